"""What comparing reports needs of one report, computed once: its sentences as vectors, words, details, own words.

"Own" words stand outside direct quotation and outside page furniture: reports that share a speech share its quotations,
so only own words can tell whether one reporter copied another.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.annotate.quotations.marks import Marked, find_marked
from variorum.models import unpack
from variorum.relate.spelling import key
from variorum.types import Annotations, Report, Sentence, Token

Vectors = NDArray[np.float32]
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
DETAIL = frozenset({"PROPN", "NUM"})
RUN = 8  # words in a row that two reporters hardly ever choose alike


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report: its key for comparing, its lemma's key, where it stands, whether inside quotation marks."""

    key: str
    lemma: str
    pos: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class View:
    """One report made ready; ``vectors``, ``words``, ``own`` and ``details`` have one entry a sentence, ``runs`` and ``own_run``
    one for each run of words; ``marked`` are the stretches between quotation marks.
    """

    report: Report
    annotations: Annotations
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    words: tuple[tuple[Word, ...], ...]
    own: NDArray[np.float32]
    details: tuple[frozenset[str], ...]
    runs: NDArray[np.uint32]
    own_run: NDArray[np.bool_]
    marked: tuple[Marked, ...]


def view(report: Report, annotations: Annotations) -> View:
    """The report made ready for comparing."""
    vectors = unpack(annotations.sentence_vectors)
    stretches = tuple(m for m in find_marked(report.text) if m.depth == 0)
    marked = spoken(len(report.text), stretches)
    words = [tuple(sentence_words(annotations.tokens[s.first : s.last], marked)) for s in annotations.sentences]
    kept = [i for i, some in enumerate(words) if some]
    chosen = tuple(words[i] for i in kept)
    runs, own_run = runs_of(chosen)
    return View(
        report=report,
        annotations=annotations,
        sentences=tuple(annotations.sentences[i] for i in kept),
        vectors=vectors[kept],
        words=chosen,
        own=np.array([sum(not w.quoted for w in some) for some in chosen], dtype=np.float32),
        details=tuple(frozenset(details(report.text, some)) for some in chosen),
        runs=runs,
        marked=stretches,
        own_run=own_run,
    )


def details(text: str, words: Iterable[Word]) -> Iterable[str]:
    """Numbers and names; a capital at the start of a sentence makes no name."""
    for at, word in enumerate(words):
        if word.pos == "NUM" or (word.pos == "PROPN" and at and text[word.start].isupper()):
            yield word.lemma


def spoken(length: int, marked: Iterable[Marked]) -> NDArray[np.bool_]:
    """For each character, whether it is printed in quotation marks."""
    inside = np.zeros(length, dtype=np.bool_)
    for stretch in marked:
        inside[stretch.start : stretch.end] = True
    return inside


def sentence_words(tokens: Iterable[Token], marked: NDArray[np.bool_]) -> Iterable[Word]:
    """The tokens that are words or numbers; clitics ("'s", "n't") count, marks and spaces do not."""
    for token in tokens:
        plain = key(token.exact)
        if plain:
            lemma = plain if token.pos in DETAIL else key(token.lemma)
            yield Word(plain, lemma, token.pos, token.start, token.end, bool(marked[token.start]))


def runs_of(sentences: Iterable[tuple[Word, ...]]) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """Hashes of every run of ``RUN`` words in order of the text, and whether any of its words is the report's own."""
    words = [word for some in sentences for word in some]
    keys = [word.key for word in words]
    quoted = np.array([word.quoted for word in words], dtype=np.int32)
    count = len(words) - RUN + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.bool_)
    hashes = [zlib.crc32("\x1f".join(keys[i : i + RUN]).encode()) for i in range(count)]
    inside = np.convolve(quoted, np.ones(RUN, dtype=np.int32), mode="valid")
    return np.array(hashes, dtype=np.uint32), inside == 0


def shared_runs(a: View, b: View) -> int:
    """How many different runs both print as their own words, with half of those that one of them prints in marks.

    What stands in marks in one report and not in the other may be an excerpt set in marks, or a speech whose marks were
    lost; half is what experience with both gives.
    """
    both = np.intersect1d(a.runs, b.runs)
    own = np.isin(both, a.runs[a.own_run]).astype(np.int32) + np.isin(both, b.runs[b.own_run])
    return int(own.sum()) // 2
