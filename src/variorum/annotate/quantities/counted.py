"""Which noun a number counts, also where it stands alone, far from the noun, or in place of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.numerals import table
from variorum.annotate.quantities.concept import NOUNS, concept, container, head_of
from variorum.annotate.quantities.measure import Measure
from variorum.annotate.quantities.words import counting
from variorum.types import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
OBJECTS = frozenset(("dobj", "attr", "conj", "oprd"))
THEM = frozenset(("them", "those", "these", "whom", "us", "you"))
STRONG = re.compile(r"[ -]?-[ -]?strong[ -](?P<noun>\w+)")


class Tokens:
    """The tokens of a doc by where they start and end."""

    def __init__(self, doc: Doc) -> None:
        self.by_start = {token.idx: token for token in doc}
        self.by_end = {token.idx + len(token.text): token for token in doc}

    def ending(self, end: int) -> Token | None:
        """The token that ends at an offset, or a little after it ("97" of "97," never, "142" of "142m")."""
        return self.by_end.get(end) or next((self.by_end[end + i] for i in (1, 2, 3) if end + i in self.by_end), None)

    def noun_inside(self, start: int, end: int) -> str | None:
        """The lemma of the last noun inside a stretch: "train" in "one bus in four"."""
        inside = [token for idx, token in self.by_start.items() if start <= idx < end]
        nouns = [token for token in inside if token.pos_ == "NOUN" and not token.like_num]
        return concept(nouns[-1]) if nouns and nouns[-1].lemma_ not in table("fractions") else None

    def after(self, end: int, text: str) -> Token | None:
        """The token that begins behind an offset."""
        match = re.compile(r"[\s-]*").match(text, end)
        return self.by_start.get(match.end()) if match else None


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with the last token of its number, for what stands in its place later."""

    quantity: Quantity
    last: Token | None


def what(text: str, one: Measure, tokens: Tokens, before: Sequence[Counted]) -> str | None:
    """What a number counts, as lower-case lemmas, head last; None where nothing says it."""
    last = tokens.ending(one.end if one.unit_at is not None and one.unit_at >= one.number_end else one.number_end)
    if last is None:
        return None
    after = tokens.after(one.end, text)
    if one.unit:
        return measured_thing(one, last, after) or (tokens.noun_inside(one.start, one.end) if one.share else None)
    strong = STRONG.match(text, one.end)
    noun = tokens.by_start.get(strong.start("noun")) if strong else named_noun(text, one, last, after)
    if noun is not None:
        return concept(noun, since=one.end)
    return state(after) or of_them(after, one, before) or level(last) or elided(last, before)


def named_noun(text: str, one: Measure, last: Token, after: Token | None) -> Token | None:
    """The noun that the number stands with."""
    if one.vague and text[one.number_start : one.number_end].lower().endswith(" of"):
        return following_noun(after)
    return head_of(last, after) or container(last)


def measured_thing(one: Measure, last: Token, after: Token | None) -> str | None:
    """What a measure or a share is of: "18 percent of voters", "a $48 million contract", "a margin of 6 percent"."""
    head = head_of(last, after) if after is not None and (after.lower_ == "of" or after.pos_ in NOUNS) else None
    head = head if head is not None or one.vague else container(last)
    if head is None or head.pos_ != "NOUN" or not head.text.isalpha() or len(head.text) < 2:
        return None
    return concept(head, since=one.end)


def state(after: Token | None) -> str | None:
    """ "two dead", "seven missing"."""
    return after.lower_ if after is not None and after.lower_ in counting("states") else None


def of_them(after: Token | None, one: Measure, before: Sequence[Counted]) -> str | None:
    """ "six of them": what the last larger number counted."""
    if after is None or after.lower_ != "of" or not any(child.lower_ in THEM for child in after.children):
        return None
    larger = (
        c.quantity.concept
        for c in reversed(before)
        if c.quantity.concept and c.quantity.value >= one.value and not c.quantity.unit
    )
    return next(larger, None)


def level(last: Token) -> str | None:
    """ "the number of claims stood at 64", "the toll rose to eleven": what the subject or object is a count of."""
    node = last.head if last.dep_ == "pobj" and last.head.lower_ in ("at", "to", "by") else last
    verb = node.head
    if verb.lemma_.lower() not in counting("level_verbs") or last.dep_ not in (*OBJECTS, "pobj"):
        return None
    nouns = [
        child
        for child in verb.children
        if child.i < last.i and child.dep_ in ("dobj", *SUBJECTS) and child.pos_ in NOUNS
    ]
    counts = [noun for noun in nouns if noun.lemma_.lower() in counting("count_nouns")]
    return count_of(counts[-1]) if counts else None


def count_of(noun: Token) -> str | None:
    """What a number, count or toll is of."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((word for word in child.children if word.dep_ in ("pobj", "amod", "pcomp")), None)
            return None if inner is None else inner.lower_ if inner.pos_ == "ADJ" else concept(inner)
        if child.dep_ == "acl":
            return child.lower_
    return "death" if noun.lemma_.lower() == "toll" else None


def following_noun(token: Token | None) -> Token | None:
    """The head of the noun phrase that begins with ``token``."""
    while token is not None and token.pos_ not in NOUNS and token.head.i > token.i:
        token = token.head
    if token is None:
        return None
    while token.dep_ in ("compound", "nmod") and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in NOUNS else None


def elided(last: Token, before: Sequence[Counted]) -> str | None:
    """ "Five hikers returned and twelve were missing": a number alone counts what the last one in its place counted."""
    role = place(last)
    if role is None:
        return None
    start = last.sent.start
    earlier = last.doc[start - 1].sent.start if start else start
    for one in reversed(before):
        if one.last is None or one.last.i < earlier:
            return None
        if one.quantity.concept is None or one.quantity.unit:
            continue
        if place(one.last) == role or (one.last.i >= start and last.dep_ == "pobj"):
            return one.quantity.concept
    return None


def place(last: Token) -> str | None:
    """Whether a number, or the noun it stands with, is a subject or an object of its clause."""
    node = last.head if last.dep_ in ("nummod", "quantmod", "compound") else last
    if node.dep_ in SUBJECTS:
        return "subject"
    return "object" if node.dep_ in OBJECTS else "complement" if node.dep_ == "pobj" else None
