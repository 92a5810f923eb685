"""Vectors of what later steps compare: sentences, claims, and the clause around each quantity with the number blanked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from variorum.models import Encoder, pack
from variorum.types import Claim, Quantity, Report, Sentence

VERSION = 1
BLANK = "___"


class Stretch(Protocol):
    """Anything with a place in a report's text."""

    @property
    def start(self) -> int: ...  # noqa: D102 (a code point offset, as everywhere)
    @property
    def end(self) -> int: ...  # noqa: D102


def encode(
    report: Report,
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    encoder: Encoder,
) -> tuple[bytes, bytes, bytes]:
    """Packed vectors of the sentences, the claims and the blanked quantity clauses, one row each, in order."""
    blanked = [blank(report, quantity, around(quantity, claims, sentences)) for quantity in quantities]
    groups = [[s.exact for s in sentences], [c.exact for c in claims], blanked]
    unique = sorted({text for group in groups for text in group})
    rows = dict(zip(unique, range(len(unique)), strict=True))
    vectors = encoder(unique)
    first, second, third = (pack(vectors[[rows[text] for text in group]]) for group in groups)
    return first, second, third


def around(quantity: Quantity, claims: Iterable[Claim], sentences: Iterable[Sentence]) -> Stretch:
    """The shortest claim that holds the quantity; else its sentence; else the quantity alone."""
    holding = [c for c in claims if c.start <= quantity.start and quantity.end <= c.end]
    wider = [s for s in sentences if s.start <= quantity.start and quantity.end <= s.end]
    return min(holding, key=lambda c: (c.end - c.start, c.start), default=None) or next(iter(wider), quantity)


def blank(report: Report, quantity: Quantity, stretch: Stretch) -> str:
    """The stretch's words with the quantity replaced by a blank."""
    return f"{report.text[stretch.start : quantity.start]}{BLANK}{report.text[quantity.end : stretch.end]}"
