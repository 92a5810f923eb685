"""What stands above an article's first paragraph: headline, byline, publisher, dates, leaked metadata.

Both the reader of plain text and the boilerplate annotator look here, so that a field of the report and the line it
came from never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from variorum.dates import iso_day
from variorum.masthead.bylines import byline
from variorum.masthead.datelines import Dateline, dateline
from variorum.masthead.leaks import Leak, leaks
from variorum.masthead.lines import (
    MODIFIED,
    SENTENCE_BREAK,
    SENTENCE_END,
    Line,
    bare,
    first_lines,
    folded,
    is_name,
    is_prose,
    words,
)
from variorum.masthead.publishers import Outlet, is_date_only, is_outlets, is_person, outlet, titled, without_site

DEPTH = 10
LONGEST_HEADLINE = 30
LONGEST_HEADLINE_WITH_STOP = 14
LONGEST_OF_TWO_SENTENCES = 12
MANY_CAPITALS = 0.7
LEAD = re.compile(r"\b(?:said|told|announced|reported|confirmed)\b[^.]*\.$")

Part = Literal["headline", "byline", "publisher", "date", "dateline", "leak"]

__all__ = ["Mark", "Masthead", "Part", "read_masthead"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, half-open, and the part of the masthead it is."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the lines above the first paragraph say; ``agency`` is the one in the date line's brackets."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    agency: str | None = None
    published: str | None = None
    modified: str | None = None
    marks: tuple[Mark, ...] = ()


def read_masthead(text: str) -> Masthead:
    """Read the first lines of an article down to its first paragraph."""
    head = Masthead()
    for leak in leaks(text):
        head = with_leak(head, leak)
    lines = [
        line for line in first_lines(text, DEPTH) if not any(mark.start <= line.start < mark.end for mark in head.marks)
    ]
    title = headline_index(lines) if head.headline is None else None
    if title is not None:
        headline, site = without_site(bare(lines[title].text))
        head = marked(replace(head, headline=headline, publisher=head.publisher or site), lines[title], "headline")
    above = [line for i, line in enumerate(lines) if i != title]
    above = above[: furniture_depth(above)]
    outlets = [outlet(above, i, text) if may_name(line.text) else None for i, line in enumerate(above)]
    best = max((each for each in outlets if each), key=lambda each: each.weight, default=None)
    head = replace(head, publisher=head.publisher or (best.name if best else None))
    for line, here in zip(above, outlets, strict=True):
        head = with_line(head, line, here)
    return named_by_agency(named_by_title(with_lone_names(head, above), above))


def headline_index(lines: Sequence[Line]) -> int | None:
    """Which line is the headline: the first that is no byline, date or outlet, if it reads like one."""
    for index, line in enumerate(lines[:-1]):
        if is_furniture(line):
            continue
        return index if is_headline(line.text) else None
    return None


def is_furniture(line: Line) -> bool:
    """Whether a line above the headline is certainly none itself."""
    if byline(line.text, below=False) or is_date_only(line):
        return True
    outlet = any(part in words("outlets") for part in folded(line.text))
    return outlet and len(line.text.split()) <= 4 and is_name(line.text) and not SENTENCE_END.search(line.text)


def is_headline(line: str) -> bool:
    """Whether the line reads like a headline: not long, and with capitals throughout, or else hardly a sentence."""
    count = len(line.split())
    if count > LONGEST_HEADLINE or dateline(line) or not re.search(r"[^\W\d_]", line):
        return False
    if capitals(line) >= MANY_CAPITALS:
        return True
    if LEAD.search(line):
        return False
    if SENTENCE_BREAK.search(line):
        return count <= LONGEST_OF_TWO_SENTENCES
    return count <= LONGEST_HEADLINE_WITH_STOP or not line.rstrip("\"'”’»").endswith(".")


def capitals(line: str) -> float:
    """The share of longer words that begin with a capital."""
    long = [word for word in re.findall(r"\w[\w'’-]*", line) if len(word) > 3]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def furniture_depth(lines: Sequence[Line]) -> int:
    """How many lines to look at: down to the first paragraph, or the second where a standfirst comes first."""
    prose = [
        i for i, line in enumerate(lines) if is_prose(line.text) and not byline(line.text) and not is_date_only(line)
    ]
    if not prose:
        return len(lines)
    return next((i for i in prose if i > prose[0]), len(lines)) if is_standfirst(lines, prose[0]) else prose[0] + 1


def is_standfirst(lines: Sequence[Line], index: int) -> bool:
    """Whether a byline or a bare date follows directly, as it does below a standfirst."""
    return index + 1 < len(lines) and bool(byline(lines[index + 1].text) or is_date_only(lines[index + 1]))


def may_name(line: str) -> bool:
    """Whether a line may name the outlet: a paragraph or an agency's date line does not."""
    return not is_prose(line) and dateline(line) is None


