"""Seconds of processor time until a light command is done, beside Python itself starting: ``python bench/speed/startup.py``."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports" / "A.txt"


def seconds(command: list[str]) -> float:
    """The least of five runs, user and system time together."""
    took = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


def main() -> None:
    """Print one row a command."""
    cli = str(Path(sys.executable).with_name("variorum"))
    with tempfile.TemporaryDirectory() as folder:
        story = str(Path(folder) / "s.vrm")
        subprocess.run([cli, "read", str(EXAMPLE), "--save", story], check=True, capture_output=True)
        print(f"{'python -c pass':24}{seconds([sys.executable, '-c', 'pass']):6.2f} s")
        for arguments in (["--help"], ["read", "--help"], ["show", story], ["schema"]):
            print(f"{'variorum ' + arguments[0]:24}{seconds([cli, *arguments]):6.2f} s")


if __name__ == "__main__":
    main()
