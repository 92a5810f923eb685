"""The timeline drawn: bars as wide as the dates are vague, planned apart from past, reports in a lane of their own."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from variorum.present.html.calendar import span, ticks
from variorum.present.html.chart import LETTER, WIDTH, Bar, Chart, chart
from variorum.types import Event, Story

DAY_ONE = 719163  # of 1970, counted from the year 1


def event(begin: str, end: str | None = None, *, planned: bool = False, text: str = "it rained") -> Event:
    return Event(begin, end, "day", text, (), planned)


def drawn(story: Story, *events: Event) -> Chart:
    found = chart(replace(story, timeline=events), range(len(events)))
    assert found is not None
    return found


def bars(found: Chart, kind: str) -> tuple[Bar, ...]:
    return next((lane.bars for lane in found.lanes if lane.kind == kind), ())


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [("2031", None, 365), ("2032", None, 366), ("2031-03", None, 31), ("2031-03-04", None, 1), ("2031-03-04T18:30", None, 0),
     ("2031-03-03", "2031-03-09", 7), ("2031-12", "2032-01", 62), ("9999", None, 365), ("0001-01-01", None, 1)],
)  # fmt: skip
def test_a_date_is_as_wide_as_it_is_vague(begin: str, end: str | None, days: float) -> None:
    """A year, a month, a day, a moment, and from the first to the last day of a stretch."""
    found = span(begin, end)
    assert found
    assert found[1] - found[0] == days


@pytest.mark.parametrize("value", ["", "spring", "2031-13", "2031-02-30", "0000", "2031-W10", "PAST_REF"])
def test_what_is_no_date_is_not_drawn(story: Story, value: str) -> None:
    """It stands in the list alone."""
    assert span(value) is None
    assert chart(replace(story, timeline=(event(value),)), [0]) is None


def test_wider_dates_have_wider_bars(story: Story) -> None:
    """A day is narrower than a week, and a week than a month."""
    found = drawn(story, event("2031-03-04"), event("2031-03-01", "2031-03-07"), event("2031-03"))
    widths = {bar.event: bar.x2 - bar.x1 for bar in bars(found, "past")}
    assert widths[0] < widths[1] < widths[2]


def test_past_planned_and_reports_have_lanes_of_their_own(story: Story) -> None:
    """Every date is in one of them; the reports are where they appeared."""
    found = drawn(story, event("2031-03-04"), event("2031-03-04", planned=True), event("2031-03-05"))
    assert [lane.kind for lane in found.lanes] == ["past", "planned", "reports"]
    assert [bar.event for bar in bars(found, "past")] == [0, 2]
    assert [bar.event for bar in bars(found, "planned")] == [1]
    labels = " ".join(bar.label for bar in bars(found, "reports")).split()
    assert sorted(labels) == sorted(report.sigil for report in story.reports)
    assert {bar.label for bar in bars(found, "reports") if bar.inferred} == {"C"}


def test_events_of_one_day_are_one_bar(story: Story) -> None:
    """It says how many there are, and leads to the first."""
    found = drawn(story, *(event("2031-03-04", text=text) for text in ("it rained", "it blew", "it froze")))
    (bar,) = bars(found, "past")
    assert (bar.event, bar.number, bar.label) == (0, 3, "it rained (+2)")
    assert "it blew" in bar.title


def test_what_lies_far_off_is_counted_but_not_shown_at_first(story: Story) -> None:
    """The days round the reports can be read, however long ago the earliest date is."""
    found = drawn(story, event("1931"), event("2031-03-04"), event("2031-03-20"), event("2094", planned=True))
    assert found.end - found.start < 40
    assert (found.before, found.after) == (1, 1)
    assert found.first < found.start < found.end < found.last


def test_no_two_things_in_a_row_lie_over_one_another(story: Story) -> None:
    """Bars with their labels have room, on the width that the drawing is made for."""
    found = drawn(story, *(event(f"2031-03-{day:02}", text="a day like any other in March") for day in range(1, 29)))
    for lane in found.lanes:
        for one, other in itertools.combinations([bar for bar in lane.bars if bar.side != "none"], 2):
            assert one.y != other.y or apart(one, other), (one, other)


def apart(one: Bar, other: Bar) -> bool:
    left, right = sorted((reach(one), reach(other)))
    return left[1] <= right[0]


def reach(bar: Bar) -> tuple[float, float]:
    x1, x2, label = bar.x1 / 100 * WIDTH - 6, bar.x2 / 100 * WIDTH + 6, LETTER * len(bar.shown)
    return (x1 - label if bar.side == "left" else x1, x2 + label if bar.side == "right" else x2)


@pytest.mark.parametrize("days", [1, 3, 8, 20, 60, 200, 900, 5000, 60_000, 700_000])
def test_the_scale_has_a_few_marks_at_any_length(days: int) -> None:
    """At least one and at most nine, in order, inside what is shown."""
    start = 20_000.3 - days / 2
    start = max(start, -DAY_ONE + 400)
    found = ticks(start, start + days)
    assert 1 <= len(found) <= 9
    assert all(start <= tick.day <= start + days for tick in found)
    assert [tick.day for tick in found] == sorted({tick.day for tick in found})
    assert len({tick.label for tick in found}) == len(found)


def test_a_label_is_cut_to_the_room_there_is(story: Story) -> None:
    """A stretch that fills most of the drawing has as much of its label beside it as fits."""
    found = drawn(story, event("2031-02-21", "2031-03-18", text="a word " * 12), event("2031-03-22"))
    bar = next(bar for bar in bars(found, "past") if bar.event == 0)
    assert bar.side != "none"
    assert bar.shown.endswith("…")
    assert 0 <= reach(bar)[0] <= reach(bar)[1] <= WIDTH + 12
