"""Differences and agreement: kinds of variants in told stories, alarms on real events, answers and claims laid side by side.

    VARIORUM_GOLD=… python bench/quality/differences.py            four tables; exit status 1 below a floor
    … --sample 40 [--events 60]   print that many flagged conflicts of real events, for a person to read

The real events have no gold: how many of the flags are real is for a reader to say (docs/explanation/differences.md).
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from stories import Edition, matches

from variorum import read as read_story
from variorum.annotate import annotate, date_reports
from variorum.annotate.quantities import find_quantities, interval
from variorum.models import Encoder, Language
from variorum.reconcile.apparatus import build_apparatus
from variorum.reconcile.apparatus.spread import overlaps
from variorum.reconcile.positions import find_positions
from variorum.reconcile.stemma import build_stemma
from variorum.relate import relate
from variorum.text import digest
from variorum.types import Report, ReportId, Variant

TOLD_DIGEST = "8ecaf3a8fd77"
ANSWERS_DIGEST = "446a75b357f1"
FLOORS = {"variants found": 0.50, "relation right": 0.95, "conflicts in the list": 0.90, "answers": 0.79}
KINDS = ("quantity", "date", "name", "place", "agent", "polarity", "certainty", "status", "attribution")
SAME = 0.42  # cosine of two answers to one question from which they are one; the best on these four questions


def main() -> int:
    """All tables; the exit status."""
    gold = os.environ.get("VARIORUM_GOLD")
    if not gold or not Path(gold).is_dir():
        print("gold not found, skipped")
        return 0
    root = Path(gold)
    if "--sample" in sys.argv:
        sample(root, number("--sample", 40), number("--events", 60))
        return 0
    results = dict([*told(root), *answers(root), *claims(root)])
    below = [name for name, floor in FLOORS.items() if results.get(name, 1.0) < floor]
    print(f"below the floor: {', '.join(below)}" if below else "all floors reached")
    return int(bool(below))


def number(flag: str, default: int) -> int:
    """The whole number after a flag."""
    return int(sys.argv[sys.argv.index(flag) + 1]) if flag in sys.argv else default


def fingerprint(paths: Iterable[Path]) -> str:
    """A short digest of the gold that a floor is for."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def told(root: Path) -> Iterator[tuple[str, float]]:
    """Told stories: found and relation right by kind; what we flag as a conflict by kind."""
    paths = sorted(root.glob("told/*/gold.json"))
    if not paths:
        return
    print(f"told: {len(paths)} stories, gold {fingerprint(paths)}, floors for {TOLD_DIGEST}")
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    flagged, listed = Counter[str](), Counter[str]()
    for path in paths:
        edition = Edition(read_story([str(path.parent / "reports")]), json.loads(path.read_text(encoding="utf-8")))
        ours = [(v, [[edition.ours(a) for a in r.anchors] for r in v.readings]) for v in edition.story.variants]
        hits: set[int] = set()
        for item in (v for v in edition.gold["variants"] if not v.get("doubtful")):
            held = [i for i, (_, readings) in enumerate(ours) if matches(edition, item, readings)]
            hits |= set(held)
            wanted[item["kind"]] += 1
            found[item["kind"]] += bool(held)
            right[item["kind"]] += any(ours[i][0].relation == item["relation"] for i in held)
        for i, (variant, _) in enumerate(ours):
            if variant.relation == "conflict":
                flagged[variant.kind] += 1
                listed[variant.kind] += i in hits
    for kind in KINDS:
        print(f"  {kind:12} found {found[kind]:2} of {wanted[kind]:2}, relation right {right[kind]:2}; "
              f"conflicts flagged {flagged[kind]:2}, in the list {listed[kind]:2}")  # fmt: skip
    yield "variants found", found.total() / wanted.total()
    yield "relation right", right.total() / max(1, found.total())
    yield "conflicts in the list", listed.total() / max(1, flagged.total())


def events(root: Path) -> Iterator[tuple[Report, ...]]:
    """The real events: three reports each."""
    held: defaultdict[str, list[Report]] = defaultdict(list)
    for path in sorted(root.glob("stories/basil/*.json")):
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        text = raw["title"].strip() + "\n\n" + "\n\n".join(" ".join(part) for part in raw["body-paragraphs"])
        mates = held[raw["triplet-uuid"]]
        name, sigil = ReportId(digest(path.name, text)), "ABC"[len(mates)]
        mates.append(
            Report(name, sigil, path.name, raw["source"], raw["url"], raw["title"], None, None, "en", raw["date"], None, None, text)
        )  # fmt: skip
    yield from (tuple(held[key]) for key in sorted(held))


def variants(reports: tuple[Report, ...], language: Language, encoder: Encoder) -> tuple[Variant, ...]:
    """The apparatus of one event."""
    docs = language([r.text for r in reports])
    notes = {r.id: annotate(r, doc, encoder) for r, doc in zip(reports, docs, strict=True)}
    dated, notes = date_reports(reports, notes)
    relations = relate(dated, notes)
    positions = find_positions(dated, notes, relations)
    return build_apparatus(dated, notes, relations, build_stemma(dated, relations.derivations, notes), positions)


