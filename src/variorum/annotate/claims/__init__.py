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
    telling = (*times, *quantities)
    found: dict[tuple[int, int], Claim] = {}
    for whole in candidates(doc, telling, boilerplate):
        clause = keep_to_quotation(whole, report.text, quotations)
        if clause is None or only_reports(clause, times, quotations):
            continue
        found.setdefault(
            (clause.start, clause.end),
            Claim(
                id=ClaimId(digest(report.id, str(clause.start), str(clause.end))),
                report=report.id,
                start=clause.start,
                end=clause.end,
                exact=report.text[clause.start : clause.end],
                voices=voices(clause, report.text, quotations, mentions),
                polarity=polarity(clause.predicate),
                certainty=certainty(clause),
                status=status(clause.predicate),
                subject=part(report, noun_phrase(clause.subject) if clause.subject else None),
                predicate=part(report, verb_group(clause.predicate)),
                object=part(report, noun_phrase(noun) if (noun := direct_object(clause.predicate)) else None),
                times=inside(report, clause, times),
                quantities=inside(report, clause, quantities),
            ),
        )
    return tuple(found[key] for key in sorted(found))


def candidates(doc: Doc, telling: Sequence[Anchor], boilerplate: Sequence[Boilerplate]) -> Iterator[Clause]:
    """Every clause outside the page furniture."""

    def informative(start: int, end: int) -> bool:
        return any(start <= a.start and a.end <= end for a in telling)

    for sentence in doc.sents:
        for clause in clauses(sentence, informative):
            where = clause.predicate.idx
            if not any(b.start <= where < b.end for b in boilerplate):
                yield clause


def part(report: Report, where: Stretch | None) -> Anchor | None:
    """The anchor of a part of the clause, if the clause has it."""
    return anchor(report.id, report.text, *where) if where and where[0] < where[1] else None


def inside(report: Report, clause: Clause, found: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Those that lie inside the clause, as plain anchors."""
    return tuple(
        anchor(report.id, report.text, a.start, a.end) for a in found if clause.start <= a.start and a.end <= clause.end
    )
