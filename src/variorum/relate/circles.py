"""No report is its own ancestor: which edges of a family tree can stand together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

VERSION = 1
Edge = TypeVar("Edge")
Node = TypeVar("Node", bound=Hashable)


def without_circles(edges: Iterable[Edge], ends: Callable[[Edge], tuple[Node, Node]]) -> list[Edge]:
    """The edges in the order given, without those that would make a report its own ancestor.

    ``ends`` gives exemplar and copy of an edge. The work grows with the families, not with the pile.
    """
    kept: list[Edge] = []
    above: dict[Node, set[Node]] = {}
    below: dict[Node, set[Node]] = {}
    for edge in edges:
        exemplar, copy = ends(edge)
        if exemplar == copy or copy in above.get(exemplar, ()):
            continue
        kept.append(edge)
        gained, heirs = {exemplar} | above.get(exemplar, set()), {copy} | below.get(copy, set())
        if exemplar in above.get(copy, ()):
            continue
        for at in heirs:
            above.setdefault(at, set()).update(gained)
        for at in gained:
            below.setdefault(at, set()).update(heirs)
    return kept


def families(edges: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """For each node of an edge one node that stands for its family, the same for all whom edges join."""
    root: dict[Node, Node] = {}

    def top(at: Node) -> Node:
        while root.setdefault(at, at) != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in edges:
        root[top(other)] = top(one)
    return {at: top(at) for at in tuple(root)}
