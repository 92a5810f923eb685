"""When a capital letter tells that a word is a name: not in headlines, and not where a sentence opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from variorum.annotate.mentions.demonyms import describes
from variorum.annotate.mentions.lexicon import bodies, countries, cue, given_names, known_names, roles, titles
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

UNNAMED = frozenset({"", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LAW", "LANGUAGE"})
ABSTRACT = ("ment", "tion", "sion", "ness", "ity", "ance", "ence", "ing", "ism", "ship", "ure")
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
        if not text[0].isalpha() or token.like_num or text.upper() in ("I", "I'M", "I’M"):
            return False
        if not text[0].isupper():
            return unmistakable(token) or bool(re.fullmatch(r"[a-z]{1,2}[A-Z]\w+", text))
        if fold(text).rstrip(".") in cue("not-name") and not (
            token.ent_type_ == "PERSON" and token.i not in self.starts
        ):
            return False
        if fold(text) in countries() and not (token.is_stop and not text.isupper()):
            return text != "US" or not token.i in self.shouted
        known = self.seen[token.lower_] > 0
        if token.i in self.shouted:
            return known or listed(token)
        if text.isupper() and (len(text) > 5 or among_capitals(token)):
            if listed(token):
                return True
            return known or (
                not among_capitals(token)
                and not self.seen[token.lower_]
                and token.ent_type_ in ("ORG", "GPE")
                and token.i not in self.starts
            )
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
        if token.pos_ == "ADJ" and any(seen > 0 and describes(word, place) for place, seen in self.seen.items()):
            return True
        if (
            token.lemma_.lower() in roles()
            or word.removesuffix("s") in roles()
            or (token.tag_ in ("NNS", "NNPS") and token.ent_type_ in UNNAMED)
        ):
            return False
        if followed_by_name(token) and token.pos_ in ("PROPN", "NOUN"):
            return True
        subject = token.tag_ == "NNP" and token.dep_ == "nsubj" and word not in bodies() and not word.endswith(ABSTRACT)
        return token.pos_ == "PROPN" and (token.ent_type_ not in UNNAMED or speaks(token) or subject)


def followed_by_name(token: Token) -> bool:
    """Whether another capitalised word follows at once."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    placed = following.lower_ in bodies() or following.lower_ in cue("place-tail")
    return (
        following.i > token.i
        and following.text[0].isupper()
        and (following.pos_ == "PROPN" or placed)
        and not following.text.isupper()
    )


def among_capitals(token: Token) -> bool:
    """Whether a neighbour is written in capitals too ("HOLIDAY HELL"), so that these are no acronym's."""
    around = (token.nbor(-1) if token.i else token, token.nbor() if token.i + 1 < len(token.doc) else token)
    return any(t.i != token.i and t.is_alpha and t.is_upper and len(t) > 3 for t in around)


def hyphened(token: Token) -> bool:
    """Whether a hyphen joins the word to another."""
    after = token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_
    return after or (token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_)


def speaks(token: Token) -> bool:
    """Whether the word is the subject of a verb of saying or the like."""
    return token.dep_ in ("nsubj", "poss") and (token.dep_ == "poss" or token.head.lemma_.lower() in cue("say"))


def unmistakable(token: Token) -> bool:
    """A country or capital without its capital letter ("support for kyiv") that is no English word."""
    found = countries().get(token.lower_)
    if found is None or found.use not in ("name", "capital") or len(token) <= 3 or token.lower_ in cue("small-word"):
        return False
    return token.pos_ == "PROPN" or (found.use == "capital" and token.pos_ in ("NOUN", "X", "ADJ"))


def shouted_lines(doc: Doc) -> frozenset[int]:
    """Tokens of lines where capitals tell nothing: headlines that write large all that matters, the verb too."""
    told: set[int] = set()
    for line in lines(doc):
        content = [t for t in line if t.is_alpha and len(t) > 3]
        large = sum(t.text[0].isupper() for t in content)
        spoken = any(t.pos_ in ("VERB", "AUX") and t.is_lower and t.is_alpha and not t.is_stop for t in line)
        if len(content) >= 5 and large >= 0.75 * len(content) and not spoken:
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
        fresh = opens_quotation(token) or (fresh and token.is_punct)
    return frozenset(found)


def listed(token: Token) -> bool:
    """Whether the lists know the word as a name or part of one ("NEW YORK"), or a given name stands before it."""
    around = (token.nbor(-1) if token.i else token, token, token.nbor() if token.i + 1 < len(token.doc) else token)
    pairs = {fold(f"{a.text} {b.text}") for a, b in pairwise(around)} | {fold(token.text)}
    if token.is_stop or (len(token) <= 3 and (not token.is_upper or among_capitals(token))):
        pairs.discard(fold(token.text))
    if any(words in known_names() or words in countries() for words in pairs):
        return True
    if token.is_stop:
        return False
    return fold(token.text) in given_names() or (
        fold(around[0].text) in given_names() and token.tag_ in ("NNP", "NNPS")
    )


def opens_quotation(token: Token) -> bool:
    """Whether a quotation, bracket or item opens here; a plural's apostrophe ("the Workers' Union") opens nothing."""
    if token.text not in OPENING:
        return False
    return token.text != "'" or token.i == 0 or bool(token.nbor(-1).whitespace_) or "\n" in token.nbor(-1).text


def written(doc: Doc, shouted: frozenset[int], starts: frozenset[int]) -> Counter[str]:
    """How often each word stands with a capital where only a name has one, less how often without one."""
    count: Counter[str] = Counter()
    for token in doc:
        if not token.is_alpha or token.i in shouted or hyphened(token) or among_capitals(token):
            continue
        if token.text[0].islower():
            count[token.lower_] -= 1
        elif token.i not in starts and not (token.text.isupper() and len(token) > 5):
            count[token.lower_] += 1
    return count
