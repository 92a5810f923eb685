"""Each report as an IPTC ninjs 2.1 news item, one file a report."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.present import words
from variorum.present.dump import Json, dump, known
from variorum.present.family import lost
from variorum.present.identity import report_urn, urn, web_address
from variorum.types import Entity, MentionType, Report, ReportId, Story

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json#"
LISTS: dict[str, tuple[MentionType, ...]] = {
    "people": ("PER",),
    "organisations": ("ORG",),
    "places": ("GPE", "LOC", "FAC"),
    "subjects": ("NORP",),
    "events": ("EVENT",),
}


def to_ninjs(story: Story) -> dict[str, str]:
    """The items by file name, "A.json" for report A."""
    return {f"{report.sigil}.json": dump(item(report, story)) for report in story.reports}


def item(report: Report, story: Story) -> Json:
    """A news item. The standard wants moments, and a report's date is a day: that is given as a description."""
    address = web_address(report)
    return known(
        {
            "uri": report_urn(report.id),
            "type": "text",
            "representationtype": "full",
            "language": report.language,
            "title": report.headline,
            "by": report.byline,
            "located": report.dateline,
            "headlines": [{"role": "main", "value": report.headline}] if report.headline else None,
            "bodies": [body(report.text)],
            "descriptions": list(dates(report)),
            "infosources": list(sources(report, story)),
            **{name: list(named(report, story, types)) for name, types in LISTS.items()},
            "renditions": [{"name": "web", "href": address}] if address else None,
            "associations": list(exemplars(report, story)),
            "altids": [{"role": "variorum", "value": report.id}, {"role": "name", "value": report.name}],
            "standard": {"name": "ninjs", "version": "2.1", "schema": SCHEMA},
        }
    )


def body(text: str) -> Json:
    """The whole text, exactly as every offset of the story counts in it."""
    return {
        "role": "main",
        "contenttype": "text/plain",
        "charcount": len(text),
        "wordcount": len(text.split()),
        "value": text,
    }


def dates(report: Report) -> Iterator[Json]:
    """When it appeared and was changed, in ISO 8601."""
    for role, value in (("published", report.published), ("modified", report.modified)):
        if value:
            yield {"role": role, "contenttype": "text/plain", "value": value}


def sources(report: Report, story: Story) -> Iterator[Json]:
    """The publisher, then those whom the report names as its sources."""
    credited = (origin.name for origin in story.origins if report.id in origin.reports and origin.kind != "own")
    for name in dict.fromkeys(filter(None, (report.publisher, *credited))):
        yield {"name": name}


def named(report: Report, story: Story, types: tuple[MentionType, ...]) -> Iterator[Json]:
    """The people, bodies and places that the report mentions."""
    for entity in story.entities:
        if entity.type in types and mentioned(entity, report.id):
            yield {"name": entity.name, "rel": "mentions", "uri": urn("entity", entity.id)}


def mentioned(entity: Entity, report: ReportId) -> bool:
    """Whether the report speaks of it."""
    return any(mention.report == report for mention in entity.mentions)


def exemplars(report: Report, story: Story) -> Iterator[Json]:
    """The reports that this one was made from."""
    reports = {other.id: other for other in story.reports}
    for derivation in story.derivations:
        if derivation.copy == report.id and not lost(derivation.exemplar):
            exemplar = reports[ReportId(derivation.exemplar)]
            name = f"made from {exemplar.sigil} {words.who(exemplar)}: {words.made(derivation)}"
            yield {"name": name, "uri": report_urn(exemplar.id), "type": "text"}
