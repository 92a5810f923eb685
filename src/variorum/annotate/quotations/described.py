"""How a source is called that has no name: the report's words for it, one of several, whose it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.reading import Reading
from variorum.types import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADING = re.compile(r"^the\s+", re.IGNORECASE)
INDEFINITE = re.compile(r"^An?\s")
OWNERS = frozenset(("his", "her", "its", "their"))
NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
RECENT = 3
MEMBERS = frozenset(("one", "another", "others", "some", "two", "three", "four", "both", "several", "most", "none"))
THEM = frozenset(("them", "these", "those", "whom"))
SHARE = re.compile(
    r"^(?:a pair|a group|a number|some|several|many|one|two|three|four|five) of (?:the )?", re.IGNORECASE
)


def described(reading: Reading, a: Attribution, token: Token | None) -> tuple[str, bool] | None:
    """The source in the report's words, to the first comma, without its article."""
    if a.source is None:
        return None
    start, end = a.source
    if token is not None and not start <= token.idx < end:
        start, end = reading.stretch(*tree.phrase(token))
        end = a.source[0] if start < a.source[0] < end else end
    words = reading.text[start:end].split(",")[0].strip()
    return tidy(words), token is not None and token.pos_ == "PROPN"


def tidy(words: str) -> str:
    """A description as it stands in the middle of a sentence, without "the"."""
    words = LEADING.sub("", words) if len(words.split()) > 1 else words
    return INDEFINITE.sub(lambda m: m.group().lower(), words)


def owned(words: str, owner: str | None) -> str:
    """The description with the name of its owner: the mayor's "his lawyer" is Otto Brand's lawyer."""
    first, _, rest = words.partition(" ")
    return f"{owner}'s {rest}" if owner and rest and first.lower() in OWNERS else words


def one_of(
    token: Token | None, mentions: Sequence[Mention], before: Sequence[tuple[Token | None, tuple[str, bool] | None]]
) -> str | None:
    """ "One", "another", "two of them": of those who spoke before, or whom "them" means: one of the friends of the mayor."""
    if token is None or token.lower_ not in MEMBERS or tree.child(token, "nummod", "amod") is not None:
        return None
    of = tree.child(token, "prep")
    if of is None:
        head, name = before[-1] if before else (None, None)
        alone = token.lower_ in ("one", "another", "others") and several(head)
        return among(token, name[0]) if alone and name is not None else None
    them = tree.child(of, "pobj") if of.lower_ == "of" else None
    if them is None or not (them.lower_ in THEM or them.pos_ == "NUM"):
        return None
    spoke = (name[0] for head, name in reversed(before[-RECENT:]) if several(head) and name is not None)
    return among(token, next(spoke, None) or meant(them, mentions))


def several(head: Token | None) -> bool:
    """Whether a source means more than one person."""
    return head is not None and (head.tag_ == "NNS" or head.lower_ in (MEMBERS - {"one"}) or head.lower_ == "pair")


def meant(them: Token, mentions: Sequence[Mention]) -> str | None:
    """The description that "them" goes back to."""
    at = next((m for m in mentions if m.start == them.idx and m.end == them.idx + len(them.text)), None)
    if at is None:
        return None
    found = [m for m in mentions if m.chain == at.chain and m.level == "NOM" and m.start < at.start]
    return max(found, key=lambda m: len(m.exact)).exact if found else None


def among(token: Token, group: str | None) -> str | None:
    """Some of a group, in words: a pilot, one of three; another friend of the mayor; two of the pilots."""
    if not group:
        return None
    words = SHARE.sub("", LEADING.sub("", group)).split()
    at = next((i for i, word in enumerate(words) if plural(token, word)), None)
    if token.lower_ not in ("one", "another") or at is None:
        first = words[0] if any(t.text == words[0] and t.pos_ == "PROPN" for t in token.doc) else words[0].lower()
        return " ".join([token.lower_, "of the", first, *words[1:]])
    counted = words[0].lower() if words[0].lower() in NUMBERS else None
    article = "another" if token.lower_ == "another" else "a"
    single = [*words[1 if counted else 0 : at], plural(token, words[at]) or "", *words[at + 1 :]]
    article += "n" if article == "a" and single[0][:1].lower() in "aeiou" else ""
    single[0] = single[0] if single[0][:1].isupper() and at > 0 else single[0].lower()
    return " ".join([article, *single]) + (f", one of {counted}" if counted else "")


def plural(token: Token, word: str) -> str | None:
    """The singular of a word that the report uses as a noun in the plural."""
    return next((t.lemma_ for t in token.doc if t.lower_ == word.lower() and t.tag_ == "NNS"), None)


def owners(mentions: Sequence[Mention], names: Mapping[int, str]) -> dict[int, str]:
    """Where "his", "her", "its" or "their" begins → the name of the owner; ``names`` by chain."""
    return {m.start: names[m.chain] for m in mentions if m.exact.lower() in OWNERS and m.chain in names}
