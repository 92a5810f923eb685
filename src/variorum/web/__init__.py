"""The edition served to this machine alone: the same pages as the one file, a page for each chapter."""

from __future__ import annotations

from variorum.web.app import create_app
from variorum.web.desk import Desk, desk_of_story, desk_of_workspace
from variorum.web.server import serve

__all__ = ["Desk", "create_app", "desk_of_story", "desk_of_workspace", "serve"]
