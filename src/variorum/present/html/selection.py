"""The differences that a reader asked for: by kind, relation and report, fifty at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from variorum.present import words
from variorum.present.html.edition import Edition
from variorum.types import EntityId, Variant

PER_PAGE = 50
FILTERS = ("kind", "relation", "entity", "report")
NAMED = 60  # entities to choose from, those with the most differences
PARTS = (
    ("Between independent reports", "Reports that are no copies of each other say different things here."),
    (
        "What copies changed",
        "A copy departs here from the text it was made from. That is an alteration and no second opinion.",
    ),
    ("Said differently, but the same", "These look like differences and are none."),
    ("Dismissed", "A person has set these aside. They count nowhere else."),
)

Numbered = tuple[int, Variant]


@dataclass(frozen=True, slots=True)
class Part:
    """Differences under one heading; ``number`` is how many there are in all, ``variants`` those of this page."""

    title: str
    about: str
    number: int
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, as it is sent and as it is read, and how many differences have it among all."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Selection:
    """One page of the differences asked for; ``asked`` has the filters that are set, ``total`` is before filtering."""

    asked: Mapping[str, str]
    choices: Mapping[str, tuple[Choice, ...]]
    parts: tuple[Part, ...]
    number: int
    total: int
    page: int
    pages: int

    def address(self, page: int) -> str:
        """Another page of the same differences."""
        return "/differences?" + urlencode({**self.asked, "page": str(page)})


def whole(edition: Edition) -> Selection:
    """All of them on one page."""
    every = everything(edition)
    return cut(every, {}, {}, page=1, per_page=None, total=len(every))


def selection(edition: Edition, query: Mapping[str, str]) -> Selection:
    """What a query asks for: ``kind``, ``relation``, ``entity`` (an id), ``report`` (a siglum), ``page``, or ``at``, an id whose
    page it is; ``judge`` is one as well.
    """
    asked = {name: query[name] for name in FILTERS if query.get(name)}
    every = everything(edition)
    fitting = [item for item in every if fits(item[1], asked, edition)]
    number = query.get("page", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    wanted = query.get("at") or query.get("judge")
    places = (at for at, (_, variant) in enumerate(fitting) if variant.id == wanted)
    page = next(places, (page - 1) * PER_PAGE) // PER_PAGE + 1
    return cut(
        fitting, asked, choices(every, edition, asked.get("entity")), page=page, per_page=PER_PAGE, total=len(every)
    )


def choices(every: Sequence[Numbered], edition: Edition, wanted: str | None) -> dict[str, tuple[Choice, ...]]:
    """The values of each filter that some difference has; of the entities those with the most, and the one ``wanted``."""
    names = {entity.id: entity.name for entity in edition.story.entities}
    who = {report.sigil: f"{report.sigil}, {words.who(report)}" for report in edition.story.reports}
    counted = {name: Counter(v for _, variant in every for v in values(variant, name, edition)) for name in FILTERS}
    kinds = [Choice(value, label, counted["kind"][value]) for value, label in words.KIND.items()]
    relations = [Choice(value, label, counted["relation"][value]) for value, label in words.RELATION.items()]
    named = [Choice(value, names[EntityId(value)], n) for value, n in counted["entity"].items()]
    reports = [Choice(value, label, counted["report"][value]) for value, label in who.items()]
    ranked = sorted(named, key=lambda choice: (-choice.number, choice.label, choice.value))
    most = [choice for at, choice in enumerate(ranked) if at < NAMED or choice.value == wanted]
    found = (kinds, relations, sorted(most, key=lambda choice: (choice.label.casefold(), choice.value)), reports)
    return {name: tuple(c for c in some if c.number) for name, some in zip(FILTERS, found, strict=True)}


def values(variant: Variant, name: str, edition: Edition) -> frozenset[str]:
    """What a difference has of a filter."""
    if name == "entity":
        return edition.concerned[variant.id]
    if name == "report":
        return frozenset(edition.sigla[anchor.report] for reading in variant.readings for anchor in reading.anchors)
    return frozenset({variant.kind if name == "kind" else variant.relation})


def everything(edition: Edition) -> list[Numbered]:
    """Every variant with the number of its part."""
    return sorted(numbered(edition), key=lambda item: item[0])


def numbered(edition: Edition) -> Iterator[Numbered]:
    """Every variant with the number of its part, in the order of its kind."""
    for variant in edition.differences:
        yield int(variant.within_family), variant
    yield from ((2, variant) for variant in edition.agreements)
    yield from ((3, variant) for variant in edition.story.dismissed)


def fits(variant: Variant, asked: Mapping[str, str], edition: Edition) -> bool:
    """Whether a variant is of what was asked for."""
    return all(wanted in values(variant, name, edition) for name, wanted in asked.items())


def cut(
    items: Sequence[Numbered],
    asked: Mapping[str, str],
    choices: Mapping[str, tuple[Choice, ...]],
    *,
    page: int,
    per_page: int | None,
    total: int,
) -> Selection:
    """One page of them, in their parts; a page that is not there is the last."""
    size = per_page or max(1, len(items))
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 1), pages)
    shown = items[(page - 1) * size : page * size]
    parts = tuple(
        Part(title, about, sum(n == at for n, _ in items), tuple(variant for n, variant in shown if n == at))
        for at, (title, about) in enumerate(PARTS)
    )
    return Selection(asked, choices, tuple(part for part in parts if part.variants), len(items), total, page, pages)
