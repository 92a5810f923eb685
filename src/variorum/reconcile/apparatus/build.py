"""Variants put together: ids, questions, readings with what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.reconcile.provenance import Provenance
from variorum.text import digest
from variorum.types import Anchor, Reading, Variant, VariantKind, VariantRelation

BLANK = "___"
LONGEST = 140  # characters of a question


@dataclass(frozen=True, slots=True)
class Told:
    """One reading before it is counted: the value in words and where it stands."""

    value: str
    anchors: tuple[Anchor, ...]


def variant(
    kind: VariantKind,
    relation: VariantRelation,
    question: str,
    told: Sequence[Told],
    score: float,
    reasons: Sequence[str],
    provenance: Provenance,
) -> Variant:
    """The place of variation; its id comes from kind, relation and anchors."""
    readings = tuple(counted(t.value, t.anchors, provenance) for t in told)
    places = sorted(f"{a.report}:{a.start}-{a.end}" for t in told for a in t.anchors)
    return Variant(
        id=digest(kind, relation, *places),
        kind=kind,
        relation=relation,
        question=question,
        readings=readings,
        score=round(score, 3),
        reasons=tuple(reasons),
        within_family=False,
    )


def counted(value: str, anchors: tuple[Anchor, ...], provenance: Provenance) -> Reading:
    """A value with what stands behind it."""
    found = provenance.count(anchors)
    return Reading(value, anchors, found.independent, found.reasons)


def blanked(clause: Anchor, hole: tuple[int, int]) -> str:
    """The clause with the stretch of the report from ``hole[0]`` to ``hole[1]`` as a blank, cut to be read at once."""
    left = clause.exact[: max(0, hole[0] - clause.start)]
    right = clause.exact[max(0, hole[1] - clause.start) :]
    question = " ".join(f"{left}{BLANK}{right}".split())
    if len(question) <= LONGEST:
        return question
    at = question.index(BLANK)
    start = max(0, min(at - LONGEST // 2, len(question) - LONGEST))
    cut = question[start : start + LONGEST]
    if start:
        cut = "… " + cut.split(" ", 1)[-1]
    return cut.rsplit(" ", 1)[0] + " …" if start + LONGEST < len(question) else cut
