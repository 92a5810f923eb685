"""A pile of small reports taken through the real stages, for the tests of what comes out at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from variorum.annotate import annotate, date_reports
from variorum.models import Encoder, Language
from variorum.reconcile.stemma import build_stemma
from variorum.relate.claims import group_claims
from variorum.relate.entities import relate_entities
from variorum.text import digest
from variorum.types import Annotations, Derivation, Relations, Report, ReportId, Stemma


@dataclass(frozen=True, slots=True)
class Pile:
    """Reports with what the stages made of them."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    relations: Relations
    stemma: Stemma

    def id(self, sigil: str) -> ReportId:
        """The id of the report with that letter."""
        return next(report.id for report in self.reports if report.sigil == sigil)


@pytest.fixture(scope="session")
def told(language: Language, encoder: Encoder) -> Callable[..., Pile]:
    """Makes a pile: ``texts`` maps a sigil to day, text and publisher; ``copies`` are exemplar (or lost:NAME) and copy."""

    def make(texts: Mapping[str, Sequence[str]], *copies: tuple[str, str]) -> Pile:
        reports = tuple(report(sigil, *values) for sigil, values in sorted(texts.items()))
        docs = list(language([r.text for r in reports]))
        notes = {r.id: annotate(r, doc, encoder) for r, doc in zip(reports, docs, strict=True)}
        reports, notes = date_reports(reports, notes)
        ids = {r.sigil: r.id for r in reports}
        derivations = tuple(
            Derivation(ids.get(a, a), ids[b], "verbatim", 1.0, 1.0, "certain", (), ()) for a, b in copies
        )
        entities = relate_entities(reports, notes)
        relations = Relations(derivations, entities, (), group_claims(reports, notes, entities))
        return Pile(reports, notes, relations, build_stemma(reports, derivations, notes))

    return make


def report(sigil: str, day: str, text: str, publisher: str | None = None) -> Report:
    """One report; an empty day is an unknown one."""
    name = ReportId(digest(sigil, text))
    headline = text.split("\n")[0]
    return Report(
        name, sigil, f"{sigil}.txt", publisher, None, headline, None, None, "en", day or None, None, None, text
    )
