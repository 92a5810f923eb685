"""relate: what holds between reports: who was made from whom, who is who, which quotations and claims belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.contained import Contained
from variorum.relate import candidates as _candidates
from variorum.relate import claims as _claims
from variorum.relate import derivations as _derivations
from variorum.relate import entities as _entities
from variorum.relate import passages as _passages
from variorum.relate import quotations as _quotations
from variorum.relate.view import views_of
from variorum.types import Annotations, Relations, Report, ReportId

STEPS = (_candidates, _passages, _derivations, _entities, _quotations, _claims)
VERSION = ".".join(str(step.VERSION) for step in STEPS)

__all__ = ["VERSION", "relate"]


def relate(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> Relations:
    """Everything that holds between the reports; each must have its annotations. What trips is missing, with a notice."""
    reports = tuple(reports)
    views = views_of(reports, annotations)
    contained = Contained()
    derivations = contained("Copies", lambda: _derivations.descent(views, _derivations.compare(views)))
    entities = contained("Entities", lambda: _entities.relate_entities(reports, annotations))
    links = contained("Links between quotations", lambda: _quotations.link_speech(views, derivations))
    groups = contained("Groups of claims", lambda: _claims.group_claims(reports, annotations, entities))
    return Relations(derivations, entities, links, groups, tuple(contained.notices))