def with_line(head: Masthead, line: Line, here: Outlet | None) -> Masthead:
    """The masthead with what one line adds; ``here`` is the outlet it names."""
    opening = dateline(line.text)
    if opening and head.dateline is None:
        head = with_dateline(head, line, opening)
        return head if is_prose(line.text) else with_dates(head, line)
    author = author_in(line, here)
    if is_prose(line.text) and author is None:
        return head
    dated = with_dates(head, line)
    if not (author or here or is_dated(line)) and dated == head:
        return head
    publisher = head.publisher or (employer(author) if author else None)
    part: Part = "byline" if author else "publisher" if here else "date"
    return marked(replace(dated, byline=head.byline or author, publisher=publisher), line, part)


def is_dated(line: Line) -> bool:
    """Whether the line holds a date, certain or not, and at most a place's name beside it."""
    return is_date_only(line) or (bool(line.dates) and len(line.names) == 1 and is_name(line.names[0]))


def author_in(line: Line, here: Outlet | None) -> str | None:
    """Who a line says wrote it: in a piece that is a byline, or in a name before the outlet's."""
    found = next((name for piece in (*line.names, line.text) if (name := byline(piece))), None)
    if found or here is None or here.piece not in line.names:
        return found
    before = line.names[: line.names.index(here.piece)]
    return next((piece for piece in before if is_lone_name(piece)), None)


def is_lone_name(piece: str) -> bool:
    """Whether a piece without any sign of a byline may still be somebody's name."""
    plain = 2 <= len(piece.split()) <= 4 and all(char.isalpha() or char in " .'’-" for char in piece)
    return plain and is_name(piece) and not is_outlets(piece) and not piece.startswith("The ")


def with_lone_names(head: Masthead, lines: Sequence[Line]) -> Masthead:
    """Names alone on a line beside a byline, outlet or date are furniture; where the outlet is known they wrote it."""
    starts = {mark.start for mark in head.marks if mark.part in ("publisher", "date")}
    for index, line in enumerate(lines):
        beside = any(lines[i].start in starts for i in (index - 1, index + 1) if 0 <= i < len(lines))
        if beside and is_lone_name(line.text) and not any(mark.start == line.start for mark in head.marks):
            author = line.text if head.publisher and head.byline is None else head.byline
            head = marked(replace(head, byline=author), line, "byline")
    return head


def employer(author: str) -> str | None:
    """The outlet in a byline such as "Daily Globe reporter", "Tallis24 staff" or "Globe staff and agencies"."""
    *parts, job = author.partition(" and ")[0].split()
    name = " ".join(parts)
    if not parts or job not in words("jobs") or not is_name(name) or is_person(name):
        return None
    if folded(parts[0])[0] in words("small"):
        return None
    return name if job == "staff" or (len(parts) >= 2 and is_outlets(name)) else None


def with_dates(head: Masthead, line: Line) -> Masthead:
    """The masthead with the line's dates: what "Updated" stands before is the modification."""
    position = 0
    for date in line.dates:
        later = bool(MODIFIED.search(line.text[position : date.start].rstrip(" ,:|–-")))
        if later:
            head = replace(head, modified=head.modified or date.iso)
        else:
            head = replace(head, published=head.published or date.iso)
        position = date.end
    return head


def with_dateline(head: Masthead, line: Line, opening: Dateline) -> Masthead:
    """The masthead with a date line, which may be all of the line or only its beginning."""
    head = replace(head, dateline=opening.text, agency=opening.agency, published=head.published or opening.day)
    end = line.start + len(line.text[: opening.end].rstrip())
    return replace(head, marks=(*head.marks, Mark(line.start, end, "dateline")))


def with_leak(head: Masthead, leak: Leak) -> Masthead:
    """The masthead with one piece of leaked metadata."""
    head = replace(head, marks=(*head.marks, Mark(leak.start, leak.end, "leak")))
    match leak.field:
        case "headline":
            return replace(head, headline=head.headline or leak.value)
        case "byline":
            return replace(head, byline=head.byline or leak.value)
        case "publisher":
            return replace(head, publisher=head.publisher or leak.value)
        case "published":
            return replace(head, published=head.published or iso_day(leak.value))
        case "modified":
            return replace(head, modified=head.modified or iso_day(leak.value))
        case _:
            return head


def named_by_title(head: Masthead, lines: Sequence[Line]) -> Masthead:
    """A digest's headline may begin with its own name, with a motto below it."""
    name = titled(head.headline, lines[0]) if head.publisher is None and head.headline and lines else None
    return marked(replace(head, publisher=name), lines[0], "publisher") if name else head


def named_by_agency(head: Masthead) -> Masthead:
    """An agency's own report names no outlet but the agency in its date line."""
    return replace(head, publisher=head.agency) if head.publisher is None and head.agency else head


def marked(head: Masthead, line: Line, part: Part) -> Masthead:
    """The masthead with one more whole line marked."""
    return replace(head, marks=(*head.marks, Mark(line.start, line.end, part)))
