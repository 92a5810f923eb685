"""The same step told by several reports, made one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.plans.cells import Count, cells
from variorum.reconcile.plans.likeness import clash, one_deed, same
from variorum.reconcile.plans.steps import Step
from variorum.types import Alignment, Anchor, Annotations, Derivation, Plan, PlanSlot, ReportId, Sentence, Status

Notes = Mapping[ReportId, Annotations]
Kin = Mapping[frozenset[str], Sequence[Alignment]]


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that are one step; never empty."""

    steps: tuple[Step, ...]

    def plan(self, undertaking: str, count: Count) -> Plan:
        """The step with the readings of each slot; the slots themselves hold the first ones."""
        anchors = tuple({(s.where.report, s.where.start): s.where for s in self.steps}.values())
        found = tuple(cells(self.steps, count))
        first: dict[PlanSlot, str] = {cell.slot: cell.readings[0].value for cell in found}
        status: Status = next(s.status for s in self.steps if s.status == first["status"])
        return Plan(
            undertaking=undertaking,
            actor=first.get("actor"),
            action=first["action"],
            quantity=first.get("quantity"),
            place=first.get("place"),
            begin=first.get("begin"),
            end=first.get("end"),
            purpose=first.get("purpose"),
            condition=first.get("condition"),
            status=status,
            anchors=anchors,
            independent=count(anchors),
            cells=found,
        )


def merge(steps: Sequence[Step], annotations: Notes, derivations: Sequence[Derivation]) -> tuple[Group, ...]:
    """Groups in the order of their first step; a step joins the nearest group that has one like it."""
    rows = np.vstack([vector(step, annotations) for step in steps]) if steps else np.zeros((0, DIMENSIONS))
    near = np.asarray(rows @ rows.T, dtype=np.float32)
    kin = passages(derivations)
    found: list[list[int]] = []
    for i in range(len(steps)):
        fitting = [g for g in found if joins(steps, g, i, near, kin)]
        home = max(
            fitting, key=lambda g: max(float(near[i, j]) + one_deed(steps[i], steps[j]) for j in g), default=None
        )
        if home is None:
            found.append([i])
        else:
            home.append(i)
    return tuple(Group(tuple(steps[i] for i in g)) for g in found)


def passages(derivations: Iterable[Derivation]) -> Kin:
    """What two reports have in common, by the two."""
    found: dict[frozenset[str], list[Alignment]] = {}
    for derivation in derivations:
        found.setdefault(frozenset({derivation.exemplar, derivation.copy}), []).extend(derivation.passages)
    return found


def joins(steps: Sequence[Step], group: Sequence[int], i: int, near: Vectors, kin: Kin) -> bool:
    """Whether the step is one with a member of the group and excludes none."""
    step, good = steps[i], False
    for j in group:
        aligned = made_from(step.where, steps[j].where, kin)
        if clash(step, steps[j], aligned=aligned):
            return False
        good = good or same(step, steps[j], cosine=float(near[i, j]), aligned=aligned)
    return good


def made_from(a: Anchor, b: Anchor, kin: Kin) -> bool:
    """Whether one place was made from the other."""
    shared = kin.get(frozenset({a.report, b.report}), ())
    return any((meets(a, p.a) and meets(b, p.b)) or (meets(b, p.a) and meets(a, p.b)) for p in shared)


def meets(a: Anchor, b: Anchor) -> bool:
    """Whether two stretches of one report share half of the shorter one."""
    if a.report != b.report:
        return False
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared >= min(a.end - a.start, b.end - b.start)


def vector(step: Step, annotations: Notes) -> Vectors:
    """The vector of the shortest claim that holds the deed, else of its sentence; zeros where there is none."""
    notes = annotations[step.where.report]
    holding = [
        (claim.end - claim.start, i) for i, claim in enumerate(notes.claims) if claim.start <= step.verb < claim.end
    ]
    if holding and notes.claim_vectors:
        return np.asarray(unpack(notes.claim_vectors)[min(holding)[1]], dtype=np.float32)
    sentence = sentence_of(step, notes)
    if sentence is None or not notes.sentence_vectors:
        return np.zeros(DIMENSIONS, dtype=np.float32)
    return np.asarray(unpack(notes.sentence_vectors)[notes.sentences.index(sentence)], dtype=np.float32)


def sentence_of(step: Step, notes: Annotations) -> Sentence | None:
    """The sentence that the step stands in."""
    return next((s for s in notes.sentences if s.start <= step.where.start < s.end), None)
