"""Whether two reports tell of one step: the deed by its class of verbs, what it acts on, the order, the numbers, the days."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from variorum.data import word_sets
from variorum.models.wordnet import SYNONYM, likeness
from variorum.reconcile.plans.said import Said
from variorum.reconcile.plans.steps import Step
from variorum.text import words

SHARED = 0.5
"""Share of the shorter one's telling words from which two wordings are about one thing."""
BY_EVENT, BY_VERB, BY_THING, BY_WORDS, ALONE = 0.3, 0.5, 0.55, 0.6, 0.7
"""Cosines of two clauses from which they tell one deed: with one noun for it, with one class of verb, acting on one thing, with neither."""
PART = re.compile(r"(?:one|two|some|part|half|most|a third|a quarter) of\b", re.IGNORECASE)
"""What only a part of something begins with, so that the rest of it may go on."""
PARTAKING = "same.attend"
"""The class of deeds that are nothing without what is taken part in."""
FEW = 10
"""Numbers below it are met too often to tell one thing."""
FAR = 3.0
"""Factor between two numbers from which they count two things rather than one thing otherwise."""
SMALL = frozenset(
    {"will", "would", "that", "with", "their", "have", "been", "could", "shall", "from", "into", "this", "they"}
)


def same(a: Step, b: Step, *, cosine: float, aligned: bool) -> bool:
    """Whether two steps are one; ``aligned`` where one clause was made from the other."""
    if clash(a, b, aligned=aligned):
        return False
    verb, thing = kind(a) == kind(b), one_thing(a, b)
    if verb and (names_deed(a) or names_deed(b)) and cosine >= (BY_VERB if off(a) != off(b) else BY_EVENT):
        return True
    if verb and a.days and b.days and not other_days(a, b) and together(a, b):
        return True
    if thing and cosine >= BY_EVENT and alike(a, b):
        return True
    if cosine >= BY_VERB and one_number(a, b):
        return True
    if thing and cosine >= BY_EVENT and one_place(a, b):
        return True
    if (
        cosine >= ALONE
        or (verb and cosine >= BY_VERB)
        or (thing and cosine >= (BY_THING if one_noun(a, b) and not classed(a, b) else BY_WORDS))
    ):
        return True
    if aligned and (verb or thing or (a.day and a.day == b.day)):
        return True
    counted = overlap(a.get("quantity"), b.get("quantity"))
    if a.phase and a.phase == b.phase and (counted or (verb and people(a, b))):
        return True
    if verb and thing:
        return bool(a.matter or b.matter) or together(a, b)
    x, y = stems(a.words or a.action), stems(b.words or b.action)
    common = len(x & y) / min(len(x), len(y)) if x and y else 0.0
    return common >= 0.75 and len(x & y) >= (2 if verb else 3)


def one_deed(a: Step, b: Step) -> bool:
    """Whether verb and thing are of one class: the nearest that two steps come by their words."""
    return kind(a) == kind(b) and one_thing(a, b)


def other_event(a: Step, b: Step) -> bool:
    """Whether one is only an event on a day, and the other somebody's deed on another day."""
    bare = (a.lemma == a.matter) != (b.lemma == b.matter)
    return bare and other_days(a, b) and (a.get("actor") is None) != (b.get("actor") is None)


def clash(a: Step, b: Step, *, aligned: bool) -> bool:
    """Whether they cannot be one: ruled out and not, other days or numbers in one report, other places in the order."""
    if a.where.report == b.where.report and (a.status == "denied") != (b.status == "denied"):
        return True
    if (a.status == "denied") != (b.status == "denied") and not (aligned or kind(a) == kind(b)):
        return True
    if a.phase and b.phase and a.phase != b.phase:
        return True
    if other_event(a, b) and not aligned:
        return True
    if off(a) != off(b) and (PART.match(a.words) or PART.match(b.words)):
        return True
    if foreign(a, b) or (rivals(a, b) and not aligned):
        return True
    if (
        a.where.report == b.where.report
        and a.verb != b.verb
        and a.where.start < b.where.end
        and b.where.start < a.where.end
        and not (names_deed(a) and names_deed(b) and a.matter == b.matter)
        and not (a.lemma == b.lemma and a.day and a.day == b.day)
    ):
        return True
    if apart(a.get("quantity"), b.get("quantity"), 1.0 if a.where.report == b.where.report else FAR) and not aligned:
        return True
    if (a.phase or b.phase) and a.phase != b.phase and not overlap(a.get("quantity"), b.get("quantity")):
        return not aligned and people(a, b)
    return a.where.report == b.where.report and other_days(a, b)


def other_days(a: Step, b: Step) -> bool:
    """Whether both have days and none in common."""
    ours, theirs = a.days, b.days
    return ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0])


def foreign(a: Step, b: Step) -> bool:
    """Whether two actors belong to different countries."""
    return bool(a.lands and b.lands and not a.lands & b.lands)


def rivals(a: Step, b: Step) -> bool:
    """Whether two persons do it, or two countries, or one is asked to and somebody else does."""
    if together(a, b):
        return False
    return (a.party == b.party and a.party in {"PER", "GPE"}) or a.asked != b.asked


