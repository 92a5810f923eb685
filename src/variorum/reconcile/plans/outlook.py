"""Verbs of deeds that lie ahead, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.data import word_sets
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Tree
from variorum.types import Status

STATUSES: tuple[tuple[str, Status], ...] = (
    ("proposed", "proposed"),
    ("decided", "decided"),
    ("begun", "begun"),
    ("dropped", "dropped"),
    ("discussed", "under discussion"),
)
WILL = frozenset({"will", "shall", "’ll", "'ll", "wo"})
WOULD = frozenset({"would", "'d", "’d"})
MAY = frozenset({"may", "could", "might"})


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
    for i, token in enumerate(tree.tokens):
        if any(b.start <= token.start < b.end for b in cast.annotations.boilerplate):
            continue
        for found in of_noun(tree, i) if token.pos == "NOUN" else of_verb(cast, i):
            if not idle(cast, found):
                yield found


def of_verb(cast: Cast, i: int) -> Iterator[Outlook]:
    """By a modal, a verb of intention, "is to", "is due to", or a verb of calling off."""
    tree = cast.tree
    if tree.tokens[i].pos not in {"VERB", "AUX"} or unsettled(tree, i):
        return
    below = infinitive(tree, i)
    governed = by_governor(tree, i) if below is not None else None
    status = by_modal(cast, i)
    if below is not None and governed is not None:
        yield Outlook(below, doer(tree, i, below), i, "denied" if tree.negated(i) else signed(tree, i) or governed)
    elif status is not None:
        denied = tree.negated(i) and status != "under discussion"
        yield Outlook(i, tree.subject(i), i, "denied" if denied else status)
    elif off(tree, i):
        yield Outlook(i, tree.subject(i), i, "dropped")
    elif awaited(tree, i):
        yield Outlook(i, tree.subject(i), i, "decided")


def by_modal(cast: Cast, i: int) -> Status | None:
    """From "will", in reported speech also "would"; "may" and "could" only of a deed that somebody is to announce or do."""
    tree = cast.tree
    words = {tree.word(c) for c in tree.children(i, "aux")}
    if tree.tokens[i].dep == "conj" and not words and tree.tokens[i].tag in {"VB", "VBN"}:
        words = {tree.word(c) for c in tree.children(tree.tokens[i].head, "aux")}
    if any(tree.lemma(c) == "have" for c in tree.children(i, "aux")):
        return None
    if tree.tokens[i].tag == "VBG" and not any(tree.lemma(c) == "be" for c in tree.children(i, "aux")):
        return None
    if words & WILL:
        return "decided"
    if words & WOULD:
        return "proposed" if attributed(cast, tree.tokens[i].start) else None
    return "under discussion" if words & MAY and mooted(cast, i) else None


def mooted(cast: Cast, i: int) -> bool:
    """Whether "could" speaks of a step: it is one that is announced, and somebody takes it or it is in the passive."""
    tree = cast.tree
    if tree.lemma(i) not in word_sets("plans")["words.mooted"]:
        return False
    subject = tree.subject(i)
    return bool(tree.children(i, "auxpass")) or (subject is not None and cast.actor(subject) is not None)


def attributed(cast: Cast, position: int) -> bool:
    """Whether the paragraph of the position passes on what somebody says."""
    text = cast.tree.report.text
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    return any(
        start <= part.start and (end < 0 or part.start < end)
        for quotation in cast.annotations.quotations
        for part in quotation.content
    )


def infinitive(tree: Tree, i: int) -> int | None:
    """The infinitive that the verb takes."""
    for child in tree.children(i, "xcomp", "acomp", "oprd", "ccomp"):
        deed = (
            child if has_to(tree, child) else next((c for c in tree.children(child, "xcomp") if has_to(tree, c)), None)
        )
        if deed is not None and deed > i:
            return deed
    return None


def has_to(tree: Tree, i: int) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return tree.tokens[i].pos in {"VERB", "AUX"} and any(tree.word(c) == "to" for c in tree.children(i, "aux"))


def doer(tree: Tree, i: int, below: int) -> int | None:
    """The infinitive's own subject ("will allow the first team to arrive"), else the governor's."""
    own = tree.first(below, *SUBJECTS)
    return own if own is not None else tree.subject(i)


def by_governor(tree: Tree, i: int) -> Status | None:
    """From the verb or adjective above the infinitive."""
    words = word_sets("plans")
    lemma = tree.lemma(i)
    for key, status in STATUSES:
        if lemma in words[f"verbs.{key}"]:
            return status
    tied = {tree.word(i), *(tree.word(c) for c in tree.children(i, "acomp", "oprd"))}
    if tied & words["adjectives.decided"]:
        return "decided"
    subject = tree.subject(i)
    if lemma != "be" or subject is None or tree.tokens[i].tag == "VB" or tree.children(i, "acomp", "attr"):
        return None
    return (
        "proposed"
        if tree.lemma(subject) in words["nouns.proposed"]
        else None
        if tree.lemma(subject) in VAGUE
        else "decided"
    )


VAGUE = frozenset({"thing", "point", "way", "task", "question", "problem", "challenge", "key", "answer"})


def signed(tree: Tree, i: int) -> Status | None:
    """Whether what allows the deed has been signed ("signed the papers that will allow …")."""
    for _ in range(6):
        if tree.tokens[i].head == i:
            return None
        i = tree.tokens[i].head
        if tree.lemma(i) in {"sign", "ratify"} and not any(
            tree.word(c) in WILL | WOULD | MAY for c in tree.children(i, "aux")
        ):
            return "signed"
    return None


def off(tree: Tree, i: int) -> bool:
    """Whether the verb calls something off."""
    passive = bool(tree.children(i, "auxpass", "nsubjpass"))
    particle = {tree.word(c) for c in tree.children(i, "prt", "advmod", "prep")}
    named = tree.word(i) in word_sets("plans")["participles.dropped"]
    if tree.word(i) in {"called", "put"}:
        return named and passive and "off" in particle
    return named and passive


def awaited(tree: Tree, i: int) -> bool:
    """Whether something is expected or due, with no infinitive ("the count is due on Friday")."""
    words = word_sets("plans")["participles.decided"]
    if tree.children(i, "auxpass") and tree.word(i) in words and not tree.children(i, "ccomp"):
        return True
    return tree.lemma(i) == "be" and any(tree.word(c) == "due" for c in tree.children(i, "acomp"))


def of_noun(tree: Tree, i: int) -> Iterator[Outlook]:
    """ "Norland's plan to send …": the deed is the noun's infinitive, its owner the actor."""
    words = word_sets("plans")
    status = next((s for key, s in STATUSES[:2] if tree.lemma(i) in words[f"nouns.{key}"]), None)
    if status is None or (tree.word(i) == "order" and i and tree.word(i - 1) == "in"):
        return
    owner = tree.first(i, "poss")
    owner = owner if owner is not None else holder(tree, i)
    none = any(tree.word(c) in {"no", "any"} for c in tree.children(i, "det"))
    for child in tree.children(i, "acl", "relcl", "xcomp"):
        if has_to(tree, child):
            yield Outlook(child, owner, i, "denied" if none else status)


