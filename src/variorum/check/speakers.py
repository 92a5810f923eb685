"""Whether two names or descriptions are one speaker's, by all that the reports say of who is who."""

from __future__ import annotations

from functools import lru_cache

from variorum.annotate.mentions.lexicon import titles
from variorum.check.evidence import Desk
from variorum.relate.names import SAME, name_score
from variorum.relate.spelling import key
from variorum.text import fold

EMPTY = frozenset(
    ["the", "a", "an", "of", "and", "who", "that", "one", "two", "some", "in", "on", "for", "s", "as", "be", "is"]
)
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who", "that", "which"])
OF_SOMEBODY = frozenset(["its", "his", "her", "their", "whose", "our", "my"])


def same_speaker(desk: Desk, mine: str, theirs: str) -> bool:
    """Whether two speakers may be one; where nothing can be told of one of them, they may.

    A description that no report uses for anybody is another way of calling somebody, not another speaker.
    """
    one, other = words(mine), words(theirs)
    if not one or not other or one & other:
        return True
    if name_score(mine, theirs, "PER") >= SAME:
        return True
    if named(desk, one) and named(desk, other):
        return False
    if not one <= cast(desk):
        return not named(desk, one)
    return described(desk, one, other) or described(desk, other, one)


@lru_cache(maxsize=16384)
def words(name: str) -> frozenset[str]:
    """The words that tell who it is; empty for a pronoun, and for what belongs to one ("whose lawyer")."""
    if name.split()[:1] and fold(name.split()[0]) in OF_SOMEBODY:
        return frozenset()
    found = [key(word) for word in fold(name).replace("-", " ").split()]
    telling = frozenset(word for word in found if word and word not in EMPTY | PRONOUNS)
    return telling - frozenset(titles()) or telling


def cast(desk: Desk) -> frozenset[str]:
    """The words by which the reports call people and bodies."""
    called = (m for side in desk.sides for m in side.annotations.mentions if m.type in ("PER", "ORG"))
    return frozenset(word for mention in called for word in words(mention.exact))


def named(desk: Desk, name: frozenset[str]) -> bool:
    """Whether these are the words of somebody's name."""
    sides = (*desk.sides, desk.draft)
    names = (words(m.exact) for s in sides for m in s.annotations.mentions if m.level == "NAM" and m.type == "PER")
    return any(name <= held for held in names)


def described(desk: Desk, name: frozenset[str], description: frozenset[str]) -> bool:
    """Whether some report uses the description for the bearer of the name: in one chain of mentions, or side by side."""
    for side in (*desk.sides, desk.draft):
        chains: dict[int, set[str]] = {}
        for mention in side.annotations.mentions:
            chains.setdefault(mention.chain, set()).update(words(mention.exact))
        if any(name & held and description <= held for held in chains.values()):
            return True
        if any(beside([w.key for w in some], name, description) for some in side.words):
            return True
    return False


def beside(keys: list[str], name: frozenset[str], description: frozenset[str]) -> bool:
    """Whether all words of a description stand within a few words of a name."""
    spots = [i for i, word in enumerate(keys) if word in name]
    return any(description <= set(keys[max(0, i - 6) : i + 9]) for i in spots)
