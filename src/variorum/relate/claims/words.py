"""What words stand for in a comparison: one name for "dead", "deaths" and "killed", none for "people"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.text import fold

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of ``data/concepts.toml``, turned round so that a lemma leads to its class."""

    states: dict[str, str]
    phrases: tuple[tuple[str, frozenset[str]], ...]
    things: dict[str, str]
    generic: frozenset[str]
    measures: frozenset[str]
    measured: dict[str, str]
    attributes: frozenset[str]
    light: frozenset[str]
    scope: frozenset[str]
    delta: frozenset[str]
    former: frozenset[str]
    saying: frozenset[str]
    denying: frozenset[str]
    measuring: frozenset[str]
    running: frozenset[str]
    running_states: frozenset[str]
    turning: frozenset[str]
    planning: frozenset[str]
    running_things: frozenset[str]
    running_alike: frozenset[str]
    exclusive: frozenset[str]
    sole: frozenset[str]
    opposites: frozenset[frozenset[str]]
    turns: frozenset[frozenset[str]]

    def canonical(self, lemma: str) -> str:
        """The name of the lemma's class, or the folded lemma itself where it is in none."""
        plain = folded(lemma)
        return self.states.get(plain) or self.things.get(plain) or plain

    def state(self, lemmas: Iterable[str]) -> str | None:
        """The state that these lemmas of one phrase or clause speak of; a single word outranks a phrase."""
        held = [folded(lemma) for lemma in lemmas]
        for lemma in held:
            if lemma in self.states:
                return self.states[lemma]
        return self.phrase(held)

    def phrase(self, lemmas: Iterable[str]) -> str | None:
        """The state that some of these lemmas speak of only together ("lose", "life")."""
        held = {folded(lemma) for lemma in lemmas}
        return next((name for name, phrase in self.phrases if phrase <= held), None)

    def opposite(self, a: str, b: str) -> bool:
        """Whether two verbs' lemmas or classes contradict each other."""
        return (
            frozenset((a, b)) in self.opposites or frozenset((self.canonical(a), self.canonical(b))) in self.opposites
        )

    def at_odds(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether a word that only a has contradicts one that only b has ("a chance to lose", "a chance to win")."""
        return any(self.opposite(x, y) for x in a - b for y in b - a)


@cache
def folded(lemma: str) -> str:
    """The lemma in its normal form; kept, since a story has few lemmas and asks for them often."""
    return fold(lemma)


@cache
def lexicon() -> Lexicon:
    """The lists as shipped."""
    raw = tomllib.loads(files("variorum.data").joinpath("concepts.toml").read_text(encoding="utf-8"))
    return Lexicon(
        states=_turned(raw["states"]),
        phrases=tuple((name, frozenset(p)) for name, phrases in raw["state_phrases"].items() for p in phrases),
        things=_turned(raw["things"]),
        generic=frozenset(raw["generic"]["words"]),
        measures=frozenset(raw["generic"]["measures"]),
        measured=_turned({name: verbs for name, verbs in raw["measured"].items() if name != "attributes"}),
        attributes=frozenset(raw["measured"]["attributes"]),
        light=frozenset(raw["generic"]["light"]),
        scope=frozenset(raw["scope"]["words"]),
        delta=frozenset(raw["scope"]["delta"]),
        former=frozenset(raw["scope"]["former"]),
        saying=frozenset(raw["generic"]["saying"]),
        denying=frozenset(raw["generic"]["denying"]),
        measuring=frozenset(raw["generic"]["measuring"]),
        running=frozenset(raw["running"]["words"]),
        running_states=frozenset(raw["running"]["states"]),
        turning=frozenset(raw["running"]["turning"]),
        planning=frozenset(raw["running"]["planning"]),
        running_things=frozenset(raw["running"]["things"]),
        running_alike=frozenset(raw["running"]["alike"]),
        exclusive=frozenset(raw["exclusive"]["verbs"]),
        sole=frozenset(raw["exclusive"]["words"]),
        opposites=frozenset(frozenset(pair) for pair in raw["antonyms"]["verbs"]),
        turns=frozenset(frozenset(pair) for pair in raw["antonyms"]["particles"]),
    )


def _turned(classes: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words}
