"""A passage of an exemplar beside the passage of the copy that was made from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from variorum.relate.likeness import likeness
from variorum.relate.passages import groups, links
from variorum.relate.view import Prepared
from variorum.types import Anchor, Token, VariantKind

Located = TypeVar("Located", bound=Anchor)
CLOSE = 0.42  # likeness below which two linked sentences are too far apart to compare word by word


@dataclass(frozen=True)
class Half:
    """Some sentences of one report; the numbers are those of the view's sentences. Looked at often, so it has no slots."""

    side: Prepared
    chosen: tuple[int, ...]

    @cached_property
    def start(self) -> int:
        """Where the first sentence starts."""
        return self.side.sentences[min(self.chosen)].start

    @cached_property
    def end(self) -> int:
        """Where the last sentence ends."""
        return self.side.sentences[max(self.chosen)].end

    @cached_property
    def wide(self) -> tuple[int, int]:
        """The stretch with one more sentence on either side."""
        more = self.widened
        return more.start, more.end

    @cached_property
    def widened(self) -> Half:
        """It with one more sentence on either side."""
        last = len(self.side.sentences) - 1
        return Half(self.side, tuple(range(max(0, min(self.chosen) - 1), min(last, max(self.chosen) + 1) + 1)))

    @cached_property
    def numbers(self) -> range:
        """The indices of its tokens among the report's."""
        sentences = self.side.sentences
        return range(sentences[min(self.chosen)].first, sentences[max(self.chosen)].last)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        span = self.numbers
        return self.side.annotations.tokens[span.start : span.stop]

    def token(self, number: int) -> Token:
        """The report's token of that number."""
        return self.side.annotations.tokens[number]

    def inside(self, found: Sequence[Located]) -> list[Located]:
        """Those annotations that start in it."""
        return [one for one in found if self.start <= one.start < self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """Linked sentences of an exemplar (``a``) and its copy (``b``)."""

    a: Half
    b: Half
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """A change of meaning: from ``a[0]``…``a[1]`` of the exemplar to ``b[0]``…``b[1]`` of the copy."""

    kind: VariantKind
    a: tuple[int, int]
    b: tuple[int, int]
    reason: str
    score: float


def compared(exemplar: Prepared, copy: Prepared) -> Iterator[Passage]:
    """The passages near enough to be compared word by word, in the order of the copy."""
    for rows, columns, score in groups(links(likeness(exemplar, copy))):
        passage = Passage(Half(exemplar, tuple(rows)), Half(copy, tuple(columns)), score)
        if score >= CLOSE and 0 not in columns and says_something(passage.a) and says_something(passage.b):
            yield passage


def says_something(half: Half) -> bool:
    """Whether there is a verb: lines of a masthead have none."""
    return any(token.pos in ("VERB", "AUX") for token in half.tokens)
