"""Claims of several reports that answer one question: the places where reports can agree or differ."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.relate.claims.frames import views
from variorum.relate.claims.statements import statement_groups
from variorum.types import Annotations, ClaimGroup, Entity, Report, ReportId

VERSION = 1


def group_claims(
    reports: tuple[Report, ...], annotations: Mapping[ReportId, Annotations], entities: tuple[Entity, ...]
) -> tuple[ClaimGroup, ...]:
    """Groups of claims, each from at least two reports, surest first; a claim is in one group at most."""
    found = statement_groups(views(reports, annotations, entities))
    made = [ClaimGroup(tuple(s.claim.id for s in group), round(score, 3)) for group, score in found]
    return tuple(sorted(made, key=lambda group: (-group.score, group.claims)))
