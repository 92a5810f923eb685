"""The stories of ``fresh/``: seven reports each, and what a reader says of pairs of their claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate import annotate, date_reports
from variorum.build import models
from variorum.read import gather, parse
from variorum.types import Annotations, Claim, Report, ReportId

FOLDER = Path(__file__).with_name("fresh")
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """A story's reports, dated and annotated."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]

    def claims(self) -> dict[str, list[Claim]]:
        """The claims by their words."""
        held: dict[str, list[Claim]] = {}
        for notes in self.annotations.values():
            for claim in notes.claims:
                held.setdefault(" ".join(claim.exact.split()), []).append(claim)
        return held


def folders(*, aside: bool) -> list[Path]:
    """The stories to measure on (``aside``), or those to learn from."""
    return sorted(path.parent for path in (FOLDER / ("aside" if aside else "learnt")).glob("*/pairs.tsv"))


def read(folder: Path) -> Read:
    """The story, read and annotated."""
    reports = [report for source in gather([str(folder / "reports")])[0] for report in parse(source)]
    language, encoder = models()
    docs = language([report.text for report in reports])
    held = {r.id: annotate(r, doc, encoder) for r, doc in zip(reports, docs, strict=True)}
    dated, notes = date_reports(reports, held)
    return Read(tuple(dated), notes)


def pairs(folder: Path) -> Iterator[Pair]:
    """What was read: letter, claim, claim."""
    for line in (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        letter, a, b = line.split("\t")
        yield letter, a, b
