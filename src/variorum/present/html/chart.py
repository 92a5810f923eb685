"""The timeline as a drawing: bars as wide as the dates are vague, in lanes for what had happened, what lay ahead, and when
the reports appeared. Places along it are in per cent, so that it fits any screen; the script draws it anew to zoom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.present import words
from variorum.present.html.calendar import Tick, full_label, span, ticks
from variorum.present.html.tree import clipped
from variorum.types import Event, Report, ReportId, Story

WIDTH = 940  # pixels that the drawing is thought to have where labels are placed
LETTER, PILL, GAP = 6.4, 12, 10  # pixels: an average letter, the narrowest bar, what parts two things in a row
ROW, HEAD, ROWS = 20, 26, 9  # pixels a row and above a lane's rows; rows a lane at most
LABEL, SHORT = 46, 14  # letters of a label, and below which it says nothing
NEAR = 1.5  # what lies further off than so many times what is shown is left out at first
LEAST = 12.0  # days
EDGE = 2  # per cent at either end where a mark of the scale would be cut off
SIGLA = 8  # in one label

Kind = Literal["past", "planned", "reports"]
Side = Literal["right", "left", "none"]
LANES: Mapping[Kind, str] = {"past": "Told as past", "planned": "Lay ahead", "reports": "Reports appeared"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One date, from ``begin`` to ``end`` in days since 1970. ``number`` things happened then; ``event`` is the index of the
    first of them in the timeline, ``report`` the first report that appeared then, ``inferred`` where nothing but a guess
    says when. ``x1`` and ``x2`` are per cent of the width, ``y`` pixels; what is ``shown`` of
    the label stands on one ``side`` of the bar, or there is no room for it.
    """

    begin: float
    end: float
    label: str
    title: str
    event: int | None = None
    report: ReportId | None = None
    inferred: bool = False
    number: int = 1
    x1: float = 0
    x2: float = 0
    y: int = 0
    side: Side = "right"
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars of one kind under a heading; ``y`` is where the heading stands."""

    kind: Kind
    title: str
    y: int
    bars: tuple[Bar, ...]

    @property
    def rows(self) -> int:
        """How many rows its bars take."""
        return (max(bar.y for bar in self.bars) - self.y - 10) // ROW + 1


@dataclass(frozen=True, slots=True)
class Chart:
    """What is shown at first, from day ``start`` to ``end``; ``first`` to ``last`` is everything there is."""

    start: float
    end: float
    first: float
    last: float
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, Tick], ...]

    @property
    def shown(self) -> str:
        """What is in view, in the words that the script goes on with: "7 Feb 2031 – 21 Mar 2031"."""
        return f"{full_label(self.start)} – {full_label(self.end)}"

    @property
    def before(self) -> int:
        """How many dates lie before what is shown."""
        return sum(bar.number for lane in self.lanes for bar in lane.bars if bar.end < self.start)

    @property
    def after(self) -> int:
        """How many come after it."""
        return sum(bar.number for lane in self.lanes for bar in lane.bars if bar.begin > self.end)


def chart(story: Story, events: Iterable[int]) -> Chart | None:
    """Some events of the timeline, by index, and all reports; None where no event has a date of the calendar."""
    happenings = dated(story.timeline, events)
    appearances = appeared(story.reports)
    if not any(happenings.values()):
        return None
    everything = [bar for bars in happenings.values() for bar in bars] + appearances
    first, last = min(bar.begin for bar in everything), max(bar.end for bar in everything)
    start, end = focus(everything, appearances or everything[:1])
    lanes, height = laid_out({**happenings, "reports": appearances}, start, end)
    scale = tuple(
        (x, tick) for tick in ticks(start, end) if EDGE <= (x := per_cent(tick.day, start, end)) <= 100 - EDGE
    )
    return Chart(start, end, first, last, height, lanes, scale)


def dated(timeline: Sequence[Event], events: Iterable[int]) -> dict[Kind, list[Bar]]:
    """One bar a date, those that lay ahead apart."""
    found: dict[tuple[bool, float, float], list[int]] = {}
    for index in sorted(events):
        event = timeline[index]
        stretch = span(event.begin, event.end)
        if stretch:
            found.setdefault((event.planned, *stretch), []).append(index)
    bars: dict[Kind, list[Bar]] = {"past": [], "planned": []}
    for (planned, begin, end), indices in sorted(found.items()):
        told = [words.one_line(timeline[index].text) for index in indices]
        when = words.days(timeline[indices[0]].begin, timeline[indices[0]].end)
        more = f" (+{len(told) - 1})" if len(told) > 1 else ""
        label = clipped(told[0], LABEL) + more
        title = f"{when}: {'; '.join(told[:3])}{f'; {len(told) - 3} more' if len(told) > 3 else ''}"
        bars["planned" if planned else "past"].append(
            Bar(begin, end, label, title, event=indices[0], number=len(indices))
        )
    return bars


def appeared(reports: Iterable[Report]) -> list[Bar]:
    """One bar for the reports of one day or one guess."""
    found: dict[tuple[float, float, bool], list[Report]] = {}
    for report in reports:
        begin, end = (report.published, None) if report.published else report.published_range or ("", None)
        stretch = span(begin, end)
        if stretch:
            found.setdefault((*stretch, not report.published), []).append(report)
    return [
        Bar(begin, end, sigla(some), titled(some), report=some[0].id, inferred=inferred, number=0)
        for (begin, end, inferred), some in sorted(found.items(), key=lambda item: item[0])
    ]


def sigla(reports: Sequence[Report]) -> str:
    """The sigla of a few reports, and how many more there are."""
    more = f" +{len(reports) - SIGLA}" if len(reports) > SIGLA else ""
    return " ".join(report.sigil for report in reports[:SIGLA]) + more


def titled(reports: Sequence[Report]) -> str:
    """Which reports appeared, and when."""
    named = ", ".join(f"{report.sigil} ({words.who(report)})" for report in reports[:SIGLA])
    return (
        f"{words.published(reports[0])}: {named}{f' and {len(reports) - SIGLA} more' if len(reports) > SIGLA else ''}"
    )


def focus(bars: Sequence[Bar], core: Sequence[Bar]) -> tuple[float, float]:
    """What is shown at first: the days of the ``core``, and whatever lies near enough, one date after the other."""
    start, end = min(bar.begin for bar in core), max(bar.end for bar in core)
    for bar in sorted(bars, key=lambda bar: (max(start - bar.begin, bar.end - end), bar.begin)):
        reach = NEAR * max(end - start, LEAST)
        if start - bar.begin <= reach and bar.end - end <= reach:
            start, end = min(start, bar.begin), max(end, bar.end)
    edge = max((end - start) * 0.03, 0.5)
    return start - edge, end + edge


def laid_out(bars: Mapping[Kind, Sequence[Bar]], start: float, end: float) -> tuple[tuple[Lane, ...], int]:
    """The lanes one under the other, and how high they are together."""
    lanes = []
    y = HEAD  # room for the scale
    for kind, some in bars.items():
        if some:
            lane = Lane(kind, LANES[kind], y + HEAD - 10, tuple(placed(some, start, end, y + HEAD)))
            y += HEAD + lane.rows * ROW
            lanes.append(lane)
    return tuple(lanes), y + 8


def placed(bars: Iterable[Bar], start: float, end: float, top: int) -> Iterator[Bar]:
    """Each bar in the first row that has room for it with its label, right or left of it, else without the label.

    What is not shown takes no room.
    """
    taken: list[float] = []
    for bar in bars:
        x1, x2 = inset(per_cent(bar.begin, start, end), per_cent(bar.end, start, end))
        if bar.end < start or bar.begin > end:
            yield replace(bar, x1=x1, x2=x2, y=top + ROW // 2, side="none")
            continue
        low, high = max(x1, 0) / 100 * WIDTH - PILL / 2, min(x2, 100) / 100 * WIDTH + PILL / 2
        side, letters = room(low, high, len(bar.label))
        left, right = reach(low, high, side, letters)
        row = next((i for i, until in enumerate(taken) if until <= left), len(taken))
        if row >= ROWS:
            side, right, row = "none", high, min(range(ROWS), key=lambda i: taken[i])
        taken[row : row + 1] = [right + GAP]
        y = top + ROW // 2 + row * ROW
        yield replace(bar, x1=x1, x2=x2, y=y, side=side, shown=clipped(bar.label, letters) if letters else bar.label)


def inset(x1: float, x2: float) -> tuple[float, float]:
    """The ends of a bar's line, whose round caps reach further; one point where the bar is narrower than these."""
    cap = PILL / 2 / WIDTH * 100
    middle = round((x1 + x2) / 2, 2)
    return (round(x1 + cap, 2), round(x2 - cap, 2)) if x2 - x1 > 2 * cap else (middle, middle)


def room(left: float, right: float, letters: int) -> tuple[Side, int]:
    """On which side of a bar its label has room, and for how many letters: all of them, else as many as there is room for."""
    after, before = int((WIDTH - right - GAP / 2) / LETTER), int((left - GAP / 2) / LETTER)
    if after >= letters or (before < letters and after >= max(before, SHORT)):
        return "right", min(after, letters)
    return ("left", min(before, letters)) if before >= min(letters, SHORT) else ("none", 0)


def reach(left: float, right: float, side: Side, letters: int) -> tuple[float, float]:
    """From where to where a bar and its label reach together."""
    label = GAP / 2 + LETTER * letters if letters else 0
    return left - (label if side == "left" else 0), right + (label if side == "right" else 0)


def per_cent(day: float, start: float, end: float) -> float:
    """How far along the drawing a day is."""
    return round((day - start) / (end - start) * 100, 2)
