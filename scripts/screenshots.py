"""Make the README's picture from the example story, with the chromium on the PATH.

python scripts/screenshots.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import variorum
from variorum.present.html import to_html

ROOT = Path(__file__).parents[1]
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Write docs/images/edition.png.

    Raises:
        SystemExit: there is no chromium.
    """
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or sys.exit("no chromium on the PATH")
    story = variorum.read([str(ROOT / "examples" / "harbour-gate" / "reports")])
    target = ROOT / "docs" / "images" / "edition.png"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "edition.html"
        page.write_text(to_html(story), encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        shot = [f"--screenshot={target}", "--window-size=1280,1100", page.as_uri()]
        subprocess.run([browser, *FLAGS, profile, *shot], check=True, capture_output=True)
    print(target)


if __name__ == "__main__":
    main()
