"""Where proper names stand: runs of capitalised words, mended by what the name finder of the language model saw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from variorum.annotate.mentions.capitals import UNNAMED, Capitals
from variorum.annotate.mentions.lexicon import (
    bodies,
    body_nouns,
    countries,
    cue,
    given_names,
    known_names,
    roles,
    titles,
    word_list,
)
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Run = tuple[int, int]
INITIALS = re.compile(r"(?:[A-Z]\.)+")
SMALL = frozenset({"of", "and", "for", "on", "against", "the", "to"})
STATE = frozenset({"ministry", "parliament", "court", "police", "government", "agency"})
APOSTROPHES = frozenset({"'s", "’s", "'", "’"})


def find_runs(doc: Doc, skip: frozenset[int]) -> list[Run]:
    """Token ranges of possible proper names in order, not overlapping; titles and demonyms still inside."""
    reader = Capitals(doc)
    capital = [token.i not in skip and reader.name_like(token) for token in doc]
    runs = (without_model(doc, run) for part in grow(doc, capital) for run in at_hyphens(doc, part, reader.seen))
    surnames = {
        t.text for t in doc[1:] if capital[t.i] and capital[t.i - 1] and fold(doc[t.i - 1].text) in given_names()
    }
    return [run for run in runs if keeps(doc, run) or doc[run[0]].text in surnames]


def at_hyphens(doc: Doc, run: Run, seen: Counter[str]) -> list[Run]:
    """The run in two where its hyphen joins names that stand alone elsewhere ("the Northport-Southport line")."""
    for token in doc[run[0] + 1 : run[1] - 1]:
        if token.text == "-" and seen[doc[token.i - 1].lower_] > 0 and seen[doc[token.i + 1].lower_] > 0:
            return [(run[0], token.i), (token.i + 1, run[1])]
    return [run]


def without_model(doc: Doc, run: Run) -> Run:
    """Without the model of a machine at its end ("Airbus A330")."""
    start, end = run
    while end - start > 1 and (any(c.isdigit() for c in doc[end - 1].text) or doc[end - 1].text == "-"):
        end -= 1
    return start, end


def grow(doc: Doc, capital: list[bool]) -> Iterator[Run]:
    """Runs of capitalised words with the small words inside names ("of", "van", "&", "'s")."""
    i = 0
    while i < len(doc):
        if not capital[i]:
            i += 1
            continue
        end = i + 1
        while (following := step(doc, capital, i, end)) > end:
            end = following
        yield i, saint_end(doc, i, end)
        i = end


def saint_end(doc: Doc, start: int, end: int) -> int:
    """Where the run ends; "St Anne's" alone keeps its ending, which is part of the name."""
    saint = fold(doc[start].text) in ("st", "saint", "st.") and end - start == 2
    return end + 1 if saint and end < len(doc) and doc[end].text in APOSTROPHES else end


def step(doc: Doc, capital: list[bool], start: int, end: int) -> int:
    """Where the run goes on to after ``end``, or ``end`` where it stops there."""
    if end >= len(doc) or "\n" in doc[end - 1].text:
        return end
    token = doc[end]
    if capital[end]:
        return end + 1
    if INITIALS.fullmatch(token.text) or (
        token.text == "." and len(doc[end - 1]) <= 2 and not doc[end - 1].whitespace_
    ):
        return end + 1 if end + 1 < len(doc) and capital[end + 1] else end
    small = joint(doc, start, end)
    return end + small + 1 if small and end + small < len(doc) and capital[end + small] else end


def joint(doc: Doc, start: int, end: int) -> int:
    """How many small words at ``end`` can stand inside a name (0: none)."""
    if end + 1 >= len(doc):
        return 0
    token, following = doc[end], doc[end + 1]
    if token.text in ("-", "–") and not doc[end - 1].whitespace_ and not token.whitespace_:
        return 1
    if token.text == "&":
        return 0 if doc[end - 1].text.isupper() and following.text.isupper() else 1
    if fold(token.text) in cue("particle") and token.text[0].islower():
        return 1
    if (
        token.lower_ in ("of", "for")
        and fold(doc[end - 1].text) in cue("of-head")
        and fold(doc[end - 1].text) not in titles()
    ):
        return 2 if following.lower_ == "the" else 1
    if token.lower_ == "and" and fold(doc[end - 1].text) in cue("and-word") and ends_in_body(doc, end + 1):
        return 1
    if token.lower_ in SMALL and seen_whole(doc, start, end):
        return 2 if following.lower_ in SMALL else 1
    return 1 if possessive_joins(doc, start, end) else 0


def ends_in_body(doc: Doc, i: int) -> bool:
    """Whether the capitalised words from here end in a word for a body ("Fire and Rescue Service")."""
    words = list(takewhile(lambda t: t.text[0].isupper(), doc[i : i + 4]))
    return bool(words) and fold(words[-1].text) in bodies()


def seen_whole(doc: Doc, start: int, end: int) -> bool:
    """A small word inside a body's name: the name finder spans it as one, and a word before says it is a body."""
    inside = doc[end].ent_type_ in ("ORG", "FAC") and doc[end].ent_iob_ == "I" and doc[end + 1].ent_iob_ == "I"
    last = next((t for t in doc[end + 1 :] if t.ent_iob_ != "I"), doc[-1]).i - 1
    return inside and (fold(doc[last].text) in bodies() or any(fold(t.text) in cue("of-head") for t in doc[start:end]))


def possessive_joins(doc: Doc, start: int, end: int) -> bool:
    """Whether the possessive is part of the name: "St Anne's Hospital", "the Seafarers' Federation"."""
    token, following = doc[end], doc[end + 1]
    if token.text not in APOSTROPHES:
        return False
    if fold(doc[start].text) in ("st", "saint", "st."):
        return fold(following.text) in bodies()
    if fold(doc[start:end].text) in countries():
        return any(
            bodies().get(fold(t.text), frozenset()) & STATE for t in doc[end + 1 : end + 4] if t.text[0].isupper()
        )
    whole = following.ent_iob_ == "I" and token.ent_iob_ == "I" and following.ent_type_ == "ORG"
    return (whole or fold(following.text) in bodies()) and token.text in ("'", "’")


def keeps(doc: Doc, run: Run) -> bool:
    """Leave out lone initials, lone words of rank, and lone common nouns with a capital ("the Government")."""
    start, end = run
    if re.fullmatch(r"[DRI]-\S+", doc[start:end].text):
        return False
    if end - start > 1:
        return True
    word = doc[start].lower_
    if doc[start].is_stop and not doc[start].is_upper:
        return False
    if (
        doc[start].pos_ in ("ADJ", "ADV", "VERB")
        and doc[start].ent_type_ in UNNAMED
        and word not in countries()
        and word not in known_names()
    ):
        return False
    if len(word.strip(".")) == 1 or word in ("i", "st", "st."):
        return False
    if word in word_list("fields.txt")["field"] and "alone-name" not in bodies().get(word, ()):
        return False
    if word in cue("generic") or (word in body_nouns() and "alone-name" not in bodies()[word]):
        return False
    return (word not in roles() and doc[start].lemma_.lower() not in roles()) or (
        doc[start].ent_type_ == "PERSON" and word not in titles()
    )
