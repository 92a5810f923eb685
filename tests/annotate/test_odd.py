"""Reports that no one expects, and that must cost nobody the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from variorum import build
from variorum.annotate import by_rules
from variorum.present.json import from_json, to_json
from variorum.types import Annotations, Report
from variorum.workspace import Workspace

ODD = {
    "before the calendar": "In the first century a mill stood at Oltby, the museum said on Monday.",
    "after the calendar": "The lease of the mill runs until 31/12/9999, the town of Oltby said on Monday.",
    "longer than the calendar": "Over the past 2,000 years nothing had changed in Oltby, the museum said on Monday.",
    "larger than a float": f"The mill at Oltby cost {'9' * 400} crowns, the town said on Monday.",
    "one word": "Mill",
    "nothing but furniture": "Subscribe\n\nRead also: the mill\n\nSubscribe",
    "nothing but quotation marks": "“”\n\n‘’ “ ” said the mill at Oltby on Monday.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_report_has_its_story_too(text: str, tmp_path: Path) -> None:
    """It is read, and its story.json can be read back."""
    path = tmp_path / "odd.txt"
    path.write_text(f"{text}\n")
    (tmp_path / "plain.txt").write_text("Mill burns\n3 March 1999\n\nThe mill at Oltby burned down, police said.")
    with Workspace() as workspace:
        _, errors = build.add(workspace, [str(tmp_path)])
        assert errors == ()
        story = build.build(workspace)
    assert from_json(to_json(story)) == story
    assert len(story.reports) == 2


def test_a_stage_that_trips_leaves_the_other_reports_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The report is named in the log and shown as plain text; the other one is annotated."""
    (tmp_path / "odd.txt").write_text("The odd mill at Oltby burned down on Monday, police said.")
    (tmp_path / "plain.txt").write_text("The plain mill at Oltby burned down on Monday, police said.")

    def tripping(report: Report, doc: Doc) -> Annotations:
        if "odd" in report.name:
            raise IndexError("no such token")
        return by_rules(report, doc)

    monkeypatch.setattr(build, "by_rules", tripping)
    with Workspace() as workspace:
        build.add(workspace, [str(tmp_path)])
        story = build.build(workspace)
    odd, plain = sorted(story.reports, key=lambda report: report.name)
    assert {claim.report for claim in story.claims} == {plain.id}
    assert odd.name in caplog.text
