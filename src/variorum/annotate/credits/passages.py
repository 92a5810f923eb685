"""Sources that do not speak in a clause of their own: "according to", "citing", papers that were seen, what the reporter saw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.sources import phrase, source
from variorum.data import word_sets
from variorum.text import fold
from variorum.types import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BY = frozenset({"cited", "quoted", "revealed", "reported", "disclosed", "shown"})
SOURCES = frozenset({"source", "contact", "informant"})
UNDERSTANDS = re.compile(
    r"(?P<outlet>(?:the )?(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}|newspaper|paper)) (?:understands|has learne?d|has been told|can reveal)\b"
)
HAS_GOT = re.compile(
    r"(?P<outlet>(?:[Tt]he )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}) (?:has (?:got hold of|obtained|seen|read|reviewed|published)|had a (?:\w+ ){0,2}(?:piece|report|story|article) on|carries|has a report)\b[^.\n]{0,60}"
)
PRESS = r"(?:(?:the |this |our )?(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}|newspaper|paper|reporters?|journalists?|press|editorial office)|us|we)"
SEEN = re.compile(
    rf"\b(?:(?:seen|read|reviewed|obtained|viewed|leaked|passed|handed|shown|given|released|distributed|circulated|sent)"
    rf"(?: (?:out|over|on))? (?:by|to) {PRESS}\b"
    rf"|which {PRESS} (?:has|have) (?:seen|read|obtained|reviewed|viewed|had sight of|a copy)\b"
    rf"|of which {PRESS} (?:has|have|holds?|keeps?) (?:an? )?copy\b)"
)
OURS = re.compile(r"\bour (?:\w+ )?(?:photographer|reporter|correspondent|camera crew)\b[^.,\n]{0,60}")


def passages(doc: Doc, mentions: Sequence[Mention], agencies: frozenset[str]) -> Iterator[Lead]:
    """Leads from prepositions, participles and set phrases, in no order; ``agencies`` are folded names that lines gave."""
    for token in doc:
        yield from according(token, mentions)
        yield from citing(token, mentions)
        yield from by_statement(token, mentions)
        yield from by_paper(token)
        yield from told_agency(token, agencies)
    yield from seen(doc)
    yield from set_phrases(doc.text)


def according(token: Token, mentions: Sequence[Mention]) -> Iterator[Lead]:
    """ "according to X", "after information of X"; with "X's sources" X as well."""
    noun = None
    first = token
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        noun = next((c for t in (token, token.nbor()) for c in t.children if c.dep_ == "pobj"), None)
    elif token.lower_ == "information" and token.i and token.nbor(-1).lower_ in {"after", "by", "to"}:
        first = token.nbor(-1)
        noun = next((c for p in token.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"), None)
    if noun is None:
        return
    yield from named(noun, mentions, first.idx, 5)
    for owner in (c for c in noun.children if c.dep_ in {"poss", "nmod"} and noun.lemma_.lower() in SOURCES):
        yield from named(owner, mentions, owner.left_edge.idx, 5)


def by_statement(token: Token, mentions: Sequence[Mention]) -> Iterator[Lead]:
    """ "…," read a statement by X."""
    if token.lemma_.lower() not in {"read", "say", "run"} or not token.i or not token.nbor(-1).is_punct:
        return
    for paper in (c for c in token.children if c.i > token.i and c.lemma_.lower() in word_sets("credits")["carriers"]):
        for noun in (
            c for p in (*paper.children, *token.children) if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"
        ):
            found = source(noun, mentions)
            if found is not None:
                yield Lead(found.key, f"{found.name} ({paper.lower_})", "document", token.idx, noun.idx + len(noun), 6)


def citing(token: Token, mentions: Sequence[Mention]) -> Iterator[Lead]:
    """ "citing X", "quoting X", "cited by X", "as revealed by X"."""
    if token.lower_ in {"citing", "quoting", "quotes", "cites"}:
        for noun in (c for c in token.children if c.dep_ == "dobj"):
            yield from named(noun, mentions, token.idx, 3)
    if token.lower_ in BY and token.dep_ in {"acl", "advcl", "relcl"}:
        for agent in (c for c in token.children if c.dep_ == "agent"):
            for noun in (c for c in agent.children if c.dep_ == "pobj"):
                yield from named(noun, mentions, token.idx, 3)


def named(noun: Token, mentions: Sequence[Mention], start: int, weight: int) -> Iterator[Lead]:
    """A lead for the noun, from ``start`` to the end of its phrase; what is no person or body is a document."""
    found = source(noun, mentions)
    if found is not None:
        end = with_name(noun, end_of(noun)) if found.kind == "agency" else end_of(noun)
        yield Lead(found.key, found.name, found.kind, start, end, weight)
    elif noun.lemma_.lower() in word_sets("credits")["knowledge"]:
        yield Lead(f"{noun.lemma_} {noun.i}", phrase(noun), "document", start, end_of(noun), weight)


def with_name(noun: Token, end: int) -> int:
    """The end with the agency's name that follows the word "agency"."""
    after = next((t for t in noun.doc[noun.i + 1 : noun.i + 3] if t.pos_ == "PROPN"), None)
    return max(end, after.idx + len(after)) if after is not None and after.i == noun.i + 1 else end


