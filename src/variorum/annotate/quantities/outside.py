"""Numbers that count nothing: dates, names, addresses, scores, phone numbers, list marks, clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from variorum.annotate.quantities.measure import Measure
from variorum.annotate.quantities.words import alternatives, counting
from variorum.types import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

PHONE = re.compile(r"(?<!\w)(?:\+?\d{1,4}[ .-]?)?(?:\(\d{2,5}\)[ .-]?)?\d{3,5}[ .-]\d{3,5}(?:[ .-]\d{2,5})*(?!\w)")
ADDRESS = re.compile(
    r",? [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Square|Boulevard|Way)\b"
)
NAMED = frozenset(("PERSON", "ORG", "FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT"))


@cache
def label() -> re.Pattern[str]:
    """A noun that ends right where its number begins."""
    return re.compile(rf"\b(?:{alternatives(counting('labels'))})\.?[ \u00a0]$", re.IGNORECASE)


def counts(text: str, one: Measure, last: Token | None, times: Sequence[TimeExpression]) -> bool:
    """Whether a number is a quantity at all."""
    if one.vague:
        inside = any(time.start <= one.number_start < time.end for time in times)
        return not inside and not vague_elsewhere(text, one)
    if dated(one, times) or labelled(text, one) or inside_code(text, one) or scored(text, one):
        return False
    if one.unit is None and last is not None and named(one, last):
        return False
    return not (one.value in (1, 50) and not one.figures and idle(text, one, last))


def dated(one: Measure, times: Sequence[TimeExpression]) -> bool:
    """Whether it is part of a date, an hour or a set; the number of a length is a quantity."""
    for time in times:
        if time.start <= one.number_start < time.end:
            return not (time.type == "DURATION" and one.unit is not None)
    return False


def labelled(text: str, one: Measure) -> bool:
    """ "Article 5", "No. 1", "#3", "lane 4", "1)"."""
    before, after = text[max(0, one.number_start - 20) : one.number_start], text[one.number_end : one.number_end + 2]
    if one.unit not in (None, "metre"):
        return False
    marked = after.strip().startswith(")") and not before.endswith("(") and one.value < LIST_MARKS
    return bool(label().search(before) or before.endswith("#") or marked or ADDRESS.match(text, one.number_end))


LIST_MARKS = 20


def inside_code(text: str, one: Measure) -> bool:
    """Part of "B-52", "24703L202", a phone number, a web address, "24/7" or a clock time."""
    start, end = one.number_start, one.number_end
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha() and one.figures and one.start == start:
        return True
    near = text[max(0, start - 1) : start]
    if one.unit is None and end < len(text) and text[end].isalnum():
        return True
    if one.figures and (near.isalpha() and one.unit is None):
        return True
    code = re.compile(r"[\w./-]+").search(text, leftmost(text, start), end + 20)
    word = code.group().rstrip(".") if code else ""
    if (
        one.unit is None
        and re.fullmatch(r"[A-Za-z]+-\d+[\w-]*|\d+-\d+-[\d-]+|\d+/\d+/?\d*|www.*", word)
        and not re.fullmatch(r"\d/\d+", word)
    ):
        return True
    phone = PHONE.search(text, max(0, start - 12), end + 14)
    return bool(
        phone
        and phone.start() <= start < phone.end()
        and one.unit is None
        and len(re.sub(r"\D", "", phone.group())) >= 7
    )


def leftmost(text: str, start: int) -> int:
    """Where the unbroken run of word characters and hyphens around ``start`` begins."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-./"):
        start -= 1
    return start


ODDS = re.compile(r"(?P<a>\d{1,3}) to (?P<b>1|2|3)(?![\d,.]*\d| (?:million|billion))\b")
ODDS_END = re.compile(r"\b\d{1,3} to [123]$")


def scored(text: str, one: Measure) -> bool:
    """ "won 3-2": two small numbers that a hyphen joins and nothing follows that they count."""
    if one.unit is None and (
        ODDS.match(text, one.number_start) or ODDS_END.search(text, max(0, one.number_start - 9), one.number_end)
    ):
        return True
    around = text[max(0, one.number_start - 3) : one.number_end + 3]
    return one.unit is None and bool(re.search(r"(?<![\d.])\d{1,2}[-–:]\d{1,2}(?![\d%])", around)) and one.upper is None


def named(one: Measure, last: Token) -> bool:
    """A number that is part of a name or follows its noun ("Boeing 737", "platform two")."""
    if last.ent_type_ in NAMED and one.figures and last.i and last.nbor(-1).ent_type_ == last.ent_type_:
        return True
    head = last.head
    label = head.i < last.i and head.pos_ in ("NOUN", "PROPN") and last.dep_ in ("nummod", "appos", "nmod")
    plural = last.i + 1 < len(last.doc) and last.nbor().tag_ in ("NNS", "NNPS")
    return label and not plural and head.tag_ in ("NN", "NNP") and last.i == head.i + 1


def idle(text: str, one: Measure, last: Token | None) -> bool:
    """ "one" as a pronoun or in "one day", "half" as half of something that is not counted."""
    if one.unit is not None:
        return False
    surface = text[one.number_start : one.number_end]
    if surface == "One" and last is not None and not last.is_sent_start and last.i and last.nbor(-1).pos_ == "PROPN":
        return True
    word = surface.lower()
    after = text[one.number_end : one.number_end + 6].lower()
    if word not in ("one", "a", "half"):
        return False
    if after.startswith((" of ", " in ", " third", "-third")):
        return False
    if after.startswith(("-", " -")) or last is None:
        return True
    return (
        last.dep_ != "nummod"
        or last.head.i < last.i
        or last.head.lemma_.lower() in ("day", "time", "thing", "way", "point", "hand")
    )


def vague_elsewhere(text: str, one: Measure) -> bool:
    """ "couple" the people, "quite a few", "nobody" at large, "a few" before a time that has its own expression."""
    word = text[one.number_start : one.number_end].lower()
    return word in ("couple", "nobody", "no one", "both")
