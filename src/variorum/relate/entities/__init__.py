"""One person, body or place of the story over all reports, spellings, titles, acronyms and capitals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from variorum.relate.entities.blocks import pairs
from variorum.relate.entities.figures import Figure, figures
from variorum.relate.entities.same import same_surname, same_thing, short_of
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
    """Short names go with the one full name they can mean; where namesakes compete, the context decides or nobody."""
    bearers = Counter((figure.type, figure.parts) for figure in found)
    options: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for a, b in candidates:
        for short, full in ((a, b), (b, a)):
            if short_of(found[short], found[full]):
                weight = closeness(found[short], found[full]) + bearers[found[full].type, found[full].parts]
                options[groups.root(short)][groups.root(full)] += weight
    for short, fulls in sorted((short, people_first(found, fulls)) for short, fulls in options.items()):
        (best, weight), *others = sorted(fulls.items(), key=lambda item: (-item[1], item[0]))
        if weight > 2 * sum(value for _, value in others):
            groups.join(short, best)
    join_surnames(found, groups, candidates, frozenset(options))


def people_first(found: Sequence[Figure], fulls: Counter[int]) -> Counter[int]:
    """Where people and bodies compete for a short name, the people alone."""
    people = Counter({full: weight for full, weight in fulls.items() if found[full].type == "PER"})
    return people or fulls


def closeness(short: Figure, full: Figure) -> int:
    """How near a short name stands to a full one: in the same report nearest, then what the two are called besides."""
    return 4 * (short.report == full.report) + 2 * len(short.called & full.called)


def join_surnames(
    found: Sequence[Figure], groups: Union, candidates: Sequence[tuple[int, int]], competing: frozenset[int]
) -> None:
    """One surname in several reports is one person, unless full names compete for it."""
    for a, b in candidates:
        roots = groups.root(a), groups.root(b)
        if same_surname(found[a], found[b]) and not competing & set(roots):
            groups.join(a, b)
