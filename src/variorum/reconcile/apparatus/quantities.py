"""Places where counts and measures differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from variorum.reconcile.apparatus.asof import UNKNOWN, Days, as_of, recent
from variorum.reconcile.apparatus.build import Told, blanked, variant
from variorum.reconcile.apparatus.spread import Interval, overlaps, readings
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.counts import Count, interval, point
from variorum.relate.claims.frames import FACT, Opened
from variorum.relate.claims.numbers import count_groups
from variorum.relate.claims.questions import Weighing
from variorum.relate.claims.words import lexicon
from variorum.types import Anchor, ReportId, Variant

CREDIBLE = 0.5  # probability that two numbers answer one question, from which the rules are believed
ROUNDED = 0.03
VAGUE = 1.9  # upper over lower value from which a number says too little to contradict another
ROUND, NEARLY = 100, 0.04  # least round number, and how far off what it rounds may be
WEEK = 7  # days
ROUNDING = 0.05  # of a value; what is farther off was not only rounded
CLAUSE = 90  # characters up to which a whole clause is shown for a number
CUMULATIVE = frozenset({"death", "infection", "injury"})  # a later lower figure is no news but a contradiction


Dated = tuple[Days, Days]  # the day a figure is of, and the day its report came out


@dataclass(frozen=True, slots=True)
class Case:
    """The counts that answer one question, copies' own alterations left out, with what any two numbers were weighed at."""

    counts: tuple[Count, ...]
    score: float
    weighing: Weighing

    def credible(self, values: Sequence[Sequence[Count]]) -> bool:
        """Whether two of the values probably answer one question; what was not weighed, an age say, goes by the rules."""
        pairs = ((a, b) for x, y in combinations(values, 2) for a in x for b in y)
        chances = [chance for a, b in pairs if (chance := self.weighing.chance(a, b)) is not None]
        return not chances or max(chances) >= CREDIBLE


def quantity_variants(
    opened: Mapping[ReportId, Opened], weighing: Weighing, days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Conflicts, updates and strikingly different wordings of the same number."""
    for counts, score in count_groups(opened):
        kept = witnesses(counts, provenance)
        if len({provenance.root(c.report) for c in kept}) > 1 or two_voices(kept, provenance):
            yield from compare(Case(tuple(kept), score, weighing), opened, days, provenance)


def witnesses(counts: Sequence[Count], provenance: Provenance) -> list[Count]:
    """Counts without those of a copy that differ from its exemplar's: an alteration is no reading."""
    originals: dict[str, list[Count]] = {}
    for count in counts:
        if provenance.root(count.report) == count.report:
            originals.setdefault(count.report, []).append(count)
    kept = []
    for count in counts:
        exemplar = originals.get(provenance.root(count.report))
        if exemplar is None or any(overlaps(interval(count), interval(other)) for other in exemplar):
            kept.append(count)
    return kept


def two_voices(counts: Sequence[Count], provenance: Provenance) -> bool:
    """Whether one text sets two people's figures for one state side by side ("the company says two, the union three")."""
    if counts[0].state is None:
        return False
    parties = {provenance.trace(c.phrase).party for c in counts}
    return len({party for party in parties if party.kind != "own"}) > 1


def compare(
    case: Case, opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """The variants of one question: readings of one day conflict, those of later days bring it up to date."""
    several = len({c.quantity.unit for c in case.counts}) > 1
    values = readings([c for c in case.counts if not vague(c)], converted if several else interval, point)
    of = {
        c: (as_of(c.clause, opened[c.report], days[c.report], running=c.running), days[c.report]) for c in case.counts
    }
    if len(values) == 1 and striking(values[0], provenance):
        yield reworded(values[0], of, case, opened, provenance)
    if len(values) < 2:
        return
    told, values = values, merged(values)
    if len(values) < 2:
        yield made("refine", told, case, opened, provenance, ["the one is the other rounded off"])
        return
    if not runs(case.counts):
        dated = sorted(values, key=lambda r: min(days[c.report].first for c in r))
        if all(grew(x, y, opened, days) for x, y in pairwise(dated)):
            yield made("update", dated, case, opened, provenance, ["higher on a later day of its own"])
        elif case.credible(values) and not at_odds_with_itself(values, provenance):
            yield made(
                "conflict", values, case, opened, provenance, ["nothing in the clauses bounds the numbers differently"]
            )
        return
    clash = [[a for a in r if any(clashes(a, b, of) for o in values if o is not r for b in o)] for r in values]
    if sum(bool(r) for r in clash) > 1 and case.credible([r for r in clash if r]):
        yield made("conflict", [r for r in clash if r], case, opened, provenance, ["figures of the same day"])
    if any(moves(r, o, of) or turned(r, o, of, opened) for r in values for o in values if o is not r):
        dated = sorted(values, key=lambda r: min((of[c][0].first for c in r if of[c][0].first), default=""))
        yield made("update", dated, case, opened, provenance, ["a figure that moves on, of different days"])


def grew(
    earlier: Sequence[Count], later: Sequence[Count], opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days]
) -> bool:
    """Whether each figure has its own day in its clause, the higher a later one ("had 90 on Tuesday", "handed in 120 on Friday")."""
    pairs = [(own_day(a, opened, days), own_day(b, opened, days), a, b) for a in earlier for b in later]
    return all(x is not None and y is not None and x < y and point(a) < point(b) for x, y, a, b in pairs)


def own_day(count: Count, opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days]) -> str | None:
    """The day that the figure's clause names, if it is one shortly before the report."""
    view, of = opened[count.report], days[count.report]
    clause = count.clause
    inside = (t for t in view.annotations.times if clause.start <= t.start < clause.end)
    return next((t.begin[:10] for t in inside if of.first and t.begin and recent(t, of, within=WEEK)), None)


