"""What a search found, in context: a few places of each report, for a page or a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.present.words import one_line, who
from variorum.text import anchor as stretch
from variorum.types import Anchor, Report, ReportId
from variorum.workspace import Hit

FEW = 5  # places of one report
APART = 160  # characters between two places that are shown by themselves
REACH = 60  # characters of context on a terminal


@dataclass(frozen=True, slots=True)
class Found:
    """A report with the words, the first few places where they stand, and how many there are."""

    report: Report
    places: tuple[Anchor, ...]
    number: int


def found(reports: Mapping[ReportId, Report], hits: Iterable[Hit]) -> tuple[Found, ...]:
    """What was found in these reports, in the order of the hits."""
    known = ((reports[hit.report], hit.places) for hit in hits if hit.report in reports)
    return tuple(Found(report, tuple(places(report, spans)), len(spans)) for report, spans in known)


def places(report: Report, spans: Sequence[tuple[int, int]]) -> Iterator[Anchor]:
    """A few places, none so near to the one before that the same words would be shown twice."""
    number, last = 0, -APART
    for start, end in spans:
        if start - last >= APART and number < FEW:
            number, last = number + 1, start
            yield stretch(report.id, report.text, start, end)


def listing(found: Iterable[Found]) -> str:
    """A line for each report, and one for each place with the word in brackets and its offset in the report's text."""
    return "\n".join(line for one in found for line in lines(one))


def lines(found: Found) -> Iterator[str]:
    """One report's lines."""
    report = found.report
    yield f"{report.sigil}  {one_line(who(report))}"
    for place in found.places or ():
        before, after = report.text[max(0, place.start - REACH) : place.start], report.text[place.end :][:REACH]
        yield f"   {place.start:>7}  {one_line(f'…{before}[{place.exact}]{after}…')}"
    if not found.places and report.headline:
        yield f"            {one_line(report.headline)}"
