"""One report set for reading: its paragraphs with their marks, and beside each what other reports have to do with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from variorum.judged import DERIVATION
from variorum.present.html.edition import Edition
from variorum.present.html.elsewhere import Elsewhere, Entry, elsewhere
from variorum.present.html.layers import said
from variorum.present.html.links import place_id
from variorum.present.html.marks import Mark, merged, rendered
from variorum.present.words import sigil_order
from variorum.text import paragraphs
from variorum.types import Anchor, Derivation, Report, ReportId, Variant

SPOKEN = frozenset({"quote", "indirect"})


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph: the same passage in another report, word for word or changed, a difference and who
    differs, a quotation that others have otherwise, or who speaks.
    """

    kind: Literal["copied", "changed", "differs", "altered", "said"]
    passage: Anchor | None = None
    variant: Variant | None = None
    reports: tuple[ReportId, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a report's text as HTML; ``furniture`` where it is nothing but boilerplate."""

    html: Markup
    notes: tuple[Note, ...]
    heading: bool
    furniture: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A report's page. ``speaker`` is the one whose words alone are shaded, if any; ``elsewhere`` has the element id of each passage that others have otherwise, and what they have;
    ``rejected`` are the subjects of judgements that say that it is no copy of something.
    """

    report: Report
    paragraphs: tuple[Paragraph, ...]
    elsewhere: tuple[tuple[str, tuple[Entry, ...]], ...]
    made_from: tuple[Derivation, ...]
    made_into: tuple[Derivation, ...]
    rejected: tuple[str, ...]
    speaker: str

    @property
    def headed(self) -> bool:
        """Whether the text itself begins with the headline."""
        return any(paragraph.heading for paragraph in self.paragraphs)


def reading(
    edition: Edition,
    report: Report,
    *,
    places: Sequence[tuple[int, int]] = (),
    led: tuple[int, int] | None = None,
    speaker: str = "",
) -> Reading:
    """A report as its page shows it; everything between two paragraphs' text is white space.

    ``places`` are stretches that were searched for, ``led`` is one that a link leads to, ``speaker`` one whose words alone
    are asked for; somebody who says nothing here is not listened to.
    """
    others = elsewhere(edition, report.id)
    noted = {place_id(anchor, report.sigil): entries for anchor, entries in others.items()}
    spoken = said_by(edition, report.id)
    speaker = speaker if any(name == speaker for _, name in spoken) else ""
    marks = marked(edition, report, noted, places=places, led=led)
    marks = tuple(heard(mark, speaker) for mark in marks) if speaker else marks
    around = Around(others, passages_of(edition, report.id), variants_of(edition, report.id), spoken)
    return Reading(
        report=report,
        paragraphs=tuple(
            Paragraph(
                html=rendered(report.text, start, end, within(marks, start, end)),
                notes=tuple(notes(around, edition.sigla, start, end)),
                heading=not report.text[:start].strip() and is_headline(report, start, end),
                furniture=is_furniture(marks, start, end),
            )
            for start, end in paragraphs(report.text)
        ),
        elsewhere=tuple(sorted(noted.items())),
        made_from=tuple(d for d in edition.story.derivations if d.copy == report.id),
        made_into=tuple(d for d in edition.story.derivations if d.exemplar == report.id),
        rejected=tuple(rejected(edition, report.id)),
        speaker=speaker,
    )


def marked(
    edition: Edition,
    report: Report,
    noted: Collection[str],
    *,
    places: Sequence[tuple[int, int]],
    led: tuple[int, int] | None,
) -> tuple[Mark, ...]:
    """The report's marks with those that this page has more, and the ids of what says more of them."""
    hits = [Mark(start, end, f"r-{report.sigil}-{start}-{end}", ("hit",), ()) for start, end in places]
    hits += [Mark(*led, f"r-{report.sigil}-{led[0]}-{led[1]}", (), ())] if led else []
    marks = merged([*edition.marks[report.id], *hits]) if hits else edition.marks[report.id]
    return tuple(replace(mark, note=f"o-{mark.ident}") if mark.ident in noted else mark for mark in marks)


def heard(mark: Mark, speaker: str) -> Mark:
    """The mark, and no quotation where somebody else speaks."""
    if SPOKEN.isdisjoint(mark.classes) or said(speaker) in mark.titles:
        return mark
    return replace(mark, classes=tuple(name for name in mark.classes if name not in SPOKEN))


def rejected(edition: Edition, report: ReportId) -> dict[str, None]:
    """The subjects of what people rejected, and nobody took up again since."""
    ruled = (judgement for judgement in edition.story.judgements if judgement not in edition.overruled)
    subjects = (judgement.subject for judgement in ruled if judgement.verdict == "reject")
    return dict.fromkeys(s for s in subjects if s.startswith(DERIVATION) and s.endswith(f">{report}"))


def within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks that reach into a stretch."""
    return tuple(mark for mark in marks if mark.start < end and mark.end > start)


def is_headline(report: Report, start: int, end: int) -> bool:
    """Whether a paragraph is the report's headline."""
    return report.headline is not None and report.text[start:end].strip() == report.headline.strip()


def is_furniture(marks: Iterable[Mark], start: int, end: int) -> bool:
    """Whether a paragraph is boilerplate from end to end."""
    return any("boilerplate" in mark.classes and mark.start <= start and mark.end >= end for mark in marks)


@dataclass(frozen=True, slots=True)
class Around:
    """What the notes of a report's paragraphs are taken from."""

    elsewhere: Elsewhere
    passages: tuple[tuple[Anchor, Anchor], ...]
    variants: tuple[tuple[Variant, tuple[Anchor, ...]], ...]
    said: tuple[tuple[int, str], ...]


def notes(around: Around, sigla: Mapping[ReportId, str], start: int, end: int) -> Iterator[Note]:
    """Everything beside a paragraph: who speaks in it, what others have too, and what they have otherwise."""
    for name in dict.fromkeys(name for at, name in around.said if start <= at < end):
        yield Note("said", text=name)
    passages = tuple(copied(around, start, end))
    told = {report for note in passages for report in note.reports}
    yield from passages
    yield from (note for note in altered(around.elsewhere, start, end) if not told.issuperset(note.reports))
    yield from differing(around.variants, sigla, start, end)


def said_by(edition: Edition, report: ReportId) -> tuple[tuple[int, str], ...]:
    """Where somebody is quoted word for word, and who it is."""
    quoted = (q for q in edition.story.quotations if q.report == report and q.type != "indirect" and q.content)
    return tuple((q.content[0].start, q.speaker_name) for q in quoted if q.speaker_name)


def passages_of(edition: Edition, report: ReportId) -> tuple[tuple[Anchor, Anchor], ...]:
    """Every passage that a report shares, as its own stretch and the other's."""
    pairs = (
        (here, there)
        for derivation in edition.story.derivations
        for passage in derivation.passages
        for here, there in ((passage.a, passage.b), (passage.b, passage.a))
        if here.report == report
    )
    return tuple(sorted(pairs, key=lambda pair: (pair[0].start, edition.sigla[pair[1].report])))


def variants_of(edition: Edition, report: ReportId) -> tuple[tuple[Variant, tuple[Anchor, ...]], ...]:
    """Every difference that a report takes part in, with its anchors there."""
    found = []
    for variant in edition.differences:
        own = tuple(a for reading in variant.readings for a in reading.anchors if a.report == report)
        if own:
            found.append((variant, own))
    return tuple(found)


def copied(around: Around, start: int, end: int) -> Iterator[Note]:
    """For each other report, the first passage of a paragraph that it has too, and whether it has changed any of them."""
    first: dict[ReportId, Anchor] = {}
    changed: set[ReportId] = set()
    for here, there in around.passages:
        if start <= here.start < end:
            first.setdefault(there.report, there)
            entries = (entry for entry in around.elsewhere.get(here, ()) if entry.layer == "copied")
            changed |= {place.report for entry in entries for wording in entry.wordings for place in wording.places}
    for report, there in first.items():
        yield Note("changed" if report in changed else "copied", there, reports=(report,))


def altered(others: Elsewhere, start: int, end: int) -> Iterator[Note]:
    """For each other report, the first quotation of a paragraph that it has in other words."""
    first: dict[ReportId, Anchor] = {}
    for here, entries in others.items():
        if start <= here.start < end:
            for entry in (entry for entry in entries if entry.layer == "quote"):
                for place in (place for wording in entry.wordings for place in wording.places):
                    first.setdefault(place.report, place)
    for report, there in first.items():
        yield Note("altered", there, reports=(report,))


def differing(
    variants: Iterable[tuple[Variant, tuple[Anchor, ...]]], order: Mapping[ReportId, str], start: int, end: int
) -> Iterator[Note]:
    """The differences of a paragraph, each with the reports that have a reading which the paragraph has not."""
    for variant, own in variants:
        here = {anchor for anchor in own if start <= anchor.start < end}
        if here:
            others = {a.report for r in variant.readings if not here & set(r.anchors) for a in r.anchors}
            yield Note("differs", variant=variant, reports=tuple(sorted(others, key=lambda r: sigil_order(order[r]))))
