"""Charges that somebody denies without the word: "there was no bribe", "he never discussed it", "that was nonsense"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand
from variorum.reconcile.trees import SUBJECTS, Parse

SPEAKERS = frozenset({"i", "we", "he", "she", "they", "it"})
NOBODY = frozenset({"nobody", "no-one", "none"})


def denied(tree: Parse) -> Iterator[Stand]:
    """Clauses that say of something that it is not, or was not, so; they take a stand only where somebody says them."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep not in {"ccomp", "ROOT", "conj", "parataxis"}:
            continue
        found = not_there(tree, i) or nonsense(tree, i) or never(tree, i) or not_guilty(tree, i)
        if found is not None:
            yield found


def not_there(tree: Parse, i: int) -> Stand | None:
    """ "there was no danger", "police had no evidence of …"; no reason or need for a thing is against it."""
    words = word_sets("stances")
    there = any(tree.word(c) == "there" for c in tree.children(i, "expl"))
    noun = tree.first(i, "attr", "dobj", "nsubj")
    if noun is None or not any(tree.word(c) == "no" for c in tree.children(noun, "det")) or ahead(tree, i):
        return None
    if tree.lemma(noun) in words["nothing.against"] and (there or tree.lemma(i) in {"see", "have"}):
        return Stand(i, None if there else tree.first(i, "nsubj"), noun, "against")
    if there and tree.lemma(i) == "be":
        return Stand(i, None, noun, "denies") if tree.lemma(noun) in words["nothing.charged"] else None
    proof = tree.lemma(i) in {"have", "see"} and tree.lemma(noun) in words["nothing.proof"]
    return Stand(i, tree.first(i, "nsubj"), noun, "denies") if proof else None


def nonsense(tree: Parse, i: int) -> Stand | None:
    """ "that is nonsense", "the report was untrue"."""
    words = word_sets("stances")
    subject = tree.first(i, "nsubj")
    if tree.lemma(i) != "be" or subject is None or tree.negated(i) or ahead(tree, i):
        return None
    said = {tree.lemma(c) for c in tree.children(i, "acomp", "attr")}
    charge = tree.word(subject) in {"that", "this", "it"} or tree.lemma(subject) in words["denies.charges"]
    return Stand(i, None, subject, "denies") if charge and said & words["nothing.false"] else None


def never(tree: Parse, i: int) -> Stand | None:
    """ "he never discussed it", "we did not promise it", "nobody ordered anything": what is said not to have been done."""
    subject = tree.first(i, *SUBJECTS)
    if subject is None or ahead(tree, i):
        return None
    what = tree.first(i, "dobj")
    words = {tree.word(c) for c in tree.children(i, "neg", "aux")}
    none = tree.word(subject) in NOBODY and what is not None and tree.word(what) in {"anything", "anyone", "anybody"}
    deed = tree.lemma(i) in word_sets("stances")["nothing.done"] and tree.word(subject) in SPEAKERS
    done = deed and (
        "never" in words or ("did" in words and tree.negated(i) and tree.lemma(i) not in {"discuss", "speak"})
    )
    return Stand(i, None, i, "denies") if none or done else None


def not_guilty(tree: Parse, i: int) -> Stand | None:
    """ "pleaded not guilty"."""
    below = {tree.word(c) for c in tree.subtree(i)}
    return Stand(i, tree.subject(i), i, "denies") if tree.lemma(i) == "plead" and {"not", "guilty"} <= below else None


def ahead(tree: Parse, i: int) -> bool:
    """Whether the clause speaks of what will, may or must be."""
    return any(tree.tokens[c].tag == "MD" for c in tree.children(i, "aux"))
