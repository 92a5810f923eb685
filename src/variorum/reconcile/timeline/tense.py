"""What the tense of the verb above a time says of its day: who "arrived on Saturday" did so before the report."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.reconcile.timeline.adjunct import last_token
from variorum.reconcile.timeline.days import BARE_MONTH, WEEKDAY, Days
from variorum.types import Annotations, TimeExpression, Token

AHEAD = frozenset({"to", "for", "until", "till", "from", "as"})
"""Prepositions by which a past verb sets a day that lies ahead ("put off until Friday", "called for Monday")."""
ADVERBIAL = frozenset({"prep", "pobj", "npadvmod", "advmod", "amod", "nummod", "compound", "pcomp", "det"})
ECHO = re.compile(r"\b(?:later|afterwards|after|next day|following day)\b", re.IGNORECASE)
DATED = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|night|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def past_verb(annotations: Annotations, time: TimeExpression) -> bool:
    """Whether the time is an adverbial of a verb in the past or the perfect."""
    tokens = annotations.tokens
    token = last_token(annotations, time)
    for _ in range(5):
        if token is None or tokens[token.head] == token or token.dep not in ADVERBIAL:
            return False
        above = tokens[token.head]
        if above.pos in {"VERB", "AUX"}:
            return gone(annotations, above)
        if above.pos == "ADP" and above.exact.lower() in AHEAD:
            return False
        if above.pos != "ADP" and not timed(annotations, above):
            return False
        token = above
    return False


def timed(annotations: Annotations, token: Token) -> bool:
    """Whether the word stands in a time expression."""
    return any(t.start <= token.start < t.end for t in annotations.times)


def gone(annotations: Annotations, verb: Token) -> bool:
    """Whether the verb is in the past: "came", "has come", "was seen"; not "was to come"."""
    tokens = annotations.tokens
    at = tokens.index(verb)
    helpers = [t for t in tokens[max(0, at - 8) : at] if tokens[t.head] == verb and t.dep in {"aux", "auxpass"}]
    if any(t.tag in {"MD", "TO"} for t in helpers):
        return False
    perfect = any(t.lemma.lower() == "have" or t.tag == "VBD" for t in helpers)
    return verb.tag == "VBD" or (verb.tag == "VBN" and perfect)


def nearer(when: Days, written: str, annotations: Annotations, time: TimeExpression) -> Days:
    """ "had been given until Tuesday" is told on Wednesday of a deadline that has passed: of two Tuesdays the nearer one."""
    begin, end, precision = when
    if precision != "day" or WEEKDAY.search(time.exact) is None or not until_after_had(annotations, time):
        return when
    ahead, there = date.fromisoformat(begin), date.fromisoformat(written)
    back = ahead - timedelta(days=7)
    return (back.isoformat(), end, precision) if there - back < ahead - there else when


def until_after_had(annotations: Annotations, time: TimeExpression) -> bool:
    """Whether "until" stands before the time in a sentence whose verb is in the past perfect."""
    sentence = next((s for s in annotations.sentences if s.start <= time.start < s.end), None)
    if sentence is None:
        return False
    words = annotations.tokens[sentence.first : sentence.last]
    before = [t.exact.lower() for t in words if t.start < time.start][-3:]
    return bool({"until", "till"} & set(before)) and any(t.exact.lower() == "had" and t.dep == "aux" for t in words)


def settled_back(when: Days, written: str | None, annotations: Annotations, time: TimeExpression) -> Days | None:
    """The days, a weekday of the past tense not after the report; None where no such day is known.

    ``written`` is the report's day or the last one it may have.
    """
    begin, end, precision = when
    if written is not None and precision == "month" and begin > written[:7] and past_verb(annotations, time):
        return (f"{int(begin[:4]) - 1}{begin[4:]}", end, precision) if BARE_MONTH.match(time.exact) else when
    if written is None or len(begin) < 10 or begin <= written[:10]:
        return when
    if not past_verb(annotations, time):
        return nearer(when, written[:10], annotations, time)
    if ECHO.search(time.exact) or (time.type == "TIME" and not DATED.search(time.exact)):
        return None
    if WEEKDAY.search(time.exact) is None or precision != "day":
        return when
    earlier = (date.fromisoformat(begin) - timedelta(days=7)).isoformat()
    return (earlier, end, precision) if earlier <= written[:10] else when
