"""Sources that do not speak in a clause of their own: "according to", "citing", papers that were seen, what the reporter saw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.papers import papers
from variorum.annotate.credits.sources import BY, end_of, phrase, source
from variorum.data import word_sets
from variorum.text import fold
from variorum.types import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORT = 2
SOURCES = frozenset({"source", "contact", "informant"})
UNDERSTANDS = re.compile(
    r"(?P<outlet>(?:the )?(?:[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}|newspaper|paper)) (?:understands|has learne?d|has been told|can reveal)\b"
)
HAS_GOT = re.compile(
    r"(?P<which>which )?(?P<outlet>(?:[Tt]he )?(?!(?:He|She|It|They|We|Who|Nobody)\b)[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}) (?:has (?:got hold of|obtained|seen|read|reviewed|published)|had a (?:\w+ ){0,2}(?:piece|report|story|article) on|carries|has a report)\b[^.\n]{0,60}"
)
UNNAMED = re.compile(
    r"(?:remain|stay|be|keep|kept|request\w*|demand\w*|condition of|on|speak\w*) (?:anonym|unnamed|without (?:a |his |her )?name|nameless|not named)"
    r"|not (?:to )?be (?:named|identified)|whose name (?:we\b|is known to)|leave out (?:his|her|their) name",
    re.IGNORECASE,
)
OURS = re.compile(r"\bour (?:\w+ )?(?:photographer|reporter|correspondent|camera crew)\b[^.,\n]{0,60}")


def passages(doc: Doc, mentions: Sequence[Mention], agencies: frozenset[str], publisher: str) -> Iterator[Lead]:
    """Leads from prepositions, participles and set phrases, in no order; ``agencies`` are folded names that lines gave.

    ``publisher`` is the report's own outlet, which is no source of its own."""
    for token in doc:
        yield from according(token, mentions)
        yield from citing(token, mentions)
        yield from by_statement(token, mentions)
        yield from reckoned(token, mentions)
        yield from told_agency(token, agencies)
        yield from unnamed(token, mentions)
    yield from papers(doc)
    yield from set_phrases(doc.text, publisher)


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


def reckoned(token: Token, mentions: Sequence[Mention]) -> Iterator[Lead]:
    """ "per police", "by the reckoning of a sergeant", "in the words of an official"."""
    noun = None
    if token.lower_ == "per" and token.dep_ == "prep" and token.i and token.nbor(-1).is_punct:
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    elif (
        token.lower_ in word_sets("credits")["accounts"]
        and token.dep_ == "pobj"
        and token.head.lower_ in {"by", "in", "on"}
    ):
        noun = next((c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
        token = token.head
    found = source(noun, mentions) if noun is not None else None
    if noun is not None and found is not None and found.kind != "document":
        yield Lead(found.key, found.name, found.kind, token.idx, end_of(noun), 3, by_name=found.clear)


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
        yield Lead(found.key, found.name, found.kind, start, end, weight, by_name=found.clear)
    elif noun.lemma_.lower() in word_sets("credits")["knowledge"] and any(c.lower_ == "our" for c in noun.children):
        yield Lead(f"unnamed {noun.i}", "unnamed source", "anonymous", start, end_of(noun), weight)
    elif noun.lemma_.lower() in word_sets("credits")["knowledge"]:
        yield Lead(f"{noun.lemma_} {noun.i}", phrase(noun), "document", start, end_of(noun), weight)


def with_name(noun: Token, end: int) -> int:
    """The end with the agency's name that follows the word "agency"."""
    after = next((t for t in noun.doc[noun.i + 1 : noun.i + 3] if t.pos_ == "PROPN"), None)
    return max(end, after.idx + len(after)) if after is not None and after.i == noun.i + 1 else end


def unnamed(token: Token, mentions: Sequence[Mention]) -> Iterator[Lead]:
    """Somebody who asks not to be named is there to tell something, whatever the verb: a porter, who wished to stay unnamed."""
    if token.dep_ not in {"relcl", "acl", "appos"} or token.head.i > token.i:
        return
    clause = token.doc[token.left_edge.i : token.right_edge.i + 1]
    if not UNNAMED.search(clause.text):
        return
    noun = token.head
    found = source(noun, mentions)
    while (found is None or found.kind != "anonymous") and noun.dep_ == "pobj" and noun.head.head.i < noun.i:
        noun = noun.head.head
        found = source(noun, mentions)
    if found is not None and found.kind == "anonymous":
        yield Lead(found.key, found.name, "anonymous", noun.left_edge.idx, clause.end_char, 5, by_name=found.clear)


def told_agency(token: Token, agencies: frozenset[str]) -> Iterator[Lead]:
    """ "a person familiar with the talks told AFP", in another paper than AFP's."""
    if (
        token.pos_ == "PROPN"
        and token.dep_ in {"dobj", "dative"}
        and token.head.lemma_ == "tell"
        and fold(token.text) in agencies
    ):
        yield Lead(f"told {token.i}", token.text, "agency", token.head.idx, token.idx + len(token), 5)


def set_phrases(text: str, publisher: str) -> Iterator[Lead]:
    """What only the words give away."""
    for found in UNDERSTANDS.finditer(text):
        yield Lead(f"unnamed {found.start()}", "unnamed source", "anonymous", found.start(), found.end(), 4)
    for found in HAS_GOT.finditer(text):
        own = len(found["outlet"]) > SHORT and fold(found["outlet"]).removeprefix("the ") in fold(publisher)
        if own or found["which"]:
            continue
        yield Lead(found["outlet"].lower(), found["outlet"], "outlet", found.start(), found.end(), 4)
    for found in OURS.finditer(text):
        yield Lead("own reporting", found.group().split(",")[0], "own", found.start(), found.end(), 4)
