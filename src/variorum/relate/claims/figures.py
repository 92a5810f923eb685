"""The same figure told with another verb: an equal number of the same unit, for what may be the same thing.

Groups of counts ask whether two clauses answer one question whatever the answer is; here the answers are known to be
equal, so that less is needed beside them: the noun or the unit, and for a number that others may share by chance, more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.models.wordnet import WIDER, likeness
from variorum.relate.claims.counts import Count, point
from variorum.relate.claims.numbers import SOFT, dimension, one_unit
from variorum.relate.claims.words import lexicon

TELLING = 20  # from which two equal numbers are hardly equal by chance
RARE = 100  # from which they hardly are even where the nouns differ
WHOLE = frozenset({"", "part", "score"})


def same_figure(a: Count, b: Count, *, lone: bool) -> bool:
    """Whether two counts of different reports tell one figure.

    ``lone``: each of the reports has that number but once.
    """
    if ruled_apart(a, b):
        return False
    noun = same_noun(a, b)
    if precise(a):
        return bool(noun) or (lone and (noun is None or rare(a) or bool(a.keys & b.keys)))
    return bool(noun and (a.state == b.state is not None or shared(a, b)))


def ruled_apart(a: Count, b: Count) -> bool:
    """Whether number, unit, polarity or what became of those counted tell the figures apart; a precise number lets more pass."""
    if point(a) != point(b) or a.against != b.against or not one_unit(a, b):
        return True
    if a.negated != b.negated or not {a.kind, b.kind} <= WHOLE or fate_apart(a, b):
        return True
    if precise(a):
        return False
    return a.kind != b.kind or bool((a.scope ^ b.scope) - SOFT) or lexicon().at_odds(a.keys, b.keys)


def fate_apart(a: Count, b: Count) -> bool:
    """Whether the counted fared differently: that the one are dead is never the same, other fates only of precise numbers."""
    if None in (a.state, b.state) or a.state == b.state:
        return False
    return not precise(a) or "death" in (a.state, b.state)


def same_noun(a: Count, b: Count) -> bool | None:
    """Whether what is counted is one thing by its noun; None where a noun is missing."""
    if a.counted is None or b.counted is None:
        return True if a.state and a.state == b.state else None
    return a.counted == b.counted or likeness(a.counted, b.counted) >= WIDER


def shared(a: Count, b: Count) -> bool:
    """Whether the clauses have a word in common besides the noun, or words near in meaning for their verbs."""
    return bool((a.keys & b.keys) - {a.counted}) or likeness(a.predicate, b.predicate) >= WIDER


def precise(count: Count) -> bool:
    """Whether the number is one that two things hardly share: with two digits that tell, and not small."""
    value = count.quantity.value
    return telling_digits(count) >= 2 and (value >= TELLING or value != int(value))


def rare(count: Count) -> bool:
    """Whether two things of different name hardly share the number."""
    return count.quantity.value >= RARE or telling_digits(count) > 2


def telling_digits(count: Count) -> int:
    """The digits of the number without noughts at its ends."""
    return len(f"{count.quantity.value:.12g}".replace(".", "").strip("0"))


def figures(slots: Sequence[Count], seeds: Sequence[Sequence[Count]]) -> list[list[Count]]:
    """The groups already found and the counts outside them, joined where they tell one figure."""
    lone = once(slots)
    seeded = {count for seed in seeds for count in seed}
    found: dict[float, list[list[Count]]] = {}
    for group in [*map(list, seeds), *([slot] for slot in slots if slot not in seeded)]:
        alike = found.setdefault(point(group[0]), [])
        home = next((other for other in alike if joins(group, other, lone)), None)
        if home is None:
            alike.append(group)
        else:
            home += group
    return [group for alike in found.values() for group in alike]


def joins(a: Sequence[Count], b: Sequence[Count], lone: frozenset[Count]) -> bool:
    """Whether two groups tell one figure: as a pair of different reports does, and no pair is ruled apart."""
    pairs = [(x, y) for x in a for y in b if x.report != y.report]
    if any(ruled_apart(x, y) for x, y in pairs):
        return False
    return any(same_figure(x, y, lone=x in lone and y in lone) for x, y in pairs)


def once(slots: Sequence[Count]) -> frozenset[Count]:
    """Counts whose number their report has but once with that unit."""
    held = Counter((c.report, point(c), dimension(c)) for c in slots)
    return frozenset(c for c in slots if held[c.report, point(c), dimension(c)] == 1)
