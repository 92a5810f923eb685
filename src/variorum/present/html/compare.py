"""Two reports side by side: what both have on one line, word by word, and between that what each has alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.present.diff import Piece, wordings
from variorum.present.html.edition import Edition
from variorum.present.html.snippets import sentence_end, sentence_start
from variorum.text import anchor as stretch
from variorum.types import Anchor, Report

Pair = tuple[Anchor, Anchor]
WORD = re.compile(r"\w")
OPENING = frozenset("“„‘«‹\"'([")
CLOSING = frozenset("”“’»›\"')].,;:!?…")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a shared passage, or (``shared`` false) what stands between two of them; either side may be empty."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both reports from beginning to end."""

    a: Report
    b: Report
    rows: tuple[Row, ...]

    @property
    def shared(self) -> int:
        """How many passages both have."""
        return sum(row.shared for row in self.rows)


def compared(edition: Edition, a: Report, b: Report) -> Comparison:
    """Two reports by the passages that both have in the same order; what was moved counts as each one's own."""
    chain = in_order(pairs(edition, a, b))
    return Comparison(a, b, tuple(rows(a.text, b.text, chain)))


def pairs(edition: Edition, a: Report, b: Report) -> list[Pair]:
    """The stretches that say the same in both: passages of a copy; the sentences of shared quotations and claims."""
    story = edition.story
    passages = [(p.a, p.b) for derivation in story.derivations for p in derivation.passages]
    said = [(link.a, link.b) for link in story.quotation_links]
    for claim in story.corroboration:
        said += combinations(claim.anchors, 2)
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
    return a.start < b.end and b.start < a.end


def in_order(found: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs that come in the same order in both reports (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for i, (_, b) in enumerate(found):
        at = bisect_left(ends, b.start)
        before.append(last[at - 1] if at else None)
        ends[at : at + 1] = [b.start]
        last[at : at + 1] = [i]
    chain: list[Pair] = []
    at_end = last[-1] if last else None
    while at_end is not None:
        chain.append(found[at_end])
        at_end = before[at_end]
    return chain[::-1]


def rows(a: str, b: str, chain: Sequence[Pair]) -> Iterator[Row]:
    """Gap, passage, gap … to the end of both texts."""
    at_a = at_b = 0
    for first, second in chain:
        start_a, end_a = widened(a, first, at_a)
        start_b, end_b = widened(b, second, at_b)
        yield from gap(a[at_a:start_a], b[at_b:start_b])
        changes = wordings(a[start_a:end_a], b[start_b:end_b])
        yield Row(changes.a, changes.b, shared=True)
        at_a, at_b = end_a, end_b
    yield from gap(a[at_a:], b[at_b:])


def widened(text: str, anchor: Anchor, floor: int) -> tuple[int, int]:
    """Start and end of a passage with the marks that cling to it: what opens before it, what closes after it."""
    start, end = max(anchor.start, floor), anchor.end
    while start > floor and text[start - 1] in OPENING:
        start -= 1
    while end < len(text) and text[end] in CLOSING:
        end += 1
    return start, end


def gap(a: str, b: str) -> Iterator[Row]:
    """What each has alone; marks and white space between two passages are not worth a line."""
    own = [(Piece(text.strip(), changed=False),) if WORD.search(text) else () for text in (a, b)]
    if any(own):
        yield Row(own[0], own[1], shared=False)
