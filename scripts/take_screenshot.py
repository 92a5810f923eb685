"""Takes the picture of the README: the first screen of the edition in a file, in a headless Chromium.

python scripts/take_screenshot.py out/story.html docs/images/edition.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars")  # fmt: skip
SIZE = "1440,1060"
LIGHT = "--blink-settings=preferredColorScheme=1"


def main(page: Path, picture: Path) -> None:
    """The first screen of a page."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit(f"no browser found ({', '.join(BROWSERS)}); install one of them")
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        options = (f"--user-data-dir={profile}", f"--window-size={SIZE}", f"--screenshot={picture.resolve()}", LIGHT)
        command = [browser, *QUIET, *options, page.resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
