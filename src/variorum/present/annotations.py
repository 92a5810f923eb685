"""The story as W3C Web Annotations: one collection in JSON-LD, every annotation tied to the report's text as it was read.

Positions count Unicode code points in the text as it was read, not in the page it came from; the quote with what stands
before and after it is found on the page as well. An annotation's source is therefore the text, and ``via`` its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from variorum.present import words
from variorum.present.dump import Json, dump, known
from variorum.present.identity import report_urn, urn, web_address
from variorum.types import Anchor, Claim, Credit, Judgement, Quotation, Reading, Report, ReportId, Story, Variant

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix

Reports = Mapping[ReportId, Report]


def to_annotations(story: Story) -> str:
    """An AnnotationCollection whose only page holds everything."""
    items = every(story)
    name = urn("annotations", *(str(item["id"]) for item in items))
    page: Json = {"id": urn("page", name), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: Json = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": words.counts(story),
        "generator": {"id": urn("variorum", story.variorum), "type": "Software", "name": f"Variorum {story.variorum}"},
        "total": len(items),
        "first": page,
    }
    return dump(collection)


def every(story: Story) -> list[Json]:
    """Quotations, claims, credits, readings, and what people decided."""
    reports = {report.id: report for report in story.reports}
    readings = (
        reading_annotation(variant, reading, reports)
        for variant in (*story.variants, *story.dismissed)
        for reading in variant.readings
    )
    return [
        *(quotation_annotation(quotation, reports) for quotation in story.quotations),
        *(claim_annotation(claim, reports) for claim in story.claims),
        *(credit_annotation(credit, reports) for credit in story.credits),
        *readings,
        *judgement_annotations(story, reports),
    ]


def annotation(name: str, motivation: str, body: list[Json], target: Iterable[Json]) -> Json:
    """One annotation; with several targets the body holds for each of them."""
    targets = list(target)
    return {"id": name, "type": "Annotation", "motivation": motivation, "body": body,
            "target": targets[0] if len(targets) == 1 else targets}  # fmt: skip


def text(value: str, purpose: str) -> Json:
    """A body of words."""
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def quotation_annotation(quotation: Quotation, reports: Reports) -> Json:
    """Who said it, and how it is quoted."""
    speaker = quotation.speaker_name
    body = [text(speaker, "identifying")] if speaker else []
    body.append(text(f"{quotation.type} quotation", "tagging"))
    place = (quotation.report, quotation.id)
    return annotation(urn("quotation", *place), "identifying", body, targets(quotation.content, reports))


def claim_annotation(claim: Claim, reports: Reports) -> Json:
    """Through whom it is said, and how surely (FactBank)."""
    body = [text(voice, "identifying") for voice in claim.voices]
    body += [text(f"polarity {claim.polarity}", "tagging"), text(f"certainty {claim.certainty}", "tagging")]
    body += [text(f"status {claim.status}", "tagging")] if claim.status else []
    place = Anchor(claim.report, claim.start, claim.end, claim.exact)
    return annotation(urn("claim", claim.report, claim.id), "classifying", body, targets((place,), reports))


def credit_annotation(credit: Credit, reports: Reports) -> Json:
    """Where the report says it got something."""
    name = urn("credit", credit.report, str(credit.start), str(credit.end), credit.origin)
    body = [text(credit.origin, "identifying"), text(f"credit: {credit.kind}", "tagging")]
    return annotation(name, "identifying", body, targets((credit,), reports))


def reading_annotation(variant: Variant, reading: Reading, reports: Reports) -> Json:
    """The question, and the answer that these places give."""
    body = [
        text(variant.question, "describing"),
        text(reading.value, "classifying"),
        text(f"{words.KIND[variant.kind]}: {words.RELATION[variant.relation]}", "tagging"),
    ]
    return annotation(urn("reading", variant.id, reading.value), "describing", body, targets(reading.anchors, reports))


def judgement_annotations(story: Story, reports: Reports) -> Iterator[Json]:
    """What people said of the differences, on every place that these have."""
    variants = {f"variant:{variant.id}": variant for variant in (*story.variants, *story.dismissed)}
    for judgement in story.judgements:
        variant = variants.get(judgement.subject)
        if variant is not None:
            yield judgement_annotation(judgement, variant, reports)


def judgement_annotation(judgement: Judgement, variant: Variant, reports: Reports) -> Json:
    """A person's decision, with its author and date."""
    j = judgement
    body = [text(words.verdict(j), "assessing")] + ([text(j.note, "commenting")] if j.note else [])
    anchors = [anchor for reading in variant.readings for anchor in reading.anchors]
    name = urn("judgement", j.subject, j.verdict, j.by, j.at, j.note)
    made = annotation(name, "assessing", body, targets(anchors, reports))
    return made | {"creator": {"id": urn("person", j.by), "type": "Person", "name": j.by}, "created": j.at}


def targets(anchors: Iterable[Anchor], reports: Reports) -> Iterator[Json]:
    """One target a place, each with both selectors, which say the same."""
    for anchor in anchors:
        report = reports[anchor.report]
        yield {"source": source(report), "selector": [position(anchor), quote(anchor, report.text)]}


def source(report: Report) -> Json:
    """The report's text."""
    return known(
        {
            "id": report_urn(report.id),
            "type": "Text",
            "format": "text/plain",
            "language": report.language,
            "via": web_address(report),
        }
    )


def position(anchor: Anchor) -> Json:
    """TextPositionSelector: half-open, in code points."""
    return {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}


def quote(anchor: Anchor, whole: str) -> Json:
    """TextQuoteSelector; at the text's beginning and end there is less, or nothing, around it."""
    return {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": whole[max(0, anchor.start - AROUND) : anchor.start],
        "suffix": whole[anchor.end : anchor.end + AROUND],
    }
