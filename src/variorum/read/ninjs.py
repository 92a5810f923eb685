"""IPTC ninjs, versions 1 to 3: one news item as JSON.

The versions differ in spelling (``versioncreated``, ``versionCreated``) and in how a headline or body is given: as
``headline``, ``headline_main``, ``body_text``, ``body_xhtml`` in 1.x, as lists of ``headlines`` and ``bodies`` with a
``role`` and a ``contenttype`` since 2.0. Keys are therefore read in lower case without regard to the version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from variorum.dates import iso_day
from variorum.errors import ReadError
from variorum.masthead import read_masthead
from variorum.read.fragment import lines_of
from variorum.read.plain import newlines, report_id
from variorum.read.tongue import language
from variorum.text import normal
from variorum.types import Report

KEYS = frozenset(
    ("headlines", "bodies", "versioncreated", "firstcreated", "contentcreated", "body_text", "body_html", "body_xhtml")
)
FIRST = ("firstcreated", "contentcreated", "versioncreated")
LATER = ("contentmodified", "versioncreated")
ROLES = ("main", "text", "richtext", "xhtml", "html", "")

Item = Mapping[str, object]


def is_ninjs(value: Item) -> bool:
    """Whether an object is a news item: it has a URI and one of ninjs's own keys."""
    keys = {key.lower() for key in value}
    return bool(keys & KEYS) or any(key.startswith(("body_", "headline_")) for key in keys)


def read_ninjs(name: str, value: Item) -> Report:
    """The report in a news item; its text begins with the headline.

    Raises:
        ReadError: the item has no text, is withdrawn, or is not English.
    """
    item = {key.lower(): content for key, content in value.items()}
    if item.get("pubstatus") in ("canceled", "cancelled", "withheld"):
        raise ReadError(name, f"its publisher marked it as {item['pubstatus']}", "leave it out")
    headline = one_line(headline_of(item))
    body = body_of(item)
    if not body:
        raise ReadError(
            name, f"this ninjs item holds no text (type {item.get('type', 'unknown')})", "give items that have a body"
        )
    text = joined(headline, body)
    head = read_masthead(text)
    url = next(
        (link for key in ("canonicalurl", "url", "uri") if (link := string(item.get(key))) and link.startswith("http")),
        None,
    )
    published = next((day for key in FIRST if (day := iso_day(string(item.get(key))))), None)
    modified = next((day for key in LATER if (day := iso_day(string(item.get(key))))), None)
    return Report(
        id=report_id(name, url or string(item.get("uri")), text),
        sigil="",
        name=name,
        publisher=publisher_of(item) or head.publisher,
        url=url,
        headline=headline or head.headline,
        byline=one_line(string(item.get("byline")) or string(item.get("by"))) or head.byline,
        dateline=head.dateline or one_line(located(item)),
        language=language(name, text),
        published=published or head.published,
        published_range=None,
        modified=modified if modified != published else None,
        text=text,
    )


def headline_of(item: Item) -> str | None:
    """The main headline."""
    listed = best(item.get("headlines"))
    if listed:
        return lines_of(listed) if "<" in listed else listed
    plain = string(item.get("headline")) or string(item.get("headline_main"))
    return plain or next(
        (found for key in sorted(item) if key.startswith("headline_") and (found := string(item[key]))), None
    )


def body_of(item: Item) -> str:
    """The body, one paragraph a line: from HTML, which keeps its paragraphs, else from plain text."""
    markup = [body for body in bodies(item) if is_markup(body)]
    plain = [body for body in bodies(item) if not is_markup(body)]
    from_markup = lines_of(markup[0]) if markup else ""
    return from_markup or (newlines(plain[0]).strip() if plain else "")


def bodies(item: Item) -> Iterator[str]:
    """Every body of the item, best first."""
    listed = item.get("bodies")
    entries = listed if isinstance(listed, list) else []
    yield from (found for _, found in ranked(entries))
    for key in ("body_xhtml", "body_html", "body_richtext", "body_main", "body_text", "body"):
        if found := string(item.get(key)):
            yield found
    yield from (found for key in sorted(item) if key.startswith("body_") and (found := string(item[key])))


def best(listed: object) -> str | None:
    """The value of the entry whose role comes first."""
    entries = ranked(listed) if isinstance(listed, list) else []
    return entries[0][1] if entries else None


def ranked(entries: list[object]) -> list[tuple[int, str]]:
    """Role rank and value of every entry with a text value, in order of rank."""
    found = []
    for entry in entries:
        if isinstance(entry, dict) and (value := string(entry.get("value"))):
            role = string(entry.get("role")) or ""
            found.append((ROLES.index(role) if role in ROLES else len(ROLES), value))
    return sorted(found, key=lambda pair: pair[0])


def is_markup(body: str) -> bool:
    """Whether a body is HTML; its content type is often missing, its tags never are."""
    return "</" in body or "<p>" in body or "<br" in body


def publisher_of(item: Item) -> str | None:
    """Who provides the item: its provider, its information source, or the holder of its copyright."""
    sources = item.get("infosources") or item.get("infosource")
    named = [source for source in sources if isinstance(source, dict)] if isinstance(sources, list) else []
    names = [name for source in named if (name := string(source.get("name")) or string(source.get("literal")))]
    provider = item.get("provider")
    direct = string(provider.get("name")) if isinstance(provider, dict) else string(provider)
    return direct or next(iter(names), None) or string(item.get("copyrightholder"))


def located(item: Item) -> str | None:
    """Where the item says it was written."""
    return string(item.get("located"))


def string(value: object) -> str | None:
    """A text that holds something."""
    return value.strip() or None if isinstance(value, str) else None


def one_line(value: str | None) -> str | None:
    """The text on one line."""
    return " ".join(value.split()) if value else None


def joined(headline: str | None, body: str) -> str:
    """The body, begun with the headline if it does not begin with it already."""
    if not headline or normal(body.split("\n", 1)[0]).text.strip() == normal(headline).text.strip():
        return body
    return f"{headline}\n{body}"
