"""Which claims with a date tell an event, and which only mention one."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.types import Annotations, Claim, Report, TimeExpression, Token

NOW = re.compile(
    r"\b(?:today|tonight|now|currently|this (?:week|month|year|morning|afternoon|evening))\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"^(?:the |early |earlier |late |later |in )?(?:(?:this|current|same|recent|past|last few|next few|coming)\b.*\b)?(?:week|month|year|day|decade)s?$",
    re.IGNORECASE,
)
DAY = re.compile(
    r"day\b|\d{4}|yesterday|tonight|last night|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
LIMIT = re.compile(r"\b(?:until|till|before|by)\b", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|after|as of)\s+(?:the\s+)?$", re.IGNORECASE)
AWAY = re.compile(r"\b(?:before|after|than|since before|prior to)\s+$", re.IGNORECASE)
BOUND = re.compile(
    r"(?<!\bday )(?<!\bweek )(?<!\bmonth )(?<!\bdays )(?<!\bweeks )\b(?:before|after)\s+$", re.IGNORECASE
)
OUTSIDE = re.compile(r"\b(?:since|after|before|than|until|till|of|from)\s+(?:the\s+)?$", re.IGNORECASE)
BARE = re.compile(r"\b(?:in|on)\s+$", re.IGNORECASE)
DOUBT = re.compile(r"^(?:only )?(?:if|unless|whether|should|how|why|what)\b", re.IGNORECASE)
NOR = re.compile(r"\b(?:nor|neither|never|nowhere|if|unless|whether)\s+$", re.IGNORECASE)
OURS = re.compile(r"^our\b", re.IGNORECASE)
PRESENT = frozenset({"VBZ", "VBP"})
OTHER_TENSES = frozenset({"VBN", "VBG", "MD", "VBD"})


def tells(report: Report, annotations: Annotations, claim: Claim, time: TimeExpression, *, bound: bool = False) -> bool:
    """Whether the claim is an event on that day: no question, condition, denial, loose "now", or day in a name.

    ``bound``: the day lies ahead, so that "before" and "after" it are bounds that a calendar holds.
    """
    if claim.polarity == "u" or DOUBT.match(claim.exact) or VAGUE.match(time.exact) or in_headline(report, time):
        return False
    if NOR.search(report.text[max(0, claim.start - 10) : claim.start]) or of_the_paper(annotations, claim):
        return False
    before = report.text[max(0, time.start - 16) : time.start]
    starts = bound and FROM.search(before) is not None
    limited = claim.polarity == "-" and (starts or LIMIT.search(before + time.exact) is not None)
    if claim.polarity == "-" and not limited:
        return False
    if (
        (AWAY.search(before) and not limited and not (bound and BOUND.search(before)))
        or names_something(report, annotations, time)
        or advises(annotations, claim)
    ):
        return False
    return not loose(annotations, claim, time)


def of_the_paper(annotations: Annotations, claim: Claim) -> bool:
    """Whether the report tells what its own paper did or will do: "our crew drove past", "our letters page will be shorter"."""
    subject = claim.subject
    if subject is None or not OURS.match(subject.exact):
        return False
    if not word_sets("timeline")["ours"] & set(subject.exact.lower().split()):
        return False
    return not any(
        part.start <= subject.start and subject.end <= part.end for q in annotations.quotations for part in q.content
    )


def loose(annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether the time only means "these days", or a time of day in general."""
    if quoted(annotations, time) and (NOW.search(time.exact) or (time.type == "TIME" and not DAY.search(time.exact))):
        return True
    return time.type == "TIME" and not DAY.search(time.exact) and habitual(annotations, claim)


def in_headline(report: Report, time: TimeExpression) -> bool:
    """Whether the time stands in the headline, which the report says again in full."""
    if not report.headline:
        return False
    start = report.text.find(report.headline)
    return 0 <= start <= time.start and time.end <= start + len(report.headline)


def names_something(report: Report, annotations: Annotations, time: TimeExpression) -> bool:
    """Whether the time only tells one thing from others ("the spring holiday", "since Saturday's fire")."""
    inside = [t for t in annotations.tokens if time.start <= t.start and t.end <= time.end]
    if not inside:
        return False
    last = inside[-1]
    head = annotations.tokens[last.head]
    noun = head.pos in {"NOUN", "PROPN"} or head.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}
    beyond = head.start >= time.end and noun
    if last.tag == "POS":
        owner = annotations.tokens[annotations.tokens[last.head].head]
        return owner.start >= time.end and (outside(report, time) or of_a_noun(annotations, owner))
    if last.dep == "appos" and any(t.start <= head.start < t.end for t in annotations.times if t != time):
        return True
    if (
        last.dep == "nummod" and beyond
    ):  # "his 2030 rival", "doubts about the 2030 vote"; "the 2030 strike lasted a week" tells of that year
        return of_a_noun(annotations, head) or somebody(annotations, head)
    if last.dep in {"compound", "amod", "nmod"} and beyond:
        return not BARE.search(report.text[max(0, time.start - 6) : time.start])
    return last.dep == "poss" and beyond and outside(report, time)


def somebody(annotations: Annotations, token: Token) -> bool:
    """Whether the word speaks of a person."""
    return any(m.type == "PER" and m.start <= token.start and token.end <= m.end for m in annotations.mentions)


def of_a_noun(annotations: Annotations, owner: Token) -> bool:
    """Whether what the time belongs to only describes a noun: "the dead of Saturday's fire", "rowers at Sunday's race"."""
    prep = annotations.tokens[owner.head]
    return owner.dep == "pobj" and prep.dep == "prep" and annotations.tokens[prep.head].pos in {"NOUN", "PROPN"}


def outside(report: Report, time: TimeExpression) -> bool:
    """Whether what the time belongs to is no part of when the claim took place ("since Saturday's fire")."""
    return OUTSIDE.search(report.text[max(0, time.start - 16) : time.start]) is not None


def advises(annotations: Annotations, claim: Claim) -> bool:
    """Whether the claim only says what somebody should do."""
    return bool(predicate_lemmas(annotations, claim) & word_sets("timeline")["advises"])


def quoted(annotations: Annotations, time: TimeExpression) -> bool:
    """Whether the time stands inside quotation marks."""
    return any(
        part.start <= time.start and time.end <= part.end
        for quotation in annotations.quotations
        if quotation.type != "indirect"
        for part in quotation.content
    )


def habitual(annotations: Annotations, claim: Claim) -> bool:
    """Whether the verb is in the plain present: what a timetable says, not what happened."""
    tokens = predicate_tokens(annotations, claim)
    tags = {token.tag for token in tokens}
    going_on = {t.lemma.lower() for t in tokens if t.tag in PRESENT} == {"be"} and not tags & {"MD", "VBD"}
    return bool(tags & PRESENT) and (not tags & OTHER_TENSES or (going_on and "VBG" in tags))


def predicate_tokens(annotations: Annotations, claim: Claim) -> list[Token]:
    """The words of the claim's predicate."""
    if claim.predicate is None:
        return []
    first, last = claim.predicate.start, claim.predicate.end
    return [t for t in annotations.tokens if first <= t.start and t.end <= last]


def predicate_lemmas(annotations: Annotations, claim: Claim) -> set[str]:
    """Their lemmas, lower case."""
    return {token.lemma.lower() for token in predicate_tokens(annotations, claim)}
