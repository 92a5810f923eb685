"""Two to four reports side by side: what they share on one line, word by word, and between that what each has alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from variorum.present.diff import Piece, wordings
from variorum.present.html.collation import Line, Match, collated, overlap
from variorum.present.html.edition import Edition
from variorum.present.html.snippets import sentence_end, sentence_start
from variorum.text import anchor as stretch
from variorum.types import Anchor, Report

Pair = tuple[Anchor, Anchor]
Sign = Literal["", "only", "partly", "new"]
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a cell. In the first report of a line: "only" where no other has them, "partly" where not all have them;
    in the others: "new" where the first has not got them.
    """

    text: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Row:
    """One line with a cell for each report, which may be empty: a passage that several share, or what each has alone."""

    cells: tuple[tuple[Words, ...], ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reports from beginning to end."""

    reports: tuple[Report, ...]
    rows: tuple[Row, ...]

    @property
    def shared(self) -> int:
        """How many lines several reports share."""
        return sum(row.shared for row in self.rows)


def compared(edition: Edition, *reports: Report) -> Comparison:
    """The reports by the passages that they have in the same order; what was moved counts as each one's own."""
    texts = [report.text for report in reports]
    found = [
        [match for column in range(at) for match in matches(edition, column, reports[column], report)]
        for at, report in enumerate(reports)
    ]
    return Comparison(reports, tuple(rows(texts, collated(texts, found))))


def matches(edition: Edition, column: int, a: Report, b: Report) -> Iterator[Match]:
    """What two reports share, for the second to join the first."""
    for first, second in pairs(edition, a, b):
        yield Match(column, (first.start, first.end), (second.start, second.end))


def pairs(edition: Edition, a: Report, b: Report) -> list[Pair]:
    """The stretches that say the same in both: passages of a copy; the sentences of shared quotations and claims."""
    story, both = edition.story, (a.id, b.id)
    passages = [(p.a, p.b) for derivation in story.derivations for p in derivation.passages]
    said = [(link.a, link.b) for link in story.quotation_links]
    for claim in story.corroboration:
        said += combinations([anchor for anchor in claim.anchors if anchor.report in both], 2)
    whole = [(sentence(first, a), sentence(second, b)) for first, second in between(said, a, b)]
    return apart([*between(passages, a, b), *whole])


def between(found: Iterable[Pair], a: Report, b: Report) -> Iterator[Pair]:
    """The pairs that are of these two reports, turned so that the first is of the first."""
    for first, second in found:
        if (first.report, second.report) == (a.id, b.id):
            yield first, second
        elif (first.report, second.report) == (b.id, a.id):
            yield second, first


def sentence(part: Anchor, report: Report) -> Anchor:
    """The sentence round a part of it, within its line."""
    before, after = report.text[: part.start], report.text[part.end :]
    whole = before[sentence_start(before) :] + part.exact + after[: sentence_end(part.exact, after)]
    start = sentence_start(before) + len(whole) - len(whole.lstrip())
    return stretch(report.id, report.text, start, start + len(whole.strip()))


def apart(found: Sequence[Pair]) -> list[Pair]:
    """The pairs that do not overlap an earlier one on either side."""
    kept: list[Pair] = []
    for pair in found:
        if not any(overlapping(x, y) for other in kept for x, y in zip(pair, other, strict=True)):
            kept.append(pair)
    return sorted(kept, key=lambda pair: pair[0].start)


def overlapping(a: Anchor, b: Anchor) -> bool:
    """Whether two stretches of one report share a character."""
    return overlap((a.start, a.end), (b.start, b.end)) > 0


def rows(texts: Sequence[str], lines: Iterable[Line]) -> Iterator[Row]:
    """The lines as they are shown: what several reports have alone at one place stands on one line, marks without words on
    none.
    """
    waiting: dict[int, str] = {}
    for line in lines:
        held = {column: texts[column][start:end] for column, (start, end) in line.items()}
        if len(held) > 1 or waiting.keys() & held.keys():
            yield from own(waiting, len(texts))
            waiting = {}
        if len(held) > 1:
            yield Row(signed([held.get(column, "") for column in range(len(texts))]), shared=True)
        else:
            waiting |= {column: text.strip() for column, text in held.items() if WORD.search(text)}
    yield from own(waiting, len(texts))


def own(held: dict[int, str], columns: int) -> Iterator[Row]:
    """What each report has alone, if any has."""
    if held:
        cells = tuple((Words(held[column], ""),) if column in held else () for column in range(columns))
        yield Row(cells, shared=False)


def signed(texts: Sequence[str]) -> tuple[tuple[Words, ...], ...]:
    """The cells of a line, each but the first that is there against that one."""
    there = [column for column, text in enumerate(texts) if text]
    first, *others = there
    against = {column: wordings(texts[first], texts[column]) for column in others}
    cells: list[tuple[Words, ...]] = [()] * len(texts)
    cells[first] = tuple(missed(texts[first], [found.a for found in against.values()]))
    for column, found in against.items():
        cells[column] = tuple(Words(piece.text, "new" if piece.changed else "") for piece in found.b)
    return tuple(cells)


def missed(text: str, sides: Sequence[Sequence[Piece]]) -> Iterator[Words]:
    """The words of the first report, cut wherever another begins or ceases to have them."""
    changed = [list(stretches(side)) for side in sides]
    cuts = sorted({0, len(text), *(at for some in changed for pair in some for at in pair)})
    for start, end in pairwise(cuts):
        lacking = sum(any(low <= start and end <= high for low, high in some) for some in changed)
        yield Words(text[start:end], "" if not lacking else "only" if lacking == len(sides) else "partly")


def stretches(side: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    """Where the changed pieces of a wording begin and end."""
    at = 0
    for piece in side:
        if piece.changed:
            yield at, at + len(piece.text)
        at += len(piece.text)
