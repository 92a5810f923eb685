"""The numbers of a draft against those of the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.annotate.quantities import interval
from variorum.check.evidence import Desk, Place
from variorum.check.found import as_reported, at, first_places, inside_marks, overlaps
from variorum.relate.spelling import key
from variorum.types import Finding, Quantity

SMALL = 3  # number words up to this are often no count ("one of them", "the two"): only a rival tells against them
HEDGES = frozenset(
    [
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "at",
        "least",
        "up",
        "to",
        "every",
        "each",
        "a",
        "of",
    ]
)
DURATION = re.compile(r"(PT?)(\d+)([YMWDH])")
LETTERS = {"PY": 365, "PM": 30, "PW": 7, "PD": 1, "PTH": 1 / 24, "PTM": 1 / 1440}
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
PEOPLE = frozenset(["people", "person", "man", "woman", "resident", "death", "dead", "victim"])


def quantities(desk: Desk) -> Iterator[Finding]:
    """One finding for each number that is the draft's own."""
    dated = [t for t in desk.draft.annotations.times if t.type in ("DATE", "TIME")]
    for quantity in desk.draft.annotations.quantities:
        number = desk.sentence_at(quantity.start)
        if number is None or inside_marks(desk, quantity) or any(overlaps(quantity, time) for time in dated):
            continue
        found = judged(desk, quantity, number)
        if found is not None:
            yield found


def judged(desk: Desk, quantity: Quantity, number: int) -> Finding | None:
    """What the reports say to one number; None where nothing can be said."""
    near, wide = desk.near(number), desk.places[number]
    here = at(desk, quantity)
    same = [q for place in near for q in within(place, place.window()) if agree(quantity, q)]
    exact = [q for q in same if not vague(q)]
    if exact:
        return as_reported(desk, "quantity", here, exact)
    rivals = [q for place in near for q in within(place, own(place)) if rival(quantity, q, desk, number)]
    if rivals:
        return Finding("quantity", "altered", here, first_places(rivals), (), (f"“{rivals[0].exact}” in the reports",))
    same = same or [q for place in wide for q in within(place, place.window()) if agree(quantity, q)]
    same = same or [
        q for side in desk.sides for q in side.annotations.quantities if agree(quantity, q) and alike(quantity, q)
    ]
    if same:
        return as_reported(desk, "quantity", here, same)
    if any(number_words(quantity) <= spoken(place) or lasts(quantity, place) for place in near):
        return Finding("quantity", "as reported", here, (near[0].anchor,), (), ())
    if quantity.value <= SMALL and not any(char.isdigit() for char in quantity.exact):
        return None
    return Finding("quantity", "in none", here, (), (), ("no report has this number",))


def vague(quantity: Quantity) -> bool:
    """Whether the words allow so much ("hundreds") that an exact number beside them tells more."""
    low, high = interval(quantity)
    return quantity.upper is not None and high > 2 * low and not any(char.isdigit() for char in quantity.exact)


def number_words(quantity: Quantity) -> set[str]:
    """Keys of the words of a number."""
    return {key(word) for word in quantity.exact.split()} - HEDGES - {""}


def lasts(quantity: Quantity, place: Place) -> bool:
    """Whether a place or its neighbours have the same length of time in other words ("a week")."""
    wanted = in_days(quantity)
    start, end = place.window()
    found = (DURATION.fullmatch(t.value) for t in place.side.annotations.times if start <= t.start < end)
    return wanted.unit == "day" and any(m and int(m[2]) * LETTERS[m[1] + m[3]] == wanted.value for m in found)


def spoken(place: Place) -> set[str]:
    """Keys of the words of a place and its neighbours."""
    low, high = max(0, place.number - 1), place.number + 2
    return {word.key for some in place.side.words[low:high] for word in some}


def own(place: Place) -> tuple[int, int]:
    """A place without its neighbours."""
    return place.window(0)


def within(place: Place, span: tuple[int, int]) -> list[Quantity]:
    """The numbers of a report in a stretch of it, dates left out."""
    dated = [t for t in place.side.annotations.times if t.type in ("DATE", "TIME")]
    inside = (q for q in place.side.annotations.quantities if span[0] <= q.start < span[1])
    return [q for q in inside if not any(overlaps(q, time) for time in dated)]


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers can be one: their intervals meet, and they are of one kind."""
    a, b = in_days(a), in_days(b)
    if a.unit != b.unit and {a.unit, b.unit} != {None, "year of age"}:
        return False
    if a.unit is None and b.unit is None and not alike(a, b):
        return False
    if a.value == b.value and a.upper == b.upper:
        return True
    (low, high), (least, most) = interval(a), interval(b)
    if {a.change, b.change} & {"<", ">"} and not 0.5 <= (a.value or 1) / (b.value or 1) <= 2:
        return False
    return low <= most and least <= high


def in_days(quantity: Quantity) -> Quantity:
    """A duration in days, so that a week is seven of them; anything else as it is."""
    days = DAYS.get(quantity.unit or "")
    if days is None:
        return quantity
    upper = quantity.upper * days if quantity.upper is not None else None
    return replace(quantity, value=quantity.value * days, upper=upper, unit="day")


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether nothing says that they count different things."""
    one, other = counted(a), counted(b)
    return not one or not other or bool(one & other) or (bool(one & PEOPLE) and bool(other & PEOPLE))


def counted(quantity: Quantity) -> set[str]:
    """Keys of the words for what is counted."""
    return {key(word) for word in (quantity.concept or "").split()}


def rival(a: Quantity, b: Quantity, desk: Desk, number: int) -> bool:
    """Whether a report has b where the draft has a: of one kind, and the draft's sentence has nothing else for b."""
    if in_days(a).unit != in_days(b).unit or not alike(a, b):
        return False
    sentence = desk.draft.sentences[number]
    others = [q for q in desk.draft.annotations.quantities if sentence.start <= q.start < sentence.end and q != a]
    return not agree(a, b) and not any(agree(other, b) for other in others)
