"""Who is who, who speaks and which differences are one, decided on the pages: the story follows, and comes back."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Locator, Page, expect

LONG = 60_000  # milliseconds for a story made anew on a busy machine


def row(page: Page, name: str) -> Locator:
    """The row of somebody on the page of people and places."""
    return page.locator("#entities tr[id]").filter(has_text=name).first


def named(page: Page, name: str) -> int:
    """How often somebody is named."""
    return int(row(page, name).locator("td.number").inner_text())


def withdraw(page: Page) -> None:
    """Take back what this test decided."""
    page.get_by_role("button", name="withdraw").first.click()


def test_two_people_merged_and_parted_again(page: Page, example: str) -> None:
    """Named as often as both together; whoever of them spoke, the one that is left does."""
    page.goto(f"{example}/entities")
    both = named(page, "Einar Vik") + named(page, "Lena Frisk")
    row(page, "Einar Vik").get_by_role("link", name="Judge").click()
    page.get_by_label("The same as").select_option(label="Lena Frisk")
    page.get_by_role("button", name="Merge the two").click()
    # until the story is made anew, both have a row that says so
    expect(page.locator("tr.judging")).to_have_count(1, timeout=LONG)
    expect(page.locator("tr.judging .judged")).to_contain_text(
        "“Einar Vik” and “Lena Frisk” are one Ada Roe", timeout=LONG
    )
    assert named(page, "Einar Vik") == named(page, "Lena Frisk") == both
    page.goto(f"{example}/quotations")
    assert (
        page.get_by_role("heading", name="Einar Vik").count() + page.get_by_role("heading", name="Lena Frisk").count()
        == 1
    )
    page.goto(f"{example}/entities")
    withdraw(page)
    expect(page.locator(".judged")).to_have_count(0, timeout=LONG)
    assert named(page, "Einar Vik") + named(page, "Lena Frisk") == both


def test_a_spelling_split_off(page: Page, example: str) -> None:
    """It has a row of its own then."""
    page.goto(f"{example}/entities")
    before = page.locator("#entities tr[id]").count()
    row(page, "Ruben Askholt").get_by_role("link", name="Judge").click()
    page.locator("tr.judging").get_by_role("button", name="Ruben Askholdt").click()
    expect(page.locator("#entities tr[id]")).to_have_count(before + 1, timeout=LONG)
    assert "“Ruben Askholdt” is another" in page.locator("tr.judging .judged").inner_text()
    withdraw(page)
    expect(page.locator("#entities tr[id]")).to_have_count(before, timeout=LONG)


def test_a_speaker_corrected_in_the_reports_that_were_ticked(page: Page, example: str) -> None:
    """The words are then listed as said by the one who was named."""
    page.goto(f"{example}/quotations")
    part = page.locator(".part", has=page.get_by_role("heading", name="Ruben Askholt"))
    quote = part.locator(".version", has_text="We had three gates shut").first
    quote.get_by_role("link", name="Judge").click()
    page.get_by_label("said by").fill("Petra Windham")
    page.get_by_role("button", name="Set the speaker").click()
    windham = page.locator(".part", has=page.get_by_role("heading", name="Petra Windham"))
    expect(windham.locator(".version", has_text="We had three gates shut")).to_have_count(1, timeout=LONG)
    expect(page.locator(".judged", has_text="said by Petra Windham")).to_have_count(2)
    withdraw(page)
    withdraw(page)
    expect(part.locator(".version", has_text="We had three gates shut")).to_have_count(1, timeout=LONG)


def test_two_differences_put_together(page: Page, example: str) -> None:
    """One difference less, with the readings of both; apart again when that is withdrawn."""
    page.goto(f"{example}/differences")
    before = page.locator(".difference").count()
    first = page.locator(".difference").first
    readings = first.locator(".readings > li").count()
    first.locator("summary").click()
    first.get_by_role("link", name="The same as another").click()
    page.get_by_label("The same difference as").select_option(index=0)
    page.get_by_role("button", name="Put together").click()
    expect(page.locator(".difference")).to_have_count(before - 1, timeout=LONG)
    assert page.locator(".difference").first.locator(".readings > li").count() > readings
    withdraw(page)
    expect(page.locator(".difference")).to_have_count(before, timeout=LONG)


def test_filtered_by_whom_it_concerns(page: Page, example: str) -> None:
    """The choices say how many there are, and so many are shown; the way down to the origins stands under each reading."""
    page.goto(f"{example}/differences")
    option = page.get_by_label("About").locator("option").nth(1)
    number = int(option.inner_text().rpartition("(")[2].rstrip(")"))
    page.get_by_label("About").select_option(index=1)
    page.get_by_role("button", name="Show").click()
    assert "entity=" in page.url
    expect(page.locator(".difference")).to_have_count(number)
    assert page.locator(".difference .path").count() > 0
