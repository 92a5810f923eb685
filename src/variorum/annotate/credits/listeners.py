"""To whom something was told: to this paper, to another outlet, to the press at large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.credits.sources import key_of, phrase
from variorum.annotate.mentions.lexicon import countries
from variorum.data import word_sets
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Token


def press(verb: Token, publisher: str) -> bool:
    """Whether it was told to this paper, or in an interview or broadcast."""
    lemma = verb.lemma_.lower()
    if lemma in {"tell", "inform", "say", "speak"} and any(
        listens(child, "listeners") or addressed(child, publisher) for child in verb.children
    ):
        return True
    return lemma in {"speak", "say", "tell"} and any(on_air(child) for child in verb.children)


def on_air(child: Token) -> bool:
    """ "on tonight's Late Edition", "in an interview"."""
    noun = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "prep" else None
    return noun is not None and (
        noun.lemma_.lower() in word_sets("credits")["programmes"] or (child.lower_ == "on" and noun.pos_ == "PROPN")
    )


def reporters(verb: Token) -> bool:
    """Whether it was told to the press at large."""
    return any(listens(child, "press") for child in verb.children)


def listens(child: Token, key: str) -> bool:
    """Whether the listener is the press."""
    words = word_sets("credits")
    noun = child
    if child.dep_ in {"prep", "dative"} and child.pos_ == "ADP":
        noun = next((c for c in child.children if c.dep_ == "pobj"), child)
    elif child.dep_ not in {"dobj", "dative"}:
        return False
    if noun.lemma_.lower() in {"conference", "briefing"} and noun.i != child.i:
        return False
    if noun.lower_ in words[key] or noun.lemma_.lower() in words[key]:
        return True
    return key == "listeners" and noun.pos_ == "PROPN" and press_name(noun)


def addressed(child: Token, publisher: str) -> bool:
    """Whether the report's own outlet is the listener, also by the last word of its name ("told the Packet")."""
    noun = next((c for c in child.children if c.dep_ == "pobj"), child) if child.pos_ == "ADP" else child
    name = fold(publisher).split()
    return noun.pos_ in {"PROPN", "NOUN"} and child.dep_ in {"dobj", "dative", "prep"} and fold(noun.text) in name[-1:]


def press_name(noun: Token) -> bool:
    """Whether the name is an outlet's: by its words, or as a listener that is no person, place or assembly ("told the Larch")."""
    words = word_sets("credits")
    name = set(key_of(phrase(noun)).replace("-", " ").split())
    if name & (words["outlet_words"] | words["agencies"]):
        return True
    titled = noun.ent_type_ == "ORG" or noun.is_upper or any(child.lower_ == "the" for child in noun.children)
    return titled and key_of(phrase(noun)) not in countries() and not name & words["assemblies"]
