"""Reading against a bare pass of the same language pipeline, in one run: the annotators alone, and a whole ``variorum read``.

    python bench/speed/read.py [5 50 200]

The reports are made from the example story: paragraphs drawn and shuffled by a fixed seed, so that copies, excerpts and
splices all occur.

The first table has processor time, models and word lists loaded: spaCy over the reports, and all annotators with their vectors over what
spaCy made of them, batch by batch in two processes at once. The second has time by the clock and peak memory of whole
programs: spaCy alone in one process, loading its model included, and the command.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from variorum.annotate import by_rules, with_vectors
from variorum.build import BATCH, models
from variorum.read.plain import read_plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"
BARE = """
import sys
from pathlib import Path
from variorum.models import Language
texts = [p.read_text() for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
print(sum(len(doc) for doc in Language()(texts)))
"""


def make(count: int, folder: Path) -> None:
    """Write ``count`` reports of about 400 words."""
    draw = random.Random(count)
    sources = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(EXAMPLE.glob("*.txt"))]
    for at in range(count):
        own = draw.choice(sources)
        mixed = [
            draw.choice(own[1:]) if draw.random() < 0.7 else draw.choice(draw.choice(sources)[1:]) for _ in range(9)
        ]
        head = f"Eldwick storm gate, report {at}\n{draw.randint(13, 16)} March 2026"
        (folder / f"{at:04}.txt").write_text("\n\n".join([head, *dict.fromkeys(mixed)]), encoding="utf-8")


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak MB (the largest process) of a command.

    Raises:
        SystemExit: it failed.
    """
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return time.perf_counter() - start, json.loads(done.stdout.splitlines()[-1]) / 1024


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def shares(folder: Path) -> tuple[float, float]:
    """Seconds of processor time for spaCy and for the annotators over a folder, in two processes together."""
    paths = sorted(folder.glob("*.txt"))
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=share, initargs=(paths[:1],)) as pool:
        took = list(pool.map(share, batches))
    return sum(bare for bare, _ in took), sum(ours for _, ours in took)


def share(paths: list[Path]) -> tuple[float, float]:
    """Seconds of processor time of this process for spaCy and for the annotators over some files."""
    language, encoder = models()
    reports = [read_plain(path.name, path.read_text(encoding="utf-8")) for path in paths]
    start = time.process_time()
    docs = list(language([report.text for report in reports]))
    parsed = time.process_time()
    with_vectors(reports, [by_rules(report, doc) for report, doc in zip(reports, docs, strict=True)], encoder)
    return parsed - start, time.process_time() - parsed


def annotators(sizes: list[int]) -> None:
    """Print the annotators' share, one row a size."""
    print(f"{'reports':>8}{'annotators s':>14}{'spaCy s':>9}{'ratio':>7}{'with the parse':>16}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(size, Path(folder))
            bare, ours = shares(Path(folder))
        print(f"{size:>8}{ours:>14.1f}{bare:>9.1f}{ours / bare:>7.2f}{1 + ours / bare:>16.2f}")


def programs(sizes: list[int]) -> None:
    """Print whole runs, one row a size."""
    cli = str(Path(sys.executable).with_name("variorum"))
    print(f"{'reports':>8}{'read s':>9}{'MB':>7}{'bare s':>9}{'MB':>7}{'ratio':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(size, Path(folder))
            bare, bare_memory = timed([sys.executable, "-c", BARE, folder])
            ours, memory = timed([cli, "read", folder])
        print(f"{size:>8}{ours:>9.1f}{memory:>7.0f}{bare:>9.1f}{bare_memory:>7.0f}{ours / bare:>7.2f}")


def main() -> None:
    """Both tables."""
    sizes = [int(size) for size in sys.argv[1:]] or [5, 50, 200]
    annotators(sizes)
    programs(sizes)


if __name__ == "__main__":
    main()
