"""Text below the level of language: normal form with an offset map, paragraphs, words, shingles, anchors.

Comparison runs on the normal form, display on the original; ``Normal.original`` leads from one to the other.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.types import Anchor, ReportId

QUOTES = dict.fromkeys("“”„‟«»‹›＂″", '"') | dict.fromkeys("‘’‚‛`´′", "'")
DASHES = dict.fromkeys("‐‑‒–—―−", "-")
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
SURROGATE = re.compile("[\ud800-\udfff]")
WORD = re.compile(r"\w+(?:['’.,]\w+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal form: ``offsets[i]`` is where character i of ``text`` stands in the original; one more marks the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original's half-open stretch for the normal form's."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def normal(text: str) -> Normal:
    """Case folded, marks unified, accents and invisible characters dropped, runs of white space made one space."""
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        if char in INVISIBLE:
            continue
        if char.isspace():
            if out and out[-1] == " ":
                continue
            plain = " "
        else:
            plain = QUOTES.get(char) or DASHES.get(char) or fold(char)
        out.extend(plain)
        offsets.extend([i] * len(plain))
    return Normal("".join(out), (*offsets, len(text)))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Case folded, without accents ("Šimonytė" → "simonyte")."""
    if text.isascii():  # most words; nothing to take apart
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def whole(text: str) -> str:
    """Without halves of surrogate pairs, which JSON and file names can bring and nothing can write: each is shown as "�"."""
    return SURROGATE.sub("\ufffd", text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds more than white space, trimmed."""
    for line in re.finditer(r"[^\n]+", text):
        stripped = line.group().strip()
        if stripped:
            start = line.start() + line.group().index(stripped)
            yield start, start + len(stripped)


def words(text: str) -> list[tuple[str, int, int]]:
    """Folded words with their start and end in ``text``."""
    return [(fold(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]


def shingles(items: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Every run of ``size`` items; the whole sequence where it is shorter and not empty."""
    if not items:
        return set()
    return {tuple(items[i : i + size]) for i in range(max(1, len(items) - size + 1))}


def anchor(report: ReportId, text: str, start: int, end: int) -> Anchor:
    """The anchor for ``text[start:end]``, where ``text`` is the report's.

    Raises:
        ValueError: the stretch is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no such stretch: {start}…{end} of {len(text)} characters")
    return Anchor(report, start, end, text[start:end])


def digest(*parts: str | None, size: int = 16) -> str:
    """A hexadecimal id of ``size`` digits that depends on the parts alone."""
    joined = "\x1f".join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:size]
