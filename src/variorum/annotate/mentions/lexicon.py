"""The word lists that mention finding rests on, read once from ``variorum/data``."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from variorum.text import fold
from variorum.types import MentionType

Use = Literal["name", "demonym", "capital", "seat"]


@dataclass(frozen=True, slots=True)
class Country:
    """What a word says about a country: its ISO 3166-1 code, and whether it names, describes or stands for it."""

    code: str
    use: Use


def lines(name: str) -> Iterator[str]:
    """The lines of a data file that hold more than a comment."""
    text = files("variorum").joinpath("data", name).read_text(encoding="utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def countries() -> Mapping[str, Country]:
    """Folded name, demonym, capital or seat of government → country; a name outranks a capital spelled alike."""
    found: dict[str, Country] = {}
    uses: tuple[Use, ...] = ("name", "demonym", "capital", "seat")
    rows = [[cell.strip() for cell in line.split("|")] for line in lines("countries.txt")]
    for column, use in enumerate(uses, start=1):
        for row in rows:
            for spelling in filter(None, row[column].split(";") if column < len(row) else ()):
                found.setdefault(fold(spelling.strip()), Country(row[0], use))
    return MappingProxyType(found)


@cache
def country_names() -> Mapping[str, str]:
    """Country code → its first name in the list."""
    rows = (line.split("|") for line in lines("countries.txt"))
    return MappingProxyType({row[0].strip(): row[1].split(";")[0].strip() for row in rows})


@cache
def titles() -> Mapping[str, str]:
    """Folded word that stands before a person's name → gender m, f or - for none."""
    return MappingProxyType(
        {fold(word): gender for word, gender in (line.rsplit(" ", 1) for line in lines("titles.txt"))}
    )


@cache
def roles() -> Mapping[str, str]:
    """Noun for a person by role → gender m, f or - for none."""
    found: dict[str, str] = {}
    for line in lines("roles.txt"):
        gender, words = (line[0], line[2:]) if line[:2] in ("m:", "f:") else ("-", line)
        for word in words.split():
            found.setdefault(word, gender)
    return MappingProxyType(found)


@cache
def persons() -> frozenset[str]:
    """Nouns that mean a person and nothing else; in small letters only, since many are surnames too."""
    return frozenset(word for line in lines("persons.txt") for word in line.split())


@cache
def bodies() -> Mapping[str, frozenset[str]]:
    """Noun for a body of people → its kinds ("union", "company" …)."""
    found: dict[str, set[str]] = {}
    for line in lines("bodies.txt"):
        kind, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return MappingProxyType({word: frozenset(kinds) for word, kinds in found.items()})


@cache
def body_nouns() -> Mapping[str, frozenset[str]]:
    """The bodies whose noun alone may stand for one ("the ministry"; not "the news")."""
    found = {word: frozenset(k for k in kinds if not k.endswith("-name")) for word, kinds in bodies().items()}
    return MappingProxyType({word: kinds for word, kinds in found.items() if kinds})


@cache
def given_names() -> Mapping[str, str]:
    """Folded given name → m, f, or - where both bear it."""
    found: dict[str, str] = {}
    for line in lines("given_names.txt"):
        gender, _, words = line.partition(":")
        for word in map(fold, words.split()):
            found[word] = gender if found.get(word, gender) == gender else "-"
    return MappingProxyType(found)


@cache
def genders() -> Mapping[str, str]:
    """Rarer given names → m or f; a word on this list need not be a name, so it tells the gender of a person only."""
    packed = files("variorum").joinpath("data", "genders.txt.gz").read_bytes()
    rows = (line for line in gzip.decompress(packed).decode().splitlines() if not line.startswith("#"))
    return MappingProxyType({fold(name): row[0] for row in rows for name in row[3:].split()})


@cache
def word_list(name: str) -> Mapping[str, frozenset[str]]:
    """A data file of ``kind: words`` lines as kind → folded words (underscores are spaces)."""
    found: dict[str, frozenset[str]] = {}
    for line in lines(name):
        kind, _, words = line.partition(":")
        found[kind] = found.get(kind, frozenset()) | {fold(word).replace("_", " ") for word in words.split()}
    return MappingProxyType(found)


def cue(kind: str) -> frozenset[str]:
    """One kind of words from the list of name cues."""
    return word_list("name_cues.txt")[kind]


@cache
def known_names() -> dict[str, MentionType]:
    """Folded name of a well-known body or place → its type."""
    kinds: dict[str, MentionType] = {"agency": "ORG", "ORG": "ORG", "GPE": "GPE", "EVENT": "EVENT", "NORP": "NORP"}
    return {name: kinds[kind] for kind, names in word_list("known_names.txt").items() for name in names}
