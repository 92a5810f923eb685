"""The stretches of speech in a report, cut at sentence ends, so that what one report prints in one piece and another in
two can still be laid side by side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.annotate.quotations.marks import find_marked
from variorum.relate.view import Prepared, Word
from variorum.text import fold
from variorum.types import Quotation

LEAST = 2  # words of a piece that somebody is said to have said
AROUND = 6  # stretches of speech before a piece among which the one that holds it is
Vector = NDArray[np.float32]
UNSAID = 3  # words of a piece in marks with nobody to say it; shorter ones are titles and terms


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a part of one, that somebody said.

    ``stretch`` numbers the stretch it belongs to, ``sentence`` the sentence of the view. ``marked``: printed in quotation
    marks. ``name`` is the speaker's where the report gives a name, ``source`` the words it gives there. ``row`` is that of
    the view's speech vectors; None where the sentence's has to do.
    """

    report: int
    stretch: int
    sentence: int
    start: int
    end: int
    words: tuple[Word, ...]
    marked: bool
    name: str | None
    source: str | None
    goes_on: int | None
    row: int | None


def pieces(number: int, side: Prepared, excerpts: Collection[int] = ()) -> tuple[Piece, ...]:
    """Every piece of speech of one report, in the order of the text; of ``excerpts`` only what is in marks within them."""
    found: list[Piece] = []
    for stretch, start, end, marked, quotation in (*direct(side, excerpts), *indirect(side)):
        for at, words in within(side, start, end):
            if len(words) >= (LEAST if quotation else UNSAID):
                found.append(piece(number, stretch, at, words, marked=marked, quotation=quotation))
    return in_order(found, side)


def scraps(number: int, side: Prepared, excerpts: Collection[int] = ()) -> tuple[Piece, ...]:
    """What else stands in marks: a word or two, which only a copy's exemplar tells to be one with other words."""
    found: list[Piece] = []
    for stretch, start, end, marked, quotation in direct(side, excerpts):
        for at, words in within(side, start, end):
            if 0 < len(words) < (LEAST if quotation else UNSAID):
                found.append(piece(number, stretch, at, words, marked=marked, quotation=quotation))
    return in_order(found, side)


def in_order(found: Iterable[Piece], side: Prepared) -> tuple[Piece, ...]:
    """The pieces in the order of the text, each knowing where its stretch ends."""
    ordered = sorted(found, key=lambda p: (p.start, p.end))
    return tuple(replace(p, goes_on=end_of_speech(p, side), row=row_of(p, side)) for p in ordered)


def row_of(piece: Piece, side: Prepared) -> int | None:
    """The shortest of the stretches that hold a piece."""
    spans = side.annotations.speech
    after = bisect_right(spans, (piece.start, len(side.report.text)))
    holding = [at for at in range(max(0, after - AROUND), after) if spans[at][1] >= piece.end]
    return min(holding, key=lambda at: spans[at][1] - spans[at][0], default=None)


def meaning(piece: Piece, side: Prepared) -> Vector:
    """The unit vector of a piece, or of its sentence."""
    row: Vector = side.vectors[piece.sentence] if piece.row is None else side.speech_vectors[piece.row]
    return row


def end_of_speech(piece: Piece, side: Prepared) -> int | None:
    """Where the stretch a piece belongs to ends, over as many paragraphs as it runs; None at its end."""
    if not piece.marked or piece.stretch >= len(side.marked):
        return None
    end = side.marked[piece.stretch].end
    for later in side.marked[piece.stretch + 1 :]:
        if not later.follows:
            break
        end = later.end
    return end if end > piece.end + 3 else None


def is_person(name: str | None, side: Prepared) -> bool:
    """Whether a name is that of a person the report mentions."""
    mentions = side.annotations.mentions
    return name is not None and any(m.exact == name and m.type == "PER" and m.level == "NAM" for m in mentions)


def surname(name: str | None) -> str | None:
    """The folded last word of a name with a capital; None for descriptions and pronouns."""
    words = (name or "").split()
    return fold(words[-1]) if words and words[-1][:1].isupper() else None


def within(side: Prepared, start: int, end: int) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Each sentence that a stretch touches, with its words inside the stretch."""
    for at, sentence in enumerate(side.sentences):
        if sentence.start < end and start < sentence.end:
            yield at, tuple(w for w in side.words[at] if start <= w.start and w.end <= end)


def piece(
    number: int, stretch: int, at: int, words: tuple[Word, ...], *, marked: bool, quotation: Quotation | None
) -> Piece:
    """The piece that some words make; ``quotation`` is the reading that gives them a speaker."""
    return Piece(
        report=number,
        stretch=stretch,
        sentence=at,
        start=words[0].start,
        end=words[-1].end,
        words=words,
        marked=marked,
        name=quotation.speaker_name if quotation else None,
        source=quotation.source.exact if quotation and quotation.source else None,
        goes_on=None,
        row=None,
    )


def direct(side: Prepared, excerpts: Collection[int]) -> Iterator[tuple[int, int, int, bool, Quotation | None]]:
    """Stretches in marks, one a paragraph; those within excerpts have numbers beyond the others."""
    stretches = [(number, marked) for number, marked in enumerate(side.marked) if number not in excerpts]
    if excerpts:
        inner = [marked for marked in find_marked(side.report.text) if marked.depth == 1]
        held = [side.marked[number] for number in sorted(excerpts)]
        within_some = [m for m in inner if any(of.start <= m.start and m.end <= of.end for of in held)]
        stretches += list(enumerate(within_some, start=len(side.marked)))
    for number, marked in stretches:
        yield number, marked.start, marked.end, True, reading(side.annotations.quotations, marked.start, marked.end)


def reading(quotations: Sequence[Quotation], start: int, end: int) -> Quotation | None:
    """The quotation that most of a stretch belongs to."""
    best, most = None, 0
    for quotation in quotations:
        if quotation.type == "indirect":
            continue
        shared = sum(max(0, min(end, part.end) - max(start, part.start)) for part in quotation.content)
        if shared > most:
            best, most = quotation, shared
    return best


def indirect(side: Prepared) -> Iterator[tuple[int, int, int, bool, Quotation | None]]:
    """Stretches of reported speech without marks, numbered down from −1."""
    number = 0
    for quotation in side.annotations.quotations:
        for part in quotation.content if quotation.type == "indirect" else ():
            if not any(m.start <= part.start and part.end <= m.end for m in side.marked):
                number -= 1
                yield number, part.start, part.end, False, quotation
