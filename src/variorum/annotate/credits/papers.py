"""Papers that the report has in hand: seen, obtained, copied, read aloud, handed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.sources import end_of, phrase
from variorum.data import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SEEN = frozenset({"seen", "obtained", "reviewed", "viewed", "leaked"})
GIVEN = frozenset({"read", "handed", "given", "passed", "shown", "sent"})
NAME = r"(?:our|this|the|The)? ?[\w’'&.-]+(?: [\w’'&.-]+){0,3}?"
HELD = re.compile(
    rf",? (?:and )?(?:a copy of which|of which {NAME} (?:has|have|holds?) a copy|(?:in|into) which {NAME} (?:has|have) looked"
    rf"|which {NAME} (?:has|have) (?:read|seen|obtained|reviewed|viewed|verified)"
    rf"|(?:likewise |also |now )?in {NAME} (?:hands|possession))\b[^,.\n]{{0,60}}"
)


def papers(doc: Doc) -> Iterator[Lead]:
    """One lead for each such place."""
    for token in doc:
        yield from seen(token)
        yield from by_paper(token)
        yield from has_seen(token)
        yield from was_shown(token)
    yield from held(doc)


def seen(token: Token) -> Iterator[Lead]:
    """A paper "seen by" or "obtained by" somebody, "given to reporters"."""
    paper = described(token) if token.lower_ in SEEN | GIVEN and token.tag_ == "VBN" else None
    if paper is None or not is_paper(paper):
        return
    to = any(c.dep_ in {"agent", "prep", "dative", "prt"} and c.i > token.i for c in token.children)
    if token.lower_ in SEEN or to:
        name = re.split(r",? (?:and )?(?:seen|obtained|handed|given|read|reviewed|dated) ", phrase(paper))[0]
        last = max(paper.right_edge.i, token.right_edge.i)
        end = end_of(paper) if last == paper.right_edge.i else token.right_edge.idx + len(token.right_edge)
        yield Lead(paper.lemma_.lower(), name, "document", paper.left_edge.idx, end, 5)


def has_seen(verb: Token) -> Iterator[Lead]:
    """The newspaper has seen the receipt."""
    if verb.lemma_.lower() not in {"see", "obtain", "review", "read", "view", "verify"} or verb.tag_ != "VBN":
        return
    kids = {c.dep_: c for c in verb.children}
    reader, paper, perfect = kids.get("nsubj"), kids.get("dobj"), kids.get("aux")
    if reader is None or paper is None or perfect is None or perfect.lemma_ != "have" or reader.ent_type_ == "PERSON":
        return
    if is_paper(paper) and reader.pos_ in {"PROPN", "NOUN"}:
        yield Lead(paper.lemma_.lower(), phrase(paper), "document", reader.left_edge.idx, end_of(paper), 5)


def was_shown(verb: Token) -> Iterator[Lead]:
    """The newspaper has been shown extracts; pages of it were shown to the newspaper."""
    if verb.lemma_.lower() not in {"show", "give", "send", "hand", "pass"} or not any(
        c.dep_ == "auxpass" for c in verb.children
    ):
        return
    kids = {c.dep_: c for c in verb.children}
    subject, given = kids.get("nsubjpass"), kids.get("dobj")
    if subject is None:
        return
    if given is not None and is_paper(given) and subject.pos_ == "PROPN":
        yield Lead(given.lemma_.lower(), phrase(given), "document", subject.left_edge.idx, end_of(given), 5)
    paper = subject if subject.pos_ == "NOUN" else kind_of_part(subject)
    if paper is not None and is_paper(paper) and any(to_press(c) for c in verb.children):
        yield Lead(paper.lemma_.lower(), phrase(paper), "document", subject.left_edge.idx, verb.idx + len(verb), 5)


def kind_of_part(token: Token) -> Token | None:
    """What something is a part of: two of its pages."""
    of = next((c for c in token.children if c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def to_press(prep: Token) -> bool:
    """Whether a phrase names the paper that tells it: to us, to this newspaper."""
    words = word_sets("credits")
    nouns = [c for c in prep.children if c.dep_ == "pobj"] if prep.lower_ == "to" else []
    return any(n.lower_ in words["listeners"] or n.lemma_.lower() in words["listeners"] | words["press"] for n in nouns)


def described(participle: Token) -> Token | None:
    """The noun that a participle describes, also the second of two: a plan dated Friday and seen by the paper."""
    token = participle
    while token.dep_ in {"conj", "amod", "acl", "relcl", "advmod"} and token.head.i != token.i:
        token = token.head
        if token.pos_ in {"NOUN", "PROPN"}:
            return token
    return None


def held(doc: Doc) -> Iterator[Lead]:
    """The roster, of which this paper has a copy; a bill, likewise in our hands."""
    for found in HELD.finditer(doc.text):
        at = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        if at is None:
            continue
        before = [t for t in doc[at.sent.start : at.start] if is_paper(t)]
        if before and not any(t.lemma_.lower() in word_sets("credits")["tells"] for t in doc[before[-1].i : at.start]):
            paper = before[-1]
            name = phrase(paper).split(",")[0]
            yield Lead(paper.lemma_.lower(), name, "document", paper.left_edge.idx, found.end(), 5)


def is_paper(token: Token) -> bool:
    """A noun for a document, or for what may be one where somebody is said to have it."""
    words = word_sets("credits")
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in words["documents"] | words["papers"]


def by_paper(token: Token) -> Iterator[Lead]:
    """ "In a letter of Monday, an engineer tells …": the paper is the source."""
    if token.lower_ != "in" or token.dep_ != "prep" or token.head.lemma_.lower() not in word_sets("credits")["tells"]:
        return
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if noun is not None and token.i < token.head.i and noun.lemma_.lower() in word_sets("credits")["carriers"]:
        yield Lead(noun.lemma_.lower(), phrase(noun), "document", token.idx, end_of(noun), 4)
