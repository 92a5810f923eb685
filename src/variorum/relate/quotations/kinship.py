"""Which reports of a pile belong to one family, by their numbers, older before younger,
faithful copies before reworded ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.relate.circles import families
from variorum.types import Derivation, ReportId

LARGE = 12  # reports; in larger families only exemplar and copy are compared, or the links would drown the reader


def generations(ids: Sequence[ReportId], derivations: Sequence[Derivation]) -> Mapping[tuple[int, int], int]:
    """Pairs of kin (older first) with how many copyings lie between them."""
    number = {str(at): n for n, at in enumerate(ids)}
    depth = depths(derivations)
    changed = {str(at): 0 for at in ids} | {str(d.copy): int(d.type == "rewrite") for d in derivations}
    found: dict[tuple[int, int], int] = {}
    for one, other in pairs(number, derivations):
        older, younger = sorted((one, other), key=lambda at: (depth.get(at, 0), changed[at], number[at]))
        found[number[older], number[younger]] = abs(depth.get(one, 0) - depth.get(other, 0))
    return found


def pairs(number: Mapping[str, int], derivations: Sequence[Derivation]) -> Iterator[tuple[str, str]]:
    """All pairs of a family's reports; of a large family only exemplar and copy."""
    edges = [(d.exemplar, str(d.copy)) for d in derivations]
    family = families(edges)
    members: dict[str, list[str]] = {}
    for at in number:
        if at in family:
            members.setdefault(family[at], []).append(at)
    for some in members.values():
        if len(some) <= LARGE:
            yield from combinations(some, 2)
    for one, other in edges:
        if one in number and other in number and len(members[family[one]]) > LARGE:
            yield one, other


def depths(derivations: Sequence[Derivation]) -> dict[str, int]:
    """How many copyings lie above each copy, at most."""
    above: dict[str, list[str]] = {}
    for d in derivations:
        above.setdefault(str(d.copy), []).append(d.exemplar)
    depth: dict[str, int] = {}
    for copy in above:
        descend(copy, above, depth)
    return {copy: depth[copy] for copy in above}


def descend(start: str, above: Mapping[str, Sequence[str]], depth: dict[str, int]) -> None:
    """Fill in the depth of a report and of all it comes from; a tree may be deeper than Python's stack."""
    ahead = [start]
    while ahead:
        waiting = [at for at in above.get(ahead[-1], ()) if at not in depth and at not in ahead]
        if waiting:
            ahead += waiting[:1]
            continue
        at = ahead.pop()
        depth[at] = 1 + max((depth.get(up, 0) for up in above[at]), default=0) if at in above else 0
