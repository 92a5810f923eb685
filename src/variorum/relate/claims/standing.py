"""How far a deed has come by the words around it: ruled out, left open, wanted, planned, decided, begun, done, dropped."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from variorum.relate.claims.frames import CONDITIONS, Opened, antecedent, bearer, modality, negated
from variorum.relate.claims.tree import SUBJECTS, VERBAL
from variorum.types import Claim

Stage = Literal[
    "excluded",
    "open",
    "wanted",
    "planned",
    "decided",
    "begun",
    "under way",
    "done",
    "not done",
    "dropped",
    "deferred",
    "kept",
]
STAGES: tuple[Stage, ...] = (
    "excluded", "open", "wanted", "planned", "decided", "begun", "done", "dropped", "deferred"
)  # fmt: skip
TURNED: dict[Stage, Stage] = {
    "excluded": "open",
    "open": "excluded",
    "wanted": "excluded",
    "planned": "excluded",
    "decided": "open",
    "begun": "not done",
    "under way": "not done",
    "done": "not done",
    "dropped": "kept",
    "deferred": "kept",
}
"""What a stage is when it is denied."""
COMPLEMENT = frozenset({"xcomp", "pcomp", "ccomp", "acl", "advcl"})
PATIENT = frozenset({"dobj", "nsubjpass", "pobj", "attr"})
BEING = frozenset({"is", "are", "was", "were", "am", "be", "been", "being", "'s", "'re", "’s", "’re", "'m", "’m"})
DENYING = frozenset({"deny", "dispute", "repudiate"})
DISMISSING = frozenset({"reject", "dismiss", "refute", "rebut"})  # what is rejected need not be a claim
CHARGES = frozenset(
    [
        "report",
        "claim",
        "suggestion",
        "allegation",
        "accusation",
        "rumour",
        "rumor",
        "assertion",
        "charge",
        "speculation",
    ]
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``data/deeds.toml``, turned round."""

    verbs: dict[str, Stage]
    adjectives: dict[str, Stage]
    nouns: dict[str, Stage]
    happens: dict[str, Stage]
    same: dict[str, str]
    deeds: frozenset[str]
    events: frozenset[str]
    offs: frozenset[str]
    empty: frozenset[str]
    idle: frozenset[str]
    governing: frozenset[str]
    nobody: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """``actor``: whose deed it is, or who takes the stand; ``conditional`` where an if-clause limits it; ``held``: it is
    a plan or threat of the actor's own that the words above speak of ("dropped its threat to strike")."""

    stage: Stage
    actor: str | None
    conditional: bool
    nobody: bool
    held: bool


@cache
def words() -> Words:
    """The lists as shipped."""
    raw = tomllib.loads(files("variorum.data").joinpath("deeds.toml").read_text(encoding="utf-8"))
    verbs = turned(raw["verbs"])
    return Words(
        verbs=verbs,
        adjectives=turned(raw["adjectives"]),
        nouns=turned(raw["nouns"]),
        happens=turned(raw["happens"]),
        same={word: name for name, held in raw["same"].items() for word in held},
        deeds=frozenset(raw["same"]),
        events=frozenset(raw["events"]["nouns"]),
        empty=frozenset(raw["empty"]["words"]),
        offs=frozenset(raw["offs"]["verbs"]),
        idle=frozenset(raw["idle"]["verbs"]),
        governing=frozenset(verbs),
        nobody=frozenset(raw["nobody"]["words"]),
    )


def turned(lists: dict[str, list[str]]) -> dict[str, Stage]:
    """Word to stage; a word in two lists goes by the later stage."""
    return {word: stage for stage in STAGES for word in lists.get(stage, ())}


def standing_of(view: Opened, i: int, claim: Claim) -> Standing | None:
    """The standing of the deed that token ``i`` names; None where the clause says nothing of it."""
    if claim.polarity == "u" or claim.certainty == "U":
        return None
    found = governed(view, i) or own(view, i)
    if found is None or modality(view, found[1]) == "if":
        return None
    stage, verb = found
    if verb != i and modality(view, verb) == "seek":
        return None
    if denied(view, verb) != (verb != i and negated(view, i)):
        if stage not in TURNED:
            return None
        stage = TURNED[stage]
    subject = doer(view, verb, deed=i)
    actor = view.key(bearer(view, subject)) if subject is not None else None
    everybody = subject is not None and view.tree.tokens[subject].exact.casefold() in words().nobody
    return Standing(stage, actor, conditioned(view, verb), everybody, own_plan(view, i))


