"""Dates and times of day as slots: what is said to have happened, or to lie ahead, at that time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.relate.claims.calendar import Facets, facets
from variorum.relate.claims.frames import Frame, Opened, frame
from variorum.relate.claims.happenings import doer, happenings, parties
from variorum.types import Anchor, Claim, ReportId, TimeExpression

SAID = "said"
UNTIL = "not until"
MOVING = frozenset({"bring", "put", "push", "move", "postpone", "reschedule", "delay", "defer", "shift"})
TERM = frozenset({"have", "give", "get"})
NONE: Mapping[str, frozenset[str]] = {}
SAYING = frozenset(["say", "tell", "write", "announce", "declare", "assure", "post", "tweet", "reveal", "disclose"])
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
    ``classes`` and ``parties`` are what happens, and who and what takes part, in whatever words; ``doer`` is
    what the one who does it may be called. ``beside`` are the other days in its
    sentence. ``naming``: the time tells which thing is meant ("the 2008 campaign"). ``around`` are the names in the sentence; ``out`` are the first and last day on which the report may have come out.
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
    out: tuple[str, str]
    classes: frozenset[str]
    parties: frozenset[str]
    doer: frozenset[str]
    naming: bool
    beside: frozenset[str]
    row: int

    @property
    def day(self) -> str:
        """The day of the report; empty where it is not known to the day."""
        return self.out[0] if self.out[0] == self.out[1] else ""


def moments(opened: Opened, other_names: Mapping[str, frozenset[str]] = NONE) -> list[Moment]:
    """Every thing the report dates inside a claim, the times of one clause for one thing together."""
    found: dict[tuple[int, str, str], list[TimeExpression]] = {}
    parts: dict[tuple[int, str, str], tuple[Frame, int]] = {}
    last: tuple[int, str, str] | None = None
    for time in opened.annotations.times:
        head = opened.tree.head(time)
        row = None if head is None else row_of(opened, time, head)
        if row is None or head is None or not datable(opened, time):
            continue
        inside = set(opened.tree.inside(time.start, time.end))
        shape = frame(opened, head)
        thing = rescheduled(opened, head, shape)
        if thing is not None:
            key = (shape.verb, opened.key(thing) or shape.predicate, "own")
        else:
            key = (shape.verb, dated(opened, head, inside, shape), role(opened, head, inside, shape))
        if last is not None and listed(opened, found[last][-1], time):
            key = last
        last = key
        found.setdefault(key, []).append(time)
        parts.setdefault(key, (shape, row))
    return [_moment(opened, found[key], key, *parts[key], other_names) for key in found]


def datable(opened: Opened, time: TimeExpression) -> bool:
    """Whether the expression places something on the calendar; "a day earlier than planned" does not."""
    than = opened.report.text.startswith(" than", time.end)
    return time.type in ("DATE", "TIME") and not than and facets(time).told


def listed(opened: Opened, before: TimeExpression, time: TimeExpression) -> bool:
    """Whether the two times stand side by side as one list of like times ("24 and 25 May", not "in 1998, on 21 May")."""
    alike = len(before.value) == len(time.value) or before.type != time.type
    return alike and bool(JOINED.fullmatch(opened.report.text[before.end : time.start]))


def row_of(opened: Opened, time: TimeExpression, head: int) -> int | None:
    """The row of the shortest claim that holds the time; for the time of something said, the row of its sentence."""
    if opened.tree.tokens[opened.tree.governor(head)].lemma not in SAYING:
        return tightest(opened.annotations.claims, time)
    found = opened.tree.sentence(time.start)
    return None if found is None else opened.tree.sentences.index(found)


def tightest(claims: Iterable[Claim], time: Anchor) -> int | None:
    """The shortest claim that holds the time."""
    holding = [(c.end - c.start, i) for i, c in enumerate(claims) if c.start <= time.start and time.end <= c.end]
    return min(holding)[1] if holding else None


def _moment(
    opened: Opened,
    times: list[TimeExpression],
    key: tuple[int, str, str],
    shape: Frame,
    row: int,
    other_names: Mapping[str, frozenset[str]],
) -> Moment:
    inside = {i for time in times for i in opened.tree.inside(time.start, time.end)}
    words = [i for i in shape.tokens if i not in inside]
    if key[1] == SAID:
        sentence = opened.tree.sentences[row]
        words = [i for i in range(sentence.first, sentence.last) if i not in inside]
    names = frozenset(opened.names[i] for i in words if i in opened.names)
    upper = top(opened, opened.tree.head(times[0]) or shape.verb, inside, shape)
    if opened.tree.tokens[upper].lemma in SETTING and shape.subject is not None:
        upper = shape.subject
    thing = rescheduled(opened, opened.tree.head(times[0]) or shape.verb, shape)
    upper = upper if thing is None else thing
    return Moment(
        report=opened.report.id,
        times=tuple(times),
        facets=tuple(facets(time) for time in times),
        clause=opened.span(sorted({*shape.tokens, *inside})),
        dated=key[1],
        role="own" if key[2] == UNTIL else key[2],
        modal="will" if thing is not None or ahead(opened, times[0]) else shape.modal,
        negated=shape.negated and key[2] != UNTIL,
        keys=opened.keys(words) | {key[1]},
        names=names,
        people=speakers(opened, shape, names),
        around=around(opened, times[0]),
        classes=sorts(opened, shape, upper, times[0], key[2]),
        naming=alone(opened, times[0], upper),
        doer=doer(opened, shape, other_names) if upper == shape.verb else frozenset(),
        beside=beside(opened, times),
        parties=parties(opened, shape, inside, other_names),
        out=out_on(opened),
        row=row,
    )


def sorts(opened: Opened, shape: Frame, upper: int, time: TimeExpression, told_as: str) -> frozenset[str]:
    """The classes of what happens; what somebody has or is given until then is a deadline, an office is held since then,
    what is kept is kept until or since then."""
    found = happenings(opened, shape, upper, alone=alone(opened, time, upper))
    if told_as != "start":
        found -= {"tenure"} if "purchase" in found else {"tenure", "ownership"}
    found = found if told_as in ("start", "end") else found - {"keeping"}
    return found | {"deadline"} if told_as == "end" and shape.predicate in TERM else found


def rescheduled(opened: Opened, head: int, shape: Frame) -> int | None:
    """What is moved to that time: the meeting of "the meeting was put off until May", "they moved the meeting to May"."""
    tokens = opened.tree.tokens
    if tokens[shape.verb].lemma not in MOVING or tokens[tokens[head].head].lemma not in ("to", "until", "till", "for"):
        return None
    thing = shape.object if shape.object is not None else shape.subject
    return thing if thing is not None and tokens[thing].pos == "NOUN" else None


def ahead(opened: Opened, time: TimeExpression) -> bool:
    """Whether the time lies after the report, whatever the verb's tense ("the trial begins on 5 May")."""
    out = out_on(opened)
    return bool(time.begin and out[1] and time.begin[:10] > out[1])