def holder(tree: Tree, i: int) -> int | None:
    """Who has the plan: a demonym before it, or the subject of "has a plan to"."""
    named = next((c for c in tree.children(i, "amod", "compound") if tree.tokens[c].exact[:1].isupper()), None)
    if named is not None:
        return named
    verb = tree.tokens[i].head
    return tree.subject(verb) if tree.tokens[i].dep == "dobj" else None


def unsettled(tree: Tree, i: int) -> bool:
    """Whether the clause is a condition, a question or a free relative clause, or only goes on what another began."""
    marks = {tree.word(c) for c in tree.children(i, "mark", "advmod")}
    if marks & {"if", "unless", "whether", "how", "why"} or any(
        tree.word(c) == "what" for c in tree.children(i, "dobj")
    ):
        return True
    subject = tree.first(i, *SUBJECTS)
    if subject is None and tree.tokens[i].dep == "conj" and tree.tokens[tree.tokens[i].head].pos in {"VERB", "NOUN"}:
        return not tree.children(tree.tokens[i].head, "dobj", "nsubjpass", "prep")
    return subject is not None and tree.word(subject) in {"what", "who", "you", "anyone", "whoever"}


def idle(cast: Cast, found: Outlook) -> bool:
    """Whether the deed is none: speaking, being, feeling, or the effect of a thing on a thing."""
    tree = cast.tree
    lemma = tree.lemma(found.deed)
    if lemma == "be":
        due = any(tree.lemma(c) == "due" for c in tree.children(found.deed, "acomp"))
        thing = tree.first(found.deed, "attr")
        event = thing is not None and tree.lemma(thing) in word_sets("plans")["undertakings.nouns"]
        return not due and not (event and tree.children(found.deed, "expl"))
    if found.status == "dropped":
        return False
    thing = tree.first(found.deed, "dobj")
    if thing is not None and tree.tokens[thing].tag in {"DT", "PRP", "WP"}:
        return True
    if lemma in word_sets("plans")["words.idle"]:
        return True
    if found.actor is None or found.deed != found.clause:
        return False
    acts = cast.actor(found.actor) is not None or tree.lemma(found.actor) in word_sets("plans")["words.people"]
    return not acts and bool(tree.children(found.deed, "dobj", "ccomp", "xcomp"))
