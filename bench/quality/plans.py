"""Scores the plans of whole stories, cell by cell, against what a careful reader lists: ``plans.json`` beside a story's gold.

    python bench/quality/plans.py            a table for each set, and exit status 1 where a floor is not reached
    python bench/quality/plans.py --errors   each cell missed and each wrong one as well

The format: undertakings with steps; a step has its ``slots`` (who, what, how_many, where, when, purpose, condition,
decided), each a string or a list of strings any of which is right, and ``anchors``, the clauses that tell it; a step that is
``optional`` costs nothing where it is missing. ``when`` is an ISO day, month or "a/b" range, or words.

Steps are matched one to one by their places and by what is done. A cell of the gold is right when ours, the leading
reading, shares half of the shorter one's telling words (five letters each) or numbers, or its days; what is done also when it
stands in a clause that the gold says tells it, whatever the words. "Until", "once" and "when" clauses limit and date a deed: they
count as when and as condition alike. A cell of ours is wrong when its step is in no list, or its words are in none of the step's.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from stories import EXAMPLES, WRITTEN, Edition, Tally, meets

from variorum import read as read_story
from variorum.types import Plan

FLOORS = Path(__file__).with_name("plans.json")
SLOTS = ("who", "what", "how_many", "where", "when", "purpose", "condition", "decided")
EMPTY = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "with",
        "will",
        "would",
        "shall",
        "has",
        "have",
        "had",
        "its",
        "their",
        "his",
        "her",
        "from",
        "was",
        "were",
        "are",
        "not",
        "who",
        "which",
        "into",
    ]
)
LIKE = 0.5
"""Share of the shorter one's telling words from which two values are one."""
ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
CLAUSE = re.compile(r"(?:until|till|once|when|whenever|after|before|(?:as|so) long as|as soon as)\b", re.IGNORECASE)
"""Clauses and phrases that limit a deed and date it at once."""
TWINS = {"when": "condition", "condition": "when"}
Cells = dict[str, list[str]]


@dataclass(frozen=True)
class Step:
    """A step of the gold: where it is told, and its cells."""

    what: str
    cells: Cells
    places: tuple[tuple[str, int, int], ...]
    optional: bool


@dataclass(frozen=True)
class Row:
    """A step of ours; ``deed`` is where its leading reading of what is done stands."""

    cells: Cells
    places: tuple[tuple[str, int, int], ...]
    deed: tuple[tuple[str, int, int], ...] = ()

    def __str__(self) -> str:
        return " | ".join(f"{slot}: {values[0]}" for slot, values in self.cells.items())


def stems(value: str) -> set[str]:
    """The first letters of the telling words, and the numbers."""
    found = re.findall(r"\d+(?:\.\d+)?|[^\W\d_]{3,}", value.lower().replace(",", ""))
    return {word[:5] for word in found if word not in EMPTY}


def like(a: str, b: str) -> bool:
    """Whether two values are one: days that share half of the shorter span, the same word, half of the shorter one's words."""
    if days(a) and days(b):
        (first, last), (begin, end) = span(days(a)), span(days(b))
        shared = min(last, end) - max(first, begin) + 1
        return shared > 0 and 2 * shared >= min(last - first, end - begin) + 1
    x, y = stems(a), stems(b)
    if not x or not y:
        return a.strip().lower() == b.strip().lower()
    return len(x & y) >= LIKE * min(len(x), len(y))


def days(value: str) -> tuple[str, ...]:
    """First and last day of an ISO value; empty for words."""
    parts = value.split("/")
    return (parts[0], parts[-1]) if all(ISO.match(part) for part in parts) else ()


