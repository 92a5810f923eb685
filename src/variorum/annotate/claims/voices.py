"""Through whom a clause comes: the nearest voice first, the outermost last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.claims.arguments import noun_phrase
from variorum.annotate.claims.clauses import Clause, governor, reports, subject
from variorum.types import Anchor, Mention, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CITED = re.compile(r"^(?P<inner>.+?),? (?:cited|quoted|interviewed|contacted) by (?P<outer>.+)$")
SPOKE = re.compile(r"^(?P<inner>.+?),? (?:who (?:spoke|talked) to|speaking to|briefing) (?P<outer>.+)$")
OWNED = re.compile(r"^(?P<outer>.+?)['’]s? (?P<inner>(?:\w+ )?(?:sources?|contacts?|informants?))$")

RELATIVE = re.compile(r",? (?:who|which|that|whose|where) ")
LONG = 50
"""Characters from which a description is cut."""
FIRST_PERSON = frozenset({"i", "we", "my", "me", "us", "one", "it", "you"})


def voices(clause: Clause, text: str, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The speakers of the quotations that hold the clause, innermost first; failing these, what the parse says."""
    holding = [(size(q), q) for q in quotations if holds(q, clause.start, clause.end)]
    names: list[str] = []
    for _, quotation in sorted(holding, key=lambda pair: (pair[0], pair[1].id)):
        names.extend(speakers(quotation, clause.predicate.doc, text))
    if not names:
        names = governing(clause.predicate, text, mentions)
    return tuple(dict.fromkeys(short(name) for name in names))


def short(name: str) -> str:
    """A description without the relative clause that makes it long."""
    return RELATIVE.split(name, maxsplit=1)[0] if len(name) > LONG else name


def size(quotation: Quotation) -> int:
    """Characters of content."""
    return sum(part.end - part.start for part in quotation.content)


def holds(quotation: Quotation, start: int, end: int) -> bool:
    """Whether most of the clause lies in the quotation's content."""
    inside = sum(max(0, min(part.end, end) - max(part.start, start)) for part in quotation.content)
    return inside > 0.6 * (end - start)


def speakers(quotation: Quotation, doc: Doc, text: str) -> list[str]:
    """Whom the words come from, then whoever passed them on ("officers", then "Kurant")."""
    name = quotation.speaker_name or (quotation.source.exact if quotation.source else None)
    if name is None:
        return []
    passed = split(name)
    source = split(quotation.source.exact) if quotation.source else [name]
    if len(passed) == 1 and len(source) == 2:
        passed = source
    return [*citing(quotation, doc, text), *passed]


def split(name: str) -> list[str]:
    """ "officers cited by the Kurant" and "the Kurant's sources" are two voices."""
    for pattern in (CITED, SPOKE, OWNED):
        found = pattern.match(name)
        if found:
            return [found["inner"], found["outer"]]
    return [name]


def citing(quotation: Quotation, doc: Doc, text: str) -> list[str]:
    """The source behind the source: "…, the daily wrote, citing two officials"."""
    if quotation.cue is None:
        return []
    nouns = [noun for i in within(doc, quotation.cue) for noun in cited(doc[i])]
    return [text[slice(*noun_phrase(noun))] for noun in nouns]


def within(doc: Doc, span: Anchor) -> range:
    """The indices of the words that begin inside a stretch."""
    words = range(len(doc))
    first = bisect_left(words, span.start, key=lambda i: doc[i].idx)
    return range(first, bisect_left(words, span.end, key=lambda i: doc[i].idx))


def cited(cue: Token) -> list[Token]:
    """Objects of "citing" and "quoting" that hang on the cue."""
    verbs = [child for child in cue.children if child.lower_ in {"citing", "quoting"}]
    return [noun for verb in verbs for noun in verb.children if noun.dep_ == "dobj"]


def governing(predicate: Token, text: str, mentions: Sequence[Mention]) -> list[str]:
    """Subjects of the verbs of saying above the clause, nearest first."""
    names: list[str] = []
    token = predicate
    while token.dep_ != "ROOT" and governor(token).i != token.i:
        above = governor(token)
        speaker = subject(above) if token.dep_ in {"ccomp", "dobj"} and reports(above) else None
        if speaker is not None and speaker.lower_ not in FIRST_PERSON:
            names.append(fullest(speaker, text, mentions))
        token = above
    return names


def fullest(head: Token, text: str, mentions: Sequence[Mention]) -> str:
    """The longest name in the chain of the mention that holds the word; without one, its noun phrase."""
    holding = [m for m in mentions if m.start <= head.idx < m.end]
    if not holding:
        return text[slice(*noun_phrase(head))]
    chain = min(holding, key=lambda m: m.end - m.start).chain
    named = [m.exact for m in mentions if m.chain == chain and m.level == "NAM"]
    same = [m.exact for m in mentions if m.chain == chain and m.level == "NOM"]
    return max(named or same or [holding[0].exact], key=len)
