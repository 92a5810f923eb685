"""The cue and the source of direct speech, found in the words beside the marks even where the parse went astray."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
DASHES = frozenset(("—", "–", "―", "-", "--"))
REACH = 30
NAME_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its source, as characters and head tokens."""

    span: Stretch | None
    head: int | None
    source: Stretch | None
    source_head: int | None


def carrier_cue(reading: Reading, carrier: tree.Range) -> Cue | None:
    """The cue after the marks: , she said; said the minister; , the union's secretary told reporters."""
    start, end = carrier
    if start < end and reading.doc[start].text in ",—–-":
        start += 1
    if start < end and reading.doc[start].lemma_ == "be" and (words := worded(reading, (start + 1, end))) is not None:
        return words
    if (so := thus(reading, (start, end))) is not None:
        return so
    for token in reading.doc[start : min(end, start + REACH)]:
        if not speaks(token) or (token.tag_ == "VBG" and tree.child(token, "aux") is None):
            continue
        source = beside(reading, token, (start, end))
        if source is not None:
            return cue_of(reading, token, source)
    return None


def thus(reading: Reading, carrier: tree.Range) -> Cue | None:
    """The bare "so" of a text put into English word by word: “…,” so the keeper Ann Lee."""
    start, end = carrier
    if end - start < 2 or reading.doc[start].lower_ != "so" or tree.is_verb(reading.doc[start + 1]):
        return None
    source = after(reading, reading.doc[start], end)
    name = source is not None and (source.pos_ == "PROPN" or reading.doc[start + 1].pos_ == "DET")
    if source is None or not name or any(tree.is_verb(t) for t in reading.doc[start + 1 : source.i + 1]):
        return None
    return cue_of(reading, reading.doc[start], source)


def introducing_cue(reading: Reading, carrier: tree.Range) -> Cue | None:
    """The cue before the marks, the nearest one; a colon alone will do after a name."""
    start, end = carrier
    if start >= end:
        return None
    for token in reversed(list(reading.doc[start:end])):
        if speaks(token) and reading.inside[token.i] == reading.inside[end - 1]:
            source = tree.subject(token)
            return cue_of(reading, token, within(source, start, end) or before(reading, token, start))
    return colon(reading, carrier)


def colon(reading: Reading, carrier: tree.Range) -> Cue | None:
    """Name: “…”, or any sentence that ends in a colon and has a subject."""
    start, end = carrier
    last = reading.doc[end - 1]
    if last.text != ":":
        return None
    span = (last.idx, last.idx + 1)
    told = [t for t in reading.doc[start:end] if t.dep_ == "nsubj" and not any(r.dep_ == "relcl" for r in lineage(t))]
    bare = (t for t in reading.doc[start:end] if t.dep_ == "ROOT" and t.pos_ == "PROPN")
    source = next(iter(told), None) or next(bare, None)
    if source is not None:
        return Cue(span, last.i, reading.stretch(*tree.phrase(source)), source.i)
    if (words := worded(reading, carrier)) is not None:
        return words
    first, stop = tree.trim(reading.doc, start, end - 1)
    first += first < stop and reading.doc[first].pos_ == "ADP"  # "In the Gazette:"
    if first < stop <= first + NAME_LENGTH and (reading.doc[stop - 1].pos_ == "PROPN" or reading.mentioned(stop - 1)):
        return Cue(span, last.i, reading.stretch(first, stop), stop - 1)
    return Cue(span, last.i, None, None)


def lineage(token: Token) -> Iterator[Token]:
    """The token and those above it."""
    yield token
    yield from token.ancestors


def worded(reading: Reading, carrier: tree.Range) -> Cue | None:
    """Whose words they are called: “…” was Lind's message to the crew; The Gazette's answer: “…”."""
    for token in reading.doc[slice(*carrier)]:
        owner = tree.child(token, "poss") if tree.lemma(token) in lexicon().worded else None
        if owner is not None and carrier[0] <= owner.i:
            return cue_of(reading, token, owner)
    return None


def signed(reading: Reading, carrier: tree.Range) -> Cue | None:
    """“…” — Name of Place, at the end of a line."""
    start, end = carrier
    if end - start < 2 or end - start > 16 or reading.doc[start].text not in DASHES:
        return None
    first, last = tree.trim(reading.doc, start + 1, end)
    if first >= last or reading.doc[first].pos_ != "PROPN":
        return None
    dash = reading.doc[start]
    head = reading.doc[first:last].root
    return Cue((dash.idx, dash.idx + len(dash.text)), start, reading.stretch(first, last), head.i)


