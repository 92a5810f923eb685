"""One step of a plan: the deed with its slots, each a stretch of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from variorum.data import word_sets
from variorum.reconcile.plans.action import action, timely
from variorum.reconcile.plans.actors import actor, happens
from variorum.reconcile.plans.days import when
from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import head, matter, objects
from variorum.reconcile.plans.places import WHERE, place
from variorum.reconcile.plans.said import Filled, Said, squeeze
from variorum.reconcile.plans.slots import CLAUSAL, aim, condition, phrase, purpose, quantity
from variorum.reconcile.plans.speech import spoken
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Parse
from variorum.types import Anchor, PlanSlot, Status

PARTICLES = frozenset({"out", "off", "back", "away", "down", "up", "over", "in", "ahead", "together"})
"""Words right after a verb that the parser may take for adverbs."""
STAYING = frozenset({"stay", "remain", "keep", "be", "leave"})
"""Verbs of which the state that follows them says what is done ("stay shut")."""


@dataclass(frozen=True, slots=True)
class Step:
    """A planned deed in one report: its clause, the verb and what it acts on, as lemmas, and its filled slots.

    ``verb`` is the position of the deed's verb in the report; ``phase`` is 1 for what comes "first", 2 for what comes
    "later", 0 where the words do not say. ``spoken``: it stands inside quotation marks. ``named``: it is done to somebody
    who is named. ``demanded``: somebody asks that it be done; ``asked``: somebody is asked to do it. ``party`` is the type of
    the actor's mention where it has a name, else empty; ``lands`` are the countries that the actor is of. ``words`` are what is
    done with the place that has a slot of its own. ``active``: somebody or something does it.
    """

    where: Anchor
    verb: int
    lemma: str
    matter: str
    phase: int
    status: Status
    spoken: bool
    slots: Filled
    named: bool = False
    demanded: bool = False
    asked: bool = False
    party: str = ""
    lands: frozenset[str] = frozenset()
    words: str = ""
    active: bool = False

    @property
    def action(self) -> str:
        """What is done, in the report's words."""
        return self.slots["action"].value

    @property
    def day(self) -> str | None:
        """The first day that its times mean."""
        days = [found.days[0] for key in ("begin", "end") if (found := self.get(key)) and found.days]
        return min(days, default=None)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day that its times mean."""
        found = [day for key in ("begin", "end") if (time := self.get(key)) and time.days for day in time.days]
        return (min(found), max(found)) if found else None

    def get(self, slot: PlanSlot) -> Said | None:
        """What fills a slot, if anything does."""
        return self.slots.get(slot)


def steps(cast: Cast, outlook: Outlook) -> Iterator[Step]:
    """The outlook's step; one for each object where several with numbers of their own are joined, and what follows."""
    base = step(cast, outlook)
    tree = cast.tree
    if tree.word(outlook.deed) == "followed" and tree.first(outlook.deed, "agent") is not None:
        yield from successor(cast, base, outlook.deed)
        return
    things = objects(tree, outlook.deed)
    numbered = [t for t in things if quantity(cast, phrase(tree, t, CLAUSAL | {"conj"}))]
    if len(numbered) < 2:
        yield base
    else:
        for thing in things:
            yield part(cast, base, outlook, thing)
    yield from following(cast, base, outlook)


def part(cast: Cast, base: Step, outlook: Outlook, thing: int) -> Step:
    """The step with one of its objects."""
    tree = cast.tree
    noun = phrase(tree, thing, CLAUSAL | {"conj"})
    own = thing in tree.children(outlook.deed, "dobj")
    where = base.where if own else tree.stretch(thing, frozenset({"conj", "cc"}))
    giver = gapped(cast, thing) if not own else None
    named = noun if giver is None else phrase(tree, thing, CLAUSAL | {"conj", "compound", "dative", "nmod"})
    done = Said(squeeze(f"{tree.tokens[outlook.deed].exact} {named.exact}"), where)
    inner: Mapping[PlanSlot, Said | None] = {
        "actor": giver or base.get("actor"),
        "action": done,
        "quantity": quantity(cast, noun),
        "purpose": base.get("purpose") if own else aim(tree, thing),
    }
    return replace(
        base,
        where=where,
        matter=head(tree, thing),
        phase=phase(tree, thing),
        words=done.value,
        slots=filled({**base.slots, **inner}),
    )


def gapped(cast: Cast, thing: int) -> Said | None:
    """Who gives the second thing, where the verb is left out ("Norland promised ten boats and Sudmark 40 divers")."""
    tree = cast.tree
    number = tree.first(thing, "nummod")
    before = number - 1 if number is not None and number else None
    if before is None or tree.tokens[before].pos != "PROPN" or tree.word(before - 1) not in {"and", ","}:
        return None
    name = cast.actor(before)
    return Said(name, tree.span([before])) if name else None


