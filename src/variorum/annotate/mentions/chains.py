"""Which mentions of one report speak of the same thing: names, appositions, roles, then pronouns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from variorum.annotate.mentions.antecedents import Nearness, anybody
from variorum.annotate.mentions.apposition import apposed
from variorum.annotate.mentions.capitals import speaks
from variorum.annotate.mentions.lexicon import bodies, body_nouns, countries, cue, persons, roles
from variorum.annotate.mentions.namesakes import name_chains
from variorum.annotate.mentions.pronouns import INDEFINITE
from variorum.annotate.mentions.spots import Spot, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEADERS = frozenset({"leader", "boss", "chief", "head"})
OFFICES = (
    ("union", {"general", "secretary"}),
    ("union", {"union", "president"}),
    ("company", {"chief", "executive"}),
    ("firm", {"chief", "executive"}),
    ("company", {"managing", "director"}),
)
"""What is led, and the office that leads it: "the union leader" is its general secretary."""
CLOSE = 5  # tokens from the closing mark to the speaker behind the cue
AGAINST = {"m": "f", "f": "m"}
UNLIKELY = 1.0
"""What it takes from a pronoun's antecedent that its given name ends as those of the other sex mostly do."""
OPENING_WITH = frozenset({"the", "his", "her", "its", "their"})
START = attrgetter("start")
DEPUTIES = frozenset({"deputy", "vice"})
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


@dataclass(slots=True)
class Chain:
    """A thing under construction: what has been learnt of it so far.

    ``heads`` are the words of its names, ``ends`` those that say what a body is: the last, and the one before "of".
    ``indefinite``: "one of them", "some", whom no pronoun takes up.
    """

    number: int
    type: str
    gender: str = "-"
    leaning: str = "-"
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    indefinite: bool = False
    spots: list[Spot] = field(default_factory=list)


def link(doc: Doc, spots: Sequence[Spot], inside: frozenset[int]) -> list[int]:
    """Chain number by spot, in the order given (which is the order of the text)."""
    reader = Reader(doc, inside, spots)
    names = name_chains(doc, spots)
    pairs = apposed(doc, spots)
    for i, spot in enumerate(spots):
        partner = pairs.get(i)
        name = names.get(i, names.get(partner) if partner is not None else None)
        if name is None and spot.level == "NOM":
            name = of_land(doc, spot, spots, i, names)
        reader.place(spot, name, partner)
    return renumbered(reader.numbers, reader.introduced() | reader.named_later() | reader.epithets())


def renumbered(numbers: Sequence[int], merged: Mapping[int, int]) -> list[int]:
    """Chains numbered in the order of the text, after some were found to be others."""
    order: dict[int, int] = {}
    return [order.setdefault(merged.get(number, number), len(order)) for number in numbers]


