"""Where somebody has changed his mind: one holder, one matter, and another stand in a later report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from variorum.data import word_sets
from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import overlap
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.turnabouts import voice
from variorum.types import Anchor, Claim, Position, ReportId, Variant

SCORE = 0.65
SHARED = 0.34  # share of the smaller matter's telling words that the other must have
LAG = 2  # days after which a report tells of a new stand, and not of the same one again
LONGEST = 200  # characters of a clause that says where somebody stands
MOST = 40  # stands of one holder compared
TAKEN = frozenset({"for", "against", "conditional", "open"})


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """``holders``: the entity that takes the stand, and for a body also who speaks for it; ``matter``: the telling words
    of what the stand is on, ``around`` those of its sentence; ``plain``: a vote or a word on deciding, which by itself
    tells the stand ("would vote against"); ``turns``: "now", "only" or another word for a change."""

    report: ReportId
    holders: frozenset[str]
    stance: str
    matter: frozenset[str]
    around: frozenset[str]
    plain: bool
    turns: bool
    anchor: Anchor


def stance_variants(
    opened: Mapping[ReportId, Opened],
    positions: Sequence[Position],
    days: Mapping[ReportId, Days],
    provenance: Provenance,
) -> Iterator[Variant]:
    """Updates: the stand that was taken, and the other one that a later report tells of."""
    held: defaultdict[str, list[Stand]] = defaultdict(list)
    for position in positions:
        if position.stance in TAKEN and len(position.anchor.exact) <= LONGEST:
            stand = stand_of(position, opened[position.anchor.report])
            for holder in sorted(stand.holders):
                held[holder].append(stand)
    for holder in sorted(held):
        pairs = [pair for pair in ordered(held[holder][:MOST], days) if changed(*pair) and apart(*pair, provenance)]
        if pairs:
            yield made(pairs, provenance)


def stand_of(position: Position, view: Opened) -> Stand:
    """The position with what it is compared by."""
    at = position.anchor
    inside = view.tree.inside(at.start, at.end)
    sentence = view.tree.sentence(at.start)
    around = view.tree.inside(sentence.start, sentence.end) if sentence else inside
    actor = voice(view, position.actor)
    holders = {actor}
    if actor not in view.people:
        holders |= {voice(view, name) for name in spoken(view, at)[:1]}
    empty = word_sets("stances_empty")["words"]
    lemmas = {view.tree.tokens[i].lemma.casefold() for i in inside}
    start = max(0, at.exact.find(position.proposal)) + at.start
    matter = view.tree.inside(start, min(at.end, start + len(position.proposal)))
    return Stand(
        report=at.report,
        holders=frozenset(holders),
        stance=position.stance,
        matter=view.keys(matter) - holders - empty,
        around=view.keys(around) - holders - empty,
        plain=bool(lemmas & word_sets("stances_empty")["deciding"]),
        turns=bool(lemmas & word_sets("stances_empty")["turning"]),
        anchor=at,
    )


def spoken(view: Opened, at: Anchor) -> tuple[str, ...]:
    """The voices of the claim that the stretch stands in."""
    inside = [c for c in view.annotations.claims if min(c.end, at.end) > max(c.start, at.start)]
    best: Claim | None = max(
        inside, key=lambda c: (min(c.end, at.end) - max(c.start, at.start), -c.start), default=None
    )
    return best.voices if best else ()


def ordered(found: Sequence[Stand], days: Mapping[ReportId, Days]) -> Iterator[tuple[Stand, Stand]]:
    """Pairs of stands of reports of two days, the earlier first."""
    for a, b in combinations(found, 2):
        for first, last in ((a, b), (b, a)):
            if lag(days[first.report], days[last.report]) >= LAG:
                yield first, last


def lag(one: Days, two: Days) -> int:
    """How many days the second report surely lies after the first; 0 where it may not."""
    if not one.before(two):
        return 0
    return (date.fromisoformat(two.first) - date.fromisoformat(one.last)).days


def apart(a: Stand, b: Stand, provenance: Provenance) -> bool:
    """Whether no text descends from the other's."""
    return provenance.root(a.report) != provenance.root(b.report)


def changed(first: Stand, last: Stand) -> bool:
    """Whether the later stand is another one on the same matter.

    Who was for something may well be against something else of it; only stands against, open or on a condition are
    followed.
    """
    if first.stance == "for":
        return False
    if first.stance == last.stance and not (first.stance == "conditional" and last.turns):
        return False
    if first.matter and last.matter:
        return overlap(first.matter, last.matter) >= SHARED
    plain = all(stand.plain or stand.matter for stand in (first, last))
    return plain and bool(first.around & last.around)


def made(pairs: Sequence[tuple[Stand, Stand]], provenance: Provenance) -> Variant:
    """The update, a reading for each stand."""
    told = [
        Told(held[0].stance, tuple(dict.fromkeys(s.anchor for s in held)))
        for held in ([a for a, _ in pairs], [b for _, b in pairs])
    ]
    question = f"Does the stand still hold: {' '.join(pairs[0][0].anchor.exact.split())}?"
    reasons = [f"one holder, another stand: {pairs[0][0].stance}, {pairs[0][1].stance}"]
    return variant("status", "update", question[:160], told, SCORE, reasons, provenance)
