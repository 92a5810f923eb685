"""What the steps hand on to each other before anchors are made."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.types import QuotationType

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something attributed to somebody, as half-open character stretches.

    ``cue_head`` and ``source_head`` are token indices; no source means that nobody is named.
    """

    type: QuotationType
    content: tuple[Stretch, ...]
    cue: Stretch | None
    cue_head: int | None
    source: Stretch | None
    source_head: int | None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(start for start, _ in self.content)

    @property
    def end(self) -> int:
        """Where the content ends."""
        return max(end for _, end in self.content)
