"""Learns the weights by which two numbers are taken to answer one question, and writes them where the program reads them.

    python scripts/fit_questions.py            fits on the stories in bench/quality/written, the example, the clusters, and bench/quality/fresh/learnt
    python scripts/fit_questions.py --check    leaves each story out in turn and prints what would be found there

All are our own. In a cluster (bench/quality/clusters, but for every fifth) every number is marked with its question; of pairs of claims in ``fresh/learnt`` a
reader says whether they answer one question differently, and where each has but one number, it is the number. In the other stories a pair of numbers that cannot both be right is a case of one question where the gold joins them, by a
difference or through others ("62 million" and "59.5", "59.5" and "58"), and a case of two questions otherwise. Nobody lists
every telling: a pair in which the same number, told alike, has a place in the question is left out. Logistic regression with a
ridge, by Newton's method.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.annotate import annotate, date_reports
from variorum.build import models
from variorum.read import gather, parse
from variorum.relate.claims.counts import point
from variorum.relate.claims.frames import views
from variorum.relate.claims.questions import Place, weighed
from variorum.relate.entities import relate_entities
from variorum.types import Report

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "bench" / "quality"))
from _clusters import Cluster, clusters
from _fresh import folders, read
from _labels import Labels

STORIES = sorted(
    p.parent for folder in ("bench/quality/written", "examples") for p in (ROOT / folder).glob("*/gold.json")
)
WEIGHTS = ROOT / "src" / "variorum" / "data" / "questions.toml"
RIDGE = 50.0
MARKED, READ = "clusters", "fresh"
TWIN = 0.4  # cosine from which two clauses with one number tell one thing
Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A pair of numbers: its signs, whether they answer one question, and which gold differences have the two as two values."""

    signs: dict[str, float]
    one: bool
    differences: frozenset[int]


@dataclass(frozen=True)
class Reading:
    """Where a gold item, a difference or an agreement, has one of its numbers, and the value that a difference gives it."""

    item: int
    differs: bool
    value: str
    report: str
    start: int
    end: int


def cases(folder: Path) -> list[Case]:
    """Every pair of numbers in two texts of the story that cannot both be right."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    reports = [r for source in gather([str(folder / "reports")])[0] for r in parse(source)]
    same = {d["copy"] for d in gold["derivations"] if d["type"] == "verbatim"}
    reports = [r for r in reports if Path(r.name).stem not in same]
    language, encoder = models()
    held = {
        r.id: annotate(r, doc, encoder) for r, doc in zip(reports, language([r.text for r in reports]), strict=True)
    }
    dated, held = date_reports(reports, held)
    opened = views(dated, held, relate_entities(dated, held))
    told = list(readings(gold, {Path(r.name).stem: r for r in reports}))
    root = roots(gold, reports)
    weighing = weighed(opened)
    places, signs = weighing.places, weighing.signs
    question = questions(places, signs, told)
    return [
        Case(found, one, differences(places[i], places[j], told))
        for (i, j), found in sorted(signs.items())
        if not found["equal"] and root[places[i].count.report] != root[places[j].count.report]
        if (one := one_question(question.get(i, frozenset()), question.get(j, frozenset()))) is not None
    ]


def marked_cases() -> list[Case]:
    """Every pair of numbers in two sentences of one cluster that cannot both be right, where both are marked."""
    return [case for cluster in clusters(aside=False) for case in cases_of(cluster)]


def cases_of(cluster: Cluster) -> list[Case]:
    """Those of one cluster."""
    language, encoder = models()
    texts = language([r.text for r in cluster.reports])
    held = {r.id: annotate(r, doc, encoder) for r, doc in zip(cluster.reports, texts, strict=True)}
    dated, held = date_reports(cluster.reports, held)
    weighing = weighed(views(dated, held, relate_entities(dated, held)))
    places, signs = weighing.places, weighing.signs
    asked = [cluster.questions("n", p.count.report, p.count.quantity.start, p.count.quantity.end) for p in places]
    return [
        Case(found, asked[i] == asked[j], frozenset())
        for (i, j), found in sorted(signs.items())
        if not found["equal"] and len(asked[i]) == len(asked[j]) == 1
    ]


def read_cases() -> list[Case]:
    """Every pair of numbers that cannot both be right in two claims that a reader says differ, or are of two things."""
    found = []
    for folder in folders("learnt"):
        held = read(folder)
        weighing = weighed(views(held.reports, held.annotations, relate_entities(held.reports, held.annotations)))
        told = Labels(folder, held, [place.count.quantity for place in weighing.places])
        found += [
            Case(signs, letter == "C", frozenset())
            for (i, j), signs in sorted(weighing.signs.items())
            if not signs["equal"] and (letter := told.letter(i, j)) in ("C", "N")
        ]
    return found


def roots(gold: dict[str, Any], reports: Sequence[Report]) -> dict[str, str]:
    """Report id to the sigil of the text that it goes back to: what a copy changed is no second witness."""
    above = {d["copy"]: d["exemplar"] for d in gold["derivations"]}
    found: dict[str, str] = {}
    for report in reports:
        sigil = Path(report.name).stem
        while sigil in above:
            sigil = above[sigil]
        found[report.id] = sigil
    return found


def readings(gold: dict[str, Any], reports: Mapping[str, Report]) -> Iterator[Reading]:
    """Readings of the gold's numbers: its differences, counted from 0, and its agreements, counted on from them."""
    for at, item in enumerate([*gold["variants"], *gold["agreements"]]):
        for reading in item["readings"] if item["kind"] == "quantity" else ():
            report = reports.get(reading["report"])
            words = r"\s+".join(map(re.escape, reading["exact"].split()))
            found = re.search(words, report.text) if report else None
            if report and found:
                differs = at < len(gold["variants"])
                value = reading["value"] if differs else ""
                yield Reading(at, differs, value, report.id, found.start(), found.end())


