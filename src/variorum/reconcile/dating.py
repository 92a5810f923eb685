"""What descent tells of dates: no copy appeared before its exemplar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from variorum.types import Derivation, Report

VERSION = 1
Days = tuple[str, str]


def bound_by_descent(reports: Sequence[Report], derivations: Sequence[Derivation]) -> tuple[Report, ...]:
    """The reports, an undated copy's range not before its exemplar's first day, an undated exemplar's not after its copy's last.

    A guess of the direction bounds nothing, and no bound makes a range empty.
    """
    sure = [d for d in derivations if d.direction != "unknown"]
    undated = {str(report.id) for report in reports if report.published is None}
    known = {str(report.id): days for report in reports if (days := appeared(report))}
    for _ in range(len(sure)):
        before = dict(known)
        for derivation in sure:
            narrow(derivation.exemplar, str(derivation.copy), known, undated)
        if known == before:
            break
    return tuple(
        replace(report, published_range=known[report.id]) if report.id in known and report.id in undated else report
        for report in reports
    )


def appeared(report: Report) -> Days | None:
    """The first and last day on which a report may have appeared."""
    return (report.published[:10],) * 2 if report.published and len(report.published) >= 10 else report.published_range


def narrow(exemplar: str, copy: str, known: dict[str, Days], undated: Collection[str]) -> None:
    """Bound the two ranges by one another."""
    if exemplar not in known or copy not in known:
        return
    (first, last), (early, late) = known[exemplar], known[copy]
    if copy in undated and early < first <= late:
        known[copy] = first, late
    if exemplar in undated and first <= late < last:
        known[exemplar] = first, late
