"""The text of the article in a page: trafilatura, and what it leaves behind where a page cuts its article in pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import lxml.etree
import lxml.html
import trafilatura

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
SHORT = 600
SUBSTANTIAL = 60
MISSED_SHARE = 0.3

Signature = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph element: its text on one line, and the tag and class of the element that holds it."""

    text: str
    holder: lxml.html.HtmlElement
    signature: Signature


def article(tree: lxml.html.HtmlElement) -> str:
    """The article's text, one paragraph a line; empty where there is none. The tree is left as it is."""
    lines = extracted(tree, precise=True)
    if sum(map(len, lines)) < SHORT:
        lines = max(lines, extracted(tree, precise=False), key=lambda found: sum(map(len, found)))
    return "\n".join(completed(lines, list(paragraphs_of(tree))))


def extracted(tree: lxml.html.HtmlElement, *, precise: bool) -> list[str]:
    """The lines that trafilatura finds; ``precise`` leaves more furniture out, and sometimes too much."""
    try:
        found = trafilatura.extract(tree, include_comments=False, favor_precision=precise)
    except FAULTS:
        return []
    return [line for raw in (found or "").splitlines() if (line := " ".join(raw.split()))]


def paragraphs_of(tree: lxml.html.HtmlElement) -> Iterator[Paragraph]:
    """The paragraphs of the page that hold something."""
    for element in tree.iter("p"):
        holder = element.getparent()
        text = " ".join(element.text_content().split())
        if text and holder is not None:
            yield Paragraph(text, holder, (str(holder.tag), holder.get("class") or ""))


def completed(lines: list[str], paragraphs: Sequence[Paragraph]) -> list[str]:
    """The lines, and between them the pieces of the article that were missed.

    Pages that put advertisements between the parts of an article hold each part in an element of the same class. Parts
    from which nothing was taken are added, if together they are a substantial share of the article.
    """
    known = set(lines)
    missed = missed_parts(paragraphs, known)
    if sum(len(paragraph.text) for paragraph in missed) < MISSED_SHARE * sum(map(len, lines)):
        return lines
    return merged(lines, paragraphs, {id(paragraph) for paragraph in missed})


def missed_parts(paragraphs: Sequence[Paragraph], known: set[str]) -> list[Paragraph]:
    """The paragraphs in elements like those that hold the article, of which none is known."""
    counts = Counter(p.signature for p in paragraphs if p.text in known and len(p.text) > SUBSTANTIAL)
    usual = {signature for signature, count in counts.items() if signature[1] and count * 3 >= counts.total()}
    touched = {id(p.holder) for p in paragraphs if p.text in known}
    real = {id(p.holder) for p in paragraphs if len(p.text) > SUBSTANTIAL}
    return [p for p in paragraphs if p.signature in usual and id(p.holder) in real - touched]


def merged(lines: list[str], paragraphs: Sequence[Paragraph], wanted: set[int]) -> list[str]:
    """The lines with the wanted paragraphs put behind the line that precedes them in the page."""
    behind: dict[str | None, list[str]] = {}
    last: str | None = None
    known = set(lines)
    for paragraph in paragraphs:
        if paragraph.text in known:
            last = paragraph.text
        elif id(paragraph) in wanted:
            behind.setdefault(last, []).append(paragraph.text)
    out = list(behind.get(None, ()))
    for line in lines:
        out += [line, *behind.pop(line, ())]
    return out
