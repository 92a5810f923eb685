"""What is new to a reader of some of the reports, as the pages show it, and what they can be asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from variorum.present import words
from variorum.present.news import Item, chapters
from variorum.reconcile.news import news_beyond
from variorum.reconcile.news.since import NEVER, known_reports, last_day
from variorum.types import News, Report, ReportId, Story

VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Fresh:
    """The news, and its chapters with their lines; ``since`` says since when in words."""

    news: News
    since: str
    chapters: tuple[tuple[str, tuple[Item, ...]], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point from which news can be asked for: what is sent, what is read."""

    value: str
    label: str


def fresh(story: Story, known: Collection[ReportId], since: str) -> Fresh:
    """What a reader of the known reports has to learn."""
    found = news_beyond(story, known, since=since)
    return Fresh(found, since, tuple(chapters(found, story)))


def fresh_since(story: Story, point: str) -> Fresh:
    """What is new after a day, or after a report by its sigil.

    Raises:
        SinceError: it is neither.
    """
    labels = {choice.value: choice.label for choice in (*days(story), *reports(story))}
    return fresh(story, known_reports(story.reports, point), labels.get(point, words.day(point)))


def days(story: Story) -> tuple[Point, ...]:
    """The days on which reports appeared, but for the last, after which nothing is new."""
    found = sorted({last_day(report)[:10] for report in story.reports} - {NEVER})
    return tuple(Point(day, words.day(day)) for day in found[:-1])


def reports(story: Story) -> tuple[Point, ...]:
    """The reports that somebody may have read up to."""
    return tuple(Point(report.sigil, told(report)) for report in story.reports)


def told(report: Report) -> str:
    """A report in a list."""
    return f"report {report.sigil}, {words.who(report)}"
