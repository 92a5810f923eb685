"""The story as CSV tables (RFC 4180, UTF-8), one file a table, with the sigla as keys between them.

A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.present.characters import allowed
from variorum.present.family import lost, lost_name
from variorum.types import Anchor, Reading, ReportId, Story, Variant

FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None
Sigla = Mapping[ReportId, str]
Row = Sequence[Cell]


def to_csv(story: Story) -> dict[str, str]:
    """The tables by file name; every table is there, and has its head even where it has no rows."""
    sigla = {report.id: report.sigil for report in story.reports}
    return {
        "reports.csv": table(REPORTS, reports(story)),
        "derivations.csv": table(DERIVATIONS, derivations(story, sigla)),
        "quotations.csv": table(QUOTATIONS, quotations(story, sigla)),
        "variants.csv": table(VARIANTS, variants(story, sigla)),
        "timeline.csv": table(TIMELINE, timeline(story, sigla)),
        "positions.csv": table(POSITIONS, positions(story, sigla)),
        "plans.csv": table(PLANS, plans(story, sigla)),
        "origins.csv": table(ORIGINS, origins(story, sigla)),
    }


REPORTS = ("report", "id", "name", "publisher", "url", "headline", "byline", "dateline", "language", "published",
           "published_first", "published_last", "modified", "characters")  # fmt: skip
DERIVATIONS = ("copy", "exemplar", "exemplar_supplied", "type", "coverage", "score", "direction", "reasons")
QUOTATIONS = ("id", "report", "part", "start", "end", "words", "type", "speaker", "cue")
VARIANTS = ("variant", "kind", "relation", "question", "within_family", "dismissed", "value", "independent_min",
            "independent_max", "report", "start", "end", "words")  # fmt: skip
TIMELINE = ("begin", "end", "precision", "planned", "text", "places")
POSITIONS = ("actor", "proposal", "stance", "date", "report", "start", "end", "words")
PLANS = ("undertaking", "actor", "action", "quantity", "place", "begin", "end", "purpose", "condition", "status",
         "independent_min", "independent_max", "places")  # fmt: skip
ORIGINS = ("id", "name", "kind", "reports", "credits")


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    """Head and rows; lines end with CR LF, as the standard says."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Cell) -> Cell:
    """Text that cannot become a formula; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = allowed(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def yes(value: bool) -> str:
    """A truth value as spreadsheets and data frames read it."""
    return "true" if value else "false"


def places(anchors: Iterable[Anchor], sigla: Sigla) -> str:
    """ "A 120-164; B 3-9"."""
    return "; ".join(f"{sigla[anchor.report]} {anchor.start}-{anchor.end}" for anchor in anchors)


def place(anchor: Anchor, sigla: Sigla) -> Row:
    """The four cells of an anchor."""
    return (sigla[anchor.report], anchor.start, anchor.end, anchor.exact)


def reports(story: Story) -> Iterator[Row]:
    """A row a report."""
    for r in story.reports:
        first, last = r.published_range or (None, None)
        yield (r.sigil, r.id, r.name, r.publisher, r.url, r.headline, r.byline, r.dateline, r.language, r.published,
               first, last, r.modified, len(r.text))  # fmt: skip


def derivations(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row a copy and what it was made from."""
    for d in story.derivations:
        supplied = not lost(d.exemplar)
        exemplar = sigla[ReportId(d.exemplar)] if supplied else lost_name(d.exemplar)
        yield (sigla[d.copy], exemplar, yes(supplied), d.type, d.coverage, d.score, d.direction, "; ".join(d.reasons))


def quotations(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row for each unbroken stretch of a quotation."""
    for quotation in story.quotations:
        cue = quotation.cue.exact if quotation.cue else None
        for part, anchor in enumerate(quotation.content, start=1):
            report, start, end, words = place(anchor, sigla)
            yield (quotation.id, report, part, start, end, words, quotation.type, quotation.speaker_name, cue)


def variants(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row for each place that has a reading."""
    for found, dismissed in ((story.variants, False), (story.dismissed, True)):
        for variant in found:
            for reading in variant.readings:
                for anchor in reading.anchors:
                    yield (*about(variant, reading, dismissed=dismissed), *place(anchor, sigla))


def about(variant: Variant, reading: Reading, *, dismissed: bool) -> Row:
    """What the rows of one reading have in common."""
    v, count = variant, reading.independent
    return (v.id, v.kind, v.relation, v.question, yes(v.within_family), yes(dismissed), reading.value, count.min,
            count.max)  # fmt: skip


def timeline(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row an event."""
    for e in story.timeline:
        yield (e.begin, e.end, e.precision, yes(e.planned), e.text, places(e.anchors, sigla))


def positions(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row a position."""
    for p in story.positions:
        yield (p.actor, p.proposal, p.stance, p.date, *place(p.anchor, sigla))


def plans(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row a step that is said to lie ahead."""
    for p in story.plans:
        yield (p.undertaking, p.actor, p.action, p.quantity, p.place, p.begin, p.end, p.purpose, p.condition, p.status,
               p.independent.min, p.independent.max, places(p.anchors, sigla))  # fmt: skip


def origins(story: Story, sigla: Sigla) -> Iterator[Row]:
    """A row an origin."""
    for o in story.origins:
        yield (o.id, o.name, o.kind, " ".join(sigla[report] for report in o.reports), places(o.credits, sigla))
