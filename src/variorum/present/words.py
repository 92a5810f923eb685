"""The words that a reader sees for the vocabulary: plain ones, the same on every page, in Markdown and on a terminal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from variorum.types import Boilerplate, Derivation, Direction, Independent, Judgement, Report, ReportId, Story

DERIVATION: Mapping[str, str] = {"verbatim": "word for word", "excerpt": "excerpt", "rewrite": "reworded"}
ALTERATION: Mapping[str, str] = {
    "verbatim": "same words",
    "trimmed": "shortened",
    "reworded": "reworded",
    "reattributed": "given to another speaker",
    "marks_lost": "quotation marks dropped",
    "marks_gained": "quotation marks added",
    "translated": "translated differently",
}
RELATION: Mapping[str, str] = {
    "conflict": "conflict",
    "update": "changed later",
    "refine": "one is more exact",
    "agree": "the same, said differently",
}
KIND: Mapping[str, str] = {
    "quantity": "number",
    "date": "date",
    "name": "name",
    "place": "place",
    "agent": "who did it",
    "polarity": "yes or no",
    "certainty": "how sure",
    "status": "how far it has come",
    "attribution": "who said it",
    "wording": "wording",
}
STANCE: Mapping[str, str] = {
    "for": "for",
    "against": "against",
    "conditional": "on conditions",
    "open": "undecided",
    "denies": "denies it",
}
STATUS: Mapping[str, str] = {"denied": "ruled out"}
"""How far a step has come, where the vocabulary's word would read as a second negation: "will not strike – denied"."""
VERDICT: Mapping[str, str] = {
    "confirm": "confirmed",
    "reject": "no copy",
    "reverse": "the other way round",
    "accept": "accepted",
    "dismiss": "dismissed",
    "conflict": "called a conflict",
    "update": "called a later change",
    "refine": "called more exact",
    "agree": "called the same",
    "note": "note",
}
VALUED: Mapping[str, str] = {
    "hold": "holds {}",
    "merge": "put together with {}",
    "split": "“{}” is another",
    "speaker": "said by {}",
}
ENTITY: Mapping[str, str] = {
    "PER": "People",
    "ORG": "Organisations",
    "GPE": "Countries, towns, regions",
    "LOC": "Places",
    "FAC": "Buildings and sites",
    "NORP": "Peoples, parties, faiths",
    "EVENT": "Events",
}
BOILERPLATE: Mapping[str, str] = {
    "subscribe": "subscription line",
    "caption": "caption",
    "credit": "photo credit",
    "navigation": "navigation",
    "metadata": "leaked metadata",
    "repeated": "repeated line",
}
BEGINNING = 80  # characters of a text without a headline
UNNAMED = frozenset({"anonymous", "own"})
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def sigil_order(sigil: str) -> tuple[int, str]:
    """Sort key: "Z" before "AA"."""
    return len(sigil), sigil


def texts(story: Story) -> int:
    """How many texts there are once copies are put with what they were copied from."""
    related = {report for family in story.families for report in family}
    return len(story.families) + sum(report.id not in related for report in story.reports)


def counts(story: Story) -> str:
    """ "5 reports, 4 texts, 2 named origins"."""
    named = sum(origin.kind not in UNNAMED for origin in story.origins)
    return ", ".join(
        (counted(len(story.reports), "report"), counted(texts(story), "text"), counted(named, "named origin"))
    )


def day(value: str | None) -> str:
    """ "2031-03-04T18:30" as "4 March 2031, 18:30"; what is no ISO 8601 date stays as it is."""
    match = ISO.match(value or "")
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return value or ""
    year, month, date, time = match.groups()
    parts = [str(int(date))] if date else []
    parts += [MONTHS[int(month) - 1]] if month else []
    return " ".join([*parts, year]) + (f", {time}" if time else "")


def days(begin: str | None, end: str | None) -> str:
    """A stretch of days: "4–6 March 2031", "26 May – 7 June 2031"; one day where both are the same or one is missing."""
    if not begin or not end or begin == end:
        return day(begin or end)
    first, last = day(begin), day(end)
    if len(begin) == len(end) == 10 and begin[:7] == end[:7]:
        return f"{first.split()[0]}–{last}"
    if begin[:4] == end[:4] and len(begin) in {7, 10} and "T" not in end:
        return f"{first.rpartition(' ')[0]} – {last}"
    return f"{first} – {last}"


