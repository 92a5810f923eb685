"""Where the thing stands that a judgement is on, by which it is found again when later reports give it another id.

A place is "REPORT:START-END"; what a judgement merges its subject with has a "+" before each of its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.errors import JudgementError
from variorum.judged.standing import standing, withdraws
from variorum.judged.verdicts import DERIVATION, ENTITY, MERGE, QUOTATION, SPLIT, VARIANT, value
from variorum.types import Anchor, Entity, Judgement, Quotation, QuotationId, ReportId, Story, Variant

OTHER = "+"


def here(judgement: Judgement) -> tuple[str, ...]:
    """The places of the subject."""
    return tuple(place for place in judgement.places if not place.startswith(OTHER))


def there(judgement: Judgement) -> tuple[str, ...]:
    """The places of what the subject is merged with."""
    return tuple(place.removeprefix(OTHER) for place in judgement.places if place.startswith(OTHER))


def stretch(place: str) -> tuple[ReportId, int, int]:
    """A place as report, start and end; a place that is none is nowhere."""
    report, _, offsets = place.rpartition(":")
    start, _, end = offsets.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        return ReportId(""), 0, 0
    return ReportId(report), int(start), int(end)


def written(anchors: Iterable[Anchor]) -> tuple[str, ...]:
    """Anchors as places, sorted."""
    return tuple(sorted({f"{a.report}:{a.start}-{a.end}" for a in anchors}))


def by_id(story: Story) -> dict[str, Variant]:
    """Every variant, dismissed ones too."""
    return {variant.id: variant for variant in (*story.variants, *story.dismissed)}


def places(variant: Variant) -> tuple[str, ...]:
    """Where a variant's readings stand."""
    return written(a for reading in variant.readings for a in reading.anchors)


def named_places(entity: Entity, spelling: str | None = None) -> tuple[str, ...]:
    """Where each report first names an entity, or first gives one spelling of it."""
    spellings = {spelling} if spelling else {entity.name, *entity.names}
    first: dict[ReportId, Anchor] = {}
    for mention in sorted(entity.mentions, key=lambda m: (m.report, m.start)):
        if spelt(mention.exact, spellings):
            first.setdefault(mention.report, mention)
    return written(first.values())


def spelt(exact: str, spellings: Iterable[str]) -> bool:
    """Whether a mention has one of some spellings; capitals and line breaks make no difference."""
    return " ".join(exact.split()).casefold() in {spelling.casefold() for spelling in spellings}


def found_again(ident: str, where: Iterable[str], found: Mapping[str, Variant]) -> str | None:
    """The id of a variant, or of the only one that has all its places now."""
    where = set(where)
    if ident in found or not where:
        return ident if ident in found else None
    fitting = [variant.id for variant in found.values() if where <= set(places(variant))]
    return fitting[0] if len(fitting) == 1 else None


def moved(judgement: Judgement, found: Mapping[str, Variant]) -> Judgement:
    """The judgement, on the variant that has all its places now, if that is one alone and its own is no longer there."""
    if not judgement.subject.startswith(VARIANT):
        return judgement
    ident = found_again(judgement.subject.removeprefix(VARIANT), here(judgement), found)
    return replace(judgement, subject=f"{VARIANT}{ident}") if ident else judgement


def anchored(judgement: Judgement, story: Story, known: Iterable[Judgement]) -> Judgement:
    """A new judgement with the places of what it is on; a withdrawal with the subject of what it withdraws, which had
    another id before later reports came in, or before it was merged.

    Raises:
        JudgementError: the story has no such entity, quotation or difference to decide on.
    """
    subject, verdict = judgement.subject, judgement.verdict
    if judgement.withdrawn:
        other = taken_back(judgement, story, known) or judgement
        return replace(judgement, subject=other.subject, verdict=other.verdict, places=other.places)
    where = list(subject_places(subject, story, value(verdict) if verdict.startswith(SPLIT) else None))
    if verdict.startswith(MERGE):
        other_one = f"{ENTITY if subject.startswith(ENTITY) else VARIANT}{value(verdict)}"
        if other_one == subject:
            raise JudgementError(f"{subject} cannot be merged with itself; name another")
        where += [f"{OTHER}{place}" for place in subject_places(other_one, story, None)]
    return replace(judgement, places=tuple(where))


