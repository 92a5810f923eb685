"""What is new in the example's follow-up, and that nothing is that was told before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum import Story
from variorum.present.news import to_json, to_markdown, to_text
from variorum.reconcile.news import news, news_beyond
from variorum.types import Anchor, News, ReportId

GOLD = json.loads((Path(__file__).parents[2] / "examples" / "harbour-gate" / "gold.json").read_text(encoding="utf-8"))
FOLLOWUP = "H"


def ids(story: Story) -> dict[str, ReportId]:
    """Report id by the file's letter."""
    return {Path(report.name).stem: report.id for report in story.reports}


@pytest.fixture(scope="module")
def followup(story: Story) -> News:
    """What the follow-up brings to a reader of all the others."""
    known = [report for letter, report in ids(story).items() if letter != FOLLOWUP]
    return news_beyond(story, known, since=FOLLOWUP)


def anchors(found: News) -> list[Anchor]:
    """Every place that is called new."""
    changed = [a for change in found.changes for reading in change.after for a in reading.anchors]
    return [*changed, *(a for claim in found.claims for a in claim.anchors), *(t.after.anchor for t in found.positions)]


def test_every_update_is_in_the_news(story: Story, followup: News) -> None:
    """What the follow-up says anew is there, as a changed value or as a new statement."""
    text = next(report.text for report in story.reports if report.id == ids(story)[FOLLOWUP])
    updates = [
        r for v in GOLD["variants"] if v["relation"] == "update" for r in v["readings"] if r["report"] == FOLLOWUP
    ]
    missing = [
        update["exact"]
        for update in updates
        for start in [text.index(update["exact"])]
        if not any(a.start < start + len(update["exact"]) and start < a.end for a in anchors(followup))
    ]
    assert len(updates) > 5
    assert missing == []


def test_news_stands_in_later_reports_alone(story: Story, followup: News) -> None:
    """No place that is called new is in a report that the reader knows."""
    assert {anchor.report for anchor in anchors(followup)} == {ids(story)[FOLLOWUP]}


def test_copies_bring_nothing_new(story: Story) -> None:
    """To a reader of the exemplar, its copies alone are no news, whatever they altered."""
    known = [report for letter, report in ids(story).items() if letter in "AC"]
    small = news_beyond(story, [report.id for report in story.reports if report.id not in {ids(story)["D"]}], since="D")
    assert small.copies == (ids(story)["D"],)
    assert (small.changes, small.claims, small.positions, small.origins, small.opened) == ((), (), (), (), ())
    assert set(news_beyond(story, known, since="x").copies) >= {ids(story)[letter] for letter in "BDE"}


def test_everything_known_is_no_news(story: Story) -> None:
    """Where nothing is later, nothing is new, and the first line says so."""
    found = news(story, "2040-01-01")
    assert anchors(found) == []
    assert to_text(found, story).plain.startswith("Nothing later than 2040-01-01")


def test_the_three_forms_tell_the_same(story: Story, followup: News) -> None:
    """Terminal, Markdown and JSON have the same new statements."""
    text, markdown, data = to_text(followup, story).plain, to_markdown(followup, story), json.loads(to_json(followup))
    told = " ".join(followup.claims[0].text.split())
    assert told in text
    assert markdown.startswith("# Since H")
    assert [claim["text"] for claim in data["claims"]] == [claim.text for claim in followup.claims]


def test_the_same_again(story: Story) -> None:
    """News depend on the story and on what is known alone."""
    assert news(story, "2026-03-14") == news(story, "2026-03-14")


def test_a_headline_is_no_statement_of_its_own(story: Story, followup: News) -> None:
    """What stands over a report is said again under it."""
    headlines = {report.headline for report in story.reports}
    assert not {claim.text for claim in followup.claims} & headlines
