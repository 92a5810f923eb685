"""Negation and its scope: does the clause say that something is so, or that it is not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.claims.clauses import SUBJECTS, governor, reports
from variorum.data import word_sets
from variorum.types import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative", "oprd", "npadvmod"}


def polarity(predicate: Token) -> Polarity:
    """ "-" where the clause or a verb above it denies it, "u" where it only asks, "+" otherwise.

    A verb that fails by itself ("the system failed") is "+": the words say what happened.
    """
    if is_question(predicate):
        return "u"
    own = negated(predicate) != refuses(predicate)
    above = denial_above(predicate)
    if above == "u":
        return "u"
    return "-" if own != (above == "-") else "+"


def is_question(predicate: Token) -> bool:
    """Whether the clause asks: it ends in a question mark, or hangs on "whether" or a verb of asking."""
    if any(child.dep_ == "mark" and child.lower_ == "whether" for child in predicate.children):
        return True
    if predicate.dep_ == "ccomp" and predicate.head.lemma_.lower() in word_sets("claims")["report.asks"]:
        return True
    after = predicate.right_edge.i
    doc = predicate.doc
    own = [child for child in predicate.children if child.is_punct and child.text == "?"]
    return bool(own) or (predicate.dep_ == "ROOT" and any(t.text == "?" for t in doc[after : after + 2]))


def negated(predicate: Token) -> bool:
    """An odd number of negations on the verb, its auxiliaries and its arguments ("not one", "no water")."""
    count = sum(negates(child) for child in predicate.children)
    if predicate.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in predicate.children):
        count += sum(child.dep_ in SUBJECTS and negates(child) for child in predicate.head.children)
    return count % 2 == 1


def negates(child: Token) -> bool:
    """Whether a dependent of the verb turns it: an adverb, a pronoun like "nobody", a noun phrase with "no"."""
    words = word_sets("claims")
    if child.dep_ == "neg" or (child.dep_ in {"advmod", "preconj"} and child.lower_ in words["negation.words"]):
        return child.i + 1 >= len(child.doc) or child.nbor().lower_ not in {"only", "just", "merely"}
    if child.dep_ == "advmod" and child.lower_ == "longer":
        return True
    if child.dep_ not in ARGUMENTS:
        return False
    if child.lower_ in words["negation.pronouns"]:
        return True
    inner = [*child.children, *(g for c in child.children if c.dep_ == "nummod" for g in c.children)]
    return any(t.lower_ in {"no", "not", "neither"} and t.dep_ in {"det", "neg", "preconj", "advmod"} for t in inner)


def refuses(predicate: Token) -> bool:
    """Whether the verb says that its infinitive did not happen ("refused to comment", "failed to close")."""
    return predicate.lemma_.lower() in word_sets("claims")["negation.verbs"] and any(
        child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ == "from") for child in predicate.children
    )


def denial_above(predicate: Token) -> Polarity:
    """What the verb or noun that the clause completes makes of it: denied, left open, or let stand."""
    if predicate.dep_ not in {"ccomp", "acl", "conj", "csubj", "csubjpass", "pcomp"}:
        return "+"
    if predicate.dep_ == "conj":
        return denial_above(predicate.head) if predicate.head.dep_ in {"ccomp", "acl"} else "+"
    head = governor(predicate)
    if head.pos_ == "NOUN" and predicate.dep_ in {"acl", "pcomp"}:
        return denied_noun(head) if predicate.dep_ == "acl" else "+"
    return denied_verb(head)


def denied_noun(noun: Token) -> Polarity:
    """ "denied a suggestion that …", "there was no evidence that …"."""
    words = word_sets("claims")
    if noun.lemma_.lower() not in words["certainty.rumours"] | words["certainty.sure"]:
        return "+"
    if any(child.lower_ in {"no", "any"} and child.dep_ == "det" for child in noun.children):
        return "u"
    verb = governor(noun)
    return denied_verb(verb) if verb.i != noun.i and verb.pos_ == "VERB" else "+"


def denied_verb(verb: Token) -> Polarity:
    """ "-" below a verb of denying; "u" below a negated verb of saying or knowing, which commits to nothing."""
    denies = verb.lemma_.lower() in word_sets("claims")["report.denies"] and denying(verb)
    if denies:
        return "u" if negated(verb) else "-"
    return "u" if negated(verb) and reports(verb) else "+"


def denying(verb: Token) -> bool:
    """Whether the verb denies: "rule" only does with "out"; a judge who rules that … says so."""
    return verb.lemma_.lower() != "rule" or any(child.lower_ == "out" for child in verb.children)
