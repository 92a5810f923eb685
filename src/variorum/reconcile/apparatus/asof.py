"""When a report speaks: the days its figures can be of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.types import Report, ReportId, Stemma


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day, ISO; both empty where nothing is known."""

    first: str
    last: str

    def before(self, other: Days) -> bool:
        """Whether all of this lies before all of the other."""
        return bool(self.last and other.first) and self.last < other.first


UNKNOWN = Days("", "")


def report_days(reports: tuple[Report, ...], stemma: Stemma) -> Mapping[ReportId, Days]:
    """Each report's days; an undated copy speaks when its exemplar spoke."""
    known = {report.id: own_days(report) for report in reports}
    for derivation in stemma.derivations:
        exemplar = known.get(ReportId(derivation.exemplar))
        if exemplar and known.get(derivation.copy) == UNKNOWN:
            known[derivation.copy] = exemplar
    return known


def own_days(report: Report) -> Days:
    """The publication day, or the range it must lie in."""
    if report.published:
        return Days(report.published[:10], report.published[:10])
    return Days(*report.published_range) if report.published_range else UNKNOWN
