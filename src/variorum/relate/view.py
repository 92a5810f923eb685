"""What comparing reports needs of one report, computed once: its sentences as vectors, words, details, own words.

"Own" words stand outside direct quotation and outside page furniture: reports that share a speech share its quotations,
so only own words can tell whether one reporter copied another.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.annotate.quotations.marks import Marked, find_marked
from variorum.models import unpack
from variorum.relate.spelling import key
from variorum.types import Annotations, Report, ReportId, Sentence, Token

Matrix = NDArray[np.float32]
Hashes = NDArray[np.uint32]
DETAIL = frozenset({"PROPN", "NUM"})
WEIGHTS = {"PROPN": 1.5, "NUM": 1.5, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.8, "ADV": 0.5}
OTHER = 0.1  # articles, prepositions, pronouns
RUN = 8  # words in a row that two reporters hardly ever choose alike
FACTORS = tuple(np.uint64(pow(0x9E3779B97F4A7C15, at, 2**64)) for at in range(1, RUN + 1))  # odd, so that order counts


class Word(NamedTuple):
    """A word of a report: its key for comparing, its lemma's key, where it stands, whether inside quotation marks."""

    key: str
    lemma: str
    pos: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """One report made ready.

    ``vectors``, ``words``, ``rows`` (the lemmas in order, one character each, for comparing quickly), ``own`` (how many own words) and ``details`` have one entry a sentence, ``bags`` and
    ``own_bags`` one row, with a column for each of ``lemmas`` (sorted hashes): the weight of the lemma where the sentence
    has it, in ``own_bags`` only if it is weighty and an own word. ``runs`` are the sorted hashes of the runs of words,
    ``own_run`` whether one is printed as own words. ``marked`` are the stretches between quotation marks,
    ``speech_vectors`` a row for each stretch of ``annotations.speech``.
    """

    report: Report
    annotations: Annotations
    sentences: tuple[Sentence, ...]
    vectors: Matrix
    words: tuple[tuple[Word, ...], ...]
    rows: tuple[str, ...]
    own: Matrix
    details: tuple[frozenset[str], ...]
    lemmas: Hashes
    bags: Matrix
    own_bags: Matrix
    runs: Hashes
    own_run: NDArray[np.bool_]
    marked: tuple[Marked, ...]
    speech_vectors: Matrix


def views_of(reports: Iterable[Report], annotations: Mapping[ReportId, Annotations]) -> tuple[Prepared, ...]:
    """Every report made ready, in order."""
    return tuple(view(report, annotations[report.id]) for report in reports)


def view(report: Report, annotations: Annotations) -> Prepared:
    """The report made ready for comparing."""
    stretches = tuple(m for m in find_marked(report.text) if m.depth == 0)
    inside = spoken(len(report.text), stretches)
    words = [tuple(sentence_words(annotations.tokens[s.first : s.last], inside)) for s in annotations.sentences]
    kept = [i for i, some in enumerate(words) if some]
    chosen = tuple(words[i] for i in kept)
    lemmas, bags, own_bags = bags_of(chosen)
    runs, own_run = runs_of(chosen)
    return Prepared(
        report=report,
        annotations=annotations,
        sentences=tuple(annotations.sentences[i] for i in kept),
        vectors=unpack(annotations.sentence_vectors)[kept],
        words=chosen,
        rows=tuple("".join(letter(word.lemma) for word in some) for some in chosen),
        own=np.array([sum(not w.quoted for w in some) for some in chosen], dtype=np.float32),
        details=tuple(frozenset(details(report.text, some)) for some in chosen),
        lemmas=lemmas,
        bags=bags,
        own_bags=own_bags,
        runs=runs,
        own_run=own_run,
        marked=stretches,
        speech_vectors=unpack(annotations.speech_vectors),
    )


@lru_cache(maxsize=65536)
def letter(lemma: str) -> str:
    """A character that stands for a lemma, beyond those that texts use; two lemmas hardly ever share one."""
    return chr(0x10000 + zlib.crc32(lemma.encode()) % 0x100000)


def bags_of(sentences: Sequence[Sequence[Word]]) -> tuple[Hashes, Matrix, Matrix]:
    """The sorted hashes of the lemmas, and two rows a sentence: weights of all, and of the weighty own ones."""
    words = [word for some in sentences for word in some]
    rows = np.repeat(np.arange(len(sentences)), [len(some) for some in sentences])
    hashes = np.array([zlib.crc32(word.lemma.encode()) for word in words], dtype=np.uint32)
    lemmas, columns = np.unique(hashes, return_inverse=True)
    bags = np.zeros((len(sentences), lemmas.size), dtype=np.float32)
    own_bags = np.zeros_like(bags)
    bags[rows, columns] = [WEIGHTS.get(word.pos, OTHER) for word in words]
    own = np.array([not word.quoted and word.pos in WEIGHTS for word in words], dtype=np.bool_)
    own_bags[rows[own], columns[own]] = [WEIGHTS[word.pos] for word, mine in zip(words, own, strict=True) if mine]
    return lemmas, bags, own_bags


def details(text: str, words: Iterable[Word]) -> Iterable[str]:
    """Numbers and names; a capital at the start of a sentence makes no name."""
    for at, word in enumerate(words):
        if word.pos == "NUM" or (word.pos == "PROPN" and at and text[word.start].isupper()):
            yield word.lemma


def spoken(length: int, marked: Iterable[Marked]) -> bytearray:
    """For each character, whether it is printed in quotation marks."""
    inside = bytearray(length)
    for stretch in marked:
        inside[stretch.start : stretch.end] = b"\x01" * (stretch.end - stretch.start)
    return inside


def sentence_words(tokens: Iterable[Token], marked: bytearray) -> Iterable[Word]:
    """The tokens that are words or numbers; clitics ("'s", "n't") count, marks and spaces do not."""
    for token in tokens:
        plain = key(token.exact)
        if plain:
            lemma = plain if token.pos in DETAIL else key(token.lemma)
            yield Word(plain, lemma, token.pos, token.start, token.end, bool(marked[token.start]))


def runs_of(sentences: Iterable[tuple[Word, ...]]) -> tuple[Hashes, NDArray[np.bool_]]:
    """The sorted hashes of all runs of ``RUN`` words, and for each whether it stands anywhere wholly outside marks."""
    words = [word for some in sentences for word in some]
    count = len(words) - RUN + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.bool_)
    each = np.array([zlib.crc32(word.key.encode()) for word in words], dtype=np.uint64)
    mixed = sum((each[at : at + count] * factor for at, factor in enumerate(FACTORS)), np.zeros(count, dtype=np.uint64))
    hashes = (mixed >> np.uint64(32)).astype(np.uint32)
    quoted = np.array([word.quoted for word in words], dtype=np.int32)
    own = np.convolve(quoted, np.ones(RUN, dtype=np.int32), mode="valid") == 0
    runs, where = np.unique(hashes, return_inverse=True)
    return runs, np.bincount(where, weights=own, minlength=runs.size) > 0


def shared_runs(a: Prepared, b: Prepared) -> int:
    """How many runs both print as their own words, with half of those that one of them prints in marks.

    What stands in marks in one report and not in the other may be an excerpt set in marks, or a speech whose marks were
    lost; half is what experience with both gives.
    """
    _, one, other = np.intersect1d(a.runs, b.runs, assume_unique=True, return_indices=True)
    return int(a.own_run[one].sum() + b.own_run[other].sum()) // 2
