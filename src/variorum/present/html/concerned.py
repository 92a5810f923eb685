"""Whom and what a difference concerns: those who are named in the sentences that its readings stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from variorum.present.html.snippets import sentence_end, sentence_start
from variorum.types import Anchor, EntityId, ReportId, Story, Variant

REACH = 400  # characters on either side that a sentence may have

Places = Mapping[ReportId, Sequence[tuple[int, int, EntityId]]]


def concerned(story: Story) -> dict[str, frozenset[EntityId]]:
    """The entities that each difference concerns, by the difference's id."""
    texts = {report.id: report.text for report in story.reports}
    spoken: dict[ReportId, list[tuple[int, int, EntityId]]] = {report: [] for report in texts}
    for entity in story.entities:
        for mention in entity.mentions:
            spoken[mention.report].append((mention.start, mention.end, entity.id))
    ordered = {report: sorted(places) for report, places in spoken.items()}
    return {variant.id: frozenset(named(variant, texts, ordered)) for variant in (*story.variants, *story.dismissed)}


def named(variant: Variant, texts: Mapping[ReportId, str], places: Places) -> Iterator[EntityId]:
    """Everybody and everything named beside a reading."""
    for reading in variant.readings:
        for anchor in reading.anchors:
            start, end = sentence(texts[anchor.report], anchor)
            held = places[anchor.report]
            for place in held[bisect_left(held, (start,)) :]:
                if place[0] >= end:
                    break
                yield place[2]


def sentence(text: str, anchor: Anchor) -> tuple[int, int]:
    """From where to where the sentence or line reaches that an anchor stands in."""
    low = max(0, anchor.start - REACH)
    start = low + sentence_start(text[low : anchor.start])
    return start, anchor.end + sentence_end(anchor.exact, text[anchor.end : anchor.end + REACH])
