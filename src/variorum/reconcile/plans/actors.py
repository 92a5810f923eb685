"""Who is to do what is planned."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import means_people, somebody
from variorum.reconcile.plans.said import Said, said
from variorum.reconcile.plans.slots import phrase
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Parse
from variorum.types import Anchor

AWAITING = frozenset({"expect", "schedule", "tip", "await"})
PERSONAL = frozenset({"he", "she"})
EMPTY = frozenset({"it", "this", "that", "there", "which", "who", "what", "one", "some", "they", "these", "those"})
"""Pronouns that name nobody where nothing tells whom they stand for."""


def actor(cast: Cast, outlook: Outlook) -> Said | None:
    """Who is to do it; in the passive, who it is said to be done by, or whoever is expected."""
    tree = cast.tree
    if outlook.deed == outlook.clause and tree.children(outlook.deed, "auxpass") and outlook.status != "denied":
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return named(cast, noun) if noun is not None else awaited(cast, outlook) or patient(cast, outlook)
    if tree.children(outlook.deed, "auxpass"):
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return named(cast, noun) if noun is not None else demander(cast, outlook) or patient(cast, outlook)
    if (
        outlook.actor is None
        or happens(cast, outlook)
        or tree.lemma(outlook.actor) in word_sets("plans")["nouns.proposed"] | word_sets("plans")["words.papers"]
    ):
        return None
    return named(cast, outlook.actor, outlook.clause)


def happens(cast: Cast, outlook: Outlook) -> bool:
    """Whether a thing or event is the subject and nothing its object: "the trial will open" is what is done, by nobody named."""
    tree, deed = cast.tree, outlook.deed
    if outlook.actor is None or tree.children(deed, "nsubjpass", "auxpass"):
        return False
    if tree.lemma(deed) in word_sets("plans")["words.agentive"] or somebody(tree, outlook.actor):
        return False
    proper = tree.tokens[outlook.actor].pos == "PROPN" and not cast.mention(outlook.actor)
    if tree.tokens[outlook.actor].pos != "NOUN" and (not proper or tree.children(deed, "dobj")):
        return False
    mention = cast.mention(outlook.actor)
    return mention is None or mention.end < tree.tokens[outlook.actor].end


def demander(cast: Cast, outlook: Outlook) -> Said | None:
    """Who asks that it be done, where nobody is named who is to do it."""
    words = word_sets("plans")
    asker = cast.tree.subject(outlook.clause)
    asked = cast.tree.lemma(outlook.clause) in words["verbs.demanding"] | words["verbs.wishing"]
    return (
        named(cast, asker, outlook.clause) if asked and asker is not None and outlook.deed != outlook.clause else None
    )


def awaited(cast: Cast, outlook: Outlook) -> Said | None:
    """The person or body that is expected somewhere, or whose decision is."""
    tree = cast.tree
    if outlook.actor is None or tree.lemma(outlook.deed) not in AWAITING:
        return None
    mention = cast.mention(outlook.actor)
    owner = tree.first(outlook.actor, "poss")
    if owner is not None and tree.lemma(outlook.actor) in word_sets("plans")["words.outcomes"]:
        return possessor(cast, owner)
    return named(cast, outlook.actor) if mention is not None and mention.type in {"PER", "ORG"} else None


def patient(cast: Cast, outlook: Outlook) -> Said | None:
    """Whom the passive is about, where it is a person or people: "Una Fell will be sworn in"."""
    tree = cast.tree
    subject = sufferer(tree, outlook)
    if subject is None or outlook.status == "dropped" or tree.lemma(outlook.deed) in AWAITING:
        return None
    mention = cast.mention(subject)
    person = mention is not None and mention.type in {"PER", "ORG"}
    return named(cast, subject) if person or (tree.tokens[subject].pos == "NOUN" and somebody(tree, subject)) else None


def sufferer(tree: Parse, outlook: Outlook) -> int | None:
    """The subject of the passive, of its own or of the verb above ("is to be named chief")."""
    subject = tree.first(outlook.deed, "nsubjpass")
    return subject if subject is not None else outlook.actor


def possessor(cast: Cast, owner: int) -> Said | None:
    """Whose it is; for "its" and "whose" the name behind it."""
    tree = cast.tree
    if tree.word(owner) == "whose":
        return named(cast, antecedent(tree, owner))
    name = cast.actor(owner)
    if name is None and tree.tokens[owner].pos != "PRON":
        return said(phrase(tree, owner))
    return Said(name, tree.span([owner])) if name else None


def named(cast: Cast, index: int, clause: int | None = None) -> Said | None:
    """The noun phrase; for a pronoun the name behind it, or whoever says the clause."""
    tree = cast.tree
    if tree.tokens[index].tag in {"WDT", "WP"}:
        index = antecedent(tree, index)
    owner = tree.first(index, "poss")
    if owner is not None and tree.word(owner) == "whose":
        index = antecedent(tree, owner)
    where = phrase(tree, index)
    if no_actor(cast, where):
        return None
    if tree.tokens[index].pos != "PRON":
        mention = cast.mention(index)
        name = (
            cast.actor(index)
            if mention is not None and mention.level == "NAM" and tree.tokens[index].pos == "PROPN"
            else None
        )
        own = said(where)
        return own if name is None or own is None else Said(longer(own.value, name), where)
    found = fitting(cast, index)
    if found is None and clause is not None:
        found = cast.outer(index, clause)
    return Said(found, where) if found and can_act(found) else None


def can_act(name: str) -> bool:
    """Whether a name or description is one of people: it has a capital within, or its noun means people or a body of them."""
    words = re.split(r" (?:of|for|in|from|at|with|who|that|on)\b", name)[0].split()
    if any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and words[0][:1].isupper()):
        return True
    last = words[-1].lower() if words else ""
    return means_people(last) or any(means_people(singular) for singular in (last.removesuffix("s"), last.removesuffix("es")))


def no_actor(cast: Cast, where: Anchor) -> bool:
    """Whether the phrase has a time in it, or is the dateline, which the parser takes for a subject now and then."""
    timed = any(where.start <= t.start < where.end and t.type in {"DATE", "DURATION"} for t in cast.annotations.times)
    dateline = cast.tree.report.dateline
    opened = where.exact.split(",")[0]
    return (
        timed
        or bool(dateline and where.exact in dateline)
        or ("," in where.exact and opened.isupper() and len(opened) > 3)
    )


def longer(own: str, name: str) -> str:
    """The story's name, unless the report's own words hold all of it and more ("Environment Minister Tobias Renn")."""
    return own if name in own and len(own) < 60 else name


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


def antecedent(tree: Parse, pronoun: int) -> int:
    """The noun before the relative clause that the pronoun opens; any other word itself."""
    if tree.tokens[pronoun].tag not in {"WDT", "WP", "WP$"}:
        return pronoun
    at = tree.tokens[pronoun].head
    for _ in range(4):
        if tree.tokens[at].dep in {"relcl", "acl"}:
            return tree.tokens[at].head
        at = tree.tokens[at].head
    return pronoun
