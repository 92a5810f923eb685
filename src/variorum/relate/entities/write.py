"""Groups of figures written out as entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.annotate.mentions.lexicon import country_names
from variorum.relate.entities.figures import Figure
from variorum.text import digest, fold
from variorum.types import Anchor, Entity, EntityId, MentionType


def entities(groups: Sequence[Sequence[Figure]]) -> tuple[Entity, ...]:
    """One entity a group, most spoken of first; namesakes of one type are told apart by the reports they stand in."""
    made = [entity(group, "") for group in groups]
    taken = Counter(one.id for one in made)
    made = [
        one if taken[one.id] == 1 else entity(group, first_place(group))
        for one, group in zip(made, groups, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.mentions), one.name, one.id)))


def first_place(group: Sequence[Figure]) -> str:
    """Where the group is first spoken of, in the order of ids."""
    report, start = min((mention.report, mention.start) for figure in group for mention in figure.mentions)
    return f"{report}:{start}"


def entity(group: Sequence[Figure], apart: str) -> Entity:
    """The group as an entity."""
    counted: Counter[str] = Counter()
    for figure in group:
        counted.update(dict(figure.names))
    kind = group_type(group)
    name = full_name(group, counted, kind)
    names = tuple(sorted(counted, key=lambda spelling: (-counted[spelling], spelling)))
    mentions = sorted(
        (Anchor(m.report, m.start, m.end, m.exact) for figure in group for m in figure.mentions),
        key=lambda m: (m.report, m.start, m.end),
    )
    return Entity(EntityId(digest("entity", kind, fold(name), apart)), name, kind, names, tuple(mentions))


def group_type(group: Sequence[Figure]) -> MentionType:
    """The type that most named mentions have."""
    lands = {figure.land for figure in group if figure.land}
    if lands:
        return "GPE" if all(land.isalpha() and len(land) == 2 for land in lands) else "LOC"
    counted: Counter[MentionType] = Counter()
    for figure in group:
        counted[figure.type] += sum(count for _, count in figure.names)
    return max(sorted(counted), key=lambda kind: counted[kind])


def full_name(group: Sequence[Figure], counted: Counter[str], kind: MentionType) -> str:
    """A country's usual name; else the fullest name that is not overlong, the most frequent of those."""
    lands = sorted({figure.land for figure in group if figure.land})
    if lands:
        return country_names()[lands[0]]
    most = 3 if kind == "PER" else 6
    return max(counted, key=lambda name: (min(len(name.split()), most), counted[name], -len(name), name))
