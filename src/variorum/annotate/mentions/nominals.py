"""Descriptions of people and bodies by what they are ("the minister", "another diplomat", "the union"), and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import bodies, roles
from variorum.annotate.mentions.spots import Spot
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "quantmod", "predet", "nmod", "advmod", "case", "punct"})
PRONOUNS = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "they": ("-", True), "them": ("-", True), "their": ("-", True), "theirs": ("-", True), "themselves": ("-", True),
    "it": ("n", False), "its": ("n", False), "itself": ("n", False), "we": ("-", True), "us": ("-", True), "our": ("-", True),
}  # fmt: skip
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
VESSELS = frozenset({"ship", "ferry", "vessel", "boat", "aircraft", "plane", "train"})


def find_nominals(doc: Doc, named: Sequence[Spot], skip: frozenset[int]) -> list[Spot]:
    """Noun phrases headed by a role or a body, outside names."""
    taken = {i for spot in named for i in range(spot.start, spot.end)}
    found = []
    for token in doc:
        if token.i in skip or token.i in taken or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        kind = noun_type(token)
        if kind is not None and is_head(doc, token, named):
            found.append(nominal(doc, token, kind, taken))
    return found


def noun_type(token: Token) -> MentionType | None:
    """PER for a role, ORG for a body, GPE for a word for a country."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ":
        return None
    if lemma in roles():
        return "PER"
    if lemma in bodies() and not (token.dep_ == "compound" and token.head.i == token.i + 1):
        return "ORG"
    return "GPE" if lemma in COUNTRY_NOUNS else None


def is_head(doc: Doc, token: Token, named: Sequence[Spot]) -> bool:
    """Not a modifier of a following noun; the rank before a name counts as a head of its own."""
    if token.i + 1 >= len(doc):
        return True
    following = doc[token.i + 1]
    if any(spot.title <= token.i < spot.start for spot in named):
        return any(spot.start == token.i + 1 for spot in named)
    return not (token.dep_ == "compound" and following.pos_ in ("NOUN", "PROPN") and following.i <= token.head.i)


def nominal(doc: Doc, token: Token, kind: MentionType, taken: set[int]) -> Spot:
    """The noun with its words to the left."""
    start = token.i
    while start > 0 and belongs(doc[start - 1], token, start):
        start -= 1
    while start < token.i and (doc[start].is_punct or doc[start].tag_ == "POS"):
        start += 1
    plural = token.tag_ in ("NNS", "NNPS")
    told = roles().get(token.lemma_.lower(), "-") if kind == "PER" else "-"
    return Spot(start, token.i + 1, token.i, "NOM", kind, start, told, plural)


def belongs(left: Token, head: Token, start: int) -> bool:
    """Whether the word just before the phrase is part of it: a dependent of the head, however deep, to its left."""
    if left.is_space or left.text in ",;:()“”\"‘" or left.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON") and left.dep_ not in ("poss", "amod"):
        return False
    return left.dep_ in LEFT and (left.head == head or head.is_ancestor(left) or left.head.i > left.i and left.head.i <= head.i)


def find_pronouns(doc: Doc, skip: frozenset[int], inside: frozenset[int]) -> list[Spot]:
    """Third-person pronouns, and "we" outside quotations; first persons inside them belong to the speaker."""
    found = []
    for token in doc:
        told = PRONOUNS.get(token.lower_)
        if told is None or token.i in skip or token.pos_ not in ("PRON", "DET", "ADJ") and token.tag_ not in ("PRP", "PRP$"):
            continue
        if token.lower_ in ("we", "us", "our") and (token.i in inside or token.text == "US"):
            continue
        if token.lower_ == "it" and token.dep_ == "expl":
            continue
        gender, plural = told
        kind: MentionType = "ORG" if gender == "n" else "PER"
        found.append(Spot(token.i, token.i + 1, token.i, "PRO", kind, token.i, gender, plural))
    return found
