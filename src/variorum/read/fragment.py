"""A piece of HTML, as news agencies send it, to lines of text; the whole of it is article."""

from __future__ import annotations

import re

import lxml.etree
import lxml.html

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
SKIPPED = frozenset(("script", "style", "noscript", "template", "iframe", "head"))


def lines_of(markup: str) -> str:
    """The text of a fragment, one block a line; empty where there is none."""
    try:
        tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    collect(tree, pieces)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def collect(element: lxml.html.HtmlElement, pieces: list[str]) -> None:
    """Append the element's text to ``pieces``, line breaks around blocks."""
    for event, node in lxml.etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment" or not isinstance(node.tag, str):
            pieces.append(flat(node.tail))
            continue
        block = node.tag in BLOCKS
        hidden = any(parent.tag in SKIPPED for parent in (node, *node.iterancestors()))
        if event == "start":
            pieces.append("\n" if block else "")
            pieces.append("" if hidden else flat(node.text))
        else:
            pieces.append("\n" if block else "")
            inside = node is not element and not any(parent.tag in SKIPPED for parent in node.iterancestors())
            pieces.append(flat(node.tail) if inside else "")


def flat(text: str | None) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", text or "")
