"""The sentence encoder: unit vectors, and the word pieces by which part of a text is read in its context."""

from __future__ import annotations

import numpy as np
import pytest

from variorum.models import DIMENSIONS, Encoder

TEXTS = ("The ferry left at noon.", "A café burnt down in the old town, and nobody was hurt.", "No.")


def test_the_published_likeness_is_reached(encoder: Encoder) -> None:
    """The shipped file is the published model: its three well-known likenesses come out to the second digit."""
    rows = encoder(
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    )
    assert rows[0] @ rows[1:].T == pytest.approx([0.695, 0.943, 0.257], abs=0.01)


def test_a_row_does_not_depend_on_the_texts_beside_it(encoder: Encoder) -> None:
    """A text read alone has the very vector that it has in a pile."""
    together = encoder(TEXTS * 7)
    alone = np.vstack([encoder([text]) for text in TEXTS])
    assert np.array_equal(together[: len(TEXTS)], alone)


def test_pieces_stand_where_their_words_stand(encoder: Encoder) -> None:
    """Places are code points of the text as given, accents and all, one state a piece, without the model's own marks."""
    _, pieces = encoder.read(TEXTS)
    for text, found in zip(TEXTS, pieces, strict=True):
        assert found.states.shape == (len(found.places), DIMENSIONS)
        words = "".join(text[start:end] for start, end in found.places)
        assert words == text.replace(" ", "")


def test_nothing_to_read_gives_nothing(encoder: Encoder) -> None:
    """No texts, no rows; an empty text has a row and no pieces."""
    assert encoder([]).shape == (0, DIMENSIONS)
    rows, (none,) = encoder.read([""])
    assert rows.shape == (1, DIMENSIONS)
    assert len(none.places) == len(none.states) == 0
