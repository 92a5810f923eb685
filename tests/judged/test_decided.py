"""Who is who, who speaks and which differences are one, as people decide it: everything that depends on it follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum.build import add, build
from variorum.cli import app
from variorum.corrected import corrected
from variorum.decide import judge
from variorum.draft import check_draft
from variorum.errors import JudgementError
from variorum.judged import standing
from variorum.present.html.utterances import speakers
from variorum.present.judgements import from_lines, to_lines
from variorum.types import Entity, Quotation, Story
from variorum.workspace import Workspace

A = """Lock at Sollin to be closed
SOLLIN, 4 March 2031 (Kestrel Wire) - The lock at Sollin will be closed for 14 days, harbour master Petr Valenko said on Tuesday.
"We have no choice, because the upper hinge may break at any hour of the night," Valenko told reporters on the quay.
Mayor Ada Brandt said that the town would pay 300 boatmen for the days they lose.
The new hinge weighs 9 tonnes, the yard said.
"""
B = """Boatmen wait as lock gate fails
SOLLIN, 5 March 2031 (The Sollin Post) - Nobody passes the lock at Sollin for 14 days, the harbour master, Piers Whalen, said on Tuesday.
Barges are moored as far as the old mill.
"We have no choice, because the upper hinge may break at any hour of the night," Whalen said.
Ms Brandt said that the town would pay 250 boatmen for the days they lose.
The new hinge weighs 12 tonnes, the yard said.
"""
C = """Divers look at lock
SOLLIN, 6 March 2031 (Norrland Courier) - Three divers went down at Sollin on Thursday to look at the lock.
Ms Brandt thanked them from the bridge, and Piers Whalen stood beside her.
"Nobody has seen such a crack before," Whalen said.
"""
HINGE = "We have no choice"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, read once; every test works on a copy."""
    path = tmp_path_factory.mktemp("decided") / "story.vrm"
    with Workspace(path) as workspace:
        add(workspace, (), files=[("a.txt", A.encode()), ("b.txt", B.encode())])
        build(workspace)
    return path


