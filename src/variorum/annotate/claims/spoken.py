"""Clauses that only introduce what somebody said, and so claim nothing more than the quotation shows."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.claims.clauses import Clause, reports
from variorum.data import word_sets
from variorum.types import TimeExpression


def only_reports(clause: Clause, times: Sequence[TimeExpression]) -> bool:
    """Whether nothing is left beside speaker and verb; a date makes the saying itself an event."""
    if not reports(clause.predicate):
        return False
    if any(clause.start <= t.start and t.end <= clause.end and t.type in {"DATE", "TIME"} for t in times):
        return False
    return not has_matter(clause)


def has_matter(clause: Clause) -> bool:
    """Whether the clause still holds an object of its own that is no listener ("accused the firm of …", "urged both sides to …")."""
    predicate = clause.predicate
    lemma = predicate.lemma_.lower()
    told = word_sets("claims")["report.says"]
    clausal = any(child.dep_ in {"ccomp", "parataxis"} for child in predicate.children)
    for child in predicate.children:
        if child.dep_ in {"dobj", "xcomp", "acomp", "attr", "oprd"}:
            listener = child.dep_ == "dobj" and (clausal or lemma == "tell")
            return not (listener or (lemma in told and clausal))
        if child.dep_ in {"neg", "agent"} and not clausal:
            return True
    passive = any(child.dep_ == "nsubjpass" for child in predicate.children)
    return passive and not clausal
