"""The command line as a person meets it: each test runs the program itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"
PROGRAM = [sys.executable, "-c", "from variorum.cli import main; main()"]


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The example read once, with every kind of output."""
    folder = tmp_path_factory.mktemp("made")
    done = run("read", EXAMPLE, "-o", "s.html", "--json", "s.json", "--md", "s.md", "--save", "s.vrm", cwd=folder)
    return folder, done


def test_read_prints_a_screen_and_writes_what_was_asked(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The summary fits one screen, names the copies, and ends with the files; nothing goes to standard error."""
    folder, done = made
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) <= 60
    assert "8 reports" in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["s.html", "s.json", "s.md", "s.vrm"]
    assert all(f"Written: s.{ending}" in done.stdout for ending in ("html", "json", "md", "vrm"))


def test_the_output_follows_its_own_schema(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """What ``schema`` prints is what ``--json`` writes."""
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads((made[0] / "s.json").read_text()), schema)


def test_show_and_export_from_workspace_and_json_are_the_same(
    made: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """A story.json holds all that a workspace shows."""
    folder = made[0]
    assert run("show", folder / "s.vrm").stdout == run("show", folder / "s.json").stdout != ""
    for to, ending in (("json", "json"), ("md", "md"), ("html", "html")):
        assert run("export", folder / "s.vrm", "--to", to).stdout == (folder / f"s.{ending}").read_text()


def test_show_omissions_prints_what_most_reports_tell(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Asked for what is left out, it prints that and no summary."""
    lines = run("show", made[0] / "s.vrm", "--omissions").stdout.splitlines()
    assert lines[0] == "Left out"
    assert all(line.startswith("  told by ") for line in lines[2::2] if line)


def test_adding_the_same_again_adds_nothing(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The workspace knows its reports."""
    done = run("add", made[0] / "s.vrm", EXAMPLE)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 new, 8 in all.")


def test_one_bad_report_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each bad file gets one line that names it; the good one is read; the exit status says that something failed."""
    (tmp_path / "good.txt").write_text("The mill at Eldwick burned down on Monday, police said. Nobody was hurt.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    done = run("read", tmp_path / "good.txt", tmp_path / "empty.txt", tmp_path / "picture.txt", tmp_path / "none.txt")
    assert done.returncode == 1
    assert "1 report" in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert all(any(name in line for line in lines) for name in ("empty.txt", "picture.txt", "none.txt"))


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    """Where no report is left there is no story, and no traceback either."""
    done = run("read", tmp_path / "none.txt")
    assert done.returncode == 1
    assert "no story" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_workspace_is_named(tmp_path: Path) -> None:
    """The message says which file, and what to do."""
    (tmp_path / "x.vrm").write_text("nothing of the kind " * 50)
    for command in (["show"], ["add"], ["export", "--to", "md"]):
        done = run(*command, tmp_path / "x.vrm", *([EXAMPLE / "A.txt"] if command == ["add"] else []))
        assert done.returncode == 1
        assert "x.vrm" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["show", "s.vrm"], ["schema"]])
def test_light_commands_load_nothing_heavy(
    made: tuple[Path, subprocess.CompletedProcess[str]], arguments: list[str]
) -> None:
    """What makes them start at once: the modules that are slow to import stay away."""
    program = (
        "import sys\n"
        "from variorum.cli import app\n"
        "app(standalone_mode=False)\n"
        "print(sorted({'spacy', 'numpy', 'onnxruntime', 'trafilatura', 'httpx', 'starlette'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=made[0])
    assert done.stdout.splitlines()[-1] == "[]"


def test_search_prints_places(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """A line for each place, the word in brackets, from a workspace and a story.json alike."""
    done = run("search", made[0] / "s.vrm", "harbour", "GATE")
    assert done.returncode == 0
    assert "[gate]" in done.stdout
    assert run("search", made[0] / "s.json", "harbour", "GATE").stdout == done.stdout
    assert run("search", made[0] / "s.vrm", "xylophone").stdout == "No report has all of these words.\n"


def test_judgements_go_from_one_workspace_to_another(
    made: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """Two colleagues read the same reports; what one decides the other takes in, and both then have the same story."""
    hers = tmp_path / "hers.vrm"
    shutil.copy(made[0] / "s.vrm", hers)
    variant = json.loads((made[0] / "s.json").read_text())["variants"][0]["id"]
    assert (
        run("judge", hers, f"variant:{variant}", "dismiss", "--by", "Ada Roe", "--note", "counted twice").returncode
        == 0
    )
    lines = run("judgements", hers).stdout
    (tmp_path / "hers.jsonl").write_text(lines)
    mine = tmp_path / "mine.vrm"
    shutil.copy(made[0] / "s.vrm", mine)
    assert run("judgements", mine, "--import", tmp_path / "hers.jsonl").stdout == "1 new, 1 in all.\n"
    assert run("judgements", mine, "--import", tmp_path / "hers.jsonl").stdout == "0 new, 1 in all.\n"
    exported = [run("export", path, "--to", "json").stdout for path in (hers, mine)]
    assert exported[0] == exported[1]
    assert [found["id"] for found in json.loads(exported[0])["dismissed"]] == [variant]
    assert run("judge", mine, f"variant:{variant}", "dismiss", "--by", "Ada Roe", "--withdraw").returncode == 0
    assert run("export", mine, "--to", "json").stdout == (made[0] / "s.json").read_text()


def test_a_judgement_that_makes_no_sense_is_one_line(made: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """It says what could be said, and nothing is kept."""
    done = run("judge", made[0] / "s.vrm", "derivation:A>B", "dismiss")
    assert done.returncode == 1
    assert "confirm, reject, reverse, note" in done.stderr
    assert "Traceback" not in done.stderr
    assert run("judgements", made[0] / "s.vrm").stdout == ""
