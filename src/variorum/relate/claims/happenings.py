"""What happens at a time, and who and what takes part: classes of deeds in whatever words, and parties by all their names.

Dates of one event are told of other verbs ("inspected", "went over", "the survey"), and of other names of one thing
("the ferry", "the Lady Roe").
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from variorum.relate.claims.frames import Frame, Opened
from variorum.relate.claims.tree import SUBJECTS
from variorum.types import ReportId

SINGLE = frozenset({"man", "woman", "patient", "victim", "boy", "girl", "body"})  # general, but one of a story's few
COMPLEMENTS = frozenset(
    {"prt", "prep", "advmod", "dobj", "acomp", "attr", "oprd", "xcomp", "agent", "dative", "nsubjpass"}
)
TURNING = frozenset({"in", "on", "over", "by", "through"})  # particles that make another verb ("closed in on a record")
NOTHING: frozenset[str] = frozenset()
BEGINNING = frozenset({"begin", "start", "commence", "open", "resume"})  # what begins is what happens
TAKING_PART = frozenset({"dobj", "attr", "dative", "oprd", "nsubj", "nsubjpass", "csubj"})


@cache
def words() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """For each first word of an entry, the classes it may stand for with all the words that must be there."""
    raw = tomllib.loads(files("variorum.data").joinpath("happenings.toml").read_text(encoding="utf-8"))
    found: defaultdict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for name, entries in raw.items():
        for entry in entries:
            first, *rest = entry.split()
            found[first].add((name, frozenset(rest)))
    return {first: tuple(sorted(held, key=lambda item: (item[0], sorted(item[1])))) for first, held in found.items()}


def happenings(opened: Opened, shape: Frame, top: int, *, alone: bool) -> frozenset[str]:
    """The classes of what the clause's verb, or the noun ``top`` that a time hangs on, says to have happened.

    ``alone``: the time is the noun's own ("the 2008 campaign"), and says nothing of when the verb's deed was done. So is
    that of a noun which itself tells of a deed.
    """
    tokens, light = opened.tree.tokens, opened.lexicon.light
    around = [*_complements(opened, shape.verb), shape.verb]
    near = {tokens[i].lemma.casefold() for i in around}
    alone = alone or (top not in (shape.verb, shape.subject) and any(classes(tokens[top].lemma.casefold(), near)))
    apposed = [k for k in opened.tree.children[top] if tokens[k].dep == "appos"]  # "Ann Roe, mayor since 2014"
    heads = [top, *apposed] if alone or apposed else [shape.verb, top]
    if tokens[shape.verb].lemma in light and not alone:
        heads += [i for i in around if tokens[i].dep in ("dobj", "attr", "acomp", "oprd")]
    if tokens[shape.verb].lemma in BEGINNING and not alone:
        heads += [i for i in (shape.subject, shape.object) if i is not None]
    turned = {tokens[k].lemma for k in opened.tree.children[shape.verb] if tokens[k].dep == "prt"} & TURNING
    return frozenset(
        name
        for i in heads
        for name in classes(tokens[i].lemma.casefold(), near, turned if i == shape.verb else NOTHING)
    )


def classes(lemma: str, near: AbstractSet[str], needed: AbstractSet[str] = NOTHING) -> Iterator[str]:
    """The classes that a word stands for beside these others; an entry must have those that are ``needed``."""
    yield from (name for name, rest in words().get(lemma, ()) if needed <= rest <= near)


def _complements(opened: Opened, verb: int) -> Iterator[int]:
    """Particles, objects and prepositional objects of the verb."""
    tree = opened.tree
    for k in tree.children[verb]:
        misread = tree.tokens[k].dep == "advcl" and tree.tokens[k].pos == "NOUN"  # "laid to rest"
        if tree.tokens[k].dep in COMPLEMENTS or misread:
            yield k
            yield from (j for j in tree.children[k] if tree.tokens[j].dep in ("pobj", "compound", "amod", "prep"))


def parties(opened: Opened, shape: Frame, outside: set[int], aliases: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Who and what takes part in the clause, by entity and by common noun; tokens ``outside`` are the time's own."""
    found: set[str] = set()
    for i in _taking_part(opened, shape):
        if i in outside:
            continue
        found |= called(opened, i, aliases)
    return frozenset(found)


