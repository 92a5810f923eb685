"""Learns the weights by which two dates are taken to be told of one thing, and writes them where the program reads them.

    python scripts/fit_dates.py

It learns from the stories in bench/quality/written and the example, where the gold joins dates by a difference, and from pairs of claims in
bench/quality/fresh/learnt, of which a reader says whether they answer one question differently. All are our own. Only dates that cannot both be right are
cases. Logistic regression with a ridge, by Newton's method.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fit_questions import ROOT, STORIES, Labels, fit, folders, read, roots, save

from variorum.relate.claims.dating import Dated, Dating
from variorum.relate.claims.frames import views
from variorum.relate.claims.questions import Signs
from variorum.relate.entities import relate_entities
from variorum.types import Report

WEIGHTS = ROOT / "src" / "variorum" / "data" / "dates.toml"
RIDGE = 20.0
Case = tuple[Signs, bool]


def told_cases(folder: Path) -> Iterator[Case]:
    """Every pair of dates in two texts of the story; of those in one item of the gold only those that it sets against each other."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    held = read(folder)
    entities = relate_entities(held.reports, held.annotations)
    root = roots(gold, held.reports)
    texts = {Path(report.name).stem: report for report in held.reports}
    items = list(enumerate([*gold["variants"], *gold["agreements"]]))
    stands: dict[Dated, dict[int, str]] = {}
    for one, two, signs in compared(Dating(views(held.reports, held.annotations, entities))):
        if root[one.moment.report] == root[two.moment.report]:
            continue
        for dated in (one, two):
            if dated not in stands:
                stands[dated] = {
                    at: reading["value"] if at < len(gold["variants"]) and item["kind"] == "date" else ""
                    for at, item in items
                    for reading in item["readings"]
                    if holds(texts.get(reading["report"]), reading["exact"], dated)
                }
        both = stands[one].keys() & stands[two].keys()
        differ = any(stands[one][at] and stands[two][at] and stands[one][at] != stands[two][at] for at in both)
        if differ or not both:
            yield signs, differ


def holds(report: Report | None, words: str, dated: Dated) -> bool:
    """Whether the clause of the date shares a character with the words."""
    clause = dated.moment.clause
    if report is None or report.id != clause.report:
        return False
    start = report.text.find(words)
    return start >= 0 and start < clause.end and clause.start < start + len(words)


def read_cases(folder: Path) -> Iterator[Case]:
    """Every pair of dates in two claims that a reader says differ, or are of two things."""
    held = read(folder)
    dating = Dating(views(held.reports, held.annotations, relate_entities(held.reports, held.annotations)))
    every = [dated for found in dating.held.values() for dated in found]
    labels = Labels(folder, held, [dated.moment.times[0] for dated in every])
    place = {dated: at for at, dated in enumerate(every)}
    for one, two, signs in compared(dating):
        letter = labels.letter(place[one], place[two])
        if letter in ("C", "N"):
            yield signs, letter == "C"


def compared(dating: Dating) -> Iterator[tuple[Dated, Dated, Signs]]:
    """Every two dates that cannot both be right, with their signs."""
    for one, two in dating.pairs():
        signs = dating.signs(one, two)
        if signs is not None and not signs["equal"]:
            yield one, two, signs


def main() -> None:
    """Fit and write."""
    cases: dict[str, list[Case]] = defaultdict(list)
    for folder in STORIES:
        cases["told"] += told_cases(folder)
    for folder in folders("learnt"):
        cases["read"] += read_cases(folder)
    held = [case for each in cases.values() for case in each]
    names = [name for name in held[0][0] if name != "equal"]
    rows = np.array([[signs[name] for name in names] for signs, _ in held])
    truth = np.array([float(one) for _, one in held])
    constant, weights = fit(rows, truth, RIDGE)
    save(
        WEIGHTS,
        "two dates are taken to be told of one thing. Source: scripts/fit_dates.py, from our\n"
        "# own stories in bench/quality/written and fresh/learnt, and examples; licence: Apache-2.0.",
        constant,
        dict(zip(names, weights, strict=True)),
    )
    print(f"{len(rows)} pairs, {int(truth.sum())} of one thing; written: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
