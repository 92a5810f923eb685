"""Who tells what a clause says: the person whom "he" in reported words most likely means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import cue
from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Told = tuple["Token", "Token"]
"""Who tells, and the verb of what is told."""


def tellers(token: Token) -> Iterator[Told]:
    """Who tells the words that the token stands in, the nearest first: "Lind said that Aske claimed he had won".

    Who asks is left out, and so is who tells one person, who may be meant as well ("Lind told Aske that he …").
    """
    while (token := resumed(token)).head.i != token.i:
        verb = token.head
        if token.dep_ == "ccomp" and tree.lemma(verb) in lexicon().clause - cue("question") and not listener(verb):
            who = behind(tree.subject(verb))
            if who is not None and who.i < token.i:
                yield who, token
        token = verb


def resumed(token: Token) -> Token:
    """Behind "and that", which the parse may hang anywhere, the clause with "that" before it; else the token itself."""
    if token.dep_ != "conj" or not opened(token):
        return token
    before = (t for t in token.doc[token.sent.start : token.i] if t.dep_ == "ccomp" and opened(t))
    return max(before, key=lambda t: t.i, default=token)


def opened(verb: Token) -> bool:
    """Whether a clause begins with "that"."""
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)


def listener(verb: Token) -> Token | None:
    """The one person, by the tag, to whom it is told."""
    told = tree.child(verb, "dobj", "dative")
    return told if told is not None and told.tag_ in ("NNP", "PRP", "NN") and told.lower_ != "it" else None


def behind(token: Token | None) -> Token | None:
    """The noun that a relative "who" stands for, else the token itself."""
    if token is None or token.lower_ not in ("who", "that", "which"):
        return token
    clause = token.head
    return clause.head if clause.dep_ == "relcl" else None


def speaks_for_another(who: Token) -> bool:
    """Whether the words about a teller say that he is another's voice: a spokesman, a lawyer, a friend."""
    return any(tree.lemma(t) in cue("speaks-for") for t in who.subtree if t.i <= who.i or t.dep_ == "appos")


def holds(verb: Token, token: Token) -> bool:
    """Whether a word is the subject of a clause in what is told."""
    return token.dep_ in tree.SUBJECTS and (token.head.i == verb.i or verb.is_ancestor(token))
