"""The apparatus: every place where reports differ, slot by slot, and nothing where they only word it differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.reconcile.alterations import find_alterations
from variorum.reconcile.apparatus.agency import agency_variants
from variorum.reconcile.apparatus.agents import agent_variants
from variorum.reconcile.apparatus.asof import report_days
from variorum.reconcile.apparatus.bent import bent_variants
from variorum.reconcile.apparatus.clauses import grouped
from variorum.reconcile.apparatus.contradictions import contradiction_variants
from variorum.reconcile.apparatus.deeds import deed_variants
from variorum.reconcile.apparatus.denials import denial_variants
from variorum.reconcile.apparatus.likely import likely_variants
from variorum.reconcile.apparatus.moments import moment_variants
from variorum.reconcile.apparatus.names import name_variants
from variorum.reconcile.apparatus.places import place_variants
from variorum.reconcile.apparatus.polarity import polarity_variants
from variorum.reconcile.apparatus.quantities import quantity_variants
from variorum.reconcile.apparatus.stances import stance_variants
from variorum.reconcile.apparatus.standing import standing_variants
from variorum.reconcile.apparatus.states import state_variants
from variorum.reconcile.apparatus.turnabouts import turnabout_variants
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import views
from variorum.relate.claims.questions import weighed
from variorum.types import Anchor, Annotations, Position, Relations, Report, ReportId, Stemma, Variant

VERSION = 6
VALUES = frozenset({"quantity", "date"})
ORDER = {"conflict": 0, "update": 1, "refine": 2, "agree": 3}


def build_apparatus(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    stemma: Stemma,
    positions: Sequence[Position] = (),
) -> tuple[Variant, ...]:
    """Variants of the story, those an editor must see first: conflicts between the most origins.

    What a copy changed in its own exemplar is among them, marked ``within_family``, after what witnesses differ in.
    """
    opened = views(reports, annotations, relations.entities)
    days = report_days(reports, stemma)
    provenance = Provenance(reports, annotations, stemma, relations.entities)
    clauses = list(grouped(opened, relations.claim_groups))
    weighing = weighed(opened)
    quantities = list(quantity_variants(opened, weighing, days, provenance))
    found = [
        *quantities,
        *likely_variants(opened, weighing, days, provenance, told=quantities),
        *moment_variants(opened, days, provenance),
        *polarity_variants(opened, clauses, days, provenance),
        *agent_variants(opened, clauses, provenance),
        *agency_variants(opened, provenance),
        *standing_variants(opened, provenance),
        *deed_variants(opened, days, provenance),
        *state_variants(opened, days, provenance),
        *place_variants(opened, days, provenance),
        *name_variants(relations.entities, provenance),
        *denial_variants(opened, provenance),
        *turnabout_variants(opened, days, provenance),
        *stance_variants(opened, positions, days, provenance),
        *find_alterations(reports, annotations, stemma.derivations),
    ]
    found += bent_variants(reports, weighing, stemma.derivations, told=found)
    inferred = contradiction_variants(opened, relations.inferences, days, provenance, told=found)
    differing = {v.id: v for v in (*found, *inferred) if len(v.readings) > 1}  # one reading is no difference
    unsure = {variant.id for variant in inferred}
    return tuple(once(sorted(differing.values(), key=lambda variant: rank(variant, inferred=variant.id in unsure))))


def once(variants: Iterable[Variant]) -> Iterator[Variant]:
    """The variants without those that only set against each other what an earlier one has in two readings already.

    Numbers and dates are kept whatever their clauses: one clause can hold several.
    """
    told: list[tuple[Variant, list[set[Anchor]]]] = []
    for variant in variants:
        readings = [set(reading.anchors) for reading in variant.readings]
        if variant.kind in VALUES or not any(repeats(variant, readings, *known) for known in told):
            yield variant
        told.append((variant, readings))


def repeats(variant: Variant, readings: Sequence[set[Anchor]], known: Variant, held: Sequence[set[Anchor]]) -> bool:
    """Whether two readings stand, in part, in two readings of a variant that comes before it."""
    if known.kind in VALUES or known.within_family != variant.within_family:
        return False
    met = [{i for i, there in enumerate(held) if reading & there} for reading in readings]
    return sum(bool(places) for places in met) > 1 and len(set().union(*met)) > 1


def rank(variant: Variant, *, inferred: bool) -> tuple[int, bool, bool, int, float, str]:
    """Conflicts first, copies' alterations after them, then what rests on a slot before what the model inferred.

    Within these by the origins behind the second-best reading, then by score.
    """
    behind = sorted((reading.independent.max for reading in variant.readings), reverse=True)
    return ORDER[variant.relation], variant.within_family, inferred, -behind[1], -variant.score, variant.id
