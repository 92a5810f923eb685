"""Where proper names stand: runs of capitalised words, mended by what the name finder of the language model saw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import bodies, countries, roles, titles, word_list
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Run = tuple[int, int]
UNNAMED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
INITIALS = re.compile(r"(?:[A-Z]\.)+")


def find_runs(doc: Doc, skip: frozenset[int]) -> list[Run]:
    """Token ranges of possible proper names in order, not overlapping; titles and demonyms still inside."""
    shouted = shouted_lines(doc)
    seen = mid_sentence(doc, shouted)
    starts = line_starts(doc)
    capital = [token.i not in skip and is_capital(token, shouted, seen, starts) for token in doc]
    return [run for run in grow(doc, capital) if keeps(doc, run)]


def shouted_lines(doc: Doc) -> frozenset[int]:
    """Tokens of lines where capitals tell nothing: title case and all-capital headlines."""
    told: set[int] = set()
    for line in lines(doc):
        content = [t for t in line if t.is_alpha and len(t) > 3]
        large = sum(t.text[0].isupper() for t in content)
        if len(content) >= 4 and large >= 0.75 * len(content):
            told.update(t.i for t in line)
    return frozenset(told)


def lines(doc: Doc) -> Iterator[Span]:
    """The lines of the text as spans."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if start < token.i:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start : len(doc)]


def line_starts(doc: Doc) -> frozenset[int]:
    """Tokens before which a sentence, line or quotation opens, so that their capital tells nothing."""
    opens = frozenset("“‘\"«'(–—:•-")
    found = set()
    fresh = True
    for token in doc:
        if token.is_sent_start or "\n" in token.text:
            fresh = True
        if token.is_space:
            continue
        if fresh:
            found.add(token.i)
        fresh = token.text in opens and token.text not in "-)" or (fresh and token.is_punct)
    return frozenset(found)


def mid_sentence(doc: Doc, shouted: frozenset[int]) -> Counter[str]:
    """How often each word stands with a capital where only a name has one, less how often without one."""
    starts = line_starts(doc)
    count: Counter[str] = Counter()
    for token in doc:
        if not token.is_alpha or token.i in shouted:
            continue
        if token.text[0].islower():
            count[token.lower_] -= 1
        elif token.i not in starts and not (token.text.isupper() and len(token) > 5):
            count[token.lower_] += 1
    return count


def is_capital(token: Token, shouted: frozenset[int], seen: Counter[str], starts: frozenset[int]) -> bool:
    """Whether the word is written as a name is."""
    text = token.text
    if not text[0].isalpha() or token.like_num:
        return False
    if not text[0].isupper():
        return unmistakable(token) or bool(re.match(r"[a-z]{1,2}[A-Z]\w", text))
    if fold(text) in word_list("name_cues.txt")["not-name"] and not (token.pos_ == "PROPN" and token.ent_type_ == "PERSON"):
        return False
    if fold(text) in countries() and not token.is_stop:
        return True
    known = seen[token.lower_] > 0
    if token.i in shouted:
        return known or bool(token.ent_type_ and token.ent_type_ not in UNNAMED and token.pos_ == "PROPN" and seen[token.lower_] == 0)
    if text.isupper() and len(text) > 5:
        return known
    if token.i in starts:
        return starts_name(token, known, seen)
    return not token.is_stop or known and token.pos_ == "PROPN"


def unmistakable(token: Token) -> bool:
    """A country or capital without its capital letter ("support for kyiv") that is no English word."""
    found = countries().get(token.lower_)
    return found is not None and token.pos_ == "PROPN" and found.use in ("name", "capital") and len(token) > 3


def starts_name(token: Token, known: bool, seen: Counter[str]) -> bool:
    """Whether a capitalised word that opens a sentence is a name all the same."""
    if token.is_stop or seen[token.lower_] < 0:
        return False
    if known or token.lower_ in titles() or (token.text.isupper() and 2 <= len(token) <= 5):
        return True
    named = bool(token.ent_type_) and token.ent_type_ not in UNNAMED
    return token.pos_ == "PROPN" or (named and token.pos_ in ("ADJ", "NOUN"))


def grow(doc: Doc, capital: list[bool]) -> Iterator[Run]:
    """Runs of capitalised words with the small words inside names ("of", "van", "&", "'s")."""
    i = 0
    while i < len(doc):
        if not capital[i]:
            i += 1
            continue
        end = i + 1
        while (following := step(doc, capital, i, end)) > end:
            end = following
        yield i, end
        i = end


def step(doc: Doc, capital: list[bool], start: int, end: int) -> int:
    """Where the run goes on to after ``end``, or ``end`` where it stops there."""
    if end >= len(doc) or "\n" in doc[end - 1].text:
        return end
    token = doc[end]
    if capital[end]:
        return end + 1
    if INITIALS.fullmatch(token.text) or (token.text == "." and len(doc[end - 1]) <= 2 and not doc[end - 1].whitespace_):
        return end + 1 if end + 1 < len(doc) and capital[end + 1] else end
    small = joint(doc, start, end)
    return end + small + 1 if small and end + small < len(doc) and capital[end + small] else end


def joint(doc: Doc, start: int, end: int) -> int:
    """How many small words at ``end`` can stand inside a name (0: none)."""
    token, cues = doc[end], word_list("name_cues.txt")
    following = doc[end + 1] if end + 1 < len(doc) else None
    if following is None:
        return 0
    if token.text in ("-", "–") and not doc[end - 1].whitespace_ and not token.whitespace_:
        return 1
    if token.text == "&" or fold(token.text) in cues["particle"] and token.text[0].islower():
        return 1
    if token.lower_ == "of" and fold(doc[end - 1].text) in cues["of-head"]:
        return 2 if following.lower_ == "the" else 1
    if token.lower_ == "and" and joined_body(doc, start, end):
        return 1
    return 1 if possessive_joins(doc, start, end) else 0


def joined_body(doc: Doc, start: int, end: int) -> bool:
    """"and" inside a body's name: the name finder spans it as one, and the first part is no name alone."""
    around = doc[end].ent_type_ in ("ORG", "GPE", "FAC") and doc[end].ent_iob_ == "I" and doc[end + 1].ent_iob_ == "I"
    return around and any(fold(t.text) in word_list("name_cues.txt")["of-head"] or t.lower_ in countries() for t in doc[start:end])


def possessive_joins(doc: Doc, start: int, end: int) -> bool:
    """"St Brannoc's Hospital", "the Seafarers' Federation": the possessive belongs to the name."""
    token, following = doc[end], doc[end + 1]
    if token.tag_ != "POS" and token.text not in ("'s", "’s", "'", "’"):
        return False
    if fold(doc[start].text) in ("st", "saint", "st."):
        return True
    body = fold(following.text) in bodies() or following.ent_iob_ == "I" and doc[end].ent_iob_ == "I" and following.ent_type_ == "ORG"
    plain = end - start == 1 and fold(doc[start].text) in countries()
    return body and (plain or token.text in ("'", "’") or end - start == 1 and doc[start].text[-1:] == "s")


def keeps(doc: Doc, run: Run) -> bool:
    """Leave out lone initials, single letters and lone words of rank."""
    start, end = run
    if end - start > 1:
        return True
    word = doc[start]
    if len(word) == 1 or word.lower_ in ("i", "st", "st."):
        return False
    return word.lower_ not in roles() or word.ent_type_ == "PERSON" and not word.lower_ in titles()
