"""What the table of word meanings knows."""

from __future__ import annotations

import gzip
from importlib.resources import files

import pytest

from variorum.models.wordnet import antonyms, derived, likeness, opposed, synonyms

STEPS = [
    ("buy", "purchase", 0.9),
    ("decide", "decision", 0.8),
    ("buyer", "purchase", 0.7),
    ("resign", "step down", 0.6),
    ("house", "blue", 0.0),
    ("blorked", "house", 0.0),
]


@pytest.mark.parametrize(("one", "other", "expected"), STEPS)
def test_the_step_between_two_words_is_what_wordnet_has(one: str, other: str, expected: float) -> None:
    """Synonym, derivation, kind: each a step of its own; unknown words are like nothing."""
    assert likeness(one, other) == likeness(other, one) == expected


def test_a_word_is_like_itself_in_any_case_known_or_not() -> None:
    """No table is needed to see that a word is the same."""
    assert likeness("Blorked", "blorked") == 1.0


def test_opposites_are_no_synonyms() -> None:
    """What rises does not fall."""
    assert opposed("rise", "fall")
    assert "decrease" in antonyms("increase")
    assert not opposed("rise", "climb")
    assert "fall" not in synonyms("rise")


def test_words_of_one_meaning_and_of_one_stem() -> None:
    """The words around one word."""
    assert "purchase" in synonyms("buy")
    assert "arrival" in derived("arrive")


def test_the_licence_travels_with_the_table() -> None:
    """Princeton's notice must stand in every copy."""
    data = gzip.decompress((files("variorum.data") / "wordnet.txt.gz").read_bytes()).decode()
    assert "Princeton University" in data[:400]
    assert "AS IS" in data[:2500]
