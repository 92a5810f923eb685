"""A run of capitalised words taken apart: land, rank and name ("Ukrainian Defence Minister Rustem Umerov")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.mentions.candidates import Run
from variorum.annotate.mentions.lexicon import bodies, countries, given_names, roles, titles, word_list
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Piece = tuple[int, int, int]


def split_run(doc: Doc, run: Run) -> list[Piece]:
    """Pieces (start, end, title start): names without their rank, the rank's start where one stands before."""
    start, end = run
    pieces = list(lands(doc, start, end))
    if pieces:
        start = pieces[-1][1]
    ranked = last_title(doc, start, end)
    if ranked is None:
        return pieces + ([(start, end, start)] if start < end else [])
    if body_name(doc, start, end):
        return [*pieces, (start, end, start)]
    before = first_title(doc, start, end)
    owner = [(start, owned, start)] if (owned := owner_end(doc, start, before)) > start else []
    if ranked + 1 < end:
        return [*pieces, *owner, (ranked + 1, end, owned)]
    return [*pieces, *owner]


def lands(doc: Doc, start: int, end: int) -> Iterator[Piece]:
    """A country's name or demonym before a rank or a name; not where it is part of a body's name."""
    if end - start < 2 or body_name(doc, start, end):
        return
    for size in (3, 2, 1):
        if start + size < end and fold(doc[start : start + size].text) in countries():
            rest = doc[start + size : end]
            known = rest[0].lower_ in titles() or rest[0].lower_ in roles() or last_title(doc, start + size, end) is not None
            if known or demonym(doc, start, size) and fold(rest[0].text) in given_names():
                yield start, start + size, start
            return


def demonym(doc: Doc, start: int, size: int) -> bool:
    """Whether the words describe a country's people."""
    found = countries().get(fold(doc[start : start + size].text))
    return found is not None and found.use == "demonym"


def body_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the run names a body: its last word says so, or it goes on with "of" after a word that does."""
    last = doc[end - 1]
    if last.tag_ == "POS" and end - 2 > start:
        last = doc[end - 2]
    if fold(last.text) in bodies() and fold(last.text) not in titles():
        return True
    cues = word_list("name_cues.txt")
    if fold(last.text) in cues["place-tail"]:
        return True
    return any(t.lower_ == "of" and fold(doc[t.i - 1].text) in cues["of-head"] for t in doc[start + 1 : end])


def is_title(doc: Doc, i: int) -> bool:
    """Whether the word is one of rank: a title, or a capitalised role that no given name disputes."""
    word = doc[i].lower_
    return word in titles() or (word in roles() and fold(word) not in given_names())


def last_title(doc: Doc, start: int, end: int) -> int | None:
    """The last word of rank in the run, unless it is a surname ("Martin Judge")."""
    found = [i for i in range(start, end) if is_title(doc, i)]
    if not found:
        return None
    if found[-1] == end - 1 and fold(doc[start].text) in given_names() and found[0] == end - 1 and end - start <= 3:
        return None
    return found[-1]


def first_title(doc: Doc, start: int, end: int) -> int:
    """Where the words of rank begin."""
    return next(i for i in range(start, end) if is_title(doc, i))


def owner_end(doc: Doc, start: int, rank: int) -> int:
    """How far the words before a rank name whom the ranked person serves ("Vestrand Ferries chief executive …").

    A word that only says what the rank is over ("Defence Minister", "Chief Coastguard Officer") is no owner.
    """
    fields = word_list("fields.txt")["field"]
    end = rank
    while end > start and fold(doc[end - 1].text) in fields or end > start and not doc[end - 1].text[0].isalpha():
        end -= 1
    return end
