"""How much of a report others tell together, so that a splice's other half does not pass for its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.relate.derivations.evidence import Evidence
from variorum.relate.view import Prepared


class Shares:
    """What related reports have in common, looked up by pairs of numbers in the pile."""

    def __init__(self, views: Sequence[Prepared], found: Mapping[tuple[int, int], Evidence]) -> None:
        self.views = views
        self.linked: dict[int, dict[int, frozenset[int]]] = {}
        for (a, b), evidence in found.items():
            self.linked.setdefault(a, {})[b] = frozenset(link.a for link in evidence.links)
            self.linked.setdefault(b, {})[a] = frozenset(link.b for link in evidence.links)

    def told(self, number: int, partner: int) -> float:
        """The share of a report's words in sentences that the partner has, or a report which has nothing from the partner.

        Copies of the partner, and what it was copied from, would only say the same again.
        """
        near = self.linked[partner]
        sentences = set(self.linked[number][partner])
        for other, some in self.linked[number].items():
            if other not in near:
                sentences |= some
        length = [len(words) for words in self.views[number].words]
        return sum(length[at] for at in sentences) / max(1, sum(length))
