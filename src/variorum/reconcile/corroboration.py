"""Corroboration: what two or more reports tell, and how many origins really stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconcile.apparatus.spread import readings
from variorum.reconcile.origins import listed_parties, origin_of, place
from variorum.reconcile.parties import Party
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import overlap
from variorum.relate.claims.counts import Count, interval, point
from variorum.relate.claims.frames import Opened, views
from variorum.relate.claims.numbers import count_groups
from variorum.relate.claims.statements import Statement, statements
from variorum.relate.claims.words import lexicon
from variorum.types import (
    Anchor,
    Annotations,
    Claim,
    ClaimGroup,
    Corroboration,
    Origin,
    Quantity,
    Relations,
    Report,
    ReportId,
    Stemma,
)

VERSION = 1
MORE_SHARED = 0.6  # share that claims with different verbs must have in common
LEAST, SHARED = 2, 0.5  # classes of words, and share of the shorter claim's, that two families must have in common
SHORTEST = 4  # words of a claim worth listing
WELL = 12  # words of a claim that reads best


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
    entries = [entry(anchors, opened, provenance, origins, parties) for anchors in agreeing]
    return tuple(distinct(sorted((e for e in entries if e is not None), key=best_first)))


def best_first(found: Corroboration) -> tuple[int, int, int, str]:
    """Most origins for certain, then most at best, then most reports."""
    return -found.independent.min, -found.independent.max, -len({a.report for a in found.anchors}), found.claim


def distinct(entries: Sequence[Corroboration]) -> Iterator[Corroboration]:
    """Entries whose words are not already in a better supported one."""
    told: dict[ReportId, list[tuple[int, int]]] = {}
    for found in entries:
        repeats = [a for a in found.anchors if any(s < a.end and a.start < e for s, e in told.get(a.report, []))]
        if 2 * len(repeats) > len(found.anchors):
            continue
        for a in found.anchors:
            told.setdefault(a.report, []).append((a.start, a.end))
        yield found


def agreeing_counts(opened: Mapping[ReportId, Opened]) -> Iterator[list[Anchor]]:
    """Clauses with the same number for the same thing, of two reports and more."""
    for counts, _ in count_groups(opened):
        for reading in readings(counts, interval, point):
            reading = [c for c in reading if close(c.quantity, reading[0].quantity)]
            if len({c.report for c in reading}) > 1:
                yield [count_anchor(c) for c in reading]


def count_anchor(count: Count) -> Anchor:
    """The clause of the count."""
    return count.clause


def agreeing_claims(
    opened: Mapping[ReportId, Opened], groups: Sequence[ClaimGroup], provenance: Provenance
) -> Iterator[list[Anchor]]:
    """Claims of one group that say the same: no other number, no other polarity, and more than that somebody spoke."""
    held = {s.claim.id: (view, s) for view in opened.values() for s in statements(view)}
    for group in groups:
        told = [held[claim_id] for claim_id in group.claims if claim_id in held]
        told = [(view, s) for view, s in told if view.tree.tokens[s.frame.verb].lemma not in view.lexicon.saying]
        for same in alike_in_content([member(view, s, provenance) for view, s in told]):
            if len({m.statement.claim.report for m in same}) > 1:
                yield [claim_anchor(m.statement.claim) for m in same]


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of a group with what it is compared by: its numbers, its days, and the text its report goes back to."""

    statement: Statement
    numbers: tuple[Quantity, ...]
    dates: tuple[tuple[str, str], ...]
    root: str


def member(view: Opened, statement: Statement, provenance: Provenance) -> Member:
    """The claim as a member."""
    root = provenance.root(statement.claim.report)
    return Member(statement, numbers(view, statement.claim), dates(view, statement.claim), root)


def alike_in_content(members: Sequence[Member]) -> list[list[Member]]:
    """Members by what they say; one with fewer numbers joins those it does not contradict."""
    found: list[list[Member]] = []
    by_numbers = sorted(members, key=lambda m: (-len(m.numbers), m.statement.claim.report, m.statement.claim.start))
    for one in by_numbers:
        home = next((g for g in found if all(compatible(one, other) for other in g)), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    return found


def compatible(a: Member, b: Member) -> bool:
    """Whether two claims say one thing: same polarity, words enough in common, no number or date against another."""
    one, other = a.statement, b.statement
    if one.claim.polarity != other.claim.polarity or lexicon().at_odds(one.keys, other.keys):
        return False
    if a.root != b.root and not alike(one, other):
        return False
    for number in a.numbers:
        like = [theirs for theirs in b.numbers if theirs.unit == number.unit]
        if like and not any(close(number, theirs) for theirs in like):
            return False
    return not (a.dates and b.dates) or any(x[0] <= y[1] and y[0] <= x[1] for x in a.dates for y in b.dates)


def alike(a: Statement, b: Statement) -> bool:
    """Whether claims of two families share words enough; one verb makes up for some, and a denial is no assertion."""
    denying = lexicon().denying
    if (a.frame.predicate in denying) != (b.frame.predicate in denying):
        return False
    enough = SHARED if a.frame.predicate == b.frame.predicate else MORE_SHARED
    return len(a.keys & b.keys) >= LEAST and overlap(a.keys, b.keys) >= enough


def numbers(view: Opened, claim: Claim) -> tuple[Quantity, ...]:
    """The quantities inside the claim, and one right before it that the parse may have cut off."""
    quantities = view.annotations.quantities
    return tuple(q for q in quantities if claim.start - 2 <= q.end <= claim.end and q.start < claim.end)


def dates(view: Opened, claim: Claim) -> tuple[tuple[str, str], ...]:
    """Begin and end of the placed times inside the claim."""
    return tuple(
        (t.begin, t.until)
        for t in view.annotations.times
        if t.begin and t.until and claim.start <= t.start and t.end <= claim.end
    )


def close(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are told as the same one: equal, or a tenth apart where one is rough."""
    if a.value == b.value:
        return True
    rough = a.change != "=" or b.change != "=" or a.upper is not None or b.upper is not None
    return rough and abs(a.value - b.value) <= 0.1 * max(abs(a.value), abs(b.value))


def claim_anchor(claim: Claim) -> Anchor:
    """The claim's place alone."""
    return Anchor(claim.report, claim.start, claim.end, claim.exact)


def entry(
    anchors: Sequence[Anchor],
    opened: Mapping[ReportId, Opened],
    provenance: Provenance,
    origins: tuple[Origin, ...],
    parties: list[tuple[str, Party]],
) -> Corroboration | None:
    """The counted entry; None where no report puts the claim in words that stand alone."""
    families = len({provenance.root(anchor.report) for anchor in anchors})
    wording = best_words(anchors, opened, families=families)
    if wording is None:
        return None
    behind = provenance.count(anchors)
    ids = [found for party in behind.parties if (found := origin_of(party, origins, parties)) is not None]
    return Corroboration(
        claim=wording,
        anchors=tuple(sorted(set(anchors), key=place)),
        origins=tuple(dict.fromkeys(ids)),
        independent=behind.independent,
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
