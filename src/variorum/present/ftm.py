"""The story as FollowTheMoney entities, one JSON object a line: for Aleph and for every program that reads that model.

Reports are Articles; people and bodies are Persons and Organizations, places Addresses, dated things Events; every name in
a report is a Mention, every quotation a Note on its speaker with the report as proof, and a copy is linked to what it was
made from. Nothing is said of who is right: readings, positions and plans have no place in that model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from variorum.present import words
from variorum.present.characters import allowed
from variorum.present.dump import Json, known, line
from variorum.present.family import lost
from variorum.present.identity import web_address
from variorum.text import digest
from variorum.types import Derivation, Entity, EntityId, Event, MentionType, Quotation, Report, ReportId, Story

SCHEMATA: Mapping[MentionType, str] = {
    "PER": "Person",
    "ORG": "Organization",
    "GPE": "Address",
    "LOC": "Address",
    "FAC": "Address",
    "EVENT": "Event",
}
LEGAL = frozenset({"PER", "ORG"})  # what a Mention can be resolved to
LANGUAGES = {"en": "eng"}  # ISO 639-1 to 639-3, which the model wants; reports are in English


Properties = Mapping[str, Sequence[str | None]]


def to_ftm(story: Story) -> str:
    """One entity a line, in a fixed order; the same thing has the same id in every story that has the report."""
    return "".join(line(entity) for entity in entities(story))


def entities(story: Story) -> Iterator[Json]:
    """Everything of the story that the model knows."""
    for report in story.reports:
        yield article(report)
    for entity in story.entities:
        if entity.type in SCHEMATA:
            yield thing(entity)
            yield from mentions(entity, story)
    for event in story.timeline:
        yield happening(event)
    kept = {entity.id for entity in story.entities if entity.type in SCHEMATA}
    for quotation in story.quotations:
        yield note(quotation, kept)
    for derivation in story.derivations:
        if not lost(derivation.exemplar):
            yield copied(derivation)


def record(name: str, schema: str, properties: Properties) -> Json:
    """An entity: every property is a list of texts, and is there only where it has one."""
    return {"id": name, "schema": schema, "properties": stated(properties)}


def stated(properties: Properties) -> Json:
    """The properties that have something to say, each value once."""
    return known({key: list(dict.fromkeys(filter(None, map(plain, values)))) for key, values in properties.items()})


def plain(value: str | None) -> str:
    """A value on one line."""
    return words.one_line(allowed(value or ""))


def named(kind: str, *parts: str) -> str:
    """An id such as the model allows."""
    return f"variorum-{kind}-{digest(*parts, size=24)}"


def article_id(report: str) -> str:
    """The id of a report's Article."""
    return named("article", report)


def article(report: Report) -> Json:
    """A report. The text keeps its lines."""
    values: Properties = {
        "fileName": [report.name],
        "title": [report.headline],
        "author": [report.byline],
        "publisher": [report.publisher],
        "sourceUrl": [web_address(report)],
        "language": [LANGUAGES.get(report.language or "")],
        "publishedAt": [report.published],
        "modifiedAt": [report.modified],
    }
    properties = stated(values) | {"bodyText": [allowed(report.text).strip()]}
    return {"id": article_id(report.id), "schema": "Article", "properties": properties}


def entity_id(entity: str) -> str:
    """The id of a person, body, place or event."""
    return named("entity", entity)


def thing(entity: Entity) -> Json:
    """Somebody or something with all its spellings."""
    spellings = [name for name in entity.names if name != entity.name]
    main = "full" if SCHEMATA[entity.type] == "Address" else "name"
    values: Properties = {main: [entity.name], "name": [entity.name], "alias": spellings}
    return record(entity_id(entity.id), SCHEMATA[entity.type], values)


def mentions(entity: Entity, story: Story) -> Iterator[Json]:
    """Each spelling in each report: a Mention of people and bodies, a Documentation of all else."""
    spellings: dict[ReportId, dict[str, None]] = {}
    for anchor in entity.mentions:
        spellings.setdefault(anchor.report, {})[anchor.exact] = None
    for report in (report.id for report in story.reports if report.id in spellings):
        if entity.type in LEGAL:
            yield from (mention(entity, report, name) for name in spellings[report])
        else:
            link = {"document": [article_id(report)], "entity": [entity_id(entity.id)], "role": ["mentioned"]}
            yield record(named("documentation", report, entity.id), "Documentation", link)


def mention(entity: Entity, report: ReportId, name: str) -> Json:
    """A name as a report has it."""
    values = {
        "document": [article_id(report)],
        "resolved": [entity_id(entity.id)],
        "name": [name],
        "detectedSchema": [SCHEMATA[entity.type]],
    }
    return record(named("mention", report, entity.id, name), "Mention", values)


def happening(event: Event) -> Json:
    """Something with a date."""
    values: Properties = {
        "name": [event.text],
        "date": [None if event.end else event.begin],
        "startDate": [event.begin if event.end else None],
        "endDate": [event.end],
        "summary": ["planned when it was reported" if event.planned else None],
        "description": [anchor.exact for anchor in event.anchors],
        "proof": [article_id(anchor.report) for anchor in event.anchors],
    }
    return record(named("event", event.begin, event.end or "", event.text), "Event", values)


def note(quotation: Quotation, kept: Collection[EntityId]) -> Json:
    """What somebody is quoted as saying."""
    speaker = quotation.speaker if quotation.speaker in kept else None
    said = " … ".join(words.one_line(anchor.exact) for anchor in quotation.content)
    values: Properties = {
        "description": [said],
        "summary": [f"{quotation.type} quotation: {quotation.speaker_name or 'speaker not known'}"],
        "entity": [entity_id(speaker) if speaker else None],
        "proof": [article_id(quotation.report)],
    }
    return record(named("quotation", quotation.report, quotation.id), "Note", values)


def copied(derivation: Derivation) -> Json:
    """A copy and the report it was made from."""
    exemplar, copy = article_id(derivation.exemplar), article_id(derivation.copy)
    values = {
        "subject": [exemplar],
        "object": [copy],
        "role": [f"was copied: {words.made(derivation)}"],
        "description": ["; ".join(derivation.reasons)],
    }
    return record(named("copy", derivation.exemplar, derivation.copy), "UnknownLink", values)
