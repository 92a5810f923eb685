"""What a person can say of what.

A subject is "derivation:EXEMPLAR>COPY" (ids of reports, or "lost:NAME"), "variant:ID", "entity:ID" or "quotation:ID".

- On a derivation: "confirm", "reject" and "reverse".
- On a variant: "accept", "dismiss" or the relation that it is ("conflict", "update", "refine", "agree"); "hold:VALUE", the
  reading that a person holds; "merge:ID", another variant that is the same difference.
- On an entity: "merge:ID", another entity that is the same; "split:SPELLING", a spelling that means somebody else.
- On a quotation: "speaker:NAME", who said it; "reject", the one who is named did not.
- On any of them: "note", which decides nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import get_args

from variorum.errors import JudgementError
from variorum.types import Judgement, VariantRelation

DERIVATION, VARIANT, ENTITY, QUOTATION = "derivation:", "variant:", "entity:", "quotation:"
NOTE, HOLD, MERGE, SPLIT, SPEAKER = "note", "hold:", "merge:", "split:", "speaker:"
RELATIONS: tuple[str, ...] = get_args(VariantRelation)
PLAIN: Mapping[str, tuple[str, ...]] = {
    DERIVATION: ("confirm", "reject", "reverse"),
    VARIANT: ("accept", "dismiss", *RELATIONS),
    ENTITY: (),
    QUOTATION: ("reject",),
}
VALUED: Mapping[str, tuple[str, ...]] = {
    DERIVATION: (),
    VARIANT: (HOLD, MERGE),
    ENTITY: (MERGE, SPLIT),
    QUOTATION: (SPEAKER,),
}


def sort(subject: str) -> str:
    """What kind of thing a subject names: its prefix, empty where it is none of them."""
    return next((prefix for prefix in PLAIN if subject.startswith(prefix)), "")


def value(verdict: str) -> str:
    """What follows the colon of a verdict that names something."""
    return verdict.partition(":")[2]


def fits(subject: str, verdict: str) -> bool:
    """Whether a verdict can be passed on a subject."""
    kind = sort(subject)
    if not kind or not named(subject, kind):
        return False
    if verdict in (*PLAIN[kind], NOTE):
        return True
    return verdict.startswith(VALUED[kind] or "\0") and bool(value(verdict).strip())


def named(subject: str, kind: str) -> bool:
    """Whether there is something behind the prefix."""
    exemplar, arrow, copy = subject.removeprefix(kind).rpartition(">")
    return bool(exemplar and arrow and copy) if kind == DERIVATION else subject != kind


def judgement(subject: str, verdict: str, *, by: str, note: str = "", withdrawn: bool = False) -> Judgement:
    """What somebody decides now.

    Raises:
        JudgementError: the verdict is none that can be passed on the subject, or a note says nothing.
    """
    note = " ".join(note.split())
    if not fits(subject, verdict):
        raise JudgementError(f"{verdict!r} cannot be said of {subject!r}; {allowed(subject)}")
    if verdict == NOTE and not note:
        raise JudgementError("the note has no words; write some")
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return Judgement(subject, verdict, by, at, note, withdrawn)


def allowed(subject: str) -> str:
    """What could be said instead."""
    kind = sort(subject)
    if not kind:
        return f"name {DERIVATION}EXEMPLAR>COPY, {VARIANT}ID, {ENTITY}ID or {QUOTATION}ID"
    said = (*PLAIN[kind], *(f"{prefix}…" for prefix in VALUED[kind]), NOTE)
    return f"of {kind}… one can say {', '.join(said)}"
