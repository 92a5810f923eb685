"""Which pieces of speech in unrelated reports mean the same, though the words differ.

Reporters who noted one sentence each in their own way, and translators, keep what was said and hardly a word of it. What
the pieces mean by themselves is compared, without the sentences around them; and since one speech holds many like
sentences, each of the two must be the other's nearest by far, of all that may be its partner in the other report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from variorum.relate.quotations.pairing import alike, overlap
from variorum.relate.quotations.utterances import Piece, is_person, meaning, surname
from variorum.relate.view import Matrix, Prepared

WORDS = 0.6  # what it counts that the words are alike, beside the cosine of the pieces
LEAST = {(True, True): 0.7, (True, False): 0.87, (False, True): 0.8, (False, False): 1.12}
# … of that sum, whether both name one person, and whether one report is a translation (that names no other person)
APART = 0.05  # by how much the next nearest in another stretch of speech is less near
SEEN, SURELY = 0.45, 0.7  # cosine below which nothing is looked at; where nobody knows the speaker
LENGTH = {True: 0.5, False: 0.6}  # words of the shorter, as a share of the longer, in a translation or not …
PART = 0.85  # … or their weight that the longer has
TERM = 4  # words at least
ROWS = 512  # compared at once
ALIKE_NAMES = 80.0
NOBODY = -1
Place = tuple[int, int]


def by_meaning(flat: Sequence[Piece], views: Sequence[Prepared], foreign: Sequence[bool]) -> list[tuple[int, int]]:
    """The pairs of pieces in marks, of two reports, that mean the same, by their places in ``flat``."""
    at = [number for number, piece in enumerate(flat) if piece.marked and len(piece.words) >= TERM]
    if not at:
        return []
    some = [flat[number] for number in at]
    speaker = speakers(some, views)
    abroad = np.array([foreign[piece.report] for piece in some])
    nearness = {
        (i, j): cosine + WORDS * alike(some[i].words, some[j].words)
        for i, j, cosine in near(some, views, speaker, abroad)
    }
    found = []
    for i, j in unrivalled(nearness, some):
        known, foreign_words = bool(speaker[i] == speaker[j] != NOBODY), bool(abroad[i] or abroad[j])
        two = not known and NOBODY not in (speaker[i], speaker[j])  # or one, in another language's letters
        if nearness[i, j] >= LEAST[known, foreign_words and not two] and of_a_length(
            some[i], some[j], least=LENGTH[foreign_words]
        ):
            found.append((at[i], at[j]))
    return found


def speakers(some: Sequence[Piece], views: Sequence[Prepared]) -> NDArray[np.int64]:
    """A number for each piece, the same for persons of one surname, spelt alike; ``NOBODY`` where no person is named."""
    number: dict[str, int] = {}
    for name in sorted({name for piece in some if (name := person(piece, views))}):
        number[name] = next((n for other, n in number.items() if ratio(name, other) >= ALIKE_NAMES), len(number))
    return np.array([number.get(person(piece, views) or "", NOBODY) for piece in some])


def person(piece: Piece, views: Sequence[Prepared]) -> str | None:
    """The surname of the person who speaks; None for bodies, papers and descriptions."""
    return surname(piece.name) if is_person(piece.name, views[piece.report]) else None


def near(
    some: Sequence[Piece], views: Sequence[Prepared], speaker: NDArray[np.int64], abroad: NDArray[np.bool_]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of two reports, first before second, that one person may have said, with the cosine of what they mean."""
    report = np.array([piece.report for piece in some])
    vectors: Matrix = np.stack([meaning(piece, views[piece.report]) for piece in some])
    for start in range(0, len(some), ROWS):
        rows = slice(start, start + ROWS)
        cosines = vectors[rows] @ vectors.T
        one, other = speaker[rows, None], speaker[None, :]
        known = (one == other) & (one != NOBODY)
        unknown = (one == NOBODY) | (other == NOBODY)
        either = abroad[rows, None] | abroad[None, :]
        least = np.where(known | (unknown & either), SEEN, SURELY)
        good = (known | unknown | either) & (cosines >= least) & (report[rows, None] < report[None, :])
        for i, j in zip(*(found.tolist() for found in np.nonzero(good)), strict=True):
            yield start + i, j, float(cosines[i, j])


def unrivalled(nearness: Mapping[Place, float], some: Sequence[Piece]) -> Iterator[Place]:
    """The pairs of which neither has another partner in the other's report that is about as near.

    What stands in one stretch with a piece is no rival of it, only less near: a sentence may have been made two.
    """
    partners: dict[Place, list[tuple[float, int]]] = {}
    for (i, j), value in nearness.items():
        for one, other in ((i, j), (j, i)):
            partners.setdefault((one, some[other].report), []).append((value, other))
    for (i, j), value in nearness.items():
        rivals = [(near, some[at], some[j]) for near, at in partners[i, some[j].report] if at != j]
        rivals += [(near, some[at], some[i]) for near, at in partners[j, some[i].report] if at != i]
        if all(near + APART * (rival.stretch != own.stretch) <= value for near, rival, own in rivals):
            yield i, j


def of_a_length(a: Piece, b: Piece, *, least: float) -> bool:
    """Whether neither is much longer than the other, or the shorter is a part of the longer."""
    low, high = sorted((len(a.words), len(b.words)))
    return low >= least * high or overlap(a.words, b.words) >= PART
