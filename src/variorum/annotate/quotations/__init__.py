"""Quotations: what is said, thought or wanted in a report, and by whom (PARC3 and PolNeAR: source, cue, content)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum import text
from variorum.annotate.quotations.clauses import find_indirect
from variorum.annotate.quotations.direct import find_direct
from variorum.annotate.quotations.fragments import find_fragments
from variorum.annotate.quotations.merge import one_each
from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.nouns import find_noun_cues
from variorum.annotate.quotations.phrases import find_phrases
from variorum.annotate.quotations.reading import read
from variorum.annotate.quotations.speakers import name_speakers
from variorum.types import Boilerplate, Mention, Quotation, QuotationId, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 1

__all__ = ["VERSION", "find_quotations"]


def find_quotations(
    report: Report, doc: Doc, mentions: Sequence[Mention], boilerplate: Sequence[Boilerplate]
) -> tuple[Quotation, ...]:
    """Every quotation of a report, in order of its start; ``speaker`` stays open until reports are compared.

    Content has no outer quotation marks; an indirect clause keeps its "that", as in PARC3. A quotation is mixed where
    words inside marks are part of a clause outside them.
    """
    reading = read(report, doc, mentions, boilerplate)
    direct = find_direct(reading)
    taken = frozenset(a.cue_head for a in direct if a.cue_head is not None)
    found = [*direct, *find_phrases(reading), *find_indirect(reading, taken), *find_noun_cues(reading)]
    found += find_fragments(reading, found)
    voices = one_each(reading, found)
    names = name_speakers(reading, voices, mentions)
    return tuple(quotation(report, a, name) for a, name in zip(voices, names, strict=True))


def quotation(report: Report, a: Attribution, name: str | None) -> Quotation:
    """The attribution as a value of the report's, with anchors."""
    content = tuple(text.anchor(report.id, report.text, start, end) for start, end in a.content)
    offsets = [f"{c.start}-{c.end}" for c in content]
    return Quotation(
        id=QuotationId(text.digest(report.id, a.type, *offsets)),
        report=report.id,
        type=a.type,
        content=content,
        cue=text.anchor(report.id, report.text, *a.cue) if a.cue else None,
        source=text.anchor(report.id, report.text, *a.source) if a.source else None,
        speaker=None,
        speaker_name=name,
    )
