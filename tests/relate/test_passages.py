"""Sentence alignment: what is linked to what, in order, split, merged or moved."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from variorum.relate.passages import align, chain, links
from variorum.relate.wording import edits
from variorum.types import Annotations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]

EXEMPLAR = """The bridge at Orsund was closed to lorries on Monday after a crack was found in its main cable.

Engineers from the county will spend two weeks checking the other cables. A ferry will carry lorries in the meantime.

The mayor, Hedda Lunde, said the town had asked for an inspection in 2019 and had been refused."""

COPY = """The mayor of the town, Hedda Lunde, says an inspection was requested in 2019 but refused.

Since Monday lorries may not use the Orsund bridge because its main cable has a crack.

County engineers are to check the remaining cables for two weeks, while a ferry takes the lorries across."""


def grid(*rows: str) -> np.ndarray:
    """A matrix with 0.8 where a row has "x"."""
    return np.array([[0.8 if cell == "x" else 0.1 for cell in row] for row in rows], dtype=np.float32)


def pairs(matrix: np.ndarray) -> set[tuple[int, int]]:
    return {(link.a, link.b) for link in links(matrix)}


def test_a_chain_keeps_the_order() -> None:
    """Of two crossing matches the chain takes the heavier one."""
    matrix = grid(".x.", "x..", "..x")
    matrix[1, 0] = 0.7
    assert chain(matrix).tolist() == [-1, 0, 2]


def test_a_sentence_out_of_order_is_marked_as_moved() -> None:
    """A passage that the copy puts first is linked, and said to have moved."""
    found = links(grid("..x", "x..", ".x."))
    assert {(link.a, link.b, link.moved) for link in found} == {(1, 0, False), (2, 1, False), (0, 2, True)}


def test_one_sentence_may_become_two() -> None:
    """Both halves of a split sentence are linked to it."""
    assert pairs(grid("x...", ".xx.", "...x")) >= {(1, 1), (1, 2)}


def test_two_sentences_may_become_one() -> None:
    """Both sources of a merged sentence are linked to it."""
    assert pairs(grid("x..", ".x.", ".x.", "..x")) >= {(1, 1), (2, 1)}


def test_nothing_alike_gives_no_links() -> None:
    """Sentences about other things stay alone."""
    assert links(np.full((4, 5), 0.2, dtype=np.float32)) == ()


def test_alignment_goes_through_other_words_and_another_order(pile: Callable[..., Pile]) -> None:
    """A reworded, reordered, merged copy is aligned with its exemplar sentence by sentence."""
    (a, b), notes = pile(A=EXEMPLAR, B=COPY)
    found = {(x.a.exact[:12], x.b.exact[:12]) for x in align(a, b, notes[a.id], notes[b.id])}
    assert ("The bridge a", "Since Monday") in found
    assert ("Engineers fr", "County engin") in found
    assert ("The mayor, H", "The mayor of") in found


def test_anchors_are_exact(pile: Callable[..., Pile]) -> None:
    """Every aligned stretch is what stands there in its report."""
    (a, b), notes = pile(A=EXEMPLAR, B=COPY)
    for passage in align(a, b, notes[a.id], notes[b.id]):
        assert a.text[passage.a.start : passage.a.end] == passage.a.exact
        assert b.text[passage.b.start : passage.b.end] == passage.b.exact


def test_word_edits_join_neighbouring_changes() -> None:
    """One word for another is one replacement, not a cut and an insertion."""
    found = edits(["the", "gate", "was", "shut"], ["the", "door", "was", "shut"])
    assert [(e.change, e.a1, e.b1) for e in found] == [("equal", 0, 0), ("replace", 1, 1), ("equal", 2, 2)]


def test_an_insertion_beside_another_stays_an_insertion() -> None:
    """Words put in are no replacement of nothing."""
    assert [e.change for e in edits(["a", "d"], ["a", "b", "c", "d"])] == ["equal", "insert", "equal"]
