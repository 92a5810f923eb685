"""Names of one report that name the same thing: full name and surname, full name and acronym, land and capital."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from variorum.annotate.mentions.demonyms import describes
from variorum.annotate.mentions.governments import land_code, stands_for_government
from variorum.annotate.mentions.kinds import firm
from variorum.annotate.mentions.lexicon import bodies, countries, known_names
from variorum.annotate.mentions.spots import Spot
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

Name = tuple[str, ...]
Key = tuple[str, Name]
ADJECTIVES = ("ian", "ish", "ese")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "a", "an", "to", "&"})


def name_chains(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Index of each named spot → a number for the thing it names."""
    keys: dict[object, int] = {}
    names = {i: folded(doc, spot) for i, spot in enumerate(spots) if spot.level == "NAM"}
    full = full_names(spots, names) | in_brackets(doc, spots, names) | demonyms(spots, names)
    found = {}
    for i, name in names.items():
        code = land_code(name)
        if code and stands_for_government(spots[i], name):
            key: object = ("land", code)
        else:
            kind = group(spots[i])
            key = full.get((kind, name), (kind, name))
            key = full.get(key, key)
        found[i] = keys.setdefault(key, len(keys))
    return found


def group(spot: Spot) -> str:
    """People, bodies and places are never confused, however alike their names."""
    return {"PER": "PER", "ORG": "ORG", "FAC": "ORG", "EVENT": "ORG"}.get(spot.type, "GPE")


def folded(doc: Doc, spot: Spot) -> Name:
    """The name's words, folded, without marks and possessive endings; what is hyphened is one word."""
    parts: list[str] = []
    glued = False
    for token in doc[spot.start : spot.end]:
        text = fold(token.text).removesuffix("'s").removesuffix("’s").strip("'’")
        if token.text in ("-", "–") and parts:
            glued = True
        elif glued:
            parts[-1], glued = f"{parts[-1]}-{text}", False
        elif text and (text[0].isalnum() or text == "&"):
            parts.append(text)
    return tuple(parts)


def in_brackets(doc: Doc, spots: Sequence[Spot], names: dict[int, Name]) -> dict[Key, Key]:
    """Short names in brackets whose letters stand in the name before them in order: "Sandport Airlines (SPA)"."""
    found: dict[Key, Key] = {}
    order = sorted(names)
    for i, j in pairwise(order):
        gap = doc[spots[i].end : spots[j].start].text
        after = doc[spots[j].end].text if spots[j].end < len(doc) else ""
        short = "".join(names[j]).replace(".", "")
        letters = iter("".join(names[i]))
        if (
            gap.strip() == "("
            and after == ")"
            and len(names[j]) == 1
            and len(names[i]) > 1
            and all(c in letters for c in short)
        ):
            found[group(spots[j]), names[j]] = (group(spots[i]), names[i])
    return found


def demonyms(spots: Sequence[Spot], names: dict[int, Name]) -> dict[Key, Key]:
    """People and adjectives → the place of the same stem, for lands that no list knows ("Veldian", "Veldia")."""
    places = {name[0] for i, name in names.items() if len(name) == 1 and spots[i].type in ("GPE", "LOC")}
    found: dict[Key, Key] = {}
    for i, name in names.items():
        place = next((p for p in sorted(places) if len(name) == 1 and describes(name[0], p)), None)
        if place is not None and land_code(name) is None:
            found[group(spots[i]), name] = ("GPE", (place,))
    return found


def full_names(spots: Sequence[Spot], names: dict[int, Name]) -> dict[Key, Key]:
    """(kind, short name) → the one longer name it can mean; namesakes leave it unresolved."""
    pools: dict[str, set[Name]] = {}
    for i, name in names.items():
        pools.setdefault(group(spots[i]), set()).add(name)
    found: dict[Key, Key] = {}
    for kind, pool in pools.items():
        for name in pool:
            longer = {other for other in pool if short_for(name, other, kind)}
            best = {other for other in longer if not any(short_for(other, more, kind) for more in longer)}
            best = {other for other in best if bare(other) == other or bare(other) not in best}
            if len(best) == 1:
                found[kind, name] = (kind, best.pop())
    return found


def short_for(name: Name, other: Name, kind: str) -> bool:
    """Whether the shorter name can mean the longer one."""
    if name == other or not name or not other or kind == "GPE":
        return False
    if kind == "PER":
        name, other = bare(name), bare(other)
        return len(name) < len(other) and (
            name in ((other[-1],), (other[0],)) or name == other[-len(name) :] or ends_of(name, other)
        )
    if " ".join(name) in known_names() and known_names()[" ".join(name)] != "ORG":
        return False
    if len(name) == 1 and acronym_of(name[0], other):
        return True
    if len(name) >= len(other) or " ".join(name) in countries():
        return False
    first = name == other[: len(name)] and other[len(name)] != "of"
    if first and (len(name) > 1 or (name[0] not in bodies() and firm(other) and not name[0].endswith(ADJECTIVES))):
        return True
    return name == other[-len(name) :] and name[0] not in SMALL and distinct(name, other)


def bare(name: Name) -> Name:
    """A person's name without "Jr" and the like, which tells father and son apart but is no surname."""
    return name[:-1] if len(name) > 1 and name[-1].strip(".") in ("jr", "sr", "ii", "iii") else name


def distinct(name: Name, other: Name) -> bool:
    """The last words of a body's name mean it ("the Herald"), unless only its country was left out."""
    if " ".join(other) in known_names():
        return False
    return not (len(name) == 2 and name[-1] in bodies() and " ".join(other[: -len(name)]) in countries())


def ends_of(name: Name, other: Name) -> bool:
    """First and last name of a longer name with names between."""
    return len(name) == 2 and len(other) > 2 and name == (other[0], other[-1])


def acronym_of(short: str, other: Name) -> bool:
    """Whether the word is made of the initials of the longer name's words, small words left out or not."""
    plain = short.replace(".", "")
    if not 2 <= len(plain) <= 8 or len(other) < 2:
        return False
    parts = [part for word in other for part in word.split("-") if part]
    return plain in ("".join(w[0] for w in parts), "".join(w[0] for w in parts if w not in SMALL))
