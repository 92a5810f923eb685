"""Descent and quotation links of one story's reports, past annotation: seconds, memory, growth.

    python bench/speed/descent.py [50 200 500 1000 2000] [--svg FILE]

"One more" reads from a workspace what the pairs of the others were found to share, makes one more report ready and weighs its pairs; "views" are what
another process spends besides on making the others ready.

The reports are invented by ``_pile.py``, one in twenty of them a copy. Each size runs in a process of its own. The lower
bound is one pass over the same words: the runs of eight words of every report hashed and sorted together, which every
method that finds reprints must do. Fails where a size exceeds its limit.
"""

from __future__ import annotations

import json
import math
import re
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

SIZES = (50, 200, 500, 1000, 2000)
SECONDS = {200: 5.0, 2000: 60.0}  # limits on two cores
MEGABYTES = 2048
ADDED = 1.0  # seconds for one more report
COLUMNS = ("views", "descent", "quotations", "alterations", "total", "bare", "one more", "memory", "copies", "links")
Row = dict[str, float]


def measure(count: int) -> Row:
    """Every step at one size, in processor seconds and megabytes at most held."""
    from _pile import pile

    from variorum.build import keep_weighed, weighed_before
    from variorum.reconcile.alterations import find_alterations
    from variorum.reconcile.stemma import build_stemma
    from variorum.relate.derivations import compare, descent
    from variorum.relate.quotations import link_speech
    from variorum.relate.view import views_of
    from variorum.workspace import Workspace

    reports, notes = pile(count)
    clock = Clock()
    views = views_of(reports, notes)
    clock("views")
    derivations = descent(views, compare(views))
    clock("descent")
    links = link_speech(views, derivations)
    clock("quotations")
    build_stemma(reports, derivations, notes)
    find_alterations(reports, notes, derivations)
    clock("alterations")
    bare(report.text for report in reports)
    clock("bare")
    row = clock.row | {"total": sum(clock.row.values()) - clock.row["bare"], "copies": len(derivations)}
    with TemporaryDirectory() as folder:
        with Workspace(Path(folder) / "story.vrm") as workspace:
            keep_weighed(workspace, compare(views[:-1]))
        clock("")
        with Workspace(Path(folder) / "story.vrm") as workspace:
            before = weighed_before(workspace)
    again = (*views[:-1], *views_of(reports[-1:], notes))
    assert descent(again, compare(again, before)) == derivations
    clock("one more")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return row | {"one more": clock.row["one more"], "memory": memory, "links": len(links)}


class Clock:
    """Processor seconds between calls, by name."""

    def __init__(self) -> None:
        self.row: Row = {}
        self.last = time.process_time()

    def __call__(self, step: str) -> None:
        """Note what went by since the last call."""
        now = time.process_time()
        self.row[step], self.last = now - self.last, now


def bare(texts: Iterable[str]) -> int:
    """How many runs of eight words the texts have, each hashed and all sorted."""
    runs = []
    for text in texts:
        words = [word.encode() for word in re.findall(r"\w+", text.casefold())]
        runs += [zlib.crc32(b" ".join(words[at : at + 8])) for at in range(len(words) - 7)]
    return len(np.unique(np.array(runs, dtype=np.uint32)))


def table(rows: dict[int, Row]) -> str:
    """One line a size; the last column says how many times the bound it took."""
    lines = ["reports  " + "  ".join(f"{name:>11}" for name in (*COLUMNS, "times bare"))]
    for count, row in rows.items():
        values = [f"{row[name]:>11.0f}" if name in COLUMNS[-3:] else f"{row[name]:>11.2f}" for name in COLUMNS]
        lines.append(f"{count:>7}  " + "  ".join([*values, f"{row['total'] / row['bare']:>11.1f}"]))
    return "\n".join(lines)


def drawn(rows: dict[int, Row]) -> str:
    """The curve of the total and of the bound, both axes logarithmic, as SVG."""
    width, height, edge = 480, 320, 48
    low, high = math.log(min(rows)), math.log(max(rows))
    values = [row[name] for row in rows.values() for name in ("total", "bare")]
    least, most = math.log(min(values)), math.log(max(values))

    def at(count: int, seconds: float) -> str:
        x = edge + (math.log(count) - low) / (high - low) * (width - 2 * edge)
        y = height - edge - (math.log(seconds) - least) / (most - least) * (height - 2 * edge)
        return f"{x:.0f},{y:.0f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">'
    ]
    for name, colour in (("total", "#1a1a1a"), ("bare", "#999999")):
        points = " ".join(at(count, row[name]) for count, row in rows.items())
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for count, row in rows.items():
            x, y = at(count, row[name]).split(",")
            parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
            parts.append(f'<text x="{x}" y="{int(y) - 8}" text-anchor="middle">{row[name]:.2g} s</text>')
            parts.append(
                f'<text x="{x}" y="{height - 16}" text-anchor="middle">{count}</text>' if name == "total" else ""
            )
    return "\n".join([*filter(None, parts), "</svg>"])


def exceeded(rows: dict[int, Row]) -> list[str]:
    """What took too long or held too much."""
    slow = [f"{count} reports: {rows[count]['total']:.1f} s" for count, limit in SECONDS.items()
            if count in rows and rows[count]["total"] > limit]  # fmt: skip
    large = [f"{count} reports: {row['memory']:.0f} MB" for count, row in rows.items() if row["memory"] > MEGABYTES]
    late = [f"one more than {count}: {row['one more']:.1f} s" for count, row in rows.items() if row["one more"] > ADDED]
    return slow + large + late


def main() -> int:
    """Print the table; 1 where a limit is exceeded."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(int(sys.argv[2]))))
        return 0
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES
    rows: dict[int, Row] = {}
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--measure", str(size)], capture_output=True, text=True, check=True
        )
        rows[size] = json.loads(done.stdout)
    print(table(rows))
    if "--svg" in sys.argv:
        Path(sys.argv[sys.argv.index("--svg") + 1]).write_text(drawn(rows), encoding="utf-8")
    over = exceeded(rows)
    print(f"over the limit: {', '.join(over)}" if over else "within every limit")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
