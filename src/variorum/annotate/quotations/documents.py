"""Who speaks in a letter, a memo or a statement: the one who wrote, signed or issued it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SENT = frozenset(("letter", "memo", "note", "email", "e-mail", "mail", "message", "text", "statement", "post", "tweet"))
MADE = frozenset(("write", "send", "publish", "post", "issue", "sign", "release", "leave"))
OWNING = frozenset(("by", "from"))
POINTING = frozenset(("the", "this", "that", "his", "her", "its", "their"))


def author(token: Token) -> Token | None:
    """Whose statement or letter it is by its own words: "a statement by the board", "the board's statement"."""
    if tree.lemma(token) not in lexicon().document:
        return None
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in OWNING:
        return tree.child(token.nbor(), "pobj")
    for c in token.children:
        if c.dep_ in ("agent", "poss") and c.pos_ in ("PROPN", "NOUN", "PRON"):
            return tree.child(c, "pobj") or c
    return None


def writer(token: Token) -> Token | None:
    """Who speaks in "the letter", or in "it" behind a sentence about one, by what was told of it before."""
    if token.lower_ == "it":
        told = before(token)
        return written(told) if told is not None else None
    if tree.lemma(token) not in SENT or not any(t.lower_ in POINTING for t in token.lefts):
        return None
    earlier = (t for t in reversed(token.doc[: token.i]) if tree.lemma(t) == tree.lemma(token) and t.tag_ == "NN")
    return next((who for t in earlier if (who := written(t)) is not None), None)


def before(token: Token) -> Token | None:
    """The letter or memo that the sentence before, outside marks and in the same paragraph, has as its subject."""
    start = token.sent.start
    back = next((t for t in reversed(token.doc[:start]) if t.is_alpha), None)
    if back is None or "\n" in token.doc[back.i : token.i].text:
        return None
    return next((t for t in back.sent if t.dep_ == "nsubj" and tree.lemma(t) in SENT), None)


def written(token: Token) -> Token | None:
    """Who is told of as writing, signing or speaking in the document, where it stands."""
    own = author(token)
    if own is not None:
        return own
    verb = token.head
    if verb.dep_ == "prep" and verb.lower_ in ("in", "by"):
        return tree.subject(verb.head) if tree.is_verb(verb.head) else None
    if token.dep_ == "dobj" and tree.lemma(verb) in MADE:
        return tree.subject(verb)
    return signature(verb) if token.dep_ in ("nsubj", "nsubjpass") else None


def signature(verb: Token) -> Token | None:
    """Whose signature a document bears, or who it was signed by."""
    if tree.lemma(verb) in MADE and (agent := tree.child(verb, "agent")) is not None:
        return tree.child(agent, "pobj")
    mark = tree.child(verb, "dobj")
    of = tree.child(mark, "prep") if mark is not None and tree.lemma(mark) in ("signature", "name") else None
    return tree.child(of, "pobj") if of is not None and of.lower_ == "of" else None
