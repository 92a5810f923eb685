"""relate: what holds between reports: who was made from whom, who is who, which quotations and claims belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from variorum.contained import Contained
from variorum.relate import candidates as _candidates
from variorum.relate import claims as _claims
from variorum.relate import derivations as _derivations
from variorum.relate import entities as _entities
from variorum.relate import passages as _passages
from variorum.relate import quotations as _quotations
from variorum.relate.claims import inferences as _inferences
from variorum.relate.derivations import Weighed
from variorum.relate.view import Prepared, views_of
from variorum.types import Annotations, Derivation, Relations, Report, ReportId

STEPS = (_candidates, _passages, _derivations, _entities, _quotations, _claims, _inferences)
VERSION = ".".join(str(step.VERSION) for step in STEPS)

NOTHING: Weighed = MappingProxyType({})

__all__ = ["NOTHING", "VERSION", "Weighed", "relate"]


def forget(weighed: Weighed) -> None:
    """Nothing is kept."""


def relate(
    reports: Sequence[Report],
    annotations: Mapping[ReportId, Annotations],
    *,
    before: Weighed = NOTHING,
    keep: Callable[[Weighed], None] = forget,
) -> Relations:
    """Everything that holds between the reports; each must have its annotations. What trips is missing, with a notice.

    ``before`` is what pairs of reports were found to share in an earlier run, which saves weighing them again and changes nothing;
    ``keep`` is given what they share now.
    """
    reports = tuple(reports)
    views = views_of(reports, annotations)
    contained = Contained()
    derivations = contained("Copies", lambda: derived(views, before, keep))
    entities = contained("Entities", lambda: _entities.relate_entities(reports, annotations))
    links = contained("Links between quotations", lambda: _quotations.link_speech(views, derivations))
    groups = contained("Groups of claims", lambda: _claims.group_claims(reports, annotations, entities))
    inferences = contained(
        "Inferences between claims", lambda: _inferences.infer(reports, annotations, entities, derivations)
    )
    return Relations(derivations, entities, links, groups, inferences, tuple(contained.notices))


def derived(views: Sequence[Prepared], before: Weighed, keep: Callable[[Weighed], None]) -> tuple[Derivation, ...]:
    """Who was made from whom; what pairs share is handed on to be kept."""
    weighed = _derivations.compare(views, before)
    keep(weighed)
    return _derivations.descent(views, weighed)
