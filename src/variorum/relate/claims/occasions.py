"""Which times, in different reports, are told of one event: how its deed, its parties and its wording meet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Limits, Vectors, overlap, slot_groups
from variorum.relate.claims.calendar import clash, comparable
from variorum.relate.claims.frames import FACT, Opened
from variorum.relate.claims.happenings import aliases, classes
from variorum.relate.claims.moments import SAID, Moment, moments
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId

LIMITS = Limits(floor=0.26, possible=0.47, joined=0.58)
HOUR = 60  # minutes
FORTNIGHT, NEWS = 14, 2  # days
DECADE = 10  # years
NEARNESS = 0.15
YEAR = 4  # characters of a year's value
OFTEN = frozenset(
    [
        "meeting",
        "appearance",
        "warning",
        "publication",
        "visit",
        "attack",
        "arrest",
        "deployment",
        "start",
        "end",
        "halt",
        "voting",
        "decision",
        "approval",
        "rejection",
        "ordering",
        "offer",
        "learning",
        "increase",
    ]
)  # in one story
OF_EACH = frozenset(
    {"death", "rescue", "illness", "hospitalisation", "detection", "delivery", "homecoming", "inspection"}
)  # happens to one after another
COUNTED = re.compile(r"\b(?:later|earlier|before|after|afterwards|next|following|same)\b", re.IGNORECASE)
WRITINGS = frozenset({"letter", "statement", "message", "tweet", "post", "email", "report", "interview"})  # one of many
ONCE = frozenset({"making", "founding", "opening", "death", "tenure"})  # what happens to a thing once
ALONE = 0.40  # cosine of two clauses of one deed that share no party
FRESH = 1  # days between a deed and the report that has it as its news
LEAST = 2  # classes of words that both clauses must have
SAME_WORDS = 0.6  # cosine of two sentences that one person may have said at one time


def moment_groups(opened: Mapping[ReportId, Opened]) -> list[tuple[list[Moment], float]]:
    """Times of all reports by the question "when was that?", with how sure the grouping is; two and more each."""
    slots: list[Moment] = []
    rows: list[Vectors] = []
    other_names = aliases(opened)
    for report in sorted(opened):
        vectors = unpack(opened[report].annotations.claim_vectors)
        sentences = unpack(opened[report].annotations.sentence_vectors)
        found = moments(opened[report], other_names)
        slots += found
        rows += [sentences[moment.row] if moment.dated == SAID else vectors[moment.row] for moment in found]
    stack = np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)
    joined = slot_groups(
        [(slot.clause.exact, slot.dated, slot.role, slot.times[0].exact, slot.day) for slot in slots],
        stack,
        lambda i, j, cosine: same_moment(slots[i], slots[j], cosine),
        limits=LIMITS,
        blocks=[[f"{sort} {party}" for sort in slot.classes for party in slot.parties] for slot in slots],
    )
    return [([slots[i] for i in items], score) for items, score in joined]


def same_moment(a: Moment, b: Moment, cosine: float) -> float:
    """How likely the times of two clauses date one thing, 0…1."""
    if a.report == b.report or not same_role(a, b) or a.negated != b.negated or a.role == "range":
        return 0.0
    if news_of_two_days(a, b) or (a.naming and b.naming) or ((a.naming or b.naming) and not (yearly(a) and yearly(b))):
        return 0.0
    if not any(comparable(x, y) for x in a.facets for y in b.facets):
        return 0.0
    if FACT[a.modal] != FACT[b.modal] and not of_a_term(a, b):
        return other_words(a, b, cosine) if came_to_pass(a, b) or came_to_pass(b, a) else 0.0
    if a.dated != b.dated:
        return other_words(a, b, cosine)
    if a.dated in lexicon().light and not a.classes & b.classes:
        return 0.0
    if not enough(a, b) or (a.dated == SAID and (not a.people & b.people or cosine < SAME_WORDS)):
        return other_words(a, b, cosine)
    score = 0.5 * cosine + 0.3 * overlap(a.keys, b.keys) + 0.2 + 0.1 * (a.dated == SAID) + NEARNESS * near(a, b)
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    return max(0.0, min(1.0, score - 0.2 * others(a, b)), other_words(a, b, cosine))


def same_role(a: Moment, b: Moment) -> bool:
    """Whether both times are the thing's own, its start and so on; what was bought in a year is owned since then."""
    return a.role == b.role or ({a.role, b.role} == {"own", "start"} and "ownership" in a.classes & b.classes)


def of_a_term(a: Moment, b: Moment) -> bool:
    """Whether both set a day by which something has to be done, in whatever mood."""
    return "deadline" in a.classes & b.classes or (
        a.role == b.role == "end" and "fact" not in (FACT[a.modal], FACT[b.modal])
    )


def came_to_pass(a: Moment, b: Moment) -> bool:
    """Whether a is planned in a report, and b a fact in a later one."""
    return FACT[a.modal] == "plan" and FACT[b.modal] == "fact" and bool(a.out[1]) and a.out[1] < b.out[0]