class Reader:
    """Reads the spots in order and keeps the chains met so far."""

    def __init__(self, doc: Doc, inside: frozenset[int], spots: Sequence[Spot]) -> None:
        self.doc, self.inside = doc, inside
        self.near = Nearness(doc, inside, spots)
        self.chains: list[Chain] = []
        self.names: dict[int, Chain] = {}
        self.numbers: list[int] = []

    def place(self, spot: Spot, name: int | None, partner: int | None) -> None:
        """Put the spot on a chain: by name, by apposition, by description, by pronoun, or on a new one."""
        chain = self.names.get(name) if name is not None else None
        if chain is None and partner is not None and partner < len(self.numbers):
            chain = self.chains[self.numbers[partner]]
        if chain is None and name is None and spot.level == "NOM":
            chain = self.described(spot)
        if chain is None and spot.level == "PRO":
            chain = self.pronoun(spot)
        chain = chain or self.new(spot)
        if name is not None:
            self.names.setdefault(name, chain)
        self.add(chain, spot)

    def new(self, spot: Spot) -> Chain:
        """A chain for something not spoken of before."""
        indefinite = self.doc[spot.head].lower_ in INDEFINITE
        chain = Chain(len(self.chains), spot.type, plural=spot.plural, indefinite=indefinite)
        self.chains.append(chain)
        return chain

    def add(self, chain: Chain, spot: Spot) -> None:
        """Note what the spot tells about its chain."""
        chain.spots.append(spot)
        self.numbers.append(chain.number)
        if (
            chain.gender == "-"
            and spot.gender in ("m", "f")
            and not (spot.level == "PRO" and spot.start in self.inside)
        ):
            chain.gender = spot.gender
        if spot.level == "NAM":
            chain.leaning = leaning(words(self.doc, spot), chain.leaning)
            chain.type = "GPE" if chain.type == "GPE" and spot.type == "NORP" else spot.type
            chain.plural = spot.plural
            name = [word.casefold() for word in words(self.doc, spot)]
            chain.heads.update(name)
            chain.ends.update({name[-1], *(before for before, of in pairwise(name) if of in ("of", "for"))})
            chain.kinds.update(kind.removesuffix("-name") for kind in bodies().get(name[-1], ()))
            chain.roles.update(t.lemma_.lower() for t in self.doc[spot.title : spot.start] if t.is_alpha)
        elif spot.level == "NOM":
            chain.roles.update(described_words(self.doc, spot) | owners(self.doc, spot))

    def described(self, spot: Spot) -> Chain | None:
        """The chain a definite description goes back to: same head word, no modifier against it."""
        if self.doc[spot.start].lower_ not in POINTING:
            return None
        head = self.doc[spot.head].lemma_.lower()
        modifiers = (described_words(self.doc, spot) | owners(self.doc, spot)) - {head, "ex"}
        fits = role_fits if spot.type == "PER" else body_fits
        just_so = [c for c in self.chains if alike(c, spot) and c.roles == {head} | modifiers]
        if just_so and spot.type == "PER":
            return max(just_so, key=lambda chain: (bool(chain.heads), chain.spots[-1].start))
        return self.latest(lambda chain: alike(chain, spot) and fits(chain, head, modifiers))

    def named_later(self) -> dict[int, int]:
        """Chain of descriptions → the one named chain that it fits: "The company said …" before the only company's name."""
        found = {}
        for chain in self.chains:
            first = chain.spots[0]
            if (
                first.level != "NOM"
                or chain.plural
                or any(s.level == "NAM" for s in chain.spots)
                or self.doc[first.start].lower_ != "the"
            ):
                continue
            head = self.doc[first.head].lemma_.lower()
            fits = role_fits if first.type == "PER" else body_fits
            modifiers = described_words(self.doc, first) - {head}
            named = [
                c for c in self.chains if c.heads and not c.plural and c.type == first.type and fits(c, head, modifiers)
            ]
            if len(named) == 1 and not self.anothers(named[0], head):
                found[chain.number] = named[0].number
        return found

    def anothers(self, chain: Chain, head: str) -> bool:
        """Whether the office is held elsewhere: "Ann Lee, its minister" is not "the minister" of a report on another land."""
        called = [s for s in chain.spots if s.level == "NOM" and self.doc[s.head].lemma_.lower() == head]
        return bool(called) and all(self.doc[s.start].lower_ in ("its", "their") for s in called)

    def epithets(self) -> dict[int, int]:
        """A new word for the one person its paragraph has named: "Lee hit back. “…,” said the Acme boss"."""
        found = {}
        for chain in self.chains:
            spot = chain.spots[0]
            aged = spot.level == "NOM" and self.doc[spot.head].lower_ == "old"
            if len(chain.spots) > 1 and not aged:
                continue
            if spot.level != "NOM" or self.doc[spot.start].lower_ != "the":
                continue
            if aged or (self.epithet(spot) and (speaks(self.doc[spot.head]) or self.behind_marks(spot))):
                near = self.named_near(spot, 0) or (self.named_near(spot, 1) if aged else set())
                if len(near) == 1 and not foreign(described_words(self.doc, spot), self.chains[min(near)].roles):
                    found[chain.number] = near.pop()
        return found

    def epithet(self, spot: Spot) -> bool:
        """Whether a description may be a new word for somebody named; an office speaks for whoever holds it."""
        word = self.doc[spot.head].lemma_.lower()
        return word in cue("epithet") or (word in roles().keys() | persons() and word not in cue("office"))

    def behind_marks(self, spot: Spot) -> bool:
        """Whether the description follows words in marks closely, as whoever spoke them does."""
        return spot.start not in self.inside and bool({*range(spot.start - CLOSE, spot.start)} & self.inside)

    def named_near(self, spot: Spot, back: int) -> set[int]:
        """The people named in the spot's own paragraph before it, or in the one ``back`` paragraphs before."""
        line = self.near.line
        lines = sorted({line[s.start] for c in self.chains for s in c.spots if line[s.start] <= line[spot.start]})
        at = lines[-1 - back] if len(lines) > back else -1
        return {
            c.number
            for c in self.chains
            if c.type == "PER"
            and any(s.level == "NAM" and line[s.start] == at and s.start < spot.start for s in c.spots)
        }

    def introduced(self) -> dict[int, int]:
        """An office told of first, and in the next paragraph the bare full name of who holds it.

        "The former harbour master admitted it. ⏎ Otto Brand had denied it before."
        """
        line, found = self.near.line, {}
        for chain in self.chains:
            first = chain.spots[0]
            if chain.type != "PER" or chain.plural or first.level != "NOM" or chain.heads:
                continue
            if self.doc[first.start].lower_ not in OPENING_WITH or self.doc[first.head].dep_ != "nsubj":
                continue
            following = min(
                (s for c in self.chains for s in c.spots if line[s.start] > line[first.start]), key=START, default=None
            )
            holder = next((c for c in self.chains if c.spots[0] is following), None)
            if holder is not None and self.bare(holder) and agreeing(chain, holder):
                found[chain.number] = holder.number
        return found

    def bare(self, chain: Chain) -> bool:
        """Whether somebody comes in by full name alone, as the subject that opens a paragraph, and is never explained."""
        first = chain.spots[0]
        opens = first.title == 0 or "\n" in self.doc[first.title - 1].text
        explained = any(s.level == "NOM" for s in chain.spots) or bool(chain.roles)
        full = first.level == "NAM" and chain.type == "PER" and first.end - first.start > 1
        return full and opens and not explained and self.doc[first.head].dep_ in ("nsubj", "nsubjpass")

    def latest(self, fits: Callable[[Chain], bool]) -> Chain | None:
        """The fitting chain spoken of last."""
        found = [chain for chain in self.chains if fits(chain)]
        return max(found, key=lambda chain: chain.spots[-1].start, default=None)

    def pronoun(self, spot: Spot) -> Chain | None:
        """The chain a pronoun goes back to, or None where none is near enough, or where it means anybody."""
        if anybody(self.doc[spot.head]):
            return None
        best: tuple[float, int] | None = None
        for chain in self.chains:
            score = self.near.score(chain.spots, spot) if agrees(chain, spot) else None
            if score is not None:
                score -= UNLIKELY * (chain.leaning == AGAINST.get(spot.gender))
                best = max(best or (score, chain.number), (score, chain.number))
        return self.chains[best[1]] if best else None


