"""What is shown in the reports' texts, and what links lead to in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.present.html.links import place_id
from variorum.present.html.marks import Mark, merged
from variorum.present.words import sigil_order
from variorum.text import anchor as stretch
from variorum.types import Anchor, ReportId, Story

FEW = 8  # sigla in one explanation
SHADES = 4  # of copied passages, one an exemplar


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
        by = said(quotation.speaker_name) if quotation.speaker_name else "speaker not known"
        for content in quotation.content:
            yield content, "quote" if quotation.type != "indirect" else "indirect", by
    for passage, holders, shade in shared(story):
        also = also_in(sorted({sigla[holder] for holder in holders}, key=sigil_order))
        yield passage, f"copied shade-{shade}" if shade else "copied", also
    for claim in story.claims:
        place = Anchor(claim.report, claim.start, claim.end, claim.exact)
        yield place, "claim", f"claimed by {', from '.join(claim.voices)}" if claim.voices else "claimed"
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


def said(speaker: str) -> str:
    """What a quotation's mark says."""
    return f"said by {speaker}"


def shared(story: Story) -> Iterator[tuple[Anchor, set[ReportId], int]]:
    """Each report's copied passages as stretches that do not overlap, with the reports that have them too and a shade, which
    is the exemplar's.
    """
    texts = {report.id: report.text for report in story.reports}
    shades = {name: i % SHADES for i, name in enumerate(sorted({d.exemplar for d in story.derivations if d.passages}))}
    pairs = [(p.a, p.b, shades[d.exemplar]) for d in story.derivations for p in d.passages]
    pairs += [(b, a, shade) for a, b, shade in pairs]
    stretches: list[tuple[ReportId, int, int, set[ReportId], int]] = []
    for here, there, shade in sorted(pairs, key=lambda pair: (pair[0].report, pair[0].start, pair[0].end)):
        if stretches and stretches[-1][0] == here.report and here.start < stretches[-1][2]:
            report, start, end, holders, former = stretches.pop()
            stretches.append((report, start, max(end, here.end), holders | {there.report}, former))
        else:
            stretches.append((here.report, here.start, here.end, {there.report}, shade))
    for report, start, end, holders, shade in stretches:
        yield stretch(report, texts[report], start, end), holders, shade


def also_in(sigla: Sequence[str]) -> str:
    """The sigla of a few reports, and how many more there are."""
    more = f" and {len(sigla) - FEW} more" if len(sigla) > FEW else ""
    return f"also in {', '.join(sigla[:FEW])}{more}"


def linked(story: Story) -> Iterator[Anchor]:
    """Every anchor that a page links to besides those that are visible."""
    for derivation in story.derivations:
        for passage in derivation.passages:
            yield from (passage.a, passage.b)
    for link in story.quotation_links:
        yield from (link.a, link.b)
    for variant in (*story.variants, *story.dismissed):
        for reading in variant.readings:
            yield from reading.anchors
    for event in story.timeline:
        yield from event.anchors
    for plan in story.plans:
        yield from plan.anchors
        for cell in plan.cells:
            if len(cell.readings) > 1:
                yield from (anchor for reading in cell.readings for anchor in reading.anchors)
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
