"""How alike two sentences are, for all pairs of sentences of two reports at once.

The encoder says whether two sentences mean alike; shared weighty words (names, numbers, then other content words) say
whether they tell of the same thing. A copy in other words keeps the meaning, an independent report of the same event
keeps the names: neither alone is enough, so the likeness is a mixture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.relate.view import View, Word

Matrix = NDArray[np.float32]
MEANING = 0.65  # the encoder's part in the mixture
WEIGHTS = {"PROPN": 1.5, "NUM": 1.5, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.8, "ADV": 0.5}
OTHER = 0.1  # articles, prepositions, pronouns


def likeness(a: View, b: View) -> Matrix:
    """Likeness of every sentence of ``a`` (rows) with every one of ``b`` (columns), −1…1, 1 for the same words."""
    meaning = a.vectors @ b.vectors.T
    return MEANING * meaning + (1 - MEANING) * shared_words(a.words, b.words)


def shared_words(a: Sequence[Sequence[Word]], b: Sequence[Sequence[Word]]) -> Matrix:
    """Dice coefficient of the sentences' weighted sets of lemmas."""
    index: dict[str, int] = {}
    weights: list[float] = []
    for words in (*a, *b):
        for word in words:
            if word.lemma not in index:
                index[word.lemma] = len(weights)
                weights.append(WEIGHTS.get(word.pos, OTHER))
    root = np.sqrt(np.array(weights, dtype=np.float32))
    rows, columns = (bags(side, index) * root for side in (a, b))
    total = (rows**2).sum(1)[:, None] + (columns**2).sum(1)[None, :]
    return np.asarray(2 * (rows @ columns.T) / np.maximum(total, 1e-6), dtype=np.float32)


def bags(sentences: Sequence[Sequence[Word]], index: dict[str, int]) -> Matrix:
    """One row a sentence, one column a lemma, 1 where it occurs."""
    out = np.zeros((len(sentences), len(index)), dtype=np.float32)
    for row, words in enumerate(sentences):
        out[row, [index[word.lemma] for word in words]] = 1
    return out
