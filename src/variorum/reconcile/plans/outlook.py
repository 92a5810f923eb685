"""Verbs of deeds that lie ahead, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.data import word_sets
from variorum.reconcile.plans.days import times
from variorum.reconcile.plans.events import fixed
from variorum.reconcile.plans.governors import (
    by_governor,
    by_object,
    by_that,
    by_wish,
    gerund,
    has_to,
    infinitive,
    joined,
    lets,
    permits,
    signed,
    whether,
    wished,
)
from variorum.reconcile.plans.modals import MAY, WOULD, by_modal, going, shares
from variorum.reconcile.plans.parties import head, somebody
from variorum.reconcile.plans.pronouns import antecedent
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.timeline.year import published
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Status

BLOCKING = frozenset({"if", "unless", "whether", "how", "why", "whenever", "until", "once", "lest"})
PRESENT = frozenset({"VBZ", "VBP"})
OWNERLESS = frozenset({"what", "who", "you", "anyone", "whoever", "whatever", "nothing", "anything"})


@dataclass(frozen=True, slots=True)
class Outlook:
    """``deed`` is the verb of what is to be done, ``actor`` the word for whoever does it, ``clause`` the verb above."""

    deed: int
    actor: int | None
    clause: int
    status: Status


def outlooks(cast: Cast) -> Iterator[Outlook]:
    """The deeds ahead that a report tells of, outside page furniture, questions and conditions."""
    tree = cast.tree
    seen: set[int] = set()
    for i, token in enumerate(tree.tokens):
        if any(b.start <= token.start < b.end for b in cast.annotations.boilerplate):
            continue
        for found in of_noun(tree, i) if token.pos == "NOUN" else of_verb(cast, i):
            if found.deed in seen:
                continue
            seen.add(found.deed)
            found = resolved(tree, found)
            yield found
            if found.deed != found.clause:
                for other in joined(tree, found.deed):
                    seen.add(other)
                    yield replace(found, deed=other, clause=other)
    for noun in fixed(cast, frozenset(seen)):
        yield Outlook(noun, None, noun, "decided")


def resolved(tree: Parse, found: Outlook) -> Outlook:
    """With the noun for a relative pronoun that does it."""
    if found.actor is None or tree.word(found.actor) != "which":
        return found
    return replace(found, actor=antecedent(tree, found.actor))


def of_verb(cast: Cast, i: int) -> Iterator[Outlook]:
    """By a modal, a verb of intention, "is to", "is due to", a verb of calling off, or a present with a day ahead."""
    tree = cast.tree
    if tree.tokens[i].pos not in {"VERB", "AUX"} or unsettled(tree, i):
        return
    bound = by_object(tree, i, due=promises(cast, i)) or by_that(tree, i) or by_wish(tree, i)
    below = infinitive(tree, i)
    governed = by_governor(tree, i, below) if below is not None else None
    if governed is None and below is not None and ordered(cast, i, below):
        governed = "decided"
    status, ruled = by_modal(cast, i), gerund(tree, i)
    if status == "decided" and governed is not None and tree.lemma(i) in word_sets("plans")["verbs.asking"]:
        yield Outlook(i, tree.subject(i), i, "denied" if tree.negated(i) else status)
    elif below is not None and governed is not None:
        weighed: Status | None = "under discussion" if whether(tree, below) else None
        said = weighed or signed(tree, i) or governed
        yield Outlook(below, doer(tree, i, below), i, "denied" if tree.negated(i) else said)
    elif bound is not None:
        doing = tree.subject(i) if wished(tree, bound[0]) else tree.subject(bound[0])
        yield Outlook(bound[0], doing, i, "denied" if tree.negated(i) else bound[1])
    elif ruled is not None:
        yield Outlook(ruled[0], tree.subject(i), i, ruled[1])
    elif below is not None and lets(tree, i) and (signed(tree, i) or (status is not None and permits(tree, i))):
        yield Outlook(below, doer(tree, i, below), i, signed(tree, i) or "decided")
    elif status is not None and below is not None and tree.lemma(i) in word_sets("plans")["verbs.trying"]:
        yield Outlook(below, tree.subject(i), i, "denied" if tree.negated(i) else status)
    elif status is not None and shares(tree, i):
        return
    elif status is not None:
        refused = tree.negated(i) or (going(tree, i) and tree.negated(tree.tokens[i].head))
        denied = refused and status != "under discussion"
        yield Outlook(i, tree.subject(i), i, "denied" if denied else status)
    elif (called := off(cast, i)) is not None:
        yield Outlook(i, tree.subject(i), i, called)
    elif awaited(tree, i) or futurate(cast, i):
        asked = (
            tree.tokens[i].dep == "ccomp" and tree.lemma(tree.tokens[i].head) in word_sets("plans")["verbs.demanding"]
        )
        yield Outlook(i, tree.subject(i), i, "denied" if tree.negated(i) else "proposed" if asked else "decided")


def promises(cast: Cast, i: int) -> bool:
    """Whether the verb promises or announces something by a day."""
    return cast.tree.lemma(i) in word_sets("plans")["objects.decided"] and bool(times(cast, i))


def ordered(cast: Cast, i: int, below: int) -> bool:
    """Whether somebody is told to do it by or until a day."""
    return cast.tree.lemma(i) in word_sets("plans")["verbs.ordering"] and bool(times(cast, below))


def doer(tree: Parse, i: int, below: int) -> int | None:
    """The infinitive's own subject ("will allow the first team to arrive"), who is asked, else the governor's subject."""
    own = tree.first(below, *SUBJECTS)
    if own is not None:
        return own
    words = word_sets("plans")
    if tree.lemma(i) not in words["verbs.asking"] | words["verbs.ordering"]:
        return tree.subject(i)
    on = (n for p in tree.children(i, "prep") if tree.word(p) in {"on", "upon"} for n in tree.children(p, "pobj"))
    asked = tree.first(i, "dobj", "dative")
    asked = asked if asked is not None else next(on, None)
    return asked if asked is not None else tree.subject(i)


def off(cast: Cast, i: int) -> Status | None:
    """Whether the verb calls an event off, or puts it off, which is decided."""
    tree, lists = cast.tree, word_sets("plans")
    subject = tree.first(i, "nsubjpass")
    if subject is None or tree.negated(i) or tree.tokens[i].dep == "relcl":
        return None
    if any(tree.word(c) in MAY | WOULD | {"should"} for c in tree.children(i, "aux")):
        return None
    nouns = {head(tree, subject), *(tree.lemma(i) for i in tree.children(subject, "amod", "compound"))}
    if not nouns & (lists["words.events"] | lists["undertakings.nouns"] | word_sets("deeds")["events.nouns"]):
        return None
    particle = {tree.word(c) for c in tree.children(i, "prt", "advmod", "prep")}
    if tree.word(i) in {"called", "put", "brought"}:
        return (
            None if not particle & {"off", "back", "forward"} else "dropped" if tree.word(i) == "called" else "decided"
        )
    if tree.word(i) in lists["participles.deferred"]:
        return "decided"
    return "dropped" if tree.word(i) in lists["participles.dropped"] else None


def awaited(tree: Parse, i: int) -> bool:
    """Whether something is expected or due, with no infinitive ("the count is due on Friday")."""
    words = word_sets("plans")["participles.decided"]
    if tree.tokens[i].dep == "advcl" or (
        tree.tokens[i].dep == "conj" and tree.tokens[tree.tokens[i].head].dep == "advcl"
    ):
        return False
    if tree.children(i, "auxpass") and tree.word(i) in words and not tree.children(i, "ccomp"):
        return True
    return tree.lemma(i) == "be" and any(tree.word(c) == "due" for c in tree.children(i, "acomp"))


def futurate(cast: Cast, i: int) -> bool:
    """Whether the verb is in the present and has a day after the report's ("who meet on 27 March", "stays shut until Friday")."""
    tree = cast.tree
    progressive = tree.tokens[i].tag == "VBG" and any(tree.tokens[c].tag in PRESENT for c in tree.children(i, "aux"))
    if not progressive and (tree.tokens[i].tag not in PRESENT or tree.tokens[i].pos == "AUX"):
        return False
    written = published(tree.report)
    if written is None or tree.lemma(i) in word_sets("plans")["words.telling"]:
        return False
    subject = tree.subject(i)
    thing = subject is not None and tree.tokens[subject].pos == "NOUN" and not somebody(tree, subject)
    if thing and tree.children(i, "dobj"):
        return False
    own = {
        j for c in tree.children(i, "prep", "npadvmod", "advmod") for j in tree.subtree(c, frozenset({"relcl", "acl"}))
    }
    if subject is not None and not thing:
        ends = [
            a
            for a in tree.children(i, "advcl")
            if any(tree.word(c) in {"until", "till"} for c in tree.children(a, "mark"))
        ]
        own |= {j for a in ends for j in tree.subtree(a)}
    starts = {tree.tokens[j].start for j in own}
    return any(
        t.begin is not None and t.begin[:10] > written[:10] and t.type in {"DATE", "TIME"} and t.start in starts
        for t in cast.annotations.times
    )


