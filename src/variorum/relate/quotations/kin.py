"""Which pieces of speech in a copy and its exemplar are one utterance.

A copy keeps the order of its exemplar, so the pieces in marks are aligned as two sequences; linked sentences say where to
look, and even words that have all changed are matched. What stays over in marks on one side is looked for without marks in
the linked sentences of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from variorum.relate.passages import Link
from variorum.relate.quotations.pairing import Pair, overlap, same
from variorum.relate.quotations.utterances import Piece
from variorum.relate.view import Matrix, Prepared
from variorum.relate.wording import kept, keys

LINKED, NEXT = 0.5, 0.3  # what it counts that the sentences are linked, or lie next to linked ones
ENOUGH = 0.45  # score from which two pieces are one utterance
JOINED = 0.15  # more than that for a second partner
SOLID = 0.45  # likeness of linked sentences from which a missing quotation mark means lost marks
REPRINT = 0.85  # share of a sentence's words
FAITHFUL = 0.9  # words kept in most quotations: such a copy does not exchange all words of one
SCRAP = 5  # words
KEPT = 0.5  # share of the weight of marked words found in a sentence without marks


def among_kin(
    a: Sequence[Piece], b: Sequence[Piece], matrix: Matrix, links: Sequence[Link], views: tuple[Prepared, Prepared]
) -> list[Pair]:
    """Matches between two reports of one family, the exemplar's piece first."""
    here, there = [p for p in a if p.marked], [p for p in b if p.marked]
    linked = {(link.a, link.b) for link in links}
    scores = scored(here, there, matrix, linked)
    pairs = evident(here, there, scores)
    faithful = len(pairs) > 1 and float(np.median([same(p, q) for p, q in pairs])) >= FAITHFUL
    rest = [p for p in here if p not in [pair[0] for pair in pairs]]
    others = [q for q in there if q not in [pair[1] for pair in pairs]]
    pairs += aligned(rest, others, scored(rest, others, matrix, linked))
    pairs += leftover(here, there, scores, pairs, linked)
    pairs = [(p, q) for p, q in pairs if not faithful or overlap(p.words, q.words) >= KEPT]
    taken = {(p.start, side) for pair in pairs for side, p in enumerate(pair)}
    pairs += lost_marks([p for p in here if (p.start, 0) not in taken], b, links, views[1])
    back = [Link(link.b, link.a, link.score, link.moved) for link in links]
    gained = lost_marks([q for q in there if (q.start, 1) not in taken], a, back, views[0], speech_only=True)
    return pairs + [(q, p) for p, q in gained]


def beside(a: Iterable[Piece], b: Iterable[Piece], links: Sequence[Link], pairs: Sequence[Pair]) -> list[Pair]:
    """What stands alone in marks, and without a partner, in each of two sentences that are linked with nothing else."""
    taken = {(p.start, side) for pair in pairs for side, p in enumerate(pair)}
    free = [
        by_sentence(p for p in some if p.marked and (p.start, side) not in taken) for side, some in enumerate((a, b))
    ]
    rows, columns = Counter(link.a for link in links), Counter(link.b for link in links)
    found: list[Pair] = []
    for link in links:
        here, there = free[0].get(link.a, []), free[1].get(link.b, [])
        alone = rows[link.a] == columns[link.b] == len(here) == len(there) == 1
        if alone and link.score >= SOLID and max(len(here[0].words), len(there[0].words)) <= SCRAP:
            found.append((here[0], there[0]))
    return found


def scored(a: Sequence[Piece], b: Sequence[Piece], matrix: Matrix, linked: set[tuple[int, int]]) -> NDArray[np.float64]:
    """How well each piece goes with each: shared words, likeness of the sentences, and whether these are linked."""
    out = np.zeros((len(a), len(b)))
    for i, p in enumerate(a):
        for j, q in enumerate(b):
            place = (p.sentence, q.sentence)
            near = any((place[0] + x, place[1] + y) in linked for x in (-1, 0, 1) for y in (-1, 0, 1))
            bonus = LINKED if place in linked else NEXT if near else 0.0
            shared = overlap(p.words, q.words)
            out[i, j] = 0.5 * shared + 0.5 * float(matrix[place]) + bonus
            if not all(place) and shared < KEPT:  # a headline quotes what it likes, in no order
                out[i, j] = 0
    return out


