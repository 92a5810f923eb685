"""Places where reports name different people or bodies as those who did one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.reconcile.apparatus.build import BLANK, Told, variant
from variorum.reconcile.apparatus.clauses import Clause, across
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import overlap
from variorum.relate.claims.frames import Opened
from variorum.types import Anchor, ReportId, Variant

SHARED = 0.7


def agent_variants(
    opened: Mapping[ReportId, Opened], groups: Sequence[tuple[list[Clause], float]], provenance: Provenance
) -> Iterator[Variant]:
    """Conflicts over who did it: one verb and object, two named subjects, nothing else that tells the deeds apart."""
    for clauses, score in groups:
        for a, b in across(clauses, provenance):
            if rivals(a, b, opened):
                told = [Told(subject(c, opened).exact, (c.anchor,)) for c in (a, b)]
                question = " ".join(a.anchor.exact.replace(subject(a, opened).exact, BLANK, 1).split())
                reasons = [f"one deed, two doers: {a.predicate}", f"clauses alike: {score:.2f}"]
                yield variant("agent", "conflict", question, told, score, reasons, provenance)
                break


def rivals(a: Clause, b: Clause, opened: Mapping[ReportId, Opened]) -> bool:
    """Whether the clauses differ in their named subject alone."""
    if (
        a.predicate != b.predicate
        or a.mode != b.mode
        or a.subject is None
        or b.subject is None
        or a.subject == b.subject
    ):
        return False
    if a.object is None or a.object != b.object or a.statement.claim.polarity != b.statement.claim.polarity:
        return False
    words = opened[a.report].lexicon
    if a.lemma not in words.exclusive and not all(words.sole & set(c.anchor.exact.casefold().split()) for c in (a, b)):
        return False
    named = all(c.subject and c.subject.startswith("@") and not c.by_pronoun for c in (a, b))
    rest_a, rest_b = a.statement.keys - {a.subject, b.subject}, b.statement.keys - {a.subject, b.subject}
    return named and overlap(rest_a, rest_b) >= SHARED and a.subject not in b.statement.keys


def subject(clause: Clause, opened: Mapping[ReportId, Opened]) -> Anchor:
    """The subject's words."""
    found = clause.statement.claim.subject
    if found is not None:
        return found
    head = clause.statement.frame.subject
    assert head is not None
    return opened[clause.report].span([head])