def other_words(a: Moment, b: Moment, cosine: float) -> float:
    """How likely two deeds told in different words are one: of one class, and with a party in common."""
    sort = a.classes & b.classes
    shared = parties_of_both(a, b)
    if SAID in (a.dated, b.dated) or not sort:
        return 0.0
    if not shared:
        return deed_alone(a, b, cosine)
    if sort <= OFTEN and len(shared) < LEAST and not near(a, b):
        return 0.0
    named = sum(party.startswith("@") for party in shared)
    score = 0.4 + 0.1 * (named > 1 or bool(named and shared & a.keys & b.keys)) + 0.1 * (a.dated == b.dated)
    score += 0.3 * cosine + 0.15 * overlap(a.keys, b.keys) + NEARNESS * near(a, b) - 0.15 * others(a, b)
    return max(0.0, min(1.0, score))


def deed_alone(a: Moment, b: Moment, cosine: float) -> float:
    """How likely two deeds of one class are one where no party is told of both: one such deed is news in a story, if like."""
    if not (a.classes & b.classes) - OFTEN - OF_EACH or cosine < ALONE:
        return 0.0
    apart = bool(a.names and b.names and not a.names & b.names) or others(a, b)
    return max(0.0, min(1.0, 0.38 + 0.5 * cosine + 0.1 * overlap(a.keys, b.keys) - 0.2 * apart))


def parties_of_both(a: Moment, b: Moment) -> set[str]:
    """Who and what takes part in both; writings are one of many, and a deed's own noun takes no part in it."""
    sort = a.classes & b.classes
    return {p for p in a.parties & b.parties if p not in WRITINGS and not sort & set(classes(p, frozenset()))}


def others(a: Moment, b: Moment) -> bool:
    """Whether the deeds were done by two that are not one another."""
    named = a.dated == b.dated or all(any(name.startswith("@") for name in m.doer) for m in (a, b))
    return named and bool(a.doer and b.doer) and not a.doer & b.doer


def enough(a: Moment, b: Moment) -> bool:
    """Whether the clauses share words enough; of two near times of day the deed alone will do."""
    shared = (a.keys & b.keys) | (a.around & b.around) | (a.parties & b.parties)
    if near_clock(a, b) and a.keys & b.keys:
        return True
    return len(shared) >= LEAST and bool(a.keys & b.keys)


def near(a: Moment, b: Moment) -> bool:
    """Whether the times lie so close that two events of one sort would be a chance: hours of one day, days of the past
    or of what is planned, years long gone."""
    if near_clock(a, b):
        return True
    return bool(a.classes & b.classes and parties_of_both(a, b)) and (near_day(a, b) or near_year(a, b))


def near_day(a: Moment, b: Moment) -> bool:
    """Whether both are days, a fortnight apart at most, and neither is the day that its report tells its news of."""
    if None in (a.facets[0].first, b.facets[0].first) or not (one_day(a) and one_day(b)):
        return False
    if abs(days_between(a.facets[0].first, b.facets[0].first)) > FORTNIGHT:
        return False
    planned = FACT[a.modal] == FACT[b.modal] == "plan"
    return planned or not (fresh(a) or fresh(b))


def one_day(a: Moment) -> bool:
    """Whether the time is one day."""
    return a.facets[0].first is not None and a.facets[0].first == a.facets[0].last


def fresh(a: Moment) -> bool:
    """Whether the time may lie no more than a few days before its report."""
    first = a.facets[0].first
    return not (first and a.out[0]) or days_between(first, a.out[0]) <= NEWS


def yearly(a: Moment) -> bool:
    """Whether the time is a year."""
    return len(a.times[0].value) == YEAR


def near_year(a: Moment, b: Moment) -> bool:
    """Whether both are no more exact than months, and lie a few years apart at most, before the year of the reports."""
    ends = [(m.facets[0].first, m.facets[0].last) for m in (a, b)]
    if any(not (first and last) or (first[:7] == last[:7] and first[8:] == last[8:]) for first, last in ends):
        return False
    if not a.classes & b.classes & ONCE:
        return False
    years = [int((first or "")[:4]) for first, _ in ends]
    return abs(years[0] - years[1]) <= DECADE and any(m.out[0][:4] > str(y) for m, y in zip((a, b), years, strict=True))


def days_between(a: str | None, b: str | None) -> int:
    """How many days b lies after a."""
    return (date.fromisoformat(b or "") - date.fromisoformat(a or "")).days


def near_clock(a: Moment, b: Moment) -> bool:
    """Whether both are times of day less than an hour apart: what is told so closely is one event told twice."""
    one, two = a.facets[0].minute, b.facets[0].minute
    return one is not None and two is not None and abs(one - two) <= HOUR


def news_of_two_days(a: Moment, b: Moment) -> bool:
    """Whether each report tells of its own day or the day before, and the days lie apart as the reports do."""
    one, two = a.facets[0].first, b.facets[0].first
    if not (one and two and a.day and b.day) or a.day == b.day:
        return False
    lags = [(date.fromisoformat(out) - date.fromisoformat(of)).days for out, of in ((a.day, one), (b.day, two))]
    return all(0 <= lag <= FRESH for lag in lags)


def differ(a: Moment, b: Moment) -> bool:
    """Whether no time of one can be a time of the other; "two days later" is told of one day wherever it counts from.

    Where a sentence of one has the very day of the other as well, the parse may have given the deed the wrong one.
    """
    if COUNTED.search(a.times[0].exact) and a.times[0].exact.casefold() == b.times[0].exact.casefold():
        return False
    if {m.facets[0].first for m in (b,) if one_day(m)} & a.beside or {
        m.facets[0].first for m in (a,) if one_day(m)
    } & b.beside:
        return False
    return all(clash(x, y) for x in a.facets for y in b.facets)
