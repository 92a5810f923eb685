"""Reports added on the page: picked, dropped, pasted and by address, in two tabs, while the command line adds one too."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served

LONG = 120_000  # milliseconds, for models to load on a busy machine
FIRE = (
    "Mill burns down at {}\nELDWICK, 4 March 2031 - The mill at {} burned down on Monday, police said. Nobody was hurt."
)


@pytest.fixture
def empty(browser: Browser, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The pages of a workspace with nothing in it, and its file."""
    path = tmp_path / "new.vrm"
    with served(path) as address:
        yield address, path


def test_dropped_picked_pasted_and_by_address(page: Page, empty: tuple[str, Path], tmp_path: Path) -> None:
    """All at once; each that could not be read is a line, the others are reports, and the story is there."""
    address, _ = empty
    picked, bad = tmp_path / "picked.txt", tmp_path / "bad.json"
    picked.write_text(FIRE.format("Eldwick", "Eldwick"), encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    page.goto(address)
    page.get_by_role("link", name="Add reports").click()
    page.get_by_label("Files").set_input_files([picked, bad])
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        FIRE.format("Sollin", "Sollin"),
    )
    assert page.evaluate("[...document.getElementById('files').files].map(file => file.name)") == [
        "picked.txt", "bad.json", "dropped.txt",
    ]  # fmt: skip
    page.get_by_label("Addresses").fill("http://127.0.0.1:9/\nnowhere.invalid")
    page.locator("#text").fill(FIRE.format("Tormouth", "Tormouth"))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".added li")).to_have_count(3, timeout=LONG)
    expect(page.locator("ul.errors li")).to_have_count(3)
    expect(page.get_by_role("link", name="See the story")).to_be_visible(timeout=LONG)
    for name in ("bad.json", "127.0.0.1", "nowhere.invalid"):
        expect(page.locator("ul.errors")).to_contain_text(name)
    page.get_by_role("link", name="See the story").click()
    expect(page.locator("h1")).to_contain_text("3 reports")


def test_two_tabs_and_the_command_line_add_at_once(browser: Browser, empty: tuple[str, Path], tmp_path: Path) -> None:
    """Each tab is told what became of its own; every report is there, each once, and the story is of all of them."""
    address, path = empty
    other = tmp_path / "third.txt"
    other.write_text(FIRE.format("Karsund", "Karsund"), encoding="utf-8")
    context = browser.new_context()
    tabs = [context.new_page(), context.new_page()]
    for tab, town in zip(tabs, ("Eldwick", "Sollin"), strict=True):
        tab.goto(f"{address}/add")
        tab.locator("#text").fill(FIRE.format(town, town))
    program = [sys.executable, "-c", "from variorum.cli.app import app; import variorum.cli.commands; app()"]
    command = subprocess.Popen(
        [*program, "add", str(path), str(other)], env=os.environ, stdout=subprocess.PIPE, text=True
    )
    for tab in tabs:
        tab.get_by_role("button", name="Add", exact=True).click()
    said, _ = command.communicate(timeout=180)
    assert command.returncode == 0, said
    for tab, town in zip(tabs, ("Eldwick", "Sollin"), strict=True):
        expect(tab.get_by_role("link", name="See the story")).to_be_visible(timeout=LONG)
        expect(tab.locator(".added li")).to_have_count(1)
        expect(tab.locator(".added")).to_contain_text(town)
    tabs[0].goto(address)
    expect(tabs[0].locator("h1")).to_contain_text("3 reports", timeout=LONG)
    assert sorted(tabs[0].locator(".reports .sig").all_inner_texts()) == ["A", "B", "C"]
    context.close()
