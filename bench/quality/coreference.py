"""Coreference scores of two clusterings of mentions: MUC, B³, CEAF by entities, and their mean (CoNLL).

Mentions that only the response has are left out (the gold names only some things); those that only the gold has count
as not recalled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

Clusters = Mapping[Hashable, Hashable]
Score = tuple[float, float, float]


def f1(precision: float, recall: float) -> Score:
    """Precision, recall and their harmonic mean."""
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grouped(clusters: Clusters) -> list[frozenset[Hashable]]:
    """The clusters as sets."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, cluster in clusters.items():
        found[cluster].add(mention)
    return [frozenset(members) for members in found.values()]


def b_cubed(gold: Clusters, response: Clusters) -> Score:
    """B³ over the gold's mentions; precision over those the response has."""
    shared = {mention: response[mention] for mention in gold if mention in response}
    real = {mention: members for members in grouped(gold) for mention in members}
    ours = {mention: members for members in grouped(shared) for mention in members}
    recall = sum(len(real[m] & ours[m]) / len(real[m]) for m in shared)
    precision = sum(len(real[m] & ours[m]) / len(ours[m]) for m in shared)
    return f1(precision / len(shared) if shared else 0.0, recall / len(gold) if gold else 0.0)


def links(a: Clusters, b: Clusters) -> float:
    """MUC: of the links that hold a's clusters together, the share that b has."""
    kept = total = 0
    for members in grouped(a):
        parts = len({b[m] for m in members if m in b}) + sum(m not in b for m in members)
        kept, total = kept + len(members) - parts, total + len(members) - 1
    return kept / total if total else 0.0


def muc(gold: Clusters, response: Clusters) -> Score:
    """Link-based score."""
    shared = {mention: response[mention] for mention in gold if mention in response}
    return f1(links(shared, gold), links(gold, shared))


def ceaf(gold: Clusters, response: Clusters) -> Score:
    """CEAF with the φ4 likeness of entities, aligned best one to one."""
    real = grouped(gold)
    ours = grouped({mention: response[mention] for mention in gold if mention in response})
    likeness = [[2 * len(a & b) / (len(a) + len(b)) for b in ours] for a in real]
    best = assignment(likeness)
    return f1(best / len(ours) if ours else 0.0, best / len(real) if real else 0.0)


def conll(gold: Clusters, response: Clusters) -> float:
    """Mean F1 of MUC, B³ and CEAF."""
    return (muc(gold, response)[2] + b_cubed(gold, response)[2] + ceaf(gold, response)[2]) / 3


def assignment(gain: list[list[float]]) -> float:
    """The largest total gain of a one-to-one assignment of rows to columns (Hungarian method with potentials)."""
    if not gain or not gain[0]:
        return 0.0
    rows, columns = len(gain), len(gain[0])
    if rows > columns:
        return assignment([list(column) for column in zip(*gain, strict=True)])
    u, v, owner = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        augment(gain, row, u, v, owner)
    return sum(gain[owner[column] - 1][column - 1] for column in range(1, columns + 1) if owner[column])


def augment(gain: list[list[float]], row: int, u: list[float], v: list[float], owner: list[int]) -> None:
    """Give one more row its column, moving the others along the cheapest path."""
    columns = len(v) - 1
    owner[0], column = row, 0
    slack, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    while owner[column]:
        used[column] = True
        at, delta, following = owner[column], float("inf"), 0
        for j in range(1, columns + 1):
            if used[j]:
                continue
            reduced = -gain[at - 1][j - 1] - u[at] - v[j]
            if reduced < slack[j]:
                slack[j], way[j] = reduced, column
            if slack[j] < delta:
                delta, following = slack[j], j
        for j in range(columns + 1):
            if used[j]:
                u[owner[j]], v[j] = u[owner[j]] + delta, v[j] - delta
            else:
                slack[j] -= delta
        column = following
    while column:
        owner[column], column = owner[way[column]], way[column]
