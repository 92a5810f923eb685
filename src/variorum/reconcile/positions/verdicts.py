"""Stands that somebody takes by what he calls a thing: "called the plan reckless", "that would be a mistake", "is out of the question"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import FLIP, Stand, asked, hypothetical
from variorum.reconcile.trees import Parse
from variorum.types import Stance

SIDES: tuple[Stance, ...] = ("against", "for")
CALLED = ("oprd", "ccomp", "acomp", "attr", "dobj", "xcomp", "advcl")
POINTING = frozenset({"it", "that", "this", "they", "them", "these", "those", "which"})
BEYOND = frozenset({"will", "would", "’ll", "'ll", "’d", "'d"})


def verdicts(tree: Parse) -> Iterator[Stand]:
    """The verdicts that the report's verbs tell of."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or hypothetical(tree, i) or inverted(tree, i):
            continue
        found = called(tree, i) or being(tree, i) or excluded(tree, i) or backed(tree, i)
        if found is not None:
            yield found


def inverted(tree: Parse, i: int) -> bool:
    """Whether the helping verb comes before the subject, as in questions and in "had they not objected"."""
    subject = tree.first(i, "nsubj", "nsubjpass")
    return subject is not None and any(c < subject for c in tree.children(i, "aux"))


def called(tree: Parse, i: int) -> Stand | None:
    """ "called the plan reckless", "described the talks as a farce", "thinks that a waste of money"."""
    subject = tree.subject(i)
    if tree.lemma(i) not in word_sets("stances")["verdict.verbs"] or subject is None or tree.children(i, "auxpass"):
        return None
    for child in (*tree.children(i, *CALLED), *named_as(tree, i)):
        side = side_of(tree, child)
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
    if behind or (tree.children(i, "aux") and not lies_ahead):
        return None
    if tree.tokens[subject].pos == "PROPN" or tree.word(subject) in {"he", "she", "i", "we", "you", "there", "what"}:
        return None
    side = next((s for c in tree.children(i, "acomp", "attr") if (s := side_of(tree, c)) is not None), None)
    if side is None:
        return None
    shown = None if tree.word(subject) in POINTING else subject
    return Stand(i, None, shown, FLIP[side] if tree.negated(i) else side)


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


def backed(tree: Parse, i: int) -> Stand | None:
    """ "gave the deal its blessing", "voiced opposition to it", "digging gets our votes", "dropped its threat to strike"."""
    noun = tree.first(i, "dobj")
    words = word_sets("stances")
    if noun is None or any(tree.word(c) == "no" for c in tree.children(noun, "det")) or tree.children(i, "auxpass"):
        return None
    kind: Stance | None = next((k for k in SIDES if tree.lemma(noun) in words[f"given.{k}"]), None)
    if kind is None and tree.lemma(noun) in words["given.sought"] and given_up(tree, i):
        kind = "for"
    if kind is None or tree.subject(i) is None:
        return None
    if given_up(tree, i):
        return Stand(i, tree.subject(i), about(tree, noun, i), kind if tree.negated(i) else FLIP[kind])
    if tree.lemma(i) in words["given.verbs"]:
        return Stand(i, tree.subject(i), about(tree, noun, i), FLIP[kind] if tree.negated(i) else kind)
    ours = any(tree.word(c) in {"our", "my"} for c in tree.children(noun, "poss"))
    if ours and tree.lemma(i) in {"get", "have", "win", "deserve", "earn"}:
        return Stand(i, None, tree.first(i, "nsubj", "csubj"), FLIP[kind] if tree.negated(i) else kind)
    return None


def given_up(tree: Parse, i: int) -> bool:
    """Whether a verb says that somebody no longer has what it names: drop, give up."""
    words = word_sets("stances")["given.up"]
    return any(
        key in words for key in (tree.lemma(i), *(f"{tree.lemma(i)} {tree.word(c)}" for c in tree.children(i, "prt")))
    )


def about(tree: Parse, noun: int, verb: int) -> int:
    """What a threat, demand or approval is for: its infinitive, what follows its preposition, else itself."""
    deed = tree.first(noun, "acl", "relcl")
    if deed is not None:
        return deed
    for preposition in (*tree.children(noun, "prep"), *tree.children(verb, "prep", "dative")):
        if tree.word(preposition) in {"to", "for", "of", "on", "against", "behind", "about", "over"}:
            below = tree.first(preposition, "pobj", "pcomp")
            if below is not None:
                return below
    given = tree.first(verb, "dative")
    return given if given is not None and tree.tokens[given].pos in {"NOUN", "PROPN"} else noun
