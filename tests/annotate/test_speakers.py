"""Who a quotation's speaker is, on sentences of our own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from variorum.annotate.mentions import find_mentions
from variorum.annotate.quotations import find_quotations
from variorum.models import Language
from variorum.types import Report, ReportId

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "speakers.toml").read_text(encoding="utf-8"))["case"]


def speakers(language: Language, text: str, starts: str) -> list[str | None]:
    """The speakers of the quotations that begin so."""
    report = Report(ReportId("r"), "A", "a.txt", None, None, None, None, None, "en", None, None, None, text)
    doc = next(iter(language([text])))
    found = find_quotations(report, doc, find_mentions(report, doc, ()), ())
    return [q.speaker_name for q in found if q.content[0].exact.startswith(starts)]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_case(case: dict[str, Any], language: Language) -> None:
    """Each case in speakers.toml holds, or is a known failure that still fails."""
    found = speakers(language, case["text"], case["starts"])
    if case.get("known_failure"):
        assert case["speaker"] not in found, "a known failure works now: take the mark off"
    else:
        assert found[:1] == [case.get("speaker")]
