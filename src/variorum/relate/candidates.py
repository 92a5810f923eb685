"""Which pairs of reports are worth comparing sentence by sentence.

In a small pile all of them. In a large one those that share sampled runs of words (a sketch after Broder: every fourth
hash, so that the same runs are sampled in every report), and each report's nearest by meaning, if enough of the sentences
of one have a near sentence in the other. The work grows with the reports, not with their pairs; only the table of mean
vectors is square, and it is small.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from variorum.relate.view import View

VERSION = 1
FEW = 40  # up to here every pair is compared
SAMPLE = 4  # one run in so many is kept in the sketch
SHARED = 3  # sampled runs that make a pair a candidate
COMMON = 40  # reports; a run that more of them have links each only with the next few
NEAREST = 12  # neighbours by meaning
NEAR, HALF = 0.5, 0.45  # cosine of two sentences that may say the same; share of a report's own words in such sentences
Pairs = NDArray[np.int64]


def candidates(views: Sequence[View]) -> list[tuple[int, int]]:
    """Pairs of reports by their numbers, smaller first, sorted; reports without a sentence have no pairs."""
    told = [number for number, side in enumerate(views) if side.sentences]
    if len(told) <= FEW:
        return list(combinations(told, 2))
    found = {(int(a), int(b)) for a, b in sketched(views)}
    found |= {pair for pair in neighbours(views, told) if close(views[pair[0]], views[pair[1]])}
    return sorted(found)


def sketched(views: Sequence[View]) -> Pairs:
    """Pairs of reports that share at least ``SHARED`` sampled runs, as rows of two numbers."""
    hashes = [np.unique(side.runs[side.runs % SAMPLE == 0]) for side in views]
    runs = np.concatenate(hashes) if hashes else np.zeros(0, dtype=np.uint32)
    owners = np.repeat(np.arange(len(views)), [some.size for some in hashes])
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order]
    size = len(views)
    codes = []
    for step in range(1, COMMON):
        same = runs[step:] == runs[:-step]
        if not same.any():
            break
        codes.append(owners[:-step][same].astype(np.int64) * size + owners[step:][same])
    if not codes:
        return np.zeros((0, 2), dtype=np.int64)
    pairs, counts = np.unique(np.concatenate(codes), return_counts=True)
    kept = pairs[counts >= SHARED]
    return np.stack((kept // size, kept % size), axis=1)


def neighbours(views: Sequence[View], told: Sequence[int]) -> set[tuple[int, int]]:
    """Each report with its nearest by the mean of its sentences' vectors."""
    means = np.stack([(views[n].own[:, None] * views[n].vectors).sum(0) for n in told])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-6)
    likeness = means @ means.T
    np.fill_diagonal(likeness, -1)
    count = min(NEAREST, len(told) - 1)
    best = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
    pairs = ((told[a], told[int(b)]) for a, row in enumerate(best) for b in row)
    return {(min(pair), max(pair)) for pair in pairs}


def close(a: View, b: View) -> bool:
    """Whether enough of the own words of either report stand in sentences that are near one of the other."""
    near = a.vectors @ b.vectors.T >= NEAR
    shares = [own[hit].sum() / max(1.0, own.sum()) for own, hit in ((a.own, near.any(1)), (b.own, near.any(0)))]
    return bool(max(shares) >= HALF)
