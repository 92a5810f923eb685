"""Who speaks, after people have said who is who and who said what: the quotations, and the claims made in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from variorum.annotate.claims.voices import holds, short, split
from variorum.judged import QUOTATION, SPEAKER, value
from variorum.judged.places import quotation_of, spelt
from variorum.reconcile.speakers import name_speakers
from variorum.types import Anchor, Annotations, Claim, Entity, Judgement, Quotation, QuotationId, ReportId

Notes = Mapping[ReportId, Annotations]


def respeak(notes: Notes, entities: tuple[Entity, ...], judgements: Iterable[Judgement]) -> dict[ReportId, Annotations]:
    """The annotations with the speakers that people named, and those of people or bodies that were split, by their name now."""
    said = dict(answers(notes, judgements))
    return {report: corrected(each, entities, said) for report, each in notes.items()}


def answers(notes: Notes, judgements: Iterable[Judgement]) -> Iterator[tuple[QuotationId, str]]:
    """The speaker's name for each quotation that people decided on; empty where it is not the one who is named."""
    quotations = {q.id: q for each in notes.values() for q in each.quotations}
    for judgement in judgements:
        found = quotation_of(judgement, quotations) if judgement.subject.startswith(QUOTATION) else None
        if found is not None:
            yield found.id, value(judgement.verdict) if judgement.verdict.startswith(SPEAKER) else ""


def corrected(notes: Annotations, entities: tuple[Entity, ...], said: Mapping[QuotationId, str]) -> Annotations:
    """One report's annotations; ``said`` has the speaker's name for a quotation, empty where it is not the one named."""
    quotations, claims = [], notes.claims
    for old in notes.quotations:
        new = given(old, said[old.id], notes, entities) if old.id in said else renamed(old, notes, entities)
        quotations.append(new)
        if new.speaker_name != old.speaker_name:
            claims = tuple(revoiced(claim, old, new) for claim in claims)
    return replace(notes, quotations=tuple(quotations), claims=claims)


def given(old: Quotation, name: str, notes: Annotations, entities: Iterable[Entity]) -> Quotation:
    """The quotation with the speaker whom a person named, as the report itself calls them where it does."""
    entity = next((entity for entity in entities if spelt(name, (entity.name, *entity.names))), None)
    if not name or entity is None:
        return replace(old, source=None, speaker=None, speaker_name=name or None)
    source = nearest(old, entity, notes)
    return replace(old, source=source, speaker=entity.id, speaker_name=source.exact if source else entity.name)


def nearest(quotation: Quotation, entity: Entity, notes: Annotations) -> Anchor | None:
    """The fullest name that the report gives an entity; of several the one nearest to the quotation."""
    held = {(m.start, m.end) for m in entity.mentions if m.report == notes.report}
    called = [m for m in notes.mentions if m.level == "NAM" and (m.start, m.end) in held]
    start = quotation.content[0].start if quotation.content else 0
    best = max(called, key=lambda m: (len(m.exact.split()), -abs(m.start - start)), default=None)
    return Anchor(best.report, best.start, best.end, best.exact) if best else None


def renamed(old: Quotation, notes: Annotations, entities: tuple[Entity, ...]) -> Quotation:
    """The quotation by its speaker's name where the one it had is no longer that speaker's, after a split."""
    (named,) = name_speakers((old,), entities)
    entity = next((entity for entity in entities if entity.id == named.speaker), None)
    if entity is None or old.speaker_name is None or spelt(old.speaker_name, (entity.name, *entity.names)):
        return old
    if not any(spelt(old.speaker_name, other.names) for other in entities):
        return old  # a description, which is nobody's name
    source = nearest(old, entity, notes)
    return replace(old, speaker_name=source.exact if source else entity.name)


def revoiced(claim: Claim, old: Quotation, new: Quotation) -> Claim:
    """The claim, which comes through the new speaker where it came through the old one."""
    if not holds(old, claim.start, claim.end):
        return claim
    known = {*split(old.speaker_name or ""), old.source.exact if old.source else "", old.speaker_name or ""}
    known = {short(name) for name in known}
    at = next((i for i, voice in enumerate(claim.voices) if voice in known), 0)
    before, after = claim.voices[:at], tuple(voice for voice in claim.voices[at:] if voice not in known)
    mine = (new.speaker_name,) if new.speaker_name else ()
    return replace(claim, voices=tuple(dict.fromkeys((*before, *mine, *after))))
