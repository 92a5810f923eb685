"""What the tense of the verb above a time says of its day: who "arrived on Saturday" did so before the report."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.reconcile.timeline.adjunct import last_token
from variorum.reconcile.timeline.days import WEEKDAY, Days
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


def settled_back(when: Days, written: str | None, annotations: Annotations, time: TimeExpression) -> Days | None:
    """The days, a weekday of the past tense not after the report; None where no such day is known.

    ``written`` is the report's day or the last one it may have.
    """
    begin, end, precision = when
    if written is None or len(begin) < 10 or begin <= written[:10] or not past_verb(annotations, time):
        return when
    if ECHO.search(time.exact) or (time.type == "TIME" and not DATED.search(time.exact)):
        return None
    if WEEKDAY.search(time.exact) is None or precision != "day":
        return when
    earlier = (date.fromisoformat(begin) - timedelta(days=7)).isoformat()
    return (earlier, end, precision) if earlier <= written[:10] else when
