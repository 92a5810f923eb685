"""One report laid open for the steps: its parse, its marked stretches, and where each character falls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.quotations.marks import Marked, find_marked
from variorum.types import Boilerplate, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


PERSONS = frozenset(("PER",))
SPEAKING = frozenset(("PER", "ORG", "GPE", "NORP"))


@dataclass(frozen=True, slots=True)
class Reading:
    """``inside`` tells for every token how many marked stretches it lies in; ``hidden`` is page furniture.

    ``voices`` are the mentions of persons, bodies and places, which can speak.
    """

    text: str
    doc: Doc
    marked: tuple[Marked, ...]
    starts: tuple[int, ...]
    inside: tuple[int, ...]
    hidden: tuple[bool, ...]
    voices: tuple[tuple[int, int, str], ...] = ()

    def first_token(self, at: int) -> int:
        """The index of the first token that begins at or after a character."""
        return bisect_left(self.starts, at)

    def token_at(self, at: int) -> int:
        """The index of the token that covers a character, or the last one before it."""
        return max(0, bisect_right(self.starts, at) - 1)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin inside a stretch of characters."""
        return self.first_token(start), self.first_token(end)

    def mentioned(self, index: int, kinds: frozenset[str] = SPEAKING) -> bool:
        """Whether a token lies in the mention of somebody of these types."""
        at = self.doc[index].idx
        return any(start <= at < end and kind in kinds for start, end, kind in self.voices)

    def can_speak(self, index: int) -> bool:
        """Whether a token is a pronoun, a name, or lies in a mention of somebody; True for all without mentions."""
        return self.doc[index].pos_ in ("PRON", "PROPN") or not self.voices or self.mentioned(index)

    def who(self, noun: Token) -> Token:
        """Whom "who" behind a noun means: the person in the phrase that ends in it (a director of the yard who …)."""
        token = noun
        while not self.mentioned(token.i, PERSONS):
            if token.dep_ != "pobj" or token.head.head.pos_ not in ("NOUN", "PROPN", "NUM"):
                return noun
            token = token.head.head
        return token

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The characters of a token range that is not empty."""
        token = self.doc[last - 1]
        return self.doc[first].idx, token.idx + len(token.text)


def read(report: Report, doc: Doc, mentions: Iterable[Mention], boilerplate: Iterable[Boilerplate]) -> Reading:
    """Find the marks and lay the report open."""
    marked = tuple(find_marked(report.text))
    starts = tuple(token.idx for token in doc)
    inside = [0] * len(starts)
    for m in marked:
        for i in range(bisect_left(starts, m.start), bisect_left(starts, m.end)):
            inside[i] += 1
    hidden = [False] * len(starts)
    for furniture in boilerplate:
        for i in range(bisect_left(starts, furniture.start), bisect_left(starts, furniture.end)):
            hidden[i] = True
    voices = tuple((m.start, m.end, m.type) for m in mentions if m.type in SPEAKING)
    return Reading(report.text, doc, marked, starts, tuple(inside), tuple(hidden), voices)
