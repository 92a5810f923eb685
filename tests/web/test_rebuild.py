"""A judgement on who copied whom: the story is made anew from what is kept, and no model is loaded for it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import variorum.build
from variorum.judged import judgement
from variorum.types import Story
from variorum.web import create_app, desk_of_workspace
from variorum.workspace import Workspace

WIRE = """Ferry runs aground off Tormouth
TORMOUTH, 4 March 2031 (Kestrel Wire) - The ferry Lady Anne ran aground on a sandbank off Tormouth on Tuesday with 212 people
on board, the coastguard said.
Nobody was hurt, and the passengers were taken off by lifeboat within three hours, its spokesman Piet Harrow said.
"We were lucky with the tide," Harrow told reporters on the quay.
The company that owns the ship said it would look into the steering, which had failed once before in January.
"""
COPY = (
    WIRE.replace("(Kestrel Wire)", "(The Tormouth Post)").replace("4 March", "5 March").replace("taken off", "rescued")
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """Two reports, one a copy of the other."""
    path = tmp_path_factory.mktemp("rebuild") / "story.vrm"
    with Workspace(path) as workspace:
        variorum.build.add(workspace, (), files=[("a.txt", WIRE.encode()), ("b.txt", COPY.encode())])
        return path, variorum.build.build(workspace)


def test_no_model_is_needed(made: tuple[Path, Story], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rejected, the copy is none; that takes neither the language pipeline, nor the encoder, nor relating again."""
    path, story = made
    (edge,) = story.derivations
    for name in ("models", "relate"):
        monkeypatch.setattr(variorum.build, name, lambda *_: pytest.fail("no model was to be loaded"))
    desk = desk_of_workspace(path, by="Ada Roe")
    subject = f"derivation:{edge.exemplar}>{edge.copy}"
    assert len(desk.edition().story.derivations) == 1
    desk.judge(judgement(subject, "reject", by="Ada Roe"))
    desk.edition()
    assert desk.worker
    desk.worker.wait(60)
    assert desk.edition().story.derivations == ()
    desk.judge(judgement(subject, "reject", by="Ada Roe", withdrawn=True))
    assert desk.edition().story.derivations == story.derivations
    assert desk.current


def test_a_judgement_is_seen_before_the_story_follows(
    made: tuple[Path, Story], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """While the story is made anew it is shown as it was, says so, and has the judgement beside what it is on."""
    path = tmp_path / "story.vrm"
    path.write_bytes(made[0].read_bytes())
    (edge,) = made[1].derivations
    go_on = threading.Event()
    working = variorum.build.build

    def slow(workspace: Workspace, *, progress: variorum.build.Progress) -> Story:
        assert go_on.wait(60)
        return working(workspace, progress=progress)

    monkeypatch.setattr(variorum.build, "build", slow)
    desk = desk_of_workspace(path, by="Ada Roe")
    client = TestClient(create_app(desk), base_url="http://127.0.0.1:8000")
    copy = next(report.sigil for report in made[1].reports if report.id == edge.copy)
    assert "being brought up to date" not in client.get(f"/report/{copy}").text
    desk.judge(
        judgement(f"derivation:{edge.exemplar}>{edge.copy}", "confirm", by="Ada Roe", note="their editor says so")
    )
    page = client.get(f"/report/{copy}").text
    assert "their editor says so" in page
    assert "this page shows it as it was before" in page
    go_on.set()
    assert desk.worker
    desk.worker.wait(60)
    page = client.get(f"/report/{copy}").text
    assert "their editor says so" in page
    assert "decided by a person" in page
    assert "being brought up to date" not in page
