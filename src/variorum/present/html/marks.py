"""Stretches of a report as HTML elements: any number, crossing each other as they like, the text untouched.

Elements have to nest and stretches do not: where one ends inside another, the inner one is closed and opened again.
Offsets are code points, as everywhere; the text is escaped here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch: what a link leads to (``ident``), how it is shown (``classes``), what it says when asked (``titles``), and the
    id of an element that says more (``note``), for which the keyboard stops here.
    """

    start: int
    end: int
    ident: str | None
    classes: tuple[str, ...]
    titles: tuple[str, ...]
    note: str | None = None


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for each stretch, the longest first among those that begin together."""
    spans: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        spans.setdefault((mark.start, -mark.end), []).append(mark)
    return tuple(joined(spans[key]) for key in sorted(spans))


def joined(marks: Sequence[Mark]) -> Mark:
    """Marks of the same stretch as one."""
    return Mark(
        marks[0].start,
        marks[0].end,
        next((mark.ident for mark in marks if mark.ident), None),
        tuple(dict.fromkeys(name for mark in marks for name in mark.classes)),
        tuple(dict.fromkeys(title for mark in marks for title in mark.titles)),
        next((mark.note for mark in marks if mark.note), None),
    )


def rendered(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    """``text[start:end]`` with the marks, which are ``merged``, that reach into it."""
    return Markup("").join(tokens(text, start, end, marks))


def tokens(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Markup]:
    """Tags and escaped text in order; every opened element is closed again."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    opening: dict[int, list[Mark]] = {}
    for mark in inside:
        opening.setdefault(max(start, mark.start), []).append(mark)
    stack: list[Mark] = []
    for cut, following in zip(cuts, [*cuts[1:], end], strict=True):
        yield from closed(stack, cut)
        for mark in opening.get(cut, ()) if cut < end else ():
            stack.append(mark)
            yield tag(mark, first=mark.start == cut)
        yield escape(text[cut:following])
    yield CLOSE * len(stack)


CLOSE = Markup("</span>")


def closed(stack: list[Mark], cut: int) -> Iterator[Markup]:
    """Close what ends at a cut, and what was opened inside that and goes on is opened again."""
    lowest = next((i for i, mark in enumerate(stack) if mark.end <= cut), len(stack))
    going_on = [mark for mark in stack[lowest:] if mark.end > cut]
    yield CLOSE * (len(stack) - lowest)
    stack[lowest:] = going_on
    for mark in going_on:
        yield tag(mark, first=False)


def tag(mark: Mark, *, first: bool) -> Markup:
    """The opening tag; only the first piece of a stretch has its id, the others name it in ``data-of``."""
    ident = Markup(' {}="{}"').format(Markup("id" if first else "data-of"), mark.ident) if mark.ident else ""
    classes = Markup(' class="{}"').format(" ".join(mark.classes)) if mark.classes else ""
    titles = Markup(' title="{}"').format("\n".join(mark.titles)) if mark.titles else ""
    note = Markup(' tabindex="0" aria-describedby="{}"').format(mark.note) if mark.note and first else ""
    return Markup("<span{}{}{}{}>").format(ident, classes, titles, note)
