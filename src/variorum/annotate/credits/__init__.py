"""Credits: every place where a report says where it got something from, once for each source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.credits.choice import choose
from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.lines import lines
from variorum.annotate.credits.passages import passages
from variorum.annotate.credits.spoken import spoken
from variorum.data import word_sets
from variorum.text import fold, paragraphs
from variorum.types import Boilerplate, Credit, Mention, Quotation, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 1
SENTENCE = 15
"""Words from which a line is no headline, byline or date."""


def find_credits(
    report: Report,
    doc: Doc,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    boilerplate: Sequence[Boilerplate],
) -> tuple[Credit, ...]:
    """The report's sources in reading order.

    A headline tells in short what the text below it says by whom. Page furniture is read for lines that name an agency or outlet, and for nothing else.
    """
    outside = tuple(lines(report))
    agencies = word_sets("credits")["agencies"] | {fold(lead.name) for lead in outside if lead.kind == "agency"}
    own = report.publisher or ""
    first = opening(report.text)
    head = len(report.headline) if report.headline and report.text.startswith(report.headline) else 0
    told = [
        raised(lead) if lead.end <= first else lead
        for lead in (*spoken(doc, mentions, quotations, own), *passages(doc, mentions, agencies, own))
        if lead.start >= head and not any(b.start <= lead.start < b.end for b in boilerplate)
    ]
    chosen = choose((*told, *outside))
    return tuple(
        Credit(report.id, lead.start, lead.end, report.text[lead.start : lead.end], origin=lead.name, kind=lead.kind)
        for lead in chosen
    )


def opening(text: str) -> int:
    """Where the first paragraph of running text ends: what stands behind the news is said there."""
    return next((end for start, end in paragraphs(text) if len(text[start:end].split()) >= SENTENCE), 0)


def raised(lead: Lead) -> Lead:
    """A body named in the opening is its source there and not further down."""
    return replace(lead, weight=lead.weight + 2) if lead.kind == "organisation" and lead.weight > 1 else lead
