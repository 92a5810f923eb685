"""Who copied whom: pairs that share an author, the direction of each copying, and the tree that explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.relate.candidates import candidates
from variorum.relate.derivations.direction import Course, course, credited
from variorum.relate.derivations.evidence import Evidence, turned, weigh, wording
from variorum.relate.derivations.lost import common_exemplars
from variorum.relate.derivations.parents import Edge, parents
from variorum.relate.derivations.reasons import likeness_reasons
from variorum.relate.derivations.verdict import kind, related, retold
from variorum.relate.passages import passages
from variorum.relate.view import View, view
from variorum.types import Annotations, Derivation, Report, ReportId

VERSION = 1

__all__ = ["derive"]


def derive(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> tuple[Derivation, ...]:
    """The copyings that explain the pile, exemplar by exemplar; the result has no cycle."""
    views = [view(report, annotations[report.id]) for report in reports]
    found: dict[tuple[int, int], Evidence] = {}
    for one, other in candidates(views):
        evidence = weigh(views[one], views[other])
        if related(evidence) or (related(evidence, acknowledged=True) and names(views[one], views[other])):
            found[one, other] = evidence
    return tuple(told(found, views))


def names(one: View, other: View) -> bool:
    """Whether either report credits the other."""
    return bool(credited(one, other) or credited(other, one))


def told(found: Mapping[tuple[int, int], Evidence], views: Sequence[View]) -> list[Derivation]:
    """The related pairs turned into derivations."""
    edges: list[Edge] = []
    courses: dict[tuple[int, int], Course] = {}
    kin = kindred(found)
    for (a, b), evidence in sorted(found.items()):
        others = [side for at, side in enumerate(views) if kin.get(at) != kin.get(a, -1)]
        way = course(views[a], views[b], evidence, others)
        edge = Edge(a, b, evidence) if way.forward else Edge(b, a, turned(evidence))
        edges.append(edge)
        courses[edge.exemplar, edge.copy] = way
    lost = common_exemplars(edges, views)
    kept = [e for e in edges if not (e.exemplar in lost and e.copy in lost)]
    tree = parents(without_cycles(kept), views)
    made = [derivation(edge, views, courses[edge.exemplar, edge.copy]) for edge in tree]
    return made + [reprint(at, name, other, found, views) for at, (name, other) in sorted(lost.items())]


def kindred(found: Mapping[tuple[int, int], Evidence]) -> dict[int, int]:
    """For each report with a relation the smallest number among its relations, at any distance."""
    root = {at: at for pair in found for at in pair}
    for _ in root:
        before = dict(root)
        for a, b in found:
            root[a] = root[b] = min(root[a], root[b])
        if root == before:
            break
    return root


def without_cycles(edges: Sequence[Edge]) -> list[Edge]:
    """The edges, best first, without those that would close a circle."""
    kept: list[Edge] = []
    above: dict[int, set[int]] = {}
    for edge in sorted(edges, key=lambda e: (-retold(e.evidence), e.exemplar, e.copy)):
        if edge.copy in above.get(edge.exemplar, set()):
            continue
        kept.append(edge)
        gained = {edge.exemplar} | above.get(edge.exemplar, set())
        for at in {edge.copy} | {below for below, up in above.items() if edge.copy in up}:
            above.setdefault(at, set()).update(gained)
    return kept


def derivation(edge: Edge, views: Sequence[View], way: Course) -> Derivation:
    """One copying as a value, with its reasons."""
    exemplar, copy, evidence = views[edge.exemplar], views[edge.copy], edge.evidence
    return Derivation(
        exemplar=exemplar.report.id,
        copy=copy.report.id,
        type=kind(evidence, wording(exemplar, copy, evidence.links)),
        coverage=round(evidence.b.coverage, 3),
        score=score(evidence),
        direction=way.direction,
        reasons=(*likeness_reasons(exemplar, copy, evidence), *way.reasons),
        passages=passages(exemplar, copy, evidence.links),
    )


def reprint(
    at: int, name: str, other: int, found: Mapping[tuple[int, int], Evidence], views: Sequence[View]
) -> Derivation:
    """A copy of a lost text, shown by the passages it shares with another copy of it."""
    evidence = found[other, at] if (other, at) in found else turned(found[at, other])
    agency = name.removeprefix("lost:")
    reason = f"{views[at].report.sigil} and {views[other].report.sigil} both credit {agency}, whose text is not here"
    return Derivation(
        exemplar=name,
        copy=views[at].report.id,
        type=kind(evidence, wording(views[other], views[at], evidence.links)),
        coverage=round(evidence.b.coverage, 3),
        score=score(evidence),
        direction="certain",
        reasons=(reason, *likeness_reasons(views[other], views[at], evidence)),
        passages=passages(views[other], views[at], evidence.links),
    )


def score(evidence: Evidence) -> float:
    """How sure it is that they share an author, 0…1."""
    return round(min(1.0, max(evidence.literal, retold(evidence))), 3)
