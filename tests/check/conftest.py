"""The example's reports, annotated and made a story once for this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.annotate import annotate, date_reports
from variorum.build import add, annotate_all, build, silent
from variorum.check import check, dated
from variorum.models import Encoder, Language
from variorum.types import Annotations, Check, Finding, Report, ReportId, Story
from variorum.workspace import Workspace

REPORTS = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"


@dataclass(frozen=True, slots=True)
class Pile:
    """The example's story and the annotations of its reports."""

    story: Story
    annotations: dict[ReportId, Annotations]


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example's workspace is kept, once ``pile`` is made."""
    return tmp_path_factory.mktemp("desk") / "gate.vrm"


@pytest.fixture(scope="package")
def pile(kept: Path) -> Pile:
    """The example, read and related."""
    with Workspace(kept) as workspace:
        add(workspace, [str(REPORTS)])
        story = build(workspace)
        _, annotations = date_reports(workspace.reports(), annotate_all(workspace, workspace.reports(), silent))
    return Pile(story, annotations)


@pytest.fixture(scope="package")
def checked(pile: Pile, language: Language, encoder: Encoder) -> Callable[[str], Check]:
    """The check of a text against the example."""

    def run(text: str) -> Check:
        draft = Report(ReportId("draft"), "", "draft.txt", None, None, None, None, None, "en", None, None, None, text)
        draft = dated(draft, pile.story)
        return check(draft, annotate(draft, next(iter(language([text]))), encoder), pile.story, pile.annotations)

    return run


@pytest.fixture(scope="package")
def wrong(checked: Callable[[str], Check]) -> Callable[[str], list[Finding]]:
    """What is altered or in none of the reports in a text."""

    def run(text: str) -> list[Finding]:
        return [finding for finding in checked(text).findings if finding.status in ("altered", "in none")]

    return run
