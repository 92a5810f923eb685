"""Quotation marks: which characters are marks, which open, which close, and what lies between them.

Every style is read by where a mark stands, not by which glyph it is: “ ” „ “ " ″ « » » « `` '' and ‘ ’ ‚ ‘ ' ‹ ›. A mark after
white space or a bracket and before a word opens; a mark after a word or a full stop closes. An apostrophe is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum import text

DOUBLE = '“”„‟"″«»＂'
SINGLE = "‘’‚‛'‹›"
MARKS = re.compile(r"``|''|[“”„‟\"″«»＂‘’‚‛'‹›]")
OPENING_ONLY = frozenset("“„‟‚‛``")
ELISIONS = frozenset(["em", "til", "tis", "twas", "cause", "bout", "n", "round", "ere", "cos", "tween", "neath"])
LEFT_OF_OPENING = frozenset(" \u00a0\t\n([{-–—―/|:,…")
STOPS = frozenset(".,!?;…—–-")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; ``opens`` and ``closes`` say what its place allows."""

    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """Text between marks: ``start`` and ``end`` without them, ``outer`` with them.

    ``depth`` counts the marked stretches around it. ``follows`` says that it goes on from the marked paragraph before,
    which had no closing mark; ``closed`` that its own closing mark is there.
    """

    start: int
    end: int
    outer: tuple[int, int]
    depth: int
    closed: bool
    follows: bool


def find_marked(source: str) -> list[Marked]:
    """Every marked stretch, in order of its start; one per paragraph where a quotation runs over several."""
    found: list[Marked] = []
    unclosed: bool | None = None
    lines = list(text.paragraphs(source))
    for i, (start, end) in enumerate(lines):
        marks = read_marks(source, start, end)
        resumed = i + 1 < len(lines) and source[lines[i + 1][0]] in SINGLE
        follows = unclosed is not None and bool(marks) and marks[0].start == start and marks[0].double == unclosed
        stretches = pair(source, marks, end, resumed)
        if follows and stretches:
            first = min(stretches, key=lambda m: m.start)
            stretches[stretches.index(first)] = Marked(
                first.start, first.end, first.outer, first.depth, first.closed, True
            )
        unclosed = left_open(source, stretches, end)
        found.extend(stretches)
    return sorted((m for m in found if m.start < m.end), key=lambda m: (m.start, -m.end))


def left_open(source: str, stretches: Sequence[Marked], end: int) -> bool | None:
    """Whether the paragraph ends inside marks: True inside double ones, False inside single ones, None outside."""
    for marked in stretches:
        if not marked.closed and marked.depth == 0 and marked.end >= end - 1:
            return source[marked.outer[0]] in DOUBLE or source.startswith(("``", "''"), marked.outer[0])
    return None


def read_marks(source: str, start: int, end: int) -> list[Mark]:
    """The marks of one paragraph, apostrophes, inches and minutes left out."""
    found = [(m.start(), m.end()) for m in MARKS.finditer(source, start, end)]
    marks: list[Mark] = []
    for at, stop in found:
        before = source[at - 1] if at > start else " "
        after = source[stop] if stop < end else " "
        mark = classify(source[at:stop], Mark(at, stop, True, False, False), before, after, source[stop : stop + 6])
        if mark:
            marks.append(mark)
    return marks


def classify(glyph: str, mark: Mark, before: str, after: str, next_word: str) -> Mark | None:
    """What a glyph may do where it stands; None for an apostrophe or a measure."""
    double = glyph in ("``", "''") or glyph in DOUBLE
    opens = can_open(before, after)
    closes = can_close(before, after)
    if not double:
        if before.isalnum() and after.isalnum():
            return None
        if opens and (after.isdigit() or elided(next_word)):
            return None
    elif glyph in '"″' and before.isdigit() and not opens and after in " ,)":
        closes = True
    if glyph in OPENING_ONLY or glyph == "‘":
        german = glyph in "“‘" and before not in LEFT_OF_OPENING and not after.isalnum()
        opens, closes = not german, german
    elif glyph == "”" and before not in LEFT_OF_OPENING:
        opens, closes = False, True
    elif glyph in "«»‹›":
        opens, closes = (opens or after == " ", closes or before == " ")
        if before == after == " ":
            opens, closes = glyph in "«‹", glyph in "»›"
    return Mark(mark.start, mark.end, double, opens, closes) if opens or closes else None


