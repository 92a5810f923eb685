"""Which sentences of one report say what which sentences of another say.

First the heaviest chain of sentence pairs in the same order in both (Smith and Waterman's idea on sentences), because a
copy follows its exemplar; then sentences that share a partner with a neighbour, because copies split and merge; last
the passages that moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.relate.likeness import likeness
from variorum.relate.view import Matrix, Prepared, view
from variorum.text import anchor
from variorum.types import Alignment, Anchor, Annotations, Report, Sentence

VERSION = 1
WEAK = 0.35  # below this likeness two sentences have nothing to do with each other
JOINED = 0.40  # enough for a sentence whose neighbours' partners enclose it
MOVED = 0.55  # needed where order does not help


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence ``a`` of one view says what sentence ``b`` of the other says; ``moved`` if out of order."""

    a: int
    b: int
    score: float
    moved: bool


def align(a: Report, b: Report, annotations_a: Annotations, annotations_b: Annotations) -> tuple[Alignment, ...]:
    """The passages that two reports share, in the order of ``b``."""
    one, other = view(a, annotations_a), view(b, annotations_b)
    return passages(one, other, links(likeness(one, other)))


def links(matrix: Matrix) -> tuple[Link, ...]:
    """Linked sentences, in the order of the columns, then of the rows."""
    if not matrix.size:
        return ()
    path = chain(matrix)
    pairs = {(int(i), j) for j, i in enumerate(path) if i >= 0}
    pairs |= joined(matrix, path)
    pairs |= {(i, j) for j, i in joined(matrix.T, inverse(path, len(matrix)))}
    moved = jumps(matrix, pairs)
    found = [Link(i, j, float(matrix[i, j]), False) for i, j in pairs]
    found += [Link(i, j, float(matrix[i, j]), True) for i, j in moved]
    return tuple(sorted(found, key=lambda link: (link.b, link.a)))


def chain(matrix: Matrix) -> NDArray[np.int64]:
    """For each column its row in the heaviest increasing chain of cells above ``WEAK``, or −1."""
    weight = np.maximum(matrix - WEAK, 0)
    rows, columns = matrix.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for i in range(rows):
        taken = best[i, :-1] + weight[i]
        best[i + 1, 1:] = np.maximum.accumulate(np.maximum(best[i, 1:], taken))
    path = np.full(columns, -1, dtype=np.int64)
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            path[j] = i
    return path


def inverse(path: NDArray[np.int64], rows: int) -> NDArray[np.int64]:
    """For each row its column, or −1."""
    out = np.full(rows, -1, dtype=np.int64)
    linked = path >= 0
    out[path[linked]] = np.nonzero(linked)[0]
    return out


def joined(matrix: Matrix, path: NDArray[np.int64]) -> set[tuple[int, int]]:
    """Links for columns without one whose neighbours' rows enclose a row like enough."""
    found = set()
    rows = path.tolist()
    after = [-1] * len(rows)
    for j in range(len(rows) - 1, 0, -1):
        after[j - 1] = rows[j] if rows[j] >= 0 else after[j]
    before = -1
    for j, row in enumerate(rows):
        if row >= 0:
            before = row
            continue
        ends = [end for end in (before, after[j]) if end >= 0]
        if not ends:
            continue
        low, high = min(ends), max(ends)
        best = low + int(matrix[low : high + 1, j].argmax())
        if matrix[best, j] >= JOINED:
            found.add((best, j))
    return found


def jumps(matrix: Matrix, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Links out of order: sentences without one that are each other's best."""
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    best_row, best_column = matrix.argmax(0), matrix.argmax(1)
    return {
        (int(i), j)
        for j, i in enumerate(best_row)
        if j not in columns and int(i) not in rows and best_column[i] == j and matrix[i, j] >= MOVED
    }


def passages(a: Prepared, b: Prepared, linked: Iterable[Link]) -> tuple[Alignment, ...]:
    """One alignment for each group of sentences linked with one another, where the group is unbroken on both sides."""
    return tuple(
        Alignment(stretch(a, rows), stretch(b, columns), round(min(1.0, max(0.0, score)), 3))
        for rows, columns, score in groups(linked)
    )


def groups(linked: Iterable[Link]) -> Iterator[tuple[list[int], list[int], float]]:
    """Rows, columns and mean score of links that share a sentence with the one before and lie next to it."""
    rows: list[int] = []
    columns: list[int] = []
    scores: list[float] = []
    for link in linked:
        shares = rows and (link.a in rows or link.b in columns)
        if shares and min(abs(link.a - r) for r in rows) <= 1 and min(abs(link.b - c) for c in columns) <= 1:
            rows.append(link.a)
            columns.append(link.b)
            scores.append(link.score)
            continue
        if rows:
            yield rows, columns, sum(scores) / len(scores)
        rows, columns, scores = [link.a], [link.b], [link.score]
    if rows:
        yield rows, columns, sum(scores) / len(scores)


def stretch(side: Prepared, chosen: list[int]) -> Anchor:
    """The anchor from the first to the last of some sentences."""
    picked: list[Sentence] = [side.sentences[i] for i in chosen]
    start, end = min(s.start for s in picked), max(s.end for s in picked)
    return anchor(side.report.id, side.report.text, start, end)