def own_plan(view: Opened, i: int) -> bool:
    """Whether the deed is an infinitive under a noun of planning that has an owner ("its threat to strike")."""
    tokens = view.tree.tokens
    head = tokens[i].head
    if tokens[i].dep not in ("acl", "relcl") or tokens[head].lemma not in words().nouns:
        return False
    return any(tokens[k].dep == "poss" for k in view.tree.children[head])


def governed(view: Opened, i: int) -> tuple[Stage, int] | None:
    """The stage that the words above the deed give it, and the outermost of these verbs; outer words outrank inner."""
    found: tuple[Stage, int] | None = None
    here = i
    while (step := above(view, here)) is not None:
        stage, verb = step
        found = (weakened(stage, modality(view, verb)) if found is None else outer(stage, found[0]), verb)
        here = verb
    return found


def outer(stage: Stage, inner: Stage) -> Stage:
    """What "wants", "will" or "refused" make of "to call off", "to hold", "to order"."""
    if inner in ("dropped", "deferred", "excluded"):
        return inner if stage not in ("excluded", "open") else "open"
    return stage if inner in ("begun", "done", "decided", "planned", "wanted") else inner


def above(view: Opened, i: int) -> tuple[Stage, int] | None:
    """The next verb up that says how the deed stands, with what it says."""
    tokens = view.tree.tokens
    token = tokens[i]
    to = token.dep == "relcl" and any(tokens[k].tag == "TO" for k in view.tree.children[i])  # "no reason to go"
    if (token.dep not in COMPLEMENT | PATIENT and not to) or token.head == i:
        return None
    head = token.head
    prep = ""
    if tokens[head].pos == "ADP" or tokens[head].dep == "prep":
        prep, head = tokens[head].exact.casefold(), tokens[head].head
    if tokens[head].pos in VERBAL:
        return of_verb(view, head, prep, token.dep)
    if token.dep in PATIENT and not prep:
        return None
    if tokens[head].pos == "ADJ" and (stage := words().adjectives.get(tokens[head].lemma)):
        return stage, view.tree.governor(head)
    if tokens[head].pos == "NOUN" and (stage := words().nouns.get(tokens[head].lemma)):
        none = any(tokens[k].lemma == "no" for k in view.tree.children[head])
        given_up = of_verb(view, tokens[head].head, "", "dobj") if tokens[head].dep in ("dobj", "nsubjpass") else None
        if given_up is not None and given_up[0] in ("dropped", "deferred", "excluded"):
            return given_up
        return TURNED.get(stage, stage) if none else stage, view.tree.governor(head)
    return None


def of_verb(view: Opened, head: int, prep: str, dep: str) -> tuple[Stage, int] | None:
    """What a verb says of the infinitive, gerund or noun that it governs."""
    tokens, lists = view.tree.tokens, words().verbs
    lemma = tokens[head].lemma.casefold()
    particles = [tokens[k].exact.casefold() for k in view.tree.children[head] if tokens[k].dep == "prt"]
    aside = [
        f"{tokens[k].exact.casefold()} {tokens[j].lemma.casefold()}"
        for k in view.tree.children[head]
        if tokens[k].dep == "prep"
        for j in view.tree.children[k]
        if tokens[j].dep == "pobj"
    ]
    for word in (*aside, *particles, prep):
        if word and f"{lemma} {word}" in lists:
            return lists[f"{lemma} {word}"], head
    if particles or (prep and dep == "pobj") or lemma not in lists:
        return None
    return lists[lemma], head


