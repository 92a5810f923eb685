"""Which pieces of speech in unrelated reports are one utterance.

Nothing but the words, the meaning and the speaker can show it, and one speech holds many like sentences; so much is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from variorum.relate.likeness import Matrix
from variorum.relate.quotations.pairing import Pair, common, overlap
from variorum.relate.quotations.utterances import Piece
from variorum.text import fold

SHARED = 2.4  # weight of shared words at least
MOST, PART = 0.6, 0.85  # of the longer piece, or of the shorter
REPORTED = 0.9  # of the shorter, where one stands without marks
MEANT = 0.5  # likeness of sentences, by one speaker, one report a translation
ALIKE = 0.45  # likeness of sentences, where nobody is named and one is a part of the other
LOOK = 0.25  # likeness of sentences below which nothing is compared
ALIKE_NAMES = 80.0


def among_strangers(a: Sequence[Piece], b: Sequence[Piece], matrix: Matrix, *, foreign: bool) -> Iterator[Pair]:
    """Matches between two reports that do not copy each other; ``matrix`` is the likeness of their sentences."""
    for p in a:
        rivals = [q for q in b if (p.marked or q.marked) and matrix[p.sentence, q.sentence] >= LOOK]
        best = max(rivals, key=lambda q: agreement(p, q, float(matrix[p.sentence, q.sentence])), default=None)
        if best is not None and one_utterance(p, best, float(matrix[p.sentence, best.sentence]), foreign=foreign):
            yield p, best


def agreement(a: Piece, b: Piece, likeness: float) -> float:
    """How well two pieces go together."""
    return overlap(a.words, b.words) + likeness + 0.3 * (a.marked and b.marked)


def one_utterance(a: Piece, b: Piece, likeness: float, *, foreign: bool) -> bool:
    """Whether two pieces in unrelated reports are one utterance."""
    known = same_speaker(a, b)
    if known is False:
        return False
    shared, part, most = common(a.words, b.words)
    if shared >= SHARED and a.marked and b.marked:
        return most >= MOST or part >= PART
    if a.marked and b.marked:
        return bool(foreign and known and likeness >= MEANT)
    if shared < SHARED or part < REPORTED:
        return False
    return bool(known) or most >= MOST or (likeness >= ALIKE and shared >= 1.2 * SHARED)


def same_speaker(a: Piece, b: Piece) -> bool | None:
    """Whether both name one speaker; None where one of them names nobody."""
    one, other = surname(a.name), surname(b.name)
    if not one or not other:
        return None
    return ratio(one, other) >= ALIKE_NAMES


def surname(name: str | None) -> str | None:
    """The folded last word of a name with a capital; None for descriptions and pronouns."""
    words = (name or "").split()
    return fold(words[-1]) if words and words[-1][:1].isupper() else None
