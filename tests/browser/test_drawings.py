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


def test_the_family_tree_leads_to_reports_and_side_by_side(page: Page, example: str) -> None:
    """A circle to its report; how a copy was made, to the two beside each other."""
    page.goto(example)
    page.locator(".tree .beside").first.click()
    expect(page.locator(".sides th")).to_have_count(2)
    page.go_back()
    page.locator(".tree .node").nth(1).click()
    expect(page.locator("article.report")).to_be_visible()


def test_who_told_whom_is_drawn(page: Page, example: str) -> None:
    """From an origin to the words that credit it, to the text; its copies stand beside it, and all of it can be followed."""
    page.goto(f"{example}/origins")
    told = page.locator("figure.told")
    source = told.locator(".source").filter(has_text="A maintenance log").first
    assert source.locator(".way").count() == 2 * source.locator(".credited").count() > 0
    expect(told.locator("text.detail").filter(has_text="copies")).not_to_have_count(0)
    source.locator(".label").click()
    expect(page.locator("article.origin:target")).to_be_in_viewport()
    page.locator(".source").filter(has_text="A maintenance log").locator(".credited").first.click()
    expect(page.locator(".text :target")).to_be_in_viewport()
    assert "log" in page.locator(".text :target").inner_text()


def test_the_drawing_of_origins_in_words(page: Page, example: str) -> None:
    """What is drawn is said in a sentence an origin, for those who do not see it."""
    page.goto(f"{example}/origins")
    said = page.locator("#told-desc").text_content() or ""
    names = page.locator(".told .source").count()
    assert said.count(" is credited by ") == names > 3


def test_wide_drawings_scroll_by_themselves(page: Page, example: str) -> None:
    """On a narrow screen the drawing keeps its letters legible and is moved sideways, by keyboard as well; the page is not."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{example}/origins")
    told = page.locator("figure.told")
    assert told.evaluate("told => told.scrollWidth > told.clientWidth")
    told.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.told').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_three_reports_side_by_side_are_chosen_without_a_script(browser: Browser, example: str) -> None:
    """In the form: a column each, the lines that they share, and all three move together."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{example}/compare?a=C&b=D")
    page.get_by_label("Third").select_option(value="E")
    page.get_by_role("button", name="Lay side by side").click()
    assert page.url.endswith("/compare?a=C&b=D&c=E&d=")
    expect(page.locator(".sides th")).to_have_count(3)
    full = page.locator(".sides tr:not(.alone)").filter(has=page.locator("td[data-sigil=E]:not(:empty)"))
    assert full.count() > 3
    cells = full.first.locator("td:not(:empty)").evaluate_all(
        "all => all.map(cell => cell.getBoundingClientRect().top)"
    )
    assert len(cells) > 1
    assert len(set(cells)) == 1
    page.get_by_role("link", name="leave out D").click()
    expect(page.locator(".sides th")).to_have_count(2)
    context.close()


def test_heads_stay_in_view_beside_each_other(page: Page, example: str) -> None:
    """Far down, each column still says whose it is."""
    page.goto(f"{example}/compare?a=C&b=D&c=E&d=A")
    page.mouse.wheel(0, 1500)
    page.wait_for_function("() => scrollY > 1000")
    for head in page.locator(".sides th").all():
        expect(head).to_be_in_viewport()
