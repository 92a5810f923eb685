"""What holds for every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest

import variorum
from variorum.present.formats import FOLDERS, Format, render, render_folder
from variorum.present.json import from_json, to_json
from variorum.types import Story

NEW = [to for to in Format if to not in {Format.json, Format.html, Format.md}]
JSON = [Format.annotations, Format.claimreview, Format.timelinejs, Format.ftm, Format.ninjs]
CASES = Path(__file__).parents[2] / "cases" / "present"
REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


def texts(story: Story, to: Format) -> Mapping[str, str]:
    return render_folder(story, to) if to in FOLDERS else {"": render(story, to, reviewer="Kim Aster")}


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))


@pytest.mark.parametrize("to", NEW)
def test_story_json_holds_all_that_a_format_needs(judged: Story, to: Format) -> None:
    """Read back from story.json, the story is written the same way."""
    assert texts(from_json(to_json(judged)), to) == texts(judged, to)


def test_the_same_story_gives_the_same_bytes_in_every_run() -> None:
    """Nothing hangs on the order of a set: two programs with other hashes write the same."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from variorum.present.formats import FOLDERS, Format, render, render_folder\n"
        "from variorum.present.json import from_json\n"
        "story = from_json(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "for to in Format:\n"
        "    print(render_folder(story, to) if to in FOLDERS else render(story, to, reviewer='x'))\n"
    )
    command = [sys.executable, "-c", program, str(CASES / "story.json")]
    first, second = (
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    )
    assert first == second != b""


@pytest.mark.parametrize("to", NEW)
def test_every_text_can_be_written_and_ends_its_last_line(hostile: Story, to: Format) -> None:
    """Whatever a report holds, there are bytes for it."""
    for text in texts(hostile, to).values():
        assert text.encode("utf-8").endswith(b"\n")


@pytest.mark.parametrize("to", NEW)
def test_a_story_of_one_report_and_nothing_found_is_written(story: Story, to: Format) -> None:
    """There is no story that a format cannot hold."""
    empty = {f.name: () for f in fields(Story) if f.name not in {"variorum", "reports"}}
    bare = replace(story, **(empty | {"reports": story.reports[2:3]}))  # type: ignore[arg-type]
    assert all(texts(bare, to).values())


@pytest.mark.parametrize("to", JSON)
def test_json_cannot_end_a_script_element(hostile: Story, to: Format) -> None:
    """No "<" stands in the bytes, and every report's words are still there when it is read."""
    for text in texts(hostile, to).values():
        assert "<" not in text
    read = [
        json.loads(line)
        for text in texts(hostile, to).values()
        for line in (text.splitlines() if to is Format.ftm else [text])
    ]
    assert any("</script>" in text or "&lt;/script&gt;" in text for text in strings(read))


def test_every_format_is_in_the_reference() -> None:
    """The table of formats and the table of how each is checked cannot fall behind."""
    assert [to for to in Format if f"| `{to.value}` |" not in REFERENCE] == []
    sections = {line.removeprefix("## ") for line in REFERENCE.splitlines() if line.startswith("## ")}
    assert {to.value for to in NEW} <= sections


def test_a_story_shows_itself_in_a_notebook(hostile: Story) -> None:
    """Counts, reports and differences, with report text as text, and no style or script of its own."""
    shown = hostile._repr_html_()  # type: ignore[attr-defined]
    assert isinstance(hostile, variorum.Story)
    assert "5 reports" in shown
    assert "Tuesday 4 March / Monday 3 March" in shown
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "style" not in shown
