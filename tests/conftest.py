"""Fixtures that load each model once for the whole run."""

from __future__ import annotations

import pytest

from variorum.models import Encoder, Language


@pytest.fixture(scope="session")
def language() -> Language:
    """The language pipeline, loaded."""
    return Language().load()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The sentence encoder, loaded."""
    return Encoder().load()
