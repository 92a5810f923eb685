"""A claim in words that stand alone: who "he" is, which day "Monday" is, whose deed it is, denied or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from variorum.relate.claims.frames import Opened
from variorum.relate.claims.statements import Statement
from variorum.relate.claims.tree import EMBEDDED
from variorum.types import EntityId, TimeExpression

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
POSSESSIVE = "PRP$"
SUBJECT_WORDS = 12


def telling(opened: Opened, statement: Statement, called: Mapping[EntityId, str]) -> str:
    """The claim's text, with pronouns replaced by names, days dated, and a subject that stands outside it put first."""
    claim = statement.claim
    edits = [*named(opened, claim.start, claim.end, called), *dated(opened, claim.start, claim.end)]
    text = edited(opened.report.text, claim.start, claim.end, edits)
    if claim.polarity == "-" and not statement.frame.negated:
        text = f"it is not so that {text}"
    return f"{front} : {text}" if (front := subject(opened, statement, called)) else text


def subject(opened: Opened, statement: Statement, called: Mapping[EntityId, str]) -> str:
    """The subject, where the claim's own words do not hold it; else nothing."""
    i, tokens = statement.frame.subject, opened.tree.tokens
    if i is None or statement.claim.start <= tokens[i].start < statement.claim.end:
        return ""
    if i in opened.names and tokens[i].pos == "PRON":
        return called.get(EntityId(opened.names[i][1:]), "")
    words = opened.tree.below(i, cut=EMBEDDED | {"acl", "appos", "conj", "cc", "punct"})[-SUBJECT_WORDS:]
    start, end = tokens[min(words)].start, tokens[max(words)].end
    return edited(opened.report.text, start, end, named(opened, start, end, called))


def named(opened: Opened, start: int, end: int, called: Mapping[EntityId, str]) -> list[tuple[int, int, str]]:
    """Pronouns and who they are."""
    made, told = [], set[str]()
    for i in opened.tree.inside(start, end):
        token = opened.tree.tokens[i]
        if i not in opened.names or opened.names[i] in told or token.start < start or token.end > end:
            continue
        name = called.get(EntityId(opened.names[i][1:]))
        if name and token.tag in ("PRP", POSSESSIVE) and not token.lemma.endswith(("self", "selves")):
            made.append((token.start, token.end, f"{name}'s" if token.tag == POSSESSIVE else name))
        told.add(opened.names[i])
    return made


def dated(opened: Opened, start: int, end: int) -> list[tuple[int, int, str]]:
    """Days and the date each is."""
    return [
        (time.start, time.start, f"({day}) ")
        for time in opened.annotations.times
        if start <= time.start and time.end <= end and (day := calendar(time))
    ]


def calendar(time: TimeExpression) -> str:
    """The day of a time expression that does not say it."""
    if time.type not in ("DATE", "TIME") or not time.begin or not time.until or time.begin[:10] != time.until[:10]:
        return ""
    day = date.fromisoformat(time.begin[:10])
    month = MONTHS[day.month - 1]
    said = (
        any(word.casefold()[:3] == month.casefold()[:3] for word in time.exact.split()) and str(day.day) in time.exact
    )
    return "" if said else f"{day.day} {month}"


def edited(text: str, start: int, end: int, edits: list[tuple[int, int, str]]) -> str:
    """A stretch of the text with stretches of it replaced, white space squashed."""
    out, at = [], start
    for first, last, new in sorted(edits):
        if first >= at:
            out += [text[at:first], new]
            at = last
    return " ".join("".join([*out, text[at:end]]).split())
