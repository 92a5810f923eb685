"""Who joins in an undertaking and who objects: the stands that are told of it, in one line under its table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.present.plans import OTHERS, Table, cells, tables
from variorum.present.ranking import Stand, stands
from variorum.text import normal
from variorum.types import Anchor, Stance, Story

ORDER: tuple[Stance, ...] = ("for", "conditional", "open", "against")
WORD = re.compile(r"[^\W\d_]+")
LONG = 5
"""Letters from which a word tells what is spoken of."""
NEAR = 400
"""Characters between a step and a stand in one report from which the stand need not be about it."""
LEADS = 3
"""Steps from which an actor is the one whose undertaking it is, and takes no side."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who take one stand on an undertaking, each with the places that say so."""

    stance: Stance
    holders: tuple[tuple[str, tuple[Anchor, ...]], ...]


def sides(story: Story, table: Table) -> tuple[Side, ...]:
    """The sides that are taken on the undertaking of one of the story's tables; none on what is no one undertaking."""
    if table.undertaking == OTHERS:
        return ()
    others = [other for other in tables(story) if other.undertaking != table.undertaking]
    about = telling(table) - frozenset[str]().union(*(telling(other) for other in others))
    found = [stand for stand in stands(story) if concerns(stand, table, about, alone=not others)]
    leaders = leading(table)
    kept = [stand for stand in found if stand.actor not in leaders]
    groups = ((stance, tuple(holders(s for s in kept if s.stance == stance))) for stance in ORDER)
    return tuple(Side(stance, found) for stance, found in groups if found)


def holders(found: Iterable[Stand]) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
    """Each holder once, with all places."""
    held: dict[str, tuple[str, list[Anchor]]] = {}
    for stand in found:
        held.setdefault(normal(stand.actor).text, (stand.actor, []))[1].extend(stand.anchors)
    return ((name, tuple(anchors)) for name, anchors in held.values())


def leading(table: Table) -> frozenset[str]:
    """Those whose undertaking it is, with three steps or half of them, by all the names that their steps give for them."""
    steps = [plan for plan, _ in table.rows]
    count = Counter(plan.actor for plan in steps if plan.actor)
    led = [plan for plan in steps if plan.actor and count[plan.actor] >= min(LEADS, (len(steps) + 1) // 2)]
    return frozenset(r.value for plan in led for cell in cells(plan) if cell.slot == "actor" for r in cell.readings)


def telling(table: Table) -> frozenset[str]:
    """The telling words of an undertaking, of what is done and what for."""
    told = [table.undertaking]
    for plan, _ in table.rows:
        told += [r.value for cell in cells(plan) if cell.slot in {"action", "purpose"} for r in cell.readings]
    return frozenset[str]().union(*(common(text) for text in told))


def common(text: str) -> frozenset[str]:
    """The longer words of a text that are no names, in the singular."""
    return frozenset(
        word.lower().removesuffix("s") for word in WORD.findall(text) if len(word) >= LONG and not word[:1].isupper()
    )


def concerns(stand: Stand, table: Table, about: frozenset[str], *, alone: bool) -> bool:
    """Whether a stand is one on the undertaking: by its words, or because it is told right beside a step of it."""
    told = common(stand.proposal)
    if told and len(told & about) >= (1 if alone else min(2, len(told))):
        return True
    return alone and any(near(a, b) for a in stand.anchors for plan, _ in table.rows for b in plan.anchors)


def near(a: Anchor, b: Anchor) -> bool:
    """Whether two places of one report lie close together."""
    return a.report == b.report and max(a.start, b.start) - min(a.end, b.end) < NEAR