def at_odds_with_itself(values: Sequence[Sequence[Count]], provenance: Provenance) -> bool:
    """Whether one report gives two of the values in one voice: then they answer two questions, however alike."""
    told: dict[ReportId, list[tuple[int, str]]] = {}
    for at, reading in enumerate(values):
        for count in reading:
            told.setdefault(count.report, []).append((at, provenance.trace(count.phrase).party.name))
    return any(a[0] != b[0] and a[1] == b[1] for held in told.values() for a in held for b in held)


def reworded(
    counts: Sequence[Count],
    of: Mapping[Count, Dated],
    case: Case,
    opened: Mapping[ReportId, Opened],
    provenance: Provenance,
) -> Variant:
    """One number said in two ways; "at least two" that is three on a later day has been brought up to date."""
    ways = [[c for c in counts if c.quantity.value == value] for value in sorted({c.quantity.value for c in counts})]
    if runs(counts) and all(c.quantity.change == ">" for c in ways[0]) and moves(ways[0], ways[-1], of):
        return made("update", ways, case, opened, provenance, ["a lower bound, and a figure of a later day"])
    relation = "agree" if all(c.quantity.change == "=" for c in counts) else "refine"
    return made(relation, ways, case, opened, provenance, ["one number, said more and less exactly"])


def striking(counts: Sequence[Count], provenance: Provenance) -> bool:
    """Whether two texts give one number so differently that a reader may take them for two ("97", "nearly a hundred")."""
    exact = {(c.quantity.value, provenance.root(c.report)) for c in counts if c.quantity.change == "="}
    rough = {(c.quantity.value, provenance.root(c.report)) for c in counts if c.quantity.change != "="}
    return any(a != b and ours != theirs for a, ours in exact for b, theirs in rough)


def merged(values: Sequence[Sequence[Count]]) -> list[list[Count]]:
    """The readings, those that are others rounded off taken together."""
    out: list[list[Count]] = []
    for reading in values:
        fitting = next((r for r in out if rounded_off(r[-1], reading[0])), None)
        if fitting is None:
            out.append(list(reading))
        else:
            fitting += reading
    return out


def rounded_off(a: Count, b: Count) -> bool:
    """Whether one value is the other with its last figures made noughts (19,400 and 19,412) or left out (24 and 24.3)."""
    if a.quantity.unit == b.quantity.unit and trimmed(a.quantity.value, b.quantity.value):
        return True
    rough, exact = sorted((point(a), point(b)), key=noughts, reverse=True)
    step, apart = 10.0 ** noughts(rough), abs(rough - exact)
    return rough >= ROUND and noughts(exact) < noughts(rough) and apart <= min(step / 2, NEARLY * rough)


def trimmed(a: float, b: float) -> bool:
    """Whether one of two numbers near each other is the other, a broken one, with fewer decimals."""
    rough, exact = sorted((a, b), key=lambda value: len(f"{value:g}"))
    near = abs(a - b) <= ROUNDING * max(abs(a), abs(b))
    return bool(exact % 1) and near and any(round(exact, digits) == rough for digits in (0, 1, 2))


def noughts(value: float) -> int:
    """How many noughts a whole number ends in; 0 for a broken one."""
    text = f"{value:.0f}"
    return len(text) - len(text.rstrip("0")) if value and value % 1 == 0 else 0


def runs(counts: Sequence[Count]) -> bool:
    """Whether the question's answer changes as time goes on, as does what is only planned."""
    words = lexicon()
    if counts[0].kind == "age":
        return False
    if all(FACT[c.modal] != "fact" for c in counts):
        return True
    return any(c.running or c.state in words.running_states or c.counted in words.running_things for c in counts)


