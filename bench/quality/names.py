"""Do two names name the same? Best F1 at one threshold, against exact match, Levenshtein and Jaro-Winkler.

VARIORUM_GOLD=… python bench/quality/names.py [--errors]
"""

from __future__ import annotations

import csv
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from variorum.relate.names import SAME, compare_names, name_score
from variorum.text import fold
from variorum.types import MentionType

GOLD_DIGEST = "f23fe45097db7297"
FLOOR = 0.90
"""F1 at the fixed threshold, on that gold."""
CITED = "nomenklatura logic_v2 0.79 (published)"
Pair = tuple[str, str, MentionType, bool]


def pairs(path: Path) -> list[Pair]:
    """The labelled pairs; persons compare as people, all else as bodies."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (row["name1"], row["name2"], "PER" if row["schema"] == "Person" else "ORG", row["is_match"] == "true")
        for row in rows
    ]


def f1(scores: list[float], gold: list[bool], threshold: float) -> float:
    """F1 of calling a pair the same from the threshold up."""
    hits = sum(s >= threshold and g for s, g in zip(scores, gold, strict=True))
    called, real = sum(s >= threshold for s in scores), sum(gold)
    return 2 * hits / (called + real) if called + real else 0.0


def best(scores: list[float], gold: list[bool]) -> tuple[float, float]:
    """Best F1 and its threshold; calling every pair the same is no threshold."""
    return max((f1(scores, gold, t), -t) for t in sorted(set(scores))[1:])


SCORERS: dict[str, Callable[[str, str, MentionType], float]] = {
    "variorum": name_score,
    "exact": lambda a, b, _: float(fold(a) == fold(b)),
    "Levenshtein": lambda a, b, _: Levenshtein.normalized_similarity(fold(a), fold(b)),
    "Jaro-Winkler": lambda a, b, _: JaroWinkler.similarity(fold(a), fold(b)),
}


def main() -> int:
    """Print the table, and with --errors what is called wrongly; 1 where the floor is broken."""
    root = os.environ.get("VARIORUM_GOLD")
    path = Path(root or ".") / "names" / "name-bench.csv"
    if not root or not path.exists():
        print("gold not found, skipped")
        return 0
    rows = pairs(path)
    gold = [row[3] for row in rows]
    print(f"{len(rows)} pairs, {sum(gold)} the same")
    for name, scorer in SCORERS.items():
        scores = [scorer(a, b, kind) for a, b, kind, _ in rows]
        value, threshold = best(scores, gold)
        fixed = f"  at {SAME}: {f1(scores, gold, SAME):.3f}" if name == "variorum" else ""
        print(f"{name:14} best F1 {value:.3f} at {-threshold:.2f}{fixed}")
    print(CITED)
    reached = f1([name_score(a, b, kind) for a, b, kind, _ in rows], gold, SAME)
    if "--errors" in sys.argv:
        for a, b, kind, same in rows:
            match = compare_names(a, b, kind)
            if (match.score >= SAME) != same:
                print(
                    "missed" if same else "false ", f"{match.score:.2f} {kind} {a} | {b} | {'; '.join(match.reasons)}"
                )
    if hashlib.sha256(path.read_bytes()).hexdigest()[:16] != GOLD_DIGEST:
        print("the gold is not the one the floor was set on")
        return 0
    print("floor holds" if reached >= FLOOR else f"floor broken: {reached:.3f} < {FLOOR}")
    return int(reached < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
