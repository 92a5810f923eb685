"""Origins: those that the reports got their information from, each once over all reports and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.reconcile.first_fitting import first_fitting
from variorum.reconcile.parties import Party, compare
from variorum.reconcile.provenance import Provenance
from variorum.text import digest
from variorum.types import Anchor, Annotations, Credit, Entity, Origin, Report, ReportId, Stemma

VERSION = 1


@dataclass(frozen=True, slots=True)
class Named:
    """A credit with the party it names."""

    party: Party
    report: ReportId
    credit: Credit


def find_origins(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    stemma: Stemma,
    entities: tuple[Entity, ...] = (),
) -> tuple[Origin, ...]:
    """All origins, those of most reports first; a report that is no copy is an origin of its own ("own").

    Unnamed sources of two texts stay apart here, though they may be one person: counts say so by their range.
    """
    provenance = Provenance(reports, annotations, stemma, entities)
    found = [origin(group) for group in gathered(provenance)]
    own = [own_origin(report, provenance) for report in reports if provenance.root(report.id) == report.id]
    return tuple(sorted(found + own, key=lambda o: (-len(o.reports), -len(o.credits), o.name, o.id)))


def gathered(provenance: Provenance) -> list[list[Named]]:
    """Credits by the party they name; the fullest names are placed first, so that short ones find them."""
    named = [
        Named(
            provenance.party(credit.origin, report.id, provenance.root(report.id), kind=credit.kind), report.id, credit
        )
        for report in provenance.reports
        for credit in provenance.annotations[report.id].credits
        if credit.kind != "own"
    ]
    fullest = sorted(named, key=lambda n: (-len(n.party.words), n.party.name, n.report, n.credit.start))
    return first_fitting(fullest, lambda one, group: joins(one.party, group[0].party))


def joins(a: Party, b: Party) -> bool:
    """Whether two parties are listed as one origin: the same, and a person is not their employer."""
    return compare(a, b) == "same" and ("person" in (a.kind, b.kind)) == (a.kind == b.kind == "person")


def origin(group: list[Named]) -> Origin:
    """The origin of credits that name one party."""
    best = group[0]
    credits = sorted({Anchor(n.credit.report, n.credit.start, n.credit.end, n.credit.exact) for n in group}, key=place)
    family = best.party.family if best.party.kind in ("anonymous", "document") else ""
    return Origin(
        id=digest("origin", best.party.kind, " ".join(best.party.words), family),
        name=best.credit.origin,
        kind=best.party.kind,
        reports=tuple(sorted({n.report for n in group})),
        credits=tuple(credits),
    )


def own_origin(report: Report, provenance: Provenance) -> Origin:
    """A report as its own origin: what it tells without saying from whom."""
    name = provenance.own(report.id, report.id).name
    return Origin(digest("origin", "own", report.id), name, "own", (report.id,), ())


def listed_parties(origins: tuple[Origin, ...], provenance: Provenance) -> list[tuple[str, Party]]:
    """Each listed origin's id with its party; made once for many questions to ``origin_of``."""
    found = []
    for listed in origins:
        report = listed.reports[0]
        if listed.kind != "own":
            party = provenance.party(listed.name, report, provenance.root(report), kind=listed.kind)
            found.append((listed.id, party))
    return found


def origin_of(party: Party, origins: tuple[Origin, ...], parties: list[tuple[str, Party]]) -> str | None:
    """The id of the listed origin that a party is; None where no credit names it."""
    if party.kind == "own":
        own = digest("origin", "own", party.family)
        return own if any(listed.id == own for listed in origins) else None
    return next((listed for listed, named in parties if joins(party, named)), None)


def place(anchor: Anchor) -> tuple[str, int, int]:
    """Sort key: report, then place in it."""
    return anchor.report, anchor.start, anchor.end
