"""What people decided, laid over what the program found: at once, after every rerun, and with nothing lost.

Judgements are only ever appended. Which of them stand follows from their time stamps alone, so that two colleagues who
have exchanged theirs, in whatever order, see the same story.

A subject is "derivation:EXEMPLAR>COPY" (ids of reports, or "lost:NAME") or "variant:ID". The verdicts on a derivation are
"confirm", "reject" and "reverse"; on a variant "accept", "dismiss" or the relation that it is ("conflict", "update",
"refine", "agree"). On either: "note", which decides nothing; on a variant: "hold:VALUE", the reading that a person holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast, get_args

from variorum.errors import JudgementError
from variorum.types import Judgement, ReportId, Story, Variant, VariantRelation

DERIVATION, VARIANT = "derivation:", "variant:"
NOTE, HOLD = "note", "hold:"
ON_DERIVATIONS = ("confirm", "reject", "reverse")
RELATIONS: tuple[str, ...] = get_args(VariantRelation)
ON_VARIANTS = ("accept", "dismiss", *RELATIONS)
BY_PERSON = "decided by a person"


def fits(subject: str, verdict: str) -> bool:
    """Whether a verdict can be passed on a subject."""
    if subject.startswith(DERIVATION):
        exemplar, arrow, copy = subject.removeprefix(DERIVATION).rpartition(">")
        return bool(exemplar and arrow and copy) and verdict in (*ON_DERIVATIONS, NOTE)
    held = verdict.startswith(HOLD) and len(verdict) > len(HOLD)
    return subject.startswith(VARIANT) and (held or verdict in (*ON_VARIANTS, NOTE))


def judgement(subject: str, verdict: str, *, by: str, note: str = "", withdrawn: bool = False) -> Judgement:
    """What somebody decides now.

    Raises:
        JudgementError: the verdict is none that can be passed on the subject, or a note says nothing.
    """
    note = " ".join(note.split())
    if not fits(subject, verdict):
        allowed = (*(ON_DERIVATIONS if subject.startswith(DERIVATION) else (*ON_VARIANTS, f"{HOLD}VALUE")), NOTE)
        raise JudgementError(
            f"{verdict!r} cannot be said of {subject!r}; name {DERIVATION}EXEMPLAR>COPY or {VARIANT}ID, and one of"
            f" {', '.join(allowed)}"
        )
    if verdict == NOTE and not note:
        raise JudgementError("the note has no words; write some")
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return Judgement(subject, verdict, by, at, note, withdrawn)


def with_ids(subject: str, ids: Mapping[str, ReportId]) -> str:
    """A subject with the ids of the reports that it names by their sigla."""
    exemplar, arrow, copy = subject.removeprefix(DERIVATION).rpartition(">")
    if not arrow or not subject.startswith(DERIVATION):
        return subject
    return f"{DERIVATION}{ids.get(exemplar, exemplar)}>{ids.get(copy, copy)}"


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that count now, oldest first: the last verdict on each subject, the reading that each person holds
    last, and every note; none that its author withdrew afterwards.
    """
    alive: list[Judgement] = []
    for judgement in sorted(set(judgements), key=order):
        if judgement.withdrawn:
            alive = [other for other in alive if not withdraws(judgement, other)]
        else:
            alive.append(judgement)
    return tuple(sorted({aspect(judgement): judgement for judgement in alive}.values(), key=order))


def order(judgement: Judgement) -> tuple[dt.datetime, str, str, str, str, bool, tuple[str, ...]]:
    """Sort key: when, then what, so that the order does not hang on who wrote it into the workspace first."""
    j = judgement
    return (moment(j.at), j.by, j.subject, j.verdict, j.note, j.withdrawn, j.places)


def moment(at: str) -> dt.datetime:
    """A time stamp as a moment; without a zone it is UTC.

    Raises:
        ValueError: it is no ISO 8601 date and time.
    """
    read = dt.datetime.fromisoformat(at)
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)


