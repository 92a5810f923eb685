"""Who copied whom: pairs that share an author, the direction of each copying, and the tree that explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from variorum.relate.candidates import candidates
from variorum.relate.circles import families, without_circles
from variorum.relate.derivations.direction import Course, acknowledged, course
from variorum.relate.derivations.evidence import Evidence, turned, weigh, wording
from variorum.relate.derivations.lost import common_exemplars
from variorum.relate.derivations.parents import Edge, parents
from variorum.relate.derivations.reasons import likeness_reasons
from variorum.relate.derivations.shares import Shares
from variorum.relate.derivations.speech import Speech
from variorum.relate.derivations.verdict import kind, related, retold, worth_weighing
from variorum.relate.likeness import likeness
from variorum.relate.passages import passages
from variorum.relate.view import Prepared, views_of
from variorum.types import Annotations, Derivation, Report, ReportId

VERSION = 1
Weighed = Mapping[tuple[ReportId, ReportId], Evidence | None]

__all__ = ["Weighed", "compare", "derive", "descent"]


def derive(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> tuple[Derivation, ...]:
    """The copyings that explain the pile, exemplar by exemplar; the result has no cycle."""
    views = views_of(reports, annotations)
    return descent(views, compare(views))


def compare(views: Sequence[Prepared], before: Weighed = MappingProxyType({})) -> Weighed:
    """What each pair worth comparing shares, None where it is nobody's copy; the pairs in ``before`` are known already.

    Ids come from content, so what a pair shares stays as it is when reports are added: only their own pairs are weighed.
    """
    found: dict[tuple[ReportId, ReportId], Evidence | None] = {}
    for one, other in candidates(views):
        pair = views[one].report.id, views[other].report.id
        found[pair] = before[pair] if pair in before else kinship(views[one], views[other])
    return found


def descent(views: Sequence[Prepared], weighed: Weighed) -> tuple[Derivation, ...]:
    """The tree that explains what was found by ``compare``."""
    number = {side.report.id: at for at, side in enumerate(views)}
    found = {(number[a], number[b]): evidence for (a, b), evidence in weighed.items() if evidence}
    return tuple(told(found, views))


def kinship(one: Prepared, other: Prepared) -> Evidence | None:
    """The evidence that two reports share an author; None where they do not."""
    matrix = likeness(one, other)
    if not worth_weighing(one, other, matrix):
        return None
    evidence = weigh(one, other, matrix)
    if related(evidence) or (related(evidence, acknowledged=True) and named(one, other, evidence)):
        return evidence
    return None


def named(one: Prepared, other: Prepared, evidence: Evidence) -> bool:
    """Whether either report says that it has it from the other."""
    return bool(acknowledged(one, other, evidence) or acknowledged(other, one, turned(evidence)))


def told(found: Mapping[tuple[int, int], Evidence], views: Sequence[Prepared]) -> list[Derivation]:
    """The related pairs turned into derivations."""
    edges: list[Edge] = []
    courses: dict[tuple[int, int], Course] = {}
    speech = Speech(views, families(found))
    shares = Shares(views, found)
    for (a, b), evidence in sorted(found.items()):
        way = course(a, b, evidence, speech, shares)
        edge = Edge(a, b, evidence) if way.forward else Edge(b, a, turned(evidence))
        edges.append(edge)
        courses[edge.exemplar, edge.copy] = way
    lost = common_exemplars(edges, views)
    kept = [e for e in edges if not (e.exemplar in lost and e.copy in lost)]
    kept.sort(key=lambda e: (-retold(e.evidence), e.exemplar, e.copy))
    tree = parents(without_circles(kept, lambda e: (e.exemplar, e.copy)), views)
    made = [derivation(edge, views, courses[edge.exemplar, edge.copy]) for edge in tree]
    return made + [reprint(at, name, other, found, views) for at, (name, other) in sorted(lost.items())]


def derivation(edge: Edge, views: Sequence[Prepared], way: Course) -> Derivation:
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
    at: int, name: str, other: int, found: Mapping[tuple[int, int], Evidence], views: Sequence[Prepared]
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
