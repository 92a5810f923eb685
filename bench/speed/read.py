"""Time and peak memory of a whole ``variorum read`` against a bare pass of the same language pipeline, in one run.

    python bench/speed/read.py [5 50 200]

The reports are made from the example story: paragraphs drawn and shuffled by a fixed seed, so that copies, excerpts and
splices all occur. The lower bound is spaCy alone over the same texts, loading its model included, in one process.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> None:
    """Print one row a size."""
    sizes = [int(size) for size in sys.argv[1:]] or [5, 50, 200]
    cli = str(Path(sys.executable).with_name("variorum"))
    print(f"{'reports':>8}{'read s':>9}{'MB':>7}{'bare s':>9}{'MB':>7}{'ratio':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(size, Path(folder))
            bare, bare_memory = timed([sys.executable, "-c", BARE, folder])
            ours, memory = timed([cli, "read", folder])
        print(f"{size:>8}{ours:>9.1f}{memory:>7.0f}{bare:>9.1f}{bare_memory:>7.0f}{ours / bare:>7.2f}")


if __name__ == "__main__":
    main()
