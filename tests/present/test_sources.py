"""Who told whom: origins, their credits, and texts with the copies that tell nothing of their own."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.family import forest
from variorum.present.html.sources import MOST, Sources, sources
from variorum.types import Origin, Story


def drawn(story: Story) -> Sources:
    found = sources(story, forest(story))
    assert found is not None
    return found


def test_copies_stand_with_their_exemplar(story: Story) -> None:
    """A text is drawn once; whoever was made from it is named beside it and has no circle."""
    found = drawn(story)
    roots = [text.report.sigil for text in found.texts if text.report]
    copies = {report.sigil for text in found.texts for report in text.copies}
    assert len(roots) == len(set(roots))
    assert copies
    assert not copies & set(roots)


def test_every_credit_of_a_text_counts_once(story: Story) -> None:
    """An origin has one row a text, with the words of that text or of a copy of it, and how often they say so."""
    found = drawn(story)
    for source in found.sources:
        assert sum(credit.times for credit in source.credits) == len(source.origin.credits)
        assert len({credit.onward.rpartition(" ")[2] for credit in source.credits}) == len(source.credits)
        assert all(credit.anchor in source.origin.credits for credit in source.credits)


def test_no_two_rows_lie_over_one_another(story: Story) -> None:
    """Credits stand apart, inside the drawing."""
    found = drawn(story)
    rows = [credit.y for source in found.sources for credit in source.credits]
    assert len(set(rows)) == len(rows)
    assert all(0 < y < found.height for y in [*rows, *(text.y for text in found.texts)])


def test_the_same_in_words(story: Story) -> None:
    """Each origin with the texts that credit it."""
    found = drawn(story)
    for source in found.sources:
        assert f"{source.origin.name} is credited by " in found.description


def test_so_many_and_no_more(story: Story) -> None:
    """A drawing of hundreds shows nothing: the rest is counted and stands in the list."""
    credit = next(origin.credits for origin in story.origins if origin.credits)
    many = tuple(
        Origin(f"o{at}", f"Body {at}", "organisation", (credit[0].report,), credit[:1]) for at in range(MOST + 6)
    )
    found = drawn(replace(story, origins=many))
    assert (len(found.sources), found.left) == (MOST, 6)


def test_nobody_credited_is_nothing_drawn(story: Story) -> None:
    """The list says why."""
    assert sources(replace(story, origins=()), ()) is None
