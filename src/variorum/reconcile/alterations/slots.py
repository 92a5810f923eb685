"""Numbers, dates and names that stand in each other's place in an exemplar and its copy, all around them being the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from variorum.annotate.numerals import numeral_at
from variorum.reconcile.alterations.dates import part, spelled
from variorum.reconcile.alterations.gaps import Gap, Laid
from variorum.reconcile.alterations.names import KINDS, SPELLED
from variorum.reconcile.alterations.numbers import agree, digits
from variorum.reconcile.alterations.passage import Found, Half
from variorum.relate.names import SAME, name_score
from variorum.relate.spelling import key
from variorum.text import fold
from variorum.types import Anchor, Mention, Quantity, TimeExpression, Token

LONGEST = 5  # words of a gap that is one slot filled otherwise
NAMED = frozenset({"PROPN"})
SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "at",
        "on",
        "in",
        "around",
        "about",
        "roughly",
        "some",
        "o",
        "clock",
        "local",
        "time",
        "same",
        "past",
        "last",
        "previous",
        "this",
    }
)
PLAIN = {"evening": "night", "today": "day", "tonight": "night", "one": "1", "single": "1", "next": "following"}
Located = TypeVar("Located", bound=Anchor)


def slots(laid: Laid) -> Iterator[Found]:
    """Every gap that holds one number, one date or one name on either side, and another there."""
    for gap in laid.gaps if laid.near else ():
        if gap.a and gap.b and max(len(gap.a), len(gap.b)) <= LONGEST and gap.before != gap.after:
            found = number(laid, gap) or date(laid, gap) or name(laid, gap)
            if found:
                yield found


def touched(half: Half, numbers: Sequence[int], found: Sequence[Located]) -> list[Located]:
    """The annotations that hold a token of the gap."""
    spans = [(half.token(n).start, half.token(n).end) for n in numbers]
    return [one for one in found if any(one.start < end and start < one.end for start, end in spans)]


def number(laid: Laid, gap: Gap) -> Found | None:
    """Two quantities that cannot be one number."""
    a, b = laid.passage.a, laid.passage.b
    times = [touched(half, some, half.side.annotations.times) for half, some in ((a, gap.a), (b, gap.b))]
    if all(any(t.type in ("DATE", "TIME") for t in found) for found in times):
        return None
    mine, theirs = (touched(half, some, half.side.annotations.quantities) for half, some in ((a, gap.a), (b, gap.b)))
    if len(mine) == 1 == len(theirs) and differ(mine[0], theirs[0]):
        return changed("quantity", mine[0], theirs[0], 0.85)
    figures = [[half.token(n) for n in some if half.token(n).pos == "NUM"] for half, some in ((a, gap.a), (b, gap.b))]
    if (
        not (mine or theirs)
        and len(figures[0]) == 1 == len(figures[1])
        and not any(times)
        and plainly(*figures[0], *figures[1])
    ):
        return changed("quantity", figures[0][0], figures[1][0], 0.75)
    return None


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities cannot be one, or both are figures of one sort and neither is the other rounded."""
    if not agree(one, other):
        return one.unit == other.unit or one.value != other.value
    if one.change != other.change or one.unit != other.unit or not (digits(one) and digits(other)):
        return False
    ends = [(one.value, other.value), (one.upper or 0.0, other.upper or 0.0)]
    return any(x != y and not rounded(x, y) and not rounded(y, x) for x, y in ends)


def rounded(fine: float, coarse: float) -> bool:
    """Whether the one is the other rounded to as many digits as it has before its zeros."""
    figures = f"{coarse:.12g}".rstrip("0").replace(".", "") or "1"
    return fine != 0 and float(f"{fine:.{len(figures)}g}") == coarse


def plainly(one: Token, other: Token) -> bool:
    """Whether both are written in figures or both in words, so that they cannot be one number written otherwise."""
    return one.exact[0].isdigit() == other.exact[0].isdigit() and key(one.exact) != key(other.exact)


def date(laid: Laid, gap: Gap) -> Found | None:
    """Two expressions of time that name other days or hours, and cannot be one day seen from two."""
    a, b = laid.passage.a, laid.passage.b
    mine, theirs = (touched(half, some, half.side.annotations.times) for half, some in ((a, gap.a), (b, gap.b)))
    if len(mine) != 1 or len(theirs) != 1 or apart(mine[0], theirs[0]) is False:
        return None
    return changed("date", mine[0], theirs[0], 0.85)


