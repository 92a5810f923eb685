"""Quotations by speaker: each utterance once, its versions under it with what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.present.diff import Wordings, wordings
from variorum.present.ranking import by_report, quoted
from variorum.present.words import sigil_order
from variorum.text import normal, words
from variorum.types import EntityId, Quotation, QuotationId, ReportId, Story

NOBODY = "Speaker not known"
LONG = 5  # words

Place = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One wording and every quotation that has it; ``wordings`` against the utterance's first, None for that one.

    ``speaker`` is there where these reports give the words to somebody else.
    """

    text: str
    quotations: tuple[Quotation, ...]
    wordings: Wordings | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and each thing said as its versions."""

    name: str
    utterances: tuple[tuple[Version, ...], ...]


def speakers(story: Story) -> tuple[Speaker, ...]:
    """The speakers, those with most to say first; what nobody can be found for comes last."""
    names = {entity.id: entity.name for entity in story.entities}
    sigla = {report.id: sigil_order(report.sigil) for report in story.reports}

    def place(quotation: Quotation) -> Place:
        return (*sigla[quotation.report], quotation.content[0].start if quotation.content else 0)

    said: dict[str, list[tuple[Version, ...]]] = {}
    for group in groups(story):
        ordered = sorted(group, key=place)
        said.setdefault(speaker(ordered, names), []).append(versions(ordered, names))
    ranked = sorted(said.items(), key=lambda item: (item[0] == NOBODY, -len(item[1]), item[0]))
    return tuple(Speaker(name, tuple(utterances)) for name, utterances in ranked)


def speaker(group: Iterable[Quotation], names: Mapping[EntityId, str]) -> str:
    """The entity's name where there is one, else the fullest name a report gives."""
    whole = tuple(group)
    known = [names[q.speaker] for q in whole if q.speaker and q.speaker in names]
    called = [q.speaker_name for q in whole if q.speaker_name]
    return next(iter(known), None) or max(called, key=len, default=NOBODY)


def groups(story: Story) -> tuple[tuple[Quotation, ...], ...]:
    """The quotations, those of one utterance together."""
    spoken = by_report(story.quotations)
    leader: dict[QuotationId, QuotationId] = {quotation.id: quotation.id for quotation in story.quotations}
    for link in story.quotation_links:
        a, b = quoted(link.a, spoken), quoted(link.b, spoken)
        if a and b:
            leader[top(leader, b.id)] = top(leader, a.id)
    for same in alike(story.quotations):
        leader[top(leader, same[1])] = top(leader, same[0])
    together: dict[QuotationId, list[Quotation]] = {}
    for quotation in story.quotations:
        together.setdefault(top(leader, quotation.id), []).append(quotation)
    return tuple(tuple(group) for group in together.values())


def alike(quotations: Iterable[Quotation]) -> Iterator[tuple[QuotationId, QuotationId]]:
    """Pairs of quotations with the very same words, if these are enough not to be the same by chance, or one person's."""
    first: dict[tuple[str | None, ...], QuotationId] = {}
    for quotation in quotations:
        said = tuple(word for word, _, _ in words(text(quotation)))
        key = said if len(said) >= LONG else (quotation.speaker, *said)
        known = len(said) >= LONG or (quotation.speaker and said)
        if known and first.setdefault(key, quotation.id) != quotation.id:
            yield first[key], quotation.id


def top(leader: Mapping[QuotationId, QuotationId], quotation: QuotationId) -> QuotationId:
    """The quotation that stands for a group."""
    while leader[quotation] != quotation:
        quotation = leader[quotation]
    return quotation


def versions(group: Sequence[Quotation], names: Mapping[EntityId, str]) -> tuple[Version, ...]:
    """The wordings of one utterance in the order of their reports, the same ones together if one person says them."""
    lead = next((names[q.speaker] for q in group if q.speaker and q.speaker in names), None)
    same: dict[tuple[str, str | None], list[Quotation]] = {}
    for quotation in group:
        other = names.get(quotation.speaker) if quotation.speaker else None
        key = (normal(text(quotation)).text, other if other != lead else None)
        same.setdefault(key, []).append(quotation)
    first = text(group[0])
    return tuple(
        Version(text(said[0]), tuple(said), None if i == 0 else wordings(first, text(said[0])), other)
        for i, ((_, other), said) in enumerate(same.items())
    )


def text(quotation: Quotation) -> str:
    """What is quoted, its stretches joined where the reporter broke in."""
    return " … ".join(content.exact for content in quotation.content)


def holders(version: Version) -> tuple[ReportId, ...]:
    """The reports that have a wording."""
    return tuple(dict.fromkeys(quotation.report for quotation in version.quotations))
