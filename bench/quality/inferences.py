"""How well the inference model tells claims that contradict each other, on stories that it never learned from (``fresh/aside``).

    python bench/quality/inferences.py            a table, and exit status 1 where a floor is not reached
    python bench/quality/inferences.py --errors   each pair that is told from the program's threshold on and should not be

The pairs are those that an earlier model took for contradictions or for the same, and some drawn at random; so they are harder than what a story holds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from _fresh import LETTERS, folders, told_pairs

from variorum.models.nli import Nli
from variorum.reconcile.apparatus.contradictions import LIKELY

FLOORS = Path(__file__).with_name("inferences.json")
DIFFER = LETTERS.index("C")


def main(*, errors: bool) -> int:
    """Print the table; 1 where a floor is not reached."""
    rows = [pair for folder in folders("aside") for pair in told_pairs(folder)]
    scores = Nli()([(a, b) for _, a, b in rows])[:, DIFFER]
    order = np.argsort(-scores, kind="stable")
    right = np.array([rows[at][0] == "C" for at in order])
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    told = int((scores >= LIKELY).sum())
    for at in order[:told] if errors else ():
        if rows[at][0] != "C":
            print(f"{scores[at]:.2f} {rows[at][0]}  {rows[at][1]}  |  {rows[at][2]}")
    found = {
        "average precision": float(precision[right].mean()),
        "right of those told": float(right[:told].mean()),
        "differences told": float(right[:told].sum() / right.sum()),
    }
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    print(f"{len(rows)} pairs, {right.sum()} differ; {told} from {LIKELY} on")
    for name, value in found.items():
        print(f"{name:20} {value:.3f}  floor {floors[name]:.3f}")
    return int(any(round(value, 3) < floors[name] for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main(errors="--errors" in sys.argv))
