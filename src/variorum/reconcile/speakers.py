"""Speakers as the story knows them: a quotation's source is looked up among the entities of all reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.text import fold
from variorum.types import Anchor, Entity, Quotation, ReportId

VERSION = 1
COUNTED = frozenset(("a", "an", "one", "two", "three", "another", "other", "some", "several", "many", "few"))
PERSONAL = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i", "we", "us", "our", "who")
)
VAGUE = COUNTED | PERSONAL
"""First words of what is nobody's office alone."""
SPEAKING = frozenset({"PER", "ORG", "GPE", "NORP"})


def name_speakers(quotations: Iterable[Quotation], entities: Iterable[Entity]) -> tuple[Quotation, ...]:
    """The quotations; where the source is an entity, with its id and its name in the story."""
    entities = tuple(entities)
    mentions: dict[ReportId, list[tuple[Anchor, Entity]]] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type in SPEAKING else ():
            mentions.setdefault(mention.report, []).append((mention, entity))
    held = offices(entities)
    return tuple(named(quotation, mentions.get(quotation.report, []), held) for quotation in quotations)


def offices(entities: Iterable[Entity]) -> dict[str, Entity]:
    """What just one person of the story is called, in any report, by office and not by name: "defence minister"."""
    found: dict[str, dict[str, Entity]] = {}
    for entity in entities:
        for mention in entity.mentions if entity.type == "PER" else ():
            words = office(mention.exact)
            if words and mention.exact not in entity.names:
                found.setdefault(words, {})[entity.id] = entity
    return {words: next(iter(holders.values())) for words, holders in found.items() if len(holders) == 1}


def office(description: str) -> str | None:
    """A definite description folded, without its article; None for a pronoun, and for one of many or of somebody's."""
    words = fold(" ".join(description.split())).split()
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join(words) if words and words[0] not in VAGUE else None


def named(quotation: Quotation, mentions: Sequence[tuple[Anchor, Entity]], held: Mapping[str, Entity]) -> Quotation:
    """The quotation with its speaker, if the source is exactly a mention or holds one that the speaker is named by.

    A description that no name of the report goes with is whoever alone holds that office in the other reports, if this
    report names them at all.
    """
    source, name = quotation.source, quotation.speaker_name
    if source is None or name is None:
        return quotation
    exact = [e for m, e in mentions if (m.start, m.end) == (source.start, source.end)]
    inside = [e for m, e in mentions if source.start <= m.start and m.end <= source.end and name in (e.name, *e.names)]
    found = next(iter([*exact, *inside]), None)
    if found is None:
        holder = held.get(office(name) or "")
        if holder is None or not any(e.id == holder.id and m.exact in e.names for m, e in mentions):
            return quotation
        return replace(quotation, speaker=holder.id, speaker_name=holder.name)
    full = name in found.names and " " in name  # the report's own spelling of the full name stays
    return replace(quotation, speaker=found.id, speaker_name=name if full else found.name)
