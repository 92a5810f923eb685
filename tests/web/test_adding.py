"""Reports that a person adds on the page: read one order after the other, each failure shown, nothing read from this disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import variorum.build
from variorum.types import Story
from variorum.web import Desk, create_app, desk_of_workspace
from variorum.workspace import Workspace

TOKEN = "the token of this run"
BASE = "http://127.0.0.1:8000"
TEXT = (
    "Mill burns down at Eldwick\nThe mill at Eldwick burned down on Monday, police said. Nobody was hurt in the fire."
)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Stories are not made here; how many reports each would have had."""
    made: list[int] = []

    def build(workspace: Workspace, **_: object) -> None:
        made.append(len(workspace.ids()))

    monkeypatch.setattr(variorum.build, "build", build)
    return made


@pytest.fixture
def fresh(tmp_path: Path, built: list[int]) -> Desk:
    """A workspace with nothing in it."""
    return desk_of_workspace(tmp_path / "new.vrm", by="Ada Roe")


@pytest.fixture
def browser(fresh: Desk) -> Iterator[TestClient]:
    """A browser's requests to it."""
    with TestClient(create_app(fresh, token=TOKEN), base_url=BASE, headers={"origin": BASE}) as client:
        yield client


def add(desk: Desk, client: TestClient, files: list[tuple[str, bytes]] | None = None, **fields: str) -> str:
    """Add something, wait for it, and see the page."""
    sent = [("files", file) for file in files or [("", b"")]]
    assert client.post("/add", data={"token": TOKEN, **fields}, files=sent).status_code == 200
    assert desk.worker
    desk.worker.wait(60)
    return client.get("/add").text


def test_an_empty_workspace_leads_to_adding(browser: TestClient) -> None:
    """The first page says what to do."""
    page = browser.get("/").text
    assert "No report yet" in page
    assert '<a href="/add">Add reports</a>' in page


def test_pasted_text_and_files_are_read(fresh: Desk, browser: TestClient, built: list[int]) -> None:
    """Each is a report under its own name, without the folders it lay in; the story is made of both."""
    page = add(fresh, browser, [("C:\\fakepath\\mill.txt", TEXT.replace("Monday", "Tuesday").encode())], text=TEXT)
    assert [report.name for report in fresh.workspace.reports()] == ["Mill burns down at Eldwick.txt", "mill.txt"]
    assert "2 new reports" in page
    assert set(built) == {2}


def test_every_failure_is_a_line(fresh: Desk, browser: TestClient) -> None:
    """One bad file does not stop the others, and what it is called is text."""
    files = [("<b>.txt", b""), ("picture.png", b"\x89PNG"), ("good.txt", TEXT.encode())]
    page = add(fresh, browser, files)
    assert page.count("<li><bdi>") == 2
    assert "&lt;b&gt;.txt: the file is empty" in page
    assert "picture.png: files ending in .png are not supported" in page
    assert "1 new report" in page


@pytest.mark.parametrize(
    "address", ["/etc/hostname", "file:///etc/hostname", "127.0.0.1/x", "http://localhost:1/", "pyproject.toml"]
)
def test_no_address_reads_this_machine(fresh: Desk, browser: TestClient, address: str) -> None:
    """What is typed as an address is fetched from the open internet or not at all."""
    page = add(fresh, browser, urls=address)
    assert fresh.workspace.ids() == ()
    assert page.count("<li><bdi>") == 1


def test_each_page_is_told_of_its_own_order(fresh: Desk, browser: TestClient) -> None:
    """Whatever else was added in between or after: in one tab the failure, in the other the report, again and again."""
    first = browser.post("/add", data={"token": TOKEN}, files={"files": ("picture.png", b"\x89PNG")}).url
    assert fresh.worker
    fresh.worker.wait(60)
    second = browser.post("/add", data={"token": TOKEN, "text": TEXT}).url
    fresh.worker.wait(60)
    assert first != second
    pages = {address: browser.get(str(address)).text for address in (first, second, first)}
    assert ("picture.png: files" in pages[first], "1 new report" in pages[first]) == (True, False)
    assert ("picture.png: files" in pages[second], "1 new report" in pages[second]) == (False, True)
    assert browser.get("/progress", params={"order": "1"}).json()["errors"] != []
    assert browser.get("/add?order=99&order=x").status_code == 200


def test_nothing_given_is_nothing_done(fresh: Desk, browser: TestClient) -> None:
    """An empty form sets nothing going."""
    assert "What could not be read" not in add(fresh, browser)
    assert fresh.worker
    assert fresh.worker.state.finished == 0


def test_progress_is_shown_while_it_runs(fresh: Desk, browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says how far it is, has no form meanwhile, and loads itself anew where there is no script."""
    go_on, there = threading.Event(), threading.Event()

    def slow(workspace: Workspace, *, progress: variorum.build.Progress) -> None:
        progress("Annotating", 3, 8)
        there.set()
        assert go_on.wait(30)

    monkeypatch.setattr(variorum.build, "build", slow)
    browser.post("/add", data={"token": TOKEN, "text": TEXT})
    assert there.wait(30)
    page = browser.get("/add").text
    progress = browser.get("/progress").json()
    go_on.set()
    assert "Annotating: 3 of 8" in page
    assert '<meta http-equiv="refresh"' in page
    assert "<textarea" not in page
    assert (progress["running"], progress["done"], progress["total"]) == (True, 3, 8)
    assert fresh.worker
    fresh.worker.wait(30)
    assert browser.get("/progress").json()["running"] is False


def test_a_failed_run_is_shown_and_the_next_is_worked_off(
    fresh: Desk, browser: TestClient, monkeypatch: pytest.MonkeyPatch, built: list[int]
) -> None:
    """Whatever goes wrong, the page says so, and adding goes on."""
    working = variorum.build.build

    def broken(workspace: Workspace, **_: object) -> Story:
        raise RuntimeError("the model is <damaged>")

    monkeypatch.setattr(variorum.build, "build", broken)
    assert "the model is &lt;damaged&gt;" in add(fresh, browser, text=TEXT)
    monkeypatch.setattr(variorum.build, "build", working)
    page = add(fresh, browser, text=TEXT.replace("Monday", "Friday"))
    assert "damaged" not in page
    assert built[-1] == 2
