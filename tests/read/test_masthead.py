"""What the lines above an article say of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from variorum.masthead import read_masthead

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "mastheads.toml").read_text("utf-8"))["case"]
PROSE = (
    "The bridge carries nine thousand cars a day, and the next one is twenty miles away, so that drivers were told to stay "
    "at home if they could.\n\nEngineers worked through the night. They have not said what they found."
)
FIELDS = ("headline", "byline", "publisher", "dateline", "published", "modified")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_masthead_says(case: dict[str, str]) -> None:
    """Each field comes out as given, and nothing comes out that is not there."""
    head = read_masthead(f"{case['text']}\n\n{PROSE}\n")
    assert {field: getattr(head, field) for field in FIELDS} == {field: case.get(field) for field in FIELDS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_marks_are_stretches_of_the_text(case: dict[str, str]) -> None:
    """Marks lie inside the text, hold something, stay on one line and never reach the prose below."""
    text = f"{case['text']}\n\n{PROSE}\n"
    for mark in read_masthead(text).marks:
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end] != ""
        assert "\n" not in text[mark.start : mark.end]
        assert mark.end <= len(case["text"])


@pytest.mark.parametrize("text", ["", "\n\n", "x", "...", "By", "—", "(AP)", "3 March 2025"])
def test_a_scrap_of_text_is_no_error(text: str) -> None:
    """Whatever stands there, reading it raises nothing."""
    assert read_masthead(text).headline is None
