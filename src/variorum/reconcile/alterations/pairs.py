"""Which two reports are compared: exemplar and copy, or two reprints of one lost text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.types import LOST, Derivation, Report, ReportId

Pair = tuple[ReportId, ReportId, str]


def pairs_of(reports: Sequence[Report], derivations: Sequence[Derivation]) -> Iterator[Pair]:
    """The older text, the copy, and in words what they are to each other; the first reprint stands for a lost text."""
    sigil = {report.id: report.sigil for report in reports}
    first = firsts(reports, derivations)
    for d in derivations:
        exemplar = first.get(d.exemplar, ReportId(d.exemplar))
        if exemplar not in sigil or d.copy not in sigil or exemplar == d.copy:
            continue
        one, other = sigil[exemplar], sigil[d.copy]
        lost = d.exemplar in first
        yield (
            exemplar,
            d.copy,
            f"{one} and {other} reprint {d.exemplar[len(LOST) :]}" if lost else f"{other} is a copy of {one}",
        )


def firsts(reports: Sequence[Report], derivations: Sequence[Derivation]) -> Mapping[str, ReportId]:
    """The earliest reprint of each lost text, by date, else by sigil."""
    ordered = sorted(reports, key=lambda report: (report.published or "9", len(report.sigil), report.sigil))
    place = {report.id: at for at, report in enumerate(ordered)}
    reprints = [d for d in derivations if d.exemplar.startswith(LOST) and d.copy in place]
    found: dict[str, ReportId] = {}
    for d in sorted(reprints, key=lambda d: place[d.copy]):
        found.setdefault(d.exemplar, d.copy)
    return found
