"""States: in which of the states that it passes through a thing is, as a clause has it ("the fire is out")."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.annotate.mentions.lexicon import roles
from variorum.relate.claims.deeds import definite, holding, narrowing, thing
from variorum.relate.claims.frames import Opened, antecedent, bearer, finite, modality, negated
from variorum.relate.claims.standing import under_denial
from variorum.relate.claims.tree import SUBJECTS, VERBAL
from variorum.types import Anchor, Claim, ReportId

STAYING = frozenset({"stay", "remain"})
BESIDE = frozenset({"as", "at", "by", "with", "until", "till", "on", "here", "anyway", "nevertheless"})  # tell no place
HELD = frozenset({"prt", "advmod", "acomp", "oprd", "xcomp", "attr", "ccomp", "dobj"})
COUNTED = frozenset({"nummod", "quantmod"})
PARTS = frozenset({"some", "several", "many", "few", "half", "most", "other", "another", "one", "none", "any", "no"})


@dataclass(frozen=True, slots=True)
class Process:
    """One list of ``data/states.toml``: which words put which thing in which state."""

    things: frozenset[str]
    people: bool
    one: bool
    past: bool
    implied: frozenset[str]
    alike: dict[str, str]
    clash: frozenset[frozenset[str]]
    lasting: frozenset[frozenset[str]]
    order: tuple[str, ...]
    of_subject: dict[str, str]
    of_object: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """``thing`` is an entity or a noun's class, ``narrowed`` what narrows the noun. ``mode``: how the clause stands off
    from fact; ``event``: the clause tells of the step into the state ("was arrested") and not of being in it."""

    report: ReportId
    process: str
    name: str
    thing: str
    narrowed: frozenset[tuple[str, str]]
    negated: bool
    event: bool
    mode: str
    claim: Claim

    @property
    def anchor(self) -> Anchor:
        """Where the clause stands."""
        return Anchor(self.claim.report, self.claim.start, self.claim.end, self.claim.exact)


@cache
def processes() -> dict[str, Process]:
    """The lists as shipped."""
    raw = tomllib.loads(files("variorum.data").joinpath("states.toml").read_text(encoding="utf-8"))
    return {name: process(table) for name, table in raw.items()}


def process(table: dict[str, Any]) -> Process:
    """One process, its words turned round so that they lead to the state."""
    states = {name: held for name, held in table.items() if isinstance(held, dict)}
    return Process(
        things=frozenset(table["things"]),
        people=bool(table.get("people")),
        one=bool(table.get("one")),
        past=bool(table.get("past")),
        implied=frozenset(table.get("implied", ())),
        alike={noun: nouns[0] for nouns in table.get("alike", ()) for noun in nouns},
        clash=frozenset(frozenset(pair) for pair in table["clash"]),
        lasting=frozenset(frozenset(pair) for pair in table.get("lasting", ())),
        order=tuple(states),
        of_subject={word: name for name, held in states.items() for word in held["subject"]},
        of_object={word: name for name, held in states.items() for word in held["object"]},
    )


def states(view: Opened) -> list[State]:
    """The states that the report's claims tell of something, in text order."""
    verbs = (i for i, t in enumerate(view.tree.tokens) if t.pos in VERBAL and t.dep not in ("aux", "auxpass", "amod"))
    return [state for i in verbs for state in of_verb(view, i)]


