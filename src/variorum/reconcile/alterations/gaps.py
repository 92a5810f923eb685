"""A passage laid beside its copy word by word: what stayed, and the gaps between, where other words stand in their place.

Words stay if they are the same, or mean the same after WordNet; a word that only moved leaves no gap.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from variorum.models.wordnet import SYNONYM, likeness
from variorum.reconcile.alterations.passage import Half, Passage
from variorum.relate.spelling import key
from variorum.relate.view import WEIGHTS
from variorum.types import Token

NEAR = 0.6  # share of the words of the shorter side that must have stayed in order
SLIGHT = frozenset({"PUNCT", "SPACE", "SYM"})
Pairs = dict[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """Neighbouring words that stand in each other's place, as token numbers of either report; one side may be empty.

    ``before`` and ``after`` are the pairs of words that stayed on either side, None at the passage's edge.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    before: tuple[int, int] | None
    after: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Laid:
    """The passage laid out: which token stayed as which, and the gaps in order."""

    passage: Passage
    stayed: Pairs
    gaps: tuple[Gap, ...]
    near: bool


def laid(passage: Passage) -> Laid:
    """The two sides laid beside each other."""
    mine, theirs = wordy(passage.a), wordy(passage.b)
    pairs = dict(straight(passage, mine, theirs))
    others = moved(passage, [n for n in mine if n not in pairs], [n for n in theirs if n not in set(pairs.values())])
    gaps = tuple(between(pairs, others, mine, theirs))
    stayed = pairs | others
    return Laid(passage, stayed, gaps, len(pairs) >= NEAR * min(len(mine), len(theirs)) > 0)


def wordy(half: Half) -> list[int]:
    """The numbers of the tokens that are words or numbers."""
    tokens = half.side.annotations.tokens
    return [n for n in half.numbers if tokens[n].pos not in SLIGHT and key(tokens[n].exact)]


def straight(passage: Passage, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of words that stayed in order: the same words first, then between them those of one lemma or one meaning."""
    one = [key(passage.a.token(n).exact) for n in mine]
    other = [key(passage.b.token(n).exact) for n in theirs]
    for code in Indel.opcodes(one, other):
        if code.tag == "equal":
            yield from zip(mine[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end], strict=True)
    blocks = Indel.opcodes(one, other)
    start, begin = 0, 0
    for code in [*blocks, None]:
        if code is None or code.tag == "equal":
            end, stop = (len(mine), len(theirs)) if code is None else (code.src_start, code.dest_start)
            yield from alike(passage, mine[start:end], theirs[begin:stop])
            start, begin = (code.src_end, code.dest_end) if code is not None else (0, 0)


def alike(passage: Passage, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of the words between two that stayed the most pairs in order that mean the same."""
    if not mine or not theirs:
        return
    same: Callable[[int, int], bool] = lambda i, j: mean_alike(passage.a.token(mine[i]), passage.b.token(theirs[j]))
    best = [[0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + 1 if same(i, j) else 0)
    i = j = 0
    while i < len(mine) and j < len(theirs) and best[i][j]:
        if same(i, j) and best[i][j] == best[i + 1][j + 1] + 1:
            yield mine[i], theirs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def mean_alike(one: Token, other: Token) -> bool:
    """Whether two tokens are one word, or synonyms where both carry weight; names and numbers have no synonyms."""
    if key(one.lemma) == key(other.lemma):
        return True
    if {one.pos, other.pos} & {"PROPN", "NUM"} or not {one.pos, other.pos} <= set(WEIGHTS):
        return False
    return likeness(one.lemma, other.lemma) >= SYNONYM


def moved(passage: Passage, mine: Sequence[int], theirs: Sequence[int]) -> Pairs:
    """Weighty words that stand elsewhere in the copy's passage, first come first served."""
    found: Pairs = {}
    left = list(theirs)
    for number in mine:
        token = passage.a.token(number)
        if token.pos not in WEIGHTS and token.pos != "NUM":
            continue
        there = next((n for n in left if key(passage.b.token(n).lemma) == key(token.lemma)), None)
        if there is not None:
            found[number] = there
            left.remove(there)
    return found


def between(pairs: Pairs, others: Pairs, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Gap]:
    """The gaps between neighbouring pairs in order, without the words that only moved."""
    gone, come = set(others), set(others.values())
    steps = [None, *sorted(pairs.items()), None]
    for before, after in itertools.pairwise(steps):
        a = tuple(n for n in mine if within(n, before, after, 0) and n not in gone)
        b = tuple(n for n in theirs if within(n, before, after, 1) and n not in come)
        if a or b:
            yield Gap(a, b, before, after)


def within(number: int, before: tuple[int, int] | None, after: tuple[int, int] | None, side: int) -> bool:
    """Whether a token stands between two pairs."""
    return (before is None or before[side] < number) and (after is None or number < after[side])
