"""The inference model: what it says of two sentences, and that nothing but the two decides it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from variorum.errors import ModelError
from variorum.models.nli import Nli

SAME, NEITHER, AGAINST = range(3)


@pytest.fixture(scope="module")
def nli() -> Nli:
    """The shipped model."""
    return Nli().load()


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        ("The harbour master resigned on Monday.", "The head of the port is still in office.", AGAINST),
        ("The museum will stay closed until further notice.", "The museum reopened the same day.", AGAINST),
        ("Nobody had been warned.", "The villagers were told in good time.", AGAINST),
        ("The mayor has stepped down.", "The mayor resigned.", SAME),
        ("The baker's daughter sings in the choir.", "The bridge was built of stone from the quarry.", NEITHER),
        ("The pilot was taken to hospital.", "The union of pilots wants better pay.", NEITHER),
    ],
)
def test_what_it_says(nli: Nli, a: str, b: str, label: int) -> None:
    """Plain cases of its three answers."""
    assert nli([(a, b)])[0].argmax() == label


def test_the_order_within_a_pair_makes_no_difference(nli: Nli) -> None:
    """Two reports contradict each other, whichever is named first."""
    a, b = "The gates were opened at two.", "No gate was opened that night."
    assert np.array_equal(nli([(a, b)]), nli([(b, a)]))


def test_a_row_does_not_depend_on_its_batch(nli: Nli) -> None:
    """Pairs of unlike lengths, alone and in a pile; rows are probabilities."""
    pairs = [("Ships left.", "No ship left the port of Aune on Friday."), ("It rained.", "It was dry."), ("", "No.")]
    together = nli(pairs * 9)
    assert np.allclose(together[: len(pairs)], np.vstack([nli([pair]) for pair in pairs]), atol=1e-6)
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)


def test_no_pairs_give_no_rows(nli: Nli) -> None:
    """Nothing asked, nothing said."""
    assert nli([]).shape == (0, 3)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    """The error says where the model should be."""
    with pytest.raises(ModelError, match=str(tmp_path)):
        Nli(folder=tmp_path).load()