def of_verb(view: Opened, i: int) -> Iterator[State]:
    """What a verb says of its subject or of its object."""
    said = phrases(view, i)
    claim = holding(view, i)
    mode = modality(view, i)
    if (
        claim is None
        or not finite(view, i)
        or claim.polarity == "u"
        or claim.certainty == "U"
        or mode in ("if", "seek", "must", "may")
    ):
        return
    tokens = view.tree.tokens
    passive = any(tokens[k].dep in ("auxpass", "nsubjpass") for k in view.tree.children[i])
    subject = antecedent(view, view.tree.argument(i, SUBJECTS))
    target = subject if passive else next((k for k in view.tree.children[i] if tokens[k].dep == "dobj"), None)
    subject = None if passive else subject
    no = denied(view, i, claim)
    for name, held in processes().items():
        for words, noun in ((held.of_object, target), (held.of_subject, subject)):
            word = next((w for w in said if w in words), None)
            what = thing_of(view, noun, held, word, any_one=no) if word is not None and noun is not None else None
            if word is not None and noun is not None and what is not None:
                yield State(
                    report=view.report.id,
                    process=name,
                    name=words[word],
                    thing=what,
                    narrowed=frozenset((what, other) for other in narrowing(view, noun) if not what.startswith("@")),
                    negated=no,
                    event=words is held.of_object,
                    mode=mode,
                    claim=claim,
                )
                return


def denied(view: Opened, i: int, claim: Claim) -> bool:
    """Whether it is said not to be so, by the verb's own words or by the claim's ("not a single neighbour heard it")."""
    own = claim.predicate is not None and claim.predicate.start <= view.tree.tokens[i].start < claim.predicate.end
    return negated(view, i) != under_denial(view, i) or (own and claim.polarity == "-")


def thing_of(view: Opened, noun: int, held: Process, word: str, *, any_one: bool) -> str | None:
    """The thing that is in a state: of the process's kind; for people, one person named or meant singly.

    ``any_one``: the clause is denied, so that "a siren" is every siren.
    """
    noun = bearer(view, noun)
    token = view.tree.tokens[noun]
    found = thing(view, noun) if token.pos != "PRON" else view.names.get(noun)
    if word in held.implied:
        return min(held.things)
    if found is None or part_of_many(view, noun):
        return None
    if held.people:
        role = token.tag == "NN" and token.lemma.casefold() in roles() and definite(view, noun)
        return found if found in view.people or role else None
    if held.things and found not in held.things:
        return None
    if held.one:
        return min(held.things)
    return held.alike.get(found, found) if any_one or definite(view, noun) or found.startswith("@") else None


def part_of_many(view: Opened, noun: int) -> bool:
    """Whether a number or "some" tells that not all are meant."""
    tokens = view.tree.tokens
    return any(tokens[k].dep in COUNTED or tokens[k].lemma in PARTS for k in view.tree.children[noun])


def phrases(view: Opened, i: int) -> list[str]:
    """The verb with what completes it, the longest first: "bring under control", "stay closed", "close"."""
    tokens = view.tree.tokens
    lemma = tokens[i].lemma.casefold()
    short, long = [], []
    for k in view.tree.children[i]:
        word = tokens[k].exact.casefold()
        if tokens[k].dep in HELD:
            denied = "not " if any(tokens[j].dep == "neg" for j in view.tree.children[k]) else ""
            short += [f"{lemma} {denied}{word}", f"{lemma} {denied}{tokens[k].lemma.casefold()}"]
        if tokens[k].dep in ("prep", "advmod", "prt", "agent"):
            nouns = [j for j in view.tree.children[k] if tokens[j].dep in ("pobj", "pcomp")]
            inner = [j for m in view.tree.children[k] if tokens[m].dep == "prep" for j in view.tree.children[m]]
            long += [f"{lemma} {word} {tokens[j].lemma.casefold()}" for j in nouns]
            long += [
                f"{lemma} {word} {tokens[tokens[j].head].exact.casefold()} {tokens[j].lemma.casefold()}" for j in inner
            ]
            short += [] if nouns else [f"{lemma} {word}"]
    return [*long, *short, *([] if completed(view, i, lemma) else [lemma])]


def completed(view: Opened, i: int, lemma: str) -> bool:
    """Whether what stands beside the verb makes it say something else ("stayed for supper", "removed from the list")."""
    tokens = view.tree.tokens
    found = [k for k in view.tree.children[i] if k > i and tokens[k].dep in ("prep", "advmod", "acomp", "attr", "prt")]
    words = {tokens[k].exact.casefold() for k in found if tokens[k].lemma not in roles()}
    return bool(words - BESIDE) if lemma in STAYING else lemma == "remove" and "from" in words
