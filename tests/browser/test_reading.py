"""A report's page: what others have shows beside a passage, by pointer and by keyboard; layers; addresses of passages."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

NOTED = ".text .differs[aria-describedby]"


def test_hovering_a_passage_shows_its_other_readings(page: Page, example: str) -> None:
    """It stays while the pointer is on it or on what is shown, and goes when the pointer leaves both."""
    page.goto(f"{example}/report/B")
    box = page.locator(".shown")
    expect(box).to_have_count(0)
    page.locator(NOTED).first.hover()
    expect(box).to_be_visible()
    expect(box.locator("a.sig").first).to_be_visible()
    expect(box.locator(".asked").first).not_to_be_empty()
    box.locator("a.sig").first.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.locator("footer").hover()
    expect(box).to_have_count(0)


def test_the_keyboard_shows_enters_and_closes_it(page: Page, example: str) -> None:
    """Focus shows it, Escape closes it and leaves the focus, Enter leads to its links, Escape back to the passage."""
    page.goto(f"{example}/report/B")
    passage, box = page.locator(NOTED).first, page.locator(".shown")
    passage.focus()
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(passage).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(passage).to_be_focused()
    expect(box).to_be_visible()
    page.keyboard.press("Enter")
    expect(box.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(passage).to_be_focused()
    expect(box).to_have_count(0)
    passage.evaluate("passage => passage.blur()")
    passage.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(
        lambda address: "/differences" in address or ("/report/" in address and not address.endswith("/B"))
    )


def test_walking_shows_it_too(page: Page, example: str) -> None:
    """With the differences alone, each n brings the readings of the next."""
    page.goto(f"{example}/report/B")
    for layer in ("quote", "copied", "credit", "boilerplate"):
        page.locator(f"#layer-{layer}").uncheck()
    seen = []
    for _ in range(2):
        page.keyboard.press("n")
        expect(page.locator(".shown .asked").first).to_be_visible()
        seen.append(page.locator(".shown").inner_text())
    assert seen[0] != seen[1]


def test_a_hidden_layer_has_nothing_to_say(page: Page, example: str) -> None:
    """Without the layer of differences, a passage that differs shows what else there is, or nothing."""
    page.goto(f"{example}/report/B")
    page.locator("#layer-differs").uncheck()
    page.locator("#layer-copied").uncheck()
    page.locator("#layer-quote").uncheck()
    page.locator(NOTED).first.hover()
    page.wait_for_timeout(100)
    expect(page.locator(".shown")).to_have_count(0)


def test_a_layer_that_is_ticked_is_seen(page: Page, example: str) -> None:
    """Claims and boilerplate change what they mark, and nothing moves."""
    page.goto(f"{example}/report/B")
    height = page.evaluate("document.documentElement.scrollHeight")
    style = "one => { const s = getComputedStyle(one); return s.color + s.borderBottomColor; }"
    for layer, mark in (
        ("claim", ".text .claim"),
        ("boilerplate", ".text .boilerplate"),
        ("quantity", ".text .quantity"),
    ):
        before = page.locator(mark).first.evaluate(style)
        page.locator(f"#layer-{layer}").click()
        assert page.locator(mark).first.evaluate(style) != before, layer
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_a_click_puts_the_passage_into_the_address(page: Page, example: str) -> None:
    """The page does not jump, and the address leads to the same words."""
    page.goto(f"{example}/report/B")
    passage = page.locator(".text .quote[id]").last
    passage.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    passage.click()
    assert page.url.endswith(f"#{passage.get_attribute('id')}")
    assert page.evaluate("scrollY") == before
    text = passage.inner_text()
    address = page.url
    page.goto(f"{example}/")
    page.goto(address)
    assert page.locator(":target").inner_text() == text


def test_one_speaker_alone(page: Page, example: str) -> None:
    """The name beside a paragraph leaves that speaker's quotations shaded and no other's; all are shaded again after that."""
    page.goto(f"{example}/report/D")
    every = page.locator(".text .quote").count()
    page.locator(".note.said", has_text="Lena Frisk").first.click()
    expect(page.locator(".alone-said")).to_contain_text("Lena Frisk")
    titles = page.locator(".text .quote").evaluate_all("all => all.map(one => one.title)")
    assert 0 < len(titles) < every
    assert all("said by Lena Frisk" in title for title in titles)
    page.get_by_role("link", name="Shade all").click()
    expect(page.locator(".text .quote")).to_have_count(every)


def test_without_javascript_the_margin_says_it(browser: Browser, example: str) -> None:
    """Who speaks, who has a passage too or changed it, and a link to each difference; screen readers are told the readings."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example}/report/D")
    signs = set(page.locator(".notes .sign").all_text_contents())
    assert {"“", "≈", "≠"} <= signs
    passage = page.locator(NOTED).first
    described = page.locator(f"[id='{passage.get_attribute('aria-describedby')}']")
    assert (described.text_content() or "").strip()
    context.close()
