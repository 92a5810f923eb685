"""Places where dates and times of day differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, blanked, variant
from variorum.reconcile.first_fitting import first_fitting
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.dating import Dating
from variorum.relate.claims.frames import FACT, Opened
from variorum.relate.claims.moments import Moment
from variorum.relate.claims.occasions import differ, moment_groups
from variorum.types import Anchor, ReportId, Variant, VariantRelation

LIKELY = 0.3  # probability that two dates answer one question, from which they are set against each other
CLAUSE = 120  # characters up to which a whole clause is shown for a time


def moment_variants(
    opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Conflicts over when something was; what is to be may have been put off or brought forward since."""
    dating = Dating(opened)
    for moments, score in moment_groups(opened):
        kept = witnesses(moments, provenance)
        values = readings(kept)
        if len(values) > 1 and moved(values, days):
            yield made("update", values, score, provenance)
        elif len(values) > 1 and credible(values, dating):
            yield made("conflict", values, score, provenance)


def credible(values: Sequence[Sequence[Moment]], dating: Dating) -> bool:
    """Whether two of the times are probably told of one thing."""
    pairs = ((a, b) for x, y in combinations(values, 2) for a in x for b in y if a.report != b.report)
    return any(dating.chance(a, b) >= LIKELY for a, b in pairs)


def witnesses(moments: Sequence[Moment], provenance: Provenance) -> list[Moment]:
    """Moments without those of a copy that differ from its exemplar's: an alteration is no reading."""
    originals: dict[str, list[Moment]] = {}
    for moment in moments:
        if provenance.root(moment.report) == moment.report:
            originals.setdefault(moment.report, []).append(moment)
    kept = []
    for moment in moments:
        exemplar = originals.get(provenance.root(moment.report))
        if exemplar is None or any(not differ(moment, other) for other in exemplar):
            kept.append(moment)
    return kept


def readings(moments: Sequence[Moment]) -> list[list[Moment]]:
    """Moments by the time they give, the earliest first; one that tells less joins what it does not contradict."""
    exact = sorted(moments, key=lambda m: (vagueness(m), m.report, m.clause.start))
    found = first_fitting(exact, lambda moment, reading: not any(differ(moment, other) for other in reading))
    return sorted(found, key=lambda r: (r[0].facets[0].first or "", r[0].facets[0].minute or 0, r[0].report))


def moved(values: Sequence[Sequence[Moment]], days: Mapping[ReportId, Days]) -> bool:
    """Whether a thing still to come is given another day by a later report, and by no report of the same day.

    A report without a day of its own says nothing of it, one way or the other.
    """
    pairs = [(a, b) for at, one in enumerate(values) for two in values[at + 1 :] for a in one for b in two]
    told = [(a, b) for a, b in pairs if days[a.report].known and days[b.report].known] or pairs
    return all(later(a, b, days) or later(b, a, days) for a, b in told)


def later(a: Moment, b: Moment, days: Mapping[ReportId, Days]) -> bool:
    """Whether a is of what was to come, and b of a later report."""
    return FACT[a.modal] == "plan" and FACT[b.modal] in ("plan", "fact") and days[a.report].before(days[b.report])


def vagueness(moment: Moment) -> int:
    """How little the time tells: 0 for a clock time, then days, months and weekdays without a date."""
    facets = moment.facets[0]
    if facets.minute is not None:
        return 0
    return 1 if facets.first is not None and facets.first == facets.last else 2


def made(
    relation: VariantRelation, values: Sequence[Sequence[Moment]], score: float, provenance: Provenance
) -> Variant:
    """The variant with each time's clauses as a reading."""
    best = min((m for r in values for m in r), key=lambda m: (abs(len(m.clause.exact) - 60), m.report))
    told = [Told(value(r[0]), tuple(shown(m) for m in r)) for r in values]
    question = blanked(best.clause, (best.times[0].start, best.times[-1].end))
    reasons = [f"what is dated: {best.dated.lstrip('@')}", f"clauses alike: {score:.2f} on average"]
    return variant("date", relation, question, told, score, reasons, provenance)


def value(moment: Moment) -> str:
    """The times in the report's words."""
    return ", ".join(time.exact for time in moment.times)


def shown(moment: Moment) -> Anchor:
    """The clause where it is short, else the first time alone."""
    if len(moment.clause.exact) <= CLAUSE:
        return moment.clause
    time = moment.times[0]
    return Anchor(time.report, time.start, time.end, time.exact)
