"""What changed between two wordings, word by word.

Words count as the same where their normal forms are: case, accents, kinds of quotation mark
and of dash do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from variorum.text import INVISIBLE, normal

HIDDEN = re.escape("".join(sorted(INVISIBLE)))  # an invisible character inside a word does not part it
TOKEN = re.compile(rf"[\w{HIDDEN}]+(?:['’.,\-‐][\w{HIDDEN}]+)*|[^\w\s]", re.UNICODE)
STOPS = frozenset(",;:.…-–—―\"'()[]")  # where only these differ nothing was altered; "?" and "!" may be
LONGEST = 2000  # words; beyond this only what stands between a common beginning and a common end is called changed

Run = tuple[int, int, int]  # words that both have: first word in a, first word in b, how many


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one wording, in order and without gaps; ``changed`` where the other wording has not got it."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Wordings:
    """Both wordings, cut where they part: the pieces of each join up to its text."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]


class Word(NamedTuple):
    """A word or a mark: what it is compared by, and where it stands."""

    key: str
    start: int
    end: int


def wordings(a: str, b: str) -> Wordings:
    """The two wordings with their differences; an unbroken change is one piece, spaces inside it included."""
    words_a, words_b = words(a), words(b)
    same = telling(matching([word.key for word in words_a], [word.key for word in words_b]), words_a, words_b)
    return Wordings(
        pieces(a, words_a, {i for start, _, size in same for i in range(start, start + size)}),
        pieces(b, words_b, {j for _, start, size in same for j in range(start, start + size)}),
    )


def words(text: str) -> list[Word]:
    """The words and marks of a text; what is nothing but invisible is neither."""
    found = (Word(key(match.group()), match.start(), match.end()) for match in TOKEN.finditer(text))
    return [word for word in found if word.key]


@lru_cache(maxsize=20_000)
def key(token: str) -> str:
    """What two tokens are compared by; single and double quotation marks are a matter of house style."""
    plain = normal(token).text.strip()
    return '"' if plain == "'" else plain


def matching(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Runs that both have, in order."""
    if max(len(a), len(b)) <= LONGEST:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    head = common(a, b)
    tail = common(a[head:][::-1], b[head:][::-1])
    return [run for run in ((0, 0, head), (len(a) - tail, len(b) - tail, tail)) if run[2]]


def telling(same: Sequence[Run], a: Sequence[Word], b: Sequence[Word]) -> list[Run]:
    """The runs without those that are short against the changes on both their sides.

    Two sentences that share nothing but "you" and "the" are no easier to read for having these two left unmarked.
    """
    kept = list(same)
    ends: list[Run] = [(0, 0, 0), (len(a), len(b), 0)]
    for run in same:
        at = kept.index(run)
        before, after = (kept[at - 1] if at else ends[0]), (kept[at + 1] if at + 1 < len(kept) else ends[1])
        changes = [
            max(letters(a, x[0] + x[2], y[0]), letters(b, x[1] + x[2], y[1])) for x, y in ((before, run), (run, after))
        ]
        if letters(a, run[0], run[0] + run[2]) * 2 <= min(changes):
            kept.remove(run)
    return kept


def letters(found: Sequence[Word], start: int, end: int) -> int:
    """How many characters some neighbouring words have."""
    return sum(word.end - word.start for word in found[start:end])


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items two sequences begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def pieces(text: str, found: Sequence[Word], same: set[int]) -> tuple[Piece, ...]:
    """The text cut into changed and unchanged pieces; a changed piece begins and ends with a word or mark."""
    out: list[Piece] = []
    at = 0
    for start, end in runs(found, same):
        if start > at:
            out.append(Piece(text[at:start], changed=False))
        out.append(Piece(text[start:end], changed=True))
        at = end
    if at < len(text):
        out.append(Piece(text[at:], changed=False))
    return tuple(out)


def runs(found: Sequence[Word], same: set[int]) -> list[tuple[int, int]]:
    """Character stretches of the changed tokens, neighbours joined; those of nothing but stops left out."""
    groups: list[list[Word]] = [[]]
    for i, word in enumerate(found):
        if i not in same:
            groups[-1].append(word)
        elif groups[-1]:
            groups.append([])
    return [(group[0].start, group[-1].end) for group in groups if any(word.key not in STOPS for word in group)]


def elided(wording: Sequence[Piece], *, context: int = 30) -> tuple[Piece, ...]:
    """The wording with long unchanged stretches cut to about ``context`` characters round the changes, at a space."""
    out = []
    for i, piece in enumerate(wording):
        if piece.changed:
            out.append(piece)
        else:
            out.append(Piece(shorten(piece.text, context, first=i == 0, last=i == len(wording) - 1), changed=False))
    return tuple(out)


def shorten(text: str, context: int, *, first: bool, last: bool) -> str:
    """An unchanged stretch with its far end, or its middle, replaced by an ellipsis."""
    room = context * (1 if first or last else 2)
    if len(text) <= room + 8 or (first and last):
        return text
    head = "" if first else text[:context].rpartition(" ")[0]
    tail = "" if last else text[-context:].partition(" ")[2]
    return f"{head}{' ' if head else ''}… {tail}" if tail else f"{head} …"
