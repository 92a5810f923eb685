"""Dates and times of day as slots: what is said to have happened, or to lie ahead, at that time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from variorum.models import DIMENSIONS, unpack
from variorum.relate.claims.alike import Limits, Vectors, overlap, slot_groups
from variorum.relate.claims.calendar import Facets, clash, comparable, facets
from variorum.relate.claims.frames import FACT, Frame, View, frame
from variorum.types import Anchor, Claim, ReportId, TimeExpression

LIMITS = Limits(floor=0.26, possible=0.47, joined=0.62)
HOUR = 60  # minutes
FRESH = 1  # days between a deed and the report that has it as its news
LEAST = 2  # classes of words that both clauses must have
SAID = "said"
SAYING = frozenset(["say", "tell", "write", "announce", "declare", "assure", "post", "tweet", "reveal", "disclose"])
SAME_WORDS = 0.45  # cosine of two sentences that one person may have said at one time
ROLES = {
    "since": "start",
    "from": "range",
    "until": "end",
    "till": "end",
    "by": "end",
    "before": "before",
    "after": "after",
}
JOINED = re.compile(r"[ ,]*(?:,|and|or|to|until|-|–)[ ,]*(?:on |the )?")
# verbs that only say that something is to be or took place: the time is their subject's
SETTING = frozenset(
    ["be", "due", "expect", "schedule", "plan", "hold", "set", "happen", "come", "fall", "take", "have", "remain"]
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The times of one clause that date one thing ("24, 25 and 27 May" are three).

    ``dated`` is the thing's class: the noun or verb that the time hangs on, or the subject of a verb that only says
    that something takes place. ``row`` is the row of ``claim_vectors`` of the claim that holds it. The time of
    something said is taken with its whole sentence: ``row`` is the sentence's, and ``people`` may have said it.
    ``around`` are the names in the sentence; ``day`` is the report's, empty where unknown.
    """

    report: ReportId
    times: tuple[TimeExpression, ...]
    facets: tuple[Facets, ...]
    clause: Anchor
    dated: str
    role: str
    modal: str
    negated: bool
    keys: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    around: frozenset[str]
    day: str
    row: int


def moment_groups(opened: Mapping[ReportId, View]) -> list[tuple[list[Moment], float]]:
    """Times of all reports by the question "when was that?", with how sure the grouping is; two and more each."""
    slots: list[Moment] = []
    rows: list[Vectors] = []
    for report in sorted(opened):
        vectors = unpack(opened[report].annotations.claim_vectors)
        sentences = unpack(opened[report].annotations.sentence_vectors)
        found = moments(opened[report])
        slots += found
        rows += [sentences[moment.row] if moment.dated == SAID else vectors[moment.row] for moment in found]
    stack = np.vstack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.float32)
    joined = slot_groups(
        [(slot.clause.exact, slot.dated, slot.role, slot.times[0].exact, slot.day) for slot in slots],
        stack,
        lambda i, j, cosine: same_moment(slots[i], slots[j], cosine),
        limits=LIMITS,
    )
    return [([slots[i] for i in items], score) for items, score in joined]


def moments(opened: View) -> list[Moment]:
    """Every thing the report dates inside a claim, the times of one clause for one thing together."""
    found: dict[tuple[int, str, str], list[TimeExpression]] = {}
    parts: dict[tuple[int, str, str], tuple[Frame, int]] = {}
    last: tuple[int, str, str] | None = None
    for time in opened.annotations.times:
        head = opened.tree.head(time)
        row = None if head is None else row_of(opened, time, head)
        if time.type not in ("DATE", "TIME") or row is None or head is None or not facets(time).told:
            continue
        inside = set(opened.tree.inside(time.start, time.end))
        shape = frame(opened, head)
        key = (shape.verb, dated(opened, head, inside, shape), role(opened, head, inside))
        if last is not None and JOINED.fullmatch(opened.report.text[found[last][-1].end : time.start]):
            key = last
        last = key
        found.setdefault(key, []).append(time)
        parts.setdefault(key, (shape, row))
    return [_moment(opened, found[key], key, *parts[key]) for key in found]


def row_of(opened: View, time: TimeExpression, head: int) -> int | None:
    """The row of the shortest claim that holds the time; for the time of something said, the row of its sentence."""
    if opened.tree.tokens[opened.tree.governor(head)].lemma not in SAYING:
        return tightest(opened.annotations.claims, time)
    found = opened.tree.sentence(time.start)
    return None if found is None else opened.tree.sentences.index(found)


