"""Descriptions of people and bodies by what they are ("the minister", "another diplomat", "the union")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.antecedents import speaker
from variorum.annotate.mentions.lexicon import body_nouns, cue, persons, roles, word_list
from variorum.annotate.mentions.spots import Spot
from variorum.text import fold
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "quantmod", "predet", "nmod", "advmod", "case", "punct", "npadvmod"}
)
COUNTRY_NOUNS = frozenset({"country", "nation"})
TAILS = (
    ("in", "chief"),
    ("-", "in", "-", "chief"),
    ("of", "staff"),
    ("of", "state", "and", "government"),
    ("of", "state"),
    ("of", "government"),
)
"""What follows a role as part of it: commander in chief, chief of staff, head of government."""
TAILED = frozenset({"commander", "editor", "chief", "head", "secretary", "leader", "minister"})
DETERMINERS = frozenset({"DT", "PRP$", "WP$", "PDT"})
FOCUS = frozenset(
    {
        "only",
        "even",
        "just",
        "exactly",
        "also",
        "not",
        "that",
        "perhaps",
        "especially",
        "particularly",
        "mostly",
        "notably",
    }
)


def find_nominals(doc: Doc, named: Sequence[Spot], skip: frozenset[int]) -> list[Spot]:
    """Noun phrases headed by a role or a body, outside names."""
    taken = {i for spot in named for i in range(spot.start, spot.end)}
    ranks = {spot.start - 1 for spot in named if spot.title < spot.start or spot.type in ("PER", "ORG")}
    found = []
    used: set[int] = set()
    for token in doc:
        if token.i not in skip and (start := age_start(doc, token)) is not None:
            found.append(Spot(start, token.i + 1, token.i, "NOM", "PER", start))
            continue
        if token.i in skip or token.i in taken or token.i in used or token.pos_ not in ("NOUN", "PROPN"):
            continue
        end = role_end(doc, token)
        kind = noun_type(doc, token, end)
        if kind is not None and (end - 1 in ranks or (is_head(doc, token, end) and not in_rank(token, named, end))):
            used.update(range(token.i, end))
            found.append(nominal(doc, token, end, kind))
    return found


def age_start(doc: Doc, token: Token) -> int | None:
    """Where "the 71-year-old" begins that ends in this word and stands for a person."""
    words = [t.lower_ for t in doc[max(0, token.i - 5) : token.i + 1]]
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if len(words) < 6 or words[0] not in ("the", "a") or words[2:] != ["-", "year", "-", "old"]:
        return None
    return None if after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") else token.i - 5


def role_end(doc: Doc, token: Token) -> int:
    """Where the role ends: after "in chief", "of staff" and the like, or after the word itself."""
    after = token.i + 1
    if token.lemma_.lower() in TAILED:
        for tail in TAILS:
            if tuple(t.lower_ for t in doc[after : after + len(tail)]) == tail:
                return after + len(tail)
    return after


def noun_type(doc: Doc, token: Token, end: int) -> MentionType | None:
    """PER for a role, ORG for a body with an article or the like or in the plural, GPE for a word for a country."""
    lemma = token.lemma_.lower()
    if any(t.lower_ == "no" for t in token.lefts):
        return None
    if end > token.i + 1:
        return "PER"
    if lemma == "head" and not (token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of"):
        return None
    if lemma == "guard" and token.i and doc[token.i - 1].lower_ in ("coast", "national", "border"):
        return "ORG"
    if lemma in roles():
        return "PER"
    if lemma in persons() and token.is_lower and (before_name(token) or (introduced(token) and speaker(token))):
        return "PER"
    if lemma in COUNTRY_NOUNS:
        return "GPE"
    if lemma not in body_nouns():
        return None
    determined = (
        token.tag_ == "NNS"
        or (token.i > 0 and doc[token.i - 1].tag_ in DETERMINERS)
        or any(t.tag_ in DETERMINERS or t.dep_ == "poss" for t in token.lefts)
    )
    return "ORG" if determined else None


def before_name(token: Token) -> bool:
    """Whether a noun stands before a name as its rank does: "beekeeper Ann Lee"."""
    return token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN"


def introduced(token: Token) -> bool:
    """Whether a noun has an article or the like."""
    return any(t.tag_ in DETERMINERS or t.dep_ in ("poss", "nummod") for t in token.lefts)


def is_head(doc: Doc, token: Token, end: int) -> bool:
    """Not a modifier of a following noun."""
    if end >= len(doc):
        return True
    following = doc[end]
    hyphened = following.text == "-" and not doc[end - 1].whitespace_ and not following.whitespace_
    return (
        not hyphened
        and not (token.tag_ == "NN" and following.pos_ == "NOUN" and following.dep_ != "npadvmod")
        and not (
            token.dep_ in ("compound", "nmod") and token.head.i >= end and following.pos_ in ("NOUN", "PROPN", "ADJ")
        )
    )


def in_rank(token: Token, named: Sequence[Spot], end: int) -> bool:
    """Whether the word is inside the rank before a name, but not its last word ("Deputy Prison Inspector Penn")."""
    return any(
        spot.title <= token.i and end < spot.start
        for spot in named
        if spot.title < spot.start and spot.start - token.i < 8
    )


def nominal(doc: Doc, token: Token, end: int, kind: MentionType) -> Spot:
    """The noun with its words to the left."""
    start = token.i
    while start > 0 and belongs(doc[start - 1], token):
        start -= 1
    while start < token.i and (doc[start].is_punct or doc[start].tag_ == "POS" or doc[start].lower_ in FOCUS):
        start += 1
    plural = token.tag_ in ("NNS", "NNPS")
    told = roles().get(token.lemma_.lower(), "-") if kind == "PER" else "-"
    if kind == "ORG" and start + 2 < end and token.lemma_.lower() in ("ministry", "department") and not plural:
        fields = doc[start + 1 : token.i]
        if (
            all(fold(t.text) in word_list("fields.txt")["field"] or t.text == "-" for t in fields)
            and doc[start].lower_ == "the"
        ):
            return Spot(start + 1, end, token.i, "NAM", kind, start + 1)
    return Spot(start, end, token.i, "NOM", kind, start, told, plural)


def belongs(left: Token, head: Token) -> bool:
    """Whether the word just before the phrase is part of it: a dependent of the head, however deep, to its left."""
    if left.is_space or left.text in ',;:()“”"‘' or (left.ent_type_ in ("DATE", "TIME") and left.tag_ != "DT"):
        return False
    if left.is_punct and left.whitespace_:
        return False
    if left.tag_ in ("VB", "VBP", "VBZ", "VBD", "MD"):
        return False
    if left.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON") and left.dep_ not in ("poss", "amod", "compound"):
        return False
    return left.dep_ in LEFT and (left.head == head or head.is_ancestor(left) or left.i < left.head.i <= head.i)


def either(spot: Spot, doc: Doc) -> bool:
    """Whether the description fits a person and a body alike ("the operator", "the owner")."""
    return doc[spot.head].lemma_.lower() in cue("either")
