"""The main parts of a clause as stretches of text: subject, predicate, object."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Stretch = tuple[int, int]
LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "cc", "conj", "punct", "parataxis"})
"""What is left out at the end of a noun phrase, except a plain conjunct before it ends."""


def noun_phrase(head: Token) -> Stretch:
    """The noun with what stands before it and its prepositional phrases, without clauses and appositions after it."""
    kept = [head]
    for child in head.children:
        if child.i < head.i and child.dep_ not in {"relcl", "punct", "cc", "advcl"}:
            kept.extend(child.subtree)
        elif (child.i > head.i and child.dep_ not in LOOSE) or (
            child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}
        ):
            kept.extend(token for token in child.subtree if not in_clause(token, child))
    last = max(token.i for token in kept)
    words = [
        token
        for token in kept
        if not token.is_space and not (token.is_punct and token.i in {min(t.i for t in kept), last})
    ]
    words = words or [head]
    first, final = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    return first.idx, final.idx + len(final)


def in_clause(token: Token, top: Token) -> bool:
    """Whether a word below ``top`` belongs to a clause that hangs on it."""
    while token.i != top.i:
        if token.dep_ in {"relcl", "acl", "advcl", "appos"}:
            return True
        token = token.head
    return False


def verb_group(predicate: Token) -> Stretch:
    """Auxiliaries, negation, verb and particle; with "be" its adjective or noun as well."""
    words = [predicate]
    for child in predicate.children:
        if child.dep_ in {"aux", "auxpass", "neg", "prt", "acomp"} or (child.dep_ == "attr" and child.i > predicate.i):
            words.append(child)
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def direct_object(predicate: Token) -> Token | None:
    """The object; what the infinitive or preposition brings where there is none; in the passive, who did it."""
    for name in ("dobj", "agent", "oprd", "attr", "dative"):
        for child in predicate.children:
            if child.dep_ == name:
                return (
                    next((c for c in child.children if c.dep_ == "pobj"), child)
                    if name in {"agent", "dative"}
                    else child
                )
    for child in predicate.children:
        if child.dep_ == "xcomp":
            return direct_object(child)
    return prepositional_object(predicate)


def prepositional_object(predicate: Token) -> Token | None:
    """The noun of the nearest preposition after the verb."""
    for child in predicate.children:
        if child.dep_ == "prep" and child.i > predicate.i:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
