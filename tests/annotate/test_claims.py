"""Claims on sentences of our own: where they begin and end, whose they are, what they affirm and how surely."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.annotate.claims import find_claims
from variorum.annotate.mentions import find_mentions
from variorum.annotate.quantities import find_quantities
from variorum.annotate.quotations import find_quotations
from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.text import anchor
from variorum.types import Boilerplate, Claim, Report, ReportId

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "claims.toml").read_text(encoding="utf-8"))
Find = Callable[..., tuple[Claim, ...]]


def report(text: str) -> Report:
    return Report(ReportId("r"), "A", "a.txt", None, None, None, None, None, "en", "2031-03-12", None, None, text)


@pytest.fixture(scope="session")
def find(language: Language) -> Find:
    """All claims of a text; a stretch of it may be named as page furniture."""

    def finder(text: str, furniture: str = "") -> tuple[Claim, ...]:
        value = report(text)
        doc = next(language([text]))
        boilerplate: tuple[Boilerplate, ...] = ()
        if furniture:
            at = anchor(value.id, text, text.index(furniture), text.index(furniture) + len(furniture))
            boilerplate = (Boilerplate(at.report, at.start, at.end, at.exact, "subscribe"),)
        mentions = find_mentions(value, doc, boilerplate)
        times = find_times(value, doc, boilerplate)
        quantities = find_quantities(value, doc, times)
        quotations = find_quotations(value, doc, mentions, boilerplate)
        return find_claims(value, doc, mentions, quotations, times, quantities, boilerplate)

    return finder


def shown(claim: Claim, key: str) -> object:
    """A field as the case file writes it."""
    value = getattr(claim, key)
    if key in {"times", "quantities"}:
        return [part.exact for part in value]
    if key in {"subject", "predicate", "object"}:
        return value.exact if value else None
    return list(value) if key == "voices" else value or ""


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], find: Find) -> None:
    """Each sentence yields the claims that the case file names, with the fields it names."""
    found = {claim.exact: claim for claim in find(case["text"])}
    for wanted in case["claims"]:
        assert wanted["exact"] in found, list(found)
        claim = found[wanted["exact"]]
        assert {key: shown(claim, key) for key in wanted} == wanted
    assert not set(case.get("not", ())) & set(found)


@pytest.mark.parametrize("case", CASES["known_failure"], ids=lambda case: str(case["name"]))
def test_known_failure(case: dict[str, Any], find: Find) -> None:
    """What is known to be missed still is; when this fails, move the case up."""
    assert case["exact"] not in {claim.exact for claim in find(case["text"])}


def test_page_furniture_claims_nothing(find: Find) -> None:
    """A sentence inside page furniture yields no claim, the one beside it does."""
    text = "Readers can cancel at any time.\nThe weir gave way at noon."
    assert [c.exact for c in find(text, "Readers can cancel at any time.")] == ["The weir gave way at noon"]


def test_no_claim_straddles_a_quotation_mark(find: Find) -> None:
    """A claim lies inside what somebody said or outside it."""
    text = "“The lamp was out and I could not see the rail,” Tove Lind said after the crash."
    inside = text.index("rail,”") + len("rail")
    assert all(c.end <= inside or c.start > inside for c in find(text))


def test_ids_come_from_report_and_place(find: Find) -> None:
    """The same text gives the same ids, and no two claims share one."""
    text = "The weir gave way at noon and the mill was flooded."
    first, second = find(text), find(text)
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == len(first) == 2


def test_every_part_lies_where_it_says(find: Find) -> None:
    """Subject, predicate, object, times and quantities are the text at their offsets."""
    text = "On 3 May the trust sold four barges to a dealer in Velden, who has not paid."
    for claim in find(text):
        parts = [claim.subject, claim.predicate, claim.object, *claim.times, *claim.quantities]
        for part in (p for p in parts if p is not None):
            assert text[part.start : part.end] == part.exact
