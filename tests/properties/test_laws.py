"""Laws that hold for every story; here for the example, from each of its lines down to the characters of the reports."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum import Story, build
from variorum.present.json import from_json, to_json
from variorum.relate import derivations
from variorum.relate.derivations.evidence import Evidence
from variorum.relate.view import Prepared
from variorum.types import Anchor, Independent, Report, ReportId
from variorum.workspace import Workspace

REPORTS = sorted(map(str, (Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports").glob("*.txt")))


def story_of(paths: list[str], workspace: Workspace | None = None) -> Story:
    workspace = workspace or Workspace()
    _, errors = build.add(workspace, paths)
    assert errors == ()
    return build.build(workspace)


@pytest.fixture(scope="module")
def story(example_story: Story) -> Story:
    """The example story."""
    return example_story


def every(value: object) -> Iterator[object]:
    """The value and all that is inside it."""
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from every(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from every(item)


def test_every_anchor_holds_its_exact_characters(story: Story) -> None:
    """text[start:end] == exact, everywhere in the output; and there are many."""
    texts = {report.id: report.text for report in story.reports}
    anchors = [value for value in every(story) if isinstance(value, Anchor)]
    assert len(anchors) > 500
    for anchor in anchors:
        assert 0 <= anchor.start < anchor.end
        assert texts[anchor.report][anchor.start : anchor.end] == anchor.exact


def test_claims_hold_their_exact_characters(story: Story) -> None:
    """A claim is an anchor in all but name."""
    texts = {report.id: report.text for report in story.reports}
    assert story.claims
    assert all(texts[claim.report][claim.start : claim.end] == claim.exact for claim in story.claims)


def test_independent_origins_are_no_more_than_the_reports(story: Story) -> None:
    """0 ≤ min ≤ max ≤ number of reports, for every reading, claim, plan and line of the brief."""
    counts = [value for value in every(story) if isinstance(value, Independent)]
    assert counts
    assert all(0 <= count.min <= count.max <= len(story.reports) for count in counts)


def test_nothing_is_its_own_ancestor(story: Story) -> None:
    """The family tree has no cycle."""
    parents: dict[str, set[str]] = {}
    for derivation in story.derivations:
        parents.setdefault(derivation.copy, set()).add(derivation.exemplar)
    for witness, exemplars in parents.items():
        seen: set[str] = set()
        ahead = set(exemplars)
        while ahead:
            seen |= ahead
            ahead = {p for one in ahead for p in parents.get(one, ())} - seen
        assert witness not in seen


def test_scores_lie_between_0_and_1(story: Story) -> None:
    """Every score, everywhere."""
    scores = [getattr(value, "score") for value in every(story) if hasattr(value, "score")]  # noqa: B009
    assert scores
    assert all(0 <= score <= 1 for score in scores)


def test_every_name_of_a_report_is_a_report(story: Story) -> None:
    """No line speaks of a report that is not there."""
    known = {report.id for report in story.reports}
    ids: set[str] = {id_ for family in story.families for id_ in family}
    ids |= {id_ for o in story.origins for id_ in o.reports}
    ids |= {d.exemplar for d in story.derivations if not d.exemplar.startswith("lost:")}
    assert ids <= known


def test_ids_are_unique(story: Story) -> None:
    """Two things never share an id."""
    for things in (story.reports, story.entities, story.quotations, story.claims, story.origins, story.variants):
        ids = [thing.id for thing in things]
        assert len(set(ids)) == len(ids)


def test_the_order_of_the_input_changes_nothing(story: Story) -> None:
    """The same reports, named in another order, give the same story to the byte."""
    assert to_json(story_of(REPORTS[::-1])) == to_json(story)


def test_json_comes_back_as_it_was(story: Story) -> None:
    """Reading story.json gives the story that was written."""
    assert from_json(to_json(story)) == story


def test_one_more_report_is_one_more_annotation(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adding a report to a workspace annotates that report alone, and ends at the story that a fresh run gives."""
    annotated: list[str] = []
    original = build.annotate_batch

    def watched(reports: list[Report]) -> list[tuple[ReportId, bytes]]:
        annotated.extend(report.name for report in reports)
        return original(reports)

    monkeypatch.setattr(build, "annotate_batch", watched)
    with Workspace(tmp_path / "story.vrm") as workspace:
        story_of(REPORTS[:-1], workspace)
        annotated.clear()
        again = story_of(REPORTS, workspace)
    assert annotated == [REPORTS[-1]]
    assert to_json(again) == to_json(story)


def test_one_more_report_weighs_its_own_pairs_only(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What earlier runs found between pairs of reports is kept in the file, and a story made with it is the one made afresh."""
    weighed: list[tuple[str, str]] = []
    weigh = derivations.kinship

    def counted(one: Prepared, other: Prepared) -> Evidence | None:
        weighed.append((one.report.sigil, other.report.sigil))
        return weigh(one, other)

    monkeypatch.setattr(derivations, "kinship", counted)
    path = tmp_path / "story.vrm"
    with Workspace(path) as workspace:
        story_of(REPORTS[:-1], workspace)
    weighed.clear()
    with Workspace(path) as workspace:
        grown = story_of(REPORTS[-1:], workspace)
    last = grown.reports[-1].sigil
    assert [other for _, other in weighed] == [last] * (len(REPORTS) - 1)
    assert to_json(grown) == to_json(story)


def test_a_workspace_gives_its_story_back(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed and opened again, nothing is worked out anew and the story is the same."""
    with Workspace(tmp_path / "story.vrm") as workspace:
        story_of(REPORTS, workspace)
    monkeypatch.setattr(build, "annotate_batch", None)
    monkeypatch.setattr(build, "relate", None)
    with Workspace(tmp_path / "story.vrm") as workspace:
        assert build.build(workspace) == story


def test_a_killed_run_goes_on_where_it_was(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that dies while relating has kept its annotations; the next one only relates."""
    with monkeypatch.context() as dying:
        dying.setattr(build, "relate", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt), Workspace(tmp_path / "story.vrm") as workspace:
            story_of(REPORTS, workspace)
    monkeypatch.setattr(build, "annotate_batch", None)
    with Workspace(tmp_path / "story.vrm") as workspace:
        assert to_json(build.build(workspace)) == to_json(story)
