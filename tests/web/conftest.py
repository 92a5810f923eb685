"""The served pages of the invented story on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum.present.json import from_json
from variorum.types import Story
from variorum.web import create_app

CASE = Path(__file__).parents[1] / "cases" / "present" / "story.json"


@pytest.fixture(scope="session")
def story() -> Story:
    return from_json(CASE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def client(story: Story) -> Iterator[TestClient]:
    """A browser's requests to the pages, without a network."""
    with TestClient(create_app(lambda: story), base_url="http://127.0.0.1:8000") as client:
        yield client