def apart(a: Said | None, b: Said | None, factor: float) -> bool:
    """Whether two numbers are further apart than the factor."""
    if a is None or b is None or a.amount is None or b.amount is None:
        return False
    return a.amount[1] * factor < b.amount[0] or b.amount[1] * factor < a.amount[0]


def overlap(a: Said | None, b: Said | None) -> bool:
    """Whether both give a number and the two may be one."""
    if a is None or b is None or a.amount is None or b.amount is None:
        return False
    return not apart(a, b, 1.0)


def one_thing(a: Step, b: Step) -> bool:
    """Whether both act on one thing: the same noun, both people, or wordings that share half; nothing on either side is one, too."""
    if one_noun(a, b):
        return True
    x, y = stems(object_of(a.words or a.action, a.lemma)), stems(object_of(b.words or b.action, b.lemma))
    return bool(x and y) and len(x & y) >= SHARED * min(len(x), len(y))


def one_noun(a: Step, b: Step) -> bool:
    """Whether both act on what one noun names, or on people."""
    classes = deed_classes()
    return classes.get(a.matter, a.matter) == classes.get(b.matter, b.matter) or people(a, b)


@lru_cache(maxsize=4096)
def object_of(action: str, lemma: str) -> str:
    """What is done, less the verb."""
    return " ".join(word for word in action.split() if word[:4].lower() != lemma[:4])


def people(a: Step, b: Step) -> bool:
    """Whether both act on people who may go by many names."""
    known = word_sets("plans")["words.people"]
    return a.matter in known and b.matter in known


def kind(step: Step) -> str:
    """The class of the deed's verb; that of its noun where the verb leaves the deed to it ("hold talks", "wants an election")."""
    classes = deed_classes()
    if (turn := classes.get(f"{step.lemma} {step.matter}")) is not None:
        return turn
    if names_deed(step):
        return classes.get(step.matter, step.matter)
    return classes.get(step.lemma) or classes.get(step.lemma.split()[0]) or step.lemma


@cache
def leaving() -> frozenset[str]:
    """Verbs that leave the deed to their noun: light ones, and those that plan it, want it, order it or put it off."""
    lists = word_sets("plans")
    keys = ("objects.proposed", "objects.discussed", "objects.decided", "participles.decided", "participles.deferred")
    asked = {verb.split()[0] for key in keys for verb in lists[key]}
    return lists["words.light"] | lists["words.holding"] | asked


def names_deed(step: Step) -> bool:
    """Whether the noun says what is done, and the verb only that it is held, planned, wanted or put off."""
    if deed_classes().get(f"{step.lemma} {step.matter}", PARTAKING) != PARTAKING:
        return True
    if step.lemma.split()[0] not in leaving() and step.lemma != step.matter:
        return False
    return step.matter in word_sets("deeds")["events.nouns"] or step.matter in deed_classes()


def one_place(a: Step, b: Step) -> bool:
    """Whether both are told to be in one place or go to one."""
    ours, theirs = a.get("place"), b.get("place")
    if ours is None or theirs is None:
        return False
    x, y = stems(ours.value), stems(theirs.value)
    return bool(x and y) and 2 * len(x & y) >= max(len(x), len(y))


def one_number(a: Step, b: Step) -> bool:
    """Whether both count to one number, of ten or more."""
    ours, theirs = a.get("quantity"), b.get("quantity")
    if ours is None or theirs is None or ours.amount is None or theirs.amount is None:
        return False
    return ours.amount == theirs.amount and ours.amount[0] >= FEW


def classed(a: Step, b: Step) -> bool:
    """Whether both verbs are of a class that is known, so that another one is another deed."""
    known = set(deed_classes().values())
    return kind(a) in known and kind(b) in known


def off(step: Step) -> bool:
    """Whether it is called off."""
    return step.status == "dropped"


def alike(a: Step, b: Step) -> bool:
    """Whether the verbs can mean the same, and are no mere "take" or "give"."""
    general = leaving() | word_sets("deeds")["idle.verbs"]
    first, second = a.lemma.split()[0], b.lemma.split()[0]
    return not {first, second} & general and likeness(a.lemma, b.lemma) >= SYNONYM


def together(a: Step, b: Step) -> bool:
    """Whether two actors may be one: one is not named, or they share a word or a country."""
    ours, theirs = a.get("actor"), b.get("actor")
    return ours is None or theirs is None or bool(stems(ours.value) & stems(theirs.value)) or bool(a.lands & b.lands)


@cache
def deed_classes() -> dict[str, str]:
    """The class of each verb, verb with particle, and noun that names a deed."""
    found = {
        word: key for key, words in sorted(word_sets("deeds").items()) if key.startswith("same.") for word in words
    }
    return found | {
        word: key for key, words in sorted(word_sets("plans").items()) if key.startswith("same.") for word in words
    }


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The first letters of the longer words."""
    return frozenset(word[:5] for word, _, _ in words(text) if len(word) > 3 and word not in SMALL)
