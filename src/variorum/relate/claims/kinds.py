"""Which sort of question a number answers: how many, how many more, what was before, somebody's age, a score."""

from __future__ import annotations

import re
from itertools import pairwise

from variorum.relate.claims.frames import Opened
from variorum.types import Quantity

SCORE = re.compile(r"\b\d+ ?(?:[-–—]|(?:votes? |seats? )?to) ?\d+\b")
OVER = re.compile(r"(?:over|under) (?:the age of )?\w+$", re.IGNORECASE)  # "adults over 21"
AGE = frozenset({"old", "-old", "aged"})


def kind(opened: Opened, quantity: Quantity, noun: int, inside: set[int]) -> str:
    """ "" for how many; "more", "former", "part" or "whole" for a number that answers another question."""
    tree, words = opened.tree, opened.lexicon
    first = min(inside)
    before = tree.tokens[first - 1].exact.casefold() if first else ""
    after = tree.tokens[max(inside) + 1].exact.casefold() if max(inside) + 1 < len(tree.tokens) else ""
    if quantity.unit == "year of age" or _age(opened, inside, before):
        return "age"
    if SCORE.search(opened.report.text, max(0, tree.tokens[first].start - 14), tree.tokens[max(inside)].end + 14):
        return "score"
    if (before in words.former and tree.tokens[first - 1].dep == "prep") or _instead(opened, first):
        return "former"
    held = {tree.tokens[i].exact.casefold() for i in inside}
    around = {before, after} | {tree.tokens[k].exact.casefold() for k in tree.children[noun]}
    if (around | held) & words.delta and not _comparison(opened, inside):
        return "more"
    if after == "of" and quantity.unit is None and max(inside) + 2 < len(tree.tokens):
        follows = tree.tokens[max(inside) + 2].exact.casefold()
        if follows in ("them", "those", "these", "whom", "which", "the", "its", "their", "his", "her"):
            return "part"
    if _whole(opened, first):
        return "whole"
    return "part" if quantity.unit is None and _of_those(opened, first) else ""


def _whole(opened: Opened, first: int) -> bool:
    """Whether the number is what another is a part of: the 22 of "17 of its 22 boats"."""
    before = opened.tree.tokens[max(0, first - 3) : first]
    return len(before) == 3 and before[0].pos == "NUM" and before[1].exact == "of" and before[2].tag in ("DT", "PRP$")


def _of_those(opened: Opened, first: int) -> bool:
    """Whether the sentence has begun with those whom the number is a part of ("Of those arrested, six …")."""
    here = opened.tree.sentence(opened.tree.tokens[first].start)
    if here is None or first - here.first < 2:
        return False
    opening = opened.tree.tokens[here.first : first]
    return opening[0].exact == "Of" and opening[1].tag in ("DT", "PRP$", "CD") and opening[-1].exact == ","


def _instead(opened: Opened, first: int) -> bool:
    """Whether the number is the one that is not so: "four, not three", "rather than three", "instead of three"."""
    words = [token.exact.casefold() for token in opened.tree.tokens[max(0, first - 2) : first]]
    return words in (["rather", "than"], ["instead", "of"], [",", "not"], ["and", "not"])


def _age(opened: Opened, inside: set[int], before: str) -> bool:
    """Whether the number is somebody's age: "47-year-old", "aged 47", "adults over 21."."""
    tokens = opened.tree.tokens
    after = [tokens[i].exact.casefold() for i in range(max(inside) + 1, min(len(tokens), max(inside) + 4))]
    if OVER.match(opened.report.text[tokens[min(inside)].start : tokens[max(inside)].end]) and after[:1] in (
        ["."],
        [","],
        [],
    ):
        return True
    return before in AGE or any(word in AGE for word in after[:3] if "-" in after[:2] or after[0] in AGE)


def _comparison(opened: Opened, inside: set[int]) -> bool:
    """Whether "more" belongs to "more than"."""
    tokens = opened.tree.tokens
    low, high = max(0, min(inside) - 2), min(len(tokens), max(inside) + 2)
    around = [tokens[i].exact.casefold() for i in range(low, high)]
    return any(a in ("more", "fewer", "less") and b == "than" for a, b in pairwise(around))