def doer(opened: Opened, shape: Frame, aliases: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What the one who does it may be called: the subject, or in the passive what follows "by".

    Empty where a verb above has the subject ("ordered two wards to close").
    """
    tree = opened.tree
    hanging = tree.children[shape.verb]
    by = [j for k in hanging if tree.tokens[k].dep == "agent" for j in tree.children[k] if tree.tokens[j].dep == "pobj"]
    passive = any(tree.tokens[k].dep in ("nsubjpass", "auxpass") for k in hanging)
    told = tree.tokens[shape.verb].dep in ("xcomp", "ccomp") and not any(
        tree.tokens[k].dep in SUBJECTS for k in hanging
    )
    who = by[0] if by else None if passive or told else shape.subject
    return called(opened, who, aliases) if who is not None else frozenset()


def called(opened: Opened, i: int, aliases: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The entity or class of a noun, with the nouns that stand beside the entity's name elsewhere."""
    lemma = opened.tree.tokens[i].lemma
    key = opened.key(i) or (lemma if lemma in SINGLE else None)
    return frozenset({key}) | aliases.get(key, frozenset()) if key else frozenset()


def _taking_part(opened: Opened, shape: Frame) -> Iterator[int]:
    """The heads of subject, objects and prepositional objects; for a participle also the noun that it tells of."""
    tree, verb = opened.tree, shape.verb
    token = tree.tokens[verb]
    if shape.subject is not None:
        yield from _with_apposed(opened, shape.subject)
    for k in tree.children[verb]:
        if tree.tokens[k].dep in TAKING_PART:
            yield from _with_apposed(opened, k)
        elif tree.tokens[k].dep in ("prep", "agent"):
            yield from (j for j in tree.children[k] if tree.tokens[j].dep == "pobj")
    if token.dep in ("acl", "relcl", "amod"):
        yield from _with_apposed(opened, token.head)
    elif token.dep in ("ccomp", "xcomp") and token.head != verb:
        yield from (k for k in tree.children[token.head] if tree.tokens[k].dep == "dobj")


def _with_apposed(opened: Opened, i: int) -> Iterator[int]:
    """The noun, what stands in apposition to it or it to, whose it is, and what it is of ("the shareholders' meeting")."""
    tree = opened.tree
    yield i
    for k in tree.children[i]:
        if tree.tokens[k].dep in ("appos", "poss", "compound"):
            yield k
        elif tree.tokens[k].lemma == "of":
            yield from (j for j in tree.children[k] if tree.tokens[j].dep == "pobj")
    if tree.tokens[i].dep == "appos":
        yield tree.tokens[i].head


def aliases(opened: Mapping[ReportId, Opened]) -> dict[str, frozenset[str]]:
    """For each entity, the classes of common nouns that any report sets beside its name ("the car ferry Lady Roe")."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for view in opened.values():
        tokens = view.tree.tokens
        for i, entity in view.names.items():
            if tokens[i].pos == "PROPN":
                beside = (k for k in _beside(view, i) if tokens[k].pos == "NOUN")
                found[entity] |= {key for k in beside if (key := view.key(k))}
    return {entity: frozenset(nouns) for entity, nouns in found.items() if nouns}


def _beside(view: Opened, i: int) -> Iterable[int]:
    """Nouns in one phrase with the name: in front of it, in apposition, or that it is the name of."""
    tokens = view.tree.tokens
    within = [k for k in view.tree.children[i] if tokens[k].dep in ("compound", "appos", "nmod")]
    return [*within, tokens[i].head] if tokens[i].dep == "appos" else within
