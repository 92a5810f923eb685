"""Indirect speech whose cue comes after or inside it: The sea was rough, the pilot said; …, as the paper reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.content import before_cue, polished
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PARENTHETIC = frozenset(("parataxis", "advcl", "ccomp", "ROOT", "conj", "dep", "relcl", "appos", "acl"))


def postposed(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """What is said comes first: The sea was rough, the pilot said, and the tide was low."""
    if not follows_speech(verb) or (tree.child(verb, "dobj") and not listener(verb) and not behind(verb)):
        return ()
    if any(c.dep_ == "ccomp" and c.i > verb.i and not apart(c) for c in verb.children) and not behind(verb):
        return ()
    if any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children):
        return aside(reading, verb)
    ahead = tree.child(verb, "ccomp")
    if ahead is None and not (verb.dep_ in PARENTHETIC and parenthetic(verb)):
        return ()
    return before_cue(reading, verb)


def apart(clause: Token) -> bool:
    """Whether a semicolon stands before a clause: …, she said; he would not."""
    first = clause.left_edge.i
    return first > 0 and clause.doc[first - 1].text == ";"


def behind(verb: Token) -> Token | None:
    """The speaker, where the verb comes first."""
    return tree.trailing(verb) or tree.inverted(verb)


def follows_speech(verb: Token) -> bool:
    """A verb that can come after what is said: the pilot said, she pointed out; with a document, records show."""
    name = tree.lemma(verb)
    if name in lexicon().postposed or (name == "point" and tree.child(verb, "prt") is not None):
        return True
    return name in lexicon().evidence and documented(verb)


def listener(verb: Token) -> Token | None:
    """The one told behind the verb: …, she told the council."""
    told = tree.child(verb, "dobj") if tree.lemma(verb) in tree.TELLING else None
    return told if told is not None and told.i > verb.i else None


def aside(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """As the paper reported, …; …, as she puts it."""
    first, last = tree.sentence(verb)
    start, end = tree.subtree(verb)
    if start - first <= 1:
        return polished(reading, min(end, last), last)
    return polished(reading, first, start) if reading.doc[start - 1].text == "," else ()


def parenthetic(verb: Token) -> bool:
    """Whether commas or the sentence's end set the verb and its subject off."""
    source = tree.trailing(verb) or tree.child(verb, "nsubj") or tree.inverted(verb) or tree.adjacent(verb)
    if source is None:
        return False
    doc = verb.doc
    start, end = min(verb.i, source.left_edge.i), max(verb.i, source.right_edge.i, saying_ends(verb)) + 1
    before = start > verb.sent.start and (doc[start - 1].text in (",", "—", "–") or closes(doc[start - 2 : start]))
    return before and (
        end >= verb.sent.end or doc[end].text in (",", ".", "—", "–", ";") or doc[end].text in tree.MARKS
    )


def saying_ends(verb: Token) -> int:
    """The last token of whom it was told to, when and where: …, she told the council on Monday."""
    end = verb.i
    for c in verb.children:
        listens = c.dep_ == "dobj" and tree.lemma(verb) in tree.TELLING
        if c.left_edge.i == end + 1 and (listens or c.dep_ in ("prep", "npadvmod", "advmod", "prt", "dative")):
            end = c.right_edge.i
    return end


def closes(two: Span) -> bool:
    """A comma with the closing mark behind it."""
    return len(two) == 2 and two[0].text == "," and two[1].text in tree.MARKS


def documented(verb: Token) -> bool:
    """Whether a poll, a report or the like is the verb's subject."""
    source = tree.subject(verb)
    return source is not None and tree.lemma(source) in lexicon().document
