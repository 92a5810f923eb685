"""The words that attribute something to somebody, read once from ``data/quotation_cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by construction; the ones with a preposition are "lemma preposition"."""

    parenthesis: frozenset[str]
    postposed: frozenset[str]
    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    evidence: frozenset[str]
    particle: frozenset[str]
    preposition: frozenset[str]
    predicate: frozenset[str]
    predicate_as: frozenset[str]
    passive: frozenset[str]
    adjective_clause: frozenset[str]
    adjective_infinitive: frozenset[str]
    adjective_preposition: frozenset[str]
    noun_clause: frozenset[str]
    noun_infinitive: frozenset[str]
    noun_preposition: frozenset[str]
    document: frozenset[str]
    occasion: frozenset[str]
    worded: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists that ship with the package."""
    raw = tomllib.loads(resources.files("variorum.data").joinpath("quotation_cues.toml").read_text(encoding="utf-8"))
    return Lexicon(**{key: entries(key, value) for key, value in raw.items()})


def entries(key: str, value: str) -> frozenset[str]:
    """One entry a word, or one a line where a preposition belongs to it."""
    if key.endswith(("preposition", "particle")):
        return frozenset(line.strip() for line in value.splitlines() if line.strip())
    return frozenset(value.replace("_", " ").split())
