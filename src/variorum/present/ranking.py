"""What comes first: the differences that matter and the most telling of the altered quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.present.diff import Wordings, wordings
from variorum.present.words import sigil_order
from variorum.text import normal
from variorum.types import Anchor, Position, Quotation, QuotationLink, ReportId, Stance, Story, Variant

RELATIONS = ("conflict", "update", "refine")
ALTERATIONS = ("reattributed", "reworded", "marks_gained", "translated", "marks_lost", "trimmed")
INFERRED = "both can hardly be true"  # how the reason of such a difference begins
KINDS = ("polarity", "quantity", "status", "agent", "date", "attribution", "certainty", "place", "name", "wording")
# What turns a sentence over when only one wording has it, and what shifts it.
NEGATION = re.compile(r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
FIGURE = re.compile(
    r"\d+(?:[.,:]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|half|twice)\b",
    re.IGNORECASE,
)
SHIFT = re.compile(r"\b(?:all|every|only|must|should|shall|will|would|may|might|can|could)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Altered:
    """One change of one utterance: every place that has the one wording, and every place that has the other."""

    link: QuotationLink
    a: tuple[Anchor, ...]
    b: tuple[Anchor, ...]
    speaker_a: str | None
    speaker_b: str | None
    wordings: Wordings

    @property
    def marks_a(self) -> tuple[str, str]:
        """The quotation marks of the first wording; none where it has none and the other gained them."""
        return ("", "") if self.link.relation == "marks_gained" else ("“", "”")

    @property
    def marks_b(self) -> tuple[str, str]:
        """The quotation marks of the second wording; none where it lost them."""
        return ("", "") if self.link.relation == "marks_lost" else ("“", "”")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands on a proposal, and every place that says so; ``before`` is where the same one stood earlier."""

    actor: str
    proposal: str
    stance: Stance
    date: str | None
    anchors: tuple[Anchor, ...]
    before: Stand | None = None


def differences(story: Story) -> tuple[Variant, ...]:
    """Conflicts between independent reports first, then those of a copy with its own source, then what is no conflict.

    What only the inference model tells comes after what rests on a slot.
    """

    def order(variant: Variant) -> tuple[int, bool, bool, int, float, str]:
        relation, kind = RELATIONS.index(variant.relation), KINDS.index(variant.kind)
        inferred = any(reason.startswith(INFERRED) for reason in variant.reasons)
        return (relation, variant.within_family, inferred, kind, -variant.score, variant.id)

    return tuple(sorted((v for v in story.variants if v.relation != "agree"), key=order))


def agreements(story: Story) -> tuple[Variant, ...]:
    """Where the reports only seem to differ."""
    agreeing = (variant for variant in story.variants if variant.relation == "agree")
    return tuple(sorted(agreeing, key=lambda v: (v.within_family, -v.score, v.id)))


def conflicts(story: Story) -> tuple[Variant, ...]:
    """Where reports that are no copies of each other contradict each other."""
    return tuple(v for v in differences(story) if v.relation == "conflict" and not v.within_family)


def altered(story: Story) -> tuple[Altered, ...]:
    """The altered quotations, the most telling first; the same change in several copies is one entry."""
    groups: dict[tuple[str, str, str], list[QuotationLink]] = {}
    for link in story.quotation_links:
        if link.relation != "verbatim":
            key = (link.relation, normal(link.a.exact).text, normal(link.b.exact).text)
            groups.setdefault(key, []).append(link)
    sigla = {report.id: sigil_order(report.sigil) for report in story.reports}
    spoken = by_report(story.quotations)
    entries = [entry(links, spoken, sigla) for links in groups.values()]
    return tuple(sorted(entries, key=telling))


def entry(
    links: Iterable[QuotationLink],
    spoken: Mapping[ReportId, list[Quotation]],
    sigla: Mapping[ReportId, tuple[int, str]],
) -> Altered:
    """One entry for links that all show the same change."""

    def place(anchor: Anchor) -> tuple[int, str, int]:
        return (*sigla.get(anchor.report, (0, "")), anchor.start)

    links = sorted(links, key=lambda link: (place(link.a), place(link.b)))
    first = links[0]
    return Altered(
        link=first,
        a=tuple(sorted({link.a for link in links}, key=place)),
        b=tuple(sorted({link.b for link in links}, key=place)),
        speaker_a=speaker(first.a, spoken),
        speaker_b=speaker(first.b, spoken),
        wordings=wordings(first.a.exact, first.b.exact),
    )


