"""Claims: clauses that say something, with whose word it is, whether it is affirmed, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.claims.arguments import Stretch, direct_object, noun_phrase, verb_group
from variorum.annotate.claims.bounds import keep_to_quotation
from variorum.annotate.claims.certainty import certainty
from variorum.annotate.claims.clauses import Clause, clauses
from variorum.annotate.claims.polarity import polarity
from variorum.annotate.claims.spoken import only_reports
from variorum.annotate.claims.status import status
from variorum.annotate.claims.voices import voices
from variorum.annotate.overlaps import Overlaps
from variorum.text import anchor, digest
from variorum.types import Anchor, Boilerplate, Claim, ClaimId, Mention, Quantity, Quotation, Report, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 1


def find_claims(
    report: Report,
    doc: Doc,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    boilerplate: Sequence[Boilerplate],
) -> tuple[Claim, ...]:
    """The claims of one report in reading order; ids come from the report and the span."""
    telling = Overlaps((*times, *quantities), span)
    quoted = Overlaps(quotations, reach)
    dates, amounts = Overlaps(times, span), Overlaps(quantities, span)
    found: dict[tuple[int, int], Claim] = {}
    for whole in candidates(doc, telling, Overlaps(boilerplate, span)):
        at = whole.predicate.idx
        near = quoted(min(whole.start, at), max(whole.end, at + 1))
        clause = keep_to_quotation(whole, report.text, near)
        if clause is None or only_reports(clause, dates(clause.start, clause.end), near):
            continue
        found.setdefault(
            (clause.start, clause.end),
            Claim(
                id=ClaimId(digest(report.id, str(clause.start), str(clause.end))),
                report=report.id,
                start=clause.start,
                end=clause.end,
                exact=report.text[clause.start : clause.end],
                voices=voices(clause, report.text, near, mentions),
                polarity=polarity(clause.predicate),
                certainty=certainty(clause),
                status=status(clause.predicate),
                subject=part(report, noun_phrase(clause.subject) if clause.subject else None),
                predicate=part(report, verb_group(clause.predicate)),
                object=part(report, noun_phrase(noun) if (noun := direct_object(clause.predicate)) else None),
                times=inside(report, clause, dates),
                quantities=inside(report, clause, amounts),
            ),
        )
    return tuple(found[key] for key in sorted(found))


def span(anchor: Anchor) -> tuple[int, int]:
    """Where an anchor begins and ends."""
    return anchor.start, anchor.end


def reach(quotation: Quotation) -> tuple[int, int]:
    """From the first to the last character of content and cue."""
    parts = (*quotation.content, *((quotation.cue,) if quotation.cue else ()))
    return min(p.start for p in parts), max(p.end for p in parts)


def candidates(doc: Doc, telling: Overlaps[Anchor], boilerplate: Overlaps[Boilerplate]) -> Iterator[Clause]:
    """Every clause outside the page furniture."""

    def informative(start: int, end: int) -> bool:
        return any(start <= a.start and a.end <= end for a in telling(start, end))

    for sentence in doc.sents:
        for clause in clauses(sentence, informative):
            where = clause.predicate.idx
            if not boilerplate(where, where + 1):
                yield clause


def part(report: Report, where: Stretch | None) -> Anchor | None:
    """The anchor of a part of the clause, if the clause has it."""
    return anchor(report.id, report.text, *where) if where and where[0] < where[1] else None


def inside(report: Report, clause: Clause, found: Overlaps[Anchor]) -> tuple[Anchor, ...]:
    """Those that lie inside the clause, as plain anchors."""
    return tuple(
        anchor(report.id, report.text, a.start, a.end)
        for a in found(clause.start, clause.end)
        if clause.start <= a.start and a.end <= clause.end
    )
