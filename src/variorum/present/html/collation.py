"""Several texts laid beside each other: what they share on one line, in order, and between that what each has alone.

One text after the other joins the lines that stand already (progressive alignment, as CollateX does it with words).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

OPENING = frozenset("“„‘«‹\"'([")
CLOSING = frozenset("”“’»›\"')].,;:!?…")

Stretch = tuple[int, int]
Line = Mapping[int, Stretch]


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of an earlier text, by its column, that the text which joins has too."""

    column: int
    there: Stretch
    here: Stretch


@dataclass(frozen=True, slots=True)
class Place:
    """A match and the line that it belongs to."""

    line: int
    match: Match


def collated(texts: Sequence[str], matches: Sequence[Sequence[Match]]) -> list[Line]:
    """Lines that hold every text from beginning to end; ``matches[i]`` are those of text ``i`` with earlier ones."""
    lines: list[Line] = [{0: (0, len(texts[0]))}]
    for column in range(1, len(texts)):
        lines = list(joined(lines, column, texts, chain(lines, matches[column])))
    return lines


def chain(lines: Sequence[Line], matches: Iterable[Match]) -> list[Place]:
    """The longest run of matches that come in the same order in the lines and in the text that joins."""
    kept: list[Match] = []
    for match in matches:
        if not any(overlap(match.here, other.here) for other in kept):
            kept.append(match)
    found = [place for match in kept if (place := placed(lines, match))]
    found.sort(
        key=lambda place: (place.line, place.match.there if len(lines[place.line]) == 1 else (), place.match.here)
    )
    return [found[i] for i in rising([place.match.here[0] for place in found])]


def placed(lines: Sequence[Line], match: Match) -> Place | None:
    """The line that has most of a match; one that is shared already only if the better part of one lies in the other."""
    shares = [(overlap(line[match.column], match.there) if match.column in line else 0) for line in lines]
    best = max(range(len(lines)), key=shares.__getitem__)
    if not shares[best]:
        return None
    start, end = lines[best][match.column]
    shorter = min(end - start, match.there[1] - match.there[0])
    return None if len(lines[best]) > 1 and shares[best] * 2 < shorter else Place(best, match)


def overlap(a: Stretch, b: Stretch) -> int:
    """How many characters two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def rising(values: Sequence[int]) -> list[int]:
    """The indices of the longest strictly rising run of values (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for i, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else None)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [i]
    found: list[int] = []
    at_end = last[-1] if last else None
    while at_end is not None:
        found.append(at_end)
        at_end = before[at_end]
    return found[::-1]


def joined(lines: Sequence[Line], column: int, texts: Sequence[str], places: Sequence[Place]) -> Iterator[Line]:
    """The lines with one more text; what it has alone stands where it breaks off from the others."""
    at = 0
    for i, line in enumerate(lines):
        here = [place.match for place in places if place.line == i]
        if not here:
            yield line
        elif len(line) > 1:
            first, last = here[0].here[0], max(match.here[1] for match in here)
            start, end = widened(texts[column], (first, last), at, len(texts[column]))
            yield from alone(column, at, start)
            yield {**line, column: (start, end)}
            at = end
        else:
            for made in cut(line, column, texts, here, at):
                at = made.get(column, (0, at))[1]
                yield made
    yield from alone(column, at, len(texts[column]))


def cut(line: Line, column: int, texts: Sequence[str], matches: Iterable[Match], at: int) -> Iterator[Line]:
    """A line of one text cut where another begins and ceases to say the same; ``at`` is how far that other one has come."""
    ((other, (low, high)),) = line.items()
    for match in matches:
        there = widened(texts[other], (max(match.there[0], low), min(match.there[1], high)), low, high)
        here = widened(texts[column], match.here, at, len(texts[column]))
        yield from alone(other, low, there[0])
        yield from alone(column, at, here[0])
        yield {other: there, column: here}
        low, at = there[1], here[1]
    yield from alone(other, low, high)


def alone(column: int, start: int, end: int) -> Iterator[Line]:
    """A line of one text, if there is anything in it."""
    if start < end:
        yield {column: (start, end)}


def widened(text: str, stretch: Stretch, low: int, high: int) -> Stretch:
    """A stretch with the marks that cling to it: what opens before it, what closes after it."""
    start, end = max(stretch[0], low), max(stretch[1], low)
    while start > low and text[start - 1] in OPENING:
        start -= 1
    while end < high and text[end] in CLOSING:
        end += 1
    return start, end
