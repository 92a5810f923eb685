"""The pages as a person with a browser meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

VIEWS = ("/", "/report/B", "/compare?a=A&b=B", "/compare?a=C&b=D&c=E&d=A", "/compare", "/differences", "/quotations", "/timeline", "/positions", "/origins",
         "/entities", "/search?q=gate", "/news", "/judgements", "/add", "/nothing-here")  # fmt: skip
JUDGING = ("/entities#", "/quotations#")  # with the first form for a judgement open
HOSTILE = json.loads((Path(__file__).parents[1] / "cases" / "present" / "story.json").read_text(encoding="utf-8"))


def visit(page: Page, address: str) -> None:
    """Open a page; the console's line about a page that is not there is the only complaint that is in order."""
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_view_fits_the_screen(page: Page, example: str, width: int) -> None:
    """No view has to be pushed sideways, and each has one heading of the first rank."""
    page.set_viewport_size({"width": width, "height": 900})
    for view in VIEWS[:-1]:
        visit(page, example + view)
        assert page.locator("h1").count() == 1, view
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize(
    ("scheme", "views", "rules"),
    [
        ("light", VIEWS, WCAG),
        (
            "dark",
            ("/", "/report/D", "/differences", "/timeline", "/origins", "/compare?a=C&b=D&c=E", "/add"),
            ["color-contrast"],
        ),
    ],
)
def test_no_view_keeps_anybody_out(
    browser: Browser, example: str, scheme: Literal["light", "dark"], views: tuple[str, ...], rules: list[str]
) -> None:
    """An automated checker (axe-core: WCAG 2.2, A and AA) finds nothing, with every form open and what others have shown."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # so that the checker can be put into the page
    page = context.new_page()
    found = {}
    for view in (*views, *(JUDGING if "/entities" in views else ())):
        page.goto(example + view.removesuffix("#"))
        if view in JUDGING:
            page.locator("a.act").first.click()
        if "/report/" in view:
            page.locator(".text [aria-describedby]").first.focus()
            expect(page.locator(".shown")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        results = axe.Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        for violation in results.response["violations"]:
            found[view, violation["id"]] = [node["html"][:200] for node in violation["nodes"][:3]]
    context.close()
    assert found == {}


def test_two_clicks_from_the_story_to_the_words_of_a_difference(page: Page, example: str) -> None:
    """The list of differences is one click away, and the report's words one more, marked."""
    visit(page, example)
    page.get_by_role("link", name="Differences").first.click()
    page.locator(".difference .evidence a.sig").first.click()
    target = page.locator(":target")
    expect(target).to_be_visible()
    assert target.bounding_box()["y"] < 900  # type: ignore[index]


def test_n_and_p_walk_through_the_marks(page: Page, example: str) -> None:
    """Forth and back; not while somebody types, and not when the box is unticked."""
    visit(page, f"{example}/report/B")
    page.keyboard.press("n")
    first = page.url
    page.keyboard.press("n")
    second = page.url
    page.keyboard.press("p")
    assert page.url == first != second
    assert "#r-B-" in first
    page.locator("#find").fill("")
    page.locator("#find").press("n")
    assert page.url == first
    page.locator("#layer-keys").uncheck()
    page.keyboard.press("n")
    assert page.url == first


def test_a_hidden_layer_is_not_walked_through(page: Page, example: str) -> None:
    """With nothing but the differences shown, n goes from one to the next."""
    visit(page, f"{example}/report/B")
    for layer in ("quote", "copied", "credit"):
        page.locator(f"#layer-{layer}").uncheck()
    page.keyboard.press("n")
    assert "differs" in (page.locator(":target").get_attribute("class") or "")


def test_search_leads_to_the_words(page: Page, example: str) -> None:
    """From the box at the top to the words in a report, and n goes on to the next."""
    visit(page, example)
    page.locator("#find").fill("harbour gate")
    page.locator("#find").press("Enter")
    page.locator(".hits a").first.click()
    assert page.locator(":target").inner_text().lower() in {"harbour", "gate"}
    before = page.url
    page.keyboard.press("n")
    assert page.url != before
    assert page.locator(":target").inner_text().lower() in {"harbour", "gate"}


