"""Small questions to the parse: lemmas, subjects, phrases, verb groups. Ranges are half-open token indices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from variorum.annotate.quotations.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
GROUP = frozenset(("aux", "auxpass", "neg", "prt"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
STEPS = 6
ASTRAY = frozenset(("conj", "appos", "relcl", "acl", "dep"))
NOMINALS = frozenset(("NOUN", "PROPN", "ADJ", "DET"))
BARE = frozenset(",;:.—–-―")
MARKS = frozenset(("“", "”", '"', "''", "``", "‘", "’", "'", "«", "»", "„", "‟", "‹", "›"))
QUOTING = frozenset(("quote", "cite", "report"))
TELLING = frozenset(("tell", "inform", "assure", "remind", "convince", "warn", "ask"))
"""Verbs whose object is the one spoken to."""
LEMMAS = {"hop": "hope", "tweete": "tweet", "retweete": "retweet", "laude": "laud", "opin": "opine", "vowe": "vow"}


def lemma(token: Token) -> str:
    """The lemma in lower case, a few slips of the lemmatiser put right ("hoped" is no hop)."""
    found = token.lemma_.lower()
    return LEMMAS.get(found, found)


def is_verb(token: Token) -> bool:
    """A verb by its tag; the part of speech alone misses "says" read as a noun's companion."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.pos_ != "AUX")


def subtree(token: Token) -> Range:
    """The contiguous stretch a token governs."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, start: int, end: int) -> Range:
    """Without white space, commas, stops and dashes at either end; may come out empty."""
    while start < end and (doc[start].is_space or doc[start].text in BARE):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in BARE):
        end -= 1
    return start, end


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, a passive's agent, or the subject it shares or controls.

    A participle that describes a noun ("a letter saying") has that noun, a relative clause its "who".
    """
    quoted = quoted_as(verb)
    if quoted is not None:
        return child(quoted, "dobj", "nsubjpass")
    for _ in range(STEPS):
        passive = child(verb, "nsubjpass", "auxpass")
        agent = child(verb, "agent")
        if agent is not None:
            return child(agent, "pobj")
        if passive is not None or undergone(verb):
            return None
        own = trailing(verb) or child(verb, "nsubj") or inverted(verb) or adjacent(verb)
        if own is not None:
            return own
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        above = sharing(verb)
        if above is None:
            return None
        verb = above
    return None


def quoted_as(verb: Token) -> Token | None:
    """The verb that quotes somebody "as saying" it."""
    as_ = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or as_.lower_ != "as" or lemma(as_.head) not in QUOTING:
        return None
    return as_.head


def trailing(verb: Token) -> Token | None:
    """A pronoun or a name between a verb of saying and the next mark, whatever the parse makes of it: , said she, …"""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.nbor(-1).text not in (*MARKS, ","):
        return None
    if lemma(verb) not in lexicon().postposed:
        return None
    doc, at = verb.doc, verb.i + 1
    if at < len(doc) and doc[at].lower_ in ("he", "she", "they"):
        return doc[at] if stops(doc, at + 1) else None
    while at < len(doc) and doc[at].pos_ == "PROPN":
        at += 1
    return doc[at - 1] if at > verb.i + 1 and stops(doc, at) and lemma(verb) not in TELLING else None


def stops(doc: Doc, at: int) -> bool:
    """Whether a mark stands at a token's place, or the text is over."""
    return at >= len(doc) or doc[at].text in BARE or doc[at].text in MARKS


def undergone(verb: Token) -> bool:
    """A passive participle without auxiliary, whose subject suffers what the verb says (asked why, she left)."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl", "amod") and child(verb, "aux") is None


def sharing(verb: Token) -> Token | None:
    """The verb whose subject this one shares, None for a finite verb that should have had its own."""
    if verb.head.i == verb.i:
        return None
    if verb.dep_ == "ccomp" and lemma(verb.head) in ("let", "make"):
        return verb.head
    if verb.dep_ == "conj":
        outer = verb.head.head
        told = verb.head.dep_ == "ccomp" and outer.tag_ == verb.tag_ and verb.tag_ in FINITE
        return outer if told and verb.head.tag_ != verb.tag_ else verb.head
    if verb.tag_ in FINITE and verb.dep_ not in ("advcl", "xcomp"):
        return None
    return climb(verb)


def inverted(verb: Token) -> Token | None:
    """A speaker behind the verb that the parse took for something else: …, confirms the harbour master."""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.nbor(-1).text not in (*MARKS, ","):
        return None
    if lemma(verb) not in lexicon().postposed or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    if (who := renamed(verb)) is not None or lemma(verb) == "tell":
        return who
    after = child(verb, "dobj")
    if after is None:
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        said = any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children)
        if clause is not None and (said or clause.tag_ in ("VBN", "VBG")):
            after = child(clause, "nsubj", "nsubjpass")
    return after if after is not None and after.left_edge.i == verb.i + 1 else None


def renamed(verb: Token) -> Token | None:
    """The speaker whom the parse hung on the word before as its other name: The boat was in port, an aide told the paper."""
    if lemma(verb) not in TELLING:
        return None
    beside = (t for t in verb.sent if t.dep_ == "appos" and t.i < verb.i and t.right_edge.i + 1 >= verb.i - 1)
    first = next(beside, None)
    opened = first is not None and verb.doc[max(0, first.left_edge.i - 1)].text == ","
    return first if first is not None and opened and verb.dep_ in ("conj", "ROOT", "parataxis") else None


def adjacent(verb: Token) -> Token | None:
    """The speaker before a cue that ends its sentence, where the parse took him for something else: …, owner Anna Lind said."""
    doc = verb.doc
    if verb.dep_ not in ASTRAY or verb.tag_ not in ("VBD", "VBZ", "VBP") or lemma(verb) not in lexicon().postposed:
        return None
    if child(verb, "nsubj", "nsubjpass", "expl", "ccomp", "dobj") is not None or verb.i <= verb.sent.start + 2:
        return None
    who = doc[verb.i - 1]
    start = verb.i
    while start > verb.sent.start and doc[start - 1].pos_ in NOMINALS:
        start -= 1
    behind = doc[verb.i + 1 : verb.sent.end]
    ends = not any(t.pos_ in ("VERB", "AUX") for t in behind)
    return who if who.pos_ in ("NOUN", "PROPN") and doc[start - 1].text == "," and ends else None


def climb(verb: Token) -> Token | None:
    """The nearest verb above a verb that is no finite one."""
    head = verb.head
    while not (is_verb(head) or head.pos_ == "AUX"):
        if head.head.i == head.i:
            return None
        head = head.head
    return head


def phrase(head: Token) -> Range:
    """The noun phrase of a source with its modifiers, an opening "but" and a trailing comma left out."""
    first, last = trim(head.doc, *subtree(head))
    return first + (first < head.i and head.doc[first].dep_ == "cc"), last


def verb_group(verb: Token) -> Range:
    """The verb with its auxiliaries, negation and particle, and what stands between them."""
    members = [verb.i, *(c.i for c in verb.children if c.dep_ in GROUP and abs(c.i - verb.i) < 5)]
    return min(members), max(members) + 1


def sentence(token: Token) -> Range:
    """The parser's sentence around a token, without white space at its ends."""
    span = token.sent
    start, end = span.start, span.end
    while start < end and token.doc[start].is_space:
        start += 1
    while start < end and token.doc[end - 1].is_space:
        end -= 1
    return start, end


def conjoined(verb: Token) -> Iterable[Token]:
    """Verbs coordinated to the right of this one."""
    for c in verb.children:
        if c.dep_ == "conj" and c.i > verb.i:
            yield c
