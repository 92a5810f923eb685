"""Corroboration: what two or more reports tell, and how many origins really stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.reconcile.apparatus.spread import readings
from variorum.reconcile.members import alike_in_content, close, members
from variorum.reconcile.origins import listed_parties, origin_of, place
from variorum.reconcile.parties import Party
from variorum.reconcile.provenance import Provenance
from variorum.reconcile.repeats import distinct
from variorum.reconcile.witnesses import with_witnesses
from variorum.relate.claims.counts import counts, interval, point
from variorum.relate.claims.figures import figures
from variorum.relate.claims.frames import Opened, views
from variorum.relate.claims.numbers import count_groups
from variorum.types import (
    Anchor,
    Annotations,
    Claim,
    ClaimGroup,
    Corroboration,
    Origin,
    Relations,
    Report,
    ReportId,
    Stemma,
)

VERSION = 1
SHORTEST = 4  # words of a claim worth listing
WELL = 12  # words of a claim that reads best


@dataclass(frozen=True, slots=True)
class Agreed:
    """Clauses that say the same, and those that do so only by their likeness, which count for no origin at least.

    ``numbers`` are the figures with their nouns where it is a figure that the clauses share.
    """

    anchors: list[Anchor]
    likely: list[Anchor] = field(default_factory=list)
    numbers: list[Anchor] = field(default_factory=list)


def corroborate(
    reports: tuple[Report, ...],
    annotations: Mapping[ReportId, Annotations],
    relations: Relations,
    stemma: Stemma,
    origins: tuple[Origin, ...],
) -> tuple[Corroboration, ...]:
    """Claims of at least two reports with their counts, best supported first; one entry a passage."""
    opened = views(reports, annotations, relations.entities)
    provenance = Provenance(reports, annotations, stemma, relations.entities)
    agreeing = [*agreeing_counts(opened), *agreeing_claims(opened, relations.claim_groups, provenance)]
    parties = listed_parties(origins, provenance)
    made = [(entry(agreed, opened, provenance, origins, parties), agreed.numbers) for agreed in agreeing]
    told = sorted(((found, numbers) for found, numbers in made if found is not None), key=lambda t: best_first(t[0]))
    return tuple(distinct(told))


def best_first(found: Corroboration) -> tuple[int, int, int, str]:
    """Most origins for certain, then most at best, then most reports."""
    return -found.independent.min, -found.independent.max, -len({a.report for a in found.anchors}), found.claim


def agreeing_counts(opened: Mapping[ReportId, Opened]) -> Iterator[Agreed]:
    """Clauses with the same number for the same thing, of two reports and more."""
    seeds = [
        [c for c in reading if close(c.quantity, reading[0].quantity)]
        for group, _ in count_groups(opened)
        for reading in readings(group, interval, point)
    ]
    for told in figures([c for report in sorted(opened) for c in counts(opened[report])], seeds):
        if len({c.report for c in told}) > 1:
            yield Agreed([c.clause for c in told], numbers=[c.phrase for c in told])


def agreeing_claims(
    opened: Mapping[ReportId, Opened], groups: Sequence[ClaimGroup], provenance: Provenance
) -> Iterator[Agreed]:
    """Claims of one group that say the same: no other number, no other polarity, and more than that somebody spoke."""
    held = {m.statement.claim.id: m for view in opened.values() for m in members(view, provenance)}
    told = [[held[claim_id] for claim_id in group.claims if claim_id in held] for group in groups]
    agreeing = [same for group in told for same in alike_in_content(group)]
    for same, more in with_witnesses(agreeing, list(held.values())):
        if len({m.statement.claim.report for m in [*same, *more]}) > 1:
            yield Agreed(
                [claim_anchor(m.statement.claim) for m in same], [claim_anchor(m.statement.claim) for m in more]
            )


def claim_anchor(claim: Claim) -> Anchor:
    """The claim's place alone."""
    return Anchor(claim.report, claim.start, claim.end, claim.exact)


def entry(
    agreed: Agreed,
    opened: Mapping[ReportId, Opened],
    provenance: Provenance,
    origins: tuple[Origin, ...],
    parties: list[tuple[str, Party]],
) -> Corroboration | None:
    """The counted entry; None where no report puts the claim in words that stand alone."""
    anchors = [*agreed.anchors, *agreed.likely]
    families = len({provenance.root(anchor.report) for anchor in anchors})
    wording = best_words(anchors, opened, families=families)
    if wording is None:
        return None
    behind, surely = provenance.count(anchors), provenance.count(agreed.anchors).independent
    ids = [found for party in behind.parties if (found := origin_of(party, origins, parties)) is not None]
    return Corroboration(
        claim=wording,
        anchors=tuple(sorted(set(anchors), key=place)),
        origins=tuple(dict.fromkeys(ids)),
        independent=replace(behind.independent, min=min(behind.independent.min, surely.min)),
        reasons=behind.reasons,
    )


def best_words(anchors: Sequence[Anchor], opened: Mapping[ReportId, Opened], *, families: int) -> str | None:
    """The wording that stands best alone: a name or noun as its subject, about a dozen words, none dangling.

    A pronoun for a subject is let pass only where texts of several families say the same.
    """
    ranked = sorted(
        anchors,
        key=lambda a: (
            dangling(a, opened[a.report]),
            in_headline(a, opened[a.report]),
            abs(len(a.exact.split()) - WELL),
            opened[a.report].report.sigil,
            a.start,
        ),
    )
    for anchor in ranked:
        if len(anchor.exact.split()) >= SHORTEST and dangling(anchor, opened[anchor.report]) < min(2, families):
            return " ".join(anchor.exact.split())
    return None


def in_headline(anchor: Anchor, view: Opened) -> bool:
    """Whether the stretch is of the first line, where news is worded to catch the eye."""
    return "\n" not in view.report.text[: anchor.end].lstrip()


def dangling(anchor: Anchor, view: Opened) -> int:
    """How little a stretch stands alone: 2 without subject, 1 with a pronoun for it or a small word in front."""
    tokens = view.tree.tokens
    inside = view.tree.inside(anchor.start, anchor.end)
    subjects = [i for i in inside if tokens[i].dep in ("nsubj", "nsubjpass", "expl")]
    if not subjects:
        return 2
    first = tokens[inside[0]]
    leans = first.pos in ("SCONJ", "CCONJ") or first.tag in ("WDT", "WP", "WRB")
    own = [i for i in subjects if tokens[i].head in inside] or subjects
    return int(leans or tokens[own[0]].pos == "PRON")
