"""Parties: who a voice or credit names, and whether two of them are, may be or cannot be the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rapidfuzz.fuzz import ratio

from variorum.text import fold
from variorum.types import Entity, EntityId, OriginKind

Sameness = Literal["same", "maybe", "apart"]
WORD = re.compile(r"[^\W_]+", re.UNICODE)
PRESS = frozenset({"agency", "news", "newspaper", "daily", "broadcaster", "newswire"})
SPELLING = 78  # rapidfuzz ratio, 0…100, from which two surnames may be one in two spellings


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that a report got its information from.

    ``words`` are the telling words of the name in order; ``ties`` the words that describe it elsewhere ("Chief
    Harbour Officer"); ``family`` is the text that an unnamed one, a writing or a report's own word comes from.
    """

    name: str
    kind: OriginKind
    words: tuple[str, ...]
    ties: frozenset[str]
    entity: EntityId | None
    family: str


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of ``data/voices.toml`` by their heading."""
    raw = tomllib.loads(files("variorum.data").joinpath("voices.toml").read_text(encoding="utf-8"))
    return {heading: frozenset(table["words"]) for heading, table in raw.items()}


def telling(name: str) -> tuple[str, ...]:
    """Folded words of a name without articles, titles and the like."""
    words = (fold(word) for word in WORD.findall(name.replace("’", "'").replace("'s", "")))
    return tuple(word for word in words if word not in lists()["small"])


def is_body(name: str) -> bool:
    """Whether a name ends in, or runs together to, a sort of body ("the coast guard", "health ministry")."""
    words = telling(name)
    return bool(words) and (words[-1] in lists()["bodies"] or squash(words) in lists()["bodies"])


def guess_kind(name: str, entity: Entity | None) -> OriginKind:
    """What a voice is, from its entity where it has one, else from its words."""
    if entity is not None:
        return "person" if entity.type == "PER" else "organisation"
    if any(fold(word) in PRESS for word in WORD.findall(name)):
        return "agency"
    words = telling(name)
    plain = set(words) | {word.removesuffix("s") for word in words}
    if plain & lists()["bodies"] and not plain & lists()["anonymous"]:
        return "organisation"
    if plain & lists()["document"]:
        return "document"
    if plain & lists()["anonymous"] and not _named(name):
        return "anonymous"
    capital = [word for word in WORD.findall(name) if word[0].isupper()]
    if any(len(word) > 1 and word.isupper() for word in capital):
        return "organisation"
    if len(capital) >= 2 or (capital and len(words) == 1):
        return "person"
    return "organisation" if _named(name) else "anonymous"


def _named(name: str) -> bool:
    return any(word[0].isupper() and fold(word) not in lists()["small"] for word in WORD.findall(name)[1:])


def compare(a: Party, b: Party) -> Sameness:
    """Whether two parties are one, may be one, or are two. Symmetric; in doubt "maybe".

    Only two named people, or two bodies with names of their own, are surely two: agencies and papers have it from
    somebody, an unnamed source may be anybody, and a person may speak for the body.
    """
    if a == b or (a.entity is not None and a.entity == b.entity):
        return "same"
    kinds = {a.kind, b.kind}
    if "own" in kinds:
        return "same" if a.kind == b.kind and a.family == b.family else "maybe"
    if a.kind == b.kind and a.family == b.family and a.kind in ("anonymous", "document"):
        return "same" if set(a.words) & set(b.words) else "maybe"
    if same_name(a, b) or affiliated(a, b) or affiliated(b, a):
        return "same"
    if kinds == {"person"}:
        return "maybe" if described(a) or described(b) or near_spelling(a.words, b.words) else "apart"
    if kinds == {"organisation"} and proper(a) and proper(b):
        return "apart"
    return "maybe"


def described(person: Party) -> bool:
    """Whether a person goes by an office, which somebody with a name may hold ("the Rural League boss")."""
    last = person.name.split()[-1:]
    return bool(last) and last[0][0].islower()


def same_name(a: Party, b: Party) -> bool:
    """One name's words are all in the other's, or one is the other's initials; unnamed ones never have the same name."""
    if "anonymous" in (a.kind, b.kind) or not a.words or not b.words:
        return False
    short, long = sorted((a.words, b.words), key=len)
    if "person" in (a.kind, b.kind):
        return a.kind == b.kind and (set(short) <= set(long) and short[-1] == long[-1])
    return set(short) <= set(long) or squash(short) == squash(long) or initials(short, long)


def initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the one word of ``short`` is made of the first letters of ``long`` ("lpb")."""
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def affiliated(person: Party, body: Party) -> bool:
    """Whether the body's name is in what the person is called ("Chief Harbour Officer", "the ministry's adviser")."""
    if person.kind != "person" or body.kind not in ("organisation", "agency", "outlet") or not body.words:
        return False
    return (
        squash(body.words) in squash(sorted(person.ties)) or set(body.words) <= person.ties or _one_word(person, body)
    )


def _one_word(person: Party, body: Party) -> bool:
    return squash(body.words) in person.ties


def near_spelling(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two people's last words may be spellings of one name."""
    one, two = tuple(a), tuple(b)
    return not one or not two or ratio(one[-1], two[-1]) >= SPELLING or ratio(" ".join(one), " ".join(two)) >= SPELLING


def proper(party: Party) -> bool:
    """Whether the party has a name and not only a sort ("the company")."""
    return any(word not in lists()["bodies"] for word in party.words)


def squash(words: Iterable[str]) -> str:
    """The words run together, so that "coast guard" is "coastguard"."""
    return "".join(words)
