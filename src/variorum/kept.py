"""The story a workspace keeps ready, so that it is shown at once, with no model loaded.

What is kept is the program's story; what people said of its differences is laid over it whenever it is taken out, and so
needs no new run. Judgements that change what is counted (``before_counting``) have a story of their own kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from variorum.errors import ContractError
from variorum.judged import before_counting, judged
from variorum.present.json import from_json, to_json
from variorum.text import digest
from variorum.types import Judgement, ReportId, Story
from variorum.workspace import Workspace

STAGE = "story"


def kept_story(workspace: Workspace, *, version: str | None = None) -> Story | None:
    """The story of exactly the reports and judgements now there; made by any version where none is named."""
    judgements = workspace.judgements()
    found = program_story(workspace, state(workspace.ids(), judgements), version=version)
    return None if found is None else judged(found, judgements)


def program_story(workspace: Workspace, given: str, *, version: str | None = None) -> Story | None:
    """The program's story kept under a ``state``, without people's judgements on its differences."""
    kept = workspace.result(STAGE, version, given)
    try:
        return None if kept is None else from_json(zlib.decompress(kept))
    except ContractError:  # kept by an earlier version, whose stories had another shape
        return None


def keep_story(workspace: Workspace, story: Story, *, version: str, given: str) -> None:
    """Keep the program's story under the ``state`` it was made of; those of other reports go."""
    workspace.keep(STAGE, version, given, zlib.compress(to_json(story).encode()), of=given.split(":")[0])


def revision(workspace: Workspace) -> tuple[int, ...]:
    """Changes as soon as ``kept_story`` may give something else; cheap enough to ask at every page."""
    return workspace.revision(STAGE)


def state(reports: Iterable[ReportId], judgements: Iterable[Judgement]) -> str:
    """Digests of all that the kept story depends on, but for the program: the reports, and what people decided on them."""
    decided = before_counting(judgements)
    verdicts = (part for j in decided for part in (j.subject, j.verdict, *j.places))
    return f"{digest(*reports)}:{digest(*verdicts)}"