def test_dismissed_with_the_mouse_and_brought_back(page: Page, example: str) -> None:
    """The difference moves to the dismissed ones at once, says who did it, and comes back."""
    visit(page, f"{example}/differences")
    number = page.locator(".difference").count()
    page.locator("details.decide summary").first.click()
    page.locator("details[open] input[name=note]").fill("counted twice")
    page.get_by_role("button", name="Dismiss").first.click()
    part = page.locator(".part", has=page.get_by_role("heading", name="Dismissed"))
    expect(part.locator(".judged")).to_contain_text("dismissed “counted twice” Ada Roe")
    assert page.locator(".difference").count() == number
    part.get_by_role("button", name="withdraw").click()
    expect(page.get_by_role("heading", name="Dismissed")).to_have_count(0)


def test_the_enter_key_adds_a_note_and_decides_nothing(page: Page, example: str) -> None:
    """Whoever writes a note and presses Enter has accepted nothing by that."""
    visit(page, f"{example}/differences")
    page.locator("details.decide summary").first.click()
    page.locator("details[open] input[name=note]").fill("ask the county")
    page.keyboard.press("Enter")
    expect(page.locator(".judged")).to_contain_text("note “ask the county” Ada Roe")
    page.get_by_role("button", name="withdraw").click()
    expect(page.locator(".judged")).to_have_count(0)


def test_a_derivation_turned_round_turns_the_tree(page: Page, example: str) -> None:
    """No model is needed: what the reports say is kept, and the story is reconciled anew."""
    visit(page, f"{example}/report/B")
    expect(page.locator(".descent").first).to_contain_text("Made from A")
    page.locator("details.decide summary").first.click()
    page.get_by_role("button", name="The other way round").first.click()
    expect(page.locator(".descent").first).to_contain_text("A was made from this", timeout=30_000)
    page.get_by_role("button", name="withdraw").click()
    expect(page.locator(".descent").first).to_contain_text("Made from A")


def test_filters_work_without_javascript(browser: Browser, example: str) -> None:
    """A form sends what was picked in the address, and the page shows that alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example}/differences")
    kind = page.locator(".difference .tags .tag").nth(1).inner_text()
    option = page.get_by_label("Kind").locator("option", has_text=f"{kind} (").first
    page.get_by_label("Kind").select_option(value=option.get_attribute("value"))
    page.get_by_role("button", name="Show").click()
    assert "kind=" in page.url
    tags = page.locator(".difference").evaluate_all(
        "all => all.map(one => one.querySelectorAll('.tag')[1].textContent)"
    )
    assert set(tags) == {kind}
    context.close()


def selected(page: Page, sigil: str, start: int, end: int) -> str:
    """The text of every piece of a place in a report."""
    ident = f"r-{sigil}-{start}-{end}"
    return str(
        page.evaluate(
            "id => [...document.querySelectorAll('[id], [data-of]')]"
            ".filter(piece => piece.id === id || piece.dataset.of === id).map(piece => piece.textContent).join('')",
            ident,
        )
    )


def test_hostile_text_is_text_and_marked_in_the_right_place(page: Page, hostile: str) -> None:
    """Behind emoji, zero-width and right-to-left characters every mark still has its own words; no script runs."""
    report = next(report for report in HOSTILE["reports"] if report["sigil"] == "C")
    visit(page, f"{hostile}/report/C")
    anchors = [
        a for v in HOSTILE["variants"] for r in v["readings"] for a in r["anchors"] if a["report"] == report["id"]
    ]
    anchors += [a for q in HOSTILE["quotations"] if q["report"] == report["id"] for a in q["content"]]
    assert len(anchors) >= 4
    for anchor in anchors:
        assert selected(page, "C", anchor["start"], anchor["end"]) == anchor["exact"]
    assert page.locator(".text img, .text script, .text b").count() == 0
    shown = " ".join(page.locator(".para > *:first-child").all_text_contents())
    assert shown.split() == report["text"].split()


def test_a_search_marks_hostile_text_in_the_right_place(page: Page, hostile: str) -> None:
    """A word behind emoji is marked itself, not its neighbour."""
    visit(page, f"{hostile}/search?q=bolts")
    page.locator('.hits a[href*="/report/C"]').click()
    expect(page.locator(":target")).to_have_text("bolts")
    assert page.locator(".hit").all_text_contents() == ["bolts"]
