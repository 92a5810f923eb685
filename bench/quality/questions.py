"""How many of the numbers set against each other answer one question: ``clusters`` that nothing was learned from, read as stories.

    python bench/quality/questions.py            a table, and exit status 1 where a floor is not reached
    python bench/quality/questions.py --errors   each false alarm as well

A conflict between numbers is right when two of its readings hold answers to one question. Found are questions with answers in other figures
that stand in such a conflict; many of them agree ("a dozen", "12"), so that not all are to be found.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _clusters import Cluster, clusters

from variorum.annotate import annotate, date_reports
from variorum.build import models
from variorum.reconcile import reconcile
from variorum.relate import relate
from variorum.types import Anchor, Reading, Variant

FLOORS = Path(__file__).with_name("questions.json")


@dataclass(frozen=True, slots=True)
class Found:
    """The conflicts between numbers of one cluster: the questions that two readings of each answer, none for a false alarm."""

    cluster: Cluster
    conflicts: tuple[tuple[Variant, frozenset[str]], ...]

    def asked(self) -> set[str]:
        """The questions that are answered in more than one way of writing."""
        told: dict[str, set[str]] = defaultdict(set)
        for report in self.cluster.reports:
            for mark in self.cluster.marks[report.id]:
                if mark.kind == "n":
                    told[mark.question].add(report.text[mark.start : mark.end].casefold())
        return {question for question, ways in told.items() if len(ways) > 1}


def found(cluster: Cluster) -> Found:
    """Read the cluster as a story."""
    language, encoder = models()
    texts = language([r.text for r in cluster.reports])
    annotations = {r.id: annotate(r, doc, encoder) for r, doc in zip(cluster.reports, texts, strict=True)}
    dated, annotations = date_reports(cluster.reports, annotations)
    story = reconcile(dated, annotations, relate(dated, annotations))
    told = [v for v in story.variants if (v.kind, v.relation) == ("quantity", "conflict") and not v.within_family]
    return Found(cluster, tuple((v, common(cluster, v.readings)) for v in told))


def common(cluster: Cluster, readings: Sequence[Reading]) -> frozenset[str]:
    """The questions that two of the readings answer."""
    held = [frozenset().union(*(answered(cluster, reading.value, a) for a in reading.anchors)) for reading in readings]
    return frozenset(q for n, a in enumerate(held) for b in held[n + 1 :] for q in a & b)


def answered(cluster: Cluster, value: str, anchor: Anchor) -> frozenset[str]:
    """What the number in the stretch answers; of several numbers there, the one that is the reading's value."""
    text = cluster.reports[[r.id for r in cluster.reports].index(anchor.report)].text
    start = text.find(value, anchor.start, anchor.end)
    if start >= 0:
        return cluster.questions("n", anchor.report, start, start + len(value))
    return cluster.questions("n", anchor.report, anchor.start, anchor.end)


def main() -> int:
    """The table; the exit status."""
    held = [found(cluster) for cluster in clusters(aside=True)]
    told = [each for one in held for each in one.conflicts]
    right = sum(bool(questions) for _, questions in told)
    asked = sum(len(one.asked()) for one in held)
    met = sum(len({q for _, questions in one.conflicts for q in questions} & one.asked()) for one in held)
    share = round(right / max(1, len(told)), 3)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    print(f"{len(held)} clusters")
    print(f"conflicts between numbers, one question  {right} of {len(told)}  {share:.3f}   floor {floors['right']}")
    print(f"questions found                          {met} of {asked}   floor {floors['found']}")
    if "--errors" in sys.argv:
        for one in held:
            for variant, questions in one.conflicts:
                if not questions:
                    words = " | ".join(
                        f"{r.value}: {' '.join(r.anchors[0].exact.split())[:80]}" for r in variant.readings
                    )
                    print(f"{one.cluster.title}: {words}")
    return 0 if share >= floors["right"] and met >= floors["found"] else 1


if __name__ == "__main__":
    sys.exit(main())
