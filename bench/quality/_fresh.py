"""The stories of ``fresh/``: seven reports each, and what a reader says of pairs of their claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate import annotate, date_reports
from variorum.build import models
from variorum.read import gather, parse
from variorum.relate.claims.frames import views
from variorum.relate.claims.statements import statements
from variorum.relate.claims.telling import telling
from variorum.relate.entities import relate_entities
from variorum.types import Annotations, Claim, Report, ReportId

FOLDER = Path(__file__).with_name("fresh")
LETTERS = ("S", "N", "C")  # the same, neither, different: in the order of the inference model's scores
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
                held.setdefault(words(claim), []).append(claim)
        return held

    def tellings(self) -> dict[str, str]:
        """The words of each claim, and how it is laid before the inference model; of claims in the same words, the first."""
        entities = relate_entities(self.reports, self.annotations)
        called = {entity.id: entity.name for entity in entities}
        held: dict[str, str] = {}
        for _, view in sorted(views(self.reports, self.annotations, entities).items()):
            for statement in statements(view):
                held.setdefault(words(statement.claim), telling(view, statement, called))
        return held


def words(claim: Claim) -> str:
    """The claim's words with single spaces."""
    return " ".join(claim.exact.split())


def folders(part: str) -> list[Path]:
    """The stories to measure on (``aside``), or those to learn from (``learnt``)."""
    return sorted(path.parent for path in (FOLDER / part).glob("*/pairs.tsv"))


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


def told_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs as they are laid before the inference model."""
    tellings = read(folder).tellings()
    for letter, a, b in pairs(folder):
        yield letter, tellings.get(a, a), tellings.get(b, b)
