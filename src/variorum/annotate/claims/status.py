"""How far a plan or deed has come, where the clause says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.claims.polarity import negated
from variorum.data import word_sets
from variorum.types import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES: tuple[tuple[str, Status], ...] = (
    ("denied", "denied"),
    ("dropped", "dropped"),
    ("signed", "signed"),
    ("done", "done"),
    ("begun", "begun"),
    ("decided", "decided"),
    ("discussed", "under discussion"),
    ("proposed", "proposed"),
)
LATER = frozenset({"signed", "done", "begun", "decided", "dropped"})


def status(predicate: Token) -> Status | None:
    """None where the clause does not say; a step that is still to be taken is only planned, so it says nothing of itself."""
    talks = in_talks(predicate)
    if talks is not None:
        return talks
    ways = wordings(predicate)
    found = next((name for key, name in NAMES if listed(ways, key)), None)
    if found is None or (found in LATER and (negated(predicate) or ahead(predicate))):
        return None
    return found


def wordings(predicate: Token) -> tuple[str, set[str], set[str]]:
    """The verb's lemma, the verb with each of its particles, and what it is said to be."""
    lemma = predicate.lemma_.lower()
    small = {child.lower_ for child in predicate.children if child.dep_ in {"prt", "advmod", "prep"}}
    said = {child.lower_ for child in predicate.children if child.dep_ in {"acomp", "advmod", "prt"}}
    return lemma, {f"{lemma} {word}" for word in small}, said if lemma == "be" else set()


def listed(ways: tuple[str, set[str], set[str]], key: str) -> bool:
    """Whether the verb, alone or with its particle or adjective, is in the list."""
    words = word_sets("status")
    lemma, phrases, adjectives = ways
    return (
        lemma in words[f"verbs.{key}"]
        or bool(phrases & words.get(f"particles.{key}", frozenset()))
        or bool(adjectives & words.get(f"adjectives.{key}", frozenset()))
    )


def ahead(predicate: Token) -> bool:
    """Whether the step itself lies ahead: a modal or an infinitive."""
    return any(child.tag_ in {"MD", "TO"} for child in predicate.children)


def in_talks(predicate: Token) -> Status | None:
    """ "in talks", "under discussion", "under way"."""
    for prep in (child for child in predicate.children if child.dep_ == "prep" and child.lower_ in {"in", "under"}):
        noun = next((child.lower_ for child in prep.children if child.dep_ == "pobj"), "")
        if noun in {"talks", "discussions", "negotiations", "discussion", "consideration", "review", "negotiation"}:
            return "under discussion"
        if noun == "way":
            return "begun"
    return None
