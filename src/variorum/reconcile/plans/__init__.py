"""Plans: what is said will happen, step by step, over all reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from variorum.reconcile.plans.lands import Lands, belonging, lands_of
from variorum.reconcile.plans.merge import merge
from variorum.reconcile.plans.outlook import outlooks
from variorum.reconcile.plans.steps import Step, steps
from variorum.reconcile.plans.undertakings import undertakings
from variorum.reconcile.plans.worth import idle
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import tree
from variorum.types import Anchor, Annotations, Independent, Plan, Relations, Report, ReportId

VERSION = 3


def gather_plans(
    reports: Sequence[Report],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    *,
    count: Callable[[Sequence[Anchor]], Independent],
) -> tuple[Plan, ...]:
    """Steps grouped by undertaking, the largest undertaking first; inside one in time order, then as they are told.

    Every slot is in the words of a report; ``count`` gives the independent origins behind some anchors.
    """
    found: list[Step] = []
    known = belonging(relations.entities, annotations)
    for report in reports:
        notes = annotations[report.id]
        cast = Cast(tree(report, notes), notes, relations.entities)
        for outlook in outlooks(cast):
            if not idle(cast, outlook):
                found.extend(of_land(step, known) for step in steps(cast, outlook))
    gathered = undertakings(merge(found, annotations, relations.derivations), reports, annotations)
    return tuple(group.plan(name, count) for name, groups in gathered for group in groups)


def of_land(step: Step, known: Lands) -> Step:
    """The step with the countries of its actor."""
    actor = step.get("actor")
    return step if actor is None else replace(step, lands=lands_of(actor.value, known))
