"""What a story of many reports takes past annotation: relating, reconciling, and what the story adds up to, each by itself.

    python bench/speed/story.py [100 200]

The reports are those of ``read.py``. Seconds of processor time in one process, models and word lists loaded; "adds up" is
timeline, positions, plans, brief and news (the last tenth of the reports against the others) together.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from read import make

from variorum.annotate import by_rules, date_reports, with_vectors
from variorum.build import models
from variorum.read.plain import read_plain
from variorum.reconcile import reconcile
from variorum.reconcile.brief import write_brief
from variorum.reconcile.corroboration import corroborate
from variorum.reconcile.news import news_beyond
from variorum.reconcile.origins import find_origins
from variorum.reconcile.plans import gather_plans
from variorum.reconcile.positions import find_positions
from variorum.reconcile.provenance import Provenance
from variorum.reconcile.stemma import build_stemma
from variorum.reconcile.timeline import build_timeline
from variorum.relate import relate
from variorum.types import Annotations, Relations, Report, ReportId, Story

Notes = dict[ReportId, Annotations]


def pile(size: int) -> tuple[tuple[Report, ...], Notes]:
    """So many reports, annotated."""
    language, encoder = models()
    with tempfile.TemporaryDirectory() as folder:
        make(size, Path(folder))
        paths = sorted(Path(folder).glob("*.txt"))
        reports = [read_plain(path.name, path.read_text(encoding="utf-8")) for path in paths]
    docs = language([report.text for report in reports])
    read = [by_rules(report, doc) for report, doc in zip(reports, docs, strict=True)]
    notes = with_vectors(reports, read, encoder)
    return date_reports(reports, {note.report: note for note in notes})


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def added(reports: tuple[Report, ...], notes: Notes, relations: Relations, story: Story) -> dict[str, float]:
    """Processor time of each part that says what the story adds up to."""
    stemma = build_stemma(reports, relations.derivations, notes)
    provenance = Provenance(reports, notes, stemma, relations.entities)
    origins = find_origins(reports, notes, stemma, relations.entities)
    corroboration = corroborate(reports, notes, relations, stemma, origins)
    known = [report.id for report in reports[: len(reports) * 9 // 10]]
    return {
        "timeline": seconds(lambda: build_timeline(reports, notes, relations)),
        "positions": seconds(lambda: find_positions(reports, notes, relations)),
        "plans": seconds(
            lambda: gather_plans(reports, notes, relations, count=lambda a: provenance.count(a).independent)
        ),
        "brief": seconds(lambda: write_brief(reports, notes, provenance, corroboration)),
        "news": seconds(lambda: news_beyond(story, known, since="")),
    }


def main() -> None:
    """Print one row a size."""
    warm, notes = pile(5)
    reconcile(warm, notes, relate(warm, notes))
    print(f"{'reports':>8}{'relate s':>10}{'reconcile s':>13}{'adds up s':>11}   of which")
    for size in [int(size) for size in sys.argv[1:]] or [100, 200]:
        reports, notes = pile(size)
        print(f"{size:>8}{row(reports, notes)}")


def row(reports: tuple[Report, ...], notes: Notes) -> str:
    """The rest of a row."""
    start = time.process_time()
    relations = relate(reports, notes)
    related = time.process_time()
    story = reconcile(reports, notes, relations)
    done = time.process_time()
    took = added(reports, notes, relations, story)
    parts = ", ".join(f"{name} {spent:.1f}" for name, spent in took.items())
    return f"{related - start:>10.1f}{done - related:>13.1f}{sum(took.values()):>11.1f}   {parts}"


if __name__ == "__main__":
    main()
