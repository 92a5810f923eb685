"""Article text from web pages, against 181 pages with known text, beside bare trafilatura.

    VARIORUM_GOLD=… python bench/quality/extraction.py

The measure is that of the article extraction benchmark: shares of common runs of four words a page, so that a long page
weighs no more than a short one; precision and recall are means over pages, F1 is theirs. "body" is what ``read`` takes
for the article, "report" all of ``Report.text`` with its headline, "own" the report without headline and boilerplate.
The last rows leave out the pages that are not English, which Variorum refuses.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from variorum.annotate.boilerplate import find_boilerplate
from variorum.errors import ReadError
from variorum.read import Source, parse
from variorum.read.article import article
from variorum.read.html import parsed
from variorum.types import Report

SIZE = 4
GOLD_DIGEST = "738a20c822ae6381"
FLOORS = {"body": 0.969, "own, English": 0.973}


@dataclass(frozen=True, slots=True)
class Page:
    """A page's bytes and the text of its article."""

    name: str
    data: bytes
    text: str


def pages(folder: Path) -> Iterator[Page]:
    """The pages of the gold, in the order of their names."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name in sorted(truth):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(f"{name}.html", data, truth[name].get("articleBody", ""))


def bare(page: Page) -> str:
    """Trafilatura as it comes, without comments."""
    return trafilatura.extract(page.data, include_comments=False) or ""


def body(page: Page) -> str:
    """What ``read`` takes for the article."""
    return article(parsed(page.name, page.data.decode("utf-8", "replace")))


def own(found: Report) -> str:
    """The report's text without its headline and boilerplate."""
    text = found.text
    for mark in reversed(find_boilerplate(found)):
        text = text[: mark.start] + text[mark.end :]
    return text.removeprefix(found.headline or "")


def report(page: Page) -> Report | None:
    """The report in the page, if it can be read."""
    try:
        return parse(Source(page.name, "html", page.data))[0]
    except ReadError:
        return None


def shares(gold: str, found: str) -> tuple[float, float, float]:
    """Shares of runs of words that are in both, only in what was found, only in the gold."""
    a, b = runs(gold), runs(found)
    common = (a & b).total()
    extra, missed = b.total() - common, a.total() - common
    total = common + extra + missed or 1
    return common / total, extra / total, missed / total


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Every run of ``SIZE`` words with its count; the whole where it is shorter."""
    words = re.findall(r"\w+", text)
    return Counter(run for i in range(max(1, len(words) - SIZE + 1)) if (run := tuple(words[i : i + SIZE])))


def score(gold: list[Page], texts: list[str]) -> tuple[float, float, float]:
    """F1, precision and recall; pages without a found (a gold) text do not count for precision (recall)."""
    table = [shares(page.text, text) for page, text in zip(gold, texts, strict=True)]
    precision = statistics.mean(part(hit, extra, missed) for hit, extra, missed in table if hit + extra)
    recall = statistics.mean(part(hit, missed, extra) for hit, extra, missed in table if hit + missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def part(hit: float, wrong: float, other: float) -> float:
    """The share of hits; one where nothing was wrong at all."""
    return hit / (hit + wrong) if wrong or other else 1.0


def digest(gold: list[Page]) -> str:
    """What the floors were set on."""
    return hashlib.sha256("\x1f".join(f"{page.name}\x1e{page.text}" for page in gold).encode()).hexdigest()[:16]


def main() -> int:
    """Print the table; 1 where a floor is broken."""
    folder = Path(os.environ.get("VARIORUM_GOLD", ""), "extraction", "article-extraction")
    if not os.environ.get("VARIORUM_GOLD") or not folder.is_dir():
        print("gold not found, skipped")
        return 0
    gold = list(pages(folder))
    reports = {page.name: found for page in gold if (found := report(page))}
    bare_text = {page.name: bare(page) for page in gold}
    systems: dict[str, tuple[list[Page], list[str]]] = {
        "trafilatura": (gold, list(bare_text.values())),
        "body": (gold, [body(page) for page in gold]),
    }
    english = [page for page in gold if page.name in reports]
    systems["trafilatura, English"] = english, [bare_text[page.name] for page in english]
    systems["report, English"] = english, [reports[page.name].text for page in english]
    systems["own, English"] = english, [own(reports[page.name]) for page in english]
    table = {name: score(*pair) for name, pair in systems.items()}
    print(f"{'article text, gold ' + digest(gold):36} pages     F1  precision  recall")
    for name, (f1, precision, recall) in table.items():
        print(f"{name:36} {len(systems[name][0]):5}  {f1:.3f}      {precision:.3f}   {recall:.3f}")
    if digest(gold) != GOLD_DIGEST:
        print("the gold is not the one the floors were set on")
        return 0
    broken = [name for name, floor in FLOORS.items() if table[name][0] < floor]
    print("floors broken: " + ", ".join(broken) if broken else "floors hold")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
