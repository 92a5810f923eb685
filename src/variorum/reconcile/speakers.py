"""Speakers as the story knows them: a quotation's source is looked up among the entities of all reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.types import Anchor, Entity, Quotation, ReportId

VERSION = 1
SPEAKING = frozenset({"PER", "ORG", "GPE", "NORP"})


def name_speakers(quotations: Iterable[Quotation], entities: Iterable[Entity]) -> tuple[Quotation, ...]:
    """The quotations; where the source is an entity, with its id and its name in the story."""
    mentions: dict[ReportId, list[tuple[Anchor, Entity]]] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type in SPEAKING else ():
            mentions.setdefault(mention.report, []).append((mention, entity))
    return tuple(named(quotation, mentions.get(quotation.report, [])) for quotation in quotations)


def named(quotation: Quotation, mentions: Sequence[tuple[Anchor, Entity]]) -> Quotation:
    """The quotation with its speaker, if the source is exactly a mention or holds one that the speaker is named by."""
    source, name = quotation.source, quotation.speaker_name
    if source is None or name is None:
        return quotation
    exact = [e for m, e in mentions if (m.start, m.end) == (source.start, source.end)]
    inside = [e for m, e in mentions if source.start <= m.start and m.end <= source.end and name in (e.name, *e.names)]
    found = next(iter([*exact, *inside]), None)
    if found is None:
        return quotation
    full = name in found.names and " " in name  # the report's own spelling of the full name stays
    return replace(quotation, speaker=found.id, speaker_name=name if full else found.name)
