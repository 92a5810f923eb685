"""``variorum export`` as a person meets it; no model is loaded, since a story.json is there."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[1] / "cases" / "present" / "story.json"
PROGRAM = [sys.executable, "-c", "from variorum.cli import main; main()"]


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, "export", str(STORY), *map(str, arguments)], capture_output=True, cwd=cwd, check=False
    )


@pytest.mark.parametrize("to", ["annotations", "claimreview", "timelinejs", "ftm", "tei"])
def test_a_format_of_one_file_goes_to_standard_output_or_a_file(to: str, tmp_path: Path) -> None:
    """Byte for byte the same."""
    done = run("--to", to, "-o", "out", "--by", "Kim Aster", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, "Written: out\n")
    assert (tmp_path / "out").read_bytes() == run("--to", to, "--by", "Kim Aster", cwd=tmp_path).stdout != b""


def test_tables_go_to_a_folder_with_line_ends_untouched(tmp_path: Path) -> None:
    """The folder is made, what is in it already stays, and every line ends once, with CR LF."""
    (tmp_path / "deep" / "tables").mkdir(parents=True)
    (tmp_path / "deep" / "tables" / "mine.txt").write_text("mine")
    assert run("--to", "csv", "-o", "deep/tables", cwd=tmp_path).returncode == 0
    written = sorted(path.name for path in (tmp_path / "deep" / "tables").iterdir())
    assert len(written) == 9
    assert "mine.txt" in written
    with (tmp_path / "deep" / "tables" / "timeline.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file, strict=True))) == 4
    assert b"\r\r" not in (tmp_path / "deep" / "tables" / "reports.csv").read_bytes()


@pytest.mark.parametrize("to", ["csv", "ninjs"])
def test_a_format_of_several_files_asks_for_a_folder(to: str, tmp_path: Path) -> None:
    """The message says what to type."""
    done = run("--to", to, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"-o FOLDER" in done.stderr


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """One line that names it, no traceback, and the file stays as it was."""
    (tmp_path / "taken").write_text("taken")
    done = run("--to", "csv", "-o", "taken", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"taken" in done.stderr
    assert (tmp_path / "taken").read_text() == "taken"


def test_the_reviewer_is_the_name_given(tmp_path: Path) -> None:
    """Without one it is the login name, never nobody."""
    named = json.loads(run("--to", "claimreview", "--by", "Kim Aster", cwd=tmp_path).stdout)["@graph"]
    login = json.loads(run("--to", "claimreview", cwd=tmp_path).stdout)["@graph"]
    assert {review["author"]["name"] for review in named} == {"Kim Aster"}
    assert all(review["author"]["name"] for review in login)
