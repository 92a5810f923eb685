"""Clauses with their own predicate, read off the dependency parse.

A clause counts when it is finite, or when it is a participle that brings a number or a date of its own ("killing at
least three people"). Its span runs from its first to its last word once the clauses at its edges are cut away;
what stands in its middle stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from variorum.data import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Role = Literal["main", "complement", "condition", "adverbial", "relative", "participle"]
Informative = Callable[[int, int], bool]
"""Whether the characters from start to end hold a number or a date."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSAL = frozenset(
    {"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass", "pcomp", "dep"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP"})


@dataclass(frozen=True, slots=True)
class Clause:
    """``start`` and ``end`` are characters of the report; ``subject`` may stand outside them."""

    predicate: Token
    subject: Token | None
    role: Role
    start: int
    end: int


def clauses(sentence: Span, informative: Informative) -> Iterator[Clause]:
    """The clauses of a sentence, in the order of their predicates."""
    heads = [token for token in sentence if is_clause(token, informative)]
    others = {token.i for token in heads if apart(token)}
    for token in heads:
        start, end = stretch(token, others)
        if start < end:
            yield Clause(token, subject(token), role(token), start, end)


def is_clause(token: Token, informative: Informative) -> bool:
    """Whether the token heads a clause worth a claim."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ not in CLAUSAL:
        return False
    if finite(token):
        return subject(token) is not None or inverted(token)
    return token.dep_ in {"acl", "advcl", "pcomp", "conj"} and tells(token, informative)


def inverted(token: Token) -> bool:
    """Whether a main verb without a subject for the parser has something before and after it ("From A to B are ten miles")."""
    if token.dep_ != "ROOT" or reports(token):
        return False
    before = any(child.i < token.i and child.pos_ not in {"PUNCT", "SPACE", "AUX", "CCONJ"} for child in token.children)
    return before and any(child.i > token.i and child.dep_ != "punct" for child in token.children)


def tells(token: Token, informative: Informative) -> bool:
    """Whether a participle clause has a number or date of its own ("raising the toll to six")."""
    if token.tag_ not in {"VBG", "VBN"} or (token.dep_ == "conj" and not token.head.dep_ in {"acl", "advcl"}):
        return False
    if token.lemma_.lower() in {"cite", "quote", "accord", "include", "follow", "concern", "regard"}:
        return False
    left, right = token.left_edge, token.right_edge
    return informative(left.idx, right.idx + len(right)) and sum(not word.is_punct for word in token.subtree) > 1


def finite(token: Token) -> bool:
    """Whether the verb is tensed, by itself, by an auxiliary, or by the auxiliary it shares with its conjunct."""
    if any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children):
        return False
    auxiliaries = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ in FINITE for child in auxiliaries) or (token.tag_ in FINITE and not auxiliaries):
        return True
    if token.dep_ == "ROOT" and token.tag_ == "VBN" and not auxiliaries:  # "left by consent", "Two held over the raid"
        return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i for child in token.children)
    return (
        token.dep_ == "conj"
        and token.tag_ in {"VBN", "VB", "VBG"}
        and token.head.pos_ in {"VERB", "AUX"}
        and finite(token.head)
    )


def own_subject(token: Token) -> Token | None:
    """The subject that is a child of the verb; for "there is …" what there is."""
    for child in token.children:
        if child.dep_ == "expl" and child.lower_ == "there":
            return next((c for c in token.children if c.dep_ in {"attr", "nsubj", "dobj"}), child)
        if child.dep_ in SUBJECTS:
            return child
    return None


def subject(token: Token) -> Token | None:
    """Who or what the clause is about: its own subject, its antecedent, or the one it shares with its governor."""
    own = own_subject(token)
    if own is not None:
        return token.head if own.tag_ in RELATIVE and token.dep_ in {"relcl", "acl"} else own
    if token.dep_ in {"relcl", "acl"}:
        return token.head
    if token.dep_ in {"conj", "advcl", "pcomp", "xcomp"} and token.head.i != token.i:
        return subject(governor(token))
    return None


def governor(token: Token) -> Token:
    """The verb, or failing that the word, that the clause depends on; a preposition in between is stepped over."""
    head = token.head
    while head.pos_ == "ADP" and head.head.i != head.i:
        head = head.head
    return head


def role(token: Token) -> Role:
    """What the clause is to its governor; a conjunct has the role of what it is joined to."""
    if token.dep_ == "conj":
        return role(token.head) if token.head.pos_ in {"VERB", "AUX"} else "main"
    if token.dep_ in {"ccomp", "csubj", "csubjpass"}:
        return "complement" if governs(token) else "main"
    if is_condition(token):
        return "condition"
    if token.dep_ == "advcl":
        return "adverbial" if finite(token) else "participle"
    if token.dep_ in {"relcl", "acl"} and any(
        c.dep_ == "advmod" and c.lower_ in {"when", "where"} for c in token.children
    ):
        return "adverbial"
    if token.dep_ in {"relcl", "acl", "pcomp"}:
        return "complement" if has_that(token) else "relative" if finite(token) else "participle"
    return "main"


def governs(token: Token) -> bool:
    """Whether the head of a complement really takes one: the parser hangs any clause before a comma on the next."""
    return reports(token.head) or token.i > token.head.i


def reports(token: Token) -> bool:
    """Whether the verb is one of saying, thinking, asking or denying."""
    return any(token.lemma_.lower() in words for key, words in word_sets("claims").items() if key.startswith("report."))


def has_that(token: Token) -> bool:
    """Whether a clause after a noun completes it ("the suggestion that …") and is no relative clause."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children) or (
        token.dep_ == "acl" and finite(token)
    )


