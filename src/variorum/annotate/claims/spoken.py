"""Clauses that only introduce what somebody said, and so claim nothing more than the quotation shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.claims.clauses import Clause, finite, reports
from variorum.data import word_sets
from variorum.types import Quotation, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


def only_reports(clause: Clause, times: Sequence[TimeExpression], quotations: Sequence[Quotation]) -> bool:
    """Whether nothing is left beside speaker and verb; a date makes the saying itself an event."""
    if not reports(clause.predicate):
        return False
    if any(clause.start <= t.start and t.end <= clause.end and t.type in {"DATE", "TIME"} for t in times):
        return False
    if not clausal(clause.predicate) and not introduces(clause.predicate, quotations):
        return False
    return not has_matter(clause.predicate)


def clausal(predicate: Token) -> bool:
    """Whether a finite clause says what is said."""
    return any(child.dep_ in {"ccomp", "parataxis"} and finite(child) for child in predicate.children)


def introduces(predicate: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether the verb is the cue of a quotation ("the bank objected" introduces none)."""
    return any(q.cue is not None and q.cue.start <= predicate.idx < q.cue.end for q in quotations)


def has_matter(predicate: Token) -> bool:
    """Whether the clause still holds an object of its own that is no listener ("accused the firm of …", "urged both sides to …")."""
    lemma = predicate.lemma_.lower()
    words = word_sets("claims")
    speech = clausal(predicate)
    if lemma in words["report.denies"] and not speech:
        return True
    for child in predicate.children:
        if child.dep_ in {"dobj", "xcomp", "acomp", "attr", "oprd"}:
            listener = child.dep_ == "dobj" and (speech or lemma == "tell")
            return not (listener or (lemma in words["report.says"] and speech))
        if child.dep_ in {"neg", "agent"} and not speech:
            return True
    passive = any(child.dep_ == "nsubjpass" for child in predicate.children)
    return passive and not speech
