"""Whether a clause looks back or ahead, from the verb that governs a word."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future"]
CLAUSE = frozenset(("VERB", "AUX"))


@cache
def listed(name: str) -> frozenset[str]:
    """One list of the words that say what lies ahead or behind: future, modal, ahead, arranged, documents."""
    found: list[str] = tomllib.loads(files("variorum.data").joinpath("tense.toml").read_text("utf-8"))[name]
    return frozenset(found)


def tense(token: Token) -> Tense | None:
    """The tense of the clause that ``token`` stands in; None where no verb governs it."""
    verb = governor(token)
    if verb is None:
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "cop")]
    words = {child.lower_ for child in helpers}
    if words & listed("future") or verb.lower_ in listed("future"):
        return "future"
    if going(verb) or to_come(verb) or arranged(verb, token) or likely(verb):
        return "future"
    if words & listed("modal"):
        return "past" if any(child.lower_ == "have" for child in helpers) else "future"
    return finite(verb, helpers)


def governor(token: Token) -> Token | None:
    """The nearest verb above ``token``, itself left out."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in CLAUSE:
            return node
    return token if token.pos_ in CLAUSE else None


def going(verb: Token) -> bool:
    """ "is going to leave"."""
    return verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.children)


def to_come(verb: Token) -> bool:
    """An infinitive after a word of intention ("plans to meet", "due to open", "is to appear")."""
    if not any(child.tag_ == "TO" for child in verb.children):
        return False
    above = verb.head
    if any(child.lower_ == "had" for node in (above, above.head) for child in node.children):
        return False
    return above.lemma_.lower() in listed("ahead") or above.lemma_ == "be" or above.i == verb.i


def likely(verb: Token) -> bool:
    """ "Saturday was now more likely"."""
    return verb.lemma_ == "be" and any(child.lower_ in ("likely", "likelier", "unlikely") for child in verb.children)


def arranged(verb: Token, token: Token) -> bool:
    """ "planned a march on Saturday", "a summit set for April", "accepted talks on Monday": what is arranged lies ahead."""
    if verb.lemma_ in listed("answered") or (verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.children)):
        noun = token.head if token.dep_ != "pobj" else token.head.head
        return noun.i != verb.i and noun.pos_ == "NOUN"
    if verb.lemma_.lower() not in listed("arranged"):
        return False
    if verb.lemma_ == "set":
        return any(child.lower_ == "for" for child in verb.children)
    return token.head.i != verb.i or verb.tag_ == "VBN"


def finite(verb: Token, helpers: list[Token]) -> Tense | None:
    """Past or present by the form of the verb or its first helper; of a participle by the clause above."""
    form = helpers[0] if helpers else verb
    if form.tag_ in ("VBD",) or (form.lower_ in ("had", "was", "were", "did")):
        return "past"
    if form.lower_ in ("has", "have", "'ve", "’ve") and verb.tag_ in ("VBN", "VBD"):
        return "past"
    if form.tag_ in ("VBP", "VBZ"):
        return "present"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    if verb.head.i != verb.i:
        above = governor(verb)
        if above is not None and above.i != verb.i:
            return finite(above, [child for child in above.children if child.dep_ in ("aux", "auxpass")])
    return None
