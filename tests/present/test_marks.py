"""Stretches of a text as elements that nest, the text untouched."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from variorum.present.html.marks import Mark, merged, rendered

LETTERS = st.text(st.sampled_from("ab <>&\"'🦊\u202e\u200b\n"), min_size=1, max_size=40)


class Pieces(HTMLParser):
    """Collects the text as a whole and below each id; complains about elements that do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.inside: list[str | None] = []
        self.below: dict[str, str] = {}
        self.ids: list[str] = []
        self.classes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens."""
        found = dict(attrs)
        assert tag == "span"
        assert set(found) <= {"id", "data-of", "class", "title"}
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.inside.append(found.get("id") or found.get("data-of"))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data
        for ident in {ident for ident in self.inside if ident}:
            self.below[ident] = self.below.get(ident, "") + data


def parsed(html: str) -> Pieces:
    pieces = Pieces()
    pieces.feed(str(html))
    pieces.close()
    assert not pieces.inside
    return pieces


@st.composite
def marked_text(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(LETTERS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    marks = (
        Mark(min(s), max(s), f"{min(s)}-{max(s)}", (f"c{i}",), (f"<{i}>\"'",))
        for i, s in enumerate(spans)
        if s[0] != s[1]
    )
    return text, merged(marks)


@given(marked_text())
def test_every_stretch_holds_exactly_its_text(case: tuple[str, tuple[Mark, ...]]) -> None:
    """However stretches cross, the text stays whole and the pieces of each join up to text[start:end]."""
    text, marks = case
    pieces = parsed(rendered(text, 0, len(text), marks))
    assert pieces.text == text
    assert pieces.below == {mark.ident: text[mark.start : mark.end] for mark in marks}
    assert sorted(pieces.ids) == sorted(str(mark.ident) for mark in marks)


@given(marked_text(), st.integers(0, 40))
def test_a_text_cut_in_two_is_the_same_text(case: tuple[str, tuple[Mark, ...]], cut: int) -> None:
    """A stretch that runs over a paragraph's end goes on in the next, and its id is given once."""
    text, marks = case
    at = min(cut, len(text))
    first, second = parsed(rendered(text, 0, at, marks)), parsed(rendered(text, at, len(text), marks))
    assert first.text + second.text == text
    assert sorted(first.ids + second.ids) == sorted(str(mark.ident) for mark in marks)
    for mark in marks:
        name = str(mark.ident)
        assert first.below.get(name, "") + second.below.get(name, "") == text[mark.start : mark.end]


def test_stretches_that_cross_are_split() -> None:
    """The second one is closed where the first ends and opened again, without a second id."""
    marks = merged([Mark(0, 4, "x", ("q",), ()), Mark(2, 6, "y", (), ())])
    assert str(rendered("abcdef", 0, 6, marks)) == (
        '<span id="x" class="q">ab<span id="y">cd</span></span><span data-of="y">ef</span>'
    )


def test_marks_of_the_same_stretch_become_one() -> None:
    """One element, all classes and explanations."""
    marks = merged([Mark(0, 2, None, ("q",), ("said",)), Mark(0, 2, "y", ("q", "c"), ("also in B",))])
    assert marks == (Mark(0, 2, "y", ("q", "c"), ("said", "also in B")),)