def questions(
    places: Sequence[Place], signs: Mapping[tuple[int, int], dict[str, float]], told: Sequence[Reading]
) -> dict[int, frozenset[str]]:
    """The questions that the gold has each number answer, a gold item joined to those that share a number with it.

    What the gold does not list takes the questions of the same number told alike, each marked with a "?".
    """
    held: defaultdict[int, set[int]] = defaultdict(set)
    for i, place in enumerate(places):
        for reading in told:
            if holds(reading, place):
                held[reading.item].add(i)
    found = {i: frozenset({str(n)}) for n, part in enumerate(joined(held.values())) for i in part}
    perhaps: defaultdict[int, set[str]] = defaultdict(set)
    for (i, j), sign in signs.items():
        alike = sign["clause"] > TWIN or sign["state same"] or sign["noun same"]
        if sign["equal"] and alike and point(places[i].count) == point(places[j].count):
            for a, b in ((i, j), (j, i)):
                perhaps[a] |= {f"{name}?" for name in found.get(b, ())} if a not in found else set()
    return {**found, **{i: frozenset(names) for i, names in perhaps.items() if names}}


def joined(sets: Iterable[set[int]]) -> list[set[int]]:
    """The sets, those that share something made one."""
    out: list[set[int]] = []
    for each in sets:
        out = [*(o for o in out if not o & each), each.union(*(o for o in out if o & each))]
    return out


def one_question(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two numbers answer one question; None where the gold leaves it open."""
    if a & b and not any(name.endswith("?") for name in a & b):
        return True
    return None if {name.rstrip("?") for name in a} & {name.rstrip("?") for name in b} else False


def differences(a: Place, b: Place, told: Sequence[Reading]) -> frozenset[int]:
    """The gold differences that have the two numbers as two values."""
    mine, yours = ([t for t in told if t.differs and holds(t, place)] for place in (a, b))
    return frozenset(x.item for x in mine for y in yours if x.item == y.item and x.value != y.value)


def holds(reading: Reading, place: Place) -> bool:
    """Whether the number stands in the reading."""
    quantity = place.count.quantity
    return reading.report == quantity.report and quantity.start < reading.end and reading.start < quantity.end


def fit(rows: Rows, truth: Rows, least: float = RIDGE) -> tuple[float, Rows]:
    """Constant and weights, for signs as they are; ``least`` is the ridge."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    x = np.hstack([np.ones((len(rows), 1)), (rows - mean) / spread])
    ridge = np.diag([0.0, *[least] * rows.shape[1]])
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (truth - p) - ridge @ weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, slope)
    scaled = weights[1:] / spread
    return float(weights[0] - scaled @ mean), scaled


def table(stories: Mapping[str, list[Case]]) -> tuple[list[str], Rows, Rows]:
    """The names of the signs, and all cases as rows with their truth."""
    held = [case for each in stories.values() for case in each]
    names = [name for name in held[0].signs if name != "equal"]
    rows = np.array([[case.signs[name] for name in names] for case in held])
    return names, rows, np.array([float(case.one) for case in held])


def check(stories: dict[str, list[Case]]) -> None:
    """What a model of the other stories and the clusters finds in each."""
    for name, held in stories.items():
        if name in (MARKED, READ):
            continue
        names, rows, truth = table({other: each for other, each in stories.items() if other != name})
        constant, weights = fit(rows, truth)
        own = np.array([[case.signs[n] for n in names] for case in held])
        chance = 1 / (1 + np.exp(-(constant + own @ weights)))
        line = []
        for least in (0.7, 0.65, 0.6, 0.5, 0.4):
            kept = [case for case, p in zip(held, chance, strict=True) if p >= least]
            found = frozenset().union(*(case.differences for case in kept))
            line.append(f"{least}: {len(found)} found, {sum(c.one for c in kept)} of {len(kept)} pairs")
        print(f"{name:16} {' | '.join(line)}")


def save(path: Path, said: str, constant: float, weights: Mapping[str, float]) -> None:
    """Write a regression where the program reads it; ``said`` is what it tells and what it comes from."""
    lines = [f"# Weights of the signs by which {said}", f"constant = {constant:.4f}", "", "[weights]"]
    lines += [f'"{name}" = {weight:.4f}' for name, weight in weights.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write, or check."""
    stories = {**{folder.name: cases(folder) for folder in STORIES}, MARKED: marked_cases(), READ: read_cases()}
    if "--check" in sys.argv:
        check(stories)
        return
    names, rows, truth = table(stories)
    constant, weights = fit(rows, truth)
    save(
        WEIGHTS,
        "two numbers are taken to answer one question. Source: scripts/fit_questions.py, from our\n"
        "# own stories and clusters in bench/quality/written, fresh/learnt and clusters, and examples; licence: Apache-2.0.",
        constant,
        dict(zip(names, weights, strict=True)),
    )
    print(f"{len(rows)} pairs, {int(truth.sum())} of one question; written: {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
