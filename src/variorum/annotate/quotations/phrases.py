"""Attribution without a verb: according to …, headlines (Name: words), and transcripts (NAME: words)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum import text
from variorum.annotate.quotations import tree
from variorum.annotate.quotations.clauses import typed
from variorum.annotate.quotations.content import polished
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Attribution, Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

OPINION = frozenset(
    ["account", "estimate", "estimation", "judgement", "judgment", "opinion", "reckoning", "telling", "view", "words"]
)
LONGEST_NAME = 6
SHORTEST_SPEECH = 3
FEWEST_TURNS = 3
SURVEYS = frozenset(("poll", "survey", "study", "report", "analysis", "census", "statement", "letter", "memo"))
NAMED_TURN = re.compile(r"(?:[A-Z][A-Z.'’-]+ ?){1,5}(?:\([^)]{1,40}\) ?)?:")


def find_phrases(reading: Reading) -> Iterator[Attribution]:
    """Every attribution that has no verb of its own."""
    yield from according(reading)
    yield from in_words_of(reading)
    yield from in_a_document(reading)
    yield from headline(reading)
    yield from turns(reading)


def according(reading: Reading) -> Iterator[Attribution]:
    """According to the union, …; …, according to police; in the middle of a sentence too."""
    for token in reading.doc:
        if token.lower_ != "according" or reading.inside[token.i] or reading.hidden[token.i]:
            continue
        to = token.nbor() if token.i + 1 < len(reading.doc) else token
        source = tree.child(to, "pobj") if to.lower_ == "to" else None
        if source is not None:
            content = around(reading, token, source)
            if content:
                yield made(reading, content, reading.stretch(token.i, to.i + 1), token.i, source)


def in_words_of(reading: Reading) -> Iterator[Attribution]:
    """By her account, in the union's view, in the words of the judge."""
    for token in reading.doc:
        if token.lower_ not in OPINION or reading.inside[token.i] or reading.hidden[token.i] or token.dep_ != "pobj":
            continue
        of = tree.child(token, "prep")
        source = tree.child(token, "poss") or (tree.child(of, "pobj") if of is not None and of.lower_ == "of" else None)
        at = token.head
        if source is None or at.lower_ not in ("by", "in", "on", "to") or at.i > token.left_edge.i:
            continue
        content = around(reading, at, token)
        if content and (at.i - tree.sentence(at)[0] <= 1 or reading.doc[at.i - 1].text == ","):
            yield made(reading, content, reading.stretch(at.i, token.i + 1), token.i, source)


def in_a_document(reading: Reading) -> Iterator[Attribution]:
    """In a survey of drivers, half were for the bridge."""
    for token in reading.doc:
        if token.lower_ not in ("in", "per") or reading.inside[token.i] or reading.hidden[token.i]:
            continue
        source = tree.child(token, "pobj")
        first, last = tree.sentence(token)
        if source is None or token.i - first > 1 or tree.lemma(source) not in SURVEYS:
            continue
        end = source.right_edge.i + 1
        if end < last and reading.doc[end].text == ",":
            content = polished(reading, end, last)
            if content:
                yield made(reading, content, reading.stretch(token.i, token.i + 1), token.i, source)


def around(reading: Reading, according_: Token, source: Token) -> tuple[Stretch, ...]:
    """The rest of the sentence, on both sides of the phrase."""
    first, last = tree.sentence(according_)
    end = min(source.right_edge.i + 1, last)
    if according_.i - first <= 1:
        return polished(reading, end, last)
    left = polished(reading, first, according_.i)
    goes_on = end + 2 < last and reading.doc[end].text == ","
    return (*left, *(polished(reading, end, last) if goes_on else ()))


def headline(reading: Reading) -> Iterator[Attribution]:
    """The first line in the form Name: what Name says."""
    start, end = next(text.paragraphs(reading.text), (0, 0))
    head, colon, rest = reading.text[start:end].partition(": ")
    at = start + len(head)
    first, last = reading.tokens(start, at)
    if not colon or first == last or len(head.split()) > LONGEST_NAME or len(rest.split()) < SHORTEST_SPEECH:
        return
    if speaks_in_headline(reading, last):
        source = reading.doc[first:last].root.i
        content = bare(reading, at + 2, end)
        yield Attribution("indirect", (content,), (at, at + 1), reading.token_at(at), (start, at), source)


def speaks_in_headline(reading: Reading, last: int) -> bool:
    """Whether the words before a headline's colon end in a person, a body or a document, not in a topic."""
    token = reading.doc[last - 1]
    if tree.lemma(token) in lexicon().document:
        return True
    if reading.voices:
        return reading.mentioned(token.i, frozenset(("PER", "ORG")))
    return token.pos_ == "PROPN" and token.text in reading.text[token.idx + len(token.text) :]


def bare(reading: Reading, start: int, end: int) -> Stretch:
    """A stretch without white space at its start."""
    while start < end and reading.text[start].isspace():
        start += 1
    return start, end


def turns(reading: Reading) -> Iterator[Attribution]:
    """Turns of a transcript: lines that begin with a name in capitals and a colon, where there are several."""
    lines = [(start, end, NAMED_TURN.match(reading.text, start, end)) for start, end in text.paragraphs(reading.text)]
    found = [(start, end, named.end()) for start, end, named in lines if named and named.end() < end]
    if len(found) < FEWEST_TURNS:
        return
    for start, end, at in found:
        first, last = reading.tokens(start, at - 1)
        if first < last and len(reading.text[at:end].split()) >= SHORTEST_SPEECH:
            source = reading.doc[first:last].root.i
            yield Attribution("direct", (bare(reading, at, end),), (at - 1, at), last, (start, at - 1), source)


def made(reading: Reading, content: tuple[Stretch, ...], cue: Stretch, head: int, source: Token) -> Attribution:
    """An attribution to a noun phrase."""
    return typed(reading, content, cue, head, source)
