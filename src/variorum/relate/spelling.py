"""One key for the spellings of a word, so that house style is no alteration: armoured and armored, e-mail and email.

The key is for comparing and need not be a word: the rules only have to send both conventions to the same place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from variorum.text import fold

ENDINGS = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing|er|ers)$"), r"yz\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
)
SHORTEST = 6  # shorter words ("rise", "wise", "tall") are no matter of convention


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The key of one word: folded, possessive dropped, hyphens and stops dropped, convention of spelling unified.

    Empty where the token holds no letter or digit.
    """
    if not any(char.isalnum() for char in word):
        return ""
    plain = fold(word).replace("’", "'").replace("-", "")
    plain = plain.removesuffix("'s").removesuffix("'")
    if not any(char.isdigit() for char in plain):
        plain = plain.replace(".", "")
    if plain in american():
        return american()[plain]
    if len(plain) >= SHORTEST:
        for pattern, replacement in ENDINGS:
            plain = pattern.sub(replacement, plain)
    return plain


@lru_cache(maxsize=1)
def american() -> dict[str, str]:
    """British to American spelling with regular endings, from the list we ship."""
    lines = resources.files("variorum").joinpath("data", "spellings.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    return {british + end: other + end for british, other in pairs for end in ("", "s", "ed", "d", "ing", "er", "ers")}
