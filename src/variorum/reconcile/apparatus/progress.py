"""What has become of something: the same subject in an earlier and a later report, the deed or state another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.apparatus.clauses import Clause, clause
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import Vectors, near_pairs
from variorum.relate.claims.frames import View
from variorum.relate.claims.statements import statements
from variorum.types import ReportId, Variant

ALIKE = 0.62  # cosine of two clauses with one subject from which they are about one matter
VERY_MUCH = 0.67
KEPT = 2  # classes of words besides the subject that a plan and its outcome share
NEWS = 7  # days
STEPS = 4  # readings of one variant at most


def progress_variants(
    opened: Mapping[ReportId, View], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Updates of status: "brought under control" on one day, "declared out" in a report of the next."""
    clauses, vectors = told(opened)
    steps: dict[int, list[tuple[int, float]]] = {}
    for i, j, cosine in near_pairs(vectors, floor=ALIKE):
        first, last = (i, j) if days[clauses[i].report].before(days[clauses[j].report]) else (j, i)
        if moved(clauses[first], clauses[last], opened, days) and one_matter(clauses[first], clauses[last], cosine):
            if not turned(clauses[first], clauses[last], opened):
                continue
            steps.setdefault(last, []).append((first, cosine))
    taken: set[int] = set()
    for last in sorted(steps, key=lambda k: (-max(c for _, c in steps[k]), k)):
        earlier = [i for i, _ in sorted(steps[last], key=lambda pair: -pair[1])][:STEPS]
        if not taken & {last, *earlier}:
            taken |= {last, *earlier}
            yield made([clauses[i] for i in earlier], clauses[last], max(c for _, c in steps[last]), opened, provenance)


def told(opened: Mapping[ReportId, View]) -> tuple[list[Clause], Vectors]:
    """All claims that state something of a subject with a name or noun, and their vectors."""
    clauses: list[Clause] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        vectors = unpack(opened[report].annotations.claim_vectors)
        for statement in statements(opened[report]):
            found = clause(opened[report], statement)
            if found.subject is not None and found.mode in ("fact", "plan") and not saying(found, opened[report]):
                clauses.append(found)
                rows.append(vectors[statement.row])
    return clauses, np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)


def saying(found: Clause, view: View) -> bool:
    """Whether the clause only tells that somebody spoke; what "was declared out" has changed."""
    under = view.tree.children[found.statement.frame.verb]
    passive = any(view.tree.tokens[k].dep == "nsubjpass" for k in under)
    return found.lemma in view.lexicon.saying and not passive


def moved(a: Clause, b: Clause, opened: Mapping[ReportId, View], days: Mapping[ReportId, Days]) -> bool:
    """Whether b, from a later day, tells another state or deed of a's subject, and no earlier one than a does."""
    if not days[a.report].before(days[b.report]) or a.subject != b.subject or a.predicate == b.predicate:
        return False
    ours, theirs = dates(a, opened[a.report]), dates(b, opened[b.report])
    return not (ours and theirs and max(theirs) < min(ours)) and not (theirs and max(theirs) < days[a.report].first[:4])


def one_matter(a: Clause, b: Clause, cosine: float) -> bool:
    """Whether more than the subject is shared, in words or, where the clauses are very much alike, in meaning."""
    if a.by_pronoun or b.by_pronoun:
        return False
    return cosine >= VERY_MUCH or bool((a.statement.keys & b.statement.keys) - {a.subject})


def turned(a: Clause, b: Clause, opened: Mapping[ReportId, View]) -> bool:
    """Whether the wording itself shows a change: "now", "no longer"; a plan carried out; a later hour or day."""
    words = opened[b.report].lexicon
    if words.turning & {word.casefold() for word in b.anchor.exact.split()}:
        return True
    shared = (a.statement.keys & b.statement.keys) - {a.subject}
    planned = a.mode == "plan" or a.lemma in words.planning
    if planned and b.mode == "fact" and b.lemma not in words.planning and len(shared) >= KEPT:
        return True
    ours, theirs = dates(a, opened[a.report]), dates(b, opened[b.report])
    if not ours or not theirs or min(ours) < days_before(opened[a.report].report.published):
        return False
    size = min(len(max(ours)), len(min(theirs)))  # a day says nothing of the hours in it
    return max(ours)[:size] < min(theirs)[:size]


def days_before(published: str | None) -> str:
    """The day from which on what happened is still the news of a report."""
    return (date.fromisoformat(published[:10]) - timedelta(days=NEWS)).isoformat() if published else ""


def dates(found: Clause, view: View) -> list[str]:
    """Begins of the placed times inside the claim."""
    return [t.begin for t in view.annotations.times if t.begin and found.anchor.start <= t.start < found.anchor.end]


def made(
    earlier: Sequence[Clause], last: Clause, score: float, opened: Mapping[ReportId, View], provenance: Provenance
) -> Variant:
    """The update with the earlier clauses as one reading each verb, the last one after them."""
    by_verb: dict[str, list[Clause]] = {}
    for found in sorted(earlier, key=lambda c: (opened[c.report].report.published or "", c.report, c.anchor.start)):
        by_verb.setdefault(found.predicate, []).append(found)
    readings = [*by_verb.values(), [last]]
    told = [Told(" ".join(r[0].anchor.exact.split()), tuple(c.anchor for c in r)) for r in readings]
    question = f"What has become of it: {' '.join(last.anchor.exact.split())}"
    reasons = ["one subject, a later day, another state or deed", f"clauses alike: {score:.2f}"]
    return variant("status", "update", question[:160], told, score, reasons, provenance)
