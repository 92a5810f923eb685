"""What other reports have where a report has a passage: other readings, other wordings of a quotation, a copy's changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from variorum.present import words
from variorum.present.diff import Piece, wordings
from variorum.present.html.edition import Edition
from variorum.present.words import sigil_order
from variorum.text import normal
from variorum.types import Anchor, Independent, ReportId

MOST = 4  # wordings of one copied passage

Layer = Literal["differs", "quote", "copied"]


@dataclass(frozen=True, slots=True)
class Wording:
    """What some reports have instead: the same words at each place, those marked that the report has not got."""

    pieces: tuple[Piece, ...]
    places: tuple[Anchor, ...]
    independent: Independent | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in which others depart from a passage; ``layer`` is the one that shows it, ``variant`` the difference's id."""

    layer: Layer
    title: str
    wordings: tuple[Wording, ...]
    variant: str | None = None


Elsewhere = Mapping[Anchor, tuple[Entry, ...]]


def elsewhere(edition: Edition, report: ReportId) -> Elsewhere:
    """The entries of each passage of a report with which others have something else to say."""
    found: dict[Anchor, tuple[Entry, ...]] = {}
    for anchor, entry in (*readings(edition, report), *quotations(edition, report), *passages(edition, report)):
        found[anchor] = (*found.get(anchor, ()), entry)
    return found


def readings(edition: Edition, report: ReportId) -> Iterator[tuple[Anchor, Entry]]:
    """The differences: each place of the report with the readings that it has not."""
    for variant in edition.differences:
        for reading in variant.readings:
            others = [other for other in variant.readings if other is not reading]
            shown = tuple(
                Wording(plain(other.value), firsts(other.anchors, edition), other.independent) for other in others
            )
            title = f"{variant.question} – {words.RELATION[variant.relation]}"
            for anchor in reading.anchors if shown else ():
                if anchor.report == report:
                    yield anchor, Entry("differs", title, shown, variant.id)


def quotations(edition: Edition, report: ReportId) -> Iterator[tuple[Anchor, Entry]]:
    """The altered quotations: each place of the report with the other wording."""
    for found in edition.altered:
        title = words.ALTERATION[found.link.relation]
        sides = (
            (found.a, found.b, found.wordings.b, found.speaker_b),
            (found.b, found.a, found.wordings.a, found.speaker_a),
        )
        for here, there, pieces, speaker in sides:
            said = f", {speaker}" if speaker and found.link.relation == "reattributed" else ""
            entry = Entry("quote", f"quotation {title}{said}", (Wording(pieces, firsts(there, edition)),))
            for anchor in here:
                if anchor.report == report:
                    yield anchor, entry


def passages(edition: Edition, report: ReportId) -> Iterator[tuple[Anchor, Entry]]:
    """The copied passages that are not word for word the same, a few wordings of each."""
    shared: dict[Anchor, dict[str, list[Anchor]]] = {}
    for derivation in edition.story.derivations:
        for passage in derivation.passages:
            for here, there in ((passage.a, passage.b), (passage.b, passage.a)):
                if here.report == report:
                    shared.setdefault(here, {}).setdefault(there.exact, []).append(there)
    for here, others in shared.items():
        own = normal(here.exact).text
        changed = [(text, places) for text, places in others.items() if normal(text).text != own][:MOST]
        shown = tuple(Wording(wordings(here.exact, text).b, firsts(places, edition)) for text, places in changed)
        if shown:
            yield here, Entry("copied", "the same passage", shown)


def plain(text: str) -> tuple[Piece, ...]:
    """A text with nothing marked."""
    return (Piece(text, changed=False),)


def firsts(anchors: Iterable[Anchor], edition: Edition) -> tuple[Anchor, ...]:
    """The first place of each report, in the order of their sigla."""
    first: dict[ReportId, Anchor] = {}
    for anchor in sorted(anchors, key=lambda anchor: anchor.start):
        first.setdefault(anchor.report, anchor)
    return tuple(sorted(first.values(), key=lambda anchor: sigil_order(edition.sigla[anchor.report])))
