"""What a reader does not notice: nothing moves, nothing is fetched, the keyboard alone will do."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

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
    """No layout shift at all, on the pages with drawings and long texts."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    for view in ("/", "/report/B", "/differences", "/timeline", "/quotations", "/compare?a=A&b=B"):
        page.goto(example + view)
        page.wait_for_timeout(150)
        assert page.evaluate("window.shifted") == 0, view


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
    assert page.locator("form[method=post]").count() == 0
    assert [url for url in watch.requests if url != path.as_uri()] == []
    assert watch.complaints == []
    context.close()
