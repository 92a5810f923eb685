"""Deeds: what somebody does, has done, means to do or will not do, and how far each clause says it has come.

A deed is told by a finite verb ("drained the lake"), by the infinitive or gerund under a verb that only says how it stands
("hope to drain", "ruled out closing") or by a noun ("ordered an inquiry", "the talks collapsed"). Told in different
words and parts of speech it is one deed where its name and what it is done to are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.relate.claims.frames import DAYS, Opened, bearer
from variorum.relate.claims.standing import Standing, standing_of, words
from variorum.relate.claims.tree import OBJECTS, SUBJECTS, VERBAL
from variorum.types import Anchor, Claim, ReportId

ARGUMENT = frozenset({"dobj", "nsubjpass", "pobj", "attr", "oprd"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "all", "every", "each", "both"})
REALMS = frozenset({"town", "city", "village", "country", "state", "county", "island", "capital", "region", "province"})
NARROWING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """``name`` is the deed's class; ``target`` what it is done to; ``things`` all its nouns, ``narrowed`` them with
    what narrows them. ``actor`` is an entity or a noun's class, None where the clause does not say. ``clausal``:
    a clause says what the deed is about ("ruled on whether …"). ``definite``: the noun is one that is known already.
    ``also``: the place in its sentence that "the town" or "the country" who acts may be."""

    report: ReportId
    name: str
    verbal: bool
    actor: str | None
    target: str | None
    things: frozenset[str]
    narrowed: frozenset[tuple[str, str]]
    standing: Standing
    claim: Claim
    clausal: bool
    definite: bool
    also: frozenset[str]

    @property
    def anchor(self) -> Anchor:
        """Where the clause stands."""
        return Anchor(self.claim.report, self.claim.start, self.claim.end, self.claim.exact)


def deeds(view: Opened) -> list[Deed]:
    """The deeds that the report's claims tell, in text order."""
    found: list[Deed] = []
    for i, token in enumerate(view.tree.tokens):
        if token.pos in VERBAL and token.dep not in ("aux", "auxpass", "amod"):
            found += verb_deeds(view, i)
        elif token.pos in ("NOUN", "PROPN"):
            found += noun_deeds(view, i)
    return found


def verb_deeds(view: Opened, i: int) -> Iterator[Deed]:
    """The deed of a verb that names one; "wants to", "began" only say how another stands."""
    name = named(view, i)
    claim = holding(view, i)
    if name is None or claim is None or only_stands(view, i):
        return
    standing = standing_of(view, i, claim)
    if standing is None:
        return
    tokens = view.tree.tokens
    patient = next((k for k in view.tree.children[i] if tokens[k].dep in OBJECTS | {"nsubjpass"}), None)
    passive = any(tokens[k].dep == "auxpass" for k in view.tree.children[i])
    if passive and tokens[i].dep == "xcomp" and not any(tokens[k].dep == "nsubjpass" for k in view.tree.children[i]):
        patient = view.tree.argument(i, SUBJECTS)  # "is expected to be named"
    yield made(view, name, i, standing, claim, target=patient, verbal=True)


def noun_deeds(view: Opened, i: int) -> Iterator[Deed]:
    """The deed of an event noun that something is said of: wanted, ordered, held, called off."""
    claim = holding(view, i)
    plain = called_off(view, i) or allowed(view, i)
    name = event(view, i) or (view.lexicon.canonical(view.tree.tokens[i].lemma) if plain else None)
    if name is None or claim is None:
        return
    standing = standing_of(view, i, claim)
    if standing is not None:
        yield made(view, name, i, standing, claim, target=None, verbal=False)


def made(
    view: Opened, name: str, i: int, standing: Standing, claim: Claim, *, target: int | None, verbal: bool
) -> Deed:
    """The deed with its arguments' classes."""
    nouns = arguments(view, i)
    things = {key: k for k in nouns if (key := thing(view, k))}
    narrowed = {(key, other) for key, k in things.items() for other in narrowing(view, k)}
    if not verbal:
        narrowed |= {(name, other) for other in narrowing(view, i)}
    return Deed(
        report=view.report.id,
        name=name,
        verbal=verbal,
        actor=standing.actor,
        target=thing(view, target) if target is not None else None,
        things=frozenset(things),
        narrowed=frozenset(narrowed),
        standing=standing,
        claim=claim,
        definite=verbal or definite(view, i),
        also=places_meant(view, i) if standing.actor in REALMS else frozenset(),
        clausal=any(view.tree.tokens[k].dep in ("ccomp", "xcomp", "pcomp") for k in below(view, i)),
    )


def named(view: Opened, i: int) -> str | None:
    """The class of the deed a verb names, its particle taken with it; None for verbs that name none."""
    lemma = view.tree.tokens[i].lemma.casefold()
    whole = next((w for w in phrases(view, i) if w in words().same), None)
    if whole:
        return words().same[whole]
    if lemma in words().idle or not lemma.isalpha() or lemma in view.lexicon.saying:
        return None
    return words().same.get(lemma, view.lexicon.canonical(lemma))


