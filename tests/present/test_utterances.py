"""Quotations by speaker: each utterance once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from variorum.present.html.utterances import speakers
from variorum.present.json import from_json
from variorum.text import anchor
from variorum.types import EntityId, Quotation, QuotationId, Story

CASE = Path(__file__).parents[1] / "cases" / "present" / "story.json"


@pytest.fixture
def story() -> Story:
    return from_json(CASE.read_text(encoding="utf-8"))


def said(story: Story, at: int, words: str, speaker: str | None) -> Quotation:
    """Two words of a report as somebody's."""
    report = story.reports[at]
    start = report.text.index(words)
    content = (anchor(report.id, report.text, start, start + len(words)),)
    return Quotation(
        QuotationId(f"{report.id}-{speaker}"),
        report.id,
        "direct",
        content,
        None,
        None,
        EntityId(speaker) if speaker else None,
        None,
    )


@pytest.mark.parametrize(
    ("one", "other", "number"), [("e1", "e1", 1), ("e1", "e2", 2), (None, None, 2), ("e1", None, 2)]
)
def test_a_few_words_are_one_utterance_in_one_persons_mouth(
    story: Story, one: str | None, other: str | None, number: int
) -> None:
    """Short ones may be the same by chance, unless it is the same person who says them."""
    words = "other ports"
    pair = (said(story, 0, words, one), said(story, 1, words, other))
    found = speakers(replace(story, quotations=pair, quotation_links=()))
    assert sum(len(speaker.utterances) for speaker in found) == number


def test_a_wording_given_to_another_is_a_version_of_its_own(story: Story) -> None:
    """It stands under the first speaker and says who is said to have said it there."""
    first, second = story.quotations[:2]
    assert story.quotation_links
    both = (first, replace(second, speaker=EntityId("e2")))
    (speaker,) = speakers(replace(story, quotations=both))
    ((one, other),) = speaker.utterances
    assert (one.speaker, other.speaker) == (None, "Tomas Reke")