def brief_day(text: str) -> str:
    """A date as a reader sees it, with the months cut to three letters, and "?" for what is inferred."""
    return re.sub("|".join(MONTHS), lambda month: month.group()[:3], text).replace("(inferred)", "?")


def published(report: Report) -> str:
    """When a report appeared, as well as that is known."""
    if report.published:
        return day(report.published)
    if report.published_range:
        return f"{days(*report.published_range)} (inferred)"
    return "no date"


def who(report: Report) -> str:
    """The publisher, or the host or file that the report came from."""
    scheme, _, address = report.name.rpartition("://")
    return report.publisher or (address.split("/")[0] if scheme else PurePath(report.name).name) or report.name


def headings(story: Story) -> dict[ReportId, str]:
    """Each report's headline, or how its own text begins."""
    furniture: dict[ReportId, list[Boilerplate]] = {}
    for boilerplate in story.boilerplate:
        furniture.setdefault(boilerplate.report, []).append(boilerplate)
    return {report.id: report.headline or beginning(report, furniture.get(report.id, ())) for report in story.reports}


def beginning(report: Report, furniture: Iterable[Boilerplate]) -> str:
    """The first words of a text that are no boilerplate, cut at a word."""
    letters = list(report.text)
    for boilerplate in furniture:
        letters[boilerplate.start : boilerplate.end] = " " * (boilerplate.end - boilerplate.start)
    begins = one_line("".join(letters))
    return begins if len(begins) <= BEGINNING else f"{begins[:BEGINNING].rpartition(' ')[0]} …"


def independent(value: Independent) -> str:
    """ "2", or "1–3" where it cannot be told."""
    return str(value.min) if value.min == value.max else f"{value.min}–{value.max}"


def percent(share: float) -> str:
    """A share of 0…1 in whole per cent; never 100 or 0 where that is not the whole truth."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        whole = 99
    if whole == 0 and share > 0:
        whole = 1
    return f"{whole} %"


def sureness(direction: Direction) -> str:
    """How sure it is who copied whom."""
    return "unknown which copied" if direction == "unknown" else f"direction {direction}"


def made(derivation: Derivation) -> str:
    """ "reworded, 93 % of its text, direction certain"."""
    share = f"{percent(derivation.coverage)} of its text"
    return f"{DERIVATION[derivation.type]}, {share}, {sureness(derivation.direction)}"


def made_briefly(derivation: Derivation) -> str:
    """ "reworded, 93 %, certain"."""
    sure = "which copied is unknown" if derivation.direction == "unknown" else derivation.direction
    return f"{DERIVATION[derivation.type]}, {percent(derivation.coverage)}, {sure}"


def verdict(judgement: Judgement, *, one: str = "", other: str = "") -> str:
    """What a person decided: "dismissed", "holds 97 bolts"; ``one`` is what is merged, ``other`` what it is merged with, in
    the words of a report: "“A. Roe” and “Ada Roe” are one".
    """
    kind, colon, named = judgement.verdict.partition(":")
    if kind == "merge" and judgement.subject.startswith("entity:") and one and other:
        return f"“{one}” and “{other}” are one"
    if colon:
        return VALUED[kind].format(other or "another" if kind == "merge" else one_line(named))
    return "not theirs" if judgement.subject.startswith("quotation:") and kind == "reject" else VERDICT[kind]


def moment(at: str) -> str:
    """When a judgement was passed, to the minute: "4 March 2031, 18:30 UTC"; without a zone it is UTC."""
    read = dt.datetime.fromisoformat(at)
    return f"{day((read.astimezone(dt.UTC) if read.tzinfo else read).strftime('%Y-%m-%dT%H:%M'))} UTC"


def one_line(text: str) -> str:
    """White space and line breaks of a report's text as single spaces, for a line of its own."""
    return " ".join(text.split())
