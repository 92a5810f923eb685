"""When a capital letter tells that a word is a name: not in headlines, and not where a sentence opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import countries, cue, given_names, roles, titles
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

UNNAMED = frozenset({"", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "LANGUAGE"})
OPENING = frozenset("“‘\"«'(–—:•")


class Capitals:
    """What one report's spelling tells: which lines shout, where sentences open, which words are written both ways."""

    def __init__(self, doc: Doc) -> None:
        self.shouted = shouted_lines(doc)
        self.starts = openings(doc)
        self.seen = written(doc, self.shouted, self.starts)

    def name_like(self, token: Token) -> bool:
        """Whether the word is written as a name is."""
        text = token.text
        if not text[0].isalpha() or token.like_num:
            return False
        if not text[0].isupper():
            return unmistakable(token) or bool(re.fullmatch(r"[a-z]{1,2}[A-Z]\w+", text))
        if fold(text) in cue("not-name") and not (token.ent_type_ == "PERSON" and token.i not in self.starts):
            return False
        if fold(text) in countries() and not (token.is_stop and not text.isupper()):
            return text != "US" or not token.i in self.shouted
        known = self.seen[token.lower_] > 0
        if token.i in self.shouted:
            return known or (token.ent_type_ not in UNNAMED and token.pos_ == "PROPN" and not self.seen[token.lower_])
        if text.isupper() and len(text) > 5:
            return known or (text != token.sent.text and self.seen[token.lower_] == 0 and token.ent_type_ in ("ORG", "GPE") and token.i not in self.starts)
        if token.i in self.starts:
            return self.opens_with_name(token, known)
        return not token.is_stop or (known and token.pos_ == "PROPN")

    def opens_with_name(self, token: Token, known: bool) -> bool:
        """Whether a capitalised word that opens a sentence is a name all the same."""
        word = token.lower_
        if token.is_stop or self.seen[word] < 0 or token.pos_ in ("ADV", "VERB", "ADP", "SCONJ"):
            return False
        if known or word in titles() or fold(word) in given_names() or (token.text.isupper() and 2 <= len(token) <= 5):
            return True
        if token.lemma_.lower() in roles() or (token.tag_ in ("NNS", "NNPS") and token.ent_type_ in UNNAMED):
            return False
        return token.pos_ == "PROPN" and (token.ent_type_ not in UNNAMED or followed_by_name(token) or speaks(token))


def followed_by_name(token: Token) -> bool:
    """Whether another capitalised word follows at once."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return following.i > token.i and following.text[0].isupper() and following.pos_ == "PROPN"


def speaks(token: Token) -> bool:
    """Whether the word is the subject of a verb of saying or the like."""
    return token.dep_ in ("nsubj", "poss") and (token.dep_ == "poss" or token.head.lemma_.lower() in cue("say"))


def unmistakable(token: Token) -> bool:
    """A country or capital without its capital letter ("support for kyiv") that is no English word."""
    found = countries().get(token.lower_)
    return found is not None and token.pos_ == "PROPN" and found.use in ("name", "capital") and len(token) > 3


def shouted_lines(doc: Doc) -> frozenset[int]:
    """Tokens of lines where capitals tell nothing: title case and all-capital headlines."""
    told: set[int] = set()
    for line in lines(doc):
        content = [t for t in line if t.is_alpha and len(t) > 3]
        large = sum(t.text[0].isupper() for t in content)
        if len(content) >= 4 and large >= 0.75 * len(content) and not line[-1].is_punct:
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


def openings(doc: Doc) -> frozenset[int]:
    """Tokens with which a sentence, line or quotation opens, so that their capital tells nothing."""
    found = set()
    fresh = True
    for token in doc:
        fresh = fresh or bool(token.is_sent_start) or "\n" in token.text
        if token.is_space:
            continue
        if fresh:
            found.add(token.i)
        fresh = token.text in OPENING or (fresh and token.is_punct)
    return frozenset(found)


def written(doc: Doc, shouted: frozenset[int], starts: frozenset[int]) -> Counter[str]:
    """How often each word stands with a capital where only a name has one, less how often without one."""
    count: Counter[str] = Counter()
    for token in doc:
        if not token.is_alpha or token.i in shouted:
            continue
        if token.text[0].islower():
            count[token.lower_] -= 1
        elif token.i not in starts and not (token.text.isupper() and len(token) > 5):
            count[token.lower_] += 1
    return count
