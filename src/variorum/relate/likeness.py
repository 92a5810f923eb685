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
    for words in b:
        for word in words:
            if word.lemma not in index:
                index[word.lemma] = len(weights)
                weights.append(WEIGHTS.get(word.pos, OTHER))
    weight = np.array(weights, dtype=np.float32)
    columns = np.zeros((len(weights), len(b)), dtype=np.float32)
    for at, words in enumerate(b):
        columns[[index[word.lemma] for word in words], at] = 1
    total = weight @ columns
    out = np.zeros((len(a), len(b)), dtype=np.float32)
    for row, words in enumerate(a):
        bag = {word.lemma: WEIGHTS.get(word.pos, OTHER) for word in words}
        shared = [index[lemma] for lemma in bag if lemma in index]
        if shared:
            out[row] = 2 * (weight[shared] @ columns[shared]) / np.maximum(sum(bag.values()) + total, 1e-6)
    return np.minimum(out, 1)
