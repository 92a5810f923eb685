"""A web page to a report: trafilatura finds the article, the page's own metadata say who published it and when."""

from __future__ import annotations

import logging
import re

import lxml.etree
import lxml.html
import trafilatura
from htmldate import find_date

from variorum.dates import iso_day
from variorum.errors import ReadError
from variorum.masthead import read_masthead
from variorum.read.plain import newlines, report_id
from variorum.read.structured import read_structured
from variorum.read.tongue import language
from variorum.text import normal
from variorum.types import Report

ADVICE = "save the page with its text, or paste the text into a .txt file"
FAULTS = (
    lxml.etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    RecursionError,
    AssertionError,
)
SITE_SUFFIX = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")

for package in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(package).addHandler(logging.NullHandler())  # else their warnings reach a person's terminal


def read_html(name: str, markup: str, *, url: str | None = None) -> Report:
    """The report in a page; its text begins with the headline, one paragraph a line.

    Raises:
        ReadError: the page cannot be parsed, holds no article, or is not English.
    """
    tree = parsed(name, markup)
    body = article(name, tree, url)
    facts = read_structured(tree)
    found = metadata(tree, url)
    headline = cleaned(facts.headline or found.title, facts.publisher or found.sitename)
    text = with_headline(headline, body)
    head = read_masthead(text)
    address = url or facts.url
    return Report(
        id=report_id(name, address, text),
        sigil="",
        name=name,
        publisher=facts.publisher or head.publisher or found.sitename or None,
        url=address,
        headline=headline or head.headline,
        byline=facts.byline or head.byline or found.author,
        dateline=head.dateline,
        language=language(name, text),
        published=facts.published or head.published or searched(tree, url),
        published_range=None,
        modified=facts.modified or head.modified,
        text=text,
    )


def parsed(name: str, markup: str) -> lxml.html.HtmlElement:
    """The page as a tree; broken markup is mended as a browser would.

    Raises:
        ReadError: there is no markup in it.
    """
    try:
        tree = trafilatura.load_html(markup)
    except FAULTS as error:
        raise ReadError(name, f"the page cannot be parsed ({type(error).__name__})", ADVICE) from None
    if tree is None:
        raise ReadError(name, "this is no HTML page", ADVICE)
    return tree


def article(name: str, tree: lxml.html.HtmlElement, url: str | None) -> str:
    """The text of the article, one paragraph a line.

    Raises:
        ReadError: there is none.
    """
    try:
        found = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=False)
    except FAULTS:
        found = None
    text = newlines(found.text or "").strip() if isinstance(found, trafilatura.settings.Document) else ""
    if not text:
        raise ReadError(name, "no article text was found in the page", ADVICE)
    return text


def metadata(tree: lxml.html.HtmlElement, url: str | None) -> trafilatura.settings.Document:
    """What trafilatura finds of title, author and site; nothing where the page's metadata are broken."""
    try:
        return trafilatura.extract_metadata(tree, default_url=url, extensive=False)
    except FAULTS:
        return trafilatura.settings.Document()


def searched(tree: lxml.html.HtmlElement, url: str | None) -> str | None:
    """The date that htmldate finds in the page's markup or address, not the one it would guess from its words."""
    try:
        return iso_day(find_date(tree, extensive_search=False, original_date=True, url=url))
    except FAULTS:
        return None


def cleaned(headline: str | None, site: str | None) -> str | None:
    """The headline without the site's name behind it."""
    if not headline:
        return None
    plain = " ".join(headline.split())
    tail = SITE_SUFFIX.search(plain)
    if tail and site and normal(site).text in normal(tail.group()).text:
        return plain[: tail.start()]
    return plain


def with_headline(headline: str | None, body: str) -> str:
    """The body, begun with the headline if it does not begin with it already."""
    if not headline:
        return body
    first = normal(body.split("\n", 1)[0]).text.strip()
    wanted = normal(headline).text.strip()
    return body if first == wanted or (len(wanted) > 20 and first.startswith(wanted)) else f"{headline}\n{body}"
