"""The story as TimelineJS 3 JSON: what happened and will happen, and when each report appeared.

TimelineJS sets headline and text as HTML; report text is escaped, so that it is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from variorum.present import words
from variorum.present.dump import Json, dump, known
from variorum.present.identity import urn, web_address
from variorum.types import Anchor, Event, Report, Story

DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?)?")
HAPPENED, PLANNED, PUBLISHED = "Happened", "Planned", "Published"


def to_timelinejs(story: Story) -> str:
    """Title and events; what has no date on the calendar is left out."""
    events = [*(slide for event in story.timeline for slide in happening(event, story)), *appearances(story)]
    title = {"text": {"headline": escape(words.counts(story))}}
    return dump({"title": title, "events": events})


def happening(event: Event, story: Story) -> Iterator[Json]:
    """One event, with the words that tell of it."""
    start = date(event.begin)
    if start is None:
        return
    yield known(
        {
            "unique_id": urn("event", event.begin, event.end or "", event.text),
            "start_date": start,
            "end_date": date(event.end),
            "display_date": escape(words.days(event.begin, event.end)),
            "group": PLANNED if event.planned else HAPPENED,
            "text": {"headline": escape(words.one_line(event.text)), "text": quotes(event.anchors, story)},
            "autolink": False,
        }
    )


def appearances(story: Story) -> Iterator[Json]:
    """A lane of its own for the reports, where they have a date."""
    headings = words.headings(story)
    for report in story.reports:
        start = date(report.published)
        if start is not None:
            yield {
                "unique_id": urn("published", report.id),
                "start_date": start,
                "display_date": escape(words.day(report.published)),
                "group": PUBLISHED,
                "text": {"headline": escape(f"{report.sigil} {words.who(report)}"),
                         "text": f"<p>{linked(report, headings[report.id])}</p>"},
                "autolink": False,
            }  # fmt: skip


def date(value: str | None) -> dict[str, int] | None:
    """The parts of an ISO 8601 date, as far as it is known."""
    match = DATE.match(value or "")
    return {part: int(number) for part, number in match.groupdict().items() if number} if match else None


def quotes(anchors: Iterable[Anchor], story: Story) -> str:
    """The places as paragraphs of HTML, each with its report."""
    reports = {report.id: report for report in story.reports}
    lines = (f"<p>“{escape(words.one_line(a.exact))}” {source(reports[a.report])}</p>" for a in anchors)
    return "".join(lines)


def source(report: Report) -> str:
    """A report's siglum and publisher."""
    return linked(report, f"{report.sigil} {words.who(report)}")


def linked(report: Report, text: str) -> str:
    """Words that lead to the report, where it has a web address."""
    address, shown = web_address(report), escape(words.one_line(text))
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown
