"""Which reports a person had before them when they were here last; kept in the workspace, by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from variorum.types import ReportId
from variorum.workspace import Workspace

STAGE, VERSION = "visit", "1"


@dataclass(frozen=True, slots=True)
class Visit:
    """When it ended, as an ISO date and time, and the reports that were in the story by then."""

    at: str
    reports: tuple[ReportId, ...]


def last_visit(workspace: Workspace, by: str) -> Visit | None:
    """A person's last visit, if there was one."""
    kept = workspace.result(STAGE, VERSION, by)
    return msgspec.json.decode(kept, type=Visit) if kept else None


def keep_visit(workspace: Workspace, by: str, reports: Iterable[ReportId]) -> Visit:
    """A person has seen these reports, now."""
    visit = Visit(dt.datetime.now(dt.UTC).isoformat(timespec="minutes"), tuple(reports))
    workspace.keep(STAGE, VERSION, by, msgspec.json.encode(visit))
    return visit
