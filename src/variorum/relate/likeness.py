"""How alike two sentences are, for all pairs of sentences of two reports at once.

The encoder says whether two sentences mean alike; shared weighty words (names, numbers, then other content words) say
whether they tell of the same thing. A copy in other words keeps the meaning, an independent report of the same event
keeps the names: neither alone is enough, so the likeness is a mixture.
"""

from __future__ import annotations

import numpy as np

from variorum.relate.view import Matrix, View

MEANING = 0.65  # the encoder's part in the mixture


def likeness(a: View, b: View) -> Matrix:
    """Likeness of every sentence of ``a`` (rows) with every one of ``b`` (columns), −1…1, 1 for the same words."""
    meaning = a.vectors @ b.vectors.T
    return np.asarray(MEANING * meaning + (1 - MEANING) * shared_words(a, b), dtype=np.float32)


def shared_words(a: View, b: View) -> Matrix:
    """Dice coefficient of the sentences' weighted sets of lemmas."""
    _, one, other = np.intersect1d(a.lemmas, b.lemmas, assume_unique=True, return_indices=True)
    shared = np.sqrt(a.bags[:, one]) @ np.sqrt(b.bags[:, other]).T
    total = a.bags.sum(1)[:, None] + b.bags.sum(1)[None, :]
    return np.asarray(2 * shared / np.maximum(total, 1e-6), dtype=np.float32)
