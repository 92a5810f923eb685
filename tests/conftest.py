"""Fixtures of the whole suite: each model loaded once, small piles of invented reports, the example story."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

import variorum
from variorum import Story
from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.read.plain import read_plain
from variorum.types import Annotations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-gate" / "reports"


@pytest.fixture(scope="session")
def language() -> Language:
    """The language pipeline, loaded."""
    return Language().load()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The sentence encoder, loaded."""
    return Encoder().load()


@pytest.fixture(scope="session")
def example_story() -> Story:
    """The example story, read once."""
    return variorum.read([str(EXAMPLE)])


@pytest.fixture(scope="session")
def pile(language: Language, encoder: Encoder) -> Callable[..., Pile]:
    """Reads and annotates texts given by their sigils, as the program would."""

    def read(**texts: str) -> Pile:
        found = [dataclasses.replace(read_plain(f"{sigil}.txt", text), sigil=sigil) for sigil, text in texts.items()]
        docs = language([report.text for report in found])
        notes = {report.id: annotate(report, doc, encoder) for report, doc in zip(found, docs, strict=True)}
        return tuple(found), notes

    return read


@pytest.fixture(scope="session")
def example(pile: Callable[..., Pile]) -> Pile:
    """The example story's reports, annotated."""
    return pile(**{path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*.txt"))})
