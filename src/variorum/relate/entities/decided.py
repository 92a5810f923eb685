"""Who is who as people decided it: entities merged, and spellings split off, in the order in which that was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.judged import ENTITY, MERGE, SPLIT, value
from variorum.judged.places import here, most, spelt, there
from variorum.relate.entities.figures import Figure, figure, figures, named
from variorum.relate.entities.write import entities
from variorum.types import Annotations, Entity, Judgement, Report, ReportId

Group = list[Figure]


def decide_entities(
    reports: Sequence[Report],
    annotations: Mapping[ReportId, Annotations],
    found: Sequence[Entity],
    judgements: Iterable[Judgement],
) -> tuple[Entity, ...]:
    """The entities after people's judgements; each is applied to whatever holds its places by then."""
    groups = grouped(figures(reports, annotations), found)
    for judgement in judgements:
        if judgement.subject.startswith(ENTITY):
            groups = decided(groups, judgement)
    return entities(groups)


def grouped(known: Iterable[Figure], found: Sequence[Entity]) -> list[Group]:
    """The figures by the entities that they are part of."""
    home = {(m.report, m.start, m.end): number for number, entity in enumerate(found) for m in entity.mentions}
    groups: list[Group] = [[] for _ in found]
    for one in known:
        mention = one.mentions[0]
        groups[home[mention.report, mention.start, mention.end]].append(one)
    return [group for group in groups if group]


def decided(groups: list[Group], judgement: Judgement) -> list[Group]:
    """The groups after one judgement; unchanged where what it speaks of is no longer there."""
    mine = holder(groups, here(judgement))
    if mine is None:
        return groups
    if judgement.verdict.startswith(MERGE):
        theirs = holder(groups, there(judgement))
        return groups if theirs is None or theirs == mine else merged(groups, mine, theirs)
    if judgement.verdict.startswith(SPLIT):
        return split(groups, mine, value(judgement.verdict))
    return groups


def holder(groups: Sequence[Group], places: Sequence[str]) -> int | None:
    """The group that holds the most of some places."""
    spans = ((str(number), [m for one in group for m in one.mentions]) for number, group in enumerate(groups))
    found = most(places, spans)
    return None if found is None else int(found)


def merged(groups: Sequence[Group], a: int, b: int) -> list[Group]:
    """Two groups as one."""
    rest = [group for number, group in enumerate(groups) if number not in (a, b)]
    return [*rest, [*groups[a], *groups[b]]]


def split(groups: list[Group], at: int, spelling: str) -> list[Group]:
    """One spelling as a group of its own; unchanged where the group has no other or not that one."""
    off: Group = []
    left: Group = []
    for one in groups[at]:
        for part, figures_of in zip((off, left), parted(one, spelling), strict=True):
            part += figures_of
    return [*groups[:at], *groups[at + 1 :], left, off] if off and left else groups


def parted(one: Figure, spelling: str) -> tuple[Group, Group]:
    """A figure's mentions with a spelling, and the others; descriptions and pronouns go where the names go."""
    called = [m for m in one.mentions if m.level == "NAM" and spelt(m.exact, [spelling])]
    if not called:
        return [], [one]
    others = [m for m in one.mentions if m not in called]
    if not named(others):
        return [replace(one, land=None)], []
    return [replace(figure(one.report, one.chain, called), land=None)], [figure(one.report, one.chain, others)]