def own(view: Opened, i: int) -> tuple[Stage, int] | None:
    """The stage that a finite verb's own form gives the deed; for a noun, that of the verb it is the subject of."""
    tokens = view.tree.tokens
    if tokens[i].pos in VERBAL:
        stage = of_form(view, i)
        return (stage, i) if stage else None
    for k in (tokens[i].head, *(k for k in view.tree.children[i] if tokens[k].dep == "relcl")):
        if tokens[k].lemma == "be" and any(tokens[j].dep == "expl" for j in view.tree.children[k]):
            return weakened("done", modality(view, k)), k  # "there was no inquiry", "an inquiry there will not be"
    head = tokens[i].head
    if tokens[head].pos not in VERBAL:
        return None
    if tokens[i].dep not in ("nsubj", "nsubjpass"):
        return None
    lemma = tokens[head].lemma.casefold()
    said = [lemma, *(f"{lemma} {tokens[k].exact.casefold()}" for k in view.tree.children[head])]
    stage = next((words().happens[w] for w in reversed(said) if w in words().happens), None)
    return (weakened(stage, modality(view, head)), head) if stage else None


def of_form(view: Opened, verb: int) -> Stage | None:
    """Done for what is told in the past, begun for what goes on, planned for what will be."""
    modal = modality(view, verb)
    if modal in ("if", "seek"):
        return None
    if modal:
        return weakened("done", modal)
    tokens = view.tree.tokens
    if any(tokens[k].tag == "TO" for k in view.tree.children[verb]):
        return None
    helpers = {tokens[k].exact.casefold() for k in view.tree.children[verb] if tokens[k].dep in ("aux", "auxpass")}
    tag = tokens[verb].tag
    if tag == "VBD" or (tag == "VB" and "did" in helpers) or (tag == "VBN" and helpers):
        return "done"
    return "under way" if tag == "VBG" and helpers & BEING else None


def weakened(stage: Stage, modal: str) -> Stage:
    """What "will", "may" and "should" leave of a stage."""
    if modal in ("will", "would"):
        return "planned" if stage in ("begun", "under way", "done", "decided") else stage
    if modal == "may":
        return "open"
    return "wanted" if modal == "must" and stage not in ("excluded", "dropped") else stage


def denied(view: Opened, verb: int) -> bool:
    """Whether the clause, or an odd number of clauses above it, says that it is not so."""
    return negated(view, verb) != under_denial(view, verb)


def under_denial(view: Opened, verb: int) -> bool:
    """Whether the clause completes a verb of denying, or the charge that is its object ("rejected reports that …")."""
    tokens = view.tree.tokens
    if tokens[verb].dep not in ("ccomp", "acl", "pcomp", "relcl"):
        return False
    head = tokens[verb].head
    if tokens[head].pos == "ADP":
        head = tokens[head].head
    charge = tokens[head].pos == "NOUN" and tokens[head].lemma in CHARGES
    if charge:
        head = tokens[head].head
    lemma = tokens[head].lemma
    out = any(tokens[k].exact == "out" for k in view.tree.children[head])
    return lemma in DENYING or (charge and lemma in DISMISSING) or (lemma == "rule" and out)


def doer(view: Opened, verb: int, *, deed: int) -> int | None:
    """Who does it: the subject; in the passive the agent, or the one who "is expected to"."""
    tokens = view.tree.tokens
    passive = next((k for k in view.tree.children[verb] if tokens[k].dep == "nsubjpass"), None)
    if passive is not None and not (verb != deed and tokens[deed].pos in VERBAL):
        agent = next((k for k in view.tree.children[verb] if tokens[k].dep == "agent"), None)
        return next((k for k in view.tree.children[agent] if tokens[k].dep == "pobj"), None) if agent else None
    return antecedent(view, passive if passive is not None else view.tree.argument(verb, SUBJECTS))


def conditioned(view: Opened, verb: int) -> bool:
    """Whether an if-clause or "on condition" limits it."""
    tokens = view.tree.tokens
    for k in view.tree.children[verb]:
        marks = {tokens[j].exact.casefold() for j in view.tree.children[k] if tokens[j].dep in ("mark", "advmod")}
        if (tokens[k].dep == "advcl" and marks & CONDITIONS) or tokens[k].lemma in ("provided", "condition"):
            return True
    return False
