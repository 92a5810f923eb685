"""Quantities against the CQE unit sets: value F1, and value + unit F1.

VARIORUM_GOLD=… python bench/quality/quantities.py [--errors] [--rivals]
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from variorum.annotate.quantities import find_quantities
from variorum.annotate.quantities.units import units
from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Quantity, Report, ReportId

CITED = {"CQE": (0.920, 0.856), "quantulum3": (0.730, 0.472)}
SETS = ("age", "currency", "dimension", "temperature")
# the sets' names for what we call otherwise
NAMES = {"percentage": "percent", "metric ton": "tonne", "netherlands guilde": "guilder",
         "point": "point", "half turn": "turn"}  # fmt: skip
Item = tuple[float, str]
Pair = tuple[list[Item], list[Item]]
FLOORS = (0.94, 0.92)
GOLD_DIGEST = "8d1ff70bccabc5d1"


class Case(TypedDict):
    """One text of a set with its answers."""

    text: str
    quantities: list[dict[str, str]]


def gold(case: Case) -> list[Item]:
    """Values and units of a case; a range counts with its lower end."""
    out = []
    for entry in case["quantities"]:
        numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", re.sub(r"(?<=\d)-(?=\d)", " ", entry["value"]))]
        for number in numbers[:1]:
            out.append((number, plain(entry["normalized_unit"])))
    return out


def plain(unit: str) -> str:
    """A unit's name in our words."""
    for theirs, ours in NAMES.items():
        unit = re.sub(rf"\b{theirs}\b", ours, unit)
    return unit.strip(" -")


def told(quantity: Quantity) -> Item:
    """Our value and unit; what is counted stands for the unit where there is none."""
    return quantity.value, quantity.unit or quantity.concept or ""


def same_unit(a: str, b: str) -> bool:
    """Equal names; for counted things an equal head word is enough (the sets name it by the text's own words)."""
    if a == b or {a, b} in ({"franc", "swiss franc"}, {"count", "time"}, {"pound", "pound sterling"}):
        return True
    words_a, words_b = a.split(), b.split()
    return (
        bool(words_a and words_b)
        and " per " not in a + b
        and words_a[-1].rstrip("s") == words_b[-1].rstrip("s")
        and not money(a, b)
    )


def money(a: str, b: str) -> bool:
    """Whether either is a currency or a measure, where a word in common is not enough."""
    return a in units() or b in units()


def score(pairs: Sequence[tuple[list[Item], list[Item]]]) -> tuple[float, float]:
    """F1 of values, and of values with their units."""
    hits = full = total = 0
    for wanted, found in pairs:
        total += len(wanted) + len(found)
        hits += matched(wanted, found, lambda a, b: close(a[0], b[0]))
        full += matched(wanted, found, lambda a, b: close(a[0], b[0]) and same_unit(a[1], b[1]))
    return 2 * hits / max(1, total), 2 * full / max(1, total)


def close(a: float, b: float) -> bool:
    """Equal but for rounding."""
    return abs(a - b) <= 1e-6 * max(1.0, abs(a))


def matched(wanted: list[Item], found: list[Item], agree: Callable[[Item, Item], bool]) -> int:
    """How many pair off."""
    left, hits = list(found), 0
    for one in wanted:
        hit = next((other for other in left if agree(one, other)), None)
        if hit is not None:
            left.remove(hit)
            hits += 1
    return hits


def report(text: str) -> Report:
    """A report that is nothing but its text."""
    return Report(ReportId("r"), "A", "", None, None, None, None, None, "en", None, None, None, text)


def ours(texts: list[str], language: Language) -> Iterator[list[Item]]:
    """What Variorum finds."""
    for text, doc in zip(texts, language(texts), strict=True):
        one = report(text)
        yield [told(quantity) for quantity in find_quantities(one, doc, find_times(one, doc, ()))]


def quantulum(texts: list[str]) -> Iterator[list[Item]]:
    """What quantulum3 finds, where it is installed; its units are compared by name."""
    from quantulum3 import parser

    for text in texts:
        yield [(float(one.value), one.unit.name) for one in parser.parse(text)]


def compared(
    name: str, finder: Callable[[list[str]], Iterator[list[Item]]], sets: dict[str, list[Case]]
) -> tuple[float, float]:
    """Print a system's scores on each set; give those on all of them."""
    everything: list[Pair] = []
    for title, cases in sets.items():
        pairs = [(gold(case), one) for case, one in zip(cases, finder([c["text"] for c in cases]), strict=True)]
        everything += pairs
        print(f"{name:<20}{title:<14}{score(pairs)[0]:8.3f}{score(pairs)[1]:8.3f}")
        if "--errors" in sys.argv:
            errors(cases, pairs)
    value, unit = score(everything)
    print(f"{name:<20}{'all':<14}{value:8.3f}{unit:8.3f}")
    return value, unit


def errors(cases: list[Case], pairs: Sequence[Pair]) -> None:
    """Print each case that is not wholly right."""
    for case, pair in zip(cases, pairs, strict=True):
        if score([pair])[1] < 1 and any(pair):
            print("   ", case["text"][:150], "\n       gold", pair[0], "\n       told", pair[1])


def main() -> int:
    """Print the table, and with --errors each case that is not right; 1 where a floor is broken."""
    folder = Path(os.environ.get("VARIORUM_GOLD", "/nonexistent")) / "quantities"
    if not folder.is_dir():
        print("gold not found, skipped")
        return 0
    language = Language().load()
    files = {name: folder / f"{name}-model.json" for name in SETS}
    sets = {name: json.loads(path.read_text("utf-8")) for name, path in files.items() if path.exists()}
    print(f"{'system':<20}{'set':<14}{'value':>8}{'+ unit':>8}")
    reached = compared("variorum", lambda texts: ours(texts, language), sets)
    if "--rivals" in sys.argv and find_spec("quantulum3"):
        compared("quantulum3", quantulum, sets)
    for system, (value, unit) in CITED.items():
        print(f"{system + ' (cited)':<20}{'all':<14}{value:8.3f}{unit:8.3f}")
    if hashlib.sha256(repr(sets).encode()).hexdigest()[:16] != GOLD_DIGEST:
        print(f"the gold is not the one the floors were set on: {hashlib.sha256(repr(sets).encode()).hexdigest()[:16]}")
        return 0
    holds = all(one >= floor for one, floor in zip(reached, FLOORS, strict=True))
    print("floors hold" if holds else "floors broken")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
