"""The readings of each slot of a step: what the reports give for it, and whether that can all hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from variorum.reconcile.plans.likeness import apart, stems
from variorum.reconcile.plans.said import Said
from variorum.reconcile.plans.steps import Step
from variorum.types import Anchor, Cell, Independent, PlanSlot, Reading

SLOTS: tuple[PlanSlot, ...] = get_args(PlanSlot)
AGAINST = frozenset({"denied", "dropped"})
Count = Callable[[Sequence[Anchor]], Independent]


def cells(steps: Sequence[Step], count: Count) -> Iterator[Cell]:
    """A cell for each slot that at least one of the steps fills."""
    plain = frozenset(step.action for step in steps if step.get("actor"))
    for slot in SLOTS:
        found = [value for step in steps if (value := step.get(slot)) is not None]
        if found:
            readings = [reading(group, count, plain) for group in grouped(slot, found)]
            readings.sort(
                key=lambda r: (-len({a.report for a in r.anchors}), -r.independent.max, plainness(slot, r.value))
            )
            yield Cell(slot, tuple(readings), differ(slot, found))


def plainness(slot: PlanSlot, value: str) -> tuple[bool, int]:
    """Of equal names for an actor the plainest first: a name before a description, and the shorter one; other slots as they stand."""
    return (not value[:1].isupper() or value.startswith(("The ", "A ")), len(value)) if slot == "actor" else (False, 0)


def grouped(slot: PlanSlot, found: Sequence[Said]) -> list[list[Said]]:
    """What is one reading, in the order of the reports."""
    groups: list[list[Said]] = []
    for value in found:
        home = next((g for g in groups if all(one(slot, value, other) for other in g)), None)
        if home is None:
            groups.append([value])
        else:
            home.append(value)
    return groups


def reading(group: Sequence[Said], count: Count, plain: frozenset[str]) -> Reading:
    """The commonest wording, the fullest of equals, with all its places; what is done without who does it (``plain``) before
    what is done with him.
    """
    counts = Counter(value.value for value in group)
    best = max(counts, key=lambda v: (v in plain, counts[v], len(v), v))
    anchors = tuple({(s.where.report, s.where.start, s.where.end): s.where for s in group}.values())
    return Reading(best, anchors, count(anchors))


def one(slot: PlanSlot, a: Said, b: Said) -> bool:
    """Whether two values are one reading: the same words, days or numbers that overlap, wordings that share half."""
    if a.value.casefold() == b.value.casefold():
        return True
    if slot == "status":
        return False
    if a.days and b.days:
        return not (a.days[1] < b.days[0] or b.days[1] < a.days[0])
    if a.amount and b.amount:
        return not apart(a, b, 1.0)
    if slot in {"begin", "end", "quantity"}:
        return False
    x, y = stems(a.value), stems(b.value)
    return bool(x and y) and 2 * len(x & y) >= min(len(x), len(y))


def differ(slot: PlanSlot, found: Sequence[Said]) -> bool:
    """Whether two values exclude each other: days or numbers apart, ruled out and not."""
    if slot == "status":
        return len({value.value in AGAINST for value in found}) > 1
    return any(excludes(slot, a, b) for i, a in enumerate(found) for b in found[i + 1 :])


def excludes(slot: PlanSlot, a: Said, b: Said) -> bool:
    """Whether two days or numbers cannot both hold."""
    if slot == "quantity":
        return apart(a, b, 1.0)
    if slot in {"begin", "end"} and a.days and b.days:
        return a.days[1] < b.days[0] or b.days[1] < a.days[0]
    return False
