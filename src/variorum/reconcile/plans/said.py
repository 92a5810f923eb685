"""What one report gives for one slot of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.types import Anchor, PlanSlot


@dataclass(frozen=True, slots=True)
class Said:
    """Words to show and where they stand; a pronoun's ``value`` is the name behind it.

    ``days`` are the first and last day it may mean (ISO), ``amount`` the lowest and highest number, where it means any.
    """

    value: str
    where: Anchor
    days: tuple[str, str] | None = None
    amount: tuple[float, float] | None = None


Filled = Mapping[PlanSlot, Said]


def said(where: Anchor | None) -> Said | None:
    """The report's own words, on one line."""
    return None if where is None else Said(squeeze(where.exact), where)


def squeeze(text: str) -> str:
    """White space made single spaces."""
    return " ".join(text.split())
