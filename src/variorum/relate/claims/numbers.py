"""Groups of counts that answer one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from variorum.annotate.quantities.units import base_value, units
from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Limits, Vectors, overlap, slot_groups
from variorum.relate.claims.counts import PERIODS, Count, counts, interval
from variorum.relate.claims.frames import FACT, Opened, narrowed_apart
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId

# two clauses without their numbers less alike than the floor share a state by chance
LIMITS = Limits(floor=0.23, possible=0.25, joined=0.47)
CLOSE, CLOSER = 0.26, 0.49  # cosines that a shared noun, and a shared verb alone, need beside them
STRAY = 0.4  # the most that two counts get that have only their noun in common
SIZES = frozenset({"area", "volume", "mass", "speed", "temperature"})
LASTING = frozenset({"take", "last"})
LITTLE = 0.1  # of a score's total
TELLING = 20  # from which two equal numbers are hardly equal by chance
CERTAIN = 0.9  # of the age of one person
FAR = 5  # times
FARTHEST = 12  # times that one value may be the other where nothing says what became of what is counted
MUCH = 1e5  # from which a number without a unit may be one of money
SOFT = frozenset({"confirmed", "registered", "estimated", "likely"})


def count_groups(opened: Mapping[ReportId, Opened]) -> list[tuple[list[Count], float]]:
    """Counts of all reports by the question they answer, with how sure the grouping is; two and more each."""
    slots, vectors = stacked(opened)
    single, lone = once_counted(slots), lone_states(slots)
    found = slot_groups(
        [told_alike(slot) for slot in slots],
        vectors,
        lambda i, j, cosine: same_question(
            slots[i], slots[j], cosine, single=i in single and j in single, lone=i in lone and j in lone
        ),
        limits=LIMITS,
        blocks=[[what] if (what := slot.state or slot.counted) else [] for slot in slots],
    )
    return [([slots[i] for i in items], score) for items, score in found]


def told_alike(count: Count) -> tuple[str, int, int]:
    """Clause, and place of the number in it: what two tellings in the very same words share."""
    start = count.quantity.start - count.clause.start
    return count.clause.exact, start, start + len(count.quantity.exact)


def once_counted(slots: Sequence[Count]) -> frozenset[int]:
    """Counts of a thing of which their report has one value only: there the noun alone nearly settles the question."""
    held: defaultdict[tuple[str, str | None], set[float]] = defaultdict(set)
    for slot in slots:
        if slot.kind == "":
            held[slot.report, slot.counted].add(slot.quantity.value)
    return frozenset(i for i, slot in enumerate(slots) if slot.counted and len(held[slot.report, slot.counted]) == 1)


def lone_states(slots: Sequence[Count]) -> frozenset[int]:
    """Counts with the only value that their report has for that state, or of that dimension."""
    held: defaultdict[tuple[str, str | None], set[float]] = defaultdict(set)
    named = [slot.state or (sort if (sort := dimension(slot)) in SIZES else None) for slot in slots]
    for slot, name in zip(slots, named, strict=True):
        held[slot.report, name].add(slot.quantity.value)
    return frozenset(
        i for i, (slot, name) in enumerate(zip(slots, named, strict=True)) if name and len(held[slot.report, name]) == 1
    )


def stacked(opened: Mapping[ReportId, Opened]) -> tuple[list[Count], Vectors]:
    """All counts and, row by row, the vectors of their clauses without the number."""
    slots: list[Count] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        found = counts(opened[report])
        vectors = unpack(opened[report].annotations.quantity_vectors)
        slots += found
        claims = unpack(opened[report].annotations.claim_vectors)
        rows += [vectors[count.row] if count.row >= 0 else claims[-1 - count.row] for count in found]
    return slots, np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def same_question(a: Count, b: Count, cosine: float, *, single: bool, lone: bool) -> float:
    """How likely two counts answer one question, 0…1; 0 where unit, kind, state, noun or scope rule it out.

    ``single``: both reports count that thing only once. ``lone``: both have one figure for that state.
    """
    if a.kind == b.kind == "age" and a.counted == b.counted and (a.counted or "").startswith("@"):
        return CERTAIN
    if a.state is None and far_apart(a, b, FARTHEST) and not replaces(a, b):
        return 0.0
    if ruled_out(a, b, lone=lone) or (wordless(a, b) and cosine < (CLOSE if replaces(a, b) else CLOSER)):
        return 0.0
    score = 0.5 * cosine + 0.2 * overlap(a.keys, b.keys)
    if a.state:
        score += 0.5 if a.counted is None else 0.35
    elif a.counted:
        score += (
            0.15
            + 0.15 * (a.predicate == b.predicate)
            + (0.3 if attribute(a, b) else 0.1) * single
            - 0.2 * (cosine < CLOSE)
        )
    elif a.predicate != b.predicate and a.counted == b.counted and not replaces(a, b):
        return 0.0
    score += 0.3 * replaces(a, b) - 0.15 * (a.state is None and far_apart(a, b, FAR))
    if a.holder and b.holder and a.holder != b.holder:
        score -= 0.1
    if a.state is None and any(lexicon().canonical(noun) == a.counted for noun, _ in a.modifiers & b.modifiers):
        score += 0.1
    if a.state is None and narrowed_apart(a.modifiers, b.modifiers):
        score -= 0.25
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    most = STRAY if a.state is None and stray(a, b, cosine) and not (single and attribute(a, b)) else 1.0
    return max(0.0, min(most, score))


def stray(a: Count, b: Count, cosine: float) -> bool:
    """Whether two counts of one noun have nothing else in common, or the clauses of two "others" tell different deeds."""
    if a.predicate == b.predicate or replaces(a, b) or agreeing(a, b):
        return False
    return a.kind in ("more", "former") or (cosine < CLOSER and not (a.keys & b.keys) - {a.counted})


def agreeing(a: Count, b: Count) -> bool:
    """Whether two numbers, neither of them small, may be one: that they are by chance is unlikely."""
    (low, high), (least, most) = interval(a), interval(b)
    return min(low, least) >= TELLING and low <= most and least <= high


def one_score(a: Count, b: Count) -> bool:
    """Whether two scores may be of one vote: a side is the same, or they differ little."""
    if a.against is None or b.against is None:
        return False
    apart = abs(a.quantity.value - b.quantity.value), abs(a.against - b.against)
    return 0 in apart or sum(apart) <= LITTLE * (a.quantity.value + a.against)


def attribute(a: Count, b: Count) -> bool:
    """Whether the noun names a figure of which a thing has one ("the price", "the turnout"), or what is to take so long."""
    lasting = a.counted in LASTING and "fact" in (FACT[a.modal], FACT[b.modal])
    return a.counted == b.counted and a.counted in lexicon().attributes and not lasting


def far_apart(a: Count, b: Count, most: float) -> bool:
    """Whether one value is more than ``most`` times the other: such numbers hardly answer one question."""
    low, high = sorted(abs(base_value(c.quantity.value, c.quantity.unit)[0]) for c in (a, b))
    return low > 0 and high / low > most


def wordless(a: Count, b: Count) -> bool:
    """Whether no noun says what is counted, so that only the clauses' likeness is left to go by."""
    if attribute(a, b) or (replaces(a, b) and a.keys & b.keys):
        return False
    return a.state is None and (a.counted is None or a.counted == a.predicate or a.counted != b.counted)


