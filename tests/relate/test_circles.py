"""Which edges of a tree can stand together, and who belongs to one family."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.relate.circles import families, without_circles

EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=30)


def reachable(edges: list[tuple[int, int]], start: int) -> set[int]:
    """Everything below a node."""
    found: set[int] = set()
    ahead = [start]
    while ahead:
        at = ahead.pop()
        new = {copy for exemplar, copy in edges if exemplar == at} - found
        found |= new
        ahead += new
    return found


@given(EDGES)
def test_nothing_is_its_own_ancestor_and_no_edge_goes_without_need(edges: list[tuple[int, int]]) -> None:
    """What is left has no circle, and each edge left out would have closed one with those before it."""
    kept = without_circles(edges, lambda edge: edge)
    assert all(at not in reachable(kept, at) for at in range(9))
    standing: list[tuple[int, int]] = []
    for edge in edges:
        closes = edge[0] == edge[1] or edge[0] in reachable(standing, edge[1])
        assert closes or edge in kept
        standing += [] if closes else [edge]
    assert kept == standing


@given(EDGES)
def test_a_family_is_what_edges_join(edges: list[tuple[int, int]]) -> None:
    """Two nodes have one family if a path of edges leads from one to the other, in whatever direction."""
    both = [*edges, *((b, a) for a, b in edges)]
    found = families(edges)
    assert set(found) == {at for edge in edges for at in edge}
    for one in found:
        for other in found:
            assert (found[one] == found[other]) == (one == other or other in reachable(both, one))
