"""Reports as JSON: an object with the fields of ``variorum.types.Report``, or an IPTC ninjs news item."""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from variorum.dates import iso_day
from variorum.errors import ReadError
from variorum.masthead import read_masthead
from variorum.read.ninjs import is_ninjs, read_ninjs
from variorum.read.plain import newlines, report_id
from variorum.read.tongue import language
from variorum.text import whole
from variorum.types import Report

ADVICE = 'give an object with a "text", or an IPTC ninjs news item'


class Fields(msgspec.Struct, frozen=True):
    """The fields of a report that a JSON line may give; every other key is passed over."""

    text: str
    name: str | None = None
    publisher: str | None = None
    url: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    published_range: tuple[str, str] | None = None
    modified: str | None = None


def read_json(name: str, text: str) -> Report:
    """The report in one JSON value.

    Raises:
        ReadError: it is no JSON, no report, has a field of the wrong type, or is not English.
    """
    try:
        value = without_halves(json.loads(text))
    except RecursionError:
        raise ReadError(name, "the JSON is nested too deeply", ADVICE) from None
    except ValueError as error:
        raise ReadError(name, f"this is no valid JSON ({error})", "correct it, or leave it out") from None
    if not isinstance(value, dict):
        raise ReadError(name, f"this is JSON but a {type(value).__name__} and no report", ADVICE)
    if "variorum" in value and "reports" in value:
        raise ReadError(name, "this is a story that Variorum wrote and no report", "give the reports themselves")
    if isinstance(value.get("text"), str) or not is_ninjs(value):
        return read_fields(name, value)
    return read_ninjs(name, value)


def without_halves(value: object) -> object:
    """The value with every string in it ``whole``."""
    written = json.dumps(value, ensure_ascii=False)
    return json.loads(whole(written)) if whole(written) != written else value


def read_fields(name: str, value: Mapping[str, object]) -> Report:
    """The report in an object with a "text"; what other fields do not say, its masthead may."""
    if "text" not in value:
        raise ReadError(name, 'this is JSON but has no "text" and is no ninjs item', ADVICE)
    try:
        fields = msgspec.convert(value, Fields)
    except msgspec.ValidationError as error:
        raise ReadError(name, f"a field has the wrong type ({error})", "correct it, or leave it out") from None
    text = newlines(fields.text)
    if not text.strip():
        raise ReadError(name, "its text holds only white space", "leave it out, or save the report again")
    head = read_masthead(text)
    return Report(
        id=report_id(fields.name or name, fields.url, text),
        sigil="",
        name=fields.name or name,
        publisher=fields.publisher or head.publisher,
        url=fields.url,
        headline=fields.headline or head.headline,
        byline=fields.byline or head.byline,
        dateline=fields.dateline or head.dateline,
        language=language(name, text),
        published=day(name, "published", fields.published) or head.published,
        published_range=days(name, fields.published_range),
        modified=day(name, "modified", fields.modified) or head.modified,
        text=text,
    )


def day(name: str, field: str, value: str | None) -> str | None:
    """The ISO day of a date field.

    Raises:
        ReadError: there is something in it, but no certain day.
    """
    found = iso_day(value)
    if value and value.strip() and found is None:
        raise ReadError(name, f'"{field}" is no date: {value[:40]!r}', "write it like 2024-05-30, or leave it out")
    return found


def days(name: str, value: tuple[str, str] | None) -> tuple[str, str] | None:
    """First and last day of a range, checked."""
    if value is None:
        return None
    first, last = (day(name, "published_range", item) for item in value)
    if not first or not last or first > last:
        raise ReadError(name, '"published_range" is no range of dates', 'write it like ["2024-05-29", "2024-05-31"]')
    return first, last