def following(cast: Cast, base: Step, outlook: Outlook) -> Iterator[Step]:
    """ "… before sending the rest": one more step of the same actor."""
    tree = cast.tree
    for i in tree.subtree(outlook.deed):
        token = tree.tokens[i]
        if token.dep == "pcomp" and tree.word(token.head) in {"before", "after"} and tree.first(i, "dobj") is not None:
            later = step(cast, replace(outlook, deed=i, clause=i))
            inner = {**later.slots, "actor": base.get("actor"), "status": base.get("status")}
            order = 2 if tree.word(token.head) == "before" else 1
            yield replace(later, status=base.status, phase=order, slots=filled(inner))
    for i in tree.subtree(outlook.clause, frozenset({"conj", "ccomp", "parataxis"})):
        if i != outlook.deed and tree.word(i) == "followed" and tree.first(i, "agent") is not None:
            yield from successor(cast, base, i)


def successor(cast: Cast, base: Step, verb: int) -> Iterator[Step]:
    """ "…, followed by sixty more": the step of those that follow."""
    tree = cast.tree
    agent = tree.first(verb, "agent")
    noun = tree.first(agent, "pobj") if agent is not None else None
    if noun is None:
        return
    who, where = phrase(tree, noun), tree.stretch(verb)
    begin, end = when(cast, verb, verb)
    found: Mapping[PlanSlot, Said | None] = {
        "actor": Said(squeeze(who.exact), who),
        "action": Said("follow", where),
        "quantity": quantity(cast, who),
        "begin": begin,
        "end": end,
        "condition": condition(tree, verb),
        "status": Said(base.status, where),
    }
    at = tree.tokens[verb].start
    yield replace(
        base, where=where, verb=at, lemma="follow", matter=head(tree, noun), phase=2, words="", slots=filled(found)
    )


def step(cast: Cast, outlook: Outlook) -> Step:
    """The deed with all its slots."""
    tree, deed = cast.tree, outlook.deed
    thing, where = matter(tree, deed), tree.clause(outlook.clause)
    begin, end = when(cast, deed, outlook.clause)
    limit = condition(tree, deed) or condition(tree, outlook.clause)
    state = settled(outlook, end or limit)
    if state == "decided" and tree.lemma(deed) in word_sets("plans")["verbs.discussed"]:
        state = "under discussion"
    where_to, done = place(cast, deed), action(cast, outlook)
    found: Mapping[PlanSlot, Said | None] = {
        "actor": actor(cast, outlook),
        "action": unlimited(less(done, where_to, whole=whole_without(cast, outlook)), limit),
        "quantity": amount(cast, outlook, thing) or counted(cast, deed, done),
        "place": where_to,
        "begin": begin,
        "end": end,
        "purpose": purpose(tree, deed) or (purpose(tree, thing) if thing is not None else None),
        "condition": limit,
        "status": Said(state, where),
    }
    lemma = named_verb(tree, deed)
    return Step(
        where=where,
        verb=tree.tokens[deed].start,
        lemma=lemma,
        matter=lemma if tree.tokens[deed].pos == "NOUN" else about(cast, outlook, thing),
        phase=phase(tree, deed),
        status=state,
        spoken=spoken(cast, deed),
        slots=filled(found),
        named=met_by_name(cast, outlook),
        demanded=demanded(tree, outlook),
        asked=tree.lemma(outlook.clause) in word_sets("plans")["verbs.asking"]
        and outlook.actor != tree.subject(outlook.clause),
        party=party(cast, outlook),
        words=done.value,
        active=active(cast, outlook),
    )


def active(cast: Cast, outlook: Outlook) -> bool:
    """Whether the deed is a verb that somebody or something does: no passive, no event, no "there will be"."""
    tree, deed = cast.tree, outlook.deed
    done = tree.children(deed, "auxpass", "nsubjpass", "expl") or happens(cast, outlook)
    return not done and tree.tokens[deed].pos != "NOUN"


def named_verb(tree: Parse, deed: int) -> str:
    """The deed's lemma with its particle, which the parser may take for an adverb, or with the state that it keeps ("stay shut")."""
    after = deed + 1
    loose = after in tree.children(deed, "advmod") and tree.word(after) in PARTICLES
    bare = after in tree.children(deed, "prep") and not tree.children(after)
    particle = tree.first(deed, "prt")
    if particle is None and (loose or bare):
        particle = after
    if particle is None and tree.lemma(deed) in STAYING:
        particle = tree.first(deed, "acomp", "oprd")
    return tree.lemma(deed) + (f" {tree.word(particle)}" if particle is not None else "")


