"""Names brought to one spelling: other alphabets to Latin letters, and Latin spellings of one sound to one letter.

Cyrillic and Greek follow common newspaper practice, not a scholarly system: the aim is that spellings of one name meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.text import fold


def table(pairs: str) -> dict[str, str]:
    """Letter → letters, from pairs such as "шsh ь-", where "-" stands for none."""
    return {pair[0]: pair[1:].strip("-") for pair in pairs.split()}


CYRILLIC = table(
    "аa бb вv гg ґg дd еe єe ёe жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ- "
    "ыi ь- эe юyu яya ўu ђdj јj љlj њnj ћc џdz "
)
GREEK = table("αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υi φf χch ψps ωo ")
GEORGIAN = table(
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh "
)
ARMENIAN = table(
    "աa բb գg դd եe զz էe ըe թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr "
    "ցts ւu փp քk օo ֆf "
)
OTHERS = table("øo æae œoe łl đd ðd þth ıi ’- '- `- ʻ- ")
LETTERS = str.maketrans(CYRILLIC | GREEK | GEORGIAN | ARMENIAN | OTHERS)

SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("tsch|tch|tsh", "ch"),
        ("schtsch|shch", "sh"),
        ("sch|sz|zh|rz", "sh"),
        ("kh", "h"),
        ("cz", "ch"),
        ("dzh|dj", "j"),
        ("ph", "f"),
        ("th", "t"),
        ("ck|cq", "k"),
        ("q", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("c(?!h)", "k"),
        ("w", "v"),
        ("ou|oo", "u"),
        ("ee|ie|ei", "i"),
        ("j(?=[aeou])", "y"),
        ("[yj]", "i"),
        ("ae|ai", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("z", "s"),
        (r"(.)\1+", r"\1"),
        ("i+", "i"),
    )
)


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
