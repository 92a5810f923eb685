"""Whether a time says when something was, or is only spoken of: its place in the clause."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.reconcile.timeline.telling import predicate_lemmas, predicate_tokens, quoted
from variorum.types import Annotations, Claim, Report, TimeExpression, Token

PRONOUNS = frozenset({"it", "that", "this"})
COMPARED = re.compile(r"^\s*,?\s*than\b", re.IGNORECASE)
REFUSED = re.compile(r"\bnot\s+(?:from|at|on|in|by)\s+(?:the\s+)?(?:[\w.:]+\s+){0,2}(?:on\s+)?$", re.IGNORECASE)
ANY_DAY = re.compile(r"^, on \w+(?:day\b|\s+Day\b)")
ANY_OTHER = re.compile(r"\bon \w+day, on $")
DOWN_FROM = re.compile(r"\b(?:down|up|as) from\b[^.;]{0,30}$", re.IGNORECASE)
ANY = re.compile(r"\bon an? $", re.IGNORECASE)
WEEKEND = re.compile(
    r"^(?:, \w+day| and \w+day|,? or \w+day)* of (?:the|that|a|next|this)\b[^.;]{0,20}\bweek", re.IGNORECASE
)
"""After "the Friday": the days of a weekend or week that is named, and not those of the report's week."""
EVERY = re.compile(r"\b(?:every|each)\s+(?:\w+\s+)?$", re.IGNORECASE)
ADVERBIAL = re.compile(r"\b(?:in|on|at|by|since|until|till|from|during|after|before)\s+(?:the\s+)?$", re.IGNORECASE)
TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)


def spoken_of(report: Report, annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether the time is what is talked about, compared with, refused, or part of the name of today's programme."""
    before, after = report.text[max(0, time.start - 30) : time.start], report.text[time.end : time.end + 10]
    if COMPARED.match(after) or REFUSED.search(before):
        return True
    rhetorical = ANY_DAY.match(report.text[time.end : time.end + 24]) or ANY_OTHER.search(before)
    if rhetorical and quoted(annotations, time):  # "call me on a Tuesday, on New Year's Eve"
        return True
    last = last_token(annotations, time)
    if last is None:
        return False
    if DOWN_FROM.search(before) or WEEKEND.match(report.text[time.end : time.end + 60]) or ANY.search(before):
        return True
    if (last.tag == "POS" or after[:2] in {"'s", "’s"}) and TODAY.search(time.exact):
        return True
    if EVERY.search(before) or talked_of(annotations, last):
        return True
    adverbial = ADVERBIAL.search(before) is not None
    return (not adverbial and named(annotations, last)) or imagined(annotations, claim, time)


def talked_of(annotations: Annotations, last: Token) -> bool:
    """Whether somebody leaves the time out of what he tells."""
    prep = annotations.tokens[last.head]
    if last.dep != "pobj" or prep.lemma.lower() != "out":
        return False
    lists = word_sets("timeline")
    return annotations.tokens[prep.head].lemma.lower() in lists["about"]


def named(annotations: Annotations, last: Token) -> bool:
    """Whether the time is subject, object or complement ("October came", "left out January") and no adverbial."""
    tokens = annotations.tokens
    head = tokens[last.head]
    if last.dep == "dobj":
        return head.lemma.lower() in word_sets("timeline")["about"]
    if last.dep == "attr":
        return any(t.head == last.head and t.dep == "nsubj" and t.exact.lower() in PRONOUNS for t in tokens)
    likely = any(t.head == last.head and t.dep == "acomp" for t in tokens)
    return last.dep in {"nsubj", "nsubjpass"} and (head.pos == "VERB" and not likely)


def imagined(annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether somebody quoted says what would be or is thought, which no calendar holds."""
    if not quoted(annotations, time):
        return False
    would = any(
        t.tag == "MD" and t.exact.lower() in {"would", "'d", "’d"} and claim.start <= t.start < claim.end
        for t in annotations.tokens
    )
    active = all(t.tag != "VBN" for t in predicate_tokens(annotations, claim))
    return would or (active and bool(predicate_lemmas(annotations, claim) & word_sets("timeline")["minds"]))


def last_token(annotations: Annotations, time: TimeExpression) -> Token | None:
    """The last word of the time, which the others hang on or belong to."""
    inside = [t for t in annotations.tokens if time.start <= t.start and t.end <= time.end]
    tops = [
        t
        for t in inside
        if not time.start <= annotations.tokens[t.head].start < time.end or annotations.tokens[t.head] == t
    ]
    return (inside[-1] if inside and inside[-1].tag == "POS" else tops[0]) if tops else None


def mere_talk(annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether the clause only says that somebody spoke then, what was said standing beside it in quotation marks or nowhere."""
    lemmas, lists = predicate_lemmas(annotations, claim), word_sets("timeline")
    if not lemmas & lists["speaks"] and not (lemmas & lists["prints"] and says_nothing(annotations, claim)):
        return False
    inner = [t for t in annotations.tokens if claim.start <= t.start < claim.end]
    if any(t.dep in {"ccomp", "xcomp"} or t.exact == "so" for t in inner) or not governs(annotations, claim, time):
        return False
    sentence = next((s for s in annotations.sentences if s.start <= claim.start < s.end), None)
    if sentence is None:
        return True
    parts = [(q.type, p) for q in annotations.quotations for p in q.content if sentence.start <= p.start < sentence.end]
    return not any(kind == "indirect" for kind, _ in parts)


def says_nothing(annotations: Annotations, claim: Claim) -> bool:
    """Whether what is reported is only "this" or "it", or stands elsewhere."""
    objects = [
        t
        for t in annotations.tokens
        if claim.start <= t.start < claim.end and t.dep in {"dobj", "nsubjpass", "attr", "oprd", "prt"}
    ]
    return all(t.exact.lower() in PRONOUNS for t in objects)


def governs(annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether the claim's own verb is the first above the time."""
    token = last_token(annotations, time)
    for _ in range(8):
        if token is None or claim.predicate is None or annotations.tokens[token.head] == token:
            return token is not None
        if token.dep == "appos":
            return False
        token = annotations.tokens[token.head]
        if token.pos in {"VERB", "AUX"}:
            return claim.predicate.start <= token.start < claim.predicate.end
    return False
