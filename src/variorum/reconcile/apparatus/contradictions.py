"""Claims that the inference model takes for contradictions, and that nothing sets apart: told in words that rules do not match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.apparatus.clauses import Clause, clause
from variorum.reconcile.apparatus.polarity import changed, usual
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.statements import statements
from variorum.types import Anchor, ClaimId, Inference, ReportId, Variant, VariantKind, VariantRelation

LIKELY = 0.84  # probability of a contradiction from which it is told
CONDITIONS = frozenset(["if", "unless", "whether", "should", "provided", "would", "could", "might", "lest", "once"])
ALIKE = 0.5  # probability of the same from which two claims are one reading


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that contradict each other, with those that side with either."""

    a: Clause
    b: Clause
    with_a: tuple[Clause, ...]
    with_b: tuple[Clause, ...]
    score: float


def contradiction_variants(
    opened: Mapping[ReportId, Opened],
    inferences: Sequence[Inference],
    days: Mapping[ReportId, Days],
    provenance: Provenance,
    *,
    told: Sequence[Variant],
) -> list[Variant]:
    """Conflicts and updates between claims of unrelated reports, each claim in one of them at most.

    Claims that stand in one variant of ``told`` have been compared already.
    """
    places = [[anchor for reading in variant.readings for anchor in reading.anchors] for variant in told]
    return [
        made(dispute, opened, days, provenance)
        for dispute in disputes(opened, inferences, provenance)
        if not any(all(covered(c.anchor, held) for c in (dispute.a, dispute.b)) for held in places)
    ]


def covered(claim: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Whether one of these stands in the claim, or holds it."""
    return any(a.report == claim.report and a.start < claim.end and claim.start < a.end for a in anchors)


def disputes(
    opened: Mapping[ReportId, Opened], inferences: Sequence[Inference], provenance: Provenance
) -> Iterator[Dispute]:
    """The surest contradictions, with the claims that say the same as either side."""
    held = {s.claim.id: clause(view, s) for view in opened.values() for s in statements(view)}
    known = [one for one in inferences if one.a in held and one.b in held]
    told: set[ClaimId] = set()
    for one in known:
        a, b = held[one.a], held[one.b]
        if one.contradicts < LIKELY or told & {one.a, one.b} or not tellable(a, b, provenance):
            continue
        if times(a, opened) & times(b, opened):
            continue
        told |= {one.a, one.b}
        with_a, with_b = (beside(mine, known) - told for mine in (one.a, one.b))
        told |= with_a | with_b
        sides = [tuple(held[x] for x in sorted(mine - other)) for mine, other in ((with_a, with_b), (with_b, with_a))]
        yield Dispute(a, b, sides[0], sides[1], one.contradicts)


def beside(claim: ClaimId, known: Sequence[Inference]) -> set[ClaimId]:
    """The claims that say the same as this one."""
    return {x for one in known if one.entails >= ALIKE and claim in (one.a, one.b) for x in (one.a, one.b)} - {claim}


def tellable(a: Clause, b: Clause, provenance: Provenance) -> bool:
    """Whether two claims can be of one matter and both say how it is."""
    if provenance.root(a.report) == provenance.root(b.report) or usual(a) or usual(b):
        return False
    if conditional(a) or conditional(b):
        return False
    return not (a.statement.claim.quantities and b.statement.claim.quantities)


def times(clause: Clause, opened: Mapping[ReportId, Opened]) -> set[str]:
    """When the claim's times begin: what both date alike they seldom tell apart."""
    anchor = clause.anchor
    every = opened[clause.report].annotations.times
    return {time.begin for time in every if time.begin and anchor.start <= time.start < anchor.end}


def conditional(clause: Clause) -> bool:
    """Whether it says what would be, under a condition."""
    words = clause.statement.claim.exact.casefold().split()
    return clause.mode == "if" or not CONDITIONS.isdisjoint(words)


def made(
    dispute: Dispute, opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Variant:
    """The variant with one reading a side, in the words of the claim that is told first."""
    a, b = dispute.a, dispute.b
    moved = came_about(a, b, days) or came_about(b, a, days) or changed(a, b, opened, days)
    relation: VariantRelation = "update" if moved else "conflict"
    told = [
        Told(" ".join(mine.anchor.exact.split()), tuple(dict.fromkeys(c.anchor for c in (mine, *others))))
        for mine, others in ((a, dispute.with_a), (b, dispute.with_b))
    ]
    question = f"Is it so that {told[0].value}?"[:160]
    reasons = [f"both can hardly be true: {dispute.score:.2f}"]
    return variant(kind(a, b), relation, question, told, dispute.score, reasons, provenance)


def came_about(plan: Clause, fact: Clause, days: Mapping[ReportId, Days]) -> bool:
    """Whether one says what is to be, and the other, in a report that is no earlier, what is."""
    return (plan.mode, fact.mode) == ("plan", "fact") and not days[fact.report].before(days[plan.report])


def kind(a: Clause, b: Clause) -> VariantKind:
    """What it is that they differ in: how far it has come, who did it, or whether it is so."""
    if a.mode != b.mode:
        return "status"
    same = a.predicate == b.predicate and a.statement.frame.negated == b.statement.frame.negated
    return "agent" if same and None not in (a.subject, b.subject) and a.subject != b.subject else "polarity"
