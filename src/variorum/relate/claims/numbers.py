"""Groups of counts that answer one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Limits, Vectors, overlap, slot_groups
from variorum.relate.claims.counts import Count, counts
from variorum.relate.claims.frames import FACT, View, narrowed_apart
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId

# two clauses without their numbers less alike than the floor share a state by chance
LIMITS = Limits(floor=0.23, possible=0.25, joined=0.47)
CLOSE, CLOSER = 0.26, 0.49  # cosines that a shared noun, and a shared verb alone, need beside them
SOFT = frozenset({"confirmed", "registered", "estimated", "likely"})


def count_groups(opened: Mapping[ReportId, View]) -> list[tuple[list[Count], float]]:
    """Counts of all reports by the question they answer, with how sure the grouping is; two and more each."""
    slots, vectors = stacked(opened)
    single = once_counted(slots)
    found = slot_groups(
        [told_alike(slot) for slot in slots],
        vectors,
        lambda i, j, cosine: same_question(slots[i], slots[j], cosine, single=i in single and j in single),
        limits=LIMITS,
        blocks=[[what] if (what := slot.state or slot.counted) else [] for slot in slots],
    )
    return [([slots[i] for i in items], score) for items, score in found]


def told_alike(count: Count) -> tuple[str, int, int]:
    """Clause, and place of the number in it: what two tellings in the very same words share."""
    start = count.quantity.start - count.clause.start
    return count.clause.exact, start, start + len(count.quantity.exact)


def once_counted(slots: Sequence[Count]) -> frozenset[int]:
    """Counts of a thing that their report counts only once: there the noun alone nearly settles the question."""
    held = Counter((slot.report, slot.counted or "") for slot in slots if slot.kind == "")
    return frozenset(i for i, slot in enumerate(slots) if slot.counted and held[slot.report, slot.counted] == 1)


def stacked(opened: Mapping[ReportId, View]) -> tuple[list[Count], Vectors]:
    """All counts and, row by row, the vectors of their clauses without the number."""
    slots: list[Count] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        found = counts(opened[report])
        vectors = unpack(opened[report].annotations.quantity_vectors)
        slots += found
        rows += [vectors[count.row] for count in found]
    return slots, np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def same_question(a: Count, b: Count, cosine: float, *, single: bool) -> float:
    """How likely two counts answer one question, 0…1; 0 where unit, kind, state, noun or scope rule it out.

    ``single``: both reports count that thing only once.
    """
    if ruled_out(a, b) or (a.state is None and (a.counted is None or a.counted == a.predicate) and cosine < CLOSER):
        return 0.0
    score = 0.5 * cosine + 0.2 * overlap(a.keys, b.keys)
    if a.state:
        score += 0.5 if a.counted is None else 0.35
    elif a.counted:
        score += 0.15 + 0.15 * (a.predicate == b.predicate) + 0.1 * single - 0.2 * (cosine < CLOSE)
    elif a.predicate != b.predicate:
        return 0.0
    if a.holder and b.holder and a.holder != b.holder:
        score -= 0.1
    if a.state is None and any(lexicon().canonical(noun) == a.counted for noun, _ in a.modifiers & b.modifiers):
        score += 0.1
    if a.state is None and narrowed_apart(a.modifiers, b.modifiers):
        score -= 0.25
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    return max(0.0, min(1.0, score))


def one_mode(a: Count, b: Count) -> bool:
    """Whether both state facts, or both speak of what is to be: what may and what will are both forecasts."""
    return FACT[a.modal] == FACT[b.modal] or (
        a.predicate == b.predicate and {FACT[a.modal], FACT[b.modal]} == {"may", "plan"}
    )


def one_unit(a: Count, b: Count) -> bool:
    """Whether the units are one, or one is left out where the noun is the same ("offered 6.1" after "5.9 per cent")."""
    if a.quantity.unit == b.quantity.unit:
        return True
    short = a if a.quantity.unit is None else b
    return short.bare and short.counted is not None and None in (a.quantity.unit, b.quantity.unit)


def ruled_out(a: Count, b: Count) -> bool:
    """Whether something besides the wording tells the questions apart."""
    return (
        (a.report == b.report and a.clause.start < b.clause.end and b.clause.start < a.clause.end)
        or not one_unit(a, b)
        or a.kind != b.kind
        or a.kind in ("age", "part", "score")
        or a.negated != b.negated
        or (
            a.state is None
            and (a.measuring or b.measuring)
            and None not in (a.holder, b.holder)
            and a.holder != b.holder
        )
        or a.state != b.state
        or a.counted != b.counted
        or not one_mode(a, b)
        or bool((a.scope ^ b.scope) - SOFT)
        or (a.state is None and lexicon().at_odds(a.keys, b.keys))
    )
