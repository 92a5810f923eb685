"""What must not stop a run, or pile up: files with odd names, sources that trip a reader, results that are outdated."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import variorum
from variorum import build
from variorum.read import Source, parse
from variorum.types import Report
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
    """Relations and stories of earlier piles of reports go; each new story has a number of its own."""
    with Workspace() as workspace:
        seen = []
        for town in ("Oltby", "Norby", "Westby"):
            (tmp_path / f"{town}.txt").write_text(TEXT.format(town=town))
            build.add(workspace, [str(tmp_path)])
            build.build(workspace)
            seen.append(workspace.revision("story"))
            count = "SELECT stage, count(*) FROM result GROUP BY stage ORDER BY stage"
            held = dict(workspace._connection.execute(count))
            assert held == {"annotate": len(seen), "relate": 1, "story": 1}
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
