"""How alike two sentences are, for all pairs of sentences of two reports at once.

The encoder says whether two sentences mean alike; shared weighty words (names, numbers, then other content words) say
whether they tell of the same thing. A copy in other words keeps the meaning, an independent report of the same event
keeps the names: neither alone is enough, so the likeness is a mixture. Words that stand in the same order in both speak
for one sentence beyond that; a free rewording has no such words, and loses nothing.
"""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from variorum.relate.view import Matrix, Prepared

MEANING = 0.65  # the encoder's part in the mixture
ORDER = 0.6  # what counts in full of the words in order …
CHANCE = 0.3  # … beyond the share that any two sentences have


def likeness(a: Prepared, b: Prepared) -> Matrix:
    """Likeness of every sentence of ``a`` (rows) with every one of ``b`` (columns), −1…1, 1 for the same words."""
    meaning = a.vectors @ b.vectors.T
    mixture = MEANING * meaning + (1 - MEANING) * shared_words(a, b)
    return np.asarray(np.minimum(1, mixture + ORDER * in_order(a, b)), dtype=np.float32)


def in_order(a: Prepared, b: Prepared) -> Matrix:
    """The share of the two sentences' words that stand in the same order in both, less what chance gives, 0…0.7."""
    if not a.rows or not b.rows:
        return np.zeros((len(a.rows), len(b.rows)), dtype=np.float32)
    shares = cdist(a.rows, b.rows, scorer=Indel.normalized_similarity, score_cutoff=CHANCE, dtype=np.float32)
    return np.asarray(np.maximum(0, shares - CHANCE), dtype=np.float32)


def shared_words(a: Prepared, b: Prepared) -> Matrix:
    """Dice coefficient of the sentences' weighted sets of lemmas."""
    _, one, other = np.intersect1d(a.lemmas, b.lemmas, assume_unique=True, return_indices=True)
    shared = np.sqrt(a.bags[:, one]) @ np.sqrt(b.bags[:, other]).T
    total = a.bags.sum(1)[:, None] + b.bags.sum(1)[None, :]
    return np.asarray(2 * shared / np.maximum(total, 1e-6), dtype=np.float32)
