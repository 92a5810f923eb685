"""A step that trips: its part of the story is missing and a notice says so; the other parts are as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest

from variorum import reconcile as reconciling
from variorum import relate as relating
from variorum.present.json import from_json, to_json
from variorum.present.markdown import to_markdown
from variorum.reconcile import reconcile
from variorum.relate import relate
from variorum.types import Annotations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
STEPS = {
    ("_apparatus", "build_apparatus"): "variants",
    ("_corroboration", "corroborate"): "corroboration",
    ("_origins", "find_origins"): "origins",
    ("_plans", "gather_plans"): "plans",
    ("_positions", "find_positions"): "positions",
    ("_timeline", "build_timeline"): "timeline",
    ("_brief", "write_brief"): "brief",
}
LINKS = {
    ("_derivations", "descent"): "derivations",
    ("_entities", "relate_entities"): "entities",
    ("_quotations", "link_speech"): "quotation_links",
    ("_claims", "group_claims"): "claim_groups",
}


def trip(*_: object, **__: object) -> NoReturn:
    """Fail as no step should."""
    raise IndexError("no such report")


@pytest.mark.parametrize("step", STEPS, ids=STEPS.values())
def test_a_step_of_reconcile_costs_its_part_alone(
    step: tuple[str, str], example: Pile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The part is empty, its notice stands in story.json and in the Markdown, and the trace is logged."""
    reports, notes = example
    module, name = step
    monkeypatch.setattr(getattr(reconciling, module), name, trip)
    story = reconcile(reports, notes, relate(reports, notes))
    assert getattr(story, STEPS[step]) == ()
    (notice,) = story.notices
    assert "IndexError('no such report')" in notice
    assert "Traceback" in caplog.text
    assert from_json(to_json(story)) == story
    assert "## What is missing" in to_markdown(story)
    assert story.claims
    assert story.derivations


@pytest.mark.parametrize("step", LINKS, ids=LINKS.values())
def test_a_step_of_relate_leaves_a_story(step: tuple[str, str], example: Pile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without copies, entities, links or groups there still is a story, and it says what it lacks."""
    reports, notes = example
    module, name = step
    monkeypatch.setattr(getattr(relating, module), name, trip)
    relations = relate(reports, notes)
    assert getattr(relations, LINKS[step]) == ()
    story = reconcile(reports, notes, relations)
    assert story.notices == relations.notices
    assert len(story.notices) == 1
    assert story.timeline


def test_a_sound_run_has_no_notices(example: Pile, pile: Callable[..., Pile]) -> None:
    """Nothing is said where nothing is missing."""
    for reports, notes in (example, pile(A="Mill\n\nThe mill at Oltby burned.")):
        story = reconcile(reports, notes, relate(reports, notes))
        assert story.notices == ()
        assert "## What is missing" not in to_markdown(story)


def test_speakers_are_named_as_their_reports_name_them(example: Pile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be looked up over the reports, every quotation is there as its own report has it."""
    reports, notes = example
    monkeypatch.setattr(reconciling._speakers, "name_speakers", trip)
    story = reconcile(reports, notes, relate(reports, notes))
    assert story.quotations == tuple(found for report in reports for found in notes[report.id].quotations)
    assert len(story.notices) == 1
    assert story.variants


def test_without_ways_to_origins_what_counts_nobody_is_there(example: Pile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that count origins are missing, each with its notice; the others are as ever."""
    reports, notes = example
    monkeypatch.setattr(reconciling, "Provenance", trip)
    story = reconcile(reports, notes, relate(reports, notes))
    assert story.timeline
    assert story.positions
    assert story.corroboration
    assert story.variants == ()
    assert len(story.notices) == 3
