"""What became of an utterance between two reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from variorum.relate.quotations.pairing import overlap
from variorum.relate.view import Word
from variorum.relate.wording import Edit, edits, kept, keys
from variorum.text import fold
from variorum.types import Alteration

SHORT_FORMS = {
    "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "ca": "can", "wo": "will", "percent": "cent",
}  # fmt: skip
SILENT = frozenset(
    {"and", "but", "that", "so", "per"}
)  # put in or left out where a quotation is joined to its sentence
LOOSE = frozenset({"and", "that"})
UNNAMED = re.compile(r"(?:a|an|one|another|some|several|two|three) (?!statement|document|report|letter)", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "they", "who", "it", "i", "we"})
ALIKE_NAMES = 80.0
SPELT = 60.0  # for names that a translation spells in its own way
SAME_SAYING = 0.3  # share of the words' weight without which two speakers said two things


@dataclass(frozen=True, slots=True)
class Version:
    """An utterance as one report prints it: its words, whether in marks, who is named as the speaker.

    ``name`` is a person's or None; ``beside`` are the folded words of the sentences it stands in.
    """

    words: tuple[Word, ...]
    marked: bool
    name: str | None
    source: str | None
    beside: frozenset[str]


def relation(
    a: Version, b: Version, *, around_a: Sequence[str], around_b: Sequence[str], foreign: bool, sure: bool = False
) -> Alteration:
    """What ``b`` did to ``a``; ``around`` are the words in marks near by, which tell a split from a cut.

    ``foreign``: neither copies the other, and one of the two reports is a translation. ``sure``: it is one utterance,
    whatever became of its words, since ``b`` stands in a copy where ``a`` stands in its exemplar.
    """
    if a.marked and not b.marked:
        return "marks_lost"
    if b.marked and not a.marked:
        return "marks_gained"
    one, other = plain(keys(a.words)), plain(keys(b.words))
    alike = SPELT if foreign else ALIKE_NAMES
    if (sure or overlap(a.words, b.words) >= SAME_SAYING) and (
        speakers_differ(a, b, alike) or (sure and named_anew(a, b))
    ):
        return "reattributed"
    if one == other or (within(one, around_b) and within(other, around_a)):
        return "verbatim"
    if inside(one, other) or inside(other, one):
        return "trimmed" if not (within(one, around_b) and within(other, around_a)) else "verbatim"
    return "translated" if foreign else "reworded"


def plain(words: Sequence[str]) -> list[str]:
    """The words with short forms written out and joining words at the ends left off."""
    found = [SHORT_FORMS.get(word, word) for word in words]
    while found and found[0] in SILENT:
        found = found[1:]
    while found and found[-1] in SILENT - {"that"}:  # "do that"
        found = found[:-1]
    return found


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words stand in a row in others."""
    size = len(part)
    spread = [SHORT_FORMS.get(word, word) for word in whole]
    return any(spread[i : i + size] == list(part) for i in range(len(spread) - size + 1))


def inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether nothing was put in: every word stands in the longer version, in order, with at most two gaps.

    "And" may stand elsewhere, before what is now the last of a row, and "that" may be left out or put in.
    """
    if len(part) >= len(whole):
        return False
    part, whole = ([word for word in some if word not in LOOSE] for some in (part, whole))
    if not part or kept(whole, part) < len(part):
        return False
    gaps = [edit for edit in edits(whole, part) if edit.change == "delete" and 0 < edit.b1 < len(part)]
    return len(gaps) <= 2


def speakers_differ(a: Version, b: Version, alike: float = ALIKE_NAMES) -> bool:
    """Whether the reports give the words to different people, neither of whom the other's sentence speaks of.

    A pronoun may be read wrongly: one of the two must say more.
    """
    one, other = fold(a.name or "").split(), fold(b.name or "").split()
    if not one or not other or not (told(a) or told(b)):
        return False
    if one[-1] in b.beside or other[-1] in a.beside:
        return False
    return not any(ratio(x, y) >= alike for x in one for y in other)


def named_anew(a: Version, b: Version) -> bool:
    """Whether ``b`` gives to somebody it names what ``a`` gives to somebody it does not name ("one of them")."""
    if not b.name or a.name or not a.source or not told(b) or not UNNAMED.match(a.source):
        return False
    return not set(fold(b.name).split()) & a.beside


def told(version: Version) -> bool:
    """Whether the report itself says who speaks there, by a name or a description."""
    return bool(version.source) and fold(version.source or "") not in PRONOUNS


def differences(a: Sequence[Word], b: Sequence[Word]) -> list[Edit]:
    """The word-level edits, equal stretches left out."""
    return [edit for edit in edits(keys(a), keys(b)) if edit.change != "equal"]