def apart(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two expressions mean other times: by their words, and by the calendar where both have their place on it."""
    if (
        spelled(one.exact) == spelled(other.exact)
        or said(one.exact) == said(other.exact)
        or "SET" in (one.type, other.type)
    ):
        return False
    named = [(part(one, sort), part(other, sort)) for sort in ("day", "year", "weekday", "clock")]
    both = [(mine, theirs) for mine, theirs in named if mine and theirs]
    if both:
        return any(mine != theirs for mine, theirs in both)
    if one.begin and one.until and other.begin and other.until:
        size = min(len(one.until), len(other.begin), len(one.begin), len(other.until))
        outside = one.until[:size] < other.begin[:size] or other.until[:size] < one.begin[:size]
        return outside or daypart(one) != daypart(other) != ""
    return one.type == other.type and length(one) != length(other) and one.mod == other.mod


def length(time: TimeExpression) -> str:
    """Its value; a week as seven days and a year as twelve months."""
    found = re.fullmatch(r"P(\d+)([WY])", time.value)
    if found is None:
        return time.value
    return f"P{int(found[1]) * (7 if found[2] == 'W' else 12)}{'D' if found[2] == 'W' else 'M'}"


def said(exact: str) -> frozenset[str]:
    """What an expression says, whatever small words it has: numbers in figures, hours of the evening as night."""
    found: set[str] = set()
    for word in re.findall(r"\w+", fold(exact)):
        numeral = numeral_at(word, 0)
        found.add(f"{numeral.value:g}" if numeral else PLAIN.get(word, word))
    return frozenset(found - SMALL)


def daypart(time: TimeExpression) -> str:
    """The part of the day that the value names ("MO", "EV"), or nothing."""
    part = time.value.partition("T")[2].replace("EV", "NI")
    return part if part[:1].isalpha() else ""


def name(laid: Laid, gap: Gap) -> Found | None:
    """Two names that share no word and cannot be one in two spellings; neither is near on the other side."""
    a, b = laid.passage.a, laid.passage.b
    mine, theirs = named(a, gap.a), named(b, gap.b)
    if not mine or not theirs:
        return None
    one, other = mine[0], theirs[0]
    if same(one, other) or spoken_of(one, b) or spoken_of(other, a):
        return None
    return changed(KINDS[one.type], one, other, 0.8)


def named(half: Half, numbers: Sequence[int]) -> list[Mention]:
    """Names in a gap, whole: all their words stand in it, but for what stands before the last."""
    found = touched(half, [n for n in numbers if half.token(n).pos in NAMED], half.side.annotations.mentions)
    return [
        m for m in found if m.level == "NAM" and m.type in KINDS and any(half.token(n).end == m.end for n in numbers)
    ]


def same(one: Mention, other: Mention) -> bool:
    """Whether two names may be one's: a word in common, the initials, or nearly the letters."""
    mine, theirs = (
        set(fold(m.exact).replace("’s", "").replace("'s", "").split()) - {"the", "of", "and"} for m in (one, other)
    )
    short = initials(one.exact) == fold(other.exact) or initials(other.exact) == fold(one.exact)
    alike = (
        fuzz.ratio(fold(one.exact), fold(other.exact)) >= SPELLED
        or name_score(one.exact, other.exact, one.type) >= SAME
    )
    return bool(mine & theirs) or short or alike


def initials(words: str) -> str:
    """First letters of the words with a capital."""
    return "".join(word[0] for word in words.split() if word[:1].isupper()).casefold()


def spoken_of(mention: Mention, half: Half) -> bool:
    """Whether the other side's passage has a word of the name: then it only moved."""
    start, end = half.start, half.end
    words = set(fold(half.side.report.text[start:end]).split())
    return any(word in words for word in fold(mention.exact).split() if len(word) > 2)


def changed(kind: str, one: Anchor, other: Anchor, score: float) -> Found:
    """The one become the other."""
    return Found(kind, (one.start, one.end), (other.start, other.end), f"“{one.exact}” became “{other.exact}”", score)  # type: ignore[arg-type]