@pytest.fixture
def workspace(read: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "story.vrm"
    path.write_bytes(read.read_bytes())
    with Workspace(path) as workspace:
        yield workspace


def called(story: Story, spelling: str) -> Entity:
    """The only entity with a spelling."""
    (found,) = (entity for entity in story.entities if spelling in entity.names)
    return found


def quoted(story: Story, words: str, sigil: str) -> Quotation:
    """The quotation that begins with some words in a report."""
    report = next(report.id for report in story.reports if report.sigil == sigil)
    (found,) = (q for q in story.quotations if q.report == report and q.content[0].exact.startswith(words))
    return found


def behind(story: Story, words: str) -> tuple[int, int]:
    """How many origins stand behind a claim."""
    (found,) = (claim for claim in story.corroboration if words in claim.claim)
    return found.independent.min, found.independent.max


def test_two_people_merged_are_one_everywhere(workspace: Workspace) -> None:
    """One entity with all spellings; one speaker, one utterance, one origin behind what both reports have from him."""
    before = build(workspace)
    assert behind(before, "hinge may break") == (2, 2)
    assert quoted(before, HINGE, "A").speaker != quoted(before, HINGE, "B").speaker
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe")
    story = build(workspace)
    one = called(story, "Petr Valenko")
    assert one is called(story, "Whalen")
    assert len(one.mentions) == len(called(before, "Valenko").mentions) + len(called(before, "Whalen").mentions)
    assert {quoted(story, HINGE, sigil).speaker for sigil in "AB"} == {one.id}
    assert [link.relation for link in story.quotation_links] == ["verbatim"]
    assert behind(story, "hinge may break") == (1, 1)
    (speaker,) = (speaker for speaker in speakers(story) if speaker.name == one.name)
    assert [len(version.quotations) for versions in speaker.utterances for version in versions].count(2) == 1


def test_taken_back_all_is_as_before(workspace: Workspace) -> None:
    """The names that were merged may be given again to take it back, though they are one by then."""
    before = build(workspace)
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe")
    build(workspace)
    with pytest.raises(JudgementError, match="nothing to take back"):
        judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ben Lund", withdrawn=True)
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe", withdrawn=True)
    assert build(workspace) == before


def test_a_spelling_split_off_is_somebody_else(workspace: Workspace) -> None:
    """The mentions go to the new entity, and so does what it says; the other keeps its own."""
    judge(workspace, "entity:Ada Brandt", "split:Brandt", by="Ada Roe")
    story = build(workspace)
    assert called(story, "Brandt").names == ("Brandt",)
    assert called(story, "Ada Brandt").names == ("Ada Brandt",)
    words = "that the town would pay"
    assert quoted(story, words, "B").speaker == called(story, "Brandt").id
    assert quoted(story, words, "A").speaker == called(story, "Ada Brandt").id


def test_a_speaker_corrected_speaks_everywhere(workspace: Workspace) -> None:
    """The quotation, the claims in it, and who stands behind them."""
    build(workspace)
    ident = quoted(build(workspace), HINGE, "B").id
    judge(workspace, f"quotation:{ident}", "speaker:Ada Brandt", by="Ada Roe")
    story = build(workspace)
    quotation = quoted(story, HINGE, "B")
    assert quotation.speaker == called(story, "Ada Brandt").id
    assert quotation.source is not None
    assert quotation.source.exact == "Brandt"
    spoken = [claim for claim in story.claims if "hinge may break" in claim.exact and claim.report == quotation.report]
    assert spoken
    assert all("Whalen" not in " ".join(claim.voices) and "Brandt" in claim.voices for claim in spoken)
    (claim,) = (claim for claim in story.corroboration if "hinge may break" in claim.claim)
    assert any("Brandt" in reason for reason in claim.reasons)


def test_a_speaker_nobody_names_and_one_rejected(workspace: Workspace) -> None:
    """A name that no report has will do; without one, nobody is said to have said it."""
    ident = quoted(build(workspace), HINGE, "B").id
    judge(workspace, f"quotation:{ident}", "speaker:Joos Tamm", by="Ada Roe")
    assert quoted(build(workspace), HINGE, "B").speaker_name == "Joos Tamm"
    judge(workspace, f"quotation:{ident}", "reject", by="Ben Lund")
    quotation = quoted(build(workspace), HINGE, "B")
    assert (quotation.speaker, quotation.speaker_name, quotation.source) == (None, None, None)
    assert [j.by for j in build(workspace).judgements] == ["Ada Roe", "Ben Lund"]


def test_all_of_it_holds_when_a_report_comes_in(workspace: Workspace) -> None:
    """The entities have more mentions then, and other ids; what people decided is found again by its places."""
    ident = quoted(build(workspace), HINGE, "B").id
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe")
    build(workspace)
    judge(workspace, "entity:Ada Brandt", "split:Brandt", by="Ada Roe")
    build(workspace)
    judge(workspace, f"quotation:{ident}", "speaker:Ada Brandt", by="Ada Roe")
    add(workspace, (), files=[("c.txt", C.encode())])
    story = build(workspace)
    one, brandt, ada = called(story, "Petr Valenko"), called(story, "Brandt"), called(story, "Ada Brandt")
    assert one is called(story, "Piers Whalen")
    assert brandt is not ada
    assert quoted(story, HINGE, "B").speaker == ada.id
    third = story.reports[2].id
    assert [any(m.report == third for m in entity.mentions) for entity in (one, brandt, ada)] == [True, True, False]
    assert quoted(story, "Nobody has seen", "C").speaker == one.id


def test_merged_by_one_and_split_by_another_later(workspace: Workspace) -> None:
    """The later holds, both are there, and the order in which they were exchanged makes no difference."""
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe")
    build(workspace)
    for spelling in ("Piers Whalen", "Whalen"):
        judge(workspace, "entity:Valenko", f"split:{spelling}", by="Ben Lund")
        story = build(workspace)
    assert called(story, "Valenko").names == ("Petr Valenko", "Valenko")
    assert len(story.judgements) == 3
    with Workspace() as other:
        add(other, (), files=[("a.txt", A.encode()), ("b.txt", B.encode())])
        other.judge(*reversed(from_lines(to_lines(workspace.judgements()))))
        assert build(other).entities == story.entities


def test_two_differences_merged_are_counted_as_one(workspace: Workspace) -> None:
    """The readings of both, the same values once; taken back, there are two again."""
    before = build(workspace)
    number, other = sorted(
        (v for v in before.variants if v.kind == "quantity"), key=lambda v: "boatmen" not in v.question
    )
    judge(workspace, f"variant:{other.id}", "note", by="Ben Lund", note="see above")
    judge(workspace, f"variant:{number.id}", f"merge:{other.id}", by="Ada Roe")
    story = build(workspace)
    (merged,) = (v for v in story.variants if v.kind == "quantity")
    assert merged.id == number.id
    assert {r.value for r in merged.readings} == {r.value for r in (*number.readings, *other.readings)}
    assert merged.reasons[0] == "decided by a person"
    assert {j.subject for j in story.judgements} == {f"variant:{number.id}"}
    judge(workspace, f"variant:{number.id}", f"merge:{other.id}", by="Ada Roe", withdrawn=True)
    assert build(workspace).variants == before.variants


def test_without_such_judgements_nothing_is_touched(workspace: Workspace) -> None:
    """Neither annotations nor relations are made anew."""
    from variorum.build import annotate_all, relate_all, silent

    reports = workspace.reports()
    notes = annotate_all(workspace, reports, silent)
    relations = relate_all(workspace, reports, notes)
    assert corrected(reports, notes, relations, ()) == (notes, relations)


def test_a_draft_is_checked_against_what_people_decided(workspace: Workspace, tmp_path: Path) -> None:
    """Who gives the words to the speaker whom a person named is told nothing; before, it is another speaker."""
    draft = tmp_path / "draft.txt"
    draft.write_text(
        'Lock shut\nThe lock at Sollin is shut. "We have no choice, because the upper hinge may break at any hour of the night," '
        "Ada Brandt said.\n",
        encoding="utf-8",
    )

    def speaker() -> set[str]:
        return {found.status for found in check_draft(workspace, str(draft)).findings if found.kind == "attribution"}

    assert speaker() == {"altered"}
    for sigil in "AB":
        judge(workspace, f"quotation:{quoted(build(workspace), HINGE, sigil).id}", "speaker:Ada Brandt", by="Ada Roe")
    assert speaker() <= {"as reported"}


def test_everything_taken_back_by_the_ids_it_was_kept_under(workspace: Workspace) -> None:
    """As the lines of ``variorum judgements`` have them, also where these are of somebody merged since."""
    before = build(workspace)
    ident = quoted(before, HINGE, "B").id
    judge(workspace, "entity:Piers Whalen", "merge:Petr Valenko", by="Ada Roe")
    build(workspace)
    judge(workspace, "entity:Petr Valenko", "split:Whalen", by="Ada Roe")
    build(workspace)
    judge(workspace, f"quotation:{ident}", "reject", by="Ada Roe", note="on the tape it is another")
    for said in reversed(standing(workspace.judgements())):
        judge(workspace, said.subject, said.verdict, by="Ada Roe", withdrawn=True)
    assert build(workspace) == before


def test_from_the_command_line(workspace: Workspace) -> None:
    """By the names that people see; what the story has not is said in one line."""
    path = str(workspace.path)
    run = CliRunner().invoke(app, ["judge", path, "entity:whalen", "merge:Petr Valenko", "--by", "Ada Roe"])
    assert run.exit_code == 0, run.output
    assert called(build(workspace), "Whalen") is not None
    assert "Petr Valenko" in called(build(workspace), "Whalen").names
    back = CliRunner().invoke(app, ["judge", path, "entity:Whalen", "merge:Valenko", "--by", "Ada Roe", "--withdraw"])
    assert back.exit_code == 0, back.output
    assert "Petr Valenko" not in called(build(workspace), "Whalen").names
    wrong = CliRunner().invoke(app, ["judge", path, "entity:Nobody Known", "note", "--note", "x"])
    assert isinstance(wrong.exception, JudgementError)
