"""A story with the indexes that its pages need, made once and read by every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.judged import ENTITY, QUOTATION, overruled
from variorum.judged.places import here, holder, quotation_of, there
from variorum.present import words
from variorum.present.family import Node, forest
from variorum.present.html.chart import Chart, chart
from variorum.present.html.concerned import concerned
from variorum.present.html.layers import marks
from variorum.present.html.marks import Mark
from variorum.present.html.sources import Sources, sources
from variorum.present.html.utterances import Speaker, speakers
from variorum.present.matters import Matter, matters
from variorum.present.ranking import Altered, Stand, agreements, altered, differences, foremost
from variorum.types import (
    Entity,
    EntityId,
    Independent,
    Judgement,
    Quotation,
    QuotationId,
    Report,
    ReportId,
    Story,
    Variant,
)

STRIP = 24  # dates drawn on the story page


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything here follows from the story alone."""

    story: Story
    reports: Mapping[ReportId, Report]
    headings: Mapping[ReportId, str]
    sigla: Mapping[ReportId, str]
    trees: tuple[Node, ...]
    differences: tuple[Variant, ...]
    agreements: tuple[Variant, ...]
    altered: tuple[Altered, ...]
    speakers: tuple[Speaker, ...]
    stands: tuple[Stand, ...]
    matters: tuple[Matter, ...]
    foremost: tuple[int, ...]
    behind: Independent | None
    chart: Chart | None
    strip: Chart | None
    sources: Sources | None
    entities: Mapping[str, tuple[Entity, ...]]
    marks: Mapping[ReportId, tuple[Mark, ...]]
    judgements: Mapping[str, tuple[Judgement, ...]]
    overruled: frozenset[Judgement]
    concerned: Mapping[str, frozenset[EntityId]]

    def report(self, sigil: str) -> Report | None:
        """The report with a siglum."""
        return next((report for report in self.story.reports if report.sigil == sigil), None)


def edition(story: Story) -> Edition:
    """The story's edition."""
    sigla = {report.id: report.sigil for report in story.reports}
    first = foremost(story)
    trees = forest(story)
    about = matters(story)
    return Edition(
        story=story,
        reports={report.id: report for report in story.reports},
        headings=words.headings(story),
        sigla=sigla,
        trees=trees,
        differences=differences(story),
        agreements=agreements(story),
        altered=altered(story),
        speakers=speakers(story),
        stands=tuple(stand for matter in about for stand in matter.stands),
        matters=about,
        foremost=first,
        behind=behind(story),
        chart=chart(story, range(len(story.timeline))),
        strip=chart(story, first[:STRIP]),
        sources=sources(story, trees),
        entities=by_type(story.entities),
        marks=marks(story, sigla),
        judgements=by_subject(story),
        overruled=overruled(story.judgements),
        concerned=concerned(story),
    )


def behind(story: Story) -> Independent | None:
    """How many origins stand behind the claim that most have behind them; None where none is in several reports."""
    counts = (claim.independent for claim in story.corroboration)
    return max(counts, key=lambda found: (found.max, found.min), default=None)


def rejudged(former: Edition, story: Story) -> Edition:
    """The edition of a story that is another only in what people judged of its differences; the rest is kept."""
    return replace(
        former,
        story=story,
        differences=differences(story),
        agreements=agreements(story),
        marks=marks(story, former.sigla),
        judgements=by_subject(story),
        overruled=overruled(story.judgements),
    )


def by_subject(story: Story) -> dict[str, tuple[Judgement, ...]]:
    """What people decided on each thing, by the id that it has now."""
    quotations = {quotation.id: quotation for quotation in story.quotations}
    found: dict[str, tuple[Judgement, ...]] = {}
    for judgement in story.judgements:
        for subject in subjects(judgement, story.entities, quotations):
            found[subject] = (*found.get(subject, ()), judgement)
    return found


def subjects(
    judgement: Judgement, entities: Sequence[Entity], quotations: Mapping[QuotationId, Quotation]
) -> tuple[str, ...]:
    """What a judgement is shown beside: an entity that was merged or split is whatever now holds its places."""
    if judgement.subject.startswith(ENTITY):
        held = (holder(where, entities) for where in (here(judgement), there(judgement)))
        return tuple(dict.fromkeys(f"{ENTITY}{ident}" for ident in held if ident))
    if judgement.subject.startswith(QUOTATION):
        quotation = quotation_of(judgement, quotations)
        return (f"{QUOTATION}{quotation.id}",) if quotation else ()
    return (judgement.subject,)


def by_type(entities: Iterable[Entity]) -> dict[str, tuple[Entity, ...]]:
    """The entities of each type, the most often named first."""
    found: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.name, e.id)):
        found.setdefault(entity.type, []).append(entity)
    return {kind: tuple(members) for kind, members in found.items()}
