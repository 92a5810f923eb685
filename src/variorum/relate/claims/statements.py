"""Claims as slots: which of them, in different reports, answer one question whatever their answer is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Limits, Vectors, slot_groups
from variorum.relate.claims.frames import Frame, Opened, frame
from variorum.types import Claim, ReportId

LIMITS = Limits(floor=0.41, possible=0.46, joined=0.56)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with the frame of its clause and what it is about."""

    claim: Claim
    frame: Frame
    keys: frozenset[str]
    names: frozenset[str]
    core: frozenset[str]
    row: int


def statements(opened: Opened) -> list[Statement]:
    """The report's claims whose predicate the parse can place, in text order."""
    out = []
    for row, claim in enumerate(opened.annotations.claims):
        head = opened.tree.head(claim.predicate) if claim.predicate else None
        if head is None:
            continue
        shape = frame(opened, head)
        inside = opened.tree.inside(claim.start, claim.end)
        heads = [i for i in (shape.verb, shape.subject, shape.object) if i is not None]
        names = frozenset(opened.names[i] for i in inside if i in opened.names)
        out.append(Statement(claim, shape, opened.keys(inside), names, opened.keys(heads), row))
    return out


def gathered(opened: Mapping[ReportId, Opened]) -> tuple[list[Statement], Vectors]:
    """The statements of all reports, and a row for each: the vector of its clause."""
    slots: list[Statement] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        vectors = unpack(opened[report].annotations.claim_vectors)
        found = statements(opened[report])
        slots += found
        rows += [vectors[statement.row] for statement in found]
    return slots, np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def statement_groups(opened: Mapping[ReportId, Opened]) -> list[tuple[list[Statement], float]]:
    """Statements of all reports by what they are about, with the mean pair score; two and more each."""
    slots, stack = gathered(opened)
    weights = rarity(slots)
    joined = slot_groups(
        [slot.claim.exact for slot in slots],
        stack,
        lambda i, j, cosine: alike(slots[i], slots[j], cosine, weights),
        limits=LIMITS,
    )
    return [([slots[i] for i in items], score) for items, score in joined]


def rarity(slots: list[Statement]) -> dict[str, float]:
    """How much each key tells: high where few statements have it."""
    held = Counter(key for slot in slots for key in slot.keys)
    return {key: math.log(1 + len(slots) / count) for key, count in held.items()}


def alike(a: Statement, b: Statement, cosine: float, weights: Mapping[str, float]) -> float:
    """How likely two statements are about one thing, 0…1; statements of one report are never laid side by side."""
    if a.claim.report == b.claim.report:
        return 0.0
    shared = sum(weights[key] for key in a.keys & b.keys)
    least = min(sum(weights[key] for key in a.keys), sum(weights[key] for key in b.keys))
    score = 0.65 * cosine + 0.25 * (shared / least if least else 0.0) + 0.1 * (a.frame.predicate == b.frame.predicate)
    if a.names and b.names and not a.names & b.names:
        score -= 0.1
    return max(0.0, min(1.0, score))
