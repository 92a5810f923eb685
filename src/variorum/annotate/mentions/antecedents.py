"""How readily a reader takes a pronoun to mean something: recency, subjects first, quotations apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import cue
from variorum.annotate.mentions.spots import Spot
from variorum.annotate.mentions.tellers import holds, speaks_for_another, tellers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WINDOW = {"n": 1}
FAR = 4
"""How many sentences back a pronoun may reach: "it" one, the others four."""
TELLING = 1.25
"""What speaks for the one who tells, where the pronoun stands in what is told, over all whom it does not speak of."""
OUTER = 0.25
"""What is taken off that for each further teller around the first."""


EVERY = frozenset(("no", "any", "every", "each"))
SOMEBODY = frozenset(("nobody", "anybody", "everybody", "somebody", "anyone", "everyone", "someone"))


class Nearness:
    """Scores antecedents in one report."""

    def __init__(self, doc: Doc, inside: frozenset[int], spots: Sequence[Spot]) -> None:
        self.doc, self.inside = doc, inside
        self.sentence = sentence_numbers(doc, inside)
        self.line = line_numbers(doc)
        taken = {spot.head for spot in spots}
        self.things = [
            t.i for t in doc if t.dep_ in ("nsubj", "nsubjpass") and t.tag_ in ("NN", "NNP") and t.i not in taken
        ]

        self.subjects = [t.i for t in doc if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")]

    def both(self, spot: Spot) -> bool:
        """Whether a plural pronoun follows a joint subject: "Ann Roe and Per Lie had met, they said"."""
        before = [i for i in self.subjects if i < spot.start]
        if spot.gender != "p" or not before or self.sentence[spot.start] - self.sentence[before[-1]] > 1:
            return False
        held = [c for c in self.doc[before[-1]].head.children if c.i in before]
        return len(held) > 1 or any(c.dep_ == "conj" and c.tag_ in ("NN", "NNP") for one in held for c in one.children)

    def score(self, spots: Sequence[Spot], spot: Spot) -> float | None:
        """The best of a chain's last mentions as antecedent; None where none is near enough or one may not be meant.

        Two people together are no chain, so a pronoun that means both has no antecedent.
        """
        if self.both(spot) or any(self.bound(other, spot) for other in spots[-4:]):
            return None
        scores = [found for other in spots[-4:] if (found := self.of(other, spot)) is not None]
        return max(scores) if scores else None

    def of(self, other: Spot, spot: Spot) -> float | None:
        """One antecedent's score."""
        back = self.sentence[spot.start] - self.sentence[other.start]
        if back > WINDOW.get(spot.gender, FAR) or other.end > spot.start or self.beside(other, spot):
            return None
        subject = self.doc[other.head].dep_ in ("nsubj", "nsubjpass")
        between = any(other.head < i < spot.start for i in self.things) and not speaker(self.doc[spot.head])
        if spot.gender == "n" and ((back and not subject) or between):
            return None
        if spot.gender == "p" and not other.plural and (back > 1 or not subject):
            return None
        telling = self.telling(other, spot)
        score = 3.0 - back + telling - (0.8 if spot.gender == "p" and not other.plural else 0.0)
        score += max(self.prominence(other), 1.5 if telling > 0 else 0.0)
        if other.start in self.inside and spot.start not in self.inside:
            score -= 2.5
        if self.doc[spot.head].tag_ == "PRP$" and self.doc[other.head].head == clause(self.doc[spot.head]):
            score += 1.0
        if self.line[other.start] != self.line[spot.start]:
            score -= 1.0
        if speaker(self.doc[spot.head]):
            score += 1.2 * speaker(self.doc[other.head]) + 2.5 * questioned(self.doc[other.head])
        return score

    def telling(self, other: Spot, spot: Spot) -> float:
        """What speaks for a teller of the pronoun's clause, against a spokesman, and for a subject in what is told."""
        if spot.gender not in ("m", "f"):
            return 0.0
        for depth, (who, verb) in enumerate(tellers(self.doc[spot.head])):
            if spot.start in self.inside and verb.i in self.inside:
                return 0.0
            if holds(verb, self.doc[other.head]):
                return TELLING + OUTER - depth * OUTER
            if other.start <= who.i < other.end:
                return -TELLING if speaks_for_another(who) else TELLING - depth * OUTER
            if speaks_for_another(who) and who.is_ancestor(self.doc[other.head]):
                return TELLING - depth * OUTER
        return 0.0

    def prominence(self, spot: Spot) -> float:
        """Subjects come to mind first, then objects; what stands inside another phrase last."""
        token = self.doc[spot.head]
        if cited(token):
            return 1.5
        if spot.level == "NAM" and token.dep_ == "attr" and token.head.lemma_ == "be":
            return 1.5  # "One of the four is the keeper Ann Lee"
        if token.dep_ in ("nsubj", "nsubjpass"):
            return 1.5 if token.head.dep_ in ("ROOT", "ccomp", "conj", "parataxis") else 1.0
        return {"dobj": 0.5, "appos": 0.8, "ROOT": 0.5}.get(token.dep_, 0.0) + (0.3 if spot.level == "NAM" else 0.0)

    def beside(self, other: Spot, spot: Spot) -> bool:
        """Whether a plain pronoun is the speaker of an aside to the clause of what was named."""
        near = self.sentence[spot.start] == self.sentence[other.start]
        plain = other.level != "PRO" and spot.gender != "n" and near
        return plain and aside(self.doc[spot.head], self.doc[other.head])

    def bound(self, other: Spot, spot: Spot) -> bool:
        """A plain pronoun does not mean another argument of its own verb ("Ann saw her")."""
        token, before = self.doc[spot.head], self.doc[other.head]
        if other.end > spot.start or token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves")):
            return False
        return (
            before.head == token.head
            and before.dep_ in ("nsubj", "nsubjpass", "dobj")
            and token.dep_ in ("dobj", "pobj", "dative", "nsubj")
        )