def is_condition(token: Token) -> bool:
    """Whether the clause is an if-clause, or its inversion ("should the firm return")."""
    conditions = word_sets("claims")["certainty.conditions"]
    first = token.left_edge
    return token.dep_ in {"advcl", "ccomp", "pcomp"} and (
        any(child.dep_ in {"mark", "advmod"} and child.lower_ in conditions for child in token.children)
        or (first.tag_ == "MD" and first.lower_ == "should" and token.dep_ == "advcl")
    )


def stretch(token: Token, others: set[int]) -> tuple[int, int]:
    """First and last character of the clause without the clauses at its edges, trimmed; ``others`` are heads that stand apart."""
    kept = [word for word in token.subtree if not cut(word, token, others)]
    while kept and (droppable(kept[0]) or links(kept[0], token)):
        kept.pop(0)
    while kept and (droppable(kept[-1]) or kept[-1].dep_ in {"cc", "mark", "preconj"}):
        kept.pop()
    return (kept[0].idx, kept[-1].idx + len(kept[-1])) if kept else (0, 0)


def cut(word: Token, top: Token, others: set[int]) -> bool:
    """Whether the word belongs to another clause that is told apart from ``top``."""
    while word.i != top.i:
        if word.i in others:
            return True
        word = word.head
    return False


def apart(token: Token) -> bool:
    """Whether a clause stands by itself; a condition or a restrictive relative clause belongs to what it limits."""
    kind = role(token)
    if token.dep_ in {"conj", "parataxis"} or kind in {"main", "adverbial"}:
        return True
    if kind == "complement":
        return token.head.pos_ in {"VERB", "AUX"} and reports(token.head)
    return kind in {"relative", "participle"} and after_comma(token)


def after_comma(token: Token) -> bool:
    """Whether a comma or dash stands before the clause."""
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].lower_ in {",", "–", "—", "-", "("}


def droppable(token: Token) -> bool:
    """White space and marks other than a number's sign or currency."""
    return token.is_space or (token.is_punct and token.text not in {"%", "[", "]"})


def links(token: Token, head: Token) -> bool:
    """Whether the first word only ties the clause to what came before."""
    if token.dep_ == "cc" or (token.dep_ == "preconj"):
        return True
    keep = word_sets("claims")["certainty.conditions"]
    return (
        token.dep_ in {"mark", "advmod"}
        and token.head.i == head.i
        and token.lower_ not in keep
        and token.tag_ in {"IN", "WRB"}
    )
