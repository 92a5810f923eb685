"""Page furniture in a report's text: marked so that nothing compares it, never cut.

A line is taken whole or not at all, except for a date line or leaked metadata in front of a first sentence. Marking a
sentence of the article is worse than leaving a piece of furniture, so patterns want the whole line.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

from variorum.masthead import Mark, read_masthead
from variorum.text import anchor, paragraphs
from variorum.types import Boilerplate, BoilerplateKind, Report

VERSION = 1

Span = tuple[int, int]
Marks = dict[Span, BoilerplateKind]

LETTER = re.compile(r"\w")
MENU = re.compile(r"\s*[|•·]\s*")
PICTURE_SOURCE = re.compile(
    r"[^\W\d_][\w.'’ -]{2,50}\s*/\s*[^\W\d_][\w.'’ &-]{1,40}|\((?:AP|AFP|EPA|Reuters|Getty)\b[^)]{0,60}\)|(?:Photo|Image|Credit|©).{2,80}",
    re.IGNORECASE,
)
AGENCY = r"(?:[A-Z]{2,6}|[A-Z][a-z]{2,15})"
AGENCIES = rf"{AGENCY}(?:(?:/| / |, | & | and ){AGENCY}){{0,2}}"
LAST_LINE = re.compile(rf"{AGENCIES}|\({AGENCIES}\)|(?:[A-Z]\w+ ){{1,3}}(?:Press|News|Agency|Newswire|Wire)")
LAST_WORDS = re.compile(rf"[.!?…][\"'”’»)]*\s+(\({AGENCIES}\))$")
QUOTE_MARKS = frozenset("\"'“”‘’«»„")
SHORTEST_REPEAT = 3
LONGEST_CAPTION = 30


def find_boilerplate(report: Report) -> tuple[Boilerplate, ...]:
    """Everything in the report's text that belongs to the page, in order, without overlaps."""
    text = report.text
    lines = list(paragraphs(text))
    marks: Marks = {}
    for find in (of_masthead, of_patterns, of_repeats, of_pictures, of_ending, of_marks_only):
        for span, kind in find(text, lines, marks):
            if not any(span[0] < end and start < span[1] for start, end in marks):
                marks[span] = kind
    return tuple(boilerplate(report, span, marks[span]) for span in sorted(marks))


def boilerplate(report: Report, span: Span, kind: BoilerplateKind) -> Boilerplate:
    """The anchored mark."""
    at = anchor(report.id, report.text, *span)
    return Boilerplate(at.report, at.start, at.end, at.exact, kind)


Found = Iterator[tuple[Span, BoilerplateKind]]


def of_masthead(text: str, lines: list[Span], marks: Marks) -> Found:
    """Byline, publisher and date lines, date lines before a first sentence, leaked metadata."""
    for mark in read_masthead(text).marks:
        kind = masthead_kind(text, mark)
        if kind:
            yield (mark.start, mark.end), kind


def masthead_kind(text: str, mark: Mark) -> BoilerplateKind | None:
    """Metadata, unless a pattern knows the line better; a headline is the report's own."""
    if mark.part == "headline":
        return None
    return kind_of(text[mark.start : mark.end]) or "metadata"


def of_patterns(text: str, lines: list[Span], marks: Marks) -> Found:
    """Lines that match a pattern, and menus of which a piece does; the first line is the headline's place."""
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        kind = (kind_of(line) or menu_kind(line)) if index else None
        if kind:
            yield (start, end), kind


def kind_of(line: str) -> BoilerplateKind | None:
    """The first kind of which a pattern matches the whole line."""
    if len(line.split()) > longest() or line[:1] in QUOTE_MARKS:
        return None
    plain = line.replace("’", "'")
    return next((kind for kind, pattern in patterns() if pattern.fullmatch(plain)), None)


def menu_kind(line: str) -> BoilerplateKind | None:
    """The kind of a row of short pieces between bars, one of which is furniture by itself."""
    pieces = MENU.split(line)
    if len(pieces) < 2 or any(len(piece.split()) > 8 for piece in pieces):
        return None
    return next((kind for piece in pieces if (kind := kind_of(piece))), None)


@cache
def table() -> dict[str, object]:
    """The data file."""
    return tomllib.loads(files("variorum.data").joinpath("boilerplate.toml").read_text("utf-8"))


@cache
def longest() -> int:
    """The number of words beyond which a line is never furniture."""
    value = table()["longest"]
    assert isinstance(value, int)
    return value


@cache
def patterns() -> tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]:
    """Each kind's patterns as one, in the file's order."""
    kinds = table()["kinds"]
    assert isinstance(kinds, dict)
    known = {str(kind): kind for kind in get_args(BoilerplateKind)}
    return tuple((known[kind], re.compile("|".join(forms), re.IGNORECASE)) for kind, forms in kinds.items())


def of_repeats(text: str, lines: list[Span], marks: Marks) -> Found:
    """A line's second occurrence; the first as well, as a caption, where a picture's source follows the pair."""
    seen = Counter[str]()
    first: dict[str, int] = {}
    for index, (start, end) in enumerate(lines):
        key = " ".join(text[start:end].casefold().split())
        seen[key] += 1
        first.setdefault(key, index)
        if seen[key] == 1 or len(key.split()) < SHORTEST_REPEAT:
            continue
        yield (start, end), "repeated"
        if is_captioned(text, lines, first[key], index):
            yield lines[first[key]], "caption"


def is_captioned(text: str, lines: list[Span], first: int, second: int) -> bool:
    """Whether a pair of lines is a caption given twice: side by side, not long, not the headline, a source behind it."""
    line = text[slice(*lines[first])]
    if second - first > 2 or first == 0 or len(line.split()) > LONGEST_CAPTION:
        return False
    return second + 1 < len(lines) and is_picture_source(text[slice(*lines[second + 1])])


def is_picture_source(line: str) -> bool:
    """Whether a line says who took a picture: "Jane Roe / Reuters"."""
    return len(line.split()) <= 10 and bool(PICTURE_SOURCE.fullmatch(line))


def of_pictures(text: str, lines: list[Span], marks: Marks) -> Found:
    """The line with a picture's source below a caption that was given twice."""
    for index, span in enumerate(lines[1:], start=1):
        above = marks.get(lines[index - 1])
        if above in ("caption", "repeated") and is_picture_source(text[slice(*span)]):
            yield span, "credit"


def of_ending(text: str, lines: list[Span], marks: Marks) -> Found:
    """An agency's name alone on the last line of the article, or in brackets behind its last sentence."""
    own = [span for span in lines if span not in marks]
    if len(own) < 3:
        return
    start, end = own[-1]
    line = text[start:end]
    if len(line) <= 40 and LAST_LINE.fullmatch(line):
        yield (start, end), "credit"
        start, end = own[-2]
    final = LAST_WORDS.search(text[start:end])
    if final:
        yield (start + final.start(1), start + final.end(1)), "credit"


def of_marks_only(text: str, lines: list[Span], marks: Marks) -> Found:
    """Lines without a letter or digit."""
    for start, end in lines:
        if not LETTER.search(text[start:end].replace("_", "")):
            yield (start, end), "navigation"
