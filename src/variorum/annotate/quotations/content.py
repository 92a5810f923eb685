"""Where what is said begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def clause_after(reading: Reading, cue: Token, clause: Token) -> tuple[Stretch, ...]:
    """A clause behind its cue, with "that", to where the next cue of the sentence or its end comes."""
    doc = reading.doc
    start = max(clause.left_edge.i, cue.i + 1)
    end = min(max(clause.right_edge.i + 1, tail(reading, cue, clause)), tree.sentence(cue)[1])
    return polished(reading, start, end)


def tail(reading: Reading, cue: Token, clause: Token) -> int:
    """How far what follows the clause still belongs to it: adverbial clauses that the parse hung on the cue."""
    end = clause.right_edge.i + 1
    for c in cue.children:
        if c.i < end or c.dep_ not in ("advcl", "prep", "npadvmod", "advmod", "dep", "ccomp", "punct"):
            continue
        if c.dep_ == "punct" and c.text not in tree.MARKS:
            continue
        if c.left_edge.i > end + 1 or another_cue(c):
            break
        end = c.right_edge.i + 1
    return end


def another_cue(token: Token) -> bool:
    """Whether a dependent goes on with saying: …, adding that …; …, according to …"""
    name = tree.lemma(token)
    return name in lexicon().parenthesis or name in lexicon().clause or token.lower_ == "according"


def phrase_after(reading: Reading, cue: Token, parts: tuple[Token | None, ...]) -> tuple[Stretch, ...]:
    """From the first of a cue's complements to the end of the last."""
    present = [p for p in parts if p is not None and p.i > cue.i]
    if not present:
        return ()
    start = max(cue.i + 1, min(p.left_edge.i for p in present))
    return polished(reading, start, max(p.right_edge.i + 1 for p in present))


def before_cue(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The sentence around a cue in parenthesis: what comes before, and what goes on behind."""
    first, last = tree.sentence(verb)
    start, end = parenthesis(reading, verb, first, last)
    return (
        *polished(reading, first, start),
        *(polished(reading, end, last) if goes_on(reading, verb, end, last) else ()),
    )


def parenthesis(reading: Reading, verb: Token, first: int, last: int) -> tree.Range:
    """The cue's own clause: its subject, its adverbs, up to the commas around them."""
    source = tree.child(verb, "nsubj")
    start = min([verb.i, *tree.verb_group(verb)[:1], *([source.left_edge.i] if source is not None else [])])
    end = max([verb.i + 1, *([source.right_edge.i + 1] if source is not None else [])])
    while (
        start > first
        and reading.doc[start - 1].text not in (",", "—", "–")
        and reading.doc[start - 1].text not in tree.MARKS
    ):
        start -= 1
    while end < last and reading.doc[end].text not in (",", "—", "–") and reading.doc[end].text not in tree.MARKS:
        end += 1
    return start, end


def goes_on(reading: Reading, verb: Token, end: int, last: int) -> bool:
    """Whether the sentence behind the cue's clause is still what was said."""
    if last - end < 3 or reading.doc[end].text != ",":
        return False
    nxt = reading.doc[end + 1]
    head = nxt if tree.is_verb(nxt) else nxt.head
    return not (tree.is_verb(nxt) and another_cue(nxt)) and head.i != verb.i


def polished(reading: Reading, start: int, end: int) -> tuple[Stretch, ...]:
    """The range as characters, without stops and lone marks at its ends; nothing where nothing is left."""
    doc = reading.doc
    while True:
        before = (start, end)
        start, end = tree.trim(doc, start, end)
        if start < end and doc[start].text in tree.MARKS and not closes_later(reading, start, end):
            start += 1
        if start < end and doc[end - 1].text in tree.MARKS and not opened_before(reading, start, end):
            end -= 1
        if before == (start, end):
            break
    return (reading.stretch(start, end),) if start < end else ()


def closes_later(reading: Reading, start: int, end: int) -> bool:
    """Whether the marks that open here close inside the range, and more comes after them."""
    at = reading.doc[start].idx
    stop = reading.stretch(start, end)[1]
    return any(m.outer[0] == at and m.outer[1] < stop for m in reading.marked)


def opened_before(reading: Reading, start: int, end: int) -> bool:
    """Whether the marks that close here open inside the range, with something before them."""
    stop = reading.stretch(start, end)[1]
    at = reading.doc[start].idx
    return any(m.outer[1] == stop and m.outer[0] > at for m in reading.marked)
