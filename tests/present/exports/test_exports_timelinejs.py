"""TimelineJS."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from variorum.present.timelinejs import date, to_timelinejs
from variorum.types import Event, Story


def slides(story: Story) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_timelinejs(story))["events"]
    return found


def test_every_slide_has_what_the_format_asks_for(hostile: Story) -> None:
    """A start with a year of its own, a headline, an id that no other slide has, and one of the three groups."""
    found = slides(hostile)
    assert len({slide["unique_id"] for slide in found}) == len(found)
    for slide in found:
        assert isinstance(slide["start_date"]["year"], int)
        assert slide["text"]["headline"]
        assert slide["group"] in {"Happened", "Planned", "Published"}


def test_happened_planned_and_published_are_apart(story: Story) -> None:
    """Each in its lane; a report without a date has no place on the line."""
    groups = [slide["group"] for slide in slides(story)]
    assert groups == ["Happened", "Happened", "Planned", "Published", "Published", "Published"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031", {"year": 2031}),
        ("2031-03", {"year": 2031, "month": 3}),
        ("2031-03-04", {"year": 2031, "month": 3, "day": 4}),
        ("2031-03-04T18:30", {"year": 2031, "month": 3, "day": 4, "hour": 18, "minute": 30}),
        ("P3D", None),
        (None, None),
    ],
)
def test_a_date_has_no_more_parts_than_are_known(value: str | None, expected: dict[str, int] | None) -> None:
    """A month is not its first day."""
    assert date(value) == expected


def test_what_has_no_place_on_the_calendar_is_left_out(story: Story) -> None:
    """The program would not load a slide without a year."""
    vague = Event("XXXX-03", None, "month", "some March", (), False)
    assert len(slides(replace(story, timeline=(vague,)))) == 3


def test_report_text_is_no_markup(hostile: Story) -> None:
    """TimelineJS sets HTML: only paragraphs and links of our own are in it, and no link leads to a script."""
    shown = "".join(slide["text"]["headline"] + slide["text"].get("text", "") for slide in slides(hostile))
    for ours in ("<p>", "</p>", "</a>"):
        shown = shown.replace(ours, "")
    openings = shown.split("<")[1:]
    assert openings
    assert all(opening.startswith('a href="https://') for opening in openings)