def can_open(before: str, after: str) -> bool:
    """A mark at the left edge of a word."""
    return (
        (before in LEFT_OF_OPENING or before in DOUBLE + SINGLE + "`")
        and not after.isspace()
        and after not in ".,;:!?)"
    )


def can_close(before: str, after: str) -> bool:
    """A mark at the right edge of a word or after a stop."""
    return not before.isspace() and before not in "([{" and not after.isalnum()


def elided(word: str) -> bool:
    """Whether a word begins with an apostrophe for letters left out ('em, 'til)."""
    letters = re.match(r"\w+", word)
    return bool(letters) and letters.group().lower() in ELISIONS  # type: ignore[union-attr]


def pair(source: str, marks: Sequence[Mark], end: int, resumed: bool) -> list[Marked]:
    """Marked stretches of one paragraph, by a stack; what was never closed ends with the paragraph.

    A single mark that was never closed is a mark only at the start of a line, or where the next line takes it up again
    (``resumed``).
    """
    stack: list[Mark] = []
    found: list[Marked] = []
    for i, mark in enumerate(marks):
        if wants_closing(source, stack, mark, marks[i + 1 :]):
            close(stack, mark, found)
        elif mark.opens:
            lose_unclosed(source, stack, mark, marks[i:], found)
            stack.append(mark)
    for depth, mark in enumerate(stack):
        if mark.double or resumed or starts_paragraph(source, mark):
            found.append(Marked(mark.end, end, (mark.start, end), depth, False, False))
    return found


def wants_closing(source: str, stack: Sequence[Mark], mark: Mark, rest: Sequence[Mark]) -> bool:
    """Whether a mark closes something that is open; a possessive (the workers' rights) gives way to a later mark."""
    if not mark.closes or not any(open_.double == mark.double for open_ in stack):
        return False
    if mark.opens and mark.double and source[mark.start - 1 : mark.start] in ("", " ", "\n"):
        return False
    if mark.double or source[mark.start - 1] in STOPS or source[mark.start - 1] not in "sSzZxX":
        return True
    for later in rest:
        if later.double != mark.double or (later.opens and not later.closes):
            break
        if later.closes and not later.opens:
            return bool(re.match(r"\s*(?:[.,;:!?)\"”]|$)", source[mark.end : mark.end + 2]))
    return True


def close(stack: list[Mark], mark: Mark, found: list[Marked]) -> None:
    """Close the nearest open mark of the same family; what was opened inside it and not closed was no mark."""
    while stack:
        open_ = stack.pop()
        if open_.double == mark.double:
            found.append(Marked(open_.end, mark.start, (open_.start, mark.end), len(stack), True, False))
            return


def lose_unclosed(source: str, stack: list[Mark], mark: Mark, rest: Sequence[Mark], found: list[Marked]) -> None:
    """A second opening mark of one family with one closing mark left: the first one's closing mark was lost."""
    if not stack or stack[-1].double != mark.double:
        return
    closers = 0
    for later in rest[1:]:
        if later.double == mark.double:
            if later.opens and not later.closes:
                break
            closers += later.closes
    if closers >= 2:
        return
    open_ = stack.pop()
    if mark.double:
        stop = sentence_end(source, open_.end, mark.start)
        found.append(Marked(open_.end, stop, (open_.start, stop), len(stack), False, False))


def sentence_end(source: str, start: int, limit: int) -> int:
    """Where the first sentence after ``start`` ends, at most ``limit``."""
    stop = re.compile(r"[.!?…](?=\s)").search(source, start, limit)
    return stop.end() if stop else start + len(source[start:limit].rstrip())


def starts_paragraph(source: str, mark: Mark) -> bool:
    """Whether a mark is the first thing of its line."""
    return mark.start == 0 or source[: mark.start].rstrip(" \t").endswith("\n")