def span(ends: tuple[str, ...]) -> tuple[int, int]:
    """First and last day as numbers; a bare month is all of it."""
    first, last = (date.fromisoformat(day if len(day) > 7 else f"{day}-01") for day in ends)
    if len(ends[1]) == 7:
        last = (last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.toordinal(), last.toordinal()


def gold_steps(e: Edition) -> list[Step]:
    """Every step of the gold, in order."""
    found = []
    for undertaking in e.gold["undertakings"]:
        for step in undertaking["steps"]:
            cells = {k: [v] if isinstance(v, str) else list(v) for k, v in step["slots"].items() if v}
            places = tuple(p for a in step["anchors"] if (p := e.place(a)) is not None)
            found.append(Step(step["what"], cells, places, bool(step.get("optional"))))
    return found


def row(e: Edition, plan: Plan) -> Row:
    """A step of ours, its times as the days they mean where they have a place on the calendar."""
    values = (plan.actor, plan.action, plan.quantity, plan.place, None, plan.purpose, plan.condition, plan.status)
    cells = {slot: [value] for slot, value in zip(SLOTS, values, strict=True) if value}
    if plan.actor:
        cells["what"].append(f"{plan.actor} {plan.action}")
    times = [t for value in (plan.begin, plan.end) if value for t in meant(e, plan, value)]
    if times:
        cells["when"] = times
    done = next((c.readings[0].anchors for c in plan.cells if c.slot == "action"), ())
    return Row(cells, tuple(e.ours(a) for a in plan.anchors), tuple(e.ours(a) for a in done))


def meant(e: Edition, plan: Plan, value: str) -> list[str]:
    """The words, and the days that a time expression with those words near one of the step's places stands for."""
    found = [value]
    for time in e.story.times:
        near = any(a.report == time.report and a.start - 200 < time.start < a.end + 200 for a in plan.anchors)
        if near and time.begin and time.exact in value:
            found.append(f"{time.begin[:10]}/{(time.until or time.begin)[:10]}")
    return list(dict.fromkeys(found))


def agree(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether one of the one is one of the other."""
    others = list(b)
    return any(like(x, y) for x in a for y in others)


def strength(step: Step, found: Row) -> float:
    """How well a step of ours fits one of the gold; 0 where they are two."""
    met = sum(any(meets(p, q) for q in found.places) for p in step.places)
    told = {p[0] for p in step.places} & {p[0] for p in found.places}
    done = max(
        (share(x, y) for x in found.cells["what"] for y in (*step.cells.get("what", ()), step.what)), default=0.0
    )
    if not (met or (told and done >= LIKE)):
        return 0.0
    return done + min(met, 1) + met / 100


def share(a: str, b: str) -> float:
    """Words in common, of the shorter one's, and a little of all."""
    x, y = stems(a), stems(b)
    return (len(x & y) / min(len(x), len(y)) * 0.8 + len(x & y) / len(x | y) * 0.2) if x and y else 0.0


def paired(steps: list[Step], rows: list[Row]) -> dict[int, int]:
    """Row by step, the best pair first, one to one."""
    scored = sorted(
        ((strength(s, r), i, j) for i, s in enumerate(steps) for j, r in enumerate(rows)), key=lambda x: (-x[0], x[1:])
    )
    found: dict[int, int] = {}
    for value, i, j in scored:
        if value > 0 and i not in found and j not in found.values():
            found[i] = j
    return found


def measure(e: Edition) -> Iterator[Tally]:
    """Steps found and repeated, cells right and wrong."""
    steps, rows = gold_steps(e), [row(e, plan) for plan in e.story.plans]
    pairs = paired(steps, rows)
    listed = [i for i, step in enumerate(steps) if not step.optional]
    lost = [steps[i].what for i in listed if i not in pairs]
    yield Tally("steps found", len(listed) - len(lost), len(listed), tuple(lost))
    left = [j for j in range(len(rows)) if j not in pairs.values()]
    home = {j: max(range(len(steps)), key=lambda i: strength(steps[i], rows[j]), default=0) for j in left}
    again = [j for j in left if steps and strength(steps[home[j]], rows[j]) > LIKE]
    yield Tally("steps repeated", len(again), len(rows), tuple(str(rows[j]) for j in again), low=True)
    yield cells_right(steps, rows, pairs, listed)
    whose = {j: i for i, j in pairs.items()} | {j: home[j] for j in again}
    yield from cells_wrong(steps, rows, whose)
    yield from together(e, pairs)


def together(e: Edition, pairs: dict[int, int]) -> Iterator[Tally]:
    """Of pairs of found steps: those of one undertaking that are in one of ours, and those in one of ours that are of one."""
    gold = [n for n, found in enumerate(e.gold["undertakings"]) for _ in found["steps"]]
    ours = {i: e.story.plans[j].undertaking for i, j in pairs.items()}
    both = list(combinations(sorted(ours), 2))
    meant = [(a, b) for a, b in both if gold[a] == gold[b]]
    made = [(a, b) for a, b in both if ours[a] == ours[b]]
    shared = len(set(meant) & set(made))
    yield Tally("pairs joined", shared, len(meant))
    yield Tally("joined rightly", shared, len(made))


def cells_right(steps: list[Step], rows: list[Row], pairs: dict[int, int], listed: list[int]) -> Tally:
    """Cells of the gold that the matched step of ours has right."""
    missed, total = [], 0
    for i in listed:
        ours = rows[pairs[i]].cells if i in pairs else {}
        for slot, values in steps[i].cells.items():
            total += 1
            inside = slot == "what" and i in pairs and told(steps[i], rows[pairs[i]])
            if not inside and not agree(values, given(ours, slot)):
                missed.append(f"{steps[i].what}: {slot} {values}, ours {ours.get(slot)}")
    return Tally("cells right", total - len(missed), total, tuple(missed))


def cells_wrong(steps: list[Step], rows: list[Row], whose: dict[int, int]) -> Iterator[Tally]:
    """Cells of ours that are wrong, and the share of them that are so because their step is in no list."""
    wrong, stray, total = [], [], 0
    for j, found in enumerate(rows):
        total += len(found.cells)
        if j not in whose:
            stray += [f"in no list: {found}"] + [""] * (len(found.cells) - 1)
            continue
        step = steps[whose[j]]
        for slot, values in found.cells.items():
            inside = slot == "what" and told(step, found)
            if not inside and not agree(values, known(step, slot)):
                wrong.append(f"{step.what}: {slot} {values}, gold {step.cells.get(slot)}")
    yield Tally("cells wrong", len(wrong) + len(stray), total, (*wrong, *filter(None, stray)), low=True)


def told(step: Step, found: Row) -> bool:
    """Whether what is done stands in a clause that tells the step."""
    return any(meets(p, q) for p in step.places for q in found.deed)


def given(cells: Cells, slot: str) -> list[str]:
    """A cell's values; with when and condition, also the limiting clauses of the other."""
    return [*cells.get(slot, ()), *(v for v in cells.get(TWINS.get(slot, ""), ()) if CLAUSE.match(v))]


def known(step: Step, slot: str) -> list[str]:
    """What the cell may hold: numbers, days and the state only their own, words any words of the step."""
    own = given(step.cells, slot)
    if own and slot in {"decided", "when", "how_many"}:
        return own
    return [step.what, *(v for k, values in step.cells.items() if k != "decided" for v in values)]


def score(folder: Path) -> list[Tally]:
    """Every measure on one story's folder."""
    gold = {"undertakings": json.loads((folder / "plans.json").read_text(encoding="utf-8"))}
    return list(measure(Edition(read_story([str(folder / "reports")]), gold)))


def report(title: str, folders: list[Path], *, errors: bool) -> bool:
    """Print one table; False where a floor is not reached."""
    each = [score(folder) for folder in folders]
    data = b"".join((folder / "plans.json").read_bytes() for folder in folders)
    mark = hashlib.sha256(data).hexdigest()[:12]
    pinned = json.loads(FLOORS.read_text()).get(title, {"gold": "", "floors": {}})
    floors = pinned["floors"] if pinned["gold"] == mark else {}
    print(f"{title} ({len(folders)}; gold {mark}{'' if floors else ', for which no floors are set'})")
    reached = True
    for rows in zip(*each, strict=True):
        name, hit, total = rows[0].name, sum(t.hit for t in rows), sum(t.total for t in rows)
        floor: Any = floors.get(name)
        below = floor is not None and (hit > floor if rows[0].low else hit < floor)
        reached &= not below
        share_of = f"{hit / total:.2f}" if total else "–"
        print(f"  {name:20}{hit:>5} of {total:<5}{share_of:>6}   floor {floor}{'  BELOW' if below else ''}")
    if errors:
        for folder, found in zip(folders, each, strict=True):
            for one in found:
                for miss in one.misses:
                    print(f"{folder.name}: {one.name}: {miss}")
    return reached


def stories(folder: Path) -> list[Path]:
    """The folders in it that hold a story with plans."""
    return [gold.parent for gold in sorted(folder.glob("*/plans.json"))]


def main() -> int:
    """A table for each set; the exit status."""
    sets = {"examples": stories(EXAMPLES), "written": stories(WRITTEN)}
    held = os.environ.get("VARIORUM_GOLD")
    sets["told"] = stories(Path(held) / "told") if held else []
    good = [report(title, folders, errors="--errors" in sys.argv) for title, folders in sets.items() if folders]
    if not sets["told"]:
        print("told: gold not found, skipped")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
