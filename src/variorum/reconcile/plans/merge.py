"""The same step told by several reports, made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from variorum.reconcile.plans.slots import Slot
from variorum.reconcile.plans.steps import Step
from variorum.text import words
from variorum.types import Anchor, Independent, Plan, Status

SHARED = 0.5
FURTHEST: tuple[Status, ...] = (
    "proposed",
    "under discussion",
    "decided",
    "signed",
    "begun",
    "done",
    "dropped",
    "denied",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that are one step; never empty."""

    steps: tuple[Step, ...]

    def plan(self, undertaking: str, count: Callable[[Sequence[Anchor]], Independent]) -> Plan:
        """The step with each slot in the commonest wording, the fullest of equals."""
        anchors = tuple({(s.where.report, s.where.start): s.where for s in self.steps}.values())
        lead = max(self.steps, key=lambda s: (filled(s), len(s.action), s.action))
        return Plan(
            undertaking=undertaking,
            actor=best([s.actor for s in self.steps]),
            action=lead.action,
            quantity=best([s.quantity for s in self.steps]),
            place=best([s.place for s in self.steps]),
            begin=best([s.begin for s in self.steps]),
            end=best([s.end for s in self.steps]),
            purpose=best([s.purpose for s in self.steps]),
            condition=best([s.condition for s in self.steps]),
            status=status(self.steps),
            anchors=anchors,
            independent=count(anchors),
        )


def merge(steps: Sequence[Step]) -> tuple[Group, ...]:
    """Groups in the order of their first step."""
    found: list[list[Step]] = []
    for step in steps:
        home = next((g for g in found if any(same(step, other) for other in g)), None)
        if home is None:
            found.append([step])
        else:
            home.append(step)
    return tuple(Group(tuple(g)) for g in found)


def same(a: Step, b: Step) -> bool:
    """Whether two steps do the same to the same, and neither is denied where the other is not."""
    if (a.status == "denied") != (b.status == "denied"):
        return False
    if a.day and b.day and a.day[:10] != b.day[:10] and a.lemma == b.lemma and a.where.report == b.where.report:
        return False
    x, y = stems(a.action), stems(b.action)
    overlap = len(x & y) / min(len(x), len(y)) if x and y else 0.0
    if a.lemma == b.lemma and a.matter and a.matter == b.matter:
        return overlap >= SHARED or not (a.quantity and b.quantity)
    if a.lemma == b.lemma and not (x or y or a.matter or b.matter):
        return a.actor == b.actor
    return overlap >= 0.75 and len(x & y) >= (2 if a.lemma == b.lemma else 4)


def stems(text: str) -> set[str]:
    """The first letters of the longer words."""
    return {
        word[:5]
        for word, _, _ in words(text)
        if len(word) > 3 and word not in {"will", "would", "that", "with", "their"}
    }


def best(values: Sequence[Slot]) -> Slot:
    """The commonest value, the longest of equals."""
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda v: (counts[v], len(v), v)) if counts else None


def status(steps: Sequence[Step]) -> Status:
    """The commonest, of equals the one that is further on."""
    counts = Counter(step.status for step in steps)
    return max(counts, key=lambda s: (counts[s], FURTHEST.index(s)))


def filled(step: Step) -> int:
    """How many slots the step fills."""
    return sum(
        bool(v) for v in (step.actor, step.quantity, step.place, step.begin, step.end, step.purpose, step.condition)
    )
