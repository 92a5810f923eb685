"""What a page says of itself: JSON-LD (schema.org NewsArticle), Open Graph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.html

from variorum.dates import iso_day

ARTICLES = ("Article", "BlogPosting", "Report")
PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "cxenseparse:recs:publishtime",
)
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:app:name:iphone")
HEADLINES = ("og:title", "twitter:title", "dc.title")
AUTHORS = ("author", "parsely-author", "dc.creator", "byl", "sailthru.author")
USERS = frozenset(("admin", "administrator", "editor", "staff", "user", "webmaster", "root", "guest"))
PLATFORMS = frozenset(("blogger", "wordpress", "medium", "facebook", "twitter", "youtube", "msn"))
CALENDAR = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|\w+day)\b$", re.IGNORECASE
)
BY = re.compile(r"^by\s+", re.IGNORECASE)
ADDRESS = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Structured:
    """The fields of a report that the page's own metadata fill; dates are ISO days."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    body: str | None = None


def read_structured(tree: lxml.html.HtmlElement) -> Structured:
    """Read JSON-LD first, the meta elements where it is silent."""
    found = list(json_ld(tree))
    node = next((node for node in found if is_article(node)), {})
    page = next((node for node in found if "datePublished" in node), {})
    metas = meta_elements(tree)
    return Structured(
        headline=text_of(node.get("headline")) or first(metas, HEADLINES),
        byline=author(names_of(node.get("author"))) or author(first(metas, AUTHORS)),
        publisher=outlet(names_of(node.get("publisher"))) or outlet(first(metas, PUBLISHERS)),
        published=day_of((node, page), "datePublished") or iso_day(first(metas, PUBLISHED)),
        modified=day_of((node, page), "dateModified") or iso_day(first(metas, MODIFIED)),
        url=canonical(tree, metas),
        body=body if isinstance(body := node.get("articleBody"), str) else None,
    )


def day_of(found: tuple[Node, ...], key: str) -> str | None:
    """The ISO day under ``key`` in the first object that has one."""
    return next((day for node in found if (day := iso_day(text_of(node.get(key))))), None)


def json_ld(tree: lxml.html.HtmlElement) -> Iterator[Node]:
    """Every object in the page's JSON-LD, graphs opened; scripts that are no JSON are passed over."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from nodes(json.loads(script.text or "", strict=False), depth=0)
        except (ValueError, RecursionError):
            continue


def nodes(value: object, *, depth: int) -> Iterator[Node]:
    """The objects in a JSON-LD value, also below lists, "@graph" and "mainEntity"."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, depth=depth + 1)
    elif isinstance(value, dict) and depth < 6:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from nodes(value.get(key), depth=depth + 1)


def is_article(node: Node) -> bool:
    """Whether the node's type is an article of some kind."""
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(ARTICLES) for kind in named)


def meta_elements(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Content by lower-case name or property; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            content = " ".join(element.get("content").split())
            if key and content:
                found.setdefault(key, html.unescape(content))
    return found


def first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """The content of the first of ``names`` that the page has."""
    return next((metas[name] for name in names if name in metas), None)


def author(found: str | None) -> str | None:
    """A byline as it should be: names, no address, no user name, no bits of a date."""
    if found is None or found.startswith(("http", "@")) or found.lower() in USERS:
        return None
    names = [name.strip() for name in found.split(";")]
    plain = " and ".join(name for name in names if name and not CALENDAR.search(name))
    return BY.sub("", plain).strip() or None


def outlet(found: str | None) -> str | None:
    """A publisher as it should be: no platform, of an address only the host, no handle's sign, no motto."""
    if found is None or found.lower() in PLATFORMS:
        return None
    address = ADDRESS.match(found)
    if address:
        return found[address.end() :].partition("/")[0] or None
    return found.removeprefix("@").partition(" | ")[0].strip() or None


def text_of(value: object) -> str | None:
    """A text value, or the first text of a list."""
    if isinstance(value, list):
        return next((found for item in value if (found := text_of(item))), None)
    if isinstance(value, dict):
        return text_of(value.get("@value"))
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def names_of(value: object) -> str | None:
    """The names of one or more people or bodies, joined as in a byline."""
    if isinstance(value, dict):
        return names_of(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value if (name := names_of(item))]
        return " and ".join(([", ".join(names[:-1])] if len(names) > 1 else []) + names[-1:]) or None
    plain = text_of(value)
    return None if plain is None or plain.startswith(("http:", "https:", "@")) else plain


def canonical(tree: lxml.html.HtmlElement, metas: Mapping[str, str]) -> str | None:
    """The page's own address, if it is a whole one."""
    link = next((element.get("href") for element in tree.iterfind(".//link[@rel='canonical']")), None)
    address = link or metas.get("og:url") or ""
    return address if address.startswith(("http://", "https://")) else None
