"""Which pairs of reports are worth comparing sentence by sentence.

In a small pile all of them. In a large one those that share sampled runs of words (a sketch after Broder: every fourth
hash, so that the same runs are sampled in every report), and each report with its nearest by meaning. The work grows
with the reports, not with their pairs; only the products of mean vectors are square, a block of rows at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from variorum.relate.view import Prepared

VERSION = 1
FEW = 40  # up to here every pair is compared
SAMPLE = 4  # one run in so many is kept in the sketch
SHARED = 3  # sampled runs that make a pair a candidate
COMMON = 40  # reports; a run that more of them have links each only with the next few
NEAREST = 12  # neighbours by meaning
BLOCK = 512  # reports whose neighbours are looked for at once
Pairs = NDArray[np.int64]


def candidates(views: Sequence[Prepared]) -> list[tuple[int, int]]:
    """Pairs of reports by their numbers, smaller first, sorted; reports without a sentence have no pairs."""
    told = [number for number, side in enumerate(views) if side.sentences]
    if len(told) <= FEW:
        return list(combinations(told, 2))
    found = {(int(a), int(b)) for a, b in sketched(views)}
    return sorted(found | neighbours(views, told))


def sketched(views: Sequence[Prepared]) -> Pairs:
    """Pairs of reports that share at least ``SHARED`` sampled runs, as rows of two numbers.

    As in all that is measured later, a run counts by half where one of the two prints it in marks, and nothing where
    both do: a speech that everybody quotes makes no pair.
    """
    chosen = [side.runs % SAMPLE == 0 for side in views]
    runs = np.concatenate([side.runs[some] for side, some in zip(views, chosen, strict=True)])
    own = np.concatenate([side.own_run[some] for side, some in zip(views, chosen, strict=True)]).astype(np.float64)
    owners = np.repeat(np.arange(len(views)), [int(some.sum()) for some in chosen])
    order = np.lexsort((owners, own == 0, runs))  # those who print it as their own come first
    runs, owners, own = runs[order], owners[order], own[order]
    codes, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for step in range(1, min(COMMON, runs.size)):
        same = np.nonzero((runs[step:] == runs[:-step]) & (own[:-step] > 0))[0]
        if not same.size:
            break
        one, other = owners[same], owners[same + step]
        codes.append(np.minimum(one, other).astype(np.int64) * len(views) + np.maximum(one, other))
        weights.append((own[same] + own[same + step]) / 2)
    pairs, where = np.unique(np.concatenate(codes), return_inverse=True)
    kept = pairs[np.bincount(where, weights=np.concatenate(weights), minlength=pairs.size) >= SHARED]
    return np.stack((kept // len(views), kept % len(views)), axis=1)


def neighbours(views: Sequence[Prepared], told: Sequence[int]) -> set[tuple[int, int]]:
    """Each report with its nearest by the mean of its sentences' vectors."""
    means = np.stack([views[n].own @ views[n].vectors for n in told])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-6)
    count = min(NEAREST, len(told) - 1)
    found: set[tuple[int, int]] = set()
    for start in range(0, len(told), BLOCK):
        likeness = means[start : start + BLOCK] @ means.T
        likeness[np.arange(len(likeness)), start + np.arange(len(likeness))] = -1  # itself
        best = np.argpartition(-likeness, count - 1, axis=1)[:, :count].tolist()
        pairs = ((told[start + at], told[other]) for at, row in enumerate(best) for other in row)
        found |= {(min(pair), max(pair)) for pair in pairs}
    return found
