"""Runs every accuracy benchmark in this folder: ``python bench/quality``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

failed = [
    path.name
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if not path.name.startswith("_") and subprocess.run([sys.executable, str(path)], check=False).returncode
]
sys.exit(f"below a floor: {', '.join(failed)}" if failed else 0)
