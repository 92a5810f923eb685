"""Whom a pronoun stands for, where the mentions do not say: the body that speaks, or that was named right before."""

from __future__ import annotations

from variorum.annotate.mentions.lexicon import body_nouns, given_names, persons, roles, titles
from variorum.reconcile.plans.days import happening
from variorum.reconcile.plans.parties import somebody
from variorum.reconcile.plans.said import squeeze
from variorum.reconcile.plans.slots import phrase
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Parse
from variorum.text import fold
from variorum.types import Anchor

PERSONAL = frozenset({"he", "she"})


def fitting(cast: Cast, index: int) -> str | None:
    """The name that the pronoun stands for, where the two agree: "it" is no person, "she" nothing else."""
    mention = cast.mention(index)
    word = cast.tree.word(index)
    if mention is not None:
        chain = [m for m in cast.annotations.mentions if m.chain == mention.chain and m.level != "PRO"]
        persons = sum(m.type == "PER" for m in chain)
        if word == "it" and persons * 2 > len(chain):
            return None
        if word in PERSONAL and chain and not persons:
            return None
    return cast.actor(index)


def reporter(cast: Cast, pronoun: int, clause: int) -> str | None:
    """For an "it" that nothing resolves, the body that is said to say the clause it stands in ("the mill says it has no plans to …")."""
    tree, at = cast.tree, clause
    if tree.word(pronoun) != "it":
        return None
    for _ in range(4):
        token = tree.tokens[at]
        if token.head == at:
            return None
        subject = tree.first(token.head, "nsubj") if token.dep == "ccomp" else None
        if subject is not None:
            many = tree.tokens[subject].tag == "NNS" or bool(tree.children(subject, "conj"))
            return None if many or person(cast, subject) else cast.actor(subject)
        at = token.head
    return None


def person(cast: Cast, index: int) -> bool:
    """Whether the word is a person's name: one with "he" or "she" for it somewhere, or with a first name or a title that is known."""
    mention = cast.mention(index)
    if mention is None or mention.type != "PER":
        return False
    chain = [m for m in cast.annotations.mentions if m.chain == mention.chain]
    if PERSONAL & {m.exact.lower() for m in chain if m.level == "PRO"}:
        return True
    first = {fold(m.exact.split()[0]) for m in chain if m.level == "NAM"}
    return bool(first & (given_names().keys() | titles().keys()))


def inside(cast: Cast, pronoun: int) -> str | None:
    """For an "it" that nothing resolves, the nearest body before it in its sentence ("ordered an inquiry and said it would report")."""
    tree = cast.tree
    sentence = next((s for s in cast.annotations.sentences if s.first <= pronoun < s.last), None)
    if tree.word(pronoun) != "it" or sentence is None:
        return None
    for i in range(pronoun - 1, sentence.first - 1, -1):
        if tree.tokens[i].tag == "NN" and tree.tokens[i].dep in {"dobj", "pobj", "nsubjpass"} and somebody(tree, i):
            person = tree.lemma(i) in roles() or tree.lemma(i) in persons()
            return None if person else squeeze(timeless(cast, i).exact)
    return None


def timeless(cast: Cast, noun: int) -> Anchor:
    """The noun phrase up to the first day in it."""
    tree, where = cast.tree, phrase(cast.tree, noun)
    for prep in tree.children(noun, "prep"):
        hung = tree.stretch(prep)
        if any(hung.start <= t.start < hung.end for t in cast.annotations.times):
            return tree.span(sorted(i for i in tree.subtree(noun) if tree.tokens[i].start < hung.start))
    return where


def previous(cast: Cast, pronoun: int) -> str | None:
    """For an "It" that nothing resolves and that begins its sentence, the body that the sentence before it begins with."""
    tree, sentences = cast.tree, cast.annotations.sentences
    at = next((n for n, s in enumerate(sentences) if s.first <= pronoun < s.last), 0)
    if tree.word(pronoun) != "it" or at == 0 or pronoun - sentences[at].first > 1:
        return None
    before = sentences[at - 1]
    roots = (i for i in range(before.first, before.last) if tree.tokens[i].head == i)
    subject = next((s for root in roots if (s := tree.first(root, "nsubj", "nsubjpass")) is not None), None)
    if subject is None or before.paragraph != sentences[at].paragraph:
        return None
    mention = cast.mention(subject)
    if mention is not None and mention.type == "PER":
        return None
    body = mention is not None and mention.type in {"ORG", "GPE"} and mention.level == "NAM"
    if body:
        return cast.actor(subject)
    plural = tree.tokens[subject].tag in {"NNS", "NNPS"}
    return squeeze(phrase(tree, subject).exact) if tree.lemma(subject) in body_nouns() and not plural else None


def held_there(tree: Parse, noun: int) -> int:
    """For a place named after an event the event: "talks in Harwick, which will begin today"."""
    above = tree.tokens[tree.tokens[noun].head].head
    named = tree.tokens[noun].pos == "PROPN" and tree.tokens[noun].dep == "pobj"
    return above if named and happening(tree, above) else noun


def antecedent(tree: Parse, pronoun: int) -> int:
    """The noun before the relative clause that the pronoun opens; any other word itself."""
    if tree.tokens[pronoun].tag not in {"WDT", "WP", "WP$"}:
        return pronoun
    at = tree.tokens[pronoun].head
    for _ in range(4):
        if tree.tokens[at].dep in {"relcl", "acl"}:
            noun = tree.tokens[at].head
            return held_there(tree, noun) if tree.word(pronoun) == "which" else noun
        at = tree.tokens[at].head
    return pronoun
