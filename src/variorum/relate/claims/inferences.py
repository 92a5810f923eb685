"""What can be inferred from one claim on another: claims of two reports that are near each other, laid before the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from variorum.models.nli import Nli
from variorum.relate.claims.alike import Vectors, near_pairs
from variorum.relate.claims.frames import views
from variorum.relate.claims.statements import Statement, gathered
from variorum.relate.claims.telling import telling
from variorum.types import Annotations, Derivation, Entity, Inference, Report, ReportId

VERSION = 1
FLOOR = 0.35  # cosine of two clauses from which a pair is laid before the model
PARTNERS = 3  # the most alike clauses of another report that a clause is paired with
MOST = 150  # pairs of a story, the most alike first: what two cores read in three seconds
WORTH = 0.5  # how likely the same, or a contradiction, so that it is kept

Pair = tuple[int, int]


def infer(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    entities: tuple[Entity, ...],
    derivations: Sequence[Derivation] = (),
) -> tuple[Inference, ...]:
    """What the model says of pairs of claims of unrelated reports, surest contradictions first."""
    root = roots([report.id for report in reports], derivations)
    opened = views(reports, annotations, entities)
    found, vectors = gathered(opened)
    called = {entity.id: entity.name for entity in entities}
    texts = [telling(opened[statement.claim.report], statement, called) for statement in found]
    pairs = candidates(found, texts, vectors, root)
    wordings = sorted({wording(texts, pair) for pair in pairs})
    scores = dict(zip(wordings, model()(wordings), strict=True)) if wordings else {}
    made = [
        Inference(found[i].claim.id, found[j].claim.id, round(float(same), 3), round(float(against), 3))
        for i, j in pairs
        for same, _, against in [scores[wording(texts, (i, j))]]
        if max(same, against) >= WORTH
    ]
    return tuple(sorted(made, key=lambda one: (-one.contradicts, one.a, one.b)))


def roots(reports: Sequence[ReportId], derivations: Sequence[Derivation]) -> dict[ReportId, str]:
    """The text that each report goes back to, itself where it is no copy."""
    exemplars = {d.copy: d.exemplar for d in sorted(derivations, key=lambda d: (d.coverage, d.exemplar))}
    found = {}
    for report in reports:
        here, seen = str(report), {str(report)}
        while (above := exemplars.get(ReportId(here))) is not None and above not in seen:
            here = above
            seen.add(here)
        found[report] = here
    return found


@cache
def model() -> Nli:
    """This process's model."""
    return Nli()


def wording(texts: Sequence[str], pair: Pair) -> tuple[str, str]:
    """The two texts of a pair, always in one order."""
    a, b = sorted((texts[pair[0]], texts[pair[1]]))
    return a, b


def candidates(
    found: Sequence[Statement],
    texts: Sequence[str],
    vectors: Vectors,
    root: Mapping[ReportId, str],
    *,
    floor: float = FLOOR,
    partners: int = PARTNERS,
    most: int = MOST,
) -> list[Pair]:
    """Claims of two unrelated reports, not in the same words, that are among each other's nearest; the most alike, in order."""
    near = {
        (i, j): cosine
        for i, j, cosine in near_pairs(vectors, floor=floor)
        if root[found[i].claim.report] != root[found[j].claim.report] and texts[i] != texts[j]
    }
    ranks = ranked(found, near)
    close = [pair for pair in near if ranks[pair] < partners]
    kept: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in sorted(close, key=lambda pair: (-near[pair], pair)):
        kept[wording(texts, pair)].append(pair)
    return sorted(pair for pairs in list(kept.values())[:most] for pair in pairs)


def ranked(found: Sequence[Statement], near: Mapping[Pair, float]) -> dict[Pair, int]:
    """How many clauses of the other's report are more alike, for the one of the two that has fewer of them."""
    beside: defaultdict[tuple[int, ReportId], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), cosine in near.items():
        beside[i, found[j].claim.report].append((-cosine, j))
        beside[j, found[i].claim.report].append((-cosine, i))
    place = {(i, j): n for (i, _), held in beside.items() for n, (_, j) in enumerate(sorted(held))}
    return {(i, j): min(place[i, j], place[j, i]) for i, j in near}
