"""The clusters of ``clusters/``: sentences of different reports on one event, their answers marked with the questions they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.types import Report, ReportId

FOLDER = Path(__file__).with_name("clusters")
MARK = re.compile(r"\{(?P<kind>[ntpwd])\.(?P<question>[a-z0-9-]+)(?:=(?P<value>[a-z]+\??))?\|(?P<words>[^{}|]+)\}")
ASIDE = 5  # every so manieth cluster is measured on and never learned from


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer in its report's text: [start, end) in code points."""

    kind: str
    question: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """A report a line, undated, with its marks."""

    title: str
    reports: tuple[Report, ...]
    marks: Mapping[ReportId, tuple[Mark, ...]]

    def questions(self, kind: str, report: ReportId, start: int, end: int) -> frozenset[str]:
        """The questions that the answers between two places are to."""
        return frozenset(m.question for m in self.marks[report] if m.kind == kind and m.start < end and start < m.end)


def clusters(*, aside: bool) -> list[Cluster]:
    """The clusters to measure on (``aside``), or those to learn from, in the order of the files."""
    blocks = [
        block for path in sorted(FOLDER.glob("*.txt")) for block in path.read_text(encoding="utf-8").split("\n# ")
    ]
    return [cluster(block) for n, block in enumerate(blocks) if (n % ASIDE == ASIDE - 1) == aside]


def cluster(block: str) -> Cluster:
    """A title and its lines."""
    title, *lines = (line for line in block.splitlines() if line.strip())
    told = [marked(line) for line in lines]
    reports = tuple(report(n, text) for n, (text, _) in enumerate(told))
    return Cluster(title.removeprefix("# "), reports, {r.id: m for r, (_, m) in zip(reports, told, strict=True)})


def marked(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The line without its marks, and the marks."""
    text, found, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        found.append(Mark(mark["kind"], mark["question"], len(text), len(text) + len(mark["words"])))
        text += mark["words"]
        at = mark.end()
    return text + line[at:], tuple(found)


def report(n: int, text: str) -> Report:
    """An undated report of one line."""
    return Report(
        ReportId(f"r{n:02}"), chr(65 + n), f"{n}.txt", None, None, None, None, None, "en", None, None, None, text
    )
