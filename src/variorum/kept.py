"""The story a workspace keeps ready, so that it is shown at once, with no model loaded."""

from __future__ import annotations

import zlib

from variorum.present.json import from_json, to_json
from variorum.text import digest
from variorum.types import Story
from variorum.workspace import Workspace

STAGE = "story"


def kept_story(workspace: Workspace, *, version: str | None = None) -> Story | None:
    """The story last made of exactly the reports and judgements now there; by any version where none is named."""
    kept = workspace.result(STAGE, version, state(workspace))
    return None if kept is None else from_json(zlib.decompress(kept).decode())


def keep_story(workspace: Workspace, story: Story, *, version: str) -> None:
    """Keep the story under the reports and judgements it was made of."""
    workspace.keep(STAGE, version, state(workspace), zlib.compress(to_json(story).encode()))


def state(workspace: Workspace) -> str:
    """A digest of all that a story depends on, but for the program."""
    reports = (report.id for report in workspace.reports())
    return digest(*reports, *(repr(judgement) for judgement in workspace.judgements()))
