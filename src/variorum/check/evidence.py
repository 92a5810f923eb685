"""The sentences of the reports that a sentence of the draft may rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.relate.claims.words import lexicon
from variorum.relate.spelling import key
from variorum.relate.view import OTHER, WEIGHTS, Prepared, Word, view
from variorum.text import anchor
from variorum.types import Anchor, Annotations, Entity, Report, ReportId, Sentence, Story

Matrix = NDArray[np.float32]
MEANING = 0.5  # the encoder's part in the score; the rest is how many of the draft's words the place has
BESIDE = 0.6  # what a word counts that only a neighbouring sentence has
WEAK = 0.4  # score below which a sentence is no evidence
NEAR = 0.12  # how far below the best a place may lie and still be one the draft can rest on
MOST = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a report that says something like a sentence of the draft; the score lies in 0…1."""

    side: Prepared
    number: int
    score: float

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.side.sentences[self.number]

    @property
    def anchor(self) -> Anchor:
        """Where it stands."""
        report = self.side.report
        return anchor(report.id, report.text, self.sentence.start, self.sentence.end)

    def window(self, reach: int = 1) -> tuple[int, int]:
        """Start and end of the sentence with so many more on either side."""
        low, high = max(0, self.number - reach), min(len(self.side.sentences) - 1, self.number + reach)
        return self.side.sentences[low].start, self.side.sentences[high].end


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft beside the reports; ``places`` has one entry for each sentence of the draft's view, the best first."""

    draft: Prepared
    sides: tuple[Prepared, ...]
    story: Story
    entities: tuple[Entity, ...]
    places: tuple[tuple[Place, ...], ...]

    def near(self, number: int) -> tuple[Place, ...]:
        """The places as good as the best one, or nearly."""
        found = self.places[number]
        return tuple(place for place in found if place.score >= found[0].score - NEAR)

    def sentence_at(self, offset: int) -> int | None:
        """The number of the draft's sentence that an offset lies in."""
        found = (n for n, s in enumerate(self.draft.sentences) if s.start <= offset < s.end)
        return next(found, None)

    def cut(self, start: int, end: int) -> Anchor:
        """A stretch of the draft."""
        return anchor(self.draft.report.id, self.draft.report.text, start, end)


def lay_out(draft: Report, notes: Annotations, story: Story, annotations: Mapping[ReportId, Annotations]) -> Desk:
    """The draft and the story's reports, sentence by sentence laid beside each other."""
    mine = view(draft, notes)
    sides = tuple(view(report, annotations[report.id]) for report in story.reports)
    found: list[list[Place]] = [[] for _ in mine.sentences]
    for side in sides:
        matrix = support(mine, side)
        for row, column in zip(*np.nonzero(matrix >= WEAK), strict=True):
            found[int(row)].append(Place(side, int(column), round(float(matrix[row, column]), 3)))
    ordered = tuple(tuple(sorted(each, key=order)[:MOST]) for each in found)
    return Desk(mine, sides, story, story.entities, ordered)


def order(place: Place) -> tuple[float, tuple[int, str], int]:
    """Sort key: the best first."""
    return -place.score, (len(place.side.report.sigil), place.side.report.sigil), place.number


def support(draft: Prepared, side: Prepared) -> Matrix:
    """How far each sentence of a report (columns) says what each of the draft (rows) says, 0…1."""
    if not len(draft.sentences) or not len(side.sentences):
        return np.zeros((len(draft.sentences), len(side.sentences)), dtype=np.float32)
    meaning = np.clip(draft.vectors @ side.vectors.T, 0, 1)
    return np.asarray(MEANING * meaning + (1 - MEANING) * held(draft.words, bags(side)), dtype=np.float32)


def bags(side: Prepared) -> list[set[str]]:
    """The words of each sentence of a report, and the names of those whom it calls otherwise ("she")."""
    names: dict[int, set[str]] = {}
    for mention in side.annotations.mentions:
        if mention.level == "NAM" and mention.type == "PER":
            names.setdefault(mention.chain, set()).update(key(word) for word in mention.exact.split())
    found = [{lexicon().canonical(word.lemma) for word in words} for words in side.words]
    for bag, sentence in zip(found, side.sentences, strict=True):
        for mention in side.annotations.mentions:
            if sentence.start <= mention.start < sentence.end:
                bag |= names.get(mention.chain, set())
    return found


def held(draft: Sequence[Sequence[Word]], bags: Sequence[set[str]]) -> Matrix:
    """The share of each draft sentence's weight that a sentence of a report has, with those before and after it."""
    out = np.zeros((len(draft), len(bags)), dtype=np.float32)
    for row, words in enumerate(draft):
        weights = {lexicon().canonical(word.lemma): WEIGHTS.get(word.pos, OTHER) for word in words}
        own = np.array([sum(weights[w] for w in weights if w in bag) for bag in bags], dtype=np.float32)
        wide = [set().union(*bags[max(0, n - 1) : n + 2]) for n in range(len(bags))]
        all_near = np.array([sum(weights[w] for w in weights if w in bag) for bag in wide], dtype=np.float32)
        out[row] = (own + BESIDE * (all_near - own)) / max(1e-6, sum(weights.values()))
    return out
