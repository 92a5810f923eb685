"""Corroborated claims each once."""

from __future__ import annotations

from variorum.reconcile.repeats import distinct
from variorum.types import Anchor, Corroboration, Independent, ReportId

TEXT = "The county has promised 340 tents and 125 heaters for the valley"


def anchor(words: str, report: str = "r1") -> Anchor:
    """The words' place in the text."""
    start = TEXT.index(words)
    return Anchor(ReportId(report), start, start + len(words), words)


def entry(words: str) -> Corroboration:
    """An entry of two reports with these words."""
    return Corroboration(words, (anchor(words), anchor(words, "r2")), (), Independent(1, 1), ())


def test_another_number_of_the_same_clause_is_no_repeat() -> None:
    """Two figures of one clause are two entries, the same figure twice is one."""
    tents, heaters = [anchor("340 tents")], [anchor("125 heaters")]
    told = [(entry(TEXT), tents), (entry(TEXT), heaters), (entry(TEXT), heaters)]
    assert len(list(distinct(told))) == 2


def test_a_claim_in_the_words_of_another_is_a_repeat() -> None:
    """A claim without a number of its own that overlaps a told one is left out."""
    assert len(list(distinct([(entry(TEXT), []), (entry("340 tents and 125 heaters"), [])]))) == 1


def test_a_claim_that_tells_more_than_a_figure_in_it_is_kept() -> None:
    """A figure in a short clause does not hide the long claim around it."""
    assert len(list(distinct([(entry("125 heaters"), [anchor("125 heaters")]), (entry(TEXT), [])]))) == 2
