"""Whether a pile of sentences tells a clause, by its particulars."""

from __future__ import annotations

import pytest

from variorum.reconcile.news.wording import Told, sentences
from variorum.types import Report, ReportId

PILE = (
    "The mill at Orla Bridge burned down on Monday. Firemen needed nine hours. Its owner, Tove Brandal, blamed a spark.\n"
    "The county has promised 40,000 crowns."
)


@pytest.fixture(scope="module")
def told() -> Told:
    """A pile of one report."""
    report = Report(ReportId("r"), "A", "a.txt", None, None, None, None, None, "en", None, None, None, PILE)
    return Told(sentences(report))


@pytest.mark.parametrize(
    "text", ["the mill burned down at Orla Bridge", "Tove Brandal owns the mill", "a county promising 40,000 crowns"]
)
def test_told_in_other_order_or_form_is_told(told: Told, text: str) -> None:
    """Word order, endings and a neighbouring sentence do not make news."""
    assert told.share(text) >= 0.6


@pytest.mark.parametrize(
    "text",
    ["the bakery at Orla Bridge will be rebuilt", "Brandal has sold her house", "firemen were hurt by falling beams"],
)
def test_one_shared_name_does_not_tell_it(told: Told, text: str) -> None:
    """Something else about the same people is news."""
    assert told.share(text) < 0.6


def test_a_number_that_nobody_gave_is_new(told: Told) -> None:
    """The same words with another number are news; with the same number they are not."""
    assert told.novel_particular("the county has promised 90,000 crowns")
    assert not told.novel_particular("the county has promised 40,000 crowns")


def test_words_that_announce_a_change(told: Told) -> None:
    """ "Now" and its like are seen as whole words."""
    assert told.turns("she now blames the wind")
    assert not told.turns("nobody knows")
