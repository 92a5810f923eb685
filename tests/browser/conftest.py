"""The served pages in a real browser: Debian's chromium, driven by Playwright; skipped where either is missing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

import variorum
from variorum.kept import keep_story, state
from variorum.present.json import from_json
from variorum.types import Story
from variorum.web import create_app, desk_of_workspace
from variorum.web.server import listening
from variorum.workspace import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "harbour-gate" / "reports"
HOSTILE = ROOT / "tests" / "cases" / "present" / "story.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """A workspace's pages on a free port, as ``variorum open`` serves them."""
    with listening(0) as place:
        app = create_app(desk_of_workspace(path, by="Ada Roe"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (development dependencies)")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(f"no browser found ({', '.join(BROWSERS)}); on Debian: apt-get install chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def read_example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """The example's workspace and its story, read once for both."""
    path = tmp_path_factory.mktemp("example") / "story.vrm"
    return path, variorum.read([str(EXAMPLE)], save=str(path))


@pytest.fixture(scope="session")
def example_story(read_example: tuple[Path, Story]) -> Story:
    """The example story."""
    return read_example[1]


@pytest.fixture(scope="session")
def example(browser: Browser, read_example: tuple[Path, Story]) -> Iterator[str]:
    """The address of the example story."""
    with served(read_example[0]) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented story with markup, emoji, right-to-left marks and zero-width characters in it."""
    path = tmp_path_factory.mktemp("hostile") / "story.vrm"
    story = from_json(HOSTILE.read_text(encoding="utf-8"))
    with Workspace(path) as workspace:
        workspace.add("story", "story", b"", story.reports)
        keep_story(workspace, story, version="1", given=state(workspace.ids(), ()))
    with served(path) as address:
        yield address


class Watch:
    """What a page asked for and complained of while it was looked at."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab, of which nothing may be asked from another host and which may complain of nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(15_000)
    watch = Watch(tab)
    yield tab
    context.close()
    assert [url for url in watch.requests if not url.startswith("http://127.0.0.1:")] == []
    assert watch.complaints == []
