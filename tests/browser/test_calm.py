"""What a reader does not notice: nothing moves, nothing is fetched, the keyboard alone will do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watch
from variorum.present.html import to_html
from variorum.types import Story

SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
FOCUS = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return [here.tagName, style.outlineStyle, parseFloat(style.outlineWidth), box.bottom > 0 && box.top < innerHeight];
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_while_a_page_loads(page: Page, example: str, width: int) -> None:
    """No layout shift at all, on the pages with drawings and long texts, though the script comes late."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    page.route("**/edition.js", late)
    for view in (
        "/",
        "/report/B",
        "/report/D",
        "/differences",
        "/timeline",
        "/quotations",
        "/origins",
        "/compare?a=A&b=B&c=F",
    ):
        page.goto(example + view)
        page.wait_for_timeout(150)
        assert page.evaluate("window.shifted") == 0, view


def late(route: Route) -> None:
    """Let the page be painted before its script comes."""
    time.sleep(0.25)
    route.continue_()


ALL = ("/", "/report/D", "/compare?a=C&b=D&c=E", "/differences", "/quotations", "/timeline", "/positions", "/origins", "/entities",
       "/news?since=A", "/search?q=gate", "/judgements")  # fmt: skip


def test_every_view_prints(browser: Browser, example: str) -> None:
    """On paper, also from a dark screen: black on white, as wide as the paper, without what can only be clicked."""
    context = browser.new_context(viewport={"width": 672, "height": 950}, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    for view in ALL:
        page.goto(example + view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert [e for e in page.locator("nav, button, select, input, summary").all() if e.is_visible()] == [], view
        expect(page.locator("h1")).to_be_visible()
    context.close()


def test_every_page_forbids_what_is_not_its_own(page: Page, example: str) -> None:
    """The policy that comes with each view lets in nothing from elsewhere and nothing inline; there is nothing inline either.

    The fixture sees to it that nothing was asked from another host.
    """
    for view in (*ALL, "/compare", "/add", "/entities?judge=x"):
        answer = page.goto(example + view)
        assert answer
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert not [word for word in ("unsafe", "http", "*", "data:") if word in policy]
        assert page.locator("script:not([src]), style, main [style]:not(.shown)").count() == 0
        assert page.locator("h1").count() == 1


def test_from_the_demo_to_the_differences_in_two_clicks(
    browser: Browser, example_story: Story, example: str, tmp_path: Path
) -> None:
    """In the file that ``make demo`` writes and in the served pages: one click to the list, one more to a report's words."""
    path = tmp_path / "story.html"
    path.write_text(to_html(example_story), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1024, "height": 800})
    page = context.new_page()
    for start in (path.as_uri(), example):
        page.goto(start)
        page.locator("header.top").get_by_role("link", name="Differences").click()
        expect(page.get_by_role("heading", name="Differences", exact=True)).to_be_in_viewport()
        expect(page.locator("#differences .difference").first).to_be_in_viewport()
        page.locator("#differences .evidence a.sig").first.click()
        expect(page.locator(".text :target")).to_be_in_viewport()
    context.close()


def test_every_stop_of_the_tab_key_is_seen(page: Page, example: str) -> None:
    """The first leads past the navigation; each has a frame and is in view."""
    for view in ("/", "/differences", "/entities", "/add"):
        page.goto(example + view)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        for _ in range(25):
            tag, style, width, seen = page.evaluate(FOCUS)
            if tag == "BODY":
                break
            assert seen, (view, page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
            assert style != "none"
            assert width >= 1
            page.keyboard.press("Tab")


def test_the_one_file_is_the_same_edition(browser: Browser, example_story: Story, tmp_path: Path) -> None:
    """Opened from the disk it asks for nothing, complains of nothing, and its links lead to the words."""
    path = tmp_path / "story.html"
    path.write_text(to_html(example_story), encoding="utf-8")
    assert path.stat().st_size < 1_000_000
    context = browser.new_context(viewport={"width": 1024, "height": 900})
    page = context.new_page()
    watch = Watch(page)
    page.goto(path.as_uri())
    page.locator("header.top").get_by_role("link", name="Differences").click()
    expect(page.locator("#differences")).to_be_in_viewport()
    page.locator("#differences .evidence a.sig").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.keyboard.press("n")
    assert "#r-" in page.url
    page.locator(".text .differs[aria-describedby]").first.hover()
    expect(page.locator(".shown")).to_be_visible()
    before = page.locator(".zoomed").inner_text()
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator(".zoomed").inner_text() != before
    assert page.locator("form[method=post]").count() == 0
    assert [url for url in watch.requests if url != path.as_uri()] == []
    assert watch.complaints == []
    context.close()
