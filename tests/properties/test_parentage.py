"""Copies made with known parentage from the example story: the tree found is the tree that was made.

The generator cuts, shuffles, splices two reports, changes quotation marks and puts other words for some. Words come from a
small list of its own, so that it depends on nothing the program uses.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.read.plain import read_plain
from variorum.relate.derivations import derive
from variorum.types import Annotations, Report, ReportId

REPORTS = sorted((Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports").glob("*.txt"))
ORIGINALS = ("A", "C", "F")  # nobody's copy, and nothing in common but the event
TREES = 6  # generated piles; each has three originals and four copies
OTHER_WORDS = {
    "said": ("stated", "declared", "told reporters"),
    "about": ("roughly", "around", "some"),
    "failed": ("did not manage", "proved unable", "was unable"),
    "county": ("district", "region", "shire"),
    "asked": ("requested", "begged", "appealed"),
    "night": ("evening", "small hours", "darkness"),
    "people": ("residents", "inhabitants", "townsfolk"),
    "told": ("informed", "assured", "let know"),
    "before": ("ahead of", "prior to", "earlier than"),
    "moved": ("taken", "brought", "transferred"),
    "found": ("discovered", "come upon", "located"),
    "because": ("since", "as", "seeing that"),
    "repair": ("mending", "overhaul", "fixing"),
    "will": ("is going to", "shall", "is set to"),
    "gate": ("barrier", "sluice", "lock gate"),
    "had": ("had already", "had then", "had by then"),
    "not": ("by no means", "in no way", "never"),
    "water": ("flood", "tide", "sea"),
    "street": ("lane", "road", "row"),
    "crew": ("team", "gang", "squad"),
    "after": ("following", "once", "in the wake of"),
    "members": ("workers", "hands", "people"),
    "who": ("that", "who also", "who then"),
    "first": ("initial", "earliest", "opening"),
    "which": ("that", "which also", "which then"),
}
MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Made:
    """A pile and the copyings that made it, as (exemplar, copy)."""

    texts: dict[str, str]
    edges: frozenset[tuple[str, str]]


def paragraphs(text: str) -> list[str]:
    """The paragraphs under the masthead."""
    return [line for line in text.split("\n") if len(line) > 90]


def reworded(paragraph: str, rng: random.Random) -> str:
    """Some words exchanged for others."""
    words = paragraph.split(" ")
    return " ".join(rng.choice(OTHER_WORDS[w]) if w in OTHER_WORDS and rng.random() < 0.6 else w for w in words)


def copied(exemplar: list[str], rng: random.Random) -> list[str]:
    """A copy: most paragraphs, perhaps two of them in another order, in other words, with other marks."""
    kept = [p for p in exemplar if rng.random() < 0.85] or exemplar
    if len(kept) > 3 and rng.random() < 0.5:
        at = rng.randrange(len(kept) - 1)
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    if rng.random() < 0.5:
        kept = [p.translate(MARKS) for p in kept]
    return [reworded(p, rng) for p in kept]


def made(seed: int) -> Made:
    """Three originals, a chain of two copies, a copy and a splice."""
    rng = random.Random(seed)
    source = {path.stem: paragraphs(path.read_text(encoding="utf-8")) for path in REPORTS if path.stem in ORIGINALS}
    one, two, three = rng.sample(ORIGINALS, 3)
    bodies = dict(source)
    bodies["P"] = copied(bodies[one], rng)
    bodies["Q"] = copied(bodies["P"], rng)
    bodies["R"] = copied(bodies[two], rng)
    bodies["S"] = [*copied(bodies[three], rng)[:4], *copied(bodies[two], rng)[:4]]
    edges = {(one, "P"), ("P", "Q"), (two, "R"), (three, "S"), (two, "S")}
    texts = {name: f"Report {name} on the flood\n\n" + "\n\n".join(body) for name, body in bodies.items()}
    return Made(texts, frozenset(edges))


@pytest.fixture(scope="module")
def piles(language: Language, encoder: Encoder) -> list[tuple[Made, tuple[Report, ...], dict[ReportId, Annotations]]]:
    """The generated piles, annotated; days of publication follow the order of copying."""
    out = []
    for seed in range(TREES):
        pile = made(seed)
        reports = []
        for name, text in pile.texts.items():
            day = f"2026-03-{14 + 'PQRS'.find(name) + 1:02d}"
            reports.append(dataclasses.replace(read_plain(f"{name}.txt", text), sigil=name, published=day))
        docs = language([report.text for report in reports])
        notes = {report.id: annotate(report, doc, encoder) for report, doc in zip(reports, docs, strict=True)}
        out.append((pile, tuple(reports), notes))
    return out


def found(reports: tuple[Report, ...], notes: dict[ReportId, Annotations]) -> set[tuple[str, str]]:
    """The copyings the program finds, by sigils."""
    sigil = {str(report.id): report.sigil for report in reports}
    return {(sigil.get(d.exemplar, d.exemplar), sigil[d.copy]) for d in derive(reports, notes)}


def kin(edges: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> set[frozenset[str]]:
    return {frozenset(edge) for edge in edges}


def accuracies(
    piles: list[tuple[Made, tuple[Report, ...], dict[ReportId, Annotations]]],
) -> Iterator[tuple[int, int, int]]:
    """Edges made, edges found, edges right, pile by pile."""
    for pile, reports, notes in piles:
        ours = found(reports, notes)
        yield len(pile.edges), len(ours), len(ours & pile.edges)


def test_the_tree_is_found(piles: list[tuple[Made, tuple[Report, ...], dict[ReportId, Annotations]]]) -> None:
    """Nine in ten edges are the right ones, in the right direction, and nine in ten of those made are found."""
    edges, ours, right = np.array(list(accuracies(piles))).sum(0)
    assert right / ours >= 0.9
    assert right / edges >= 0.9


def test_originals_stay_apart(piles: list[tuple[Made, tuple[Report, ...], dict[ReportId, Annotations]]]) -> None:
    """Reports of one event by different hands are never copies of one another."""
    for _, reports, notes in piles:
        assert not any(pair <= set(ORIGINALS) for pair in kin(found(reports, notes)))


def test_no_report_is_its_own_ancestor(
    piles: list[tuple[Made, tuple[Report, ...], dict[ReportId, Annotations]]],
) -> None:
    """Whatever is found has no circle."""
    for _, reports, notes in piles:
        above: dict[str, set[str]] = {}
        for exemplar, copy in found(reports, notes):
            above.setdefault(copy, set()).add(exemplar)
        for _ in reports:
            above = {copy: up.union(*(above.get(e, set()) for e in up)) for copy, up in above.items()}
        assert all(copy not in up for copy, up in above.items())
