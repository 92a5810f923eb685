"""A web page to a report: trafilatura finds the article, the page's own metadata say who published it and when."""

from __future__ import annotations

import logging
import re
from datetime import date

import lxml.html
import trafilatura
from htmldate import find_date

from variorum.dates import iso_day
from variorum.errors import ReadError
from variorum.masthead import Masthead, read_masthead
from variorum.read.article import FAULTS, article
from variorum.read.fragment import lines_of
from variorum.read.plain import newlines, report_id
from variorum.read.structured import Structured, author, outlet, read_structured
from variorum.read.tongue import language
from variorum.text import normal
from variorum.types import Report

ADVICE = "save the page with its text, or paste the text into a .txt file"
SHORTEST = 200
ELEMENT = re.compile(r"<(?:p|div|article|section|h[1-6]|span)\b[^>]*>", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
SITE_SUFFIX = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")
DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")

for package in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(package).addHandler(logging.NullHandler())  # else their warnings reach a person's terminal


def read_html(name: str, markup: str, *, url: str | None = None) -> Report:
    """The report in a page; its text begins with the headline, one paragraph a line.

    Raises:
        ReadError: the page cannot be parsed, holds no article, or is not English.
    """
    tree = parsed(name, markup)
    facts = with_guesses(read_structured(tree), tree, url)
    text = with_headline(facts.headline, body(name, tree, facts))
    head = read_masthead(text)
    address = url or facts.url
    published = local(facts.published, address) or head.published or searched(tree, address)
    return Report(
        id=report_id(name, address, text),
        sigil="",
        name=name,
        publisher=facts.publisher or head.publisher,
        url=address,
        headline=facts.headline or head.headline,
        byline=facts.byline or head.byline,
        dateline=head.dateline,
        language=language(name, text),
        published=published,
        published_range=None,
        modified=modified(facts, head, published),
        text=text,
    )


def modified(facts: Structured, head: Masthead, published: str | None) -> str | None:
    """The day of the last change, if it is another than that of publication."""
    found = facts.modified or head.modified
    return found if found != published else None


def parsed(name: str, markup: str) -> lxml.html.HtmlElement:
    """The page as a tree; broken markup is mended as a browser would.

    Raises:
        ReadError: there is no markup in it.
    """
    try:
        tree = trafilatura.load_html(markup)
        if tree is None and ELEMENT.search(markup):
            tree = trafilatura.load_html(f"<html><body><div>{markup}</div></body></html>")  # a piece of a page
    except FAULTS as error:
        raise ReadError(name, f"the page cannot be parsed ({type(error).__name__})", ADVICE) from None
    if tree is None:
        raise ReadError(name, "this is no HTML page", ADVICE)
    return tree


def body(name: str, tree: lxml.html.HtmlElement, facts: Structured) -> str:
    """The article's text, from the page's metadata where trafilatura finds far less.

    Raises:
        ReadError: there is none.
    """
    text = newlines(article(tree)).strip()
    given = lines_of(facts.body) if facts.body and "</" in facts.body else newlines(facts.body or "").strip()
    if len(text) * 2 < len(given):
        text = given
    if not is_article(text):
        raise ReadError(name, "no article text was found in the page", ADVICE)
    return text


def is_article(text: str) -> bool:
    """Whether there is more than a few words of a menu: a whole sentence, or some length."""
    return len(text) >= SHORTEST or any(
        len(line.split()) > 5 and SENTENCE_END.search(line) for line in text.split("\n")
    )


def with_guesses(facts: Structured, tree: lxml.html.HtmlElement, url: str | None) -> Structured:
    """The page's own facts; where it is silent, title, author and site as trafilatura finds them."""
    try:
        found = trafilatura.extract_metadata(tree, default_url=url, extensive=False)
    except FAULTS:
        return facts
    publisher = facts.publisher or outlet(found.sitename)
    return Structured(
        headline=cleaned(facts.headline or found.title, publisher),
        byline=facts.byline or author(found.author),
        publisher=publisher,
        published=facts.published,
        modified=facts.modified,
        url=facts.url,
        body=facts.body,
    )


def searched(tree: lxml.html.HtmlElement, url: str | None) -> str | None:
    """The date in the page's address, else the one that htmldate finds in its markup; never one from its words."""
    try:
        return path_day(url) or iso_day(find_date(tree, extensive_search=False, original_date=True, url=url))
    except FAULTS:
        return None


def path_day(url: str | None) -> str | None:
    """The day in an address such as ".../2025/03/03/bridge"."""
    path = DATED_PATH.search(url or "")
    return iso_day("-".join(part.zfill(2) for part in path.groups())) if path else None


def local(day: str | None, url: str | None) -> str | None:
    """The day where the outlet is: metadata give it in universal time, addresses as the outlet's own clock has it."""
    there = path_day(url)
    if day is None or there is None:
        return day
    return there if abs((date.fromisoformat(day) - date.fromisoformat(there)).days) == 1 else day


def cleaned(headline: str | None, site: str | None) -> str | None:
    """The headline without the site's name behind it."""
    if not headline:
        return None
    plain = " ".join(headline.split())
    tail = SITE_SUFFIX.search(plain)
    if tail and site and letters(site) in letters(tail.group()):
        return plain[: tail.start()]
    return plain


def letters(text: str) -> str:
    """The text's letters and digits alone, folded: "The Hill" and "TheHill" are one."""
    return "".join(char for char in normal(text).text if char.isalnum())


def with_headline(headline: str | None, body: str) -> str:
    """The body, begun with the headline if it is not near its beginning already."""
    if not headline:
        return body
    wanted = normal(headline).text.strip()
    first = [normal(line).text.strip() for line in body.split("\n", 3)[:3]]
    here = wanted in first or (len(wanted) > 20 and first[0].startswith(wanted))
    return body if here else f"{headline}\n{body}"