def end_of(noun: Token) -> int:
    """The end of the noun's phrase, relative clauses included, but not whoever passed it on."""
    last = noun.right_edge
    passed = next((c for c in noun.children if c.dep_ == "acl" and c.lower_ in BY), None)
    if passed is not None:
        last = passed.left_edge.nbor(-1)
    while last.i > noun.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return last.idx + len(last)


def seen(doc: Doc) -> Iterator[Lead]:
    """A paper "seen by" or "handed to" somebody, "of which this newspaper has a copy", "which the Larch has read"."""
    words = word_sets("credits")
    for found in SEEN.finditer(doc.text):
        at = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        before = doc[at.sent.start : at.start] if at is not None else ()
        papers = [t for t in before if t.lemma_.lower() in words["documents"] | words["papers"]]
        paper = next((t for t in reversed(papers) if t.pos_ in {"NOUN", "PROPN"}), None)
        if paper is not None and not any(t.lemma_.lower() in words["tells"] for t in before if t.i >= paper.i):
            name = phrase(paper).split(" seen by ")[0].split(" obtained by ")[0]
            yield Lead(paper.lemma_.lower(), name, "document", paper.left_edge.idx, found.end(), 5)


def by_paper(token: Token) -> Iterator[Lead]:
    """ "In a letter of Monday, an engineer tells …": the paper is the source."""
    if token.lower_ != "in" or token.dep_ != "prep" or token.head.lemma_.lower() not in word_sets("credits")["tells"]:
        return
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if noun is not None and token.i < token.head.i and noun.lemma_.lower() in word_sets("credits")["carriers"]:
        yield Lead(noun.lemma_.lower(), phrase(noun), "document", token.idx, end_of(noun), 4)


def told_agency(token: Token, agencies: frozenset[str]) -> Iterator[Lead]:
    """ "a person familiar with the talks told AFP", in another paper than AFP's."""
    if (
        token.pos_ == "PROPN"
        and token.dep_ in {"dobj", "dative"}
        and token.head.lemma_ == "tell"
        and fold(token.text) in agencies
    ):
        yield Lead(f"told {token.i}", token.text, "agency", token.head.idx, token.idx + len(token), 5)


def set_phrases(text: str) -> Iterator[Lead]:
    """What only the words give away."""
    for found in UNDERSTANDS.finditer(text):
        yield Lead(f"unnamed {found.start()}", "unnamed source", "anonymous", found.start(), found.end(), 4)
    for found in HAS_GOT.finditer(text):
        yield Lead(found["outlet"].lower(), found["outlet"], "outlet", found.start(), found.end(), 4)
    for found in OURS.finditer(text):
        yield Lead("own reporting", found.group().split(",")[0], "own", found.start(), found.end(), 4)
