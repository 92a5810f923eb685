"""Stands that somebody takes by what he calls a thing: "called the plan reckless", "that would be a mistake", "is out of the question"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.idle import quoted
from variorum.reconcile.positions.sides import SIDES, inverted
from variorum.reconcile.positions.verbs import FLIP, Stand, asked, hypothetical
from variorum.reconcile.trees import Parse
from variorum.types import Stance

CALLED = ("oprd", "ccomp", "acomp", "attr", "dobj", "xcomp", "advcl")
POINTING = frozenset({"it", "that", "this", "they", "them", "these", "those", "which"})
BEYOND = frozenset({"will", "would", "’ll", "'ll", "’d", "'d"})


def verdicts(tree: Parse) -> Iterator[Stand]:
    """The verdicts that the report's verbs tell of."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or hypothetical(tree, i) or inverted(tree, i):
            continue
        found = called(tree, i) or being(tree, i) or going_far(tree, i) or excluded(tree, i)
        if found is not None:
            yield found


def called(tree: Parse, i: int) -> Stand | None:
    """ "called the plan reckless", "described the talks as a farce", "thinks that a waste of money"."""
    subject = tree.subject(i)
    if tree.lemma(i) not in word_sets("stances")["verdict.verbs"] or subject is None or tree.children(i, "auxpass"):
        return None
    for child in (*tree.children(i, *CALLED), *named_as(tree, i)):
        side: Stance | None = side_of(tree, child) or weakly(
            tree, child, tree.first(child, "nsubj") or tree.first(i, "dobj")
        )
        if side is None and any(tree.word(c) == "too" for c in tree.children(child, "advmod")):
            side = "against"
        if tree.lemma(child) in word_sets("stances")["nothing.false"]:
            side = "denies"
        if side is not None and child > subject and not tree.children(child, "aux"):
            what = tree.first(child, "nsubj")
            thing = what if what is not None else next((c for c in tree.children(i, "dobj") if c != child), None)
            shown = thing if thing is not None and tree.word(thing) not in POINTING else None
            return Stand(i, subject, shown, FLIP[side] if tree.negated(i) else side)
    return None


def named_as(tree: Parse, i: int) -> tuple[int, ...]:
    """What stands after "as": described it as a farce."""
    below = (i, *tree.children(i, "dobj"))
    return tuple(
        c
        for b in below
        for p in tree.children(b, "prep")
        if tree.word(p) == "as"
        for c in tree.below[p]
        if tree.tokens[c].dep in {"pobj", "amod", "pcomp", "acomp"}
    )


def side_of(tree: Parse, i: int) -> Stance | None:
    """Which side a noun or adjective of judgement takes; "no mistake" takes the other."""
    words = word_sets("stances")
    said = {tree.lemma(i), tree.word(i)} | {tree.lemma(c) for c in tree.children(i, "amod")}
    side = next((side for side in SIDES if said & words[f"verdict.{side}"]), None)
    none = any(tree.word(c) in {"no", "hardly", "scarcely"} for c in tree.children(i, "det", "advmod"))
    return FLIP[side] if side is not None and none else side


def being(tree: Parse, i: int) -> Stand | None:
    """ "that would be a mistake", "the fee is unacceptable", of what is or will be, in what somebody says."""
    subject = tree.first(i, "nsubj", "csubj")
    lies_ahead = any(tree.word(c) in BEYOND for c in tree.children(i, "aux"))
    behind = tree.tokens[i].tag in {"VBD", "VBN"} and tree.tokens[i].dep != "ccomp"
    if (
        tree.lemma(i) != "be"
        or subject is None
        or asked(tree, i)
        or (tree.children(i, "mark") and tree.tokens[i].dep == "advcl")
    ):
        return None
    if behind or (tree.children(i, "aux") and not lies_ahead) or (tree.tokens[i].tag == "VBD" and quoted(tree, i)):
        return None
    for_whom = next(
        (
            c
            for p in tree.children(i, "prep")
            if p < subject and tree.word(p) in {"for", "to"}
            for c in tree.children(p, "pobj")
        ),
        None,
    )
    if tree.tokens[subject].pos == "PROPN" or tree.word(subject) in {"he", "she", "i", "we", "you", "there", "what"}:
        return None
    told = tree.children(i, "acomp", "attr")
    short = tree.negated(i) and tree.lemma(subject) in word_sets("stances")["verdict.proposals"]
    if short and any(tree.word(c) == "enough" for c in told):
        return Stand(i, None, subject, "against")
    side = next((s for c in told if (s := side_of(tree, c) or weakly(tree, c, subject)) is not None), None)
    if side is None:
        return None
    shown = None if tree.word(subject) in POINTING else subject
    return Stand(i, for_whom, shown, FLIP[side] if tree.negated(i) else side)


def weakly(tree: Parse, i: int, subject: int | None) -> Stance | None:
    """The side that "good", "too low" and "enough" take where it is an offer, a decision or the like; "time to …" for it."""
    words = word_sets("stances")
    if tree.lemma(i) == "time" and any(tree.tokens[c].tag == "VB" for c in tree.children(i, "acl", "relcl")):
        return "for" if not tree.children(i, "amod", "poss") else None
    proposal = tree.lemma(i) in words["verdict.proposals"] or (
        subject is not None and tree.lemma(subject) in words["verdict.proposals"]
    )
    if not proposal:
        return None
    said = {tree.word(i)} | {tree.word(c) for c in tree.children(i, "amod")}
    too = any(tree.word(c) == "too" for c in tree.children(i, "advmod"))
    if too or said & words["verdict.weakly_against"]:
        return "against"
    return "for" if said & words["verdict.weakly_for"] else None


def going_far(tree: Parse, i: int) -> Stand | None:
    """ "the law goes too far", "the offer does not go far enough"."""
    subject = tree.first(i, "nsubj")
    far = next((c for c in tree.subtree(i) if tree.word(c) == "far" and tree.tokens[c].dep == "advmod"), None)
    if tree.lemma(i) not in {"go", "come"} or far is None or subject is None:
        return None
    too = any(tree.word(c) == "too" for c in tree.children(far, "advmod"))
    enough = any(tree.word(c) == "enough" for c in tree.subtree(i)) and tree.negated(i)
    return Stand(i, None, None if tree.word(subject) in POINTING else subject, "against") if too or enough else None


def excluded(tree: Parse, i: int) -> Stand | None:
    """ "a sale is out of the question", "moving is not on the cards": against it, in what somebody says."""
    subject = tree.first(i, "nsubj", "csubj")
    if tree.lemma(i) not in {"be", "remain", "come", "stay"} or subject is None or asked(tree, i):
        return None
    behind = " ".join(tree.word(c) for c in range(i + 1, min(len(tree.tokens), i + 9)))
    words = word_sets("stances")
    out = any(phrase in behind for phrase in words["excluded.plain"])
    denied = tree.negated(i) or " not " in f" {behind}"
    never = denied and any(phrase in behind for phrase in words["excluded.negated"])
    remains = any(phrase in behind for phrase in words["excluded.negated"]) and not denied and tree.lemma(i) != "come"
    stance: Stance | None = (
        ("open" if denied else "against") if out else "against" if never else "open" if remains else None
    )
    shown = None if tree.word(subject) in POINTING else subject
    return Stand(i, None, shown, stance) if stance is not None else None
