"""Text that would break a page: shown as text, marked at the right place, and no script of it runs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HOSTILE, served
from variorum.kept import keep_story, state
from variorum.present.json import from_json
from variorum.text import anchor
from variorum.types import Anchor, Entity, EntityId, Quantity, Quotation, QuotationId, Report, ReportId, Story
from variorum.workspace import Workspace

EMOJI = (
    "🦊",
    "👩‍👩‍👧",
    "🇳🇴",
    "e\u0301",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2066",
    "\ufeff",
    "𝔘",
    "&amp;",
    "<b>",
    "]]>",
    "\u0600",
)
WORDS = ("bridge", "harbour", "closed", "said", "97", "Monday", "“no”", "<script>alert(1)</script>", "a&b", "x" * 30)
LONG = 200_000  # characters of a paragraph
SELECTED = """ids => ids.map(id =>
    [...document.querySelectorAll('.text [id], .text [data-of]')]
    .filter(piece => piece.id === id || piece.dataset.of === id).map(piece => piece.textContent).join(''))"""


def wild(name: str, length: int, *, spaces: bool) -> Report:
    """A report of one paragraph of words with something hostile between each two."""
    draw = random.Random(length)
    parts, size = ["Headline\n"], 0
    while size < length:
        part = draw.choice(WORDS) + draw.choice(EMOJI) + (" " if spaces else "")
        parts.append(part)
        size += len(part)
    old = from_json(HOSTILE.read_text(encoding="utf-8")).reports[0]
    ident = ReportId(name * 16)
    return replace(
        old, id=ident, sigil=name.upper(), name=f"{name}.txt", headline="Headline", text="".join(parts).rstrip()
    )


def stretches(report: Report, number: int) -> list[Anchor]:
    """Places anywhere in a report, many of them over one another; none is empty."""
    draw = random.Random(number)
    found = []
    for _ in range(number):
        start = draw.randrange(10, len(report.text) - 100)
        found.append(anchor(report.id, report.text, start, start + draw.randrange(1, 90)))
    return found


def story() -> Story:
    """Three wild reports with hundreds of places that are marked: numbers, quotations, people."""
    known = from_json(HOSTILE.read_text(encoding="utf-8"))
    reports = (wild("a", 3000, spaces=True), wild("b", LONG, spaces=True), wild("c", LONG, spaces=False))
    places = [place for report in reports for place in stretches(report, 120)]
    empty = replace(known, **{name: () for name in known.__slots__ if name != "variorum"})  # type: ignore[arg-type]
    return replace(
        empty,
        reports=reports,
        quantities=tuple(Quantity(p.report, p.start, p.end, p.exact, "=", 1.0, None, None, None) for p in places[::3]),
        quotations=tuple(quotation(number, place) for number, place in enumerate(places[1::3])),
        entities=tuple(entity(number, place) for number, place in enumerate(places[2::3])),
    )


def quotation(number: int, place: Anchor) -> Quotation:
    """Something said by somebody with a name that is no name."""
    return Quotation(
        QuotationId(f"q{number}"), place.report, "direct", (place,), None, None, None, "<img src=x onerror=alert(1)>"
    )


def entity(number: int, place: Anchor) -> Entity:
    """Somebody whose spellings are markup."""
    names = (place.exact, "</option></select><script>alert(2)</script>", '" onfocus=alert(3) "')
    return Entity(EntityId(f"e{number}"), place.exact, "PER", names, (place,))


@pytest.fixture(scope="module")
def wilderness(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Story]]:
    """The address of that story."""
    path, made = tmp_path_factory.mktemp("wild") / "story.vrm", story()
    with Workspace(path) as workspace:
        workspace.add("story", "story", b"", made.reports)
        keep_story(workspace, made, version="1", given=state(workspace.ids(), ()))
    with served(path) as address:
        yield address, made


@pytest.mark.parametrize("at", [0, 1, 2])
def test_every_place_holds_its_own_words(page: Page, wilderness: tuple[str, Story], at: int) -> None:
    """Whatever stands beside it, also in a paragraph of 200,000 characters with and without a space in it."""
    address, made = wilderness
    report = made.reports[at]
    page.goto(f"{address}/report/{report.sigil}")
    marked = [
        *made.quantities,
        *(c for q in made.quotations for c in q.content),
        *(m for e in made.entities for m in e.mentions),
    ]
    mine = [place for place in marked if place.report == report.id]
    assert len(mine) == 120
    shown = page.evaluate(SELECTED, [f"r-{report.sigil}-{place.start}-{place.end}" for place in mine])
    assert [text for text, place in zip(shown, mine, strict=True) if text != place.exact] == []
    assert page.locator(".para > *:first-child").all_text_contents() == report.text.split("\n")
    assert page.locator(".text script, .text b, .text img").count() == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_no_word_is_wider_than_the_page(page: Page, wilderness: tuple[str, Story], width: int) -> None:
    """Two hundred thousand characters without a space are broken where the line ends."""
    page.set_viewport_size({"width": width, "height": 900})
    for view in ("/report/C", "/entities", "/quotations"):
        page.goto(wilderness[0] + view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


def test_a_link_leads_to_the_words_behind_emoji(page: Page, wilderness: tuple[str, Story]) -> None:
    """The last place of the longest paragraph is brought into view and highlighted, whole."""
    address, made = wilderness
    place = max((q.content[0] for q in made.quotations if q.report == made.reports[1].id), key=lambda p: p.start)
    ident = f"r-B-{place.start}-{place.end}"
    page.goto(f"{address}/report/B#{ident}")
    expect(page.locator(f"[id='{ident}']")).to_be_in_viewport()
    assert page.evaluate(SELECTED, [ident]) == [place.exact]


@pytest.mark.parametrize(
    "view",
    ["/", "/differences", "/quotations", "/quotations?judge=q1", "/entities", "/entities?judge=e1", "/timeline", "/positions",
     "/origins", "/news?since=A", "/search?q=harbour", "/compare?a=A&b=B", "/judgements", "/add"],
)  # fmt: skip
def test_nothing_of_it_runs(page: Page, wilderness: tuple[str, Story], hostile: str, view: str) -> None:
    """Nor on the pages where names stand in lists, boxes and buttons; a tab that complains fails in its fixture."""
    for address in (wilderness[0], hostile):
        page.goto(address + view)
        expect(page.locator("h1").first).to_be_visible()
        assert page.locator("main script, main img").count() == 0
        assert page.evaluate(
            "[...document.querySelectorAll('*')].every(e => ![...e.attributes].some(a => /^on|^style$/.test(a.name)))"
        )