def narrated(reading: Reading, at: int, since: int) -> Cue | None:
    """Whom the sentence just before the marks speaks of, where it stands on the same line and outside marks.

    The one whom it is according to comes first, then the one who says something in it, then its main subject.
    """
    line = max(reading.text.rfind("\n", 0, at) + 1, since)
    first, last = reading.tokens(line, at)
    while first < last and (reading.doc[last - 1].is_space or reading.doc[last - 1].is_punct):
        last -= 1
    if first >= last:
        return None
    sentence = [t for t in reading.doc[last - 1].sent if t.i >= first]
    cited = (tree.child(t, "pobj") for t in sentence if t.lower_ == "to" and t.head.lower_ == "according")
    said = (tree.child(t, "nsubj") for t in sentence if tree.is_verb(t) and speaks(t))
    main = (t for t in sentence if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT")
    source = next((t for t in (*cited, *said, *main) if t is not None and reading.can_speak(t.i) and not idle(t)), None)
    if source is None:
        return None
    return Cue(None, None, reading.stretch(*tree.phrase(source)), source.i)


def line_above(reading: Reading, at: int) -> Cue | None:
    """The cue in a line of its own that ends in a colon, above a line that begins with marks."""
    if reading.text[:at].rstrip(" \t")[-1:] != "\n":
        return None
    above = reading.text[:at].rstrip()
    if not above.endswith(":"):
        return None
    first, last = reading.tokens(above.rfind("\n") + 1, len(above))
    start = last
    while start > first and reading.doc[start - 1].text not in (".", "!", "?"):
        start -= 1
    cue = introducing_cue(reading, (start, last)) if start < last else None
    paper = led_to(reading, first, last) if cue is not None and cue.source is None else None
    return (
        cue
        if cue is None or paper is None
        else replace(cue, source=reading.stretch(*tree.phrase(paper)), source_head=paper.i)
    )


def led_to(reading: Reading, first: int, last: int) -> Token | None:
    """The last name in a line that a preposition leads to: "the piece in the Gazette. A taste of it:"."""
    return next((t for t in reversed(reading.doc[first:last]) if t.pos_ == "PROPN" and t.dep_ == "pobj"), None)


def idle(token: Token) -> bool:
    """A subject that stands for nobody: it, this, there."""
    return token.lower_ in ("it", "this", "that", "there", "what", "nothing", "nobody", "one")


def speaks(token: Token) -> bool:
    """A verb that can stand beside the very words, in a form that can have a speaker."""
    if tree.lemma(token) not in lexicon().parenthesis or token.tag_ in ("NN", "NNS", "NNP", "JJ", "IN"):
        return False
    return not (token.i > 0 and token.nbor(-1).lower_ == "to")


def cue_of(reading: Reading, verb: Token, source: Token | None) -> Cue:
    """Cue and source as characters."""
    span = reading.stretch(*tree.phrase(source)) if source is not None else None
    return Cue(reading.stretch(*tree.verb_group(verb)), verb.i, span, source.i if source is not None else None)


def beside(reading: Reading, verb: Token, carrier: tree.Range) -> Token | None:
    """The speaker: what the parse calls the subject, else the noun phrase next to the verb."""
    start, end = carrier
    return within(tree.subject(verb), start, end) or before(reading, verb, start) or after(reading, verb, end)


def within(token: Token | None, start: int, end: int) -> Token | None:
    """The token, where it lies in the range."""
    return token if token is not None and start <= token.i < end else None


def before(reading: Reading, verb: Token, start: int) -> Token | None:
    """The head of the noun phrase that ends just before a verb group."""
    at = tree.verb_group(verb)[0] - 1
    while at >= start and reading.doc[at].pos_ in ("ADV", "AUX", "PUNCT", "PART"):
        at -= 1
    return topmost(reading, at, start) if at >= start and reading.doc[at].pos_ in NOMINAL else None


def after(reading: Reading, verb: Token, end: int) -> Token | None:
    """The head of the noun phrase that begins just after a verb."""
    at = verb.i + 1
    while at < end and reading.doc[at].pos_ in ("DET", "ADJ", "ADV", "NUM", "AUX"):
        at += 1
    while at + 1 < end and reading.doc[at].dep_ == "compound" and reading.doc[at + 1].pos_ in NOMINAL:
        at += 1
    return reading.doc[at] if at < end and reading.doc[at].pos_ in NOMINAL else None


def topmost(reading: Reading, at: int, start: int) -> Token:
    """From a noun up to the head of the phrase it closes."""
    token = reading.doc[at]
    while token.head.i != token.i and start <= token.head.i < at and token.head.pos_ in (*NOMINAL, "ADP"):
        token = token.head
    return token if token.pos_ in NOMINAL else reading.doc[at]


def unlisted(reading: Reading, carrier: tree.Range, comma: bool) -> Cue | None:
    """A verb that is on no list right behind the marks: “…,” she beamed; ``comma`` where one must come first."""
    start, end = carrier
    if start < end and reading.doc[start].text == ",":
        start += 1
    elif comma:
        return None
    for token in reading.doc[start : min(end, start + 8)]:
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.pos_ == "VERB":
            source = within(tree.subject(token), start, end) or before(reading, token, start)
            source = source or (after(reading, token, end) if token.i == start else None)
            return cue_of(reading, token, source) if source is not None else None
    return None