def whole_without(cast: Cast, outlook: Outlook) -> bool:
    """Whether what is done is whole without a place: it is done to something, or is what becomes of an event."""
    return bool(cast.tree.children(outlook.deed, "dobj", "nsubjpass")) or happens(cast, outlook)


def unlimited(done: Said, limit: Said | None) -> Said:
    """What is done without the condition that ends it."""
    first = done.value.removesuffix(limit.value).strip(" ,") if limit is not None else ""
    return replace(done, value=first) if first and first != done.value else done


def less(done: Said, where_to: Said | None, *, whole: bool) -> Said:
    """What is done without the place that ends it, which has a cell of its own."""
    if where_to is None or not whole or where_to.where.end < done.where.end:
        return done
    first, found, _ = done.value.partition(where_to.value.split(",")[0])
    words = first.split() if found else []
    return replace(done, value=" ".join(words[:-1])) if len(words) > 2 and words[-1].lower() in WHERE else done


def party(cast: Cast, outlook: Outlook) -> str:
    """The type of the actor's mention, where it is a name."""
    mention = cast.mention(outlook.actor) if outlook.actor is not None else None
    return mention.type if mention is not None and mention.level == "NAM" else ""


def met_by_name(cast: Cast, outlook: Outlook) -> bool:
    """Whether the passive's subject is a person or body with a name."""
    subject = cast.tree.first(outlook.deed, "nsubjpass")
    subject = outlook.actor if subject is None and cast.tree.children(outlook.deed, "auxpass") else subject
    mention = cast.mention(subject) if subject is not None else None
    return mention is not None and mention.level == "NAM" and mention.type in {"PER", "ORG"}


def demanded(tree: Parse, outlook: Outlook) -> bool:
    """Whether somebody asks that it be done, and it is no mere "it"."""
    lists = word_sets("plans")
    asks = tree.lemma(outlook.clause) in lists["verbs.demanding"] | lists["verbs.wishing"]
    subject = tree.first(outlook.deed, "nsubjpass")
    return asks and outlook.deed != outlook.clause and subject is not None


def settled(outlook: Outlook, limit: Said | None) -> Status:
    """What will not be done "before Friday" or "until somebody pays" is settled, not ruled out."""
    later = limit is not None and not limit.value.casefold().startswith(("if", "unless", "only", "should"))
    return "decided" if outlook.status == "denied" and later else outlook.status


def about(cast: Cast, outlook: Outlook, thing: int | None) -> str:
    """The lemma of what is acted on, or of the event or thing that does it where nothing is."""
    tree = cast.tree
    below = next((c for c in tree.children(outlook.deed, "xcomp", "pcomp") if tree.tokens[c].tag == "VBG"), None)
    if thing is None and below is not None:
        return tree.lemma(below)
    if (
        thing is not None
        and not timely(cast, thing)
        and not lasts(cast, thing)
        and not (tree.tokens[thing].dep == "pobj" and happens(cast, outlook))
    ):
        return head(tree, thing)
    return head(tree, outlook.actor) if outlook.actor is not None and happens(cast, outlook) else ""


def lasts(cast: Cast, thing: int) -> bool:
    """Whether the object is a stretch of time ("take four days")."""
    end = cast.tree.tokens[thing].end
    return any(t.type == "DURATION" and t.end == end for t in cast.annotations.times)


def filled(found: Mapping[PlanSlot, Said | None]) -> Filled:
    """The slots that something fills."""
    return {slot: value for slot, value in found.items() if value is not None}


def amount(cast: Cast, outlook: Outlook, thing: int | None) -> Said | None:
    """How many, or how much: of what is acted on, else of those who act."""
    tree = cast.tree
    found = quantity(cast, phrase(tree, thing)) if thing is not None else None
    if found is None and outlook.actor is not None:
        found = quantity(cast, phrase(tree, outlook.actor))
    return found


def counted(cast: Cast, deed: int, done: Said) -> Said | None:
    """A number elsewhere in what is done ("call them out on all nine ships"); a half or a third counts nothing."""
    found = quantity(cast, done.where)
    own = {cast.tree.tokens[i].start for i in cast.tree.subtree(deed, CLAUSAL)}
    plain = found is not None and any(found.where.start <= start < found.where.end for start in own)
    return found if plain and found is not None and found.amount is not None and found.amount[1] > 1 else None


def phase(tree: Parse, index: int) -> int:
    """1 for "first", "initially", "an advance party", 2 for "later", "then", "a second phase", else 0."""
    near = {tree.word(i) for i in tree.subtree(index, frozenset({"advcl", "ccomp", "relcl", "conj"}))}
    near |= {tree.word(i) for i in range(max(0, index - 4), index)}
    lists = word_sets("plans")
    early, late = bool(near & lists["order.first"]), bool(near & lists["order.later"])
    return 0 if early == late else 1 if early else 2
