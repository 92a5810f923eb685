"""Which reports of a pile belong to one family, by their numbers, older before younger,
faithful copies before reworded ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from variorum.types import Derivation, ReportId

LARGE = 12  # reports; in larger families only exemplar and copy are compared, or the links would drown the reader


def generations(ids: Sequence[ReportId], derivations: Sequence[Derivation]) -> Mapping[tuple[int, int], int]:
    """Pairs of kin (older first) with how many copyings lie between them."""
    number = {str(at): n for n, at in enumerate(ids)}
    depth = depths(derivations)
    changed = {str(at): 0 for at in ids} | {str(d.copy): int(d.type == "rewrite") for d in derivations}
    found: dict[tuple[int, int], int] = {}
    for family in related(derivations):
        members = sorted(at for at in family if at in number)
        edges = {(d.exemplar, str(d.copy)) for d in derivations}
        for one, other in combinations(members, 2):
            older, younger = sorted((one, other), key=lambda at: (depth.get(at, 0), changed[at], number[at]))
            if len(members) <= LARGE or (older, younger) in edges:
                found[number[older], number[younger]] = abs(depth.get(one, 0) - depth.get(other, 0))
    return found


def depths(derivations: Sequence[Derivation]) -> dict[str, int]:
    """How many copyings lie above each copy, at most."""
    depth: dict[str, int] = {}
    for _ in derivations:
        before = dict(depth)
        for d in derivations:
            depth[str(d.copy)] = max(depth.get(str(d.copy), 0), depth.get(d.exemplar, 0) + 1)
        if depth == before:
            break
    return depth


def related(derivations: Sequence[Derivation]) -> list[set[str]]:
    """The families, lost exemplars among them."""
    families: list[set[str]] = []
    for d in derivations:
        joined = {d.exemplar, str(d.copy)}
        apart = []
        for family in families:
            if family & joined:
                joined |= family
            else:
                apart.append(family)
        families = [*apart, joined]
    return families
