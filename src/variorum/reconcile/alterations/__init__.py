"""What a copy changed in meaning: each change is a variant between the exemplar and the copy, and no second opinion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.reconcile.alterations.certainty import certainty
from variorum.reconcile.alterations.dates import dates
from variorum.reconcile.alterations.gaps import laid
from variorum.reconcile.alterations.hedged import hedged
from variorum.reconcile.alterations.names import misspelt, names
from variorum.reconcile.alterations.numbers import numbers
from variorum.reconcile.alterations.pairs import pairs_of
from variorum.reconcile.alterations.passage import Found, Passage, compared
from variorum.reconcile.alterations.polarity import polarity
from variorum.reconcile.alterations.roles import roles
from variorum.reconcile.alterations.slots import slots
from variorum.reconcile.alterations.turned import turned
from variorum.reconcile.alterations.unvoiced import unvoiced
from variorum.reconcile.alterations.voices import same_words, speakers, voices
from variorum.relate.quotations import link_speech
from variorum.relate.view import Prepared, view
from variorum.text import anchor, digest
from variorum.types import (
    Anchor,
    Annotations,
    Derivation,
    Independent,
    Quotation,
    QuotationLink,
    Reading,
    Report,
    ReportId,
    Variant,
)

VERSION = 2
SEARCHES = (numbers, dates, names, misspelt, polarity, roles, certainty, voices, speakers)
IN_PLACE = (slots, turned, hedged, unvoiced)
LONGEST = 140  # characters of a question
CLOSE_BY = 80  # characters from cue to speaker, or the one is not shown with the other
MEANT = 0.35  # cosine of two sentences from which what one person said can be what the copy gives to another
BLANK = "___"

__all__ = ["find_alterations"]


def find_alterations(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], derivations: Sequence[Derivation]
) -> tuple[Variant, ...]:
    """Changes of meaning inside the copies, derivation by derivation.

    Of a lost exemplar the first reprint stands for the text: the others are compared with it.
    """
    pairs = list(pairs_of(reports, derivations))
    named = {at for first, second, _ in pairs for at in (first, second)}
    views = {report.id: view(report, annotations[report.id]) for report in reports if report.id in named}
    found: dict[str, Variant] = {}
    for first, second, why in pairs:
        for change in altered(views[first], views[second]):
            made = variant(change, views[first], views[second], why)
            found.setdefault(made.id, made)
    return tuple(found.values())


def altered(exemplar: Prepared, copy: Prepared) -> Iterator[Found]:
    """The changes of meaning between two texts, the speakers that quotations were given to first."""
    links = link_speech((exemplar, copy), [taken(exemplar, copy)])
    moved = list(given_away(links, exemplar, copy))
    yield from moved
    yield from (c for c in changes(exemplar, copy) if not any(overlap(c, known) for known in moved))


def taken(exemplar: Prepared, copy: Prepared) -> Derivation:
    """That the one was made from the other, as its quotations are to be compared."""
    return Derivation(exemplar.report.id, copy.report.id, "rewrite", 1.0, 1.0, "certain", (), ())


def changes(exemplar: Prepared, copy: Prepared) -> Iterator[Found]:
    """Every change of meaning between two texts."""
    for passage in compared(exemplar, copy):
        yield from once(passage)


def once(passage: Passage) -> Iterator[Found]:
    """The changes of a passage, found by whichever way first; one statement is turned round but once."""
    found: list[Found] = []
    sides = laid(passage)
    for change in (*(c for s in SEARCHES for c in s(passage)), *(c for look in IN_PLACE for c in look(sides))):
        again = any(overlap(change, known) or change.kind == known.kind == "polarity" for known in found)
        if not again:
            found.append(change)
            yield change


def overlap(one: Found, other: Found) -> bool:
    """Whether two changes of one kind stand in the same place of both texts."""
    pairs = ((one.a, other.a), (one.b, other.b))
    return one.kind == other.kind and all(x[0] < y[1] and y[0] < x[1] for x, y in pairs)


def given_away(links: Iterable[QuotationLink], exemplar: Prepared, copy: Prepared) -> Iterator[Found]:
    """Quotations that the copy gives to another speaker; their sentences must mean alike."""
    for link in links:
        if link.relation != "reattributed" or meant(link.a, exemplar, link.b, copy) < MEANT:
            continue
        one, other = quotation(exemplar, link.a), quotation(copy, link.b)
        if one is None or other is None or not same_words(one, other):
            a, b = (link.a.start, link.a.end), (link.b.start, link.b.end)
            yield Found("attribution", a, b, link.reasons[0], 0.8)


def meant(a: Anchor, exemplar: Prepared, b: Anchor, copy: Prepared) -> float:
    """Cosine of the sentences that two stretches begin in; 0 where one stands in none."""
    rows = [
        next((i for i, s in enumerate(side.sentences) if s.start <= at.start < s.end), None)
        for at, side in ((a, exemplar), (b, copy))
    ]
    return 0.0 if None in rows else float(exemplar.vectors[rows[0]] @ copy.vectors[rows[1]])


def variant(change: Found, exemplar: Prepared, copy: Prepared, why: str) -> Variant:
    """The change as a place of variation; ``why`` says what the two reports are to each other."""
    a = anchor(exemplar.report.id, exemplar.report.text, *change.a)
    b = anchor(copy.report.id, copy.report.text, *change.b)
    return Variant(
        id=digest("alteration", change.kind, a.report, str(a.start), str(a.end), b.report, str(b.start), str(b.end)),
        kind=change.kind,
        relation="conflict",
        question=asked(change, exemplar, a),
        readings=(
            reading(change, exemplar, a, Independent(1, 1)),
            reading(change, copy, b, Independent(0, 0)),
        ),
        score=change.score,
        reasons=(change.reason, why),
        within_family=True,
    )


def reading(change: Found, side: Prepared, at: Anchor, independent: Independent) -> Reading:
    """What one side says; where the speaker is what differs, whom it names."""
    words = " ".join(at.exact.split())
    spoken = quotation(side, at) if change.kind == "attribution" else None
    if spoken is None:
        return Reading(words, (at,), independent)
    said = [part for part in (spoken.cue, spoken.source) if part is not None]
    start, end = min((p.start for p in said), default=0), max((p.end for p in said), default=0)
    by = (anchor(at.report, side.report.text, start, end),) if 0 < end - start < CLOSE_BY else ()
    return Reading(spoken.speaker_name or words, (at, *by), independent)


def quotation(side: Prepared, at: Anchor) -> Quotation | None:
    """The quotation that holds the stretch, where its speaker is known."""
    spoken = (q for q in side.annotations.quotations if any(c.start <= at.start < c.end for c in q.content))
    return next((q for q in spoken if q.speaker_name), None)


def speaker(side: Prepared, at: Anchor) -> str | None:
    """Whom the report has say the stretch."""
    found = quotation(side, at)
    return found.speaker_name if found else None


def asked(change: Found, side: Prepared, at: Anchor) -> str:
    """The question that the two sides answer differently."""
    if change.kind == "attribution" and speaker(side, at):
        return f"Who says: {' '.join(at.exact.split())}"[:LONGEST]
    return question(side, at)


def question(side: Prepared, hole: Anchor) -> str:
    """The exemplar's sentence with the changed words as a blank, cut to be read at once."""
    within = [s for s in side.sentences if s.start <= hole.start < s.end]
    if not within or (hole.start <= within[0].start and within[0].end <= hole.end):
        return f"Who says: {' '.join(hole.exact.split())}"[:LONGEST]
    left = " ".join(hole_side(side, within[0].start, hole.start).split())
    right = " ".join(hole_side(side, hole.end, max(hole.end, within[0].end)).split())
    room = (LONGEST - len(BLANK)) // 2
    left = left if len(left) <= room else "… " + left[-room:].split(" ", 1)[-1]
    right = right if len(right) <= room else right[:room].rsplit(" ", 1)[0] + " …"
    return f"{left} {BLANK} {right}".strip()


def hole_side(side: Prepared, start: int, end: int) -> str:
    """The text on one side of the changed words."""
    return side.report.text[start:end]