def one_mode(a: Count, b: Count) -> bool:
    """Whether both state facts, or both speak of what is to be: what may and what will are both forecasts."""
    return (
        FACT[a.modal] == FACT[b.modal]
        or (attribute(a, b) and dimension(a) is not None and {FACT[a.modal], FACT[b.modal]} == {"fact", "plan"})
        or (a.predicate == b.predicate and {FACT[a.modal], FACT[b.modal]} == {"may", "plan"})
    )


def one_unit(a: Count, b: Count) -> bool:
    """Whether the units measure one thing, or one is left out: "offered 6.1" after "5.9 per cent", "worth 9.6 million"."""
    one, two = dimension(a), dimension(b)
    if one == two:
        return True
    short, full = (a, two) if one is None else (b, one)
    if full is None or not short.bare or None not in (one, two):
        return False
    return short.counted is not None or (is_money(full) and short.quantity.value >= MUCH)


def dimension(count: Count) -> str | None:
    """What the number measures: length, time, a currency; None for counted things, also for so many a year."""
    unit = count.quantity.unit
    return None if unit in PERIODS else base_value(1.0, unit)[1]


def is_money(unit: str) -> bool:
    """Whether the unit is a currency."""
    return unit in units() and units()[unit].dimension == "money"


def one_thing(a: Count, b: Count, *, lone: bool) -> bool:
    """Whether what is counted, and what became of it, is one: "three people died", "three miners died" may be.

    ``lone``: both reports have only one figure for that state, which then is that of all, or only one area, one mass.
    """
    if a.state != b.state:
        return False
    if a.counted == b.counted:
        return True
    if a.state in lexicon().running_alike or (a.state is not None and lone and None in (a.counted, b.counted)):
        return True
    one, two = dimension(a) or "", dimension(b) or ""
    if lone and one == two and one in SIZES:
        return True
    return a.state is None and None in (a.counted, b.counted) and (is_money(one) or is_money(two))


def replaces(a: Count, b: Count) -> bool:
    """Whether one tells the other's number as what it was before ("812, up from 640").

    A small number that counts something else is the same by chance.
    """
    if a.quantity.value != b.former and b.quantity.value != a.former:
        return False
    told = a.former if b.quantity.value == a.former else b.former
    return (told or 0) >= TELLING or a.counted == b.counted or None in (a.counted, b.counted)


def ruled_out(a: Count, b: Count, *, lone: bool) -> bool:
    """Whether something besides the wording tells the questions apart."""
    return (
        (a.report == b.report and a.clause.start < b.clause.end and b.clause.start < a.clause.end)
        or not one_unit(a, b)
        or a.kind != b.kind
        or a.kind in ("age", "part")
        or (a.kind == "score" and not one_score(a, b))
        or a.negated != b.negated
        or (
            a.state is None
            and (a.measuring or b.measuring or a.quantity.unit == "percent")
            and None not in (a.holder, b.holder)
            and a.holder != b.holder
        )
        or not (
            one_thing(a, b, lone=lone)
            or (replaces(a, b) and (None in (a.state or a.counted, b.state or b.counted) or a.keys & b.keys))
        )
        or not (one_mode(a, b) or replaces(a, b))
        or bool((a.scope ^ b.scope) - SOFT)
        or (a.state is None and lexicon().at_odds(a.keys, b.keys))
    )
