"""Stands told by a noun or left out of one: "an application by Norland to stop the works", "aid for the farms but not for the firm"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand, stands
from variorum.reconcile.trees import Parse


def by_noun(tree: Parse) -> Iterator[Stand]:
    """The stands that the report's nouns tell of, and those that a preposition with "not" takes back."""
    for i, token in enumerate(tree.tokens):
        if token.pos == "NOUN" and tree.lemma(i) in word_sets("stances")["sought.nouns"]:
            found = sought_by(tree, i)
            if found is not None:
                yield found
    yield from excepted(tree)


def sought_by(tree: Parse, noun: int) -> Stand | None:
    """ "an application by Norland to stop the works", "a call by the union for a strike"."""
    by = next((p for p in tree.children(noun, "prep") if tree.word(p) == "by"), None)
    who = tree.first(by, "pobj") if by is not None else None
    if who is None:
        return None
    named = next((c for c in tree.children(who, "appos") if tree.tokens[c].pos == "PROPN"), who)
    deed = tree.first(noun, "acl")
    if deed is None or not any(tree.word(c) == "to" for c in tree.children(deed, "aux")):
        preps = [p for b in (noun, who) for p in tree.children(b, "prep") if tree.word(p) in {"for", "against"}]
        thing = tree.first(preps[0], "pobj", "pcomp") if preps else None
        return Stand(noun, named, thing, "against" if tree.word(preps[0]) == "against" else "for") if thing else None
    return Stand(noun, named, deed, "for")


def excepted(tree: Parse) -> Iterator[Stand]:
    """Whoever is for aid "for the farms but not for the firm" is against aid for the firm."""
    for stand in stands(tree):
        if stand.matter is None or stand.stance != "for" or stand.verb == stand.matter:
            continue
        for prep in tree.children(stand.matter, "prep"):
            for other in (*tree.children(prep, "conj"), *tree.children(stand.verb, "conj")):
                thing = tree.first(other, "pobj")
                if thing is not None and tree.word(other) == tree.word(prep) and tree.children(other, "neg"):
                    yield Stand(other, stand.holder, thing, "against")
