"""What every step of mention finding passes on: a stretch of tokens with what is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.types import Boilerplate, MentionLevel, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING, CLOSING = frozenset("“«„‹‟"), frozenset("”»›")


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens ``start`` to ``end`` (half-open) that name or describe something.

    ``title`` is where the words of rank before a name start (``start`` itself where there are none). ``gender`` is m,
    f or - for unknown; ``plural`` is told by the head's tag.
    """

    start: int
    end: int
    head: int
    level: MentionLevel
    type: MentionType
    title: int
    gender: str = "-"
    plural: bool = False

    def typed(self, kind: MentionType) -> Spot:
        """The same stretch as another type."""
        return replace(self, type=kind)


def words(doc: Doc, spot: Spot) -> tuple[str, ...]:
    """The spot's tokens as they stand, without possessive endings."""
    return tuple(t.text for t in doc[spot.start : spot.end] if t.tag_ != "POS" or t.i + 1 < spot.end)


def hidden(doc: Doc, boilerplate: Sequence[Boilerplate]) -> frozenset[int]:
    """Indices of the tokens that lie in page furniture."""
    return frozenset(
        token.i
        for part in boilerplate
        for token in (doc.char_span(part.start, part.end, alignment_mode="expand") or ())
    )


def quoted(doc: Doc) -> frozenset[int]:
    """Indices of the tokens between quotation marks; a mark left open closes at the line's end."""
    inside: set[int] = set()
    depth, single = 0, False
    for token in doc:
        if "\n" in token.text:
            depth, single = 0, False
        elif not OPENING.isdisjoint(token.text):
            depth += 1
        elif not CLOSING.isdisjoint(token.text):
            depth = max(0, depth - 1)
        elif token.text in ('"', "``", "''"):
            depth = 0 if depth else 1
        elif single_mark(token, single):
            single = not single
        if depth or single:
            inside.add(token.i)
    return frozenset(inside)


def single_mark(token: Token, opened: bool) -> bool:
    """Whether the token is a single quotation mark that opens (or, where one is open, closes) a quotation."""
    if token.text == "‘":
        return not opened
    if token.text not in ("'", "’"):
        return False
    spaced = token.i == 0 or bool(token.nbor(-1).whitespace_) or "\n" in token.nbor(-1).text
    return token.text == "'" and spaced if not opened else not spaced and token.tag_ != "POS"
