"""Judgements as JSON lines, so that two colleagues can exchange them, and as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from variorum.errors import ContractError
from variorum.judged import by_id, fits, moment, moved, order, overruled
from variorum.types import Judgement, Story


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement of the history; ``stands`` where nothing took it back or its place, ``rules`` where it also counts."""

    judgement: Judgement
    stands: bool
    rules: bool


def to_lines(judgements: Iterable[Judgement]) -> str:
    """One JSON object a line, its keys the fields of ``Judgement``; also what was withdrawn."""
    return "".join(f"{msgspec.json.encode(judgement).decode()}\n" for judgement in judgements)


def from_lines(text: str) -> tuple[Judgement, ...]:
    """What ``to_lines`` wrote; empty lines are passed over.

    Raises:
        ContractError: a line is no judgement; the message gives its number.
    """
    lines = enumerate(text.split("\n"), start=1)
    return tuple(judgement(line, number) for number, line in lines if line.strip())


def judgement(line: str, number: int) -> Judgement:
    """One line."""
    try:
        read = msgspec.json.decode(line, type=Judgement)
        moment(read.at)
    except ValueError as error:
        raise ContractError(f"line {number} is no judgement: {error}") from error
    if not fits(read.subject, read.verdict):
        raise ContractError(f"line {number} is no judgement: {read.verdict!r} cannot be said of {read.subject!r}")
    return read


def history(judgements: Iterable[Judgement], story: Story) -> tuple[Entry, ...]:
    """All of them, the latest first, each on what the story has now."""
    found, stand, over = by_id(story), set(story.judgements), overruled(story.judgements)
    now = (moved(judgement, found) for judgement in sorted(judgements, key=order, reverse=True))
    return tuple(
        Entry(judgement, judgement in stand, judgement in stand and judgement not in over) for judgement in now
    )
