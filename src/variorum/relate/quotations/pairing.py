"""How much two pieces of speech have in common."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.models.wordnet import likeness
from variorum.relate.quotations.utterances import Piece
from variorum.relate.view import WEIGHTS, Word
from variorum.relate.wording import kept, keys

Pair = tuple[Piece, Piece]


def weights(words: Sequence[Word]) -> dict[str, float]:
    """Lemma → weight of the weighty words; of all words where none is weighty."""
    found = {w.lemma: WEIGHTS[w.pos] for w in words if w.pos in WEIGHTS}
    return found or {w.lemma: 0.3 for w in words}


def common(a: Sequence[Word], b: Sequence[Word]) -> tuple[float, float, float]:
    """The weight of shared words: in total, as a share of the side with less, as a share of the side with more."""
    one, other = weights(a), weights(b)
    shared = sum(weight for lemma, weight in one.items() if lemma in other)
    low, high = sorted((sum(one.values()), sum(other.values())))
    return shared, shared / max(1e-6, low), shared / max(1e-6, high)


def overlap(a: Sequence[Word], b: Sequence[Word]) -> float:
    """Shared weight of words, as a share of the side with less, 0…1."""
    return min(1.0, common(a, b)[1])


def alike(a: Sequence[Word], b: Sequence[Word]) -> float:
    """The weight of words that are the same or near in meaning, as a share of the side with more, 0…1.

    Each word stands for at most one other, the nearest first.
    """
    one, other = weights(a), weights(b)
    near = sorted((-likeness(x, y), x, y) for x in one for y in other)
    shared = 0.0
    taken: tuple[set[str], set[str]] = (set(), set())
    for less, x, y in near:
        if less < 0 and x not in taken[0] and y not in taken[1]:
            taken[0].add(x)
            taken[1].add(y)
            shared -= less * min(one[x], other[y])
    return shared / max(1e-6, sum(one.values()), sum(other.values()))


def same(a: Piece, b: Piece) -> float:
    """The share of the words of the shorter piece that stayed in order."""
    return kept(keys(a.words), keys(b.words)) / min(len(a.words), len(b.words))