def anybody(token: Token) -> bool:
    """Whether a singular pronoun takes up "no", "any" or "every" of its own sentence: "No pilot sails unless he is told"."""
    before = (t for t in token.doc[token.sent.start : token.i] if t.dep_ in ("nsubj", "nsubjpass"))
    meant = (t.lower_ in SOMEBODY or any(d.lower_ in EVERY for d in t.children) for t in before if t.tag_ == "NN")
    return token.lower_ in ("he", "she", "his", "her", "him") and any(meant) and not speaker(token)


def clause(token: Token) -> Token:
    """The verb of the clause that the word stands in."""
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def speaker(token: Token) -> bool:
    """Whether the word is the subject of a verb of saying, or cited: who spoke last speaks on."""
    return cited(token) or (token.dep_ == "nsubj" and token.head.lemma_.lower() in cue("say"))


def cited(token: Token) -> bool:
    """Whether something is told according to the one whom the word means."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def questioned(token: Token) -> bool:
    """Whether a question was put to the one whom the word means, who is then expected to answer."""
    return token.dep_ == "dobj" and token.head.lemma_.lower() in cue("question")


def aside(token: Token, before: Token) -> bool:
    """Who speaks in an aside is not whom the clause around it names: "The mate, she said, pulled her out"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_.lower() not in cue("say"):
        return False
    while before.dep_ == "conj":
        before = before.head
    governor = before.head
    if governor.i > verb.i and before.i < token.i:
        return True
    return governor.head == verb and governor.dep_ in ("ccomp", "parataxis") and before.i < token.i


def sentence_numbers(doc: Doc, inside: frozenset[int]) -> list[int]:
    """Sentence number by token; what is said within a quotation takes a reader no further from who speaks."""
    number, found = -1, []
    for token in doc:
        number += token.i == 0 or (bool(token.is_sent_start) and not (token.i in inside and token.i - 1 in inside))
        found.append(number)
    return found


def line_numbers(doc: Doc) -> list[int]:
    """Number of the line by token; a line of a report is a paragraph."""
    number, found = 0, []
    for token in doc:
        found.append(number)
        number += "\n" in token.text
    return found
