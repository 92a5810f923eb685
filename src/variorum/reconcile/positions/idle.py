"""Wishes and words that take no stand: "wanted to know the time", "refused to comment", "asked for his passport"."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.reconcile.trees import Parse

POINTING = frozenset({"it", "that", "this", "them", "him", "her", "nothing", "these", "those", "which", "us"})


def trivial(tree: Parse, key: str, matter: int) -> bool:
    """Whether the matter is no proposal that anybody could be for or against: things, anything; after a wish also "it"."""
    words = word_sets("stances")
    if tree.tokens[matter].pos not in {"PRON", "DET", "NOUN"}:
        return False
    wish = key.split()[0] in words["wishes.verbs"] | {"ask", "promise", "call", "demand", "insist"}
    return tree.word(matter) in words["trivial.matter"] or (wish and tree.word(matter) in POINTING)


def unspoken(tree: Parse, i: int, matter: int) -> bool:
    """Whether somebody only keeps silent ("refused to comment"), or is only said to speak (", promised Ann Cole, ")."""
    words = word_sets("stances")
    if tree.lemma(i) in {"refuse", "decline"} and (
        tree.lemma(matter)
        in words["silence.verbs"] | words["silence.nouns"] | {"name", "answer", "identify", "elaborate"}
    ):
        return True
    takes = tree.lemma(matter) == "take" and any(
        tree.lemma(c) in {"position", "stand", "side"} for c in tree.children(matter, "dobj")
    )
    answer = tree.lemma(i) in {"promise", "allow", "pledge"} and (
        tree.lemma(matter) in words["silence.nouns"] | words["silence.verbs"]
        or any(tree.lemma(c) in words["silence.verbs"] for c in tree.subtree(matter))
    )
    unnamed = {tree.word(c) for c in tree.children(matter, "acomp", "oprd")} & {
        "anonymous",
        "unnamed",
        "silent",
        "quiet",
    }
    if takes or answer or unnamed or (tree.lemma(i) == "contradict" and tree.negated(i)):
        return True
    inverted = tree.tokens[matter].pos == "PROPN" and tree.tokens[i - 1].exact in {",", "”", '"', "»"}
    return inverted and tree.tokens[matter].dep == "dobj"


def quoted(tree: Parse, i: int) -> bool:
    """Whether a word stands inside quotation marks that were opened in its paragraph."""
    text = tree.report.text
    before = text[text.rfind("\n", 0, tree.tokens[i].start) + 1 : tree.tokens[i].start]
    opened = sum(before.count(mark) for mark in "“«„") - sum(before.count(mark) for mark in "”»")
    single = len(re.findall(r"(?:^|\s|\()‘", before)) - len(re.findall(r"’(?=\s|[.,;:?!)]|$)", before))
    return opened > 0 or single > 0 or before.count('"') % 2 == 1


def idle(tree: Parse, i: int, matter: int) -> bool:
    """Wishes and views that are no stand on anything: "wanted to know", "talked him out of going", "…," considers Ann Cole."""
    if tree.lemma(i) == "consider":
        subject = tree.subject(i)
        return tree.tokens[matter].pos == "PRON" or (subject is not None and subject > i)
    if (
        tree.word(matter) in {"somebody", "someone", "something", "anything", "him", "her", "them", "it"}
        and tree.lemma(i) == "vote"
    ):
        return True
    if tree.tokens[matter].tag == "VBG" and tree.lemma(matter) in word_sets("stances")["silence.verbs"] | {
        "state",
        "name",
    }:
        return True
    wishes = tree.lemma(i) in word_sets("stances")["wishes.verbs"]
    if (wishes or tree.lemma(i) == "ask") and personal(tree, i, matter):
        return True
    if wishes and tree.tokens[matter].dep == "xcomp" and not unheard(tree, i, matter):
        return tree.lemma(matter) in word_sets("stances")["wishes.idle"]
    listener = tree.first(i, "dobj")
    return listener is not None and tree.word(listener) in {"me", "him", "her", "you", "us"} and tree.lemma(i) == "talk"


def personal(tree: Parse, i: int, matter: int) -> bool:
    """Whether somebody only wants something for himself: his passport, her name kept out of it, to be called Sam."""
    named = tree.lemma(matter) in {"name", "identify", "quote", "call"} and bool(tree.children(matter, "auxpass"))
    thing_ = tree.first(matter, "nsubj", "nsubjpass")
    thing_ = thing_ if thing_ is not None else matter
    own = any(tree.word(c) in {"his", "her", "their", "my"} for c in tree.children(thing_, "poss"))
    subject = tree.subject(i)
    person = subject is not None and tree.tokens[subject].pos in {"PROPN", "PRON"}
    return named or (
        own
        and person
        and tree.tokens[thing_].pos == "NOUN"
        and thing_ > i
        and tree.lemma(thing_) not in word_sets("stances")["wishes.public"]
    )


def unheard(tree: Parse, i: int, matter: int) -> bool:
    """ "does not want to speak about a return": against what he will not hear of."""
    about = [
        p
        for p in tree.children(matter, "prep")
        if tree.word(p) in {"about", "of"} and tree.children(p, "pobj", "pcomp")
    ]
    return tree.negated(i) and bool(about) and tree.lemma(matter) in {"speak", "talk", "hear", "know", "think"}
