"""Stands that hang on a condition: "unless the pay is raised", "only if the doors are mended"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.idle import quoted
from variorum.reconcile.positions.verbs import Stand
from variorum.reconcile.trees import SUBJECTS, Parse

AHEAD = frozenset({"will", "would", "may", "can", "could", "shall", "’ll", "'ll", "might", "’d", "'d"})
BEHIND = frozenset({"advcl", "prep", "xcomp", "ccomp", "dobj", "attr", "acomp", "advmod", "npadvmod", "conj"})
GRANTS = frozenset(
    {
        "clear",
        "approve",
        "accept",
        "back",
        "support",
        "consent",
        "agree",
        "permit",
        "allow",
        "give",
        "grant",
        "endorse",
        "want",
        "offer",
        "promise",
        "pledge",
        "propose",
        "demand",
    }
)
DAYS = frozenset(
    {
        "day",
        "week",
        "month",
        "year",
        "hour",
        "morning",
        "evening",
        "night",
        "spring",
        "summer",
        "autumn",
        "winter",
        "date",
        "noon",
        "notice",
        "closure",
        "shutdown",
        "holiday",
        "season",
        "end",
        "time",
        "weekend",
        "fortnight",
        "moment",
        "dawn",
        "midnight",
        "morrow",
    }
)
MARKS = frozenset({"if", "unless", "provided", "providing", "once"})


CONDITION = re.compile(
    r"\b(?:provided(?: that)? (?!by|with|for)|providing that|on (?:the |one |this )?condition|under (?:the )?condition|only (?:on|after|once|when|against|in return|in exchange)|not without"
    r"|(?:so|as) (?:long|soon) as (?!possible|practicable|feasible)|in return for|in exchange for|in the event (?:of|that)|unless|not before|not until)\b",
    re.IGNORECASE,
)
STAYING = frozenset({"stay", "remain", "hold", "suspend", "refuse", "boycott"})


def conditional(tree: Parse) -> Iterator[Stand]:
    """Deeds that are said to follow, or to stay away, on a condition."""
    for i, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and token.dep in {"ROOT", "ccomp", "conj", "parataxis"} and limited(tree, i):
            yield Stand(i, tree.subject(i), i, "conditional")
        if token.dep not in {"advcl", "ccomp", "conj"} or not is_condition(tree, i):
            continue
        main = token.head
        if tree.tokens[main].pos in {"VERB", "AUX"} and is_stand(tree, main, i):
            yield Stand(main, tree.subject(main), main, "conditional")


def limited(tree: Parse, i: int) -> bool:
    """Whether a deed is tied to a condition in other words than "if": on condition that …, not … until …"""
    aux = {tree.word(c) for c in tree.children(i, "aux")}
    behind = [c for c in tree.below[i] if c > i and tree.tokens[c].dep in BEHIND]
    if tree.subject(i) is None or past_unreal(tree, i) or asks(tree, i) or nobody(tree, i):
        return False
    if any(waits(tree, c) for c in behind):
        return bool(aux & AHEAD) and (tree.negated(i) or tree.lemma(i) in STAYING)
    words = tree.report.text[
        tree.tokens[i].end : max((tree.tokens[max(tree.subtree(c))].end for c in behind), default=0)
    ]
    tied = CONDITION.search(words) is not None or any(begins(tree, c) for c in beside(tree, i))
    return tied and (bool(aux & AHEAD) or tree.lemma(i) in GRANTS)


def beside(tree: Parse, i: int) -> list[int]:
    """What stands before a deed, and what the parser hung on the verb of saying behind it: he said it would not resist, provided that …"""
    token = tree.tokens[i]
    outer = [c for c in tree.below[token.head] if c > i] if token.dep == "ccomp" else []
    return [c for c in (*tree.below[i], *outer) if tree.tokens[c].dep in {"prep", "advcl", "advmod"}]


def begins(tree: Parse, c: int) -> bool:
    """Whether a part of the sentence begins with the words of a condition."""
    start, end = tree.tokens[min(tree.subtree(c))].start, tree.tokens[max(tree.subtree(c))].end
    return CONDITION.match(tree.report.text, start, end) is not None


def waits(tree: Parse, i: int) -> bool:
    """Whether something begins with "until" and is no date: until a second controller is hired."""
    first = min(tree.subtree(i))
    if tree.word(first) != "until":
        return False
    if tree.tokens[i].pos in {"VERB", "AUX"}:
        return True
    what = tree.first(i, "pobj")
    return what is not None and tree.tokens[what].pos == "NOUN" and tree.lemma(what) not in DAYS


def is_condition(tree: Parse, i: int) -> bool:
    """Whether a clause is an if-clause or its inversion ("should it turn out …")."""
    if any(tree.word(c) in MARKS for c in tree.children(i, "mark")):
        return tree.tokens[i].dep != "ccomp"
    first = min(tree.subtree(i))
    return tree.word(first) == "should" and tree.tokens[first].dep == "aux" and bool(tree.children(i, *SUBJECTS))


def is_stand(tree: Parse, main: int, condition: int) -> bool:
    """Whether the main clause is a deed ahead, a threat, or something that holds only on the condition."""
    aux = {tree.word(c) for c in tree.children(main, "aux")}
    subject = tree.subject(main)
    said = tree.tokens[main].dep == "ccomp" and tree.subject(tree.tokens[main].head) is not None
    weather = subject is not None and (tree.word(subject) == "you" or (tree.word(subject) == "it" and not said))
    if (weather and not only(tree, condition)) or past_unreal(tree, main):
        return False
    if tree.lemma(main) in {"say", "tell", "know", "see"} or astonished(tree, main) or nobody(tree, main):
        return False
    if any(tree.word(c) == "there" for c in tree.children(main, "expl")) or asks(tree, main):
        return False
    ours = subject is not None and tree.word(subject) in {"i", "we"} and tree.tokens[main].tag == "VBP"
    if ours and tree.lemma(main) not in word_sets("stances")["deeds.idle"] and condition < main:
        return True
    if predicted(tree, main, subject) and not only(tree, condition):
        return False
    ready = {tree.word(c) for c in tree.children(main, "acomp")} & word_sets("stances")["for.adjectives"]
    if tree.lemma(main) == "be" and ready:
        return True
    denied = tree.negated(main) and bool(tree.children(main, "auxpass"))
    return not denied and (
        bool(aux & AHEAD) or only(tree, condition) or tree.lemma(main) in word_sets("stances")["threat.verbs"]
    )


def predicted(tree: Parse, main: int, subject: int | None) -> bool:
    """Whether somebody, in his own words, only foretells what others will do: "if I stop, they'll go back to sleep"."""
    others = subject is not None and tree.word(subject) in {"they", "he", "she", "it"}
    allowed = any(tree.word(c) in {"may", "can", "shall"} for c in tree.children(main, "aux"))
    words = word_sets("stances")
    idle = tree.lemma(main) in words["deeds.idle"] and subject is not None and tree.tokens[subject].pos == "NOUN"
    deed = tree.lemma(main) in words["deeds.verbs"] | GRANTS
    if tree.lemma(main) in {"face", "risk", "lose", "suffer"} and not (subject and tree.word(subject) in {"i", "we"}):
        return True
    return quoted(tree, main) and not allowed and not deed and (others or idle)


def nobody(tree: Parse, main: int) -> bool:
    """Whether it is told of nobody: no engineer would open the gates unless …"""
    subject = tree.subject(main)
    if subject is None:
        return False
    return tree.word(subject) in {"nobody", "anybody", "anyone"} or any(
        tree.word(c) in {"no", "any"} for c in tree.children(subject, "det")
    )


def astonished(tree: Parse, main: int) -> bool:
    """Whether the clause only tells what somebody would feel: would be amazed if …"""
    felt = {tree.word(c) for c in tree.children(main, "acomp")} | {tree.word(main)}
    return bool(felt & {"amazed", "astonished", "surprised", "shocked", "sorry", "glad", "happy", "delighted"})


def asks(tree: Parse, main: int) -> bool:
    """Whether the clause is a question, direct or indirect ("what would happen if …")."""
    return any(tree.word(c) in {"what", "how", "who", "why", "where", "when", "?"} for c in tree.children(main))


def only(tree: Parse, condition: int) -> bool:
    """Whether it is "only if"."""
    first = min(tree.subtree(condition))
    return any(tree.word(i) == "only" for i in range(max(0, first - 1), min(len(tree.tokens), first + 2)))


def past_unreal(tree: Parse, main: int) -> bool:
    """ "would have rung": what did not happen takes no stand."""
    return any(tree.lemma(c) == "have" for c in tree.children(main, "aux")) and any(
        tree.word(c) in AHEAD for c in tree.children(main, "aux")
    )
