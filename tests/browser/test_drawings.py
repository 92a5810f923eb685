"""The drawings: the timeline zooms by keys, buttons, wheel and dragging, and can be read where no script runs."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

BARS = ".bar:not([display=none])"
ENTRIES = "#timeline .timeline > li:not([hidden])"


def length(page: Page) -> str:
    """What the timeline says that it shows: first day, last day, how many dates."""
    return page.locator(".zoomed").inner_text()


def test_the_timeline_zooms_by_keyboard(page: Page, example: str) -> None:
    """Plus shows fewer dates, in the drawing and in the list; 0 shows them all, minus goes back, the arrows go on."""
    page.goto(f"{example}/timeline")
    page.keyboard.press("Tab")
    page.locator(".canvas").focus()
    every, before = page.locator("#timeline .timeline > li").count(), length(page)
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert 0 < page.locator(ENTRIES).count() < every
    assert length(page) != before
    near = length(page)
    page.keyboard.press("ArrowLeft")
    assert length(page) != near
    page.keyboard.press("0")
    assert page.locator(ENTRIES).count() == every
    assert length(page).endswith(f"{every} of {every} dates")
    assert page.locator(BARS).count() == page.locator(".chart .bar").count()


def test_the_timeline_zooms_by_pointer(page: Page, example: str) -> None:
    """Buttons, the wheel with Ctrl, and dragging, which follows no link."""
    page.goto(f"{example}/timeline")
    address, shown = page.url, [length(page)]
    page.get_by_role("button", name="Zoom in").click()
    shown.append(length(page))
    box = page.locator(".canvas svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function("before => document.querySelector('.zoomed').textContent !== before", arg=shown[-1])
    shown.append(length(page))
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60, steps=4)
    page.mouse.up()
    shown.append(length(page))
    page.get_by_role("button", name="Earlier").click()
    shown.append(length(page))
    assert len(set(shown)) == len(shown)
    assert page.url == address


def test_a_bar_leads_to_its_date(page: Page, example: str) -> None:
    """And one of the lane of reports to the report."""
    page.goto(f"{example}/timeline")
    page.locator(f".lane.past {BARS}").first.locator("text").click()
    expect(page.locator("#timeline li:target")).to_be_in_viewport()
    page.locator(f".lane.reports {BARS}").first.locator("text").click()
    expect(page.locator("article.report")).to_be_visible()


def test_the_timeline_without_javascript(browser: Browser, example: str) -> None:
    """Every date is in the list, those near the reports are drawn, and no button stands there that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example}/timeline")
    expect(page.locator("[data-zoom]").first).to_be_hidden()
    assert page.locator(BARS).count() > 5
    number = page.locator('.top a[href="/timeline"] .n').inner_text()
    assert page.locator(ENTRIES).count() == int(number)
    widths = page.locator(f".lane.past {BARS} .line").evaluate_all("all => all.map(line => line.getBBox().width)")
    assert len({round(width) for width in widths}) > 1
    context.close()


def test_planned_is_told_from_past_by_more_than_colour(page: Page, example: str) -> None:
    """Lanes with headings of their own, hollow bars, and the word in the list."""
    page.goto(f"{example}/timeline")
    assert page.locator(".chart .lane-title").all_text_contents() == ["Told as past", "Lay ahead", "Reports appeared"]
    planned = page.locator(".lane.planned .bar")
    assert planned.locator(".core").count() == planned.count() > 0
    assert page.locator(".lane.past .core").count() == 0
    for entry in page.locator("#timeline li.planned").all():
        expect(entry).to_contain_text("planned")
