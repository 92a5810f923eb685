"""Places where reports give one person two first names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

from variorum.annotate.mentions.lexicon import given_names
from variorum.reconcile.apparatus.build import BLANK, Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.names import variants
from variorum.relate.transliterate import latin, skeleton
from variorum.text import fold
from variorum.types import Anchor, Entity, Variant

SCORE = 0.7
NONE: frozenset[int] = frozenset()
ALIKE = 70.0  # per cent of letters in common from which one name may have been misread for another


def name_variants(entities: Sequence[Entity], provenance: Provenance) -> Iterator[Variant]:
    """Conflicts between first names that are two names and no two spellings of one, once a person."""
    for person in (entity for entity in entities if entity.type == "PER"):
        by_first: dict[str, list[Anchor]] = {}
        for mention in person.mentions:
            first = fold(mention.exact.split()[0])
            if len(mention.exact.split()) == 2 and first in given_names():
                by_first.setdefault(first, []).append(mention)
        for a, b in combinations(sorted(by_first), 2):
            if two_names(a, b) and unrelated(by_first[a], by_first[b], provenance):
                yield made([by_first[a], by_first[b]], provenance)
                break


def two_names(a: str, b: str) -> bool:
    """Whether one name was put for another that looks like it; pet names and other spellings of one name are no error.

    One consonant for another in names of one length is a slip, even where the lists take the two for one name's forms.
    """
    if skeleton(latin(a)) == skeleton(latin(b)):
        return False
    slip = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    if not slip and variants().get(a, NONE) & variants().get(b, NONE):
        return False
    short, long = sorted((a, b), key=len)
    return bool(ratio(a, b) >= ALIKE) and not long.startswith(short)


def unrelated(a: Sequence[Anchor], b: Sequence[Anchor], provenance: Provenance) -> bool:
    """Whether no text, nor a text and its copy, gives both names."""
    return not {provenance.root(m.report) for m in a} & {provenance.root(m.report) for m in b}


def made(named: Sequence[Sequence[Anchor]], provenance: Provenance) -> Variant:
    """The variant with a reading for each first name."""
    last = named[0][0].exact.split()[-1]
    told = [Told(anchors[0].exact, tuple(anchors)) for anchors in named]
    return variant("name", "conflict", f"{BLANK} {last}", told, SCORE, ["one person, two first names"], provenance)
