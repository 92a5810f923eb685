"""Quotation marks alone: what opens, what closes, what is no mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.quotations.marks import find_marked


def inside(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“a b” c", ["a b"]),
        ('"a b" c "d e"', ["a b", "d e"]),
        ("‘a b’ c", ["a b"]),
        ("„a b“ c „d“", ["a b", "d"]),
        ("«a b» c", ["a b"]),
        ("»a b« c", ["a b"]),
        ("« a b » c", [" a b "]),
        ("‹a b› c", ["a b"]),
        ("''a b'' c", ["a b"]),
        ("``a b'' c", ["a b"]),
        ("“a ‘b’ c” d", ["a ‘b’ c", "b"]),
        ("‘a “b” c’ d", ["a “b” c", "b"]),
        ("“a b d", ["a b d"]),
    ],
)
def test_styles(text: str, marked: list[str]) -> None:
    """Every style is paired, nested ones too, and an opening mark without a closing one runs to the line's end."""
    assert inside(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "don't won't can’t",
        "the workers' rights and the drivers’ pay",
        "back in the '90s and ’80s",
        "rock 'n' roll",
        "6' 2\" tall",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    """Apostrophes, elisions, feet and inches open nothing."""
    assert inside(text) == []


def test_possessive_inside_single_marks() -> None:
    """A plural's apostrophe does not close the marks when a mark that can close follows."""
    assert inside("‘The workers’ canteen is shut,’ she said.") == ["The workers’ canteen is shut,"]


def test_lost_closing_mark() -> None:
    """A second opening mark before any closing one ends the first stretch with its sentence."""
    assert inside("“It is shut. She left. “It is open,” he said.") == ["It is shut.", "It is open,"]


def test_paragraphs_follow_each_other() -> None:
    """A paragraph that opens the same marks again goes on from the one that did not close them."""
    marked = find_marked("“One.\n\n“Two.”")
    assert [(m.closed, m.follows) for m in marked] == [(False, False), (True, True)]


@given(st.text(alphabet="ab s.,'’‘“”\"«»„\n", max_size=60))
def test_marks_never_leave_the_text(text: str) -> None:
    """Any text: stretches lie inside their outer marks, hold something, and never run over a line break."""
    for m in find_marked(text):
        assert 0 <= m.outer[0] < m.start < m.end <= m.outer[1] <= len(text)
        assert "\n" not in text[m.start : m.end]
