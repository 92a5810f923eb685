"""Further witnesses of a claim: a text of another family that tells it in words which no group of claims has.

A group is made of clauses alike enough to ask one question. Where a family is missing from it, the one clause of that
family nearest to any of the group is taken in, if nothing in it is against the claim and it is near enough: by itself,
by two words in common, or by a day that both reports name but once. Likeness is no proof: a further witness
may raise how many origins there are at most, never how many there are at least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from variorum.models.wordnet import DERIVED, likeness, opposed
from variorum.reconcile.members import Member, Vector, contradict, one_denies
from variorum.relate.claims.frames import FACT
from variorum.relate.claims.statements import Statement

NEAR = 0.6  # cosine that is enough with one word in common
NEARLY, SEVERAL = 0.55, 2  # cosine that is enough with several
BLOCK = 128  # groups that are compared in one matrix product
DAYS, WORTH = 0.38, 0.2  # cosine that is enough with a day in common, and what that day is worth beside it


def with_witnesses(
    groups: Sequence[list[Member]], all_members: Sequence[Member]
) -> Iterator[tuple[list[Member], list[Member]]]:
    """Each group, and beside it one member of every further family that tells its claim; who is in another group stays there."""
    placed = {m.statement.claim.id for group in groups if len({m.root for m in group}) > 1 for m in group}
    free = [m for m in all_members if m.statement.claim.id not in placed]
    if not free:
        yield from ((group, []) for group in groups)
        return
    stack = np.vstack([m.vector for m in free]).T
    for start in range(0, len(groups), BLOCK):
        block = groups[start : start + BLOCK]
        cosines = np.vstack([m.vector for group in block for m in group]) @ stack
        first = 0
        for group in block:
            yield group, witnesses(group, free, cosines[first : first + len(group)])
            first += len(group)


def witnesses(group: Sequence[Member], free: Sequence[Member], cosines: Vector) -> list[Member]:
    """The nearest member of each family that is not in the group; ``cosines`` has a row for each of the group."""
    roots = {m.root for m in group}
    best: dict[str, tuple[float, Member]] = {}
    for i in np.flatnonzero(cosines.max(axis=0) >= DAYS):
        one = free[int(i)]
        if one.root in roots:
            continue
        score = max(nearness(one, other, float(cosines[k, i])) for k, other in enumerate(group))
        if score > best.get(one.root, (0.0, one))[0]:
            best[one.root] = score, one
    return [one for _, one in best.values()]


def nearness(a: Member, b: Member, cosine: float) -> float:
    """How surely two claims say one thing; 0 where they are not near enough, or something is against it."""
    shared_day = bool(a.days & b.days)
    if cosine < (DAYS if shared_day else NEARLY) or ruled_out(a, b):
        return 0.0
    shared = in_common(a.statement, b.statement)
    if shared and shared_day:
        return cosine + WORTH
    return cosine if shared and (cosine >= NEAR or shared >= SEVERAL) else 0.0


def ruled_out(a: Member, b: Member) -> bool:
    """Whether polarity, mode, an opposite, a number, a date or a length of time is against two claims being one."""
    one, other = a.statement, b.statement
    if contradict(a, b) or one_denies(one, other) or FACT[one.frame.modal] != FACT[other.frame.modal]:
        return True
    if a.lasting and b.lasting and not a.lasting & b.lasting:
        return True
    return any(opposed(x, y) for x in one.keys - other.keys for y in other.keys - one.keys)


def in_common(a: Statement, b: Statement) -> int:
    """How many words of one are in the other, or one of the same meaning or the same root."""
    return sum(any(key == k or likeness(key, k) >= DERIVED for k in b.keys) for key in a.keys)
