"""The desk check on statements about the example story: errors caught, faithful statements flagged.

    python bench/quality/check.py            two lines, and exit status 1 where a floor is not reached
    python bench/quality/check.py --errors   each miss and each false alarm as well

``check/tuning.txt`` was looked at while the rules were made; ``check/heldout.txt`` was written before them and not looked
at: it says what to expect of a text nobody here has seen. Each half is one draft, a statement a paragraph; a statement
counts as flagged where something in it is altered or in none of the reports.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.build import add
from variorum.draft import check_draft
from variorum.types import Check
from variorum.workspace import Workspace

REPORTS = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"
DRAFTS = Path(__file__).with_name("check")
HALVES = ("tuning", "heldout")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a draft: ``kind`` is "true" or the kind of its planted error; ``flagged`` says why, or is empty."""

    kind: str
    text: str
    flagged: str


def statements(half: str) -> list[tuple[str, str]]:
    """Kind and text of each statement of a half."""
    lines = (DRAFTS / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return [(kind, text) for kind, _, text in pairs]


def judged(pairs: list[tuple[str, str]], check: Check) -> Iterator[Statement]:
    """Each statement with what was found in it."""
    start = 0
    for kind, text in pairs:
        start = check.draft.text.index(text, start)
        inside = [f for f in check.findings if start <= f.anchor.start < start + len(text)]
        bad = [f"{f.kind} {f.status}: {f.anchor.exact}" for f in inside if f.status in ("altered", "in none")]
        yield Statement(kind, text, "; ".join(bad))
        start += len(text)


def checked(half: str, workspace: Workspace) -> list[Statement]:
    """One half as a draft against the example's reports."""
    pairs = statements(half)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text("\n\n".join(text for _, text in pairs) + "\n", encoding="utf-8")
        return list(judged(pairs, check_draft(workspace, str(draft))))


def shares(found: list[Statement]) -> tuple[float, float]:
    """The share of errors caught and of faithful statements flagged."""
    errors = [s for s in found if s.kind != "true"]
    faithful = [s for s in found if s.kind == "true"]
    return sum(bool(s.flagged) for s in errors) / len(errors), sum(bool(s.flagged) for s in faithful) / len(faithful)


def show_errors(found: list[Statement]) -> None:
    """Errors not caught, and faithful statements flagged with why."""
    for statement in found:
        if (statement.kind == "true") == bool(statement.flagged):
            what = "flagged" if statement.flagged else f"missed {statement.kind}"
            print(f"    {what}: {statement.text}  [{statement.flagged}]")


def digest() -> str:
    """A digest of the statements and of the reports they are about."""
    content = hashlib.sha256()
    for path in (*(DRAFTS / f"{half}.txt" for half in HALVES), *sorted(REPORTS.glob("*.txt"))):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]


GOLD_DIGEST = "b0bbc1f04003b4dc"
FLOORS = {"tuning": (0.90, 0.05), "heldout": (0.90, 0.05)}
"""At least so many errors caught, at most so many faithful statements flagged."""


def main() -> int:
    """Print one line for each half; 1 where a floor is broken."""
    holds = True
    with Workspace() as workspace:
        add(workspace, [str(REPORTS)])
        for half in HALVES:
            found = checked(half, workspace)
            caught, flagged = shares(found)
            print(f"{half:8} errors caught {caught:.3f}  faithful statements flagged {flagged:.3f}  of {len(found)}")
            if "--errors" in sys.argv:
                show_errors(found)
            holds &= caught >= FLOORS[half][0] and flagged <= FLOORS[half][1]
    if digest() != GOLD_DIGEST:
        print(f"the statements are not those the floors were set on: {digest()}")
        return 0
    print("floors hold" if holds else "floors broken")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
