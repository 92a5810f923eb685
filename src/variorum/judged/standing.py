"""Which judgements stand, and which of them rule.

Judgements are only ever appended. What stands follows from their time stamps alone, so that two colleagues who have
exchanged theirs, in whatever order, see the same story. Where two people decide the same question otherwise, both
judgements stand and the later one rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from variorum.judged.verdicts import DERIVATION, ENTITY, HOLD, MERGE, NOTE, QUOTATION, SPLIT
from variorum.types import Judgement


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand now, oldest first: everybody's last verdict on each question, the reading that each person
    holds last, and every note; none that its author withdrew afterwards.
    """
    alive: list[Judgement] = []
    for judgement in sorted(set(judgements), key=order):
        if judgement.withdrawn:
            alive = [other for other in alive if not withdraws(judgement, other)]
        else:
            alive.append(judgement)
    return tuple(sorted({aspect(judgement): judgement for judgement in alive}.values(), key=order))


def ruling(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The standing verdicts that count, oldest first: the last on each question, whoever passed it."""
    decided = (j for j in standing(judgements) if decides(j))
    return tuple(sorted({(j.subject, question(j)): j for j in decided}.values(), key=order))


def overruled(judgements: Iterable[Judgement]) -> frozenset[Judgement]:
    """The standing verdicts after which somebody else decided otherwise."""
    stand = standing(judgements)
    rule = {(j.subject, question(j)): j.verdict for j in ruling(stand)}
    return frozenset(j for j in stand if decides(j) and j.verdict != rule[j.subject, question(j)])


def before_counting(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The ruling verdicts that change what is counted, for which the story has to be reconciled anew."""
    return tuple(j for j in ruling(judgements) if counts(j))


def counts(judgement: Judgement) -> bool:
    """Whether a verdict changes what is counted: all but those that only say what a difference is."""
    subject = judgement.subject
    return subject.startswith((DERIVATION, ENTITY, QUOTATION)) or judgement.verdict.startswith(MERGE)


def decides(judgement: Judgement) -> bool:
    """Whether a judgement decides a question; a note and the reading that somebody holds do not."""
    return judgement.verdict != NOTE and not judgement.verdict.startswith(HOLD)


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
    return (j.subject, HOLD if j.verdict.startswith(HOLD) else question(j), j.by)


def question(judgement: Judgement) -> str:
    """What a verdict answers: each merging and each splitting is a question of its own, else there is one a subject."""
    one_of_many = judgement.verdict.startswith((MERGE, SPLIT))
    return judgement.verdict if one_of_many else ""
