"""The served pages of the invented story on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.kept import keep_story, state
from variorum.present.json import from_json
from variorum.types import Story
from variorum.web import Desk, create_app, desk_of_story, desk_of_workspace
from variorum.workspace import Workspace

BASE = "http://127.0.0.1:8000"
TOKEN = "the token of this run"
CASE = Path(__file__).parents[1] / "cases" / "present" / "story.json"


@pytest.fixture(scope="session")
def story() -> Story:
    return from_json(CASE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def client(story: Story) -> Iterator[TestClient]:
    """A browser's requests to the pages, without a network."""
    with TestClient(create_app(desk_of_story(story)), base_url=BASE) as client:
        yield client


@pytest.fixture
def desk(story: Story, tmp_path: Path) -> Desk:
    """A workspace that keeps the story ready, and the person at it; nothing here needs a model."""
    path = tmp_path / "story.vrm"
    with Workspace(path) as workspace:
        workspace.add("story", "story", b"", story.reports)
        keep_story(workspace, story, version="1", given=state(workspace.ids(), ()))
    return desk_of_workspace(path, by="Ada Roe")


@pytest.fixture
def writer(desk: Desk) -> Iterator[TestClient]:
    """A browser's requests to the workspace's pages, with what a browser sends from a page of ours."""
    app = create_app(desk, token=TOKEN)
    with TestClient(app, base_url=BASE, headers={"origin": BASE}, follow_redirects=False) as client:
        yield client
