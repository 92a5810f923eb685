"""Numbers that a copy changed: another value where the exemplar has one of the same kind."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotate.quantities import interval
from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.text import fold
from variorum.types import Quantity


def numbers(passage: Passage) -> Iterator[Found]:
    """Values that one side has and the other report has nowhere, where both fill one place."""
    mine, theirs = only_here(passage.a, passage.b), only_here(passage.b, passage.a)
    for one in mine:
        rivals = [other for other in theirs if same_kind(one, other)]
        if len(rivals) == 1 and sum(same_kind(two, rivals[0]) for two in mine) == 1:
            other = rivals[0]
            score = 0.9 if sorted(digits(one)) == sorted(digits(other)) else 0.75
            reason = f"“{one.exact}” became “{other.exact}”"
            yield Found("quantity", (one.start, one.end), (other.start, other.end), reason, score)


def only_here(half: Half, other: Half) -> list[Quantity]:
    """The quantities of a passage that agree with none in the whole other report."""
    times = [t for t in half.side.annotations.times if t.type in ("DATE", "TIME")]
    return [
        q
        for q in half.inside(half.side.annotations.quantities)
        if not any(t.start <= q.start < t.end for t in times)
        and not any(agree(q, there) for there in other.side.annotations.quantities)
        and not printed(q, other)
    ]


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may mean one number; units apart, since a copy may count otherwise."""
    if one.value == other.value or fold(one.exact) == fold(other.exact):
        return True
    (low, high), (least, most) = interval(one), interval(other)
    bounded = not {one.change, other.change} & {"<", ">"}
    return low <= most and least <= high and one.unit == other.unit and (bounded or alike(one, other))


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether both say what they count and it is one thing."""
    return bool(set((one.concept or "").split()) & set((other.concept or "").split()))


def printed(quantity: Quantity, half: Half) -> bool:
    """Whether the other report prints the same digits somewhere, read as a quantity or not."""
    plain = digits(quantity)
    return bool(plain) and any(
        plain == "".join(c for c in t.exact if c.isdigit()) for t in half.side.annotations.tokens
    )


def digits(quantity: Quantity) -> str:
    """The digits of its words."""
    return "".join(char for char in quantity.exact if char.isdigit())


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can fill one place: same unit, and neither clearly counts something else."""
    if one.unit != other.unit:
        return False
    if one.unit or not one.concept or not other.concept:
        return True
    return alike(one, other) or sorted(digits(one)) == sorted(digits(other)) != []
