"""What a reader who knows the earlier reports has to learn from the later ones. Copies bring nothing new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from variorum.reconcile.news.claims import new_claims
from variorum.reconcile.news.positions import turns
from variorum.reconcile.news.since import known_reports, last_day
from variorum.text import fold
from variorum.types import ChangedValue, News, Origin, Reading, ReportId, Settlement, Story, Variant

VERSION = 1
UNTOLD = frozenset({"own", "anonymous"})  # kinds of origin that are no origin by name

__all__ = ["news", "news_beyond"]


def news(story: Story, since: str) -> News:
    """What is new after a day or a report.

    ``since`` is an ISO date (reports whose last possible day is on or before it are known) or the sigil, name or file
    name of a report (it and all that appeared no later are known).

    Raises:
        SinceError: it is neither a date nor one of the story's reports.
    """
    return news_beyond(story, known_reports(story.reports, since), since=since)


def news_beyond(story: Story, known: Collection[ReportId], *, since: str) -> News:
    """What is new to a reader of exactly the ``known`` reports."""
    made = {derivation.copy for derivation in story.derivations}
    later = [report for report in story.reports if report.id not in known]
    fresh = [report for report in sorted(later, key=lambda r: (last_day(r), r.sigil)) if report.id not in made]
    bringers = frozenset(report.id for report in fresh)
    changes = tuple(changed(story.variants, known, bringers))
    return News(
        since=since,
        known=tuple(report.id for report in story.reports if report.id in known),
        later=tuple(report.id for report in later),
        copies=tuple(report.id for report in later if report.id in made),
        changes=changes,
        claims=new_claims(story, known, fresh, changes),
        positions=turns(story.positions, known, bringers),
        origins=tuple(new_origins(story, known, bringers)),
        settled=tuple(settled(story.variants, known, bringers)),
        opened=tuple(opened(story.variants, known, bringers)),
    )


def changed(
    variants: Iterable[Variant], known: Collection[ReportId], later: Collection[ReportId]
) -> Iterator[ChangedValue]:
    """Updates whose earlier value the reader knows and whose later one comes from a later report."""
    for variant in variants:
        if variant.relation != "update" or variant.within_family:
            continue
        after = tuple(only(reading, later) for reading in variant.readings if has(reading, later))
        values = {reading.value for reading in after}
        before = tuple(only(r, known) for r in variant.readings if has(r, known) and r.value not in values)
        if before and after:
            yield ChangedValue(variant.id, variant.kind, variant.question, before, after)


def settled(
    variants: Iterable[Variant], known: Collection[ReportId], later: Collection[ReportId]
) -> Iterator[Settlement]:
    """Conflicts among the known reports of which later ones give some values and not others."""
    for variant in variants:
        if variant.relation != "conflict" or variant.within_family:
            continue
        given = [reading for reading in variant.readings if has(reading, later)]
        open_before = sum(has(reading, known) for reading in variant.readings) > 1
        if open_before and given and len(given) < len(variant.readings):
            yield Settlement(variant, tuple(only(reading, later) for reading in given))


def opened(variants: Iterable[Variant], known: Collection[ReportId], later: Collection[ReportId]) -> Iterator[Variant]:
    """Conflicts that there were not before, between independent reports."""
    for variant in variants:
        if variant.relation != "conflict" or variant.within_family:
            continue
        before = sum(has(reading, known) for reading in variant.readings)
        brought = any(has(reading, later) and not has(reading, known) for reading in variant.readings)
        if before < 2 and brought:
            yield variant


def new_origins(story: Story, known: Collection[ReportId], later: Collection[ReportId]) -> Iterator[Origin]:
    """Origins by name that no known report has, nor lets speak."""
    heard = {fold(voice) for claim in story.claims if claim.report in known for voice in claim.voices}
    heard |= {fold(q.speaker_name) for q in story.quotations if q.report in known and q.speaker_name}
    for origin in story.origins:
        reports = set(origin.reports)
        brought = bool(reports & set(later)) and not reports & set(known)
        if brought and origin.kind not in UNTOLD and fold(origin.name) not in heard:
            yield origin


def has(reading: Reading, reports: Collection[ReportId]) -> bool:
    """Whether one of the reports gives that value."""
    return any(anchor.report in reports for anchor in reading.anchors)


def only(reading: Reading, reports: Collection[ReportId]) -> Reading:
    """The reading with the places in these reports alone."""
    anchors = tuple(anchor for anchor in reading.anchors if anchor.report in reports)
    return Reading(reading.value, anchors, reading.independent)
