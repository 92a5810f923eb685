"""Quotation links: the same utterance in two reports, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.relate.likeness import likeness
from variorum.relate.passages import links
from variorum.relate.quotations.excerpts import ancestry, excerpts, own_speech
from variorum.relate.quotations.foreign import translated_text
from variorum.relate.quotations.kin import among_kin, beside
from variorum.relate.quotations.kinship import generations
from variorum.relate.quotations.pairing import Pair
from variorum.relate.quotations.relation import Version, differences, relation
from variorum.relate.quotations.strangers import among_strangers
from variorum.relate.quotations.utterances import Piece, is_person, meaning, pieces, scraps
from variorum.relate.view import Matrix, Prepared, views_of
from variorum.relate.wording import kept, keys
from variorum.text import anchor
from variorum.types import Alteration, Annotations, Derivation, QuotationLink, Report, ReportId

VERSION = 3
SURE = 0.45  # likeness of a copy's sentence with its exemplar's from which what is quoted there is one utterance
MEANT = 0.6  # cosine of what is quoted itself, for the same

__all__ = ["link_quotations", "link_speech"]


def link_quotations(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], derivations: Sequence[Derivation]
) -> tuple[QuotationLink, ...]:
    """The same utterances, report pair by report pair; ``a`` is the exemplar's, else the earlier report's."""
    return link_speech(views_of(reports, annotations), derivations)


def link_speech(views: Sequence[Prepared], derivations: Sequence[Derivation]) -> tuple[QuotationLink, ...]:
    """The same for reports made ready."""
    reports = [side.report for side in views]
    ids = [report.id for report in reports]
    kin = generations(ids, derivations)
    older = ancestry(kin, views)
    passages = [excerpts(side, sources) for side, sources in zip(views, older, strict=True)]
    said = [pieces(number, side, within) for number, (side, within) in enumerate(zip(views, passages, strict=True))]
    own = own_speech(said, ids, derivations)
    shared = [[piece for piece in some if (piece.report, piece.start) not in own] for some in said]
    foreign = [translated_text(report) for report in reports]
    found: dict[tuple[int, int], list[QuotationLink]] = {}
    for one, other in kin:
        scrap = scraps(one, views[one], passages[one]), scraps(other, views[other], passages[other])
        found[one, other] = within_family((shared[one], shared[other]), scrap, (views[one], views[other]))
    for (one, other), pairs in by_reports(among_strangers(said, views, kin, foreign, own), reports).items():
        abroad = foreign[one] or foreign[other]
        found.setdefault((one, other), []).extend(linked(pairs, (views[one], views[other]), foreign=abroad))
    return tuple(link for _, some in sorted(found.items()) for link in some)


def within_family(
    said: tuple[Sequence[Piece], Sequence[Piece]],
    scraps: tuple[Sequence[Piece], Sequence[Piece]],
    sides: tuple[Prepared, Prepared],
) -> list[QuotationLink]:
    """The same utterances in a copy and its exemplar, or in two copies; the older report comes first."""
    matrix = likeness(*sides)
    alignment = links(matrix)
    pairs = among_kin(*said, matrix, alignment, sides)
    pairs += beside((*said[0], *scraps[0]), (*said[1], *scraps[1]), alignment, pairs)
    return shortened(linked(pairs, sides, foreign=False, likely=matrix), pairs, sides)


def by_reports(pairs: Iterable[Pair], reports: Sequence[Report]) -> dict[tuple[int, int], list[Pair]]:
    """The matches of unrelated reports, by pairs of reports, the earlier first; undated ones as given."""
    found: dict[tuple[int, int], list[Pair]] = {}
    for one, other in pairs:
        early, late = reports[one.report].published, reports[other.report].published
        turn = bool(early and late and late < early)
        first, second = (other, one) if turn else (one, other)
        found.setdefault((first.report, second.report), []).append((first, second))
    return found


def linked(
    pairs: Iterable[Pair], sides: tuple[Prepared, Prepared], *, foreign: bool, likely: Matrix | None = None
) -> list[QuotationLink]:
    """One link for each pair of stretches that share pieces; ``likely`` is the likeness of a copy with its exemplar."""
    grouped: dict[tuple[int, int], list[Pair]] = {}
    for pair in pairs:
        grouped.setdefault((pair[0].stretch, pair[1].stretch), []).append(pair)
    return [
        link(group, sides, foreign=foreign, sure=likely is not None and alike(group, likely, sides))
        for group in grouped.values()
    ]


def alike(group: Sequence[Pair], matrix: Matrix, sides: tuple[Prepared, Prepared]) -> bool:
    """Whether some matched pieces mean the same, or stand in sentences that are plainly one."""
    return any(
        float(matrix[p.sentence, q.sentence]) >= SURE or float(meaning(p, sides[0]) @ meaning(q, sides[1])) >= MEANT
        for p, q in group
    )


def link(group: Sequence[Pair], sides: tuple[Prepared, Prepared], *, foreign: bool, sure: bool) -> QuotationLink:
    """The link between the matched parts of two stretches."""
    first, second = ([pair[side] for pair in group] for side in (0, 1))
    here, there = sides
    a, b = version(first, here), version(second, there)
    what = relation(a, b, around_a=near(first, here), around_b=near(second, there), foreign=foreign, sure=sure)
    return QuotationLink(
        anchor(here.report.id, here.report.text, a.words[0].start, a.words[-1].end),
        anchor(there.report.id, there.report.text, b.words[0].start, b.words[-1].end),
        what,
        score(a, b),
        reasons(what, a, b, here, there),
    )


def shortened(
    links: Sequence[QuotationLink], pairs: Sequence[Pair], sides: tuple[Prepared, Prepared]
) -> list[QuotationLink]:
    """The links, with those made "trimmed" whose speech runs on in the exemplar and breaks off in the copy.

    The exemplar's anchor then reaches as far as the speech.
    """
    matched = {p.start for p, _ in pairs}
    runs_on = {p.end: p.goes_on for p, q in pairs if p.goes_on and not q.goes_on}
    report = sides[0].report
    out = []
    for found in links:
        end = runs_on.get(found.a.end)
        if found.relation == "verbatim" and end and not any(found.a.end <= start < end for start in matched):
            longer = anchor(report.id, report.text, found.a.start, end)
            reason = f"the speech goes on in {report.sigil} and breaks off in {sides[1].report.sigil}"
            found = replace(found, a=longer, relation="trimmed", reasons=(reason,))
        out.append(found)
    return out


def version(found: Sequence[Piece], side: Prepared) -> Version:
    """The utterance as one report prints it, from its first piece to its last."""
    start, end = min(p.start for p in found), max(p.end for p in found)
    low, high = min(p.sentence for p in found), max(p.sentence for p in found)
    beside = [w for some in side.words[low : high + 1] for w in some]
    words = tuple(w for w in beside if start <= w.start and w.end <= end)
    name = found[0].name if is_person(found[0].name, side) else None
    return Version(words, found[0].marked, name, found[0].source, frozenset(w.key for w in beside))


def near(found: Sequence[Piece], side: Prepared) -> list[str]:
    """The words in marks in the sentences of some pieces and in those before and after."""
    low, high = min(p.sentence for p in found), max(p.sentence for p in found)
    return [w.key for some in side.words[max(0, low - 1) : high + 2] for w in some if w.quoted]


def score(a: Version, b: Version) -> float:
    """The share of words that stayed, of the shorter version."""
    return round(kept(keys(a.words), keys(b.words)) / max(1, min(len(a.words), len(b.words))), 3)


def reasons(what: Alteration, a: Version, b: Version, here: Prepared, there: Prepared) -> tuple[str, ...]:
    """The words that differ, at most four places of them."""
    if what == "verbatim":
        return ()
    if what == "reattributed":
        return (f"said by {a.name or a.source} in {here.report.sigil}, by {b.name} in {there.report.sigil}",)
    shown = []
    for edit in differences(a.words, b.words)[:4]:
        old, new = (" ".join(w.key for w in side) for side in (a.words[edit.a1 : edit.a2], b.words[edit.b1 : edit.b2]))
        shown.append(f"“{old}” → “{new}”" if old and new else f"without “{old}”" if old else f"adds “{new}”")
    return tuple(shown)
