"""Vectors of what later steps compare: sentences, claims, the clause around each quantity without the number, speech.

Each sentence is read once by the encoder. A clause's vector is the mean of what the encoder says of the clause's own word
pieces, less a share of the sentence's mean: each piece has taken in something of the whole sentence, and without that
two clauses would be alike because one of them stands beside a clause that is like the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from variorum.annotate.quotations.pieces import said
from variorum.models import DIMENSIONS, Encoder, Pieces, pack
from variorum.models.encoder import Vectors
from variorum.types import Annotations, Quantity, Report, Sentence

VERSION = 3
BLANK = "___"
CONTEXT = 0.35  # of the sentence's mean taken off; likeness is then nearest to that of the clauses read alone
Rows = NDArray[np.int64]


class Stretch(Protocol):
    """Anything with a place in a report's text."""

    @property
    def start(self) -> int: ...  # noqa: D102 (a code point offset, as everywhere)
    @property
    def end(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """The word pieces of a report's sentences in text order: where each starts and ends in the report, and its state.

    ``contexts`` has the mean state of each piece's sentence.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    states: Vectors
    contexts: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A clause as rows of ``Told``, and its words."""

    rows: Rows
    words: str


def with_vectors(
    reports: Sequence[Report], annotations: Sequence[Annotations], encoder: Encoder
) -> tuple[Annotations, ...]:
    """The reports' annotations with their vectors; the more reports at once, the fuller the encoder's batches."""
    whole, pieces = encoder.read([sentence.exact for found in annotations for sentence in found.sentences])
    done: list[Annotations] = []
    at = 0
    for report, found in zip(reports, annotations, strict=True):
        own = slice(at, at := at + len(found.sentences))
        told = laid_out(found.sentences, pieces[own])
        clauses = [Part(inside(told, claim), claim.exact) for claim in found.claims]
        blanked = [without(told, report, quantity, around(quantity, found)) for quantity in found.quantities]
        speech = said(report.text, found.sentences, found.quotations)
        words = [Part(inside(told, part), report.text[part.start : part.end]) for part in speech]
        vectors = [pack(pooled(told, parts, encoder)) for parts in (clauses, blanked, words)]
        done.append(
            replace(
                found,
                sentence_vectors=pack(whole[own]),
                claim_vectors=vectors[0],
                quantity_vectors=vectors[1],
                speech=tuple((part.start, part.end) for part in speech),
                speech_vectors=vectors[2],
            )
        )
    return tuple(done)


def laid_out(sentences: Sequence[Sentence], pieces: Sequence[Pieces]) -> Told:
    """The pieces of all sentences, their places counted from the report's beginning."""
    held = [(sentence.start, p) for sentence, p in zip(sentences, pieces, strict=True) if len(p.states)]
    if not held:
        none, empty = np.zeros(0, dtype=np.int64), np.zeros((0, DIMENSIONS), dtype=np.float32)
        return Told(none, none, empty, empty)
    places = np.concatenate([p.places + start for start, p in held])
    states = np.concatenate([p.states for _, p in held])
    contexts = np.concatenate([np.broadcast_to(p.states.mean(axis=0), p.states.shape) for _, p in held])
    return Told(places[:, 0], places[:, 1], states, contexts)


def inside(told: Told, stretch: Stretch) -> Rows:
    """The pieces that lie in the stretch."""
    first = np.searchsorted(told.starts, stretch.start, side="left")
    return np.arange(first, max(first, np.searchsorted(told.ends, stretch.end, side="right")))


def without(told: Told, report: Report, quantity: Quantity, stretch: Stretch) -> Part:
    """The stretch less the quantity in it."""
    rows = inside(told, stretch)
    apart = (told.ends[rows] <= quantity.start) | (told.starts[rows] >= quantity.end)
    return Part(rows[apart], blank(report, quantity, stretch))


def pooled(told: Told, parts: Sequence[Part], encoder: Encoder) -> Vectors:
    """A unit row a part, made of its pieces; a part that has none is read alone, by its words."""
    vectors = np.zeros((len(parts), DIMENSIONS), dtype=np.float32)
    alone = [at for at, part in enumerate(parts) if not len(part.rows)]
    vectors[alone] = encoder([parts[at].words for at in alone])
    for at, part in enumerate(parts):
        if len(part.rows):
            own = (told.states[part.rows] - CONTEXT * told.contexts[part.rows]).mean(axis=0)
            vectors[at] = own / np.linalg.norm(own)
    return vectors


def around(quantity: Quantity, found: Annotations) -> Stretch:
    """The shortest claim that holds the quantity; else its sentence; else the quantity alone."""
    holding = [c for c in found.claims if c.start <= quantity.start and quantity.end <= c.end]
    wider = (s for s in found.sentences if s.start <= quantity.start and quantity.end <= s.end)
    return min(holding, key=lambda c: (c.end - c.start, c.start), default=None) or next(wider, quantity)


def blank(report: Report, quantity: Quantity, stretch: Stretch) -> str:
    """The stretch's words with the quantity replaced by a blank."""
    return f"{report.text[stretch.start : quantity.start]}{BLANK}{report.text[quantity.end : stretch.end]}"