def tightest(claims: Iterable[Claim], time: Anchor) -> int | None:
    """The shortest claim that holds the time."""
    holding = [(c.end - c.start, i) for i, c in enumerate(claims) if c.start <= time.start and time.end <= c.end]
    return min(holding)[1] if holding else None


def _moment(opened: View, times: list[TimeExpression], key: tuple[int, str, str], shape: Frame, row: int) -> Moment:
    inside = {i for time in times for i in opened.tree.inside(time.start, time.end)}
    words = [i for i in shape.tokens if i not in inside]
    if key[1] == SAID:
        sentence = opened.tree.sentences[row]
        words = [i for i in range(sentence.first, sentence.last) if i not in inside]
    names = frozenset(opened.names[i] for i in words if i in opened.names)
    return Moment(
        report=opened.report.id,
        times=tuple(times),
        facets=tuple(facets(time) for time in times),
        clause=opened.span(sorted({*shape.tokens, *inside})),
        dated=key[1],
        role=key[2],
        modal=shape.modal,
        negated=shape.negated,
        keys=opened.keys(words) | {key[1]},
        names=names,
        people=speakers(opened, shape, names),
        around=around(opened, times[0]),
        day=(opened.report.published or "")[:10],
        row=row,
    )


def speakers(opened: View, shape: Frame, names: frozenset[str]) -> frozenset[str]:
    """The person who is the clause's subject, named there or beside it ("the mayor, Ann Roe,"); of a pronoun's, the
    people its sentence names."""
    tree = opened.tree
    if shape.subject is None:
        return frozenset()
    if tree.tokens[shape.subject].pos == "PRON":
        return names & opened.people
    beside = [k for k in tree.children[shape.subject] if tree.tokens[k].dep == "appos"]
    return frozenset(opened.names.get(i, "") for i in (shape.subject, *beside)) & opened.people


def around(opened: View, time: TimeExpression) -> frozenset[str]:
    """The names in the time's sentence."""
    found = opened.tree.sentence(time.start)
    return (
        frozenset(opened.names[i] for i in range(found.first, found.last) if i in opened.names)
        if found
        else frozenset()
    )


def dated(opened: View, head: int, inside: set[int], shape: Frame) -> str:
    """The class of what happens at the time."""
    tokens = opened.tree.tokens
    if tokens[shape.verb].lemma in SAYING:
        return SAID
    above = (i for i in opened.tree.ancestors(head) if i not in inside)
    top = next((i for i in above if tokens[i].pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")), shape.verb)
    if tokens[top].pos in ("NOUN", "PROPN"):
        return opened.key(top) or shape.predicate
    setting = tokens[shape.verb].lemma in SETTING or shape.predicate in SETTING
    if not setting or shape.subject is None or tokens[shape.subject].pos not in ("NOUN", "PROPN"):
        return shape.predicate
    return opened.key(shape.subject) or tokens[shape.subject].lemma


def role(opened: View, head: int, inside: set[int]) -> str:
    """Whether the time is the thing's own ("on", "at"), its start, its end, or one it comes before or after."""
    tokens = opened.tree.tokens
    first = min(inside)
    upper = tokens[tokens[head].head]
    above = upper.lemma if upper.dep in ("prep", "mark") else ""
    before = tokens[first - 1].lemma if first else ""
    return ROLES.get(above) or ROLES.get(before) or ROLES.get(tokens[first].lemma) or "own"


def same_moment(a: Moment, b: Moment, cosine: float) -> float:
    """How likely the times of two clauses date one thing, 0…1."""
    if a.report == b.report or a.dated != b.dated or a.role != b.role or a.negated != b.negated or a.role == "range":
        return 0.0
    if not enough(a, b) or news_of_two_days(a, b):
        return 0.0
    if FACT[a.modal] != FACT[b.modal] or not any(comparable(x, y) for x in a.facets for y in b.facets):
        return 0.0
    if a.dated == SAID and (not a.people & b.people or cosine < SAME_WORDS):
        return 0.0
    score = 0.5 * cosine + 0.3 * overlap(a.keys, b.keys) + 0.2 + 0.1 * (a.dated == SAID) + 0.12 * near_clock(a, b)
    if a.names and b.names and not a.names & b.names:
        score -= 0.15
    return max(0.0, min(1.0, score))


def enough(a: Moment, b: Moment) -> bool:
    """Whether the clauses share words enough; of two near times of day the deed alone will do."""
    shared = (a.keys & b.keys) | (a.around & b.around)
    if near_clock(a, b) and a.keys & b.keys:
        return True
    return len(shared) >= LEAST and bool(a.keys & b.keys)


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
    """Whether no time of one can be a time of the other."""
    return all(clash(x, y) for x in a.facets for y in b.facets)
