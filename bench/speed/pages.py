"""Server time and size of the pages of a 200-report story, and the size of the example as one file.

    python bench/speed/pages.py [WORKSPACE.vrm]

Without a workspace, one is made of 200 reports as ``read.py`` makes them. Times are medians of ten answers, the first, which
indexes the story, by itself; sizes are before compression. Exit status 1 where a bound is passed.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from read import EXAMPLE, make
from starlette.testclient import TestClient

import variorum
from variorum.present.html import to_html
from variorum.web import create_app, desk_of_workspace

BOUNDS = {"/": (150, 300), "/report/A": (100, None)}  # milliseconds, kB
OTHERS = (
    "/differences",
    "/quotations",
    "/timeline",
    "/positions",
    "/origins",
    "/entities",
    "/news?since=A",
    "/search?q=gate",
)
ONE_FILE = 1000  # kB
TIMES = 10


def answered(client: TestClient, address: str) -> tuple[float, int]:
    """Milliseconds and bytes of an answer."""
    start = time.perf_counter()
    answer = client.get(address, headers={"accept-encoding": "identity"})
    took = (time.perf_counter() - start) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took, len(answer.content)


def pages(path: Path) -> bool:
    """One row a page; whether all are within bounds."""
    client = TestClient(create_app(desk_of_workspace(path, by="bench")), base_url="http://127.0.0.1")
    print(f"{'first answer':<20}{answered(client, '/')[0]:>8.0f} ms")
    good = True
    for address in (*BOUNDS, *OTHERS):
        found = [answered(client, address) for _ in range(TIMES)]
        took, size = statistics.median(ms for ms, _ in found), found[0][1] / 1000
        slowest, largest = BOUNDS.get(address, (None, None))
        over = bool((slowest and took > slowest) or (largest and size > largest))
        good = good and not over
        print(f"{address:<20}{took:>8.0f} ms{size:>8.0f} kB{'  OVER' if over else ''}")
    return good


def main() -> None:
    """Everything."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if sys.argv[1:] else Path(folder) / "pages.vrm"
        if not sys.argv[1:]:
            make(200, Path(folder))
            variorum.read([folder], save=str(path))
        good = pages(path)
        size = len(to_html(variorum.read([str(EXAMPLE)])).encode()) / 1000
    print(f"{'example, one file':<20}{size:>19.0f} kB{'  OVER' if size > ONE_FILE else ''}")
    sys.exit(0 if good and size <= ONE_FILE else 1)


if __name__ == "__main__":
    main()
