"""Numbers that a copy changed where its wording is too far from the exemplar's for the two passages to be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.reconcile.alterations.pairs import pairs_of
from variorum.reconcile.apparatus.build import blanked
from variorum.reconcile.apparatus.likely import overlap
from variorum.relate.claims.counts import Count
from variorum.relate.claims.questions import LIKELY, Signs, Weighing, probability, ruled_out
from variorum.text import digest
from variorum.types import Anchor, Derivation, Independent, Reading, Report, Variant

RIVALS = 1  # how many numbers may be more alike


def bent_variants(
    reports: Sequence[Report], weighing: Weighing, derivations: Sequence[Derivation], *, told: Sequence[Variant]
) -> Iterator[Variant]:
    """Numbers of a copy that answer a question otherwise than its exemplar, but for those in ``told``."""
    known = [{anchor for reading in v.readings for anchor in reading.anchors} for v in told if v.within_family]
    exemplars = {(exemplar, copy): why for exemplar, copy, why in pairs_of(reports, derivations)}
    for (i, j), found in sorted(weighing.signs.items()):
        one, two = weighing.places[i].count, weighing.places[j].count
        exemplar, copy = (one, two) if (one.report, two.report) in exemplars else (two, one)
        if (exemplar.report, copy.report) not in exemplars or not bent(exemplar, copy, found):
            continue
        if not any(all(any(overlap(a, c.quantity) for a in anchors) for c in (exemplar, copy)) for anchors in known):
            yield made(exemplar, copy, probability(found), exemplars[exemplar.report, copy.report])


def bent(exemplar: Count, copy: Count, found: Signs) -> bool:
    """Whether the copy's number stands for the exemplar's, which the copy has nowhere else; one figure in two units is no change."""
    if found["equal"] or exemplar.quantity.value == copy.quantity.value:
        return False
    alone = found["rank"] <= RIVALS and not found["better equal"]
    return alone and not ruled_out(found) and probability(found) >= LIKELY


def made(exemplar: Count, copy: Count, chance: float, why: str) -> Variant:
    """The change as a place of variation: the copy is no second opinion, and ``why`` says whose copy it is."""
    sides = [(exemplar, Independent(1, 1)), (copy, Independent(0, 0))]
    held = [c.quantity for c, _ in sides]
    return Variant(
        id=digest("alteration", "quantity", *(f"{q.report}:{q.start}-{q.end}" for q in held)),
        kind="quantity",
        relation="conflict",
        question=blanked(exemplar.clause, (exemplar.quantity.start, exemplar.quantity.end)),
        readings=tuple(
            Reading(" ".join(c.quantity.exact.split()), (plain(c.quantity),), independent) for c, independent in sides
        ),
        score=round(chance, 3),
        reasons=(
            f"“{exemplar.quantity.exact}” became “{copy.quantity.exact}”",
            f"probably one question: {chance:.2f}",
            why,
        ),
        within_family=True,
    )


def plain(number: Anchor) -> Anchor:
    """The number's place alone."""
    return Anchor(number.report, number.start, number.end, number.exact)
