"""Pronouns of the third person, and "we" outside quotations; first persons inside them belong to the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.mentions.antecedents import clause
from variorum.annotate.mentions.capitals import speaks
from variorum.annotate.mentions.lexicon import cue
from variorum.annotate.mentions.spots import Spot
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "it": "n", "its": "n", "itself": "n", "we": "w", "us": "w", "our": "w",
}  # fmt: skip


INDEFINITE = frozenset({"others", "some", "many", "several", "one", "another", "both", "most"})
"""Words that speak of people nobody names, where they say something."""


def find_pronouns(doc: Doc, skip: frozenset[int], inside: frozenset[int]) -> list[Spot]:
    """Pronouns that speak of people and bodies; "it" only where it acts or owns as a body does."""
    found = []
    for token in doc:
        told = PRONOUNS.get(token.lower_)
        if token.i not in skip and token.lower_ in INDEFINITE and token.dep_ == "nsubj" and speaks(token):
            found.append(Spot(token.i, token.i + 1, token.i, "NOM", "PER", token.i, "-", token.lower_ != "one"))
        elif token.i not in skip and relative(token):
            found.append(Spot(token.i, token.i + 1, token.i, "PRO", "PER", token.i, "r"))
        if told is None or token.i in skip or token.tag_ not in ("PRP", "PRP$"):
            continue
        if (told == "w" and (token.i in inside or token.text == "US")) or (told == "n" and not bodily(token)):
            continue
        kind: MentionType = "ORG" if told == "n" else "PER"
        found.append(Spot(token.i, token.i + 1, token.i, "PRO", kind, token.i, told, told in "pw"))
    return found


def relative(token: Token) -> bool:
    """Whether it is a "who" or "whom" in a clause that hangs on a noun."""
    return token.lower_ in ("who", "whom") and clause(token).dep_ == "relcl"


def bodily(token: Token) -> bool:
    """Whether "it" does what bodies do here, or "its" is there at all; the rest is weather, clauses and things."""
    if token.tag_ == "PRP$":
        return True
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in cue("say") | cue("government-act")
