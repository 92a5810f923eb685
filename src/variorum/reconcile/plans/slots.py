"""Slots of a step: how many, what for, on what condition; each in the report's words."""

from __future__ import annotations

from variorum.annotate.quantities.interval import interval
from variorum.data import word_sets
from variorum.reconcile.plans.governors import has_to
from variorum.reconcile.plans.parties import before, infinitive_after, sets_out
from variorum.reconcile.plans.said import Said, said, squeeze
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Anchor

CLAUSAL = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "punct", "cc", "appos"})
"""Relations that lead out of a noun phrase."""
LIMITS = frozenset({"if", "unless", "once", "provided", "until", "till", "whenever", "lest"})
"""Words that open a clause on which a deed hangs."""
ONE = frozenset({"one", "a", "an", "1"})
"""Numbers that count nothing in particular."""
PROVISOS = (
    "so long as",
    "as long as",
    "provided",
    "providing",
    "on condition",
    "in case",
    "in the event",
    "only if",
    "only when",
    "only on",
    "only with",
    "only after",
    "assuming",
)
WIDEST = 30
"""Words that a list at the end of a purpose may have."""


def phrase(tree: Parse, index: int, without: frozenset[str] = CLAUSAL) -> Anchor:
    """The noun phrase of a word, less the clauses and asides in it, and the mark of an owner at its end."""
    small = {i for i in tree.subtree(index) if tree.tokens[i].tag == "POS" or tree.tokens[i].pos == "SCONJ"} - {index}
    kept = sorted(set(tree.subtree(index, without - {"appos"})) - small)
    aside = {
        i
        for a in kept
        if tree.tokens[a].dep == "appos" and any(tree.tokens[j].pos == "PUNCT" for j in range(max(0, a - 5), a))
        for i in tree.subtree(a)
        if i != index
    }
    return tree.span([i for i in kept if i not in aside])


def quantity(cast: Cast, span: Anchor) -> Said | None:
    """The first number inside a stretch that counts anything but time."""
    for found in cast.annotations.quantities:
        if any(t.type == "DURATION" and t.start < found.end and found.start < t.end for t in cast.annotations.times):
            continue
        joined = cast.tree.report.text[found.end : found.end + 1] in {"-", "‑"}
        if span.start <= found.start and found.end <= span.end and found.exact.lower() not in ONE and not joined:
            where = Anchor(found.report, found.start, found.end, found.exact)
            return Said(squeeze(found.exact), where, amount=interval(found))
    return None


def purpose(tree: Parse, index: int) -> Said | None:
    """What it is for: an infinitive of purpose, "so that …", or "for" with a gerund."""
    for child in tree.children(index, "advcl", "acl", "relcl", "xcomp"):
        lists = word_sets("plans")
        bare = tree.tokens[child].dep == "xcomp" and tree.first(index, "dobj") is None
        asked = tree.lemma(index) in lists["verbs.asking"] or (bare and tree.lemma(index) in lists["verbs.whole"])
        if has_to(tree, child) and child > index and not asked:
            found = [i for i in tree.subtree(child) if not elsewhere(tree, i, child)]
            return said(tree.span(sorted(found)))
        if tree.tokens[child].dep == "advcl" and so_that(tree, child):
            return said(tree.stretch(child))
    for prep in tree.children(index, "prep"):
        if tree.word(prep) == "for" and tree.first(prep, "pcomp") is not None:
            return said(tree.stretch(prep))
    return None


def so_that(tree: Parse, clause: int) -> bool:
    """Whether the clause begins with "so that"."""
    first = min(tree.subtree(clause))
    return tree.word(first) == "so" and first + 1 < len(tree.tokens) and tree.word(first + 1) == "that"


def aim(tree: Parse, thing: int) -> Said | None:
    """The infinitive right after a noun."""
    deed = infinitive_after(tree, thing)
    if deed is None:
        return purpose(tree, thing)
    kept = sorted(i for i in tree.subtree(deed) if i > thing)
    while len(kept) > 1 and tree.loose(kept[-1]):
        kept.pop()
    return said(tree.span([*kept, *listed_after(tree, kept[-1])]))


def listed_after(tree: Parse, last: int) -> list[int]:
    """What goes on the list at the end of an infinitive, where the parser lost it: up to the comma before the next finite verb."""
    found: list[int] = []
    for i in range(last + 1, min(len(tree.tokens), last + WIDEST)):
        if tree.tokens[i].exact in ".;:?!" or tree.tokens[i].pos == "SPACE":
            break
        if tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"}:
            commas = [j for j in found if tree.word(j) == ","]
            found = [j for j in found if commas and j < commas[-1]]
            break
        found.append(i)
    else:
        return []
    opened = bool(found) and tree.word(found[0]) == "," and any(tree.word(j) == "and" for j in found)
    return found if opened else []


def elsewhere(tree: Parse, i: int, top: int) -> bool:
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


def infinitive_after_second(tree: Parse, i: int) -> bool:
    """Whether the word is the infinitive of a second party."""
    to = tree.first(i, "aux")
    return (
        to is not None and to > 0 and tree.word(to) == "to" and sets_out(tree, to - 1) and "and" in before(tree, to - 1)
    )


def condition(tree: Parse, index: int) -> Said | None:
    """The clause or phrase that limits it: if, unless, once, until somebody does something, on condition that."""
    clauses = tree.children(index, "advcl")
    free = [c for c in clauses if any(tree.word(m) == "where" for m in tree.children(c, "advmod"))]
    for child in (*clauses, *(inner for clause in free for inner in tree.children(clause, "advcl"))):
        marks = {tree.word(c) for c in tree.children(child, "mark", "advmod")}
        opened = tree.word(min(tree.subtree(child))) == "should" and bool(tree.children(child, *SUBJECTS))
        if opened or marks & LIMITS or tree.stretch(child).exact.casefold().startswith(PROVISOS):
            return said(tree.stretch(child))
    above = tree.tokens[index].head if tree.tokens[index].dep == "ccomp" else index
    if above != index:
        for child in tree.children(above, "advcl"):
            if child < min(index, above) and any(
                tree.word(c) in {"if", "unless", "should"} for c in tree.children(child, "mark", "aux")
            ):
                return said(tree.stretch(child))
    inner = tree.children(index, "xcomp", "dobj", "pcomp")
    for verb in dict.fromkeys((index, above, *(i for i in inner if tree.tokens[i].tag == "VBG"))):
        for part in tree.children(verb, "prep", "advmod", "advcl"):
            if proviso(tree, part):
                return said(tree.stretch(part))
    return None


def proviso(tree: Parse, part: int) -> bool:
    """Whether a phrase limits the deed: "provided that …", "so long as …", "on condition that …", "only on full pay"."""
    words = tree.stretch(part).exact.casefold()
    if any(hidden in words for hidden in ("anonym", "named", "identified")):
        return False
    if any(tree.lemma(noun) == "condition" for noun in tree.children(part, "pobj")):
        return True
    return words.startswith(PROVISOS) and len(words.split()) > 2
