"""What people decided, put where the program found otherwise, before anything is counted.

Merging two people, or giving a quotation to another speaker, changes the speakers, quotation links, claim groups, origins,
positions and differences; so these judgements go in between ``relate`` and ``reconcile``. None of them needs a model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.contained import Contained
from variorum.judged import ENTITY, QUOTATION
from variorum.reconcile.respoken import respeak
from variorum.reconcile.speakers import name_speakers
from variorum.relate.claims import group_claims
from variorum.relate.entities.decided import decide_entities
from variorum.relate.quotations import link_quotations
from variorum.types import Annotations, Entity, Judgement, Relations, Report, ReportId

Notes = Mapping[ReportId, Annotations]


def corrected(
    reports: Sequence[Report], annotations: Notes, relations: Relations, judgements: Sequence[Judgement]
) -> tuple[Notes, Relations]:
    """The annotations and relations after people's judgements on who is who and who speaks; as they were without any."""
    if not any(judgement.subject.startswith((ENTITY, QUOTATION)) for judgement in judgements):
        return annotations, relations
    contained = Contained()
    found = contained.instead(
        "Judgements on who is who and who speaks",
        lambda: decided(tuple(reports), annotations, relations, judgements),
        (annotations, relations),
    )
    return found[0], replace(found[1], notices=(*relations.notices, *contained.notices))


def decided(
    reports: tuple[Report, ...], annotations: Notes, relations: Relations, judgements: Sequence[Judgement]
) -> tuple[Notes, Relations]:
    """The same, worked out."""
    entities = decide_entities(reports, annotations, relations.entities, judgements)
    annotations = respeak(annotations, entities, judgements)
    links = link_quotations(reports, by_one_name(annotations, relations.entities, entities), relations.derivations)
    groups = group_claims(reports, annotations, entities)
    return annotations, replace(relations, entities=entities, quotation_links=links, claim_groups=groups)


def by_one_name(annotations: Notes, before: Sequence[Entity], after: Sequence[Entity]) -> Notes:
    """The quotations of those whom people merged or split by one name, so that two spellings are no two speakers."""
    known = {entity.mentions for entity in before}
    changed = {entity.id: entity.name for entity in after if entity.mentions not in known}
    if not changed:
        return annotations
    return {
        report: replace(
            notes,
            quotations=tuple(
                replace(old, speaker_name=changed[new.speaker]) if new.speaker in changed else old
                for old, new in zip(notes.quotations, name_speakers(notes.quotations, after), strict=True)
            ),
        )
        for report, notes in annotations.items()
    }
