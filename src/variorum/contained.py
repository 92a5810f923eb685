"""Steps that may trip without costing a person the whole story.

Whatever a step raises is logged with its trace; its part of the story stays empty, and a notice in the story says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")
Part = TypeVar("Part")
LOG = logging.getLogger(__name__)


class Contained:
    """Runs steps, and gathers in ``notices`` what is missing because of those that tripped."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def __call__(self, part: str, step: Callable[[], tuple[Item, ...]]) -> tuple[Item, ...]:
        """What the step gives, or nothing where it trips; ``part`` is what is then missing, in the plural."""
        return self.instead(part, step, ())

    def instead(self, part: str, step: Callable[[], Part], otherwise: Part) -> Part:
        """What the step gives, or ``otherwise`` where it trips."""
        try:
            return step()
        except Exception as error:  # whatever it is, one step must not cost a person all the others
            LOG.exception("%s could not be worked out and are missing; please report this", part)
            self.notices.append(f"{part} are missing: the program tripped while working them out ({error!r})")
            return otherwise
