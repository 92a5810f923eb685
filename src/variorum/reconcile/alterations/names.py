"""Names that a copy put in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio, ratio

from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.relate.transliterate import latin, skeleton
from variorum.relate.view import Word
from variorum.relate.wording import edits, keys
from variorum.text import fold
from variorum.types import Mention, VariantKind

KINDS: dict[str, VariantKind] = {"PER": "name", "ORG": "name", "GPE": "place", "LOC": "place", "FAC": "place"}
SHORTEST = 4  # letters; shorter ones are initials and abbreviations, and read wrongly too often
NEAR = 60.0  # per cent of letters in common from which one name may have been misread for another
SPELLED = 60.0  # likeness from which two names are two spellings of one


def names(passage: Passage) -> Iterator[Found]:
    """A name where the exemplar has another of the same type, each unknown to the whole other report."""
    mine, theirs = only_here(passage.a, passage.b), only_here(passage.b, passage.a)
    for one in mine:
        for other in theirs:
            alike = partial_ratio(fold(one.exact), fold(other.exact)) >= SPELLED
            if one.type == other.type and not alike and in_place(passage, one, other):
                reason = f"“{one.exact}” became “{other.exact}”"
                yield Found(KINDS[one.type], (one.start, one.end), (other.start, other.end), reason, 0.8)


def misspelt(passage: Passage) -> Iterator[Found]:
    """A person of whose two names one has become another that looks like it; spellings of one sound are none."""
    for one in people(passage.a):
        for other in people(passage.b):
            mine, theirs = fold(one.exact).split(), fold(other.exact).split()
            changed = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
            if len(changed) != 1 or re.search(rf"\b{re.escape(changed[0][0])}\b", fold(passage.b.side.report.text)):
                continue
            a, b = changed[0]
            known = re.search(rf"\b{re.escape(b)}\b", fold(passage.a.side.report.text))
            if not known and ratio(a, b) >= NEAR and skeleton(latin(a)) != skeleton(latin(b)):
                reason = f"“{one.exact}” became “{other.exact}”"
                yield Found("name", (one.start, one.end), (other.start, other.end), reason, 0.8)


def people(half: Half) -> list[Mention]:
    """The people a passage names with two words."""
    found = half.inside(half.side.annotations.mentions)
    return [m for m in found if m.level == "NAM" and m.type == "PER" and len(fold(m.exact).split()) == 2]


def only_here(half: Half, other: Half) -> list[Mention]:
    """Names in a passage no word of which the whole other report has."""
    text = fold(other.side.report.text)
    return [
        m
        for m in half.inside(half.side.annotations.mentions)
        if m.level == "NAM" and m.type in KINDS and len(m.exact) >= SHORTEST
        if not any(fold(word) in text for word in m.exact.split() if len(word) > 2)
    ]


def in_place(passage: Passage, one: Mention, other: Mention) -> bool:
    """Whether the word-level alignment puts the one name where the other was, with little else."""
    mine, theirs = words_of(passage.a), words_of(passage.b)
    for edit in edits(keys(mine), keys(theirs)):
        if edit.change != "replace" or max(edit.a2 - edit.a1, edit.b2 - edit.b1) > 4:
            continue
        here, there = mine[edit.a1 : edit.a2], theirs[edit.b1 : edit.b2]
        if covers(here, one) and covers(there, other):
            return True
    return False


def words_of(half: Half) -> list[Word]:
    """The words of a passage, in order."""
    return [word for i in range(min(half.chosen), max(half.chosen) + 1) for word in half.side.words[i]]


def covers(words: list[Word], mention: Mention) -> bool:
    """Whether some words take in the last word of a name."""
    return any(word.end == mention.end for word in words)