def withdraws(withdrawal: Judgement, other: Judgement) -> bool:
    """Whether an entry takes back another: one's own, with the same verdict; of notes the one with the same words."""
    w, o = withdrawal, other
    same = (w.subject, w.verdict, w.by) == (o.subject, o.verdict, o.by)
    return same and (w.verdict != NOTE or w.note == o.note)


def aspect(judgement: Judgement) -> tuple[str, ...]:
    """What can hold only one judgement at a time."""
    j = judgement
    if j.verdict == NOTE:
        return (j.subject, NOTE, j.by, j.at, j.note)
    return (j.subject, HOLD, j.by) if j.verdict.startswith(HOLD) else (j.subject,)


def on_derivations(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The standing verdicts on who copied whom, which the family tree is built with."""
    stand = standing(judgements)
    return tuple(j for j in stand if j.subject.startswith(DERIVATION) and j.verdict in ON_DERIVATIONS)


def judged(story: Story, judgements: Iterable[Judgement]) -> Story:
    """The program's story with what people decided on its differences; those dismissed are kept by themselves."""
    found = by_id(story)
    stand = standing(moved(judgement, found) for judgement in standing(judgements))
    decided = verdicts(stand)
    kept = (variant for variant in story.variants if decided.get(variant.id) != "dismiss")
    return replace(
        story,
        variants=tuple(corrected(variant, decided.get(variant.id)) for variant in kept),
        dismissed=tuple(variant for variant in story.variants if decided.get(variant.id) == "dismiss"),
        judgements=stand,
    )


def by_id(story: Story) -> dict[str, Variant]:
    """Every variant, dismissed ones too."""
    return {variant.id: variant for variant in (*story.variants, *story.dismissed)}


def places(variant: Variant) -> tuple[str, ...]:
    """Where a variant's readings stand: "REPORT:START-END", sorted."""
    return tuple(sorted({f"{a.report}:{a.start}-{a.end}" for reading in variant.readings for a in reading.anchors}))


def moved(judgement: Judgement, found: Mapping[str, Variant]) -> Judgement:
    """The judgement, on the variant that has all its places now, if that is one alone and its own is no longer there."""
    subject = judgement.subject
    if not judgement.places or not subject.startswith(VARIANT) or subject.removeprefix(VARIANT) in found:
        return judgement
    fitting = [variant.id for variant in found.values() if set(judgement.places) <= set(places(variant))]
    return replace(judgement, subject=f"{VARIANT}{fitting[0]}") if len(fitting) == 1 else judgement


def anchored(judgement: Judgement, story: Story, known: Iterable[Judgement]) -> Judgement:
    """A new judgement with the places of the variant that it is on; a withdrawal with the subject of what it withdraws,
    which had another id before later reports came in.
    """
    found = by_id(story)
    if judgement.withdrawn:
        earlier = (other for other in standing(known) if withdraws(judgement, moved(other, found)))
        other = next(earlier, judgement)
        return replace(judgement, subject=other.subject, places=other.places)
    variant = found.get(judgement.subject.removeprefix(VARIANT))
    return replace(judgement, places=places(variant)) if variant else judgement


def verdicts(stand: Iterable[Judgement]) -> Mapping[str, str]:
    """The verdict on each variant, by its id."""
    about = (j for j in stand if j.subject.startswith(VARIANT) and j.verdict in ON_VARIANTS)
    return {j.subject.removeprefix(VARIANT): j.verdict for j in about}


def corrected(variant: Variant, verdict: str | None) -> Variant:
    """The variant as a person left it; its id stays, so that a judgement can be withdrawn."""
    if verdict is None:
        return variant
    relation = cast(VariantRelation, verdict) if verdict in RELATIONS else variant.relation
    return replace(variant, relation=relation, reasons=(BY_PERSON, *variant.reasons))
