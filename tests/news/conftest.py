"""The example story, made once for this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum import Story, read

REPORTS = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"


@pytest.fixture(scope="package")
def story() -> Story:
    """The story of the example's reports."""
    return read([str(REPORTS)])
