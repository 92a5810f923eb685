"""Slots of a step: how many, where, when, what for, on what condition; each in the report's words."""

from __future__ import annotations

from variorum.data import word_sets
from variorum.reconcile.plans.outlook import has_to
from variorum.reconcile.plans.parties import before, infinitive_after, sets_out
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Tree
from variorum.types import Anchor, TimeExpression

PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset({"in", "to", "at", "on", "into", "from", "near", "across", "off", "towards", "toward", "inside"})
CLAUSAL = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "punct", "cc"})
"""Relations that lead out of a noun phrase."""
APART = frozenset({"relcl", "ccomp", "parataxis"})
"""Relations that lead to another clause with times of its own."""
Slot = str | None


def quantities(cast: Cast, span: Anchor) -> list[str]:
    """The numbers inside a stretch."""
    return [q.exact for q in cast.annotations.quantities if span.start <= q.start and q.end <= span.end]


def place(tree: Tree, cast: Cast, deed: int) -> Slot:
    """The first prepositional phrase with a place in it, below the verb or its object."""
    nouns = [deed, *tree.children(deed, "dobj", "nsubjpass")]
    for prep in (p for n in nouns for p in tree.children(n, "prep", "agent") if tree.word(p) in WHERE):
        for noun in tree.children(prep, "pobj"):
            span = tree.stretch(noun, CLAUSAL)
            if any(span.start <= m.start and m.end <= span.end and m.type in PLACES for m in cast.annotations.mentions):
                return squeeze(span.exact)
    return None


def when(cast: Cast, deed: int, clause: int) -> tuple[Slot, Slot, Slot]:
    """When it begins, when it ends, and the first day, from the dates below the verb or its governor."""
    tree = cast.tree
    inside = {i for top in (deed, clause) for i in tree.subtree(top, APART)}
    spans = [(tree.tokens[i].start, tree.tokens[i].end) for i in inside]
    found = [
        t for t in cast.annotations.times if t.type in {"DATE", "TIME"} and any(s <= t.start < e for s, e in spans)
    ]
    ends = [t for t in found if until(tree, t)]
    begins = [t for t in found if t not in ends and t.value != "PRESENT_REF"]
    days = [t.begin for t in (*begins, *ends) if t.begin]
    return row(tree, begins), row(tree, ends), min(days) if days else None


def until(tree: Tree, time: TimeExpression) -> bool:
    """Whether the word before the time makes it an end."""
    before = tree.report.text[max(0, time.start - 10) : time.start].split()
    return bool(before) and before[-1].lower() in word_sets("plans")["words.until"]


def row(tree: Tree, times: list[TimeExpression]) -> Slot:
    """The first time with those that are joined to it ("24, 25 and 27 May")."""
    if not times:
        return None
    last = times[0]
    for time in times[1:]:
        if tree.report.text[last.end : time.start].strip() not in {",", "and", ", and", "&"}:
            break
        last = time
    return squeeze(tree.report.text[times[0].start : last.end])


def purpose(tree: Tree, index: int) -> Slot:
    """What it is for: an infinitive of purpose, or "for" with a gerund."""
    for child in tree.children(index, "advcl", "acl", "relcl", "xcomp"):
        if has_to(tree, child) and child > index:
            found = [i for i in tree.subtree(child) if not elsewhere(tree, i, child)]
            return squeeze(tree.span(sorted(found)).exact)
    for prep in tree.children(index, "prep"):
        if tree.word(prep) == "for" and tree.first(prep, "pcomp") is not None:
            return squeeze(tree.stretch(prep).exact)
    return None


def aim(tree: Tree, thing: int) -> Slot:
    """The infinitive right after a noun."""
    deed = infinitive_after(tree, thing)
    if deed is None:
        return purpose(tree, thing)
    kept = sorted(i for i in tree.subtree(deed) if i > thing)
    return squeeze(tree.span(kept).exact)


def elsewhere(tree: Tree, i: int, top: int) -> bool:
    """Whether a word belongs to a "before …" or to a second party, which are steps of their own."""
    while i != top:
        token = tree.tokens[i]
        second = i > 0 and infinitive_after_second(tree, i)
        if second or (tree.word(i) in {"before", "after"} and token.dep == "prep"):
            return True
        if "and" in before(tree, i) and sets_out(tree, i):
            return True
        i = token.head
    return False


def infinitive_after_second(tree: Tree, i: int) -> bool:
    """Whether the word is the infinitive of a second party."""
    to = tree.first(i, "aux")
    return (
        to is not None and to > 0 and tree.word(to) == "to" and sets_out(tree, to - 1) and "and" in before(tree, to - 1)
    )


def condition(tree: Tree, index: int) -> Slot:
    """The if-clause that limits it."""
    for child in tree.children(index, "advcl"):
        marks = {tree.word(c) for c in tree.children(child, "mark", "advmod")}
        opened = tree.word(min(tree.subtree(child))) == "should" and bool(tree.children(child, *SUBJECTS))
        if opened or marks & {"if", "unless", "once", "provided"}:
            return squeeze(tree.stretch(child).exact)
    return None


def first(found: list[str]) -> Slot:
    """The first of them, if there is one."""
    return found[0] if found else None


def squeeze(text: str) -> str:
    """White space made single spaces."""
    return " ".join(text.split())
