"""Credits on texts of our own: where a report says it got something from, and where it only lets somebody speak."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from variorum.annotate.credits import find_credits
from variorum.annotate.mentions import find_mentions
from variorum.annotate.quotations import find_quotations
from variorum.models import Language
from variorum.text import anchor
from variorum.types import Boilerplate, Credit, Report, ReportId

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "credits.toml").read_text(encoding="utf-8"))
DATELINE = "Lock gate fails\nHARWICK, June 3 (TLS) - The lock gate gave way at noon.\n"
Find = Callable[..., tuple[Credit, ...]]


def report(text: str) -> Report:
    return Report(ReportId("r"), "A", "a.txt", None, None, None, None, None, "en", None, None, None, text)


@pytest.fixture(scope="session")
def find(language: Language) -> Find:
    """All credits of a text, of one that a publisher put out, or with a stretch of it as page furniture."""

    def finder(text: str, *, publisher: str | None = None, furniture: str = "") -> tuple[Credit, ...]:
        value = replace(report(text), publisher=publisher)
        doc = next(language([text]))
        boilerplate: tuple[Boilerplate, ...] = ()
        if furniture:
            at = anchor(value.id, text, text.index(furniture), text.index(furniture) + len(furniture))
            boilerplate = (Boilerplate(at.report, at.start, at.end, at.exact, "subscribe"),)
        mentions = find_mentions(value, doc, boilerplate)
        return find_credits(value, doc, mentions, find_quotations(value, doc, mentions, boilerplate), boilerplate)

    return finder


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], find: Find) -> None:
    """Each text has exactly the credits that the case file lists."""
    assert [[c.kind, c.origin, c.exact] for c in find(case["text"])] == case["credits"]


def test_an_agency_does_not_credit_itself(find: Find) -> None:
    """The agency of a dateline is a credit where somebody else publishes the text, and only there."""
    assert [c.origin for c in find(DATELINE, publisher="Harwick Courier")] == ["TLS"]
    assert find(DATELINE, publisher="TLS") == ()
    assert find(DATELINE) == ()


def test_what_the_report_s_own_outlet_was_told(find: Find) -> None:
    """The outlet's own name, or its last word, is the listener that makes a person's words a credit."""
    text = "“I heard it before I saw it,” Piet Marl told the Packet."
    assert [c.exact for c in find(text, publisher="The Orrel Packet")] == ["Piet Marl told the Packet"]
    assert find("“I heard it before I saw it,” Piet Marl told the board.", publisher="The Orrel Packet") == ()


def test_lines_that_name_the_agency(find: Find) -> None:
    """The line under a report that says whose text it is."""
    text = "Lock gate fails\nThe lock gate gave way at noon.\nThe barges were adrift.\nNobody was hurt.\nAdditional reporting by TLS"
    assert [c.origin for c in find(text, publisher="Harwick Courier")] == ["TLS"]


def test_page_furniture_credits_nobody(find: Find) -> None:
    """What stands in page furniture is no credit."""
    text = "Readers say they like the puzzle page.\nThe canal trust said the gate gave way."
    assert [c.origin for c in find(text, furniture="Readers say they like the puzzle page.")] == ["The canal trust"]


def test_every_credit_lies_where_it_says(find: Find) -> None:
    """A credit is the report's text at its offsets, and credits come in reading order."""
    text = DATELINE + "According to the Velden Post, the trust knew. Records show the pin was worn."
    credits = find(text, publisher="Harwick Courier")
    assert len(credits) >= 2
    assert all(text[c.start : c.end] == c.exact for c in credits)
    assert list(credits) == sorted(credits, key=lambda c: (c.start, c.end))
