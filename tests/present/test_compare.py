"""Two reports side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from variorum.present.html.collation import rising
from variorum.present.html.compare import Comparison, Words, compared, signed
from variorum.present.html.edition import edition
from variorum.types import Alignment, Story


def texts(comparison: Comparison) -> list[tuple[bool | str, ...]]:
    return [(row.shared, *("".join(words.text for words in cell) for cell in row.cells)) for row in comparison.rows]


def squeezed(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_both_texts_are_whole(story: Story) -> None:
    """Every letter of both reports is in the rows, in order."""
    shown = edition(story)
    for a in story.reports:
        for b in story.reports:
            rows = texts(compared(shown, a, b)) if a != b else []
            assert not rows or squeezed("".join(str(row[1]) for row in rows)) == squeezed(a.text)
            assert not rows or squeezed("".join(str(row[2]) for row in rows)) == squeezed(b.text)


def test_passages_stand_opposite_each_other_with_their_marks(story: Story) -> None:
    """What both have on one line, quotation marks and stops included; what one has alone between."""
    a, b, *_ = story.reports
    rows = texts(compared(edition(story), a, b))
    assert [row[0] for row in rows] == [False, True, False, True, False, True, False]
    assert str(rows[3][1]).startswith("“I am certain that our resolve")
    assert str(rows[3][2]).endswith("big inspection,”")
    assert rows[5][2] == "The bridge could open again on 20 March."


def test_reports_that_are_no_copies_share_whole_sentences(story: Story) -> None:
    """A claim that both make brings the sentences together that it stands in."""
    a, d = story.reports[0], story.reports[3]
    shared = [row for row in texts(compared(edition(story), a, d)) if row[0]]
    assert len(shared) == 1
    assert str(shared[0][1]).startswith("Divers will go down on Thursday")
    assert str(shared[0][2]).startswith("Divers will go down on Thursday")


def test_what_was_moved_is_left_to_each_side() -> None:
    """Passages that cross are not shown on one line; the longest run in order is."""
    assert rising([10, 90, 20, 5, 30]) == [0, 2, 4]
    assert rising([]) == []


def test_a_passage_aligned_twice_is_shown_once(story: Story) -> None:
    """An overlapping second alignment does not repeat text."""
    made = story.derivations[0]
    first = made.passages[0]
    again = replace(made, passages=(*made.passages, Alignment(first.a, made.passages[1].b, 0.5)))
    a, b, *_ = story.reports
    plain = compared(edition(story), a, b)
    assert compared(edition(replace(story, derivations=(again, *story.derivations[1:]))), a, b) == plain


@pytest.mark.parametrize("order", [*permutations("ABCD", 3), tuple("ABCD"), tuple("DCBA")])
def test_three_and_four_texts_are_whole(story: Story, order: tuple[str, ...]) -> None:
    """Whichever stands first, every letter of every report is in its column, once and in order."""
    shown = edition(story)
    reports = [report for sigil in order if (report := shown.report(sigil))]
    rows = texts(compared(shown, *reports))
    for column, report in enumerate(reports, start=1):
        assert squeezed("".join(str(row[column]) for row in rows)) == squeezed(report.text)
    assert all(sum(bool(cell) for cell in row[1:]) > 1 for row in rows if row[0])


def test_what_three_reports_share_is_on_one_line(story: Story) -> None:
    """A, its copy B and its copy D: the sentence on 20 March that all have, and what each has alone."""
    shown = edition(story)
    a, b, d = (story.reports[at] for at in (0, 1, 3))
    line = next(row for row in compared(shown, a, b, d).rows if row.shared and all(row.cells))
    assert ["20 March" in "".join(words.text for words in cell) for cell in line.cells] == [True] * 3
    assert {words.sign for words in line.cells[0]} <= {"", "only", "partly"}
    assert {words.sign for cell in line.cells[1:] for words in cell} <= {"", "new"}


def test_words_that_some_have_are_told_from_words_that_none_has() -> None:
    """Of three on a line: what the first has alone, what one of the others lacks, what the first lacks."""
    first, second, third = signed(["97 old bolts broke", "97 bolts broke", "61 bolts snapped"])
    assert [(words.text.strip(), words.sign) for words in first if words.sign] == [
        ("97", "partly"),
        ("old", "only"),
        ("broke", "partly"),
    ]
    assert [words.text for words in second if words.sign] == []
    assert [words.text for words in third if words.sign] == ["61", "snapped"]
    assert signed(["", "same", ""]) == ((), (Words("same", ""),), ())
