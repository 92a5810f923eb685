"""Fixtures that load each model once for the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

import variorum
from variorum import Story
from variorum.models import Encoder, Language

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-gate" / "reports"


@pytest.fixture(scope="session")
def language() -> Language:
    """The language pipeline, loaded."""
    return Language().load()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The sentence encoder, loaded."""
    return Encoder().load()


@pytest.fixture(scope="session")
def example_story() -> Story:
    """The example story, read once."""
    return variorum.read([str(EXAMPLE)])
