"""Takes the pictures of README and docs: views of a workspace's pages in a headless Chromium, by Playwright.

make demo && python scripts/take_screenshot.py out/story.vrm docs/images
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from variorum.web import create_app, desk_of_workspace
from variorum.web.server import listening

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class View:
    """A page to take: its address, how much of it in pixels, and what the keyboard is on."""

    name: str
    address: str
    height: int
    focus: str = ""


VIEWS = (
    View("edition", "/", 1240),
    View("report", "/report/D", 900, focus=".text .differs[aria-describedby] >> nth=3"),
    View("compare", "/compare?a=C&b=D&c=E", 900),
    View("timeline", "/timeline", 900),
    View("origins", "/origins", 880),
)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a workspace's pages."""
    with listening(0) as place:
        server = uvicorn.Server(uvicorn.Config(create_app(desk_of_workspace(path, by="")), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


def take(browser: Browser, address: str, view: View, folder: Path) -> None:
    """One picture."""
    page = browser.new_page(viewport={"width": 1280, "height": view.height}, color_scheme="light")
    page.goto(address + view.address)
    if view.focus:
        page.locator(view.focus).focus()
    page.wait_for_timeout(300)
    page.screenshot(path=folder / f"{view.name}.png")
    page.close()


def main(workspace: Path, folder: Path) -> None:
    """All of them."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit(f"no browser found ({', '.join(BROWSERS)}); install one of them")
    if not workspace.exists():
        raise SystemExit(f"{workspace} is not there; make demo writes it")
    folder.mkdir(parents=True, exist_ok=True)
    with served(workspace) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for view in VIEWS:
            take(browser, address, view, folder)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