def clashes(a: Count, b: Count, of: Mapping[Count, Dated]) -> bool:
    """Whether two figures of one question cannot both be right: of one day, or lower later where that cannot be.

    Of reports that may be of one day they do as well, unless one of them says that the figure moves.
    """
    if UNKNOWN in (*of[a], *of[b]):
        return a.report == b.report
    if before(a, b, of) or before(b, a, of):
        return backward(a, b, of)
    return (of[a][0].known and of[b][0].known) or not (a.running or b.running)


def before(a: Count, b: Count, of: Mapping[Count, Dated]) -> bool:
    """Whether a's figure is of an earlier day; of one day, the later report's is newer where it says that it moved."""
    (one, early), (two, late) = of[a], of[b]
    moving = b.running or FACT[b.modal] != "fact"
    return one.before(two) or (not two.before(one) and early.before(late) and moving)


def follows(a: Count, b: Count, of: Mapping[Count, Dated]) -> bool:
    """Whether b is later than a, and may be what a has come to."""
    return before(a, b, of) and not backward(a, b, of)


def moves(earlier: Sequence[Count], later: Sequence[Count], of: Mapping[Count, Dated]) -> bool:
    """Whether one reading has come to be the other, and the two are nowhere told as of one known day."""
    pairs = [(a, b) for a in earlier for b in later]
    known = [(a, b) for a, b in pairs if of[a][0].known and of[b][0].known]
    return any(follows(a, b, of) for a, b in pairs) and not any(clashes(a, b, of) for a, b in known)


def turned(
    earlier: Sequence[Count],
    later: Sequence[Count],
    of: Mapping[Count, Dated],
    opened: Mapping[ReportId, Opened],
) -> bool:
    """Whether somebody says of a later day that one figure has taken the place of the other, whoever else had it before."""
    return any(
        of[a][1].before(of[b][1]) and (b.former == a.quantity.value or turning(opened[b.report], b))
        for a in earlier
        for b in later
    )


def turning(view: Opened, count: Count) -> bool:
    """Whether the clause says that things have changed ("now accepts")."""
    words = {token.exact.casefold() for token in view.tree.tokens[slice(*_bounds(view, count))]}
    return bool(words & view.lexicon.turning)


def _bounds(view: Opened, count: Count) -> tuple[int, int]:
    inside = view.tree.inside(count.clause.start, count.clause.end)
    return inside[0], inside[-1] + 1


def backward(a: Count, b: Count, of: Mapping[Count, Dated]) -> bool:
    """Whether a figure that can only grow is lower where it is later."""
    first, second = (a, b) if before(a, b, of) else (b, a)
    if first.state not in CUMULATIVE or not before(first, second, of):
        return False
    return interval(second)[1] < interval(first)[0]


def made(
    relation: str,
    values: Sequence[Sequence[Count]],
    case: Case,
    opened: Mapping[ReportId, Opened],
    provenance: Provenance,
    reasons: Sequence[str],
) -> Variant:
    """The variant with each value's counts as a reading."""
    best = max(
        (c for r in values for c in r),
        key=lambda c: (c.quantity.change == "=", -abs(len(c.clause.exact) - 60), c.report),
    )
    told = [Told(r[0].quantity.exact, tuple(shown(c) for c in r)) for r in values]
    question = blanked(best.clause, hole(opened[best.report], best))
    return variant("quantity", relation, question, told, case.score, [*why(case), *reasons], provenance)  # type: ignore[arg-type]


def why(case: Case) -> list[str]:
    """What made the counts one question."""
    first = case.counts[0]
    what = first.state or first.counted or first.predicate
    return [f"counted alike: {what}", f"clauses alike without the number: {case.score:.2f} on average"]


def shown(count: Count) -> Anchor:
    """The clause where it is short, else the number with its noun."""
    return count.clause if len(count.clause.exact) <= CLAUSE else count.phrase


def hole(view: Opened, count: Count) -> tuple[int, int]:
    """The stretch of the number alone, its noun left standing."""
    tokens = [view.tree.tokens[i] for i in view.tree.inside(count.quantity.start, count.quantity.end)]
    numeral = [t for t in tokens if t.pos in ("NUM", "SYM") or t.dep in ("quantmod", "nummod")] or tokens
    return numeral[0].start, numeral[-1].end


def converted(count: Count) -> Interval:
    """The interval where readings have several units: what was turned into another unit was rounded."""
    low, high = interval(count)
    return low * (1 - ROUNDED), high * (1 + ROUNDED)


def vague(count: Count) -> bool:
    """Whether the number is no more than "several" or "dozens"."""
    quantity = count.quantity
    return quantity.upper is not None and quantity.upper > VAGUE * max(quantity.value, 1)
