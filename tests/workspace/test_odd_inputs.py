"""What must not stop a run, or pile up: files with odd names, sources that trip a reader, results that are outdated."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from spacy.tokens import Doc

import variorum
from variorum import build
from variorum.annotate import published
from variorum.judged import judgement
from variorum.models import Language
from variorum.read import Source, parse
from variorum.types import Report, TimeExpression
from variorum.workspace import Workspace

TEXT = "Mill burns\n3 March 1999\n\nThe mill at {town} burned down on Monday, police said.\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their file names are always text")
def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    """The name is shown with a mark for what is no character."""
    with open(os.fsencode(tmp_path) + b"/mill\xff.txt", "w") as file:
        file.write(TEXT)
    with Workspace() as workspace:
        (report,), errors = build.add(workspace, [str(tmp_path)])
        assert errors == ()
        assert report.name.endswith("mill�.txt")


def test_a_source_that_trips_a_reader_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is reported with its name, and the other is read."""
    for town in ("Oltby", "Norby"):
        (tmp_path / f"{town}.txt").write_text(TEXT.format(town=town))

    def tripping(source: Source) -> tuple[Report, ...]:
        if "Oltby" in source.name:
            raise IndexError("no such line")
        return parse(source)

    monkeypatch.setattr(build, "parse", tripping)
    with Workspace() as workspace:
        (report,), (error,) = build.add(workspace, [str(tmp_path)])
    assert report.name.endswith("Norby.txt")
    assert "Oltby.txt" in str(error)
    assert "Oltby.txt" in caplog.text


def test_what_other_reports_gave_is_not_kept(tmp_path: Path) -> None:
    """Relations, what pairs share and stories of earlier piles of reports go; each new story has a number of its own."""
    with Workspace() as workspace:
        seen = []
        for town in ("Oltby", "Norby", "Westby"):
            (tmp_path / f"{town}.txt").write_text(TEXT.format(town=town))
            build.add(workspace, [str(tmp_path)])
            build.build(workspace)
            seen.append(workspace.revision("story"))
            count = "SELECT stage, count(*) FROM result GROUP BY stage ORDER BY stage"
            held = dict(workspace._connection.execute(count))
            assert held == {"annotate": len(seen), "pairs": 1, "relate": 1, "story": 1}
    assert len(set(seen)) == 3


def test_the_language_pipeline_is_part_of_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another pipeline, or another version of it, reads every report anew."""
    assert build.annotate_version().endswith(" 3.8.0")
    other = build.annotate_version.__wrapped__
    monkeypatch.setattr(build, "installed", lambda: "en_core_web_other")
    assert other() != build.annotate_version()


def test_the_package_runs_as_the_command() -> None:
    """``python -m variorum`` is ``variorum``, which tells its version."""
    done = subprocess.run([sys.executable, "-m", "variorum", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"variorum {variorum.__version__}\n"


def towns(folder: Path, *names: str, said: str = "") -> Workspace:
    """A workspace with one report for each town."""
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT.format(town=name).replace("3 March 1999\n", "") + said)
    workspace = Workspace()
    build.add(workspace, [str(folder)])
    return workspace


def test_a_text_that_trips_the_pipeline_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It stays as plain text, and a notice says so; the other is read."""
    parse = Language.__call__

    def tripping(language: Language, texts: Iterable[str]) -> Iterator[Doc]:
        texts = list(texts)
        if any("Oltby" in text for text in texts):
            raise ValueError("[E999] no such label")
        return parse(language, texts)

    monkeypatch.setattr(Language, "__call__", tripping)
    with towns(tmp_path, "Norby", "Oltby") as workspace:
        story = build.build(workspace)
    held = {report.id: report for report in story.reports}
    assert {Path(held[claim.report].name).stem for claim in story.claims} == {"Norby"}
    assert len(story.reports) == 2
    (notice,) = story.notices
    assert "Oltby.txt" in notice
    assert "Oltby.txt" in caplog.text


def test_dates_that_trip_cost_their_report_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That report has no range of days, and a notice says so; the other has one."""
    infer = published.infer_published_range

    def tripping(
        report: Report, times: Sequence[TimeExpression], others: Sequence[published.Dated]
    ) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
        if "Oltby" in report.name:
            raise OverflowError("no such day")
        return infer(report, times, others)

    monkeypatch.setattr(published, "infer_published_range", tripping)
    with towns(tmp_path, "Norby", "Oltby", said="It had burned on 1 March 1999 as well.\n") as workspace:
        story = build.build(workspace)
    ranges = {Path(report.name).stem: report.published_range for report in story.reports}
    assert ranges["Norby"]
    assert ranges["Oltby"] is None
    assert ["OverflowError" in notice for notice in story.notices] == [True]


@pytest.mark.parametrize("step", ["corrected.decide_entities", "judged.standing"])
def test_judgements_that_trip_leave_the_program_s_story(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program found is there, and a notice says that judgements could not be laid over it."""

    def tripping(*_: object) -> NoReturn:
        raise KeyError("no such entity")

    with towns(tmp_path, "Norby", "Oltby") as workspace:
        sound = build.build(workspace)
        one, other = sound.entities[:2]
        workspace.judge(judgement(f"entity:{one.id}", f"merge:{other.id}", by="ann"))
        monkeypatch.setattr(f"variorum.{step}", tripping)
        story = build.build(workspace)
    assert story.claims == sound.claims
    assert story.notices
