"""The family tree of a story's reports: the machine's derivations, corrected by what people decided.

A judgement's subject is "derivation:EXEMPLAR>COPY" (ids, or "lost:NAME"); its verdict is "confirm", "reject" or
"reverse". Of several judgements on one subject the last counts, unless it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.relate import circles
from variorum.types import LOST, Annotations, Derivation, Judgement, Report, ReportId, Stemma

VERSION = 1
SUBJECT = "derivation:"


def build_stemma(
    reports: Sequence[Report],
    derivations: Sequence[Derivation],
    annotations: Mapping[ReportId, Annotations],
    judgements: Sequence[Judgement] = (),
) -> Stemma:
    """The tree; where a circle would close, a person's edges stay first, then those with the higher score."""
    ids = {str(report.id) for report in reports}
    decided = verdicts(judgements)
    judged = [corrected(d, decided.get((d.exemplar, d.copy))) for d in derivations]
    held = [edge for edge in judged if edge is not None and decided.get((edge.exemplar, edge.copy)) != "reject"]
    edges = held + asserted(held, decided, ids)
    certain = {(e.exemplar, e.copy) for e in edges if e.reasons[:1] == (BY_PERSON,)}
    edges.sort(key=lambda e: ((e.exemplar, e.copy) not in certain, -e.score, e.exemplar, e.copy))
    kept = circles.without_circles(edges, lambda edge: (edge.exemplar, str(edge.copy)))
    rank = {report.id: at for at, report in enumerate(reports)}
    last = len(rank)
    ordered = sorted(kept, key=lambda e: (rank[e.copy], rank.get(ReportId(e.exemplar), last), e.exemplar))
    return Stemma(
        witnesses=tuple(report.id for report in reports),
        derivations=tuple(ordered),
        lost=tuple(sorted({e.exemplar for e in ordered if e.exemplar.startswith(LOST)})),
        families=families([report.id for report in reports], ordered),
    )


BY_PERSON = "decided by a person"


def verdicts(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """The standing verdict for each edge that somebody judged."""
    found: dict[tuple[str, str], str] = {}
    for judgement in judgements:
        exemplar, arrow, copy = judgement.subject.removeprefix(SUBJECT).rpartition(">")
        if not arrow or not judgement.subject.startswith(SUBJECT):
            continue
        found.pop((exemplar, copy), None)
        if not judgement.withdrawn:
            found[exemplar, copy] = judgement.verdict
    return found


def corrected(derivation: Derivation, verdict: str | None) -> Derivation | None:
    """The derivation as a person left it; None where it was rejected."""
    if verdict is None:
        return derivation
    if verdict == "reject":
        return None
    reasons = (BY_PERSON, *derivation.reasons)
    if verdict != "reverse" or derivation.exemplar.startswith(LOST):
        return replace(derivation, direction="certain", reasons=reasons)
    turned = tuple(replace(p, a=p.b, b=p.a) for p in derivation.passages)
    exemplar, copy = str(derivation.copy), ReportId(derivation.exemplar)
    return replace(derivation, exemplar=exemplar, copy=copy, direction="certain", reasons=reasons, passages=turned)


def asserted(
    derivations: Iterable[Derivation], decided: Mapping[tuple[str, str], str], ids: set[str]
) -> list[Derivation]:
    """Edges that a person confirmed and that are not among the derivations as people left them."""
    found = {(d.exemplar, str(d.copy)) for d in derivations}
    return [
        Derivation(exemplar, ReportId(copy), "rewrite", 0.0, 1.0, "certain", (BY_PERSON,), ())
        for (exemplar, copy), verdict in sorted(decided.items())
        if verdict == "confirm" and (exemplar, copy) not in found and copy in ids
        if exemplar in ids or exemplar.startswith(LOST)
    ]


def families(ids: Sequence[ReportId], edges: Iterable[Derivation]) -> tuple[tuple[ReportId, ...], ...]:
    """Reports that descend from one text, each family sorted; a report without kin is in none."""
    family = circles.families((edge.exemplar, str(edge.copy)) for edge in edges)
    grouped: dict[str, list[ReportId]] = {}
    for at in ids:
        if str(at) in family:
            grouped.setdefault(family[str(at)], []).append(at)
    return tuple(sorted(tuple(sorted(group)) for group in grouped.values() if len(group) > 1))
