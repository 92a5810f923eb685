"""Dates and times of day as slots: what is said to have happened, or to lie ahead, at that time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Vectors, groups, score_pairs
from variorum.relate.claims.frames import Frame, View, frame
from variorum.relate.claims.numbers import FACT, overlap
from variorum.types import Anchor, Claim, ReportId, TimeExpression

FLOOR = 0.35
THRESHOLD = 0.62
ROLES = {"since": "start", "from": "start", "until": "end", "till": "end", "by": "end", "before": "before", "after": "after"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One placed time expression with the clause it dates. ``clock`` tells a time of day from a day."""

    report: ReportId
    time: TimeExpression
    begin: str
    until: str
    clause: Anchor
    predicate: str
    role: str
    modal: str
    negated: bool
    keys: frozenset[str]
    core: frozenset[str]
    names: frozenset[str]
    clock: bool
    row: int


def moment_groups(opened: Mapping[ReportId, View]) -> list[tuple[list[Moment], float]]:
    """Times of all reports by the question "when was that?", with how sure the grouping is; two and more each."""
    slots: list[Moment] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        vectors = unpack(opened[report].annotations.claim_vectors)
        found = moments(opened[report])
        slots += found
        rows += [vectors[moment.row] for moment in found]
    stack = np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)
    scores = score_pairs(stack, lambda i, j, cosine: same_moment(slots[i], slots[j], cosine), floor=FLOOR, threshold=THRESHOLD)
    return [([slots[i] for i in items], low) for items, low in groups(len(slots), scores)]


def moments(opened: View) -> list[Moment]:
    """Every time of the report that has a place on the calendar and dates a clause that is a claim."""
    out = []
    for time in opened.annotations.times:
        if time.begin is None or time.until is None or time.type not in ("DATE", "TIME"):
            continue
        row = tightest(opened.annotations.claims, time)
        head = opened.tree.head(time)
        if row is not None and head is not None:
            out.append(_moment(opened, time, row, head))
    return out


def tightest(claims: Iterable[Claim], time: Anchor) -> int | None:
    """The shortest claim that holds the time."""
    holding = [(c.end - c.start, i) for i, c in enumerate(claims) if c.start <= time.start and time.end <= c.end]
    return min(holding)[1] if holding else None


def _moment(opened: View, time: TimeExpression, row: int, head: int) -> Moment:
    shape = frame(opened, head)
    inside = set(opened.tree.inside(time.start, time.end))
    words = [i for i in shape.tokens if i not in inside]
    return Moment(
        report=opened.report.id,
        time=time,
        begin=time.begin or "",
        until=time.until or "",
        clause=opened.span(list(shape.tokens)),
        predicate=shape.predicate,
        role=role(opened, head, inside),
        modal=shape.modal,
        negated=shape.negated,
        keys=opened.keys(words),
        core=core(opened, shape),
        names=frozenset(opened.names[i] for i in words if i in opened.names),
        clock="T" in (time.begin or ""),
        row=row,
    )


def core(opened: View, shape: Frame) -> frozenset[str]:
    """Keys of the clause's verb, subject and object alone."""
    heads = [i for i in (shape.verb, shape.subject, shape.object) if i is not None]
    return opened.keys(heads)


def role(opened: View, head: int, inside: set[int]) -> str:
    """Whether the time is the thing's own ("on", "at"), its start, its end, or one it comes before or after."""
    tokens = opened.tree.tokens
    first = min(inside)
    above = tokens[tokens[head].head].lemma if tokens[tokens[head].head].dep in ("prep", "mark") else ""
    before = tokens[first - 1].lemma if first else ""
    return ROLES.get(above) or ROLES.get(before) or ROLES.get(tokens[first].lemma) or "own"


def same_moment(a: Moment, b: Moment, cosine: float) -> float:
    """How likely two times date one thing, 0…1."""
    if a.role != b.role or a.clock != b.clock or FACT[a.modal] != FACT[b.modal] or a.negated != b.negated:
        return 0.0
    if a.report == b.report or not a.core & b.core:
        return 0.0
    score = 0.55 * cosine + 0.25 * overlap(a.keys, b.keys) + 0.1 * (a.predicate == b.predicate) + 0.1 * overlap(a.core, b.core)
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    return max(0.0, min(1.0, score))
