"""Names brought to one spelling: other alphabets to Latin letters, and Latin spellings of one sound to one letter.

Cyrillic and Greek follow common newspaper practice, not a scholarly system: the aim is that spellings of one name meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.text import fold

CYRILLIC = dict(
    zip("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяўђјљњћџ", [
        "a", "b", "v", "g", "g", "d", "e", "e", "e", "zh", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
        "u", "f", "kh", "ts", "ch", "sh", "shch", "", "i", "", "e", "yu", "ya", "u", "dj", "j", "lj", "nj", "c", "dz",
    ], strict=True)
)  # fmt: skip
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t",
        "i", "f", "ch", "ps", "o"], strict=True)
)  # fmt: skip
GEORGIAN = dict(
    zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ["a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t",
        "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"], strict=True)
)  # fmt: skip
ARMENIAN = dict(
    zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", ["a", "b", "g", "d", "e", "z", "e", "e", "t", "zh", "i", "l", "kh", "ts", "k", "h", "dz",
        "gh", "ch", "m", "y", "n", "sh", "o", "ch", "p", "j", "r", "s", "v", "t", "r", "ts", "u", "p", "k", "o", "f"], strict=True)
)  # fmt: skip
LETTERS = str.maketrans(CYRILLIC | GREEK | GEORGIAN | ARMENIAN | {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": "", "`": "", "ʻ": ""})

SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("tsch|tch|tsh", "ch"), ("schtsch|shch", "sh"), ("sch|sz|zh|rz", "sh"), ("kh", "h"), ("cz", "ch"), ("dzh|dj", "j"), ("ph", "f"), ("th", "t"),
        ("ck|cq", "k"), ("q", "k"), ("x", "ks"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("w", "v"), ("ou|oo", "u"), ("ee|ie|ei", "i"),
        ("j(?=[aeou])", "y"), ("[yj]", "i"), ("ae|ai", "a"), ("oe", "o"), ("ue", "u"), ("z", "s"), (r"(.)\1+", r"\1"), ("i+", "i"),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def latin(text: str) -> str:
    """Lower-case Latin letters without accents; scripts not known here stay as they are."""
    return fold(fold(text).translate(LETTERS))


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A word as it may be heard: "Zelenskyy", "Selensky" and "Zelensky" are one."""
    word = latin(word)
    for pattern, plain in SOUNDS:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The consonants of a word's sound, "a" for a vowel at its start; what blocks of names are made by."""
    heard = sound(word)
    if not heard:
        return ""
    bare = re.sub(r"[aeiou]", "", heard[1:]).replace("sh", "s").replace("ch", "s").replace("h", "")
    first = "a" if heard[0] in "aeiou" else heard[0]
    return re.sub(r"(.)\1+", r"\1", first + bare)
