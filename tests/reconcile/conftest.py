"""Small piles of invented reports, read and annotated as the program would."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.read.plain import read_plain
from variorum.types import Annotations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"


@pytest.fixture(scope="session")
def pile(language: Language, encoder: Encoder) -> Callable[..., Pile]:
    """Reads and annotates texts given by their sigils."""

    def read(**texts: str) -> Pile:
        found = [dataclasses.replace(read_plain(f"{sigil}.txt", text), sigil=sigil) for sigil, text in texts.items()]
        docs = language([report.text for report in found])
        notes = {report.id: annotate(report, doc, encoder) for report, doc in zip(found, docs, strict=True)}
        return tuple(found), notes

    return read


@pytest.fixture(scope="session")
def example(pile: Callable[..., Pile]) -> Pile:
    """The example story's reports."""
    return pile(**{path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*.txt"))})
