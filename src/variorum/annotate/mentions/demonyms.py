"""People and adjectives made from the name of a place, for lands that no list knows ("Veldian" from "Veldia")."""

from __future__ import annotations

ENDINGS = ("n", "an", "ian", "ean", "ish", "ese", "i", "er")
CUT = ("an", "land", "en")


def describes(word: str, place: str) -> bool:
    """Whether the word is the place's name with an ending that makes a people of it."""
    stem = word.removesuffix("s")
    stems = (place, place.rstrip("aeiouy"), *(place.removesuffix(end) for end in CUT))
    return len(place) >= 4 and word != place and any(stem == base + ending for base in stems for ending in ENDINGS)
