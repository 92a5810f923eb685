"""Nouns that hold speech or thought: her claim that …, a statement saying …, the plan to …, criticism of …"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.clauses import typed
from variorum.annotate.quotations.content import clause_after, phrase_after
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Attribution, Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset(
    [
        "make",
        "express",
        "voice",
        "have",
        "give",
        "issue",
        "raise",
        "offer",
        "send",
        "repeat",
        "deliver",
        "hold",
        "share",
        "put",
        "advance",
        "reiterate",
        "air",
    ]
)


def find_noun_cues(reading: Reading) -> Iterator[Attribution]:
    """What every noun of saying or thinking attributes."""
    for token in reading.doc:
        if token.pos_ == "NOUN" and not reading.hidden[token.i]:
            content = noun_content(reading, token) or predicate_content(reading, token)
            if content:
                source = holder(token)
                yield typed(reading, content, cue_span(reading, token, source), token.i, source)


def noun_content(reading: Reading, noun: Token) -> tuple[Stretch, ...]:
    """The clause, infinitive or phrase that tells what the claim or plan is."""
    name = tree.lemma(noun)
    for c in noun.children:
        if c.i < noun.i:
            continue
        if c.dep_ in ("acl", "relcl", "ccomp") and name in lexicon().noun_clause and introduced_by_that(c):
            return clause_after(reading, noun, c)
        if c.dep_ in ("acl", "relcl", "xcomp") and name in lexicon().noun_infinitive and infinitival(c):
            return clause_after(reading, noun, c) if holder(noun) is not None else ()
        if c.dep_ == "prep" and f"{name} {c.lower_}" in lexicon().noun_preposition and holder(noun) is not None:
            what = tree.child(c, "pobj", "pcomp")
            return phrase_after(reading, noun, (what,)) if what is not None else ()
    return ()


def predicate_content(reading: Reading, noun: Token) -> tuple[Stretch, ...]:
    """Her argument is that …; the aim was to …"""
    be = noun.head
    if noun.dep_ != "nsubj" or be.lemma_ != "be" or be.i < noun.i:
        return ()
    name = tree.lemma(noun)
    for c in be.children:
        if c.i > be.i and c.dep_ in ("ccomp", "xcomp"):
            if introduced_by_that(c) and name in lexicon().noun_clause:
                return clause_after(reading, be, c)
            if infinitival(c) and name in lexicon().noun_infinitive:
                return clause_after(reading, be, c)
    return ()


def introduced_by_that(clause: Token) -> bool:
    """A clause with "that" as its conjunction, not as its subject or object."""
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def infinitival(clause: Token) -> bool:
    """A bare infinitive with "to"."""
    return clause.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.children)


def holder(noun: Token) -> Token | None:
    """Whose claim it is: the possessor, the subject of a light verb (made the claim), or of "by", "from" and "among"."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in ("by", "from", "among"):
            return tree.child(c, "pobj")
    verb = noun.head
    if noun.dep_ == "dobj" and tree.is_verb(verb) and tree.lemma(verb) in LIGHT:
        return tree.subject(verb)
    if noun.dep_ == "attr" and verb.lemma_ == "be":
        return tree.child(verb, "nsubj")
    return None


def cue_span(reading: Reading, noun: Token, source: Token | None) -> Stretch:
    """The noun, with the light verb and what stands between where there is one."""
    verb = noun.head
    if noun.dep_ == "dobj" and source is not None and source.head.i != noun.i and verb.i < noun.i < verb.i + 8:
        return reading.stretch(tree.verb_group(verb)[0], noun.i + 1)
    return reading.stretch(noun.i, noun.i + 1)
