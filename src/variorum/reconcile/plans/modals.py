"""How far "will", "would", "may" and "must" say that a deed has come."""

from __future__ import annotations

from variorum.data import word_sets
from variorum.reconcile.plans.days import times
from variorum.reconcile.plans.governors import has_to
from variorum.reconcile.plans.slots import proviso
from variorum.reconcile.plans.speech import attributed
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Status

WILL = frozenset({"will", "shall", "’ll", "'ll", "wo", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
MAY = frozenset({"may", "could", "might"})


def by_modal(cast: Cast, i: int) -> Status | None:
    """From "will" and "going to", in reported speech also "would"; "may" and "could" only of a deed that somebody is to
    announce or do.
    """
    tree = cast.tree
    words = {tree.word(c) for c in tree.children(i, "aux")}
    if tree.tokens[i].dep == "conj" and not words and tree.tokens[i].tag in {"VB", "VBN"}:
        words = {tree.word(c) for c in tree.children(tree.tokens[i].head, "aux")}
    if any(tree.lemma(c) == "have" for c in tree.children(i, "aux")) or preferred(tree, i):
        return None
    if tree.tokens[i].tag == "VBG" and not any(tree.lemma(c) == "be" for c in tree.children(i, "aux")):
        return None
    if words & WILL or going(tree, i):
        return "decided"
    had = tree.tokens[i].tag in {"VBN", "VBD"} and "would" not in words and not tree.children(i, "auxpass")
    if words & WOULD and not had and attributed(cast, tree.tokens[i].start):
        return "proposed" if limited(tree, i) else "decided"
    if words & {"should", "must"} and times(cast, i) and not inverted(tree, i):
        return "decided"
    if words & {"must", "should", "shall"} and laid_down(tree, i):
        return "decided"
    if "may" in words and tree.negated(i) and tree.subject(i) is not None and times_or_limit(cast, i):
        return "decided"
    return "under discussion" if words & MAY and mooted(cast, i) else None


def times_or_limit(cast: Cast, i: int) -> bool:
    """Whether a day or a clause with "until" limits the verb."""
    tree = cast.tree
    opened = any(
        tree.word(c) in {"until", "before"} for a in tree.children(i, "advcl") for c in tree.children(a, "mark")
    )
    return opened or bool(times(cast, i))


def laid_down(tree: Parse, i: int) -> bool:
    """Whether somebody has decided or ruled that it must be done."""
    head = tree.tokens[i].head
    words = word_sets("plans")
    ruling = words["verbs.decided"] | words["verbs.ordering"] | {"rule"}
    return (
        tree.tokens[i].dep == "ccomp"
        and tree.lemma(head) in ruling
        and not tree.negated(head)
        and tree.lemma(head) not in {"tell", "expect", "mean"}
    )


def shares(tree: Parse, i: int) -> bool:
    """Whether the verb goes on what is ruled out before it ("will not fight or go near the front"), which is told as one."""
    alone = not tree.children(i, "aux", "neg", *SUBJECTS)
    head = tree.tokens[i].head
    joined = tree.tokens[i].dep == "conj" and any(tree.word(c) in {"or", "nor"} for c in tree.children(head, "cc"))
    return alone and joined and tree.negated(head)


def inverted(tree: Parse, i: int) -> bool:
    """Whether "should" stands before the subject: "should they fill the trench" is a condition."""
    subject = tree.first(i, *SUBJECTS)
    return subject is not None and any(tree.word(c) == "should" and c < subject for c in tree.children(i, "aux"))


def preferred(tree: Parse, i: int) -> bool:
    """Whether somebody only would rather do it, or once said so."""
    above = tree.tokens[i].head
    once = tree.tokens[i].dep == "ccomp" and any(tree.word(c) == "once" for c in tree.children(above, "advmod"))
    return once or any(tree.word(c) in {"rather", "sooner"} for c in tree.children(i, "advmod"))


def going(tree: Parse, i: int) -> bool:
    """Whether the verb follows "is going to"."""
    head = tree.tokens[i].head
    return head != i and has_to(tree, i) and tree.word(head) == "going" and tree.tokens[i].dep == "xcomp"


def limited(tree: Parse, i: int) -> bool:
    """Whether an if-clause hangs on the verb, or "only on …"."""
    bound = any(tree.word(c) in {"if", "unless"} for a in tree.children(i, "advcl") for c in tree.children(a, "mark"))
    return bound or any(proviso(tree, p) for p in tree.children(i, "prep", "advcl"))


def mooted(cast: Cast, i: int) -> bool:
    """Whether "could" speaks of a step: it is one that is announced, and somebody takes it or it is in the passive."""
    tree = cast.tree
    if tree.lemma(i) not in word_sets("plans")["words.mooted"] and not times(cast, i):
        return False
    subject = tree.subject(i)
    lists = word_sets("plans")
    deeds = (
        lists["words.events"] | lists["undertakings.nouns"] | lists["undertakings.demanded"] | lists["words.outcomes"]
    )
    event = subject is not None and tree.lemma(subject) in deeds
    return bool(tree.children(i, "auxpass")) or event or (subject is not None and cast.actor(subject) is not None)
