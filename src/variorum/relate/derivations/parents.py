"""Who copied from whom when several related reports could be the exemplar: slips decide, as in textual criticism.

A copy of a copy shares the readings that the middle copy brought in; a copy of the original shares readings that the
middle copy lost. Where neither shows, the older text is the parent, since nothing speaks for a step between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.relate.derivations.evidence import Evidence, weigh
from variorum.relate.view import Prepared

SLIPS = 2  # readings by which the middle copy must win over the older text
FULL = 8  # own words of a sentence that is missed where it was cut
SECOND = 25  # own words in at least two sentences that only a second exemplar explains


@dataclass(frozen=True, slots=True)
class Edge:
    """A possible copying; ``evidence`` has the exemplar as ``a``. The views are known by their number in the pile."""

    exemplar: int
    copy: int
    evidence: Evidence


def parents(edges: Sequence[Edge], views: Sequence[Prepared]) -> list[Edge]:
    """The copyings that explain each copy: its nearest exemplar, and others for what the nearest does not have."""
    above = ancestors(edges)
    chosen: list[Edge] = []
    for copy in sorted({edge.copy for edge in edges}):
        rivals = [edge for edge in edges if edge.copy == copy]
        chosen += explaining(survivors(rivals, views, above), views[copy])
    return chosen


def survivors(rivals: Sequence[Edge], views: Sequence[Prepared], above: Mapping[int, frozenset[int]]) -> list[Edge]:
    """The exemplars left when of any two that explain the same sentences the nearer one is kept."""
    kept: list[Edge] = []
    for rival in sorted(rivals, key=lambda edge: (-edge.evidence.b.coverage, edge.exemplar)):
        for at, other in enumerate(kept):
            if same_sentences(rival, other):
                kept[at] = nearer(other, rival, views, above)
                break
        else:
            kept.append(rival)
    return sorted(dict.fromkeys(kept), key=lambda edge: (-edge.evidence.b.coverage, edge.exemplar))


def same_sentences(one: Edge, other: Edge) -> bool:
    """Whether most of what either exemplar explains is explained by the other as well."""
    first, second = ({link.b for link in edge.evidence.links} for edge in (one, other))
    return len(first & second) > 0.6 * min(len(first), len(second))


def explaining(rivals: Sequence[Edge], copy: Prepared) -> list[Edge]:
    """The first, and each further one that explains sentences which none before it has."""
    kept: list[Edge] = []
    had: set[int] = set()
    for edge in rivals:
        more = {link.b for link in edge.evidence.links} - had
        if not kept or (len(more) >= 2 and float(copy.own[sorted(more)].sum()) >= SECOND):
            kept.append(edge)
            had |= more
    return kept


def ancestors(edges: Sequence[Edge]) -> Mapping[int, frozenset[int]]:
    """For each report every report it may come from, at any distance."""
    above: dict[int, set[int]] = {}
    for edge in edges:
        above.setdefault(edge.copy, set()).add(edge.exemplar)
    for _ in range(len(above)):
        grown = {c: up.union(*(above.get(e, set()) for e in up)) for c, up in above.items()}
        if grown == above:
            break
        above = grown
    return {copy: frozenset(up - {copy}) for copy, up in above.items()}


def nearer(one: Edge, other: Edge, views: Sequence[Prepared], above: Mapping[int, frozenset[int]]) -> Edge:
    """Of two possible exemplars the one whose readings, cuts and order the copy has."""
    mine, theirs = shared_readings(one, other, views)
    if other.exemplar in above.get(one.exemplar, ()):
        return one if mine + slips(other, one, views) >= theirs + SLIPS else other
    if one.exemplar in above.get(other.exemplar, ()):
        return other if theirs + slips(one, other, views) >= mine + SLIPS else one
    return max(one, other, key=lambda edge: (mine if edge is one else theirs, edge.evidence.b.coverage, -edge.exemplar))


def slips(older: Edge, middle: Edge, views: Sequence[Prepared]) -> int:
    """What cuts and changes of order say for the middle copy, in readings; below zero, for the older text.

    A sentence of the older text that the middle copy left out, from between those that the copy has, speaks for the older
    text if the copy has it, and for the middle copy, less strongly, if the copy has none of those left out.
    """
    passed = {link.a for link in older.evidence.links}
    between = weigh(views[older.exemplar], views[middle.exemplar]).links
    own = views[older.exemplar].own
    cut = {at for at in range(min(passed), max(passed) + 1) if own[at] >= FULL} - {link.a for link in between}
    kept = len(cut & passed)
    moved = jumped(older, views) - jumped(middle, views)
    return SLIPS * (moved - 2 * kept if kept else moved + min(2, len(cut)))


def jumped(edge: Edge, views: Sequence[Prepared]) -> int:
    """How many full sentences of the copy stand in another order than in the exemplar."""
    return sum(link.moved and views[edge.copy].own[link.b] >= FULL for link in edge.evidence.links)


def shared_readings(one: Edge, other: Edge, views: Sequence[Prepared]) -> tuple[int, int]:
    """How many words of the copy each exemplar has at the linked place and the other exemplar has not."""
    first, second = readings(one, views), readings(other, views)
    mine = theirs = 0
    for j, words in enumerate(views[one.copy].words):
        present = {word.key for word in words}
        a, b = present & first.get(j, set()), present & second.get(j, set())
        mine += len(a - b)
        theirs += len(b - a)
    return mine, theirs


def readings(edge: Edge, views: Sequence[Prepared]) -> dict[int, set[str]]:
    """For each sentence of the copy the words at the linked place of the exemplar."""
    found: dict[int, set[str]] = {}
    for link in edge.evidence.links:
        found.setdefault(link.b, set()).update(word.key for word in views[edge.exemplar].words[link.a])
    return found
