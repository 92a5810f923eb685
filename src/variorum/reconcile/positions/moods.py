"""Sides told by a turn of phrase: "greeted it with relief", "has the backing of the league", "put off its decision", "pulled the plug on it"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.sides import BACK, SIDES, about, inverted
from variorum.reconcile.positions.verbs import Stand, hypothetical
from variorum.reconcile.trees import Parse
from variorum.types import Stance

REACTING = frozenset({"react", "respond", "greet", "receive", "meet", "reply"})
BY = frozenset({"from", "of", "by", "among"})


def moods(tree: Parse) -> Iterator[Stand]:
    """The sides that turns of phrase tell."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or hypothetical(tree, i) or inverted(tree, i):
            continue
        found = reacted(tree, i) or supported(tree, i) or idiom(tree, i) or measure(tree, i) or yes_or_no(tree, i)
        found = found or deferred(tree, i)
        if found is not None:
            yield found


def reacted(tree: Parse, i: int) -> Stand | None:
    """ "reacted with anger to the plan", "greeted it with relief"."""
    if tree.lemma(i) not in REACTING or tree.subject(i) is None or tree.children(i, "auxpass"):
        return None
    words = word_sets("stances")
    felt = {tree.lemma(c) for p in tree.children(i, "prep") if tree.word(p) == "with" for c in tree.children(p, "pobj")}
    side = next((k for k in SIDES if felt & words[f"mood.{k}"]), None)
    to = next((c for p in tree.children(i, "prep") if tree.word(p) == "to" for c in tree.children(p, "pobj")), None)
    matter = to if to is not None else tree.first(i, "dobj")
    return Stand(i, tree.subject(i), matter, side) if side is not None and matter is not None else None


def supported(tree: Parse, i: int) -> Stand | None:
    """ "the plan has the backing of the league", "met with resistance from it": the league's side."""
    subject = tree.first(i, "nsubj")
    if (
        tree.lemma(i) not in {"have", "win", "get", "enjoy", "meet", "find", "draw", "attract", "run", "provoke"}
        or subject is None
    ):
        return None
    nouns = (*tree.children(i, "dobj"), *(c for p in tree.children(i, "prep") for c in tree.children(p, "pobj")))
    words = word_sets("stances")
    for noun in nouns:
        side = next((k for k in SIDES if tree.lemma(noun) in words[f"given.{k}"] | words[f"mood.{k}"]), None)
        whose = next(
            (
                c
                for b in (noun, i)
                for p in tree.children(b, "prep")
                if tree.word(p) in BY
                for c in tree.children(p, "pobj")
            ),
            None,
        )
        if side is not None and whose is not None and whose != noun:
            return Stand(i, whose, subject, BACK[side] if tree.negated(i) else side)
    return None


def idiom(tree: Parse, i: int) -> Stand | None:
    """ "pulled the plug on the project", "tendered his resignation", "kept her options open"."""
    noun = tree.first(i, "dobj")
    if noun is None or tree.subject(i) is None or tree.children(i, "auxpass"):
        return None
    key = f"{tree.lemma(i)} {tree.lemma(noun)}"
    words = word_sets("stances")
    stances: tuple[Stance, ...] = (*SIDES, "open")
    stance = next((k for k in stances if key in words[f"idioms.{k}"]), None)
    if stance is None:
        return None
    turned = BACK.get(stance) if tree.negated(i) else stance
    leaves = tree.lemma(noun) in {"resignation", "defeat"}
    matter = noun if leaves else about(tree, noun, i)
    if turned is None or (matter == noun and not leaves and stance != "open"):
        return None
    return Stand(i, tree.subject(i), matter, turned)


def measure(tree: Parse, i: int) -> Stand | None:
    """ "lifted the ban" is against the ban; "passed the law" for the law."""
    noun = tree.first(i, "dobj")
    words = word_sets("stances")
    if noun is None or tree.subject(i) is None or tree.children(i, "auxpass") or tree.first(i, "nsubj") is None:
        return None
    if tree.lemma(i) in {"lift", "end", "ease", "drop", "scrap"} and tree.lemma(noun) in words["measures.nouns"] | {
        "plan",
        "curfew",
    }:
        return Stand(i, tree.subject(i), noun, "for" if tree.negated(i) else "against")
    if tree.lemma(i) in {"move", "table"} and tree.lemma(noun) in {"vote", "motion", "amendment", "bill"}:
        return Stand(i, tree.subject(i), noun, "against" if tree.negated(i) else "for")
    if tree.lemma(i) == "pass" and tree.lemma(noun) in {
        "law",
        "bill",
        "motion",
        "resolution",
        "reform",
        "act",
        "budget",
        "amendment",
    }:
        return Stand(i, tree.subject(i), noun, "against" if tree.negated(i) else "for")
    return None


def yes_or_no(tree: Parse, i: int) -> Stand | None:
    """ "voted yes", "would vote no"."""
    if tree.lemma(i) != "vote" or tree.subject(i) is None:
        return None
    said = {tree.word(c) for c in tree.children(i, "intj", "advmod", "dobj", "oprd", "npadvmod", "acomp")}
    stance: Stance | None = "for" if "yes" in said else "against" if "no" in said else None
    return Stand(i, tree.subject(i), None, stance) if stance is not None else None


def deferred(tree: Parse, i: int) -> Stand | None:
    """ "put off its decision until May", "will decide in May whether to sell it": open."""
    words = word_sets("stances")
    noun = tree.first(i, "dobj")
    off = tree.lemma(i) in {"postpone", "delay", "defer", "adjourn"} or (
        tree.lemma(i) == "put" and any(tree.word(c) == "off" for c in tree.children(i, "prt"))
    )
    if off and noun is not None and tree.lemma(noun) in words["mood.decisions"] and tree.subject(i) is not None:
        return Stand(i, tree.subject(i), noun, "open")
    return None
