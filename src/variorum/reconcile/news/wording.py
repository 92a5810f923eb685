"""The particulars of sentences, and whether a pile of sentences holds them near each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from variorum.data import word_sets
from variorum.relate.spelling import key
from variorum.text import anchor, paragraphs
from variorum.types import Anchor, Report

END = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?…][”’»\"']*\s+(?=[\"“‘«'(]?[A-ZÀ-Þ\d])"
)
WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
SUFFIX = re.compile(r"(?:ings?|edly|ed|es|s|ly|ers?|ions?|ments?|e)$")
BESIDE = 0.5  # the part of a word's weight that counts where only a neighbouring sentence has it
PARTICULAR = 1.2  # the weight of a number or a name; of other words 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, and its words."""

    anchor: Anchor
    words: tuple[tuple[str, float], ...]


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences of a report; none runs over a line break."""
    for begin, finish in paragraphs(report.text):
        line = report.text[begin:finish]
        cuts = [0, *(match.end() for match in END.finditer(line)), len(line)]
        for start, end in pairwise(cuts):
            stretch = line[start:end].rstrip()
            if stretch:
                place = anchor(report.id, report.text, begin + start, begin + start + len(stretch))
                yield Sentence(place, tuple(weighed(stretch)))


def weighed(text: str) -> Iterator[tuple[str, float]]:
    """The stem and the weight of each word that says something."""
    for at, match in enumerate(WORD.finditer(text)):
        word = match.group()
        plain = key(word)
        if plain in word_sets("news")["empty"] or not plain:
            continue
        number = plain[0].isdigit() or plain in word_sets("news")["numbers"]
        yield stem(plain), PARTICULAR if number or (at and word[0].isupper()) else 1.0


def stem(word: str) -> str:
    """The word without its ending, for comparing only."""
    if word[0].isdigit() or len(word) < 5:
        return word.removesuffix("s") if len(word) > 3 and not word[0].isdigit() else word
    return SUFFIX.sub("", word)


class Told:
    """Sentences by their words; a sentence is read with the one before and the one after it in its report."""

    def __init__(self, told: Iterable[Sentence]) -> None:
        self._sentences: list[Sentence] = []
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        for sentence in told:
            self.add(sentence)

    def add(self, sentence: Sentence) -> None:
        """One more sentence."""
        number = len(self._sentences)
        self._sentences.append(sentence)
        for word, _ in sentence.words:
            self._by_word[word].add(number)

    def weight(self, text: str) -> float:
        """The weight of the words of a text."""
        return sum(dict(weighed(text)).values())

    def best(self, text: str) -> tuple[float, int]:
        """The largest share of a text's weight that one place of the pile has, and which; 0 and −1 in an empty pile."""
        words = dict(weighed(text))
        total = sum(words.values())
        scores: defaultdict[int, float] = defaultdict(float)
        for word, weight in words.items():
            own = self._by_word.get(word, set())
            for number in own:
                scores[number] += weight
            for number in self.beside(own):
                scores[number] += BESIDE * weight
        if not scores or not total:
            return 0.0, -1
        most = max(scores, key=lambda number: (scores[number], -number))
        return scores[most] / total, most

    def beside(self, own: set[int]) -> set[int]:
        """The sentences before and after some others, in the same report."""
        pairs = ((n, n + step) for n in own for step in (-1, 1) if 0 <= n + step < len(self._sentences))
        return {m for n, m in pairs if m not in own and self.neighbours(n, m)}

    def neighbours(self, one: int, other: int) -> bool:
        """Whether two sentences are of one report."""
        return self._sentences[one].anchor.report == self._sentences[other].anchor.report

    def share(self, text: str) -> float:
        """How much of a text's weight one place of the pile has, 0…1."""
        return self.best(text)[0]

    def teller(self, text: str, least: float) -> Sentence | None:
        """The sentence that has at least that share of a text's weight."""
        share, number = self.best(text)
        return self._sentences[number] if number >= 0 and share >= least else None

    def turns(self, text: str) -> bool:
        """Whether a text announces that something has become otherwise ("now", "no longer", "up from")."""
        return any(re.search(rf"\b{phrase}\b", text.casefold()) for phrase in sorted(word_sets("news")["turns"]))

    def novel_particular(self, text: str) -> bool:
        """Whether a text has a number or a name that the pile has nowhere."""
        return any(weight > 1 and word not in self._by_word for word, weight in weighed(text))
