"""Stands that somebody takes by what he says ought to be, lets be, asks others to do, or answers to such a request."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.idle import quoted
from variorum.reconcile.positions.verbs import Stand, asked, unsettled
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Stance

OUGHT = frozenset({"should", "ought", "must"})
NO_HOLDER = frozenset({"you", "one", "it", "there", "i", "who", "which", "what", "that", "nothing"})
FAR = 45  # tokens back from "the firm refused" to what it was asked
YES = frozenset({"agree", "accept", "comply", "consent", "oblige"})
NO = frozenset({"refuse", "decline", "object"})
YIELDING = YES | NO


def advised(tree: Parse) -> Iterator[Stand]:
    """Advice, requests and answers to requests."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"}:
            continue
        found = ought(tree, i) or let(tree, i) or requested(tree, i) or answered(tree, i)
        if found is not None:
            yield found


def ought(tree: Parse, i: int) -> Stand | None:
    """ "the gates should be mended", "they must leave", in what somebody says."""
    above = [c for c in tree.children(i, "aux") if tree.word(c) in OUGHT]
    if tree.word(i) == "ought":
        deed = tree.first(i, "xcomp")
        subject = tree.first(i, *SUBJECTS)
    else:
        deed, subject = (i if above else None), tree.first(i, *SUBJECTS)
    if deed is None and subject is not None and has_to(tree, i, subject):
        deed = tree.first(i, "xcomp")
    if deed is None or subject is None or not (above or deed != i):
        return None
    if (above and above[0] < subject) or tree.word(subject) in NO_HOLDER or asked(tree, i):
        return None
    if tree.tokens[i].dep not in {"ROOT", "ccomp", "conj", "parataxis"} or tree.children(i, "advcl"):
        return None
    guessed = any(tree.word(c) == "must" for c in above) and any(
        tree.word(c) == "have" for c in tree.children(i, "aux")
    )
    if guessed or tree.lemma(deed) in word_sets("stances")["advice.idle"]:
        return None
    passive = tree.first(i, "nsubjpass")
    negated = tree.negated(i) or tree.negated(deed)
    stance: Stance = "against" if negated else "for"
    return Stand(i, None, passive if negated and passive is not None else deed if negated else None, stance)


def has_to(tree: Parse, i: int, subject: int) -> bool:
    """ "she has to go", "the town needs to act"; "had to" only where it is not told of the past, and never of oneself."""
    deed = tree.first(i, "xcomp")
    if tree.lemma(i) not in {"have", "need"} or deed is None or tree.word(subject) in {"i", "we", "they"}:
        return False
    words = word_sets("stances")
    if tree.lemma(deed) not in words["deeds.verbs"] | words["advice.ending"]:
        return False
    if not any(tree.word(c) == "to" for c in tree.children(deed, "aux")) or tree.children(i, "aux", "advmod", "dobj"):
        return False
    reported = tree.tokens[i].dep == "ccomp" and not quoted(tree, i)
    return tree.tokens[i].tag in {"VBZ", "VBP"} or (reported and tree.tokens[i].tag == "VBD")


def let(tree: Parse, i: int) -> Stand | None:
    """ "let them talk", in what somebody says."""
    deed = tree.first(i, "ccomp", "xcomp")
    if tree.lemma(i) != "let" or deed is None or tree.tokens[i].tag != "VB" or tree.children(i, "aux", *SUBJECTS):
        return None
    who = whom(tree, i, deed)
    if who is None or tree.word(who) in {"me", "us", "'s", "’s", "it", "him", "her"}:
        return None
    return Stand(i, None, deed, "against" if tree.negated(i) or tree.negated(deed) else "for")


def requested(tree: Parse, i: int) -> Stand | None:
    """ "the council asked the firm to mend the gates"."""
    if tree.lemma(i) not in word_sets("stances")["advice.asking"] or tree.subject(i) is None or tree.negated(i):
        return None
    if (
        tree.children(i, "auxpass")
        or unsettled(tree, i)
        or (tree.tokens[i].tag == "VBG" and not tree.children(i, "aux"))
    ):
        return None
    deed = wish(tree, i)
    words = word_sets("stances")
    if deed is None or tree.lemma(deed) in words["silence.verbs"] | words["advice.idle"]:
        return None
    if whom(tree, i, deed) is not None and tree.word(whom(tree, i, deed) or 0) in {"me", "us"}:
        return None
    return Stand(i, tree.subject(i), deed, "against" if tree.negated(deed) else "for")


def whom(tree: Parse, i: int, deed: int) -> int | None:
    """Who is asked to do it."""
    own = tree.first(deed, "nsubj")
    return own if own is not None else tree.first(i, "dobj")


def wish(tree: Parse, i: int) -> int | None:
    """What somebody is asked to do."""
    for deed in tree.children(i, "xcomp", "ccomp", "advcl"):
        to = any(tree.word(c) == "to" for c in tree.children(deed, "aux"))
        if deed > i and to and whom(tree, i, deed) is not None and not asked(tree, deed):
            return deed
    return None


def answered(tree: Parse, i: int) -> Stand | None:
    """ "… and the company refused": for or against what it was asked to do just before."""
    subject = tree.first(i, *SUBJECTS)
    principle = any(tree.lemma(c) == "principle" for p in tree.children(i, "prep") for c in tree.children(p, "pobj"))
    if tree.lemma(i) == "agree" and principle and subject is not None and not tree.children(i, "xcomp", "ccomp"):
        return Stand(i, subject, None, "against" if tree.negated(i) else "for")
    if (
        tree.lemma(i) not in YIELDING
        or subject is None
        or tree.children(i, "auxpass", "dobj", "xcomp", "ccomp", "prep")
    ):
        return None
    if any(tree.word(c) in {"will", "would", "if"} for c in tree.children(i, "aux", "mark")) or unsettled(tree, i):
        return None
    found = next(((k, deed) for k in range(i - 1, max(-1, i - FAR), -1) if (deed := sought(tree, k)) is not None), None)
    if found is None:
        return None
    listener = whom(tree, *found)
    named = listener is not None and tree.tokens[listener].pos == "PROPN" and tree.tokens[subject].pos != "PROPN"
    agreed = (tree.lemma(i) in YES) != tree.negated(i)
    return Stand(i, listener if named else subject, found[1], "for" if agreed else "against")


def sought(tree: Parse, i: int) -> int | None:
    """What a verb of asking asks for."""
    words = word_sets("stances")
    if tree.tokens[i].pos != "VERB" or tree.lemma(i) not in words["advice.asking"] | words["advice.demanding"]:
        return None
    deed = wish(tree, i)
    return deed if deed is not None else tree.first(i, "ccomp", "dobj")
