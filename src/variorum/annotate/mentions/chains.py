"""Which mentions of one report speak of the same thing: names, appositions, roles, then pronouns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from variorum.annotate.mentions.apposition import apposed
from variorum.annotate.mentions.lexicon import bodies
from variorum.annotate.mentions.namesakes import name_chains
from variorum.annotate.mentions.spots import Spot, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

PERSONAL_WINDOW = 4
"""How many sentences back a pronoun may reach."""


@dataclass(slots=True)
class Chain:
    """A thing under construction: what has been learnt of it so far."""

    number: int
    type: str
    gender: str = "-"
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)


def link(doc: Doc, spots: Sequence[Spot], inside: frozenset[int]) -> list[int]:
    """Chain number by spot, in the order given (which is the order of the text)."""
    reader = Reader(doc, inside)
    names = name_chains(doc, spots)
    pairs = apposed(doc, spots)
    for i, spot in enumerate(spots):
        reader.place(i, spot, names.get(i), pairs)
    return reader.numbers


class Reader:
    """Reads the spots in order and keeps the chains met so far."""

    def __init__(self, doc: Doc, inside: frozenset[int]) -> None:
        self.doc, self.inside = doc, inside
        self.sentence = sentence_numbers(doc)
        self.chains: list[Chain] = []
        self.names: dict[int, int] = {}
        self.numbers: list[int] = []

    def place(self, i: int, spot: Spot, name: int | None, pairs: dict[int, int]) -> None:
        """Put the spot on a chain."""
        partner = pairs.get(i)
        if name is not None and name in self.names:
            chain = self.chains[self.names[name]]
        elif partner is not None and partner < i:
            chain = self.chains[self.numbers[partner]]
        elif spot.level == "NOM":
            chain = self.described(spot) or self.new(spot)
        elif spot.level == "PRO":
            chain = self.pronoun(spot) or self.new(spot)
        else:
            chain = self.new(spot)
        if name is not None:
            self.names.setdefault(name, chain.number)
        self.add(chain, spot)

    def new(self, spot: Spot) -> Chain:
        """A chain for something not spoken of before."""
        chain = Chain(len(self.chains), spot.type, plural=spot.plural)
        self.chains.append(chain)
        return chain

    def add(self, chain: Chain, spot: Spot) -> None:
        """Note what the spot tells about its chain."""
        chain.spots.append(spot)
        self.numbers.append(chain.number)
        if chain.gender == "-" and spot.gender in ("m", "f"):
            chain.gender = spot.gender
        if spot.level == "NAM":
            chain.type = spot.type
            chain.heads.update(word.casefold() for word in words(self.doc, spot))
            chain.roles.update(t.lemma_.lower() for t in self.doc[spot.title : spot.start] if t.is_alpha)
        elif spot.level == "NOM":
            chain.roles.update(t.lemma_.lower() for t in self.doc[spot.start : spot.end] if t.is_alpha and not t.is_stop)

    def described(self, spot: Spot) -> Chain | None:
        """The chain a definite description goes back to: same head word, no modifier against it."""
        if not definite(self.doc, spot):
            return None
        head = self.doc[spot.head].lemma_.lower()
        modifiers = {t.lemma_.lower() for t in self.doc[spot.start : spot.head] if t.pos_ in ("ADJ", "NOUN", "PROPN")}
        fits = role_fits if spot.type == "PER" else body_fits
        return self.latest(lambda chain: chain.type == spot.type and chain.plural == spot.plural and fits(chain, head, modifiers))

    def latest(self, fits: Callable[[Chain], bool]) -> Chain | None:
        """The fitting chain spoken of last."""
        found = [chain for chain in self.chains if fits(chain)]
        return max(found, key=lambda chain: chain.spots[-1].start, default=None)

    def pronoun(self, spot: Spot) -> Chain | None:
        """The chain a pronoun goes back to, or None where none is near enough."""
        best: tuple[float, int] | None = None
        for chain in self.chains:
            if agrees(chain, spot) and (score := self.nearness(chain, spot)) is not None:
                best = max(best or (score, chain.number), (score, chain.number))
        return self.chains[best[1]] if best else None

    def nearness(self, chain: Chain, spot: Spot) -> float | None:
        """How readily the reader thinks of the chain here; None where it cannot be meant."""
        scores = []
        here = self.sentence[spot.start]
        for other in chain.spots[-4:]:
            back = here - self.sentence[other.start]
            if back > PERSONAL_WINDOW or self.bound(other, spot):
                continue
            score = 3.0 - back + self.prominence(other)
            if (other.start in self.inside) and spot.start not in self.inside:
                score -= 2.5
            scores.append(score)
        return max(scores) if scores else None

    def prominence(self, spot: Spot) -> float:
        """Subjects come to mind first, then objects; what stands inside another phrase last."""
        token = self.doc[spot.head]
        if token.dep_ in ("nsubj", "nsubjpass"):
            return 1.5 if token.head.dep_ in ("ROOT", "ccomp", "conj", "parataxis") else 1.0
        return {"dobj": 0.5, "appos": 0.8, "ROOT": 0.5}.get(token.dep_, 0.0) + (0.3 if spot.level == "NAM" else 0.0)

    def bound(self, other: Spot, spot: Spot) -> bool:
        """A plain pronoun does not mean another argument of its own verb ("Ann saw her")."""
        token, before = self.doc[spot.head], self.doc[other.head]
        if token.tag_ == "PRP$" or token.lower_.endswith("self") or token.lower_.endswith("selves"):
            return False
        return before.head == token.head and before.dep_ in ("nsubj", "nsubjpass", "dobj") and token.dep_ in ("dobj", "pobj", "dative", "nsubj")


def sentence_numbers(doc: Doc) -> list[int]:
    """Sentence number by token."""
    number, found = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        found.append(number)
    return found


def definite(doc: Doc, spot: Spot) -> bool:
    """Whether the description points back: "the", "this", "that", a possessive."""
    return doc[spot.start].lower_ in ("the", "this", "that", "these", "those", "its", "his", "her", "their")


def role_fits(chain: Chain, head: str, modifiers: set[str]) -> bool:
    """Whether the person is known by this role."""
    return head in chain.roles and (not modifiers or bool(modifiers & chain.roles) or len(chain.roles) == 1)


def body_fits(chain: Chain, head: str, modifiers: set[str]) -> bool:
    """Whether the body is called so, or its name says it is one."""
    if head in chain.roles or head in chain.heads:
        return not modifiers or modifiers <= chain.roles | chain.heads or not chain.roles - {head}
    kinds = bodies().get(head, frozenset())
    return not modifiers and any(kinds & bodies().get(word, frozenset()) for word in chain.heads)


def agrees(chain: Chain, spot: Spot) -> bool:
    """Whether number and gender allow the pronoun to mean the chain."""
    if spot.gender == "n":
        return chain.type in ("ORG", "GPE") and not chain.plural
    if spot.plural:
        return chain.plural or chain.type == "NORP"
    return chain.type == "PER" and not chain.plural and chain.gender in ("-", spot.gender)
