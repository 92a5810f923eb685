"""Differences on stories that nothing was learned from: pairs of claims that a reader calls a difference, the same, or neither (``fresh/aside``).

    python bench/quality/fresh.py            a table, and exit status 1 where a floor is not reached
    python bench/quality/fresh.py --errors   each pair set against each other that the reader calls otherwise
    python bench/quality/fresh.py --told     each difference that the program tells, to be read

A pair is set against each other when the two claims meet two readings of one difference. A difference can rest on other claims of the same
sentences than those that were read, so these are shares of the pairs read, not of all differences.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from _fresh import folders, pairs, read

from variorum.reconcile import reconcile
from variorum.relate import relate
from variorum.types import Anchor, Claim, Story

FLOORS = Path(__file__).with_name("fresh.json")
DIFFERING = frozenset({"conflict", "update"})


def apart(story: Story, ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether the claims stand in two readings of one difference."""
    for variant in story.variants:
        if variant.relation in DIFFERING:
            sides = [
                {
                    n
                    for n, reading in enumerate(variant.readings)
                    if any(meets(a, c) for a in reading.anchors for c in told)
                }
                for told in (ones, others)
            ]
            if all(sides) and not sides[0] & sides[1]:
                return True
    return False


def meets(anchor: Anchor, claim: Claim) -> bool:
    """Whether they share half of the shorter."""
    shared = min(anchor.end, claim.end) - max(anchor.start, claim.start)
    least = min(anchor.end - anchor.start, claim.end - claim.start)
    return anchor.report == claim.report and 2 * shared >= least


def main(*, errors: bool, listed: bool) -> int:
    """Print the table; 1 where a floor is not reached."""
    read_pairs: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    told: Counter[str] = Counter()
    aside = folders("aside")
    for folder in aside:
        held = read(folder)
        story = reconcile(held.reports, held.annotations, relate(held.reports, held.annotations))
        claims = held.claims()
        told.update(variant.relation for variant in story.variants)
        for variant in story.variants if listed else ():
            readings = "  |  ".join(" ".join(reading.anchors[0].exact.split()) for reading in variant.readings)
            print(f"{variant.relation} {variant.kind}  {folder.name}: {readings}")
        for letter, a, b in pairs(folder):
            read_pairs[letter] += 1
            if apart(story, claims.get(a, ()), claims.get(b, ())):
                flagged[letter] += 1
                if errors and letter != "C":
                    print(f"{letter}  {folder.name}: {a}  |  {b}")
    found = {
        "differences found": flagged["C"] / read_pairs["C"],
        "flagged that are differences": flagged["C"] / max(1, flagged.total()),
    }
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    print(
        f"{len(aside)} stories: {told['conflict']} conflicts and {told['update']} updates told; pairs read: {dict(sorted(read_pairs.items()))}"
    )
    print(f"pairs set against each other: {dict(sorted(flagged.items()))}")
    for name, value in found.items():
        print(f"{name:30} {value:.3f}  floor {floors[name]:.3f}")
    return int(any(round(value, 3) < floors[name] for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main(errors="--errors" in sys.argv, listed="--told" in sys.argv))
