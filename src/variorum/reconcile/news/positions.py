"""Positions that are new, and positions that have changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from variorum.reconcile.news.wording import weighed
from variorum.text import fold
from variorum.types import Position, ReportId, Turn

SAME = 0.5  # share of the shorter proposal's words from which two proposals are one


def turns(positions: Sequence[Position], known: Collection[ReportId], later: Collection[ReportId]) -> tuple[Turn, ...]:
    """Each later position that no known report gives, with the known one that it departs from; each once."""
    old = [position for position in positions if position.anchor.report in known]
    found: list[Turn] = []
    for after in (position for position in positions if position.anchor.report in later):
        told = [*old, *(turn.after for turn in found)]
        if any(one_matter(before, after) and before.stance == after.stance for before in told):
            continue
        before = next((before for before in reversed(old) if one_matter(before, after)), None)
        found.append(Turn(before, after))
    return tuple(found)


def one_matter(a: Position, b: Position) -> bool:
    """Whether two positions are one actor's on one proposal."""
    return same_actor(a.actor, b.actor) and same_proposal(a.proposal, b.proposal)


def same_actor(a: str, b: str) -> bool:
    """Whether one name has all the words of the other."""
    return shared(set(fold(a).split()), set(fold(b).split())) == 1


def same_proposal(a: str, b: str) -> bool:
    """Whether the proposals share most words of the shorter one."""
    return shared({word for word, _ in weighed(a)}, {word for word, _ in weighed(b)}) >= SAME


def shared(a: set[str], b: set[str]) -> float:
    """The part of the smaller set that is in the other; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