def phrases(view: Opened, i: int) -> list[str]:
    """The verb with each particle, small word or bare noun after it ("step in", "take part")."""
    tokens = view.tree.tokens
    lemma = tokens[i].lemma.casefold()
    after = [
        tokens[k].exact.casefold()
        for k in view.tree.children[i]
        if tokens[k].dep in ("prt", "advmod", "prep", "dobj", "acomp")
    ]
    inner = [
        tokens[j].exact.casefold()
        for k in view.tree.children[i]
        if tokens[k].dep == "prep" and tokens[k].exact.casefold() == "on"
        for j in view.tree.children[k]
        if tokens[j].dep == "pobj"
    ]
    of = [
        f"{tokens[k].exact.casefold()} {tokens[j].lemma.casefold()}"
        for k in view.tree.children[i]
        if tokens[k].dep == "prep"
        for j in view.tree.children[k]
        if tokens[j].dep == "pobj"
    ]
    return [f"{lemma} {word}" for word in (*of, *after, *inner)]


def event(view: Opened, i: int) -> str | None:
    """The class of the deed a noun names; a part of a compound names none."""
    token = view.tree.tokens[i]
    lemma = token.lemma.casefold()
    if token.dep == "compound" or i in view.names or lemma not in words().events:
        return None
    return words().same.get(lemma, view.lexicon.canonical(lemma))


def called_off(view: Opened, i: int) -> bool:
    """Whether a plain noun is what somebody cancels or puts off, which makes it the name of a deed."""
    token = view.tree.tokens[i]
    if token.dep not in ("dobj", "nsubjpass") or i in view.names or token.head == i:
        return False
    return bool({view.tree.tokens[token.head].lemma, *phrases(view, token.head)} & words().offs)


def allowed(view: Opened, i: int) -> bool:
    """Whether a noun that is narrowed by a telling word is what a verb of standing decides on ("armed escorts")."""
    token = view.tree.tokens[i]
    if token.dep not in ("dobj", "nsubjpass") or token.pos != "NOUN" or not any(narrowing(view, i)):
        return False
    above = {view.tree.tokens[token.head].lemma, *phrases(view, token.head)}
    return any(
        words().verbs.get(verb, "done") not in ("begun", "done") for verb in above
    )  # to open a gate is no decision


def only_stands(view: Opened, i: int) -> bool:
    """Whether the verb only says how a deed below it stands."""
    tokens = view.tree.tokens
    lemma = tokens[i].lemma.casefold()
    if not {lemma, *phrases(view, i)} & words().governing:
        return False
    below = [k for k in view.tree.children[i] if tokens[k].dep in ("xcomp", "pcomp", "dobj", "nsubjpass", "ccomp")]
    inner = [j for k in view.tree.children[i] if tokens[k].dep == "prep" for j in view.tree.children[k]]
    return any(tokens[k].pos == "VERB" or event(view, k) or called_off(view, k) for k in (*below, *inner))


def definite(view: Opened, noun: int) -> bool:
    """Whether an article or owner says which one is meant, or "all" that there are."""
    tokens = view.tree.tokens
    return any(tokens[k].dep == "poss" or tokens[k].exact.casefold() in DEFINITE for k in view.tree.children[noun])


def below(view: Opened, i: int) -> list[int]:
    """What hangs on the token, and on its prepositions."""
    held = view.tree.children[i]
    return [*held, *(j for k in held if view.tree.tokens[k].dep == "prep" for j in view.tree.children[k])]


def arguments(view: Opened, i: int) -> list[int]:
    """The nouns that hang on the deed as objects, of it and of its prepositions, with what these are "of"."""
    tokens = view.tree.tokens
    found = []
    todo = [k for k in view.tree.children[i] if tokens[k].dep in ARGUMENT | {"prep", "agent"}]
    while todo:
        k = todo.pop()
        if tokens[k].dep in ("prep", "agent"):
            todo += [j for j in view.tree.children[k] if tokens[j].dep == "pobj"]
            continue
        if tokens[k].pos in ("NOUN", "PROPN"):
            found.append(k)
            todo += [
                j
                for j in view.tree.children[k]
                if tokens[j].dep == "prep" and tokens[j].lemma in ("of", "in", "at", "on", "into", "for")
            ]
    return sorted(found)


def thing(view: Opened, k: int) -> str | None:
    """What a noun stands for: an entity, the deed it names, or its class."""
    k = bearer(view, k)
    token = view.tree.tokens[k]
    lemma = token.lemma.casefold()
    if k in view.names:
        return view.names[k]
    if lemma in view.lexicon.generic or lemma in DAYS or token.pos not in ("NOUN", "PROPN"):
        return None
    return event(view, k) or view.lexicon.canonical(lemma)


def places_meant(view: Opened, i: int) -> frozenset[str]:
    """The one name in the sentence that is no person's."""
    sentence = view.tree.sentence(view.tree.tokens[i].start)
    inside = view.tree.inside(sentence.start, sentence.end) if sentence else []
    found = frozenset(view.names[k] for k in inside if k in view.names) - view.people
    return found if len(found) == 1 else frozenset()


def narrowing(view: Opened, k: int) -> Iterator[str]:
    """What narrows a noun before it."""
    for j in view.tree.children[k]:
        plain = view.tree.tokens[j].lemma.casefold() in words().empty
        if view.tree.tokens[j].dep in NARROWING and not plain and (key := view.key(j)):
            yield key


def holding(view: Opened, i: int) -> Claim | None:
    """The shortest claim that the token stands in."""
    token = view.tree.tokens[i]
    inside = [c for c in view.annotations.claims if c.start <= token.start and token.end <= c.end]
    return min(inside, key=lambda c: (c.end - c.start, c.start), default=None)
