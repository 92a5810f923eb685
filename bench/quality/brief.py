"""The story in short against the gold of each story: the example, our own in ``written`` and ``held_back``, and ``$VARIORUM_GOLD/told``.

    VARIORUM_GOLD=… python bench/quality/brief.py [--list]

``--list`` prints every line with what it was counted for (those of ``held_back`` are not printed, since nobody looks at them). No gold says
which lines a reader would choose, so the measures ask what can be asked of any choice:

* a brief has five to seven lines, in the words of its reports;
* one line has at least 0.4 of the telling words of the sentence that says what the story is about;
* a line holds something that the gold lists: a date, a difference, an agreement, a position;
* a claim that most reports tell (the three best supported) is told where half of its telling words stand in one line;
* the follow-up report, the one in which the story goes on, has a line that holds a value which it changed or dates;
* a line is outdated where it has an earlier value of a listed change and no line has the later one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from stories import Edition, Place, Tally, all_sets, stems, table

from variorum import read
from variorum.types import BriefLine

MAIN = 0.4
HALF = 0.5
BEST = 3


def touches(a: Place, b: Place | None) -> bool:
    """They share a character."""
    return b is not None and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def listed(e: Edition) -> list[Place]:
    """Where what the gold lists stands: dates, readings of differences and agreements, positions."""
    gold = e.gold
    items = [*gold["timeline"], *gold["positions"]]
    items += [r for v in (*gold["variants"], *gold["agreements"]) for r in v["readings"]]
    return [place for item in items if (place := e.find(item["report"], item["exact"])) is not None]


def changes(e: Edition) -> Iterator[tuple[list[Place], list[Place]]]:
    """For each listed change, where the earlier values stand and where those of the follow-up."""
    later = followups(e)
    for variant in e.gold["variants"]:
        if variant["relation"] == "update":
            at = [(r["report"] in later, e.find(r["report"], r["exact"])) for r in variant["readings"]]
            yield [p for new, p in at if p and not new], [p for new, p in at if p and new]


def followups(e: Edition) -> set[str]:
    """The sigla of the reports in which the story goes on."""
    return {sigil for sigil, report in e.gold["reports"].items() if report["kind"] == "followup"}


def score(folder: Path) -> tuple[Edition, list[Tally]]:
    """Every measure on one story's folder."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for key, items in gold.items():
        if isinstance(items, list):
            gold[key] = [item for item in items if not item.get("doubtful")]
    edition = Edition(read([str(folder / "reports")]), gold)
    return edition, list(measures(edition))


def measures(e: Edition) -> Iterator[Tally]:
    """The tallies of one story; each has the lines or claims that missed."""
    lines = e.story.brief
    places = [e.ours(line.anchor) for line in lines]
    yield Tally("five to seven lines", int(5 <= len(lines) <= 7), 1)
    yield Tally("main event told", int(any(overlap(e.gold["event"], line.text) >= MAIN for line in lines)), 1)
    known = listed(e)
    bare = [line.text for line, at in zip(lines, places, strict=True) if not any(touches(at, g) for g in known)]
    yield Tally("lines with something listed", len(lines) - len(bare), len(lines), tuple(bare))
    best = sorted(e.gold["corroboration"], key=lambda c: (-len(c["reports"]), -c["independent_max"], c["claim"]))[:BEST]
    untold = [c["claim"] for c in best if not any(overlap(c["claim"], line.text) >= HALF for line in lines)]
    yield Tally("best supported claims told", len(best) - len(untold), len(best), tuple(untold))
    new = [at for at in places if at[0] in followups(e)]
    yield Tally("goes on to the latest", int(any(touches(at, g) for at in new for g in known)), 1)
    yield outdated(e, lines, places)


def overlap(wanted: str, text: str) -> float:
    """The share of a sentence's telling words that a line has."""
    words = stems(wanted)
    return len(words & stems(text)) / len(words)


def outdated(e: Edition, lines: tuple[BriefLine, ...], places: list[Place]) -> Tally:
    """Lines with an earlier value of a change of which no line has the later one."""
    old = {
        line.text
        for before, after in changes(e)
        for line, at in zip(lines, places, strict=True)
        if any(touches(at, p) for p in before) and not any(touches(other, p) for other in places for p in after)
    }
    return Tally("outdated lines", len(old), len(lines), tuple(sorted(old)), low=True)


def show(name: str, e: Edition, rows: list[Tally]) -> None:
    """The brief of a story and what it missed."""
    print(f"  {name}")
    for line in e.story.brief:
        print(f"    {e.sigla[line.anchor.report]} {line.text}")
    for row in rows:
        for miss in row.misses:
            print(f"      {row.name}: {miss}")


def report(title: str, folders: list[Path], *, listing: bool) -> bool:
    """Print one table; False where a floor is not reached."""
    scored = [score(folder) for folder in folders]
    reached = table("brief", title, folders, [rows for _, rows in scored])
    if listing:
        for folder, (e, rows) in zip(folders, scored, strict=True):
            show(folder.name, e, rows)
    return reached


def main() -> int:
    """A table for each set; the exit status."""
    listing = "--list" in sys.argv
    good = [report(title, folders, listing=listing and title != "held back") for title, folders in all_sets().items()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
