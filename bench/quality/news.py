"""The news that a follow-up brings: its gold updates that are in the news, on the example story, the written and the told ones.

    VARIORUM_GOLD=… python bench/quality/news.py [--list]

A reader of all the reports that had appeared by then is asked about the report whose kind is "followup". An update is in the news when a changed
value, a new statement or a position shares a character with the gold's words for it. ``--list`` prints the news, to be read for what
an earlier report had: nothing but reading tells that.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from variorum import Story, read
from variorum.present.news import to_text
from variorum.reconcile.news import news_beyond
from variorum.types import Anchor, News, Report

EXAMPLES = Path(__file__).parents[2] / "examples"
WRITTEN = Path(__file__).with_name("written")
FLOOR = 0.97
"""Share of all updates."""


def folders() -> list[Path]:
    """The example story and the written ones, and the told ones where the gold is there."""
    gold = os.environ.get("VARIORUM_GOLD")
    told = sorted(Path(gold, "told").glob("*/gold.json")) if gold else []
    return [
        path.parent for path in (*sorted(EXAMPLES.glob("*/gold.json")), *sorted(WRITTEN.glob("*/gold.json")), *told)
    ]


def places(news: News) -> list[Anchor]:
    """Every place that is called new."""
    changed = [a for change in news.changes for reading in change.after for a in reading.anchors]
    return [*changed, *(a for claim in news.claims for a in claim.anchors), *(t.after.anchor for t in news.positions)]


def updates(gold: dict[str, Any], sigil: str) -> list[str]:
    """The follow-up's words for each update."""
    found = (v for v in gold["variants"] if v["relation"] == "update")
    return [reading["exact"] for variant in found for reading in variant["readings"] if reading["report"] == sigil]


def missing(wanted: list[str], report: Report, held: list[Anchor]) -> list[str]:
    """The updates that no place called new meets."""
    spots = [(exact, report.text.find(exact)) for exact in wanted]
    return [
        exact
        for exact, start in spots
        if not any(a.report == report.id and a.start < start + len(exact) and start < a.end for a in held)
    ]


def asked(story: Story, sigil: str) -> tuple[News, Report]:
    """The news of one report to a reader of all the others that had appeared by then."""
    followup = next(report for report in story.reports if Path(report.name).stem == sigil)
    known = [r.id for r in story.reports if r.id != followup.id and (day(r) or "") <= (day(followup) or "9999")]
    return news_beyond(story, known, since=sigil), followup


def day(report: Report) -> str | None:
    """The first day on which a report may have appeared."""
    return report.published[:10] if report.published else report.published_range[0] if report.published_range else None


def main() -> int:
    """Print one line a story and the share over all; 1 below the floor."""
    total = lost = 0
    for folder in folders():
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        sigil = next(name for name, report in gold["reports"].items() if report["kind"] == "followup")
        story = read([str(folder / "reports")])
        news, followup = asked(story, sigil)
        wanted = updates(gold, sigil)
        gone = missing(wanted, followup, places(news))
        own = [claim for claim in news.claims if any(a.report == followup.id for a in claim.anchors)]
        total, lost = total + len(wanted), lost + len(gone)
        print(
            f"{folder.name:14} updates in the news {len(wanted) - len(gone)}/{len(wanted)}  new statements {len(own)}"
        )
        for exact in gone:
            print(f"    missing: {exact}")
        if "--list" in sys.argv:
            print(to_text(news, story).plain)
    share = 1 - lost / total
    print(f"updates in the news {share:.3f}, {'floor holds' if share >= FLOOR else 'floor broken'}")
    return int(share < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
