"""Claims as members of one corroborated claim: what each is compared by, and which of them say one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.models import unpack
from variorum.reconcile.first_fitting import first_fitting
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import overlap
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.statements import Statement, statements
from variorum.relate.claims.words import lexicon
from variorum.types import Claim, Quantity

Vector = NDArray[np.float32]
MORE_SHARED = 0.6  # share that claims with different verbs must have in common
LEAST, SHARED = 2, 0.5  # classes of words, and share of the shorter claim's, that two families must have in common
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Member:
    """A claim with what it is compared by: its numbers and days, and the text its report goes back to.

    ``days`` are the days and hours that the claim names and its report but once; ``lasting`` is how long it says that
    something took.
    """

    statement: Statement
    vector: Vector
    numbers: tuple[Quantity, ...]
    dates: tuple[tuple[str, str], ...]
    days: frozenset[str]
    lasting: frozenset[str]
    root: str


def members(view: Opened, provenance: Provenance) -> list[Member]:
    """The report's claims that say more than that somebody spoke."""
    root = provenance.root(view.report.id)
    vectors = unpack(view.annotations.claim_vectors)
    often = Counter(time.value for time in view.annotations.times)
    told = (s for s in statements(view) if view.tree.tokens[s.frame.verb].lemma not in view.lexicon.saying)
    return [member(view, statement, vectors[statement.row], often, root) for statement in told]


def member(view: Opened, statement: Statement, vector: Vector, often: Mapping[str, int], root: str) -> Member:
    """The claim as a member; ``often`` is how many times its report names each day."""
    claim = statement.claim
    times = [t for t in view.annotations.times if claim.start <= t.start and t.end <= claim.end]
    return Member(
        statement,
        vector,
        numbers=tuple(numbers(view, claim)),
        dates=tuple((t.begin, t.until) for t in times if t.begin and t.until),
        days=frozenset(t.value for t in times if DAY.match(t.value) and often[t.value] == 1),
        lasting=frozenset(t.value for t in times if t.type == "DURATION"),
        root=root,
    )


def alike_in_content(members: Sequence[Member]) -> list[list[Member]]:
    """Members by what they say; one with fewer numbers joins those it does not contradict."""
    by_numbers = sorted(members, key=lambda m: (-len(m.numbers), m.statement.claim.report, m.statement.claim.start))
    return first_fitting(by_numbers, lambda one, group: all(compatible(one, other) for other in group))


def compatible(a: Member, b: Member) -> bool:
    """Whether two claims say one thing: nothing of one against the other, and words enough in common."""
    return not contradict(a, b) and (a.root == b.root or alike(a.statement, b.statement))


def contradict(a: Member, b: Member) -> bool:
    """Whether polarity, an opposite, a number or a date of one claim is against the other."""
    one, other = a.statement, b.statement
    if one.claim.polarity != other.claim.polarity or lexicon().at_odds(one.keys, other.keys):
        return True
    for number in a.numbers:
        like = [theirs for theirs in b.numbers if theirs.unit == number.unit]
        if like and not any(close(number, theirs) for theirs in like):
            return True
    return bool(a.dates and b.dates) and not any(x[0] <= y[1] and y[0] <= x[1] for x in a.dates for y in b.dates)


def alike(a: Statement, b: Statement) -> bool:
    """Whether claims of two families share words enough; one verb makes up for some, and a denial is no assertion."""
    if one_denies(a, b):
        return False
    enough = SHARED if a.frame.predicate == b.frame.predicate else MORE_SHARED
    return len(a.keys & b.keys) >= LEAST and overlap(a.keys, b.keys) >= enough


def one_denies(a: Statement, b: Statement) -> bool:
    """Whether the one is a denial and the other is none."""
    denying = lexicon().denying
    return (a.frame.predicate in denying) != (b.frame.predicate in denying)


def numbers(view: Opened, claim: Claim) -> tuple[Quantity, ...]:
    """The quantities inside the claim, and one right before it that the parse may have cut off."""
    quantities = view.annotations.quantities
    return tuple(q for q in quantities if claim.start - 2 <= q.end <= claim.end and q.start < claim.end)


def close(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are told as the same one: equal, or a tenth apart where one is rough."""
    if a.value == b.value:
        return True
    rough = a.change != "=" or b.change != "=" or a.upper is not None or b.upper is not None
    return rough and abs(a.value - b.value) <= 0.1 * max(abs(a.value), abs(b.value))