def evident(a: Sequence[Piece], b: Sequence[Piece], scores: NDArray[np.float64]) -> list[Pair]:
    """Each other's best matches that share most of their words, in whatever order."""
    if not a or not b:
        return []
    forth, back = scores.argmax(1), scores.argmax(0)
    chosen = [(p, b[int(j)]) for i, (p, j) in enumerate(zip(a, forth, strict=True)) if back[j] == i]
    return [(p, q) for p, q in chosen if overlap(p.words, q.words) >= KEPT]


def aligned(a: Sequence[Piece], b: Sequence[Piece], scores: NDArray[np.float64]) -> list[Pair]:
    """The order-keeping matches with the greatest sum of scores over ``ENOUGH``."""
    gain = np.maximum(scores - ENOUGH, 0)
    best = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(len(a)):
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], best[i, :-1] + gain[i]))
    found: list[Pair] = []
    i, j = len(a), len(b)
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((a[i], b[j]))
    return found[::-1]


def leftover(
    a: Sequence[Piece],
    b: Sequence[Piece],
    scores: NDArray[np.float64],
    pairs: Sequence[Pair],
    linked: set[tuple[int, int]],
) -> list[Pair]:
    """Pieces without a partner: where two became one, in linked sentences; or where the copy moved one."""
    found: list[Pair] = []
    used = ({p.start for p, _ in pairs}, {q.start for _, q in pairs})
    for side, (mine, theirs, grid) in enumerate(((a, b, scores), (b, a, scores.T))):
        for i, piece in enumerate(mine):
            if piece.start in used[side] or not theirs:
                continue
            best = theirs[int(np.argmax(grid[i]))]
            pair = (piece, best) if side == 0 else (best, piece)
            free = best.start not in used[1 - side] and overlap(piece.words, best.words) >= KEPT
            if grid[i].max() >= ENOUGH + JOINED and (free or (pair[0].sentence, pair[1].sentence) in linked):
                found.append(pair)
    return found


def lost_marks(
    speech: Iterable[Piece],
    others: Sequence[Piece],
    links: Sequence[Link],
    side: Prepared,
    *,
    speech_only: bool = False,
) -> list[Pair]:
    """Pieces in marks with the words that stand for them, without marks, in the linked sentences of the other report."""
    partners: dict[int, list[Link]] = {}
    for link in links:
        partners.setdefault(link.a, []).append(link)
    plain = by_sentence(p for p in others if not p.marked)
    found: list[Pair] = []
    for piece in speech:
        for link in sorted(partners.get(piece.sentence, ()), key=lambda link: -link.score):
            stand = stand_in(piece, plain.get(link.b, ()), link, side, speech_only=speech_only)
            if stand:
                found.append((piece, stand))
                break
    return found


def stand_in(piece: Piece, indirect: Sequence[Piece], link: Link, side: Prepared, *, speech_only: bool) -> Piece | None:
    """The words without marks that stand for a piece of speech: an indirect quotation, else the sentence.

    With ``speech_only`` a sentence that reports nobody's speech is none, nor one that is reprinted whole: then the marks
    are those of an excerpt.
    """
    words = side.words[link.b]
    if any(word.quoted for word in words) or link.score < SOLID:
        return None
    if overlap(piece.words, words) < KEPT and not (link.score >= SOLID and len(piece.words) >= 0.6 * len(words)):
        return None
    if speech_only and kept(keys(words), keys(piece.words)) >= REPRINT * len(words):
        return None
    best = max(indirect, key=lambda p: overlap(piece.words, p.words), default=None)
    if best is not None and (overlap(piece.words, best.words) >= KEPT or 2 * len(best.words) > len(words)):
        return best
    if speech_only and best is None:
        return None
    return replace(
        piece,
        report=1 - piece.report,
        stretch=-1000 - link.b,
        sentence=link.b,
        start=words[0].start,
        end=words[-1].end,
        words=words,
        marked=False,
        name=None,
        source=None,
        goes_on=None,
        row=None,
    )


def by_sentence(found: Iterable[Piece]) -> Mapping[int, list[Piece]]:
    """The pieces in each sentence."""
    out: dict[int, list[Piece]] = {}
    for piece in found:
        out.setdefault(piece.sentence, []).append(piece)
    return out
