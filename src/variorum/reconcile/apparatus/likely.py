"""Numbers that probably answer one question, though no rule names it: told in other words, weighed by ``questions``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.quantities import (
    ROUNDING,
    Case,
    at_odds_with_itself,
    grew,
    made,
    trimmed,
    vague,
    witnesses,
)
from variorum.reconcile.apparatus.spread import readings
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.counts import Count, interval, point
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.questions import Weighing, question_groups
from variorum.types import Anchor, ReportId, Variant

CONVERTED = 0.03  # of a value; what is turned into another unit is rounded as well


def likely_variants(
    opened: Mapping[ReportId, Opened],
    weighing: Weighing,
    days: Mapping[ReportId, Days],
    provenance: Provenance,
    *,
    told: Sequence[Variant],
) -> Iterator[Variant]:
    """Differences between numbers that are not in ``told``, those that the rules found."""
    for counts, score in question_groups(weighing):
        kept = witnesses(counts, provenance)
        if len({provenance.root(c.report) for c in kept}) > 1:
            yield from (
                v
                for v in weigh(Case(tuple(kept), score, weighing), opened, days, provenance)
                if not any(repeats(v, known) for known in told)
            )


def repeats(variant: Variant, known: Variant) -> bool:
    """Whether two of the readings meet two readings of a difference that is told already."""
    met = [
        {i for i, there in enumerate(known.readings) if any(overlap(a, b) for a in r.anchors for b in there.anchors)}
        for r in variant.readings
    ]
    return sum(bool(places) for places in met) > 1 and len(set().union(*met)) > 1


def overlap(a: Anchor, b: Anchor) -> bool:
    """Whether two stretches share a character."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def weigh(
    case: Case, opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """The variant of a question that no rule names: an update where a later report says that the number moved."""
    values = readings([c for c in case.counts if not vague(c)], interval, point)
    if len({r[0].quantity.value for r in values}) < 2 or at_odds_with_itself(values, provenance):
        return
    why = [f"probably one question: {case.score:.2f}"]
    dated = sorted(values, key=lambda r: min(days[c.report].first for c in r))
    trimming = all(trimmed(x[0].quantity.value, y[0].quantity.value) for x, y in pairwise(values))
    if not trimming and all(moved_on(x, y, days) or grew(x, y, opened, days) for x, y in pairwise(dated)):
        yield made("update", dated, case, opened, provenance, [*why, "the later report says that it moved"])
    elif all(
        rounded(x[0].quantity.value, y[0].quantity.value) or near(point(x[0]), point(y[0])) for x, y in pairwise(values)
    ):
        yield made("refine", values, case, opened, provenance, [*why, "one is the other, rounded"])
    else:
        yield made("conflict", values, case, opened, provenance, why)


def moved_on(earlier: Sequence[Count], later: Sequence[Count], days: Mapping[ReportId, Days]) -> bool:
    """Whether later reports give the second reading, none an earlier one, and they say that the number moved."""
    pairs = [(days[a.report], days[b.report]) for a in earlier for b in later]
    told = any(a.before(b) for a, b in pairs) and not any(b.before(a) for a, b in pairs)
    return told and any(c.running for c in later)


def rounded(a: float, b: float) -> bool:
    """Whether one number is the other, rounded to its own digits ("31 million", "31.2 million")."""
    close = abs(a - b) <= ROUNDING * max(abs(a), abs(b))
    return close and any(float(f"{x:.{digits}g}") == y for x, y in ((a, b), (b, a)) for digits in (1, 2, 3, 4))


def near(a: float, b: float) -> bool:
    """Whether two numbers are apart by no more than turning one unit into another, and rounding, does."""
    return abs(a - b) <= CONVERTED * max(abs(a), abs(b))