def taken_back(withdrawal: Judgement, story: Story, known: Iterable[Judgement]) -> Judgement | None:
    """What a withdrawal takes back, under whatever id it was kept."""
    found = by_id(story)
    stand = standing(known)
    exact = (other for other in stand if withdraws(withdrawal, moved(other, found)))
    return next(exact, None) or next((other for other in stand if one_merging(withdrawal, other, story)), None)


def one_merging(withdrawal: Judgement, other: Judgement, story: Story) -> bool:
    """Whether both are of one person and about the same entities, which may have become one, or the same spelling."""
    w, o = withdrawal, other
    if w.by != o.by or not (w.subject.startswith(ENTITY) and o.subject.startswith(ENTITY)):
        return False
    if w.verdict.startswith(SPLIT):
        return w.verdict.casefold() == o.verdict.casefold()
    named = (w.subject, value(w.verdict))
    return o.verdict.startswith(MERGE) and named == (
        f"{ENTITY}{holder(here(o), story.entities)}",
        holder(there(o), story.entities),
    )


def holder(where: Iterable[str], entities: Iterable[Entity]) -> str | None:
    """The id of the entity that holds the most of some places."""
    return most(where, ((entity.id, entity.mentions) for entity in entities))


def subject_places(subject: str, story: Story, spelling: str | None) -> tuple[str, ...]:
    """Where a subject stands; a derivation needs no places, its reports' ids stay what they are.

    Raises:
        JudgementError: the story has no such entity, spelling, quotation or difference.
    """
    if subject.startswith(DERIVATION):
        return ()
    found = standing_at(subject, story, spelling)
    if not found:
        raise JudgementError(
            f"the story has no {subject}{f' spelt {spelling!r}' if spelling else ''}; look at its page"
        )
    return found


def standing_at(subject: str, story: Story, spelling: str | None) -> tuple[str, ...]:
    """The places of a variant, entity or quotation; none where the story has it not."""
    ident = subject.partition(":")[2]
    if subject.startswith(VARIANT):
        return places(by_id(story)[ident]) if ident in by_id(story) else ()
    if subject.startswith(ENTITY):
        entity = next((entity for entity in story.entities if entity.id == ident), None)
        return named_places(entity, spelling) if entity else ()
    quotation = next((quotation for quotation in story.quotations if quotation.id == ident), None)
    return written(quotation.content) if quotation else ()


def most(where: Iterable[str], spans: Iterable[tuple[str, Sequence[Anchor]]]) -> str | None:
    """Of things by name, each with its stretches, the one that holds the most of some places; None where none does."""
    wanted = [stretch(place) for place in where]
    best, most_held = None, 0
    for name, anchors in spans:
        held = sum(max((hold(anchor, place) for anchor in anchors), default=0) for place in wanted)
        if held > most_held:
            best, most_held = name, held
    return best


def hold(anchor: Anchor, place: tuple[ReportId, int, int]) -> int:
    """2 where an anchor is exactly a place, 1 where they share some of it, as after a change of the program, else 0."""
    report, start, end = place
    if anchor.report != report or anchor.start >= end or anchor.end <= start:
        return 0
    return 2 if (anchor.start, anchor.end) == (start, end) else 1


def quotation_of(judgement: Judgement, quotations: Mapping[QuotationId, Quotation]) -> Quotation | None:
    """The quotation that a judgement is on: the one with its id, else the one that holds its words now."""
    ident = QuotationId(judgement.subject.removeprefix(QUOTATION))
    if ident in quotations:
        return quotations[ident]
    found = most(here(judgement), ((name, quotation.content) for name, quotation in quotations.items()))
    return quotations[QuotationId(found)] if found else None
