"""Lines on a terminal: what fits one screen, and how report text is made safe for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.text import Text

Part = Text | str | tuple[str, str]  # words, plain or with their style
Block = tuple[Text, ...]  # lines that stand or fall together


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and blocks in their order.

    ``weight`` is the section's share of the screen against the others'; ``rank`` lists the blocks' indices, the most
    important first, where that is not their order. ``beyond`` counts what no screen of this height could show.
    """

    title: Text
    blocks: tuple[Block, ...]
    weight: float
    rank: tuple[int, ...] = ()
    beyond: int = 0

    def lines(self, shown: int) -> list[Text]:
        """The heading with how many more blocks there are, and the most important ones; nothing where there are none."""
        if not self.blocks:
            return []
        more = len(self.blocks) + self.beyond - shown
        title = Text.assemble(self.title, (f"  (+ {more} more)", "dim")) if more else self.title
        chosen = sorted((self.rank or range(len(self.blocks)))[:shown])
        return [Text(), title, *(line for i in chosen for line in self.blocks[i])]


def fitted(sections: Sequence[Section], height: int) -> list[Text]:
    """As many blocks of each section as fit into ``height`` lines, shared out by weight."""
    shown = [0] * len(sections)
    while (best := next_to_grow(sections, shown, height)) is not None:
        shown[best] += 1
    return [line for section, number in zip(sections, shown, strict=True) for line in section.lines(number)][:height]


def next_to_grow(sections: Sequence[Section], shown: Sequence[int], height: int) -> int | None:
    """The section that has the least of its share and a next block that still fits."""
    used = [len(section.lines(number)) for section, number in zip(sections, shown, strict=True)]
    fits = []
    for i, section in enumerate(sections):
        if shown[i] < len(section.blocks):
            grown = len(section.lines(shown[i] + 1))
            if sum(used) - used[i] + grown <= height:
                fits.append((grown / section.weight, i))
    return min(fits)[1] if fits else None


def clean(text: str) -> str:
    """A report's words on one line without control, format or direction characters, which a terminal would obey."""
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def clipped(parts: Iterable[Part], width: int) -> Text:
    """The parts as one line of at most ``width`` columns, with an ellipsis where something is left out."""
    line = Text.assemble(*parts, no_wrap=True)
    line.truncate(width, overflow="ellipsis")
    line.rstrip()
    return line
