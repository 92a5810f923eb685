"""One step of a plan: the deed with its slots, each a stretch of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import matter, objects
from variorum.reconcile.plans.slots import (
    CLAUSAL,
    Slot,
    aim,
    condition,
    first,
    place,
    purpose,
    quantities,
    squeeze,
    when,
)
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Tree
from variorum.types import Anchor, Status

WIDEST = 24
"""Words after a verb without object that may still be part of what is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """A planned deed in one report. ``day`` is when it begins, ISO, where the report's words say so."""

    where: Anchor
    lemma: str
    matter: str
    actor: Slot
    action: str
    quantity: Slot
    place: Slot
    begin: Slot
    end: Slot
    purpose: Slot
    condition: Slot
    status: Status
    day: Slot


def steps(cast: Cast, outlook: Outlook) -> Iterator[Step]:
    """The outlook's step; one for each object where several with numbers of their own are joined, and what follows."""
    base = step(cast, outlook)
    tree = cast.tree
    things = objects(tree, outlook.deed)
    numbered = [t for t in things if quantities(cast, tree.stretch(t, CLAUSAL | {"conj"}))]
    if len(numbered) < 2:
        yield base
    else:
        for thing in things:
            yield part(cast, base, outlook, thing)
    yield from following(cast, base, outlook)


def part(cast: Cast, base: Step, outlook: Outlook, thing: int) -> Step:
    """The step with one of its objects."""
    tree = cast.tree
    noun = tree.stretch(thing, CLAUSAL | {"conj"})
    own = thing in tree.children(outlook.deed, "dobj")
    return replace(
        base,
        where=base.where if own else tree.stretch(thing, frozenset({"conj", "cc"})),
        matter=tree.lemma(thing),
        action=squeeze(f"{tree.tokens[outlook.deed].exact} {noun.exact}"),
        quantity=first(quantities(cast, noun)),
        purpose=base.purpose if own else aim(tree, thing),
    )


def following(cast: Cast, base: Step, outlook: Outlook) -> Iterator[Step]:
    """ "… before sending the rest": one more step of the same actor."""
    tree = cast.tree
    for i in tree.subtree(outlook.deed):
        token = tree.tokens[i]
        if token.dep == "pcomp" and tree.word(token.head) in {"before", "after"} and tree.first(i, "dobj") is not None:
            yield replace(step(cast, replace(outlook, deed=i, clause=i)), actor=base.actor, status=base.status)


def step(cast: Cast, outlook: Outlook) -> Step:
    """The deed with all its slots."""
    tree, deed = cast.tree, outlook.deed
    thing = matter(tree, deed)
    begin, end, day = when(cast, deed, outlook.clause)
    return Step(
        where=tree.clause(outlook.clause),
        lemma=tree.lemma(deed),
        matter=tree.lemma(thing) if thing is not None else "",
        actor=actor(tree, cast, outlook),
        action=to_be(tree, outlook) + action(tree, deed),
        quantity=first(quantities(cast, tree.stretch(thing, CLAUSAL))) if thing is not None else None,
        place=place(tree, cast, deed),
        begin=begin,
        end=end,
        purpose=purpose(tree, deed) or (purpose(tree, thing) if thing is not None else None),
        condition=condition(tree, deed) or condition(tree, outlook.clause),
        status=outlook.status,
        day=day,
    )


def actor(tree: Tree, cast: Cast, outlook: Outlook) -> Slot:
    """Who is to do it; in the passive, who it is said to be done by."""
    if tree.children(outlook.deed, "auxpass"):
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return cast.actor(noun) if noun is not None else None
    if outlook.actor is None:
        return None
    named = cast.actor(outlook.actor) or cast.outer(outlook.actor, outlook.clause)
    if named is None and tree.tokens[outlook.actor].pos != "PRON":
        return squeeze(tree.stretch(outlook.actor, CLAUSAL).exact)
    return named


def to_be(tree: Tree, outlook: Outlook) -> str:
    """For "the plans are expected to be published", what is to be."""
    passive = tree.children(outlook.deed, "auxpass") and not tree.children(outlook.deed, "nsubjpass")
    if not passive or outlook.actor is None or outlook.actor > outlook.deed:
        return ""
    return f"{squeeze(tree.stretch(outlook.actor, CLAUSAL).exact)} to "


def action(tree: Tree, deed: int) -> str:
    """The verb with its object: from its first auxiliary or its passive subject to the end of the object."""
    kept = [
        deed,
        *(
            i
            for i in tree.children(deed, "aux", "auxpass", "neg", "prt", "advmod")
            if tree.word(i) != "to" and i >= deed - 4
        ),
    ]
    thing = matter(tree, deed)
    if thing is not None and tree.children(deed) and relative(tree, deed):
        return squeeze(f"{tree.span(sorted(kept)).exact} {tree.stretch(thing, CLAUSAL).exact}")
    for noun in tree.children(deed, "nsubjpass", "dobj", "attr", "oprd", "acomp", "agent"):
        kept.extend(tree.subtree(noun, CLAUSAL))
    if not tree.children(deed, "nsubjpass", "dobj", "attr", "conj"):
        kept.extend(i for i in tree.subtree(deed) if deed < i <= deed + WIDEST and not apart(tree, i, deed))
    elif thing is not None:
        kept.extend(tree.subtree(thing, CLAUSAL))
    return squeeze(tree.span(sorted(set(kept))).exact)


def relative(tree: Tree, deed: int) -> bool:
    """Whether the object or passive subject is a relative pronoun."""
    return any(tree.tokens[c].tag in {"WDT", "WP"} for c in tree.children(deed, "dobj", "nsubjpass"))


def apart(tree: Tree, i: int, top: int) -> bool:
    """Whether a word belongs to a clause that is a slot of its own or an aside, or says who said it."""
    while i != top:
        dep = tree.tokens[i].dep
        if (
            dep in {"parataxis", "relcl", "appos"}
            or tree.word(i) == "according"
            or (dep == "advcl" and tree.children(i, "mark"))
        ):
            return True
        i = tree.tokens[i].head
    return False