def of_noun(tree: Parse, i: int) -> Iterator[Outlook]:
    """ "Norland's plan to send …": the deed is the noun's infinitive, its owner the actor."""
    words = word_sets("plans")
    if tree.lemma(i) in words["nouns.discussed"]:
        yield from discussed(tree, i)
    kinds: tuple[Status, ...] = ("proposed", "decided")
    status = next((s for s in kinds if tree.lemma(i) in words[f"nouns.{s}"]), None)
    none = any(tree.word(c) in {"no", "any", "little"} for c in tree.children(i, "det", "amod"))
    if none and tree.lemma(i) in words["nouns.refused"]:
        status = "denied"
    if status is None or (tree.word(i) == "order" and i and tree.word(i - 1) == "in"):
        return
    owner = tree.first(i, "poss")
    owner = owner if owner is not None else holder(tree, i)
    for child in tree.children(i, "acl", "relcl", "xcomp"):
        old = status == "decided" and tree.tokens[i].dep == "pobj"
        itself = tree.lemma(child) in {"sign", "obey", "read", "follow"} and not tree.children(child, "dobj")
        if has_to(tree, child) and not old and not itself:
            yield Outlook(child, owner, i, "denied" if none else status)


def discussed(tree: Parse, i: int) -> Iterator[Outlook]:
    """ "talks about sending …": the deed is the gerund, whoever talks the actor."""
    for prep in tree.children(i, "prep"):
        for deed in tree.children(prep, "pcomp"):
            if tree.word(prep) in {"about", "on", "over"} and tree.children(deed, "dobj"):
                yield Outlook(deed, talker(tree, i), i, "under discussion")


