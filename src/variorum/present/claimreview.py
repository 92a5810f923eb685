"""Differences as schema.org ClaimReview, with a person as the reviewer; a draft to finish, not a verdict to publish.

Only for what reports that are no copies of each other contradict each other on, or what a person decided about. The machine never rates: a
``reviewRating`` is there only where a person said which reading they hold, on that reading, and without a number, since
nobody gave one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from variorum.judged import HOLD, NOTE, VARIANT
from variorum.present import words
from variorum.present.dump import Json, dump, known
from variorum.present.identity import report_urn, urn, web_address
from variorum.present.ranking import conflicts
from variorum.types import Judgement, Reading, Report, ReportId, Story, Variant

HELD = "held to be right"

Reports = Mapping[ReportId, Report]


def to_claimreview(story: Story, *, reviewer: str) -> str:
    """One ClaimReview for each reading; where a person decided, that person is its author, else ``reviewer``."""
    return dump({"@context": "https://schema.org", "@graph": list(reviews(story, reviewer))})


def reviews(story: Story, reviewer: str) -> Iterator[Json]:
    """The reviews of every difference that is shown as a conflict or that somebody decided about."""
    reports = {report.id: report for report in story.reports}
    shown = {variant.id for variant in conflicts(story)}
    for variant in story.variants:
        said = [j for j in story.judgements if j.subject == f"{VARIANT}{variant.id}" and j.verdict != NOTE]
        if variant.id not in shown and not said:
            continue
        for reading in variant.readings:
            yield from (review(variant, reading, reports, judgement, reviewer) for judgement in said)
            if not said:
                yield review(variant, reading, reports, None, reviewer)


def review(variant: Variant, reading: Reading, reports: Reports, judgement: Judgement | None, reviewer: str) -> Json:
    """One reading as the claim that is looked at, by one person."""
    by = judgement.by if judgement else reviewer
    return known(
        {
            "@type": "ClaimReview",
            "@id": urn("review", variant.id, reading.value, by, judgement.verdict if judgement else ""),
            "author": {"@type": "Person", "name": by},
            "datePublished": judgement.at if judgement else None,
            "claimReviewed": claim(variant, reading),
            "itemReviewed": item(reading, reports),
            "reviewBody": remark(judgement) if judgement else None,
            "reviewRating": rating(reading, judgement) if judgement else None,
        }
    )


def claim(variant: Variant, reading: Reading) -> str:
    """The question with the reading in its blank, or behind it: "How many bolts? 97", "How far is it: the work – begun"."""
    before, blank, after = words.one_line(variant.question).partition("___")
    value = words.one_line(reading.value)
    behind = f"{before} {value}" if before.endswith("?") else f"{before} – {value}"
    return f"{before}{value}{after}" if blank else behind


def item(reading: Reading, reports: Reports) -> Json:
    """The claim, and every report it appears in, the first of them first."""
    seen = {anchor.report: reports[anchor.report] for anchor in reading.anchors}
    places = [appearance(report) for report in sorted(seen.values(), key=appeared)]
    return {"@type": "Claim", "firstAppearance": places[0], "appearance": places} if places else {"@type": "Claim"}


def appeared(report: Report) -> tuple[bool, str, tuple[int, str]]:
    """Sort key: by date, those without one last."""
    return (report.published is None, report.published or "", words.sigil_order(report.sigil))


def appearance(report: Report) -> Json:
    """A report as schema.org knows it."""
    return known(
        {
            "@type": "NewsArticle",
            "@id": report_urn(report.id),
            "url": web_address(report),
            "headline": report.headline,
            "datePublished": report.published,
            "publisher": {"@type": "Organization", "name": report.publisher} if report.publisher else None,
        }
    )


def remark(judgement: Judgement) -> str:
    """What the person decided, and why."""
    return ": ".join(filter(None, (words.verdict(judgement), judgement.note)))


def rating(reading: Reading, judgement: Judgement) -> Json | None:
    """Only on the reading that a person holds."""
    held = judgement.verdict == f"{HOLD}{reading.value}"
    return {"@type": "Rating", "alternateName": HELD} if held else None
