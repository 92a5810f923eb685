"""A name beside a description of the same person or body ("Torvald Aas, the captain"; "Defence Minister Umar")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.spots import Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc

APPOSABLE = frozenset({("PER", "PER"), ("ORG", "ORG"), ("GPE", "GPE"), ("ORG", "FAC"), ("FAC", "ORG")})


def apposed(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Index of the later spot → index of the earlier one it stands in apposition to."""
    found: dict[int, int] = {}
    for i in range(len(spots)):
        for j in range(i + 1, min(i + 4, len(spots))):
            if j not in found and beside(doc, spots[i], spots[j]):
                found[j] = i
    return found


def beside(doc: Doc, a: Spot, b: Spot) -> bool:
    """Whether the second of two spots, one a name and one a description, renames the first."""
    if {a.level, b.level} != {"NAM", "NOM"} or (a.type, b.type) not in APPOSABLE or a.plural or b.plural:
        return False
    if a.level == "NOM" and a.end == b.start:
        return True
    gap = doc[a.end : b.start]
    return any(t.text == "," for t in gap[:1]) and (len(gap) == 1 or aged(gap)) and closes(doc, a, b)


def aged(gap: Sequence[object]) -> bool:
    """", 52, ": an age between name and description."""
    texts = [str(token) for token in gap]
    return len(texts) == 3 and texts[1].isdigit() and texts[2] == ","


def closes(doc: Doc, a: Spot, b: Spot) -> bool:
    """The second phrase is a renaming, not the next item of a list or a new subject: no verb of its own, no "and" after."""
    after = doc[b.end] if b.end < len(doc) else None
    if doc[b.head].dep_ == "appos" or doc[a.head].dep_ == "appos":
        return True
    if after is not None and after.lower_ in ("and", "or"):
        return False
    return doc[b.head].dep_ not in ("nsubj", "nsubjpass") or after is not None and after.text == ","