def telling(found: Altered) -> tuple[int, int, float, ReportId, int]:
    """Sort key: a new speaker, then new words; among these what turns the sentence over first, then the surest."""
    link = found.link
    return (ALTERATIONS.index(link.relation), lightness(found.wordings), -link.score, link.a.report, link.a.start)


def lightness(found: Wordings) -> int:
    """0 where only one wording denies or the figures differ, 1 where a "must", "all" or the like came or went, 2 else."""
    a, b = (" ".join(piece.text for piece in side if piece.changed) for side in (found.a, found.b))
    if bool(NEGATION.search(a)) != bool(NEGATION.search(b)) or hits(FIGURE, a) != hits(FIGURE, b):
        return 0
    return 1 if hits(SHIFT, a) != hits(SHIFT, b) else 2


def hits(pattern: re.Pattern[str], text: str) -> list[str]:
    """What a pattern finds, sorted and folded."""
    return sorted(match.casefold() for match in pattern.findall(text))


def stands(story: Story) -> tuple[Stand, ...]:
    """Who stands where, whom most reports have first, each holder's stands together in the order of days, so that changes show.

    What several reports say of one stand is one line.
    """
    groups: dict[tuple[str, str, str], list[Position]] = {}
    for position in story.positions:
        key = (normal(position.actor).text, position.stance, normal(position.proposal).text)
        groups.setdefault(key, []).append(position)
    found = [
        Stand(
            group[0].actor,
            group[0].proposal,
            group[0].stance,
            next((position.date for position in group if position.date), None),
            tuple(position.anchor for position in group),
        )
        for group in groups.values()
    ]
    most: dict[str, int] = {}
    for stand in found:
        most[normal(stand.actor).text] = max(most.get(normal(stand.actor).text, 0), held_by(stand))
    first = {name: place for place, name in enumerate(most)}

    def order(stand: Stand) -> tuple[int, int, str, int]:
        name = normal(stand.actor).text
        return (-most[name], first[name], stand.date or "", -held_by(stand))

    return tuple(sorted(found, key=order))


def held_by(stand: Stand) -> int:
    """How many reports tell of it."""
    return len({anchor.report for anchor in stand.anchors})


def foremost(story: Story) -> tuple[int, ...]:
    """Indices into the timeline: what most reports have first, then what lies nearest to the first report's day."""
    days = [ordinal(report.published) for report in story.reports if report.published]
    first = min(days, default=0)

    def order(index: int) -> tuple[int, int, int]:
        event = story.timeline[index]
        return (-len({anchor.report for anchor in event.anchors}), abs(ordinal(event.begin) - first), index)

    return tuple(sorted(range(len(story.timeline)), key=order))


def ordinal(value: str) -> int:
    """A date as a number of days, near enough to tell what is close to what."""
    parts = [int(part) for part in re.findall(r"\d+", value)[:3]]
    year, month, day = (*parts, *(0, 7, 15)[len(parts) :])
    return year * 365 + month * 30 + day


def by_report(quotations: Iterable[Quotation]) -> dict[ReportId, list[Quotation]]:
    """Each report's quotations, in their order."""
    found: dict[ReportId, list[Quotation]] = {}
    for quotation in quotations:
        found.setdefault(quotation.report, []).append(quotation)
    return found


def quoted(anchor: Anchor, spoken: Mapping[ReportId, list[Quotation]]) -> Quotation | None:
    """The quotation that shares the most characters with a stretch of a report."""
    best = max(spoken.get(anchor.report, ()), key=lambda q: overlap(anchor, q.content), default=None)
    return best if best and overlap(anchor, best.content) else None


def speaker(anchor: Anchor, spoken: Mapping[ReportId, list[Quotation]]) -> str | None:
    """Who says a stretch of a report, as its quotation has it."""
    found = quoted(anchor, spoken)
    return found.speaker_name if found else None


def overlap(anchor: Anchor, content: Iterable[Anchor]) -> int:
    """Characters that an anchor shares with some others of its report."""
    return sum(max(0, min(anchor.end, other.end) - max(anchor.start, other.start)) for other in content)
