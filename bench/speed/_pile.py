"""A pile of invented reports of one story, ready annotated, of any size: no model is run to make it.

A story has facts, each with its own content words and details, and speeches, each with its own wording. A reporter takes
some facts, in an order and in words of his own, and prints a few of the speeches; a copy takes a report, leaves things
out and puts other words for some. Sentence vectors are made to lie as the encoder's do: about 0.55 apart for two tellings
of one fact, 0.85 for a rewording, 0.2 for two facts of one story. The words are syllables put together.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.models import DIMENSIONS, pack
from variorum.text import anchor, digest
from variorum.types import Annotations, Quotation, QuotationId, Report, ReportId, Sentence, Token

Vector = NDArray[np.float32]
SYLLABLES = [a + b for a in (*"bdfgklmnprstvz", "br", "st", "tr") for b in (*"aeiou", "an", "el", "or")]
SMALL = (
    "the", "a", "of", "to", "in", "on", "for", "with", "at", "by", "from", "as", "that", "it", "was", "were", "had",
    "would", "after", "before", "while", "and", "but",
)  # fmt: skip
FACTS, SPEECHES = 150, 60
COPIES = 0.05


@dataclass(frozen=True)
class Wording:
    """A sentence: its words with their parts of speech, what it means, and who says it where it is speech."""

    words: tuple[tuple[str, str], ...]
    vector: Vector
    speaker: str | None = None


@dataclass(frozen=True)
class Telling:
    """A report before it is printed."""

    outlet: str
    day: int
    sentences: tuple[Wording, ...]


class Story:
    """What happened, and what was said; everything is drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.words = [self.word() for _ in range(4000)]
        self.names = [self.word().title() for _ in range(200)]
        self.theme = self.direction()
        self.facts = [self.fact() for _ in range(FACTS)]
        self.speeches = [replace(self.fact(), speaker=self.draw.choice(self.names)) for _ in range(SPEECHES)]

    def word(self) -> str:
        """Two or three syllables."""
        return "".join(self.draw.choice(SYLLABLES) for _ in range(self.draw.choice((2, 2, 3))))

    def direction(self) -> Vector:
        """A random unit vector."""
        return unit(self.numbers.standard_normal(DIMENSIONS, dtype=np.float32))

    def fact(self) -> Wording:
        """Content words and details, and a meaning near the story's theme."""
        content = [(self.draw.choice(self.words), self.draw.choice(("NOUN", "VERB", "ADJ"))) for _ in range(7)]
        details = [(self.draw.choice(self.names), "PROPN"), (str(self.draw.randrange(2, 900)), "NUM")]
        words = self.joined([*content, *details[: self.draw.randrange(3)]])
        return Wording(words, unit(0.5 * self.theme + self.direction()))

    def joined(self, words: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The words in a new order with small words between them."""
        shuffled = self.draw.sample(list(words), len(words))
        return tuple(one for word in shuffled for one in ((self.draw.choice(SMALL), "ADP"), word))

    def told(self, fact: Wording) -> Wording:
        """A fact in a reporter's own words: names and numbers stay, half of the others."""
        content = [w for w in fact.words if w[1] != "ADP"]
        kept = [
            w if w[1] in ("PROPN", "NUM") or self.draw.random() < 0.5 else (self.draw.choice(self.words), w[1])
            for w in content
        ]
        return Wording(self.joined(kept), unit(fact.vector + 0.9 * self.direction()))

    def original(self, number: int) -> Telling:
        """A report by somebody who was there."""
        facts = self.draw.sample(self.facts, self.draw.randrange(12, 20))
        own = [self.told(self.fact()) for _ in range(self.draw.randrange(3, 8))]
        speeches = self.draw.sample(self.speeches, self.draw.randrange(2, 6))
        sentences = [*(self.told(fact) for fact in facts), *own, *speeches]
        self.draw.shuffle(sentences)
        return Telling(f"The {self.names[number % 200]} Post {number}", self.draw.randrange(3), tuple(sentences))

    def copy(self, of: Telling, number: int) -> Telling:
        """A reprint, an excerpt or a rewriting."""
        keep, change = self.draw.choice(((0.95, 0.02), (0.4, 0.0), (0.9, 0.5)))
        kept = [s for s in of.sentences if self.draw.random() < keep] or list(of.sentences)
        sentences = tuple(self.reworded(s, change) for s in kept)
        return Telling(f"The {self.names[number % 200]} Echo {number}", of.day + 1, sentences)

    def reworded(self, sentence: Wording, change: float) -> Wording:
        """A share of the words exchanged; a meaning that lies near."""
        words = tuple(
            (self.draw.choice(self.words), pos)
            if pos not in ("PROPN", "NUM") and self.draw.random() < change
            else (w, pos)
            for w, pos in sentence.words
        )
        return replace(sentence, words=words, vector=unit(sentence.vector + 1.2 * change * self.direction()))


def unit(vector: Vector) -> Vector:
    """The vector with length 1."""
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def tellings(count: int, seed: int) -> list[Telling]:
    """``count`` reports, one in twenty a copy of one of those before it."""
    story = Story(seed)
    found: list[Telling] = []
    for number in range(count):
        copies = number > 10 and story.draw.random() < COPIES
        found.append(story.copy(story.draw.choice(found), number) if copies else story.original(number))
    return found


def pile(count: int, seed: int = 1) -> tuple[tuple[Report, ...], dict[ReportId, Annotations]]:
    """``count`` reports with their annotations."""
    made = [printed(telling, number) for number, telling in enumerate(tellings(count, seed))]
    return tuple(report for report, _ in made), {report.id: notes for report, notes in made}


def printed(telling: Telling, number: int) -> tuple[Report, Annotations]:
    """A report as text, with what annotating it would give."""
    headline = f"Report {number}"
    text = "\n\n".join([headline, *map(spelled, telling.sentences)])
    at = ReportId(digest(telling.outlet, text))
    day = f"2031-05-{10 + telling.day % 20:02d}"
    report = Report(
        at, f"R{number}", f"{number}.txt", telling.outlet, None, headline, None, None, "en", day, None, None, text
    )
    return report, annotated(report, telling.sentences, len(headline) + 2)


def spelled(sentence: Wording) -> str:
    """The sentence as it is printed."""
    plain = " ".join(word for word, _ in sentence.words)
    return f"“{plain},” {sentence.speaker} said." if sentence.speaker else f"{plain}."


def annotated(report: Report, sentences: Sequence[Wording], start: int) -> Annotations:
    """Tokens, sentences, vectors and quotations of a printed report, whose first sentence begins at ``start``."""
    tokens: list[Token] = []
    spans: list[Sentence] = []
    quotations: list[Quotation] = []
    for number, sentence in enumerate(sentences):
        first, end = len(tokens), start + len(spelled(sentence))
        words = [*sentence.words, (",”", "PUNCT"), (sentence.speaker, "PROPN"), ("said", "VERB")]
        at = start + (sentence.speaker is not None)
        for word, pos in words if sentence.speaker else sentence.words:
            at = report.text.index(word, at)
            tokens.append(Token(report.id, at, at + len(word), word, word, pos, pos, "dep", len(tokens)))
            at += len(word)
        spans.append(Sentence(report.id, start, end, report.text[start:end], first, len(tokens), number + 1))
        if sentence.speaker:
            quotations.append(spoken(report, tokens[first:], sentence.speaker))
        start = end + 2
    vectors = pack(np.stack([sentence.vector for sentence in sentences]))
    return Annotations(
        report.id, (), tuple(tokens), tuple(spans), (), (), (), tuple(quotations), (), (), vectors, b"", b""
    )


def spoken(report: Report, tokens: Sequence[Token], speaker: str) -> Quotation:
    """The speech in the marks, with its speaker; the last three tokens are the closing mark, the name, the cue."""
    content = anchor(report.id, report.text, tokens[0].start, tokens[-4].end)
    source = anchor(report.id, report.text, tokens[-2].start, tokens[-2].end)
    cue = anchor(report.id, report.text, tokens[-1].start, tokens[-1].end)
    at = QuotationId(digest(report.id, str(content.start)))
    return Quotation(at, report.id, "direct", (content,), cue, source, None, speaker)
