"""reconcile: one story out of many reports: the tree, the origins, the differences, and what it all adds up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from variorum.contained import Contained
from variorum.reconcile import apparatus as _apparatus
from variorum.reconcile import brief as _brief
from variorum.reconcile import corroboration as _corroboration
from variorum.reconcile import dating as _dating
from variorum.reconcile import origins as _origins
from variorum.reconcile import plans as _plans
from variorum.reconcile import positions as _positions
from variorum.reconcile import speakers as _speakers
from variorum.reconcile import stemma as _stemma
from variorum.reconcile import timeline as _timeline
from variorum.reconcile.apparatus.decided import merge_variants
from variorum.reconcile.provenance import Provenance
from variorum.types import Annotations, Judgement, Relations, Report, ReportId, Stemma, Story

STEPS = (_stemma, _dating, _origins, _apparatus, _corroboration, _speakers, _timeline, _positions, _plans, _brief)
VERSION = ".".join(str(step.VERSION) for step in STEPS)
CONTRACT = "0.1.0"

__all__ = ["VERSION", "reconcile"]


def reconcile(
    reports: Sequence[Report],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    judgements: Sequence[Judgement] = (),
) -> Story:
    """The edition; what a person has judged stands above what the program found. What trips is missing, with a notice."""
    reports = tuple(reports)
    contained = Contained()
    stemma = contained.instead(
        "Copies",
        lambda: _stemma.build_stemma(reports, relations.derivations, annotations, judgements),
        Stemma(tuple(report.id for report in reports), (), (), ()),
    )
    relations = replace(relations, derivations=stemma.derivations)
    dated = contained.instead("Bounds of dates", lambda: _dating.bound_by_descent(reports, stemma.derivations), reports)
    return edition(dated, annotations, relations, stemma, judgements, contained)


def edition(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    stemma: Stemma,
    judgements: Sequence[Judgement],
    contained: Contained,
) -> Story:
    """The story along its stemma."""
    held = [annotations[report.id] for report in reports]
    provenance = cache(lambda: Provenance(reports, annotations, stemma, relations.entities))
    counted = lambda anchors: provenance().count(anchors).independent
    spoken = tuple(found for each in held for found in each.quotations)
    origins = contained("Origins", lambda: _origins.find_origins(reports, annotations, stemma, relations.entities))
    positions = contained("Positions", lambda: _positions.find_positions(reports, annotations, relations))
    variants = contained(
        "Differences",
        lambda: merge_variants(
            _apparatus.build_apparatus(reports, annotations, relations, stemma, positions), judgements, provenance()
        ),
    )
    corroboration = contained(
        "Corroborated claims",
        lambda: _corroboration.corroborate(reports, annotations, relations, stemma, origins),
    )
    return Story(
        variorum=CONTRACT,
        reports=reports,
        boilerplate=tuple(found for each in held for found in each.boilerplate),
        entities=relations.entities,
        times=tuple(found for each in held for found in each.times),
        quantities=tuple(found for each in held for found in each.quantities),
        credits=tuple(found for each in held for found in each.credits),
        quotations=contained.instead(
            "Names that speakers have in other reports",
            lambda: _speakers.name_speakers(spoken, relations.entities),
            spoken,
        ),
        quotation_links=relations.quotation_links,
        claims=tuple(found for each in held for found in each.claims),
        derivations=stemma.derivations,
        families=stemma.families,
        origins=origins,
        variants=variants,
        corroboration=corroboration,
        timeline=contained("Events", lambda: _timeline.build_timeline(reports, annotations, relations)),
        positions=positions,
        plans=contained("Plans", lambda: _plans.gather_plans(reports, annotations, relations, count=counted)),
        brief=contained(
            "Lines of the brief",
            lambda: _brief.write_brief(reports, annotations, provenance(), corroboration, variants),
        ),
        notices=(*relations.notices, *contained.notices),  # last, when every step has run
    )
