"""Disjoint sets."""

from __future__ import annotations

from collections import defaultdict


class Union:
    """Disjoint sets over 0…n-1; the smallest member stands for its set, whatever the order of joining."""

    def __init__(self, n: int) -> None:
        self.parent = list(range(n))

    def root(self, i: int) -> int:
        """The member that stands for i's set."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, a: int, b: int) -> None:
        """Make two sets one."""
        a, b = self.root(a), self.root(b)
        self.parent[max(a, b)] = min(a, b)

    def groups(self) -> list[list[int]]:
        """The sets, members in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for i in range(len(self.parent)):
            found[self.root(i)].append(i)
        return [found[root] for root in sorted(found)]
