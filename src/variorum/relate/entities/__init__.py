"""One person, body or place of the story over all reports, spellings, titles, acronyms and capitals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.relate.entities.blocks import pairs
from variorum.relate.entities.figures import Figure, figures
from variorum.relate.entities.same import same_thing, short_of
from variorum.relate.entities.union import Union
from variorum.relate.entities.write import entities
from variorum.types import Annotations, Entity, Report, ReportId

VERSION = 1


def relate_entities(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> tuple[Entity, ...]:
    """The story's entities, those most spoken of first; the order of the reports makes no difference."""
    found = figures(reports, annotations)
    groups = Union(len(found))
    join_lands(found, groups)
    candidates = list(pairs(found))
    for a, b in candidates:
        if same_thing(found[a], found[b]):
            groups.join(a, b)
    join_short(found, groups, candidates)
    return entities([[found[i] for i in members] for members in groups.groups()])


def join_lands(found: Sequence[Figure], groups: Union) -> None:
    """All names, demonyms and seats of one country's government are one."""
    first: dict[str, int] = {}
    for i, figure in enumerate(found):
        if figure.land:
            groups.join(first.setdefault(figure.land, i), i)


def join_short(found: Sequence[Figure], groups: Union, candidates: Sequence[tuple[int, int]]) -> None:
    """Short names go with the one full name they can mean; where namesakes compete, what they are called decides."""
    options: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in candidates:
        for short, full in ((a, b), (b, a)):
            if short_of(found[short], found[full]):
                options[short].append(full)
    for short, fulls in sorted(options.items()):
        roots = sorted({groups.root(full) for full in fulls})
        if len(roots) > 1:
            roots = by_calling(found, groups, short, fulls)
        if len(roots) == 1:
            groups.join(short, roots[0])


def by_calling(found: Sequence[Figure], groups: Union, short: int, fulls: Sequence[int]) -> list[int]:
    """The groups whose roles or titles the short name shares; empty where that does not settle it."""
    shared = defaultdict(set)
    for full in fulls:
        shared[groups.root(full)] |= found[short].called & found[full].called
    best = max(len(words) for words in shared.values())
    return [root for root, words in sorted(shared.items()) if len(words) == best] if best else []