def out_on(opened: Opened) -> tuple[str, str]:
    """First and last day on which the report may have come out; empty where nothing is known."""
    if opened.report.published:
        return opened.report.published[:10], opened.report.published[:10]
    return opened.report.published_range or ("", "")


def speakers(opened: Opened, shape: Frame, names: frozenset[str]) -> frozenset[str]:
    """The person who is the clause's subject, named there or beside it ("the mayor, Ann Roe,"); of a pronoun's, the
    people its sentence names."""
    tree = opened.tree
    if shape.subject is None:
        return frozenset()
    if tree.tokens[shape.subject].pos == "PRON":
        return names & opened.people
    beside = [k for k in tree.children[shape.subject] if tree.tokens[k].dep == "appos"]
    return frozenset(opened.names.get(i, "") for i in (shape.subject, *beside)) & opened.people


def beside(opened: Opened, times: list[TimeExpression]) -> frozenset[str]:
    """The other days that the sentence speaks of."""
    found = opened.tree.sentence(times[0].start)
    others = (t for t in opened.annotations.times if found and found.start <= t.start < found.end and t not in times)
    told = (facets(t) for t in others)
    return frozenset(f.first for f in told if f.first is not None and f.first == f.last)


def around(opened: Opened, time: TimeExpression) -> frozenset[str]:
    """The names in the time's sentence."""
    found = opened.tree.sentence(time.start)
    return (
        frozenset(opened.names[i] for i in range(found.first, found.last) if i in opened.names)
        if found
        else frozenset()
    )


def dated(opened: Opened, head: int, inside: set[int], shape: Frame) -> str:
    """The class of what happens at the time."""
    tokens = opened.tree.tokens
    if tokens[shape.verb].lemma in SAYING:
        return SAID
    upper = top(opened, head, inside, shape)
    if tokens[upper].pos in ("NOUN", "PROPN"):
        return opened.key(upper) or shape.predicate
    setting = tokens[shape.verb].lemma in SETTING or shape.predicate in SETTING
    if not setting or shape.subject is None or tokens[shape.subject].pos not in ("NOUN", "PROPN"):
        return shape.predicate
    return opened.key(shape.subject) or tokens[shape.subject].lemma


def top(opened: Opened, head: int, inside: set[int], shape: Frame) -> int:
    """The word that the time hangs on."""
    above = (i for i in opened.tree.ancestors(head) if i not in inside)
    return next((i for i in above if opened.tree.tokens[i].pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")), shape.verb)


def alone(opened: Opened, time: TimeExpression, upper: int) -> bool:
    """Whether the time is part of a noun's phrase and dates nothing else ("the 2008 run", "the first talks of 2019")."""
    tokens = opened.tree.tokens
    head = opened.tree.head(time)
    if head is None or tokens[upper].pos not in ("NOUN", "PROPN"):
        return False
    return tokens[head].head == upper or tokens[tokens[head].head].lemma == "of"


def role(opened: Opened, head: int, inside: set[int], shape: Frame) -> str:
    """Whether the time is the thing's own ("on", "at"), its start, its end, or one it comes before or after.

    What is not until some day is that day.
    """
    tokens = opened.tree.tokens
    first = min(inside)
    upper = tokens[tokens[head].head]
    above = upper.lemma if upper.dep in ("prep", "mark") else ""
    before = tokens[first - 1].lemma if first else ""
    if shape.negated and "until" in (above, before):
        return UNTIL
    return ROLES.get(above) or ROLES.get(before) or ROLES.get(tokens[first].lemma) or "own"
