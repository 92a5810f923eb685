"""The apparatus: every place where reports differ, slot by slot, and nothing where they only word it differently."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.reconcile.alterations import find_alterations
from variorum.reconcile.apparatus.agents import agent_variants
from variorum.reconcile.apparatus.asof import report_days
from variorum.reconcile.apparatus.clauses import grouped
from variorum.reconcile.apparatus.deeds import deed_variants
from variorum.reconcile.apparatus.moments import moment_variants
from variorum.reconcile.apparatus.polarity import polarity_variants
from variorum.reconcile.apparatus.progress import progress_variants
from variorum.reconcile.apparatus.quantities import quantity_variants
from variorum.reconcile.apparatus.standing import standing_variants
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import views
from variorum.types import Annotations, Relations, Report, ReportId, Stemma, Variant

VERSION = 2
ORDER = {"conflict": 0, "update": 1, "refine": 2, "agree": 3}


def build_apparatus(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    stemma: Stemma,
) -> tuple[Variant, ...]:
    """Variants of the story, those an editor must see first: conflicts between the most origins.

    What a copy changed in its own exemplar is among them, marked ``within_family``, after what witnesses differ in.
    """
    opened = views(reports, annotations, relations.entities)
    days = report_days(reports, stemma)
    provenance = Provenance(reports, annotations, stemma, relations.entities)
    clauses = list(grouped(opened, relations.claim_groups))
    found = [
        *quantity_variants(opened, days, provenance),
        *moment_variants(opened, days, provenance),
        *polarity_variants(opened, clauses, days, provenance),
        *agent_variants(opened, clauses, provenance),
        *progress_variants(opened, days, provenance),
        *standing_variants(opened, provenance),
        *deed_variants(opened, days, provenance),
        *find_alterations(reports, annotations, stemma.derivations),
    ]
    return tuple(sorted({variant.id: variant for variant in found}.values(), key=rank))


def rank(variant: Variant) -> tuple[int, bool, int, float, str]:
    """Conflicts first, copies' alterations after them, then by the origins behind the second-best reading, then score."""
    behind = sorted((reading.independent.max for reading in variant.readings), reverse=True)
    return ORDER[variant.relation], variant.within_family, -behind[1], -variant.score, variant.id
