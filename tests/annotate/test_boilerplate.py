"""Page furniture is marked, and sentences of the article are not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.boilerplate import find_boilerplate
from variorum.read import Source, parse
from variorum.types import Report

CASES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "boilerplate.toml").read_text("utf-8")
)
ABOVE = "Bridge closed after crack is found\n\nThe bridge over the Ree was closed on Monday after a crack was found in a pier, the county said."
BELOW = "Nobody was hurt, and the other bridges stayed open, although engineers went to look at each of them."


def report(text: str) -> Report:
    """A report with this text."""
    return parse(Source("bridge.txt", "plain", text.encode()))[0]


def marks(text: str) -> list[tuple[str, str]]:
    """Kind and exact text of every mark."""
    return [(mark.kind, mark.exact) for mark in find_boilerplate(report(text))]


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in CASES.items() for line in lines if kind != "none"]
)
def test_furniture_is_marked(kind: str, line: str) -> None:
    """A line of furniture between two paragraphs is marked whole, with its kind, and nothing else is."""
    assert marks(f"{ABOVE}\n\n{line}\n\n{BELOW}") == [(kind, line)]


@pytest.mark.parametrize("line", CASES["none"])
def test_sentences_are_left_alone(line: str) -> None:
    """A sentence of the article is never marked, even where it begins like furniture."""
    assert marks(f"{ABOVE}\n\n{line}\n\n{BELOW}") == []


def test_headline_is_the_reports_own() -> None:
    """The first line is not furniture, whatever it looks like, as headlines are short and without a stop."""
    assert marks(f"Most read\n\n{BELOW}\n\n{BELOW[:-1]} too.") == []


def test_masthead_is_metadata() -> None:
    """Byline, outlet and date lines are marked; a date line in front of a sentence is, the sentence is not."""
    text = f"Bridge closed\nBy Marit Olden\nThe Corley Argus, 3 March 2025\n\nCORLEY, March 3 (TNA) – {BELOW}"
    assert marks(text) == [
        ("metadata", "By Marit Olden"),
        ("metadata", "The Corley Argus, 3 March 2025"),
        ("metadata", "CORLEY, March 3 (TNA) –"),
    ]


def test_leaked_metadata_is_marked_up_to_the_first_word() -> None:
    """Of "date 2025-03-03 The bridge …" only the date is furniture."""
    assert marks(f" date 2025-03-03 {BELOW}\n\n{BELOW[:-1]} too.") == [("metadata", "date 2025-03-03")]


def test_caption_given_twice_with_its_source() -> None:
    """A caption that stands twice above a picture's source is marked both times, and so is the source."""
    caption = "Engineers below the bridge at Corley."
    assert marks(f"{ABOVE}\n\n{caption}\n\n{caption}\n\nSam Quay / Tallis Pictures\n\n{BELOW}") == [
        ("caption", caption),
        ("repeated", caption),
        ("credit", "Sam Quay / Tallis Pictures"),
    ]


def test_line_given_twice_without_a_source() -> None:
    """Without a picture's source only the second is marked, as the first may be the article's."""
    line = "It was the third crack in a year."
    assert marks(f"{ABOVE}\n\n{line}\n\n{BELOW}\n\n{line}") == [("repeated", line)]


def test_short_answers_may_come_twice() -> None:
    """Two-word lines of an interview are no repetition."""
    assert marks(f"{ABOVE}\n\n“Not yet.”\n\n{BELOW}\n\n“Not yet.”") == []


@pytest.mark.parametrize("line", ["TNA", "(TNA)", "Tallis", "TNA/Tallis", "Tallis News Agency"])
def test_agency_on_the_last_line(line: str) -> None:
    """An agency's name alone at the end is a credit, also above furniture."""
    assert marks(f"{ABOVE}\n\n{BELOW}\n\n{line}\nREAD ALSO: Nine walks along the Ree")[0] == ("credit", line)


def test_agency_behind_the_last_sentence() -> None:
    """Of "… on Thursday. (TNA)" only the brackets are a credit."""
    assert marks(f"{ABOVE}\n\n{BELOW}\n\nA ferry will run from Thursday. (TNA)") == [("credit", "(TNA)")]


def test_somebodys_name_on_the_last_line_is_no_agency() -> None:
    """A letter's signature stays."""
    assert marks(f"{ABOVE}\n\n{BELOW}\n\nHelen Marchbank.") == []


@given(st.lists(st.sampled_from([line for lines in CASES.values() for line in lines] + ["", BELOW]), max_size=12))
def test_marks_are_anchored_in_order_and_apart(lines: list[str]) -> None:
    """For any text: exact is the text between start and end, marks are sorted and never overlap."""
    text = "\n".join(lines)
    found = find_boilerplate(replace(report(ABOVE), text=text))
    assert all(text[mark.start : mark.end] == mark.exact for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
