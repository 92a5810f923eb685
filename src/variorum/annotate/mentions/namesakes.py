"""Names of one report that name the same thing: full name and surname, full name and acronym, land and capital."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.governments import land_code, stands_for_government
from variorum.annotate.mentions.spots import Spot, words
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Name = tuple[str, ...]


def name_chains(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Index of each named spot → a number for the thing it names."""
    keys: dict[object, int] = {}
    names = {i: folded(doc, spot) for i, spot in enumerate(spots) if spot.level == "NAM"}
    full = full_names(spots, names)
    found = {}
    for i, name in names.items():
        code = land_code(name)
        kind = "PER" if spots[i].type == "PER" else "THING"
        if code and spots[i].type in ("GPE", "NORP", "ORG", "FAC", "LOC") and stands_for_government(doc, spots[i], name):
            key: object = ("land", code)
        else:
            key = (kind, full.get((kind, name), name))
        found[i] = keys.setdefault(key, len(keys))
    return found


def folded(doc: Doc, spot: Spot) -> Name:
    """The name's words, folded, without marks, possessive endings and articles."""
    parts = [fold(word).removesuffix("'s").removesuffix("’s") for word in words(doc, spot)]
    return tuple(part for part in parts if part and part[0].isalnum())


def full_names(spots: Sequence[Spot], names: dict[int, Name]) -> dict[tuple[str, Name], Name]:
    """(kind, short name) → the one longer name it can mean; namesakes leave it unresolved."""
    pools: dict[str, set[Name]] = {"PER": set(), "THING": set()}
    for i, name in names.items():
        pools["PER" if spots[i].type == "PER" else "THING"].add(name)
    found = {}
    for kind, pool in pools.items():
        for name in pool:
            longer = {other for other in pool if short_for(name, other, kind)}
            best = {other for other in longer if not any(short_for(other, more, kind) for more in longer)}
            if len(best) == 1:
                found[kind, name] = best.pop()
    return found


def short_for(name: Name, other: Name, kind: str) -> bool:
    """Whether the shorter name can mean the longer one."""
    if name == other or not name or not other:
        return False
    if kind == "PER":
        return len(name) < len(other) and (name in ((other[-1],), (other[0],)) or name == other[-len(name) :] or subset(name, other))
    if len(name) == 1 and acronym_of(name[0], other):
        return True
    return len(name) < len(other) and name in (other[: len(name)], other[-len(name) :]) and land_code(name) is None


def subset(name: Name, other: Name) -> bool:
    """First and last name of a longer name with names between."""
    return len(name) == 2 and len(other) > 2 and name == (other[0], other[-1])


def acronym_of(short: str, other: Name) -> bool:
    """Whether the word is made of the initials of the longer name's words, small words left out or not."""
    if not 2 <= len(short) <= 8 or len(other) < 2:
        return False
    initials = "".join(word[0] for word in other)
    large = "".join(word[0] for word in other if word not in ("of", "the", "and", "for", "in", "on", "de", "la", "s"))
    return short.replace(".", "") in (initials, large)
