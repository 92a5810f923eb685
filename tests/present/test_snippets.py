"""What is shown round a place in a report."""

from __future__ import annotations

import pytest

from variorum.present.html.snippets import snippet
from variorum.text import anchor
from variorum.types import ReportId

TEXT = "Headline without a stop\nIt rained. “The gate was shut at 1.20 on Friday.” Nobody (not one!) saw it. They left."


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("gate", "“The [gate] was shut at 1.20 on Friday.”"),
        ("1.20", "“The gate was shut at [1.20] on Friday.”"),
        ("Headline", "[Headline] without a stop"),
        ("rained", "It [rained]."),
        ("Friday.”", "“The gate was shut at 1.20 on [Friday.”]"),
        ("saw", "Nobody (not one!) [saw] it."),
        ("left", "They [left]."),
    ],
)
def test_the_sentence_round_a_place(exact: str, expected: str) -> None:
    """From the sentence's or line's beginning to its end, closing marks included."""
    start = TEXT.index(exact)
    found = snippet(TEXT, anchor(ReportId("x"), TEXT, start, start + len(exact)))
    assert f"{found.before}[{found.exact}]{found.after}" == expected
    assert not found.cut_before
    assert not found.cut_after


def test_a_long_sentence_is_cut_at_words() -> None:
    """And says so."""
    text = "begin " * 50 + "here" + " end" * 50
    found = snippet(text, anchor(ReportId("x"), text, 300, 304), reach=20)
    assert (found.before, found.exact, found.after) == ("begin begin begin ", "here", " end end end end")
    assert found.cut_before
    assert found.cut_after