def talker(tree: Parse, i: int) -> int | None:
    """The subject of the verb that the noun hangs on."""
    for _ in range(4):
        i = tree.tokens[i].head
        if tree.tokens[i].pos in {"VERB", "AUX"}:
            return tree.subject(i)
    return None


def holder(tree: Parse, i: int) -> int | None:
    """Who has the plan: a demonym before it, or the subject of "has a plan to"."""
    named = next((c for c in tree.children(i, "amod", "compound") if tree.tokens[c].exact[:1].isupper()), None)
    if named is not None:
        return named
    verb = tree.tokens[i].head
    if tree.tokens[i].dep != "dobj":
        return None
    given = tree.first(verb, "dative") if tree.lemma(verb) in {"give", "grant", "offer"} else None
    return given if given is not None else tree.subject(verb)


def unsettled(tree: Parse, i: int) -> bool:
    """Whether the clause is a condition, a question or a free relative clause, or only goes on what another began."""
    marks = {tree.word(c) for c in tree.children(i, "mark", "advmod")}
    if marks & BLOCKING or any(tree.word(c) == "what" for c in tree.children(i, "dobj")):
        return True
    subject = tree.first(i, *SUBJECTS)
    if subject is None and tree.tokens[i].dep == "conj" and tree.tokens[tree.tokens[i].head].pos in {"VERB", "NOUN"}:
        return not tree.children(tree.tokens[i].head, "dobj", "nsubjpass", "prep")
    return subject is not None and tree.word(subject) in OWNERLESS
