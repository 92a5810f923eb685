"""What WordNet knows of two words: whether they can mean the same, come from one another, or are opposites.

Words are lemmas ("buy", "step down"), in any case; parts of speech are not told apart, since a copy makes a noun of a verb.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

SAME, SYNONYM, DERIVED, AKIN, WIDER, FAR = 1.0, 0.9, 0.8, 0.7, 0.6, 0.45

__all__ = ["antonyms", "derived", "likeness", "opposed", "synonyms"]


class Table(NamedTuple):
    """For each meaning, by its number, the next wider ones; for each word its line, opened when it is asked for."""

    wider: list[str]
    words: dict[str, str]


class Entry(NamedTuple):
    """The meanings of a word, and of those the next wider and the ones after; words derived from it; its opposites."""

    meanings: frozenset[int]
    wider: frozenset[int]
    widest: frozenset[int]
    derived: frozenset[str]
    opposites: frozenset[str]


UNKNOWN = Entry(frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def likeness(a: str, b: str) -> float:
    """How near two words come in meaning, 0…1, either way round alike.

    1 one word, 0.9 synonyms in a common meaning, 0.8 derived from one another ("decide", "decision"), 0.7 derived from a
    synonym ("buyer", "purchase"), 0.6 the one a kind of the other, 0.45 the same two steps up, else 0.
    """
    a, b = a.casefold(), b.casefold()
    return SAME if a == b else compared(*sorted((a, b)))


@lru_cache(maxsize=1 << 18)
def compared(a: str, b: str) -> float:
    """The likeness of two different words in order."""
    one, other = entry(a), entry(b)
    if not one.meanings or not other.meanings:
        return 0.0
    if one.meanings & other.meanings:
        return SYNONYM
    if b in one.derived or a in other.derived:
        return DERIVED
    if related(one) & other.meanings or related(other) & one.meanings or one.derived & other.derived:
        return AKIN
    if one.wider & other.meanings or other.wider & one.meanings:
        return WIDER
    return FAR if one.widest & other.meanings or other.widest & one.meanings else 0.0


def related(word: Entry) -> frozenset[int]:
    """The meanings of the words derived from one."""
    return frozenset[int]().union(*(entry(other).meanings for other in word.derived))


def opposed(a: str, b: str) -> bool:
    """Whether the one is an opposite of the other, or of a synonym of it as near as WordNet lists opposites."""
    return b.casefold() in antonyms(a) or a.casefold() in antonyms(b)


def antonyms(word: str) -> frozenset[str]:
    """The opposites of a word."""
    return entry(word.casefold()).opposites


def derived(word: str) -> frozenset[str]:
    """The words derived from one or from which it is derived."""
    return entry(word.casefold()).derived


def synonyms(word: str) -> frozenset[str]:
    """The words that share a meaning with one; the first call goes through the whole table."""
    found = frozenset[str]().union(*(by_meaning()[meaning] for meaning in entry(word.casefold()).meanings))
    return found - {word.casefold()}


@cache
def by_meaning() -> dict[int, frozenset[str]]:
    """The words of each meaning."""
    found: dict[int, set[str]] = {}
    for word, line in table().words.items():
        for meaning in numbers(line.partition("\t")[0]):
            found.setdefault(meaning, set()).add(word.replace("_", " "))
    return {meaning: frozenset(words) for meaning, words in found.items()}


@cache
def entry(word: str) -> Entry:
    """What the table has of a word."""
    line = table().words.get(word.replace(" ", "_"))
    if line is None:
        return UNKNOWN
    meanings, others, opposites = (*line.split("\t"), "", "")[:3]
    own = numbers(meanings)
    wider = numbers(*(table().wider[meaning] for meaning in own))
    widest = numbers(*(table().wider[meaning] for meaning in wider))
    return Entry(own, wider, widest, words_of(others), words_of(opposites))


def numbers(*lists: str) -> frozenset[int]:
    """The hexadecimal numbers of some lists."""
    return frozenset(int(part, 16) for some in lists for part in some.split())


def words_of(joined: str) -> frozenset[str]:
    """The words of a list with commas."""
    return frozenset(joined.replace("_", " ").split(",")) - {""}


@cache
def table() -> Table:
    """The file, opened when the first word is asked for."""
    data = gzip.decompress((files("variorum.data") / "wordnet.txt.gz").read_bytes()).decode("ascii")
    wider, _, words = data.partition("\n=\n")
    lines = (line.partition("\t") for line in words.splitlines())
    return Table([line for line in wider.split("\n") if not line.startswith("#")], {w: rest for w, _, rest in lines})
