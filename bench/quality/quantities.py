"""Quantities against the CQE unit sets: value F1, and value + unit F1.

VARIORUM_GOLD=… python bench/quality/quantities.py [--errors] [--rivals]
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from variorum.annotate.quantities import find_quantities
from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Quantity, Report, ReportId

CITED = {"CQE": (0.920, 0.856), "quantulum3": (0.730, 0.472)}
SETS = ("age", "currency", "dimension", "temperature")
# the sets' names for what we call otherwise
NAMES = {"percentage": "percent", "metric ton": "tonne", "chinese yuan": "chinese yuan", "netherlands guilde": "guilder",
         "point": "point", "half turn": "turn"}  # fmt: skip
Item = tuple[float, str]


def gold(case: dict) -> list[Item]:  # type: ignore[type-arg]
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
    from variorum.annotate.quantities.units import units

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


def main() -> None:
    """Print the table, and with --errors each case that is not right."""
    folder = Path(os.environ.get("VARIORUM_GOLD", "/nonexistent")) / "quantities"
    if not folder.is_dir():
        print("gold not found, skipped")
        return
    language = Language().load()
    everything = []
    print(f"{'set':<16}{'value':>8}{'+ unit':>8}")
    for name in SETS:
        cases = json.loads((folder / f"{name}-model.json").read_text("utf-8"))
        found = list(ours([case["text"] for case in cases], language))
        pairs = [(gold(case), one) for case, one in zip(cases, found, strict=True)]
        everything += pairs
        print(f"{name:<16}{score(pairs)[0]:8.3f}{score(pairs)[1]:8.3f}")
        if "--errors" in sys.argv:
            for case, pair in zip(cases, pairs, strict=True):
                if score([pair])[1] < 1 and any(pair):
                    print("   ", case["text"][:150], "\n       gold", pair[0], "\n       ours", pair[1])
    print(f"{'all':<16}{score(everything)[0]:8.3f}{score(everything)[1]:8.3f}")
    for system, (value, unit) in CITED.items():
        print(f"{system + ' (cited)':<16}{value:8.3f}{unit:8.3f}")


if __name__ == "__main__":
    main()
