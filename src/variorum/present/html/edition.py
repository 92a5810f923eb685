"""A story with the indexes that its pages need, made once and read by every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from variorum.present.family import Node, forest
from variorum.present.html.links import place_id
from variorum.present.html.marks import Mark, merged
from variorum.present.html.utterances import Speaker, speakers
from variorum.present.ranking import Altered, agreements, altered, differences
from variorum.types import Anchor, Entity, Report, ReportId, Story, Variant


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything here follows from the story alone."""

    story: Story
    reports: Mapping[ReportId, Report]
    sigla: Mapping[ReportId, str]
    trees: tuple[Node, ...]
    differences: tuple[Variant, ...]
    agreements: tuple[Variant, ...]
    altered: tuple[Altered, ...]
    speakers: tuple[Speaker, ...]
    entities: Mapping[str, tuple[Entity, ...]]
    marks: Mapping[ReportId, tuple[Mark, ...]]

    def report(self, sigil: str) -> Report | None:
        """The report with a siglum."""
        return next((report for report in self.story.reports if report.sigil == sigil), None)


def edition(story: Story) -> Edition:
    """The story's edition."""
    sigla = {report.id: report.sigil for report in story.reports}
    return Edition(
        story=story,
        reports={report.id: report for report in story.reports},
        sigla=sigla,
        trees=forest(story),
        differences=differences(story),
        agreements=agreements(story),
        altered=altered(story),
        speakers=speakers(story),
        entities=by_type(story.entities),
        marks=marks(story, sigla),
    )


def by_type(entities: Iterable[Entity]) -> dict[str, tuple[Entity, ...]]:
    """The entities of each type, the most often named first."""
    found: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.name, e.id)):
        found.setdefault(entity.type, []).append(entity)
    return {kind: tuple(members) for kind, members in found.items()}


def marks(story: Story, sigla: Mapping[ReportId, str]) -> dict[ReportId, tuple[Mark, ...]]:
    """Each report's marks: what is shown in its text, and what links lead to."""
    found: dict[ReportId, list[Mark]] = {report.id: [] for report in story.reports}
    for anchor, layer, title in (*shown(story, sigla), *((anchor, "", "") for anchor in linked(story))):
        ident = place_id(anchor, sigla[anchor.report])
        classes, titles = ((layer,) if layer else ()), ((title,) if title else ())
        found[anchor.report].append(Mark(anchor.start, anchor.end, ident, classes, titles))
    return {report: merged(stretches) for report, stretches in found.items()}


def shown(story: Story, sigla: Mapping[ReportId, str]) -> Iterator[tuple[Anchor, str, str]]:
    """Anchor, class and explanation of everything that is visible in a report's text."""
    for boilerplate in story.boilerplate:
        yield boilerplate, "boilerplate", f"left out of every comparison: {boilerplate.kind}"
    for quotation in story.quotations:
        said = f"said by {quotation.speaker_name}" if quotation.speaker_name else "speaker not known"
        for content in quotation.content:
            yield content, "quote" if quotation.type != "indirect" else "indirect", said
    for derivation in story.derivations:
        for passage in derivation.passages:
            for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
                yield here, "copied", f"also in {sigla[there.report]}"
    for time in story.times:
        yield time, "time", time.value
    for quantity in story.quantities:
        yield quantity, "quantity", " ".join(filter(None, (f"{quantity.value:g}", quantity.unit, quantity.concept)))
    for credit in story.credits:
        yield credit, "credit", f"credits {credit.origin}"
    for variant in story.variants:
        for reading in variant.readings if variant.relation != "agree" else ():
            for anchor in reading.anchors:
                yield anchor, "differs", variant.question


def linked(story: Story) -> Iterator[Anchor]:
    """Every anchor that a page links to besides those that are visible."""
    for link in story.quotation_links:
        yield from (link.a, link.b)
    for variant in story.variants:
        for reading in variant.readings:
            yield from reading.anchors
    for event in story.timeline:
        yield from event.anchors
    for plan in story.plans:
        yield from plan.anchors
    for claim in story.corroboration:
        yield from claim.anchors
    for origin in story.origins:
        yield from origin.credits
    yield from (position.anchor for position in story.positions)
    yield from (line.anchor for line in story.brief)
    for entity in story.entities:
        yield from first_in_each(entity.mentions)


def first_in_each(anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The first of some anchors in each report."""
    first: dict[ReportId, Anchor] = {}
    for anchor in anchors:
        if anchor.report not in first or anchor.start < first[anchor.report].start:
            first[anchor.report] = anchor
    return tuple(first.values())
