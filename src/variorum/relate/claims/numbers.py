"""Groups of counts that answer one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Vectors, groups, score_pairs
from variorum.relate.claims.counts import Count, counts
from variorum.relate.claims.frames import View
from variorum.types import ReportId

FLOOR = 0.3  # cosine of two blanked clauses below which a shared state is chance
THRESHOLD = 0.5
SOFT = frozenset({"confirmed", "registered", "estimated", "likely"})
FACT = {"": "fact", "will": "plan", "would": "plan", "must": "must", "may": "may", "if": "if", "seek": "plan"}


def count_groups(opened: Mapping[ReportId, View]) -> list[tuple[list[Count], float]]:
    """Counts of all reports by the question they answer, with how sure the grouping is; two and more each."""
    slots, vectors = stacked(opened)
    scores = score_pairs(vectors, lambda i, j, cosine: same_question(slots[i], slots[j], cosine),
                         floor=FLOOR, threshold=THRESHOLD)
    return [([slots[i] for i in items], low) for items, low in groups(len(slots), scores)]


def stacked(opened: Mapping[ReportId, View]) -> tuple[list[Count], Vectors]:
    """All counts and, row by row, the vectors of their blanked clauses."""
    slots: list[Count] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        found = counts(opened[report])
        vectors = unpack(opened[report].annotations.quantity_vectors)
        slots += found
        rows += [vectors[count.row] for count in found]
    return slots, np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def same_question(a: Count, b: Count, cosine: float) -> float:
    """How likely two counts answer one question, 0…1; 0 where unit, kind, state, noun or scope rule it out."""
    if ruled_out(a, b):
        return 0.0
    shared = overlap(a.keys, b.keys)
    score = 0.6 * cosine + 0.25 * shared
    if a.state:
        score += 0.3
    elif a.counted and a.counted == b.counted:
        score += 0.15 + 0.1 * (a.predicate == b.predicate)
    else:
        score += 0.1 * (a.predicate == b.predicate) - 0.1
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    return max(0.0, min(1.0, score))


def ruled_out(a: Count, b: Count) -> bool:
    """Whether something besides the wording tells the questions apart."""
    return (
        (a.report == b.report and a.row == b.row)
        or a.quantity.unit != b.quantity.unit
        or a.kind != b.kind
        or a.negated != b.negated
        or a.state != b.state
        or a.counted != b.counted
        or FACT[a.modal] != FACT[b.modal]
        or bool((a.scope ^ b.scope) - SOFT)
        or (a.state is None and a.counted is None and a.quantity.unit is None and a.predicate != b.predicate)
    )


def overlap(a: Sequence[str] | frozenset[str], b: Sequence[str] | frozenset[str]) -> float:
    """Share of the smaller set that is in the other; 0 where one is empty."""
    one, two = frozenset(a), frozenset(b)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
