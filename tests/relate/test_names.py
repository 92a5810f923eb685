"""Comparing two names: the same over spellings, alphabets, initials and legal forms, and different where it must be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.relate.names import SAME, compare_names, name_score
from variorum.relate.transliterate import latin, skeleton, sound
from variorum.types import MentionType

PAIRS = tomllib.loads((Path(__file__).parent.parent / "cases" / "names.toml").read_text(encoding="utf-8"))["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["says"] for pair in PAIRS])
def test_pair(pair: Mapping[str, Any]) -> None:
    """Each pair in names.toml falls on its side of the threshold, or is a known failure that still fails."""
    same = name_score(pair["a"], pair["b"], pair["kind"]) >= SAME
    assert (same != pair["same"]) if pair.get("known_failure") else (same == pair["same"])


def test_a_score_has_its_reasons() -> None:
    """What matched and what speaks against it can be shown."""
    match = compare_names("Peter Brandt", "Anna Brandt", "PER")
    assert any("brandt" in reason for reason in match.reasons)
    assert any("against" in reason for reason in match.reasons)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Syrenskyi", "Sirenski"), ("Zelenchuk", "Selentchuk"), ("Marwood", "Marvud"), ("Schevtchenko", "Shevchenko")],
)
def test_sounds_meet(a: str, b: str) -> None:
    """Spellings of one sound come to one form."""
    assert sound(a) == sound(b)


def test_other_alphabets_become_latin() -> None:
    """Cyrillic and Greek letters become the ones a newspaper would print."""
    assert latin("Ольга") == "olga"
    assert latin("Ιωάννης") == "ioannis"


def test_skeletons_block_spellings_together() -> None:
    """Vowels and soft letters do not part a name from itself."""
    assert skeleton("Martschenko") == skeleton("Marchenko") == skeleton("Maretchenka")


NAMES = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "Nd", "P", "Zs")), max_size=24)


@given(a=NAMES, b=NAMES, kind=st.sampled_from(["PER", "ORG", "GPE"]))
def test_comparing_is_symmetric_and_bounded(a: str, b: str, kind: MentionType) -> None:
    """name_score(a, b) == name_score(b, a), between 0 and 1, whatever the strings."""
    score = name_score(a, b, kind)
    assert score == name_score(b, a, kind)
    assert 0.0 <= score <= 1.0


@given(a=NAMES, kind=st.sampled_from(["PER", "ORG"]))
def test_a_name_is_itself(a: str, kind: MentionType) -> None:
    """Every name is the same as itself."""
    assert name_score(a, a, kind) == 1.0
