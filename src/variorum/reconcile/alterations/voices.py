"""What somebody said in the exemplar and the copy says itself."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.types import Credit

CLOSE = 0.6  # likeness from which a sentence is told again closely enough to miss its source


def voices(passage: Passage) -> Iterator[Found]:
    """A credited statement whose copy, with the sentences around it, credits and quotes nobody."""
    if passage.score < CLOSE or heard(passage.b):
        return
    credits = passage.a.inside(passage.a.side.annotations.credits)
    named = [c for c in credits if c.kind in ("agency", "outlet", "person", "anonymous", "document", "organisation")]
    if named and not mentioned(named[0], passage.b):
        first = named[0]
        reason = f"the copy says it without “{' '.join(first.exact.split())}”"
        yield Found("attribution", (passage.a.start, passage.a.end), (passage.b.start, passage.b.end), reason, 0.7)


def heard(half: Half) -> bool:
    """Whether anybody is credited or quoted in the passage or in the sentences next to it."""
    start, end = half.wide
    notes = half.side.annotations
    if any(start <= credit.start < end for credit in notes.credits):
        return True
    spans = [part for quotation in notes.quotations for part in quotation.content]
    return any(part.start < end and start < part.end for part in spans)


def mentioned(credit: Credit, half: Half) -> bool:
    """Whether the passage or its neighbours speak of the credited source at all."""
    start, end = half.wide
    text = half.side.report.text[start:end].casefold()
    return any(word.casefold() in text for word in credit.origin.split() if word[:1].isupper() or len(word) > 5)
