"""A run of capitalised words taken apart: land, rank and name ("Latvian Defence Minister Andris Kalns")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.mentions.candidates import Run
from variorum.annotate.mentions.capitals import listed
from variorum.annotate.mentions.lexicon import bodies, countries, cue, given_names, roles, titles, word_list
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Piece = tuple[int, int, int]
NOBLE = frozenset({"lady", "lord", "king", "queen", "prince", "princess", "duke", "duchess", "admiral"})
"""Ranks that name ships; people of these ranks have no article before them."""


def split_run(doc: Doc, run: Run) -> list[Piece]:
    """Pieces (start, end, title start): names without their rank, the rank's start where one stands before."""
    for cut in range(run[0] + 1, run[1]):
        if two_names(doc, run[0], cut, run[1]):
            first = [] if cut - run[0] == 1 and common(doc, run[0]) else split_one(doc, (run[0], cut))
            return [*first, *split_one(doc, (cut, run[1]))]
    return split_one(doc, run)


def common(doc: Doc, i: int) -> bool:
    """Whether the word alone names nothing ("State", "Council")."""
    return fold(doc[i].text) in word_list("fields.txt")["field"] | cue("generic")


def two_names(doc: Doc, start: int, cut: int, end: int) -> bool:
    """A body's name and a person's side by side ("Acme Inc. Ann Lee", "of the Council Ann Lee")."""
    before, after = fold(doc[cut - 1].text), fold(doc[cut].text)
    if after not in given_names() or end - cut < 2 or cut == start:
        return False
    if before in word_list("fields.txt")["field"] and cut - start == 1:
        return True
    if (
        doc[cut].ent_type_ == "PERSON"
        and doc[cut].ent_iob_ == "B"
        and doc[cut - 1].ent_type_ in ("ORG", "GPE", "")
        and before not in titles()
    ):
        return True
    formal = before.strip(".") in word_list("legal_forms.txt")["form"] and cut - start > 1 and len(before) > 2
    body = before in bodies() and before not in titles() and fold(doc[end - 1].text) not in bodies()
    return formal or (body and fold(doc[end - 1].text) not in cue("place-tail"))


def split_one(doc: Doc, run: Run) -> list[Piece]:
    """The pieces of a run that holds no two bodies' or persons' names side by side."""
    start, end = run
    if ship_name(doc, run) or (fold(doc[start].text) in ("st", "saint") and end - start > 1):
        return [(start, end, start)]
    if doc[end - 1].lower_ in cue("government-noun") and fold(doc[start : end - 1].text) in countries():
        return [(start, end - 1, start)]
    if (
        end - start > 1
        and doc[start].is_sent_start
        and doc[start].lower_ not in cue("west")
        and fold(doc[start + 1 : end].text) in countries()
    ):
        return [(start, end, start)] if fold(doc[start:end].text) in countries() else [(start + 1, end, start + 1)]
    if (
        end - start > 1
        and all((found := countries().get(fold(t.text))) and found.use == "demonym" for t in doc[start + 1 : end])
        and listed(doc[start])
    ):
        return [(i, i + 1, i) for i in range(start, end)]
    land = land_piece(doc, start, end)
    pieces = [land] if land else []
    start = land[1] if land else start
    ranked = last_title(doc, start, end)
    if ranked is None and end - start > 2 and doc[start].lower_ == "staff":
        return [*pieces, (start + 1, end, start)]
    if ranked is None or body_name(doc, start, end):
        return [*pieces, (start, end, start)]
    owned = owner_end(doc, start, first_title(doc, start, end))
    if owned > start:
        pieces.append((start, owned, start))
    return [*pieces, (ranked + 1, end, owned)] if ranked + 1 < end else pieces


def ship_name(doc: Doc, run: Run) -> bool:
    """Whether a word of rank names a ship: after an article, inside marks, or where ships are spoken of."""
    start, end = run
    if end - start != 2 or doc[start].lower_ not in NOBLE:
        return False
    if sum(t.lemma_.lower() in cue("vessel-noun") for t in doc) >= 3:
        return True
    places = (
        t.i for t in doc if t.text == doc[start].text and t.i + 1 < len(doc) and doc[t.i + 1].text == doc[end - 1].text
    )
    return any(i > 0 and doc[i - 1].lower_ in ("the", '"', "“") for i in places)


def land_piece(doc: Doc, start: int, end: int) -> Piece | None:
    """A country's name or demonym before a rank or a person's name; not where it is part of a body's name."""
    if end - start < 2 or body_name(doc, start, end):
        return None
    for size in (3, 2, 1):
        words = fold(doc[start : start + size].text)
        if start + size < end and words in countries():
            ranked = last_title(doc, start + size, end) is not None
            named = countries()[words].use == "demonym" and fold(doc[start + size].text) in given_names()
            return (start, start + size, start) if ranked or named or apart(doc, start + size) else None
    return None


def apart(doc: Doc, i: int) -> bool:
    """Whether the name finder saw a country end before the token: what follows is another name ("US Aerolux")."""
    return doc[i - 1].ent_type_ in ("GPE", "NORP") and doc[i].ent_iob_ != "I"


def body_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the run names a body or a place: its last word says so, or "of" follows a word that does."""
    last = doc[end - 1]
    if last.tag_ == "POS" and end - 2 > start:
        last = doc[end - 2]
    word = fold(last.text)
    if word in titles() or (word in roles() and word not in bodies()):
        return False
    if word in bodies() or word in cue("place-tail"):
        return True
    return any(t.lower_ == "of" and fold(doc[t.i - 1].text) in cue("of-head") for t in doc[start + 1 : end])


def is_title(doc: Doc, i: int) -> bool:
    """Whether the word is one of rank: a title, or a capitalised role that is no given name."""
    word = doc[i].lower_
    return word in titles() or (word in roles() and fold(word) not in given_names())


def last_title(doc: Doc, start: int, end: int) -> int | None:
    """The last word of rank in the run, unless it is a surname ("Martin Judge")."""
    found = [i for i in range(start, end) if is_title(doc, i)]
    if found and found[-1] == end - 1 and end - start > 1 and fold(doc[end - 2].text) in given_names():
        found.pop()
    if not found:
        return None
    return found[-1]


def first_title(doc: Doc, start: int, end: int) -> int:
    """Where the words of rank begin."""
    return next(i for i in range(start, end) if is_title(doc, i))


def owner_end(doc: Doc, start: int, rank: int) -> int:
    """How far the words before a rank name whom the ranked person serves ("Aker Lines chief executive …").

    A word that only says what the rank is over ("Defence Minister", "Deputy Prison Inspector") is no owner.
    """
    fields = word_list("fields.txt")["field"]
    end = rank
    while end > start and (
        fold(doc[end - 1].text) in fields or not doc[end - 1].text[0].isalpha() or doc[end - 1].lower_ in ("of", "for")
    ):
        end -= 1
    return end
