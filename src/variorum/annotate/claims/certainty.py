"""How sure the nearest voice is of a clause: FactBank's CT, PR, PS and U."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.claims.clauses import Clause, governor
from variorum.annotate.claims.polarity import denial_above, is_question
from variorum.data import word_sets
from variorum.types import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

ORDER: tuple[Certainty, ...] = ("CT", "PR", "PS", "U")


def certainty(clause: Clause) -> Certainty:
    """The weakest of what the verb, its adverbs, a condition and the verb above say.

    What lies ahead is PR at best; what hangs on a condition PS; a question, a condition and a wish U.
    """
    predicate = clause.predicate
    if clause.role == "condition" or is_question(predicate):
        return "U"
    if denial_above(predicate) == "-":
        return "CT"
    return max(
        (modal(predicate), adverbs(predicate), intention(predicate), conditioned(predicate), above(predicate)),
        key=ORDER.index,
    )


def modal(predicate: Token) -> Certainty:
    """From "will", "may", "should" and their kin; "could" with a negation still only says what was not possible."""
    words = word_sets("claims")
    verb: Token = predicate
    modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
    if not modals and verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN"} and verb.head.pos_ in {"VERB", "AUX"}:
        modals = {child.lower_ for child in verb.head.children if child.tag_ == "MD"}
    if modals & words["certainty.modal_open"]:
        return "U"
    if modals & words["certainty.modal_possible"]:
        able = verb.lemma_.lower() in words["certainty.able"] or "can" in modals
        return "CT" if able and not modals & {"may", "might"} else "PS"
    return "PR" if modals & words["certainty.modal_probable"] else "CT"


def adverbs(predicate: Token) -> Certainty:
    """From "perhaps", "probably", "allegedly" on the verb."""
    words = word_sets("claims")
    found = {child.lower_ for child in predicate.children if child.dep_ in {"advmod", "acomp", "attr"}}
    if found & words["certainty.unsettled"]:
        return "U"
    if found & words["certainty.possible"]:
        return "PS"
    return "PR" if found & words["certainty.probable"] else "CT"


def intention(predicate: Token) -> Certainty:
    """From verbs that only look ahead ("plans to", "is due to", "is said to", "seems to") and from "going to"."""
    words = word_sets("claims")
    below = [c for c in predicate.children if c.dep_ in {"xcomp", "acomp", "ccomp", "oprd"} and infinitive(c)]
    if not below:
        awaited = predicate.lemma_.lower() in words["certainty.awaits"] and passive(predicate)
        return "PR" if awaited or is_to(predicate) or is_due(predicate) else "CT"
    lemma = predicate.lemma_.lower()
    tied = {lemma, *(child.lemma_.lower() for child in below)}
    if passive(predicate) and lemma in words["report.says"] | words["report.thinks"] | words["report.guesses"]:
        return "PR"
    if lemma == "go" or tied & words["certainty.intends"] or lemma in words["certainty.seems"]:
        return "PR"
    return "PR" if is_to(predicate) else "CT"


def infinitive(token: Token) -> bool:
    """Whether the word is an infinitive with "to", or an adjective that has one ("due to arrive")."""
    if any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children):
        return True
    return token.pos_ == "ADJ" and any(child.dep_ == "xcomp" and infinitive(child) for child in token.children)


def is_to(predicate: Token) -> bool:
    """ "is to decide by Christmas"."""
    return predicate.lemma_ == "be" and any(child.dep_ == "xcomp" and infinitive(child) for child in predicate.children)


def is_due(predicate: Token) -> bool:
    """ "the count is due on Friday"."""
    return predicate.lemma_ == "be" and any(
        c.dep_ == "acomp" and c.lower_ in {"due", "imminent"} for c in predicate.children
    )


def passive(token: Token) -> bool:
    """Whether the verb is in the passive."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)


def conditioned(predicate: Token) -> Certainty:
    """PS where an if-clause limits what is said to lie ahead."""
    words = word_sets("claims")
    for child in predicate.children:
        marks = {mark.lower_ for mark in child.children if mark.dep_ in {"mark", "advmod"}}
        inverted = child.dep_ == "advcl" and child.left_edge.lower_ == "should"
        if child.dep_ == "advcl" and (inverted or marks & (words["certainty.conditions"] - {"once", "whether"})):
            return "PS"
    return "CT"


def above(predicate: Token) -> Certainty:
    """What the verb or noun that the clause completes makes of it ("believes that", "rumours that", "it is unclear …")."""
    if predicate.dep_ == "conj" and predicate.head.dep_ in {"ccomp", "acl"}:
        return above(predicate.head)
    if predicate.dep_ not in {"ccomp", "acl", "csubj", "csubjpass"}:
        return "CT"
    words = word_sets("claims")
    head = governor(predicate)
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN":
        return "PS" if predicate.dep_ == "acl" and is_that(predicate) and lemma in words["certainty.rumours"] else "CT"
    tied = {lemma, *(child.lower_ for child in head.children if child.dep_ in {"acomp", "attr"})}
    if tied & (words["certainty.unsettled"] | words["report.asks"]):
        return "U"
    if lemma in words["report.guesses"]:
        return "PS"
    return "PR" if lemma in words["report.thinks"] and lemma != "understand" else "CT"


def is_that(predicate: Token) -> bool:
    """Whether the clause after a noun is introduced by "that"."""
    return any(child.dep_ == "mark" for child in predicate.children)
