"""Events with a day ahead that stand beside what is told: "until an election on 30 November", "a vote next week"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.plans.days import ahead
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.timeline.year import published
from variorum.reconcile.trees import Parse
from variorum.types import TimeExpression

HANGING = frozenset({"prep", "npadvmod"})
"""Relations by which an event's day hangs on its noun."""
BESIDE = frozenset({"until", "till", "to", "in", "at", "before", "after", "for", "of", "during", "from"})


def fixed(cast: Cast, known: frozenset[int]) -> Iterator[int]:
    """Nouns of events that have a day after the report's and belong to no deed that is told anyhow (``known``)."""
    written = published(cast.tree.report)
    if written is None:
        return
    for i, token in enumerate(cast.tree.tokens):
        beside = token.dep == "pobj" and cast.tree.word(token.head) in BESIDE
        if not beside or cast.tree.lemma(i) not in word_sets("deeds")["events.nouns"] or told(cast.tree, i, known):
            continue
        if any(day(t) > written[:10] for t in own_days(cast, i)):
            yield i


def own_days(cast: Cast, noun: int) -> list[TimeExpression]:
    """The days that hang on the noun itself."""
    tree = cast.tree
    inside = {j for c in tree.children(noun, *HANGING) for j in tree.subtree(c, frozenset({"relcl", "acl"}))}
    starts = {tree.tokens[j].start for j in inside}
    return [t for t in cast.annotations.times if t.start in starts and t.type == "DATE" and ahead(cast, t)]


def day(time: TimeExpression) -> str:
    """The first day that it may mean."""
    return (time.begin or "")[:10]


def told(tree: Parse, noun: int, known: frozenset[int]) -> bool:
    """Whether the noun hangs on a deed that is a step already, and not only until then."""
    at = noun
    for _ in range(6):
        if tree.word(at) in {"until", "till", "before", "after"} or tree.tokens[at].dep == "advcl":
            return False
        if at in known:
            return True
        if tree.tokens[at].head == at:
            break
        at = tree.tokens[at].head
    return False
