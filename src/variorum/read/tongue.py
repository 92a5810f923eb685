"""In which language a report is written; Variorum reads English, and English that a machine made.

Function words decide first, and only such as no neighbour of English has: names and quotations cannot tip them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from variorum.errors import ReadError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LEAST_LETTERS = 150
SURE = 0.95
FUNCTION_WORDS = frozenset(
    [
        "the",
        "and",
        "to",
        "that",
        "it",
        "with",
        "they",
        "this",
        "from",
        "are",
        "has",
        "not",
        "said",
        "his",
        "her",
        "their",
        "which",
        "who",
        "will",
        "would",
        "been",
        "when",
        "what",
        "there",
        "than",
        "she",
        "could",
        "should",
        "about",
        "after",
        "before",
        "because",
        "its",
        "we",
        "you",
    ]
)
ENGLISH_SHARE = 0.12
FOREIGN_SHARE = 0.05
WORD = re.compile(r"[^\W\d_]+")


def language(name: str, text: str) -> str | None:
    """ "en", or None where the text is too short or too mixed to tell.

    Raises:
        ReadError: the report is surely in another language.
    """
    found = [word.lower() for word in WORD.findall(text)]
    if sum(map(len, found)) < LEAST_LETTERS:
        return None
    share = sum(word in FUNCTION_WORDS for word in found) / len(found)
    if share >= ENGLISH_SHARE:
        return "en"
    code, score = identifier().classify(text[:20_000])
    if code == "en":
        return "en"
    if score >= SURE and share < FOREIGN_SHARE:
        raise ReadError(
            name, f"the report looks like {names().get(code, code)}", "Variorum reads English: give it a translation"
        )
    return None


@cache
def identifier() -> LanguageIdentifier:
    """py3langid's model, loaded once and only for a text that its words do not show to be English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def names() -> dict[str, str]:
    """English names of languages by their ISO 639-1 codes."""
    lines = files("variorum.data").joinpath("languages.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))
