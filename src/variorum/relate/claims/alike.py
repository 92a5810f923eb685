"""Which slots ask the same question: pairs found by matrix product, groups by average linkage.

No pair of a group may be ruled out, which keeps a chain of half-alike clauses from becoming one question.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
BLOCK = 512
MOST = 60  # the nearest others looked at for one slot


@dataclass(frozen=True, slots=True)
class Limits:
    """``floor``: least cosine looked at; ``possible``: least score of any pair of a group; ``joined``: least mean."""

    floor: float
    possible: float
    joined: float


def near_pairs(vectors: Vectors, *, floor: float) -> Iterator[tuple[int, int, float]]:
    """Pairs i < j with a cosine of at least ``floor``, at most ``MOST`` for each i or j, in order of i and j."""
    kept: set[tuple[int, int]] = set()
    for start in range(0, len(vectors), BLOCK):
        cosines = vectors[start : start + BLOCK] @ vectors.T
        for row, values in enumerate(cosines):
            i = start + row
            near = np.flatnonzero(values >= floor)
            if len(near) > MOST + 1:
                near = near[np.argsort(-values[near], kind="stable")[: MOST + 1]]
            kept.update((min(i, int(j)), max(i, int(j))) for j in near if j != i)
    for i, j in sorted(kept):
        yield i, j, float(vectors[i] @ vectors[j])


def groups(size: int, scores: dict[tuple[int, int], float], *, threshold: float) -> list[tuple[list[int], float]]:
    """Groups of two and more, each with its mean pair score; best pairs are joined first.

    ``scores`` holds the pairs (i < j) that may stand together: a pair that is not in it never does, and two groups
    are joined only while the pairs across them reach ``threshold`` on average.
    """
    member = list(range(size))
    held: dict[int, list[int]] = {i: [i] for i in range(size)}
    for (i, j), best in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        a, b = member[i], member[j]
        if a == b or best < threshold:
            continue
        if not may_join(held[a], held[b], scores, threshold):
            continue
        for k in held[b]:
            member[k] = a
        held[a] = held[a] + held.pop(b)
    found = [sorted(items) for items in held.values() if len(items) > 1]
    return sorted((items, mean_score(items, scores)) for items in found)


def may_join(a: list[int], b: list[int], scores: dict[tuple[int, int], float], threshold: float) -> bool:
    """Whether every pair across two groups may stand together, and they do so well enough on average."""
    total = 0.0
    for x in a:
        for y in b:
            score = scores.get((x, y) if x < y else (y, x))
            if score is None:
                return False
            total += score
    return total >= threshold * len(a) * len(b)


def mean_score(items: list[int], scores: dict[tuple[int, int], float]) -> float:
    """Mean score of the pairs of a group."""
    pairs = [scores[x, y] for at, x in enumerate(items) for y in items[at + 1 :]]
    return sum(pairs) / len(pairs)


def score_pairs(
    vectors: Vectors,
    same: Callable[[int, int, float], float],
    *,
    floor: float,
    threshold: float,
    blocks: Sequence[Iterable[str]] = (),
) -> dict[tuple[int, int], float]:
    """The pairs for which ``same(i, j, cosine)`` reaches ``threshold``: of those near, and of those in one block."""
    out = {}
    pairs = {(i, j): cosine for i, j, cosine in near_pairs(vectors, floor=floor)}
    for i, j in within(blocks):
        pairs.setdefault((i, j), float(vectors[i] @ vectors[j]))
    for (i, j), cosine in sorted(pairs.items()):
        score = same(i, j, cosine)
        if score >= threshold:
            out[i, j] = score
    return out


def slot_groups(
    keys: Sequence[Hashable],
    vectors: Vectors,
    same: Callable[[int, int, float], float],
    *,
    limits: Limits,
    blocks: Sequence[Iterable[str]] = (),
) -> list[tuple[list[int], float]]:
    """Groups of slots that answer one question; slots with one key are told in the same words and stand together."""
    first, members = twins(keys)
    scores = score_pairs(
        vectors[first],
        lambda i, j, cosine: same(first[i], first[j], cosine),
        floor=limits.floor,
        threshold=limits.possible,
        blocks=[blocks[i] for i in first] if blocks else (),
    )
    found = groups(len(first), scores, threshold=limits.joined)
    joined = {i for items, _ in found for i in items}
    alone = [(told, 1.0) for i, told in enumerate(members) if len(told) > 1 and i not in joined]
    return sorted([(sorted(k for i in items for k in members[i]), score) for items, score in found] + alone)


def twins(keys: Sequence[Hashable]) -> tuple[list[int], list[list[int]]]:
    """Slots told in the very same words: one index for each wording, and all indices that have it."""
    held: dict[Hashable, list[int]] = {}
    for i, key in enumerate(keys):
        held.setdefault(key, []).append(i)
    return [members[0] for members in held.values()], list(held.values())


def within(blocks: Sequence[Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Pairs i < j that have a block in common, each with at most ``MOST`` others after it in a block."""
    held: dict[str, list[int]] = {}
    for i, names in enumerate(blocks):
        for name in names:
            held.setdefault(name, []).append(i)
    for members in held.values():
        for at, i in enumerate(members):
            yield from ((i, j) for j in members[at + 1 : at + 1 + MOST])


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that is in the other; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
