"""Stands that somebody takes by announcing a deed: "there would be an inquiry", "the law would not be changed"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand, asked
from variorum.reconcile.trees import SUBJECTS, Parse

AHEAD = frozenset({"wo", "will", "would", "shall", "’ll", "'ll"})


def announced(tree: Parse) -> Iterator[Stand]:
    """Clauses about what will or will not be, inside what somebody says."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep not in {"ccomp", "ROOT", "conj"}:
            continue
        found = ahead(tree, i) if any(tree.word(c) in AHEAD for c in tree.children(i, "aux")) else no_more(tree, i)
        if found is not None:
            yield found


def ahead(tree: Parse, i: int) -> Stand | None:
    """ "there would be an inquiry" is for it, "the law would not be changed" against, "I will attend" for."""
    subject = tree.first(i, *SUBJECTS)
    passive = tree.first(i, "nsubjpass")
    negated = tree.negated(i)
    if any(tree.word(c) == "there" for c in tree.children(i, "expl")) and not asked(tree, i):
        return there(tree, i)
    if passive is not None and negated:
        return Stand(i, None, passive, "against")
    if subject is not None and tree.lemma(i) in word_sets("stances")["joins.verbs"] and not conditioned(tree, i):
        return Stand(i, subject, i, "against" if negated else "for")
    return deed(tree, i, subject, passive) or withheld(tree, i, subject)


def there(tree: Parse, i: int) -> Stand | None:
    """ "there would be an inquiry"; "there will be none" is against what was spoken of before."""
    what = tree.first(i, "attr")
    if what is None or tree.lemma(what) in word_sets("stances")["fate.nouns"]:
        return None
    none = tree.word(what) in {"none", "nothing"} or any(
        tree.word(c) in {"no", "not"} for c in tree.children(what, "det", "neg")
    )
    return Stand(
        i,
        None,
        None if tree.word(what) in {"none", "nothing"} else what,
        "against" if tree.negated(i) or none else "for",
    )


def deed(tree: Parse, i: int, subject: int | None, passive: int | None) -> Stand | None:
    """What somebody will do, or will not: the town would sue, the club would not leave, posts would be restored."""
    words = word_sets("stances")
    lemma = tree.lemma(i)
    willing = any(tree.word(c) in AHEAD for c in tree.children(i, "aux")) and not tree.children(i, "expl")
    if not willing or conditioned(tree, i):
        return None
    if passive is not None:
        return Stand(i, None, passive, "for") if lemma in words["deeds.verbs"] else None
    if subject is None or not personal(tree, subject):
        return None
    if tree.negated(i) and tree.tokens[subject].pos == "NOUN" and lemma in words["deeds.closing"]:
        return Stand(i, None, subject, "against")
    if tree.negated(i):
        return None if lemma in words["deeds.idle"] else Stand(i, subject, i, "against")
    return Stand(i, subject, i, "for") if lemma in words["deeds.verbs"] else None


def personal(tree: Parse, subject: int) -> bool:
    """Whether a subject may be somebody: no "that", "there", "nothing" or "which"."""
    return tree.word(subject) not in {
        "that",
        "this",
        "there",
        "nothing",
        "nobody",
        "none",
        "what",
        "which",
        "you",
        "one",
    }


def withheld(tree: Parse, i: int, subject: int | None) -> Stand | None:
    """ "I can give you no answer until …": left open."""
    noun = tree.first(i, "dobj")
    if noun is None or tree.lemma(noun) not in word_sets("stances")["silence.nouns"]:
        return None
    none = any(tree.word(c) in {"no", "any"} for c in tree.children(noun, "det"))
    return Stand(i, subject, noun, "open") if none else None


def no_more(tree: Parse, i: int) -> Stand | None:
    """ "there is no more money": against giving more."""
    if tree.lemma(i) != "be" or not any(tree.word(c) == "there" for c in tree.children(i, "expl")):
        return None
    below = {tree.word(c) for c in tree.subtree(i)}
    return (
        Stand(i, None, None, "against")
        if {"no", "more"} <= below and tree.first(i, "prep", "attr") is not None
        else None
    )


def conditioned(tree: Parse, i: int) -> bool:
    """Whether an adverbial clause limits the verb."""
    return any(tree.tokens[c].dep == "advcl" for c in tree.below[i])
