"""Named mentions: candidates taken apart, typed by votes, trimmed to the name itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.mentions.candidates import find_runs
from variorum.annotate.mentions.kinds import key, name_types
from variorum.annotate.mentions.lexicon import countries, genders, given_names, titles
from variorum.annotate.mentions.split import Piece, split_run
from variorum.annotate.mentions.spots import Spot
from variorum.text import fold
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_named(doc: Doc, skip: frozenset[int]) -> list[Spot]:
    """Every proper name as a spot, in order."""
    pieces = [trimmed(doc, piece) for run in find_runs(doc, skip) for piece in split_run(doc, run)]
    pieces = [piece for piece in pieces if piece[0] < piece[1]]
    types = name_types(doc, pieces)
    return [spot(doc, piece, kind) for piece in pieces if (kind := types[key(doc, piece)]) is not None]


def trimmed(doc: Doc, piece: Piece) -> Piece:
    """Without a leading article or a possessive ending that owns what follows."""
    start, end, title = piece
    while start < end and doc[start].lower_ in ("the", "a", "an"):
        start += 1
    saint = fold(doc[start].text) in ("st", "saint", "st.") if start < end else False
    while end > start and (
        (doc[end - 1].tag_ == "POS" and not saint) or (doc[end - 1].is_punct and doc[end - 1].text != ".")
    ):
        end -= 1
    while end - start > 1 and doc[end - 1].lower_ in ("of", "for", "and"):
        end -= 1
    return start, end, min(title, start)


def spot(doc: Doc, piece: Piece, kind: MentionType) -> Spot:
    """The piece as a typed mention."""
    start, end, title = piece
    head = doc[start:end].root.i
    plural = kind == "NORP" and doc[end - 1].tag_ in ("NNPS", "NNS")
    return Spot(start, end, head, "NAM", kind, title, gender(doc, piece) if kind == "PER" else "-", plural)


def gender(doc: Doc, piece: Piece) -> str:
    """What rank and given name tell: m, f, or - for nothing."""
    start, end, title = piece
    for i in range(title, start):
        if (told := titles().get(doc[i].lower_, "-")) != "-":
            return told
    first = fold(doc[start].text)
    if first in given_names():
        return given_names()[first] if end - start > 1 or first not in countries() else "-"
    return genders().get(first, "-") if end - start > 1 else "-"