def of_land(doc: Doc, spot: Spot, spots: Sequence[Spot], i: int, names: dict[int, int]) -> int | None:
    """The thing named by the country inside the phrase: "the Estonian government" is Estonia."""
    if doc[spot.head].lemma_.lower() not in cue("government-noun") or spot.plural:
        return None
    inside = (
        j
        for j in range(max(0, i - 3), min(i + 4, len(spots)))
        if j in names and spot.start <= spots[j].start < spot.head
    )
    lands = [j for j in inside if spots[j].type in ("NORP", "GPE")]
    return names[lands[-1]] if lands else None


def described_words(doc: Doc, spot: Spot) -> set[str]:
    """The words of a description that say something, as lemmas; "shipping" is one whatever the tagger takes it for."""
    words = (
        t for t in doc[spot.start : spot.end] if t.is_alpha and not t.is_stop and t.pos_ not in ("DET", "ADV", "NUM")
    )
    return {t.lower_ if t.pos_ == "VERB" else t.lemma_.lower() for t in words}


def owners(doc: Doc, spot: Spot) -> set[str]:
    """Whose it is by the names after "of": "the government of Anna Lind" is not the one of Tarvia."""
    after = (t for t in doc[spot.head].rights if t.lower_ == "of" and t.i >= spot.end)
    return {t.lower_ for of in after for t in of.rights if t.dep_ == "pobj" and t.pos_ == "PROPN"}


def foreign(words: set[str], known: set[str]) -> bool:
    """Whether a description names another country than what somebody is known as: "the Estonian minister", an American."""
    here, there = ({countries()[w].code for w in held if w in countries()} for held in (words, known))
    return bool(here and there) and not here & there


def leaning(name: Sequence[str], known: str) -> str:
    """The sex that the ending of a given name speaks for, where a surname follows it; else what was known."""
    if len(name) < 2 or known != "-":
        return known
    return "f" if name[0].endswith("a") else "m" if name[0].endswith(("o", "us", "slav", "mir")) else "-"


def agreeing(a: Chain, b: Chain) -> bool:
    """Whether two chains may be one person, by what is known of the sex."""
    return "-" in (a.gender, b.gender) or a.gender == b.gender


def alike(chain: Chain, spot: Spot) -> bool:
    """Same type, same number; a description never goes back to a chain of pronouns."""
    return chain.type == spot.type and chain.plural == spot.plural and any(s.level != "PRO" for s in chain.spots)


def role_fits(chain: Chain, head: str, modifiers: set[str]) -> bool:
    """Whether the person is known by this role."""
    if head not in chain.roles:
        return head in LEADERS and any(modifiers == {over} and office <= chain.roles for over, office in OFFICES)
    known = chain.roles | chain.heads
    if (DEPUTIES & chain.roles) - modifiers:
        return False
    foreign = (
        {word for word in modifiers if word in countries()} if not any(word in countries() for word in known) else set()
    )
    return modifiers - foreign <= known or len(chain.roles) == 1


def body_fits(chain: Chain, head: str, modifiers: set[str]) -> bool:
    """Whether the body is called so, or its name says it is one."""
    if head in chain.roles or head in chain.ends:
        return modifiers <= chain.roles | chain.heads or (not chain.heads and len(chain.roles) == 1)
    return not modifiers and bool(body_nouns().get(head, frozenset()) & chain.kinds)


def agrees(chain: Chain, spot: Spot) -> bool:
    """Whether number and gender allow the pronoun to mean the chain."""
    if spot.gender == "n":
        return chain.type in ("ORG", "GPE") and not chain.plural
    if spot.gender in "wr" or all(other.gender == "r" for other in chain.spots) or chain.indefinite:
        return False
    if spot.plural:
        return chain.plural or chain.type == "ORG"
    return chain.type == "PER" and not chain.plural and chain.gender in ("-", spot.gender)
