"""Two reports side by side."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.html.compare import Comparison, compared, in_order
from variorum.present.html.edition import edition
from variorum.types import Alignment, Anchor, Story


def texts(comparison: Comparison) -> list[tuple[bool, str, str]]:
    return [(row.shared, "".join(p.text for p in row.a), "".join(p.text for p in row.b)) for row in comparison.rows]


def squeezed(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_both_texts_are_whole(story: Story) -> None:
    """Every letter of both reports is in the rows, in order."""
    shown = edition(story)
    for a in story.reports:
        for b in story.reports:
            rows = texts(compared(shown, a, b)) if a != b else []
            assert not rows or squeezed("".join(row[1] for row in rows)) == squeezed(a.text)
            assert not rows or squeezed("".join(row[2] for row in rows)) == squeezed(b.text)


def test_passages_stand_opposite_each_other_with_their_marks(story: Story) -> None:
    """What both have on one line, quotation marks and stops included; what one has alone between."""
    a, b, *_ = story.reports
    rows = texts(compared(edition(story), a, b))
    assert [row[0] for row in rows] == [False, True, False, True, False, True, False]
    assert rows[3][1].startswith("“I am certain that our resolve")
    assert rows[3][2].endswith("big inspection,”")
    assert rows[5][2] == "The bridge could open again on 20 March."


def test_reports_that_are_no_copies_share_whole_sentences(story: Story) -> None:
    """A claim that both make brings the sentences together that it stands in."""
    a, d = story.reports[0], story.reports[3]
    shared = [row for row in texts(compared(edition(story), a, d)) if row[0]]
    assert len(shared) == 1
    assert shared[0][1].startswith("Divers will go down on Thursday")
    assert shared[0][2].startswith("Divers will go down on Thursday")


def test_what_was_moved_is_left_to_each_side(story: Story) -> None:
    """Passages that cross are not shown on one line; the longest run in order is."""

    def pair(a: int, b: int) -> tuple[Anchor, Anchor]:
        first, second = story.reports[0], story.reports[1]
        return Anchor(first.id, a, a + 1, first.text[a]), Anchor(second.id, b, b + 1, second.text[b])

    crossing = [pair(0, 10), pair(10, 90), pair(20, 20), pair(30, 5), pair(40, 30)]
    assert in_order(crossing) == [crossing[0], crossing[2], crossing[4]]
    assert in_order([]) == []


def test_a_passage_aligned_twice_is_shown_once(story: Story) -> None:
    """An overlapping second alignment does not repeat text."""
    made = story.derivations[0]
    first = made.passages[0]
    again = replace(made, passages=(*made.passages, Alignment(first.a, made.passages[1].b, 0.5)))
    a, b, *_ = story.reports
    plain = compared(edition(story), a, b)
    assert compared(edition(replace(story, derivations=(again, *story.derivations[1:]))), a, b) == plain