def sample(root: Path, size: int, most: int) -> None:
    """Flagged conflicts of real events in random order (always the same one), and how many there are of each kind."""
    language, encoder = Language(), Encoder()
    flagged: list[tuple[str, Variant]] = []
    count = 0
    for reports in list(events(root))[:most]:
        count += 1
        flagged += [
            (reports[0].headline or "", v) for v in variants(reports, language, encoder) if v.relation == "conflict"
        ]
    print(f"{len(flagged)} conflicts flagged in {count} events: {dict(Counter(v.kind for _, v in flagged))}")
    random.Random(0).shuffle(flagged)
    for headline, variant in flagged[:size]:
        print(f"\n{headline}\n  {variant.kind}: {variant.question}")
        for reading in variant.readings:
            print("   –", " || ".join(" ".join(a.exact.split())[:160] for a in reading.anchors))


def answers(root: Path) -> Iterator[tuple[str, float]]:
    """Answers of many outlets to one question (NAnCo): balanced accuracy of same answer or not."""
    path = root / "claims" / "nanco.json"
    if not path.exists():
        return
    language, encoder = Language(), Encoder()
    print(f"answers: gold {fingerprint([path])}, floor for {ANSWERS_DIGEST}")
    ours: list[float] = []
    cosine: list[float] = []
    for question in json.loads(path.read_text(encoding="utf-8")):
        texts = [item["Answer"] for item in question["answers"]]
        labels = [item["cluster_global"] for item in question["answers"]]
        vectors = encoder(texts)
        spans = [numbers(text, language) for text in texts]
        pairs = list(combinations(range(len(texts)), 2))
        truth = [labels[i] == labels[j] for i, j in pairs]
        near = [float(vectors[i] @ vectors[j]) for i, j in pairs]
        ours.append(balanced(truth, [one(s, spans[i], spans[j]) for s, (i, j) in zip(near, pairs, strict=True)]))
        cosine.append(max(balanced(truth, [s >= t for s in near]) for t in np.linspace(0.4, 0.95, 23)))
    print(f"  balanced accuracy {np.mean(ours):.3f}; cosine at each question's best threshold {np.mean(cosine):.3f}; "
          "published: Discord 0.813, an MNLI model 0.580")  # fmt: skip
    yield "answers", float(np.mean(ours))


def numbers(text: str, language: Language) -> list[tuple[float, float]]:
    """The intervals of the numbers in a short answer, years among them."""
    report = Report(ReportId(digest(text)), "A", "a", None, None, None, None, None, "en", None, None, None, text)
    found = [interval(q) for q in find_quantities(report, next(iter(language([text]))), ())]
    return found + [(float(year), float(year)) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]


def one(cosine: float, a: Sequence[tuple[float, float]], b: Sequence[tuple[float, float]]) -> bool:
    """Whether two answers agree: their numbers where both have any, else their meaning."""
    if a and b:
        return any(overlaps(x, y) for x in a for y in b)
    return cosine >= SAME and bool(a) == bool(b)


def balanced(truth: Sequence[bool], said: Sequence[bool]) -> float:
    """Mean of the shares right among the same and among the different pairs."""
    same = [s for t, s in zip(truth, said, strict=True) if t]
    other = [not s for t, s in zip(truth, said, strict=True) if not t]
    return (sum(same) / max(1, len(same)) + sum(other) / max(1, len(other))) / 2


def claims(root: Path) -> Iterator[tuple[str, float]]:
    """ClaimDiff: whether one claim strengthens, or weakens, another; F1 of likeness alone beside its baselines.

    The claims are whole sentences picked for a reader; nothing of the apparatus is tuned on them, and no floor is set.
    """
    encoder = Encoder()
    for path in sorted(root.glob("claims/claimdiff/*.json")):
        pairs = json.loads(path.read_text(encoding="utf-8"))["data"]
        truth = [pair["relation"] == 1 for pair in pairs]
        a, b = encoder([p["claim_a"] for p in pairs]), encoder([p["claim_b"] for p in pairs])
        cosines = [float(x) for x in (a * b).sum(axis=1)]
        shared = [share(p["claim_a"], p["claim_b"]) for p in pairs]
        print(f"{path.stem}: {len(pairs)} pairs, gold {fingerprint([path])}; F1 always yes {f1(truth, [True] * len(truth)):.3f}, "
              f"cosine {best(truth, cosines):.3f}, shared words {best(truth, shared):.3f}")  # fmt: skip
        yield path.stem, best(truth, cosines)


def share(a: str, b: str) -> float:
    """Share of the shorter text's words that the other has."""
    one_, two = set(re.findall(r"\w+", a.lower())), set(re.findall(r"\w+", b.lower()))
    return len(one_ & two) / max(1, min(len(one_), len(two)))


def f1(truth: Sequence[bool], said: Sequence[bool]) -> float:
    """Harmonic mean of precision and recall."""
    hits = sum(t and s for t, s in zip(truth, said, strict=True))
    return 2 * hits / max(1, sum(truth) + sum(said))


def best(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """F1 at the best threshold: what the measure could reach at most."""
    at: Callable[[float], float] = lambda t: f1(truth, [s >= t for s in scores])
    return max(at(float(t)) for t in np.linspace(0.0, 0.95, 39))


if __name__ == "__main__":
    sys.exit(main())
