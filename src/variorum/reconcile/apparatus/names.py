"""Places where reports give one person two first names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

from variorum.annotate.mentions.lexicon import given_names
from variorum.annotate.mentions.lexicon import roles as role_nouns
from variorum.reconcile.apparatus.build import BLANK, Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.names import variants
from variorum.relate.transliterate import latin, skeleton
from variorum.text import fold
from variorum.types import Anchor, Entity, Variant

SCORE = 0.7
NONE: frozenset[int] = frozenset()
NEAR = 60.0  # per cent of letters that two last names of one person have in common
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
                last = by_first[a][0].exact.split()[-1]
                yield told_of([by_first[a], by_first[b]], f"{BLANK} {last}", "one person, two first names", provenance)
                break
    yield from namesakes(entities, provenance)


def namesakes(entities: Sequence[Entity], provenance: Provenance) -> Iterator[Variant]:
    """Two people of one role who share a name and differ in the other, never in one text: one person, misnamed."""
    people = [(one, tellings(one)) for one in entities if one.type == "PER" and tellings(one)]
    for (a, mine), (b, theirs) in combinations(people, 2):
        if not roles(a) & roles(b) or {m.report for m in a.mentions} & {m.report for m in b.mentions}:
            continue
        found = next((pair for x in sorted(mine) for y in sorted(theirs) if (pair := misnamed(x, y))), None)
        if found is None:
            continue
        one, other = mine[found[0]], theirs[found[1]]
        if unrelated(one, other, provenance):
            yield told_of([one, other], found[2], "one role, and one name in common", provenance)


def tellings(person: Entity) -> dict[tuple[str, str], list[Anchor]]:
    """First and last name as they are told, with where."""
    found: dict[tuple[str, str], list[Anchor]] = {}
    for mention in person.mentions:
        words = mention.exact.split()
        if len(words) == 2 and all(word[0].isupper() for word in words):
            found.setdefault((fold(words[0]), fold(words[1])), []).append(mention)
    return found


def roles(person: Entity) -> frozenset[str]:
    """What the person is called beside the name, without article: "superintendent", "sexton's daughter"."""
    plain = (fold(m.exact).removeprefix("the ").removeprefix("a ") for m in person.mentions)
    return frozenset(word for word in plain if word.split()[-1] in role_nouns() or "'s " in word or "’s " in word)


def misnamed(a: tuple[str, str], b: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str], str] | None:
    """Both tellings and a question, where one of the names is the same and the other was put for one that looks like it."""
    if a[1] == b[1] and a[0] != b[0] and a[0][0] == b[0][0] and other_name(a[0], b[0]):
        return a, b, f"{BLANK} {a[1].title()}"
    if a[0] == b[0] and a[1] != b[1] and ratio(a[1], b[1]) >= NEAR and other_name(a[1], b[1]):
        return a, b, f"{a[0].title()} {BLANK}"
    return None


def other_name(a: str, b: str) -> bool:
    """Whether two names are no spellings or short forms of one."""
    short, long = sorted((a, b), key=len)
    return (
        skeleton(latin(a)) != skeleton(latin(b))
        and not variants().get(a, NONE) & variants().get(b, NONE)
        and not long.startswith(short)
    )


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


def told_of(named: Sequence[Sequence[Anchor]], question: str, reason: str, provenance: Provenance) -> Variant:
    """The variant with a reading for each name."""
    told = [Told(anchors[0].exact, tuple(anchors)) for anchors in named]
    return variant("name", "conflict", question, told, SCORE, [reason], provenance)
