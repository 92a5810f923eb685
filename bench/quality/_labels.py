"""What a reader says of a pair of claims, asked of two numbers or dates that stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from _fresh import Read, pairs, words

from variorum.types import Anchor, Claim


class Labels:
    """The letters of a story's pairs, by the places in their claims.

    Parameters:
        folder: the story's.
        held: its reports, annotated.
        places: where the numbers, or the dates, stand.
    """

    def __init__(self, folder: Path, held: Read, places: Sequence[Anchor]) -> None:
        claims = [claim for notes in held.annotations.values() for claim in notes.claims]
        self.around = [tightest(claims, place) for place in places]
        self.inside = Counter(claim.id for claim in self.around if claim is not None)
        self.letters = {frozenset((a, b)): letter for letter, a, b in pairs(folder)}

    def letter(self, i: int, j: int) -> str | None:
        """``C``, ``S`` or ``N``; None where nobody read the two, or where a claim that differs has several such places."""
        one, two = self.around[i], self.around[j]
        if one is None or two is None:
            return None
        found = self.letters.get(frozenset(words(claim) for claim in (one, two)))
        alone = self.inside[one.id] == self.inside[two.id] == 1
        return None if found == "C" and not alone else found


def tightest(claims: Sequence[Claim], place: Anchor) -> Claim | None:
    """The shortest claim that holds the place."""
    holding = (c for c in claims if c.report == place.report and c.start <= place.start and place.end <= c.end)
    return min(holding, key=lambda claim: claim.end - claim.start, default=None)
