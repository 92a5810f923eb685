"""Where reports differ: what must be found in small piles, what must not, and what a reader is shown."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from variorum.reconcile.apparatus import build_apparatus
from variorum.reconcile.positions import find_positions
from variorum.types import Annotations, Relations, Report, ReportId, Stemma, Variant

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "apparatus.toml").read_text(encoding="utf-8"))["case"]


class Held(Protocol):
    """What the fixture ``told`` gives: reports with what the stages made of them."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    relations: Relations
    stemma: Stemma


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_differences(case: dict[str, Any], told: Callable[..., Any]) -> None:
    """Each difference of the case is found with its relation, and no conflict where there is none."""
    held = told(case["reports"])
    found = variants(held)
    for wanted in case.get("finds", ()):
        assert any(matches(variant, wanted) for variant in found), [shown(v) for v in found]
    if case["calm"]:
        assert [shown(v) for v in found if v.relation == "conflict"] == []


def matches(variant: Variant, wanted: dict[str, Any]) -> bool:
    """Whether the variant is of the kind and relation, and its readings hold the words, each another."""
    held = [
        {i for i, reading in enumerate(variant.readings) if any(words in a.exact for a in reading.anchors)}
        for words in wanted["readings"]
    ]
    apart = all(held) and len(set.union(*held)) >= len(held)
    return variant.kind == wanted["kind"] and variant.relation == wanted["relation"] and apart


def shown(variant: Variant) -> str:
    """A variant in a line, for the message of a failed test."""
    return f"{variant.kind}/{variant.relation} {variant.question}: {[r.anchors[0].exact for r in variant.readings]}"


def variants(held: Held) -> tuple[Variant, ...]:
    """All variants of a pile."""
    positions = find_positions(held.reports, held.annotations, held.relations)
    return build_apparatus(held.reports, held.annotations, held.relations, held.stemma, positions)


def test_question_has_a_blank_where_the_number_stood(told: Callable[..., Any]) -> None:
    """A reader sees at once what is asked: the clause with its number taken out."""
    found = [v for v in variants(told(CASES[0]["reports"])) if v.kind == "quantity"]
    assert "___ people died" in found[0].question or "___ people were killed" in found[0].question


def test_every_anchor_is_exact_and_every_count_within_its_reports(told: Callable[..., Any]) -> None:
    """The laws of the contract hold for every reading."""
    held = told(CASES[0]["reports"])
    texts = {report.id: report.text for report in held.reports}
    for variant in variants(held):
        for reading in variant.readings:
            assert all(texts[a.report][a.start : a.end] == a.exact for a in reading.anchors)
            assert 0 <= reading.independent.min <= reading.independent.max <= len({a.report for a in reading.anchors})


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Mina Roe would not resign, she said.", "Mina Roe remains in office."),  # says the same
        ("Mina Roe resigned on Monday.", "Mina Roe stayed away from the vote."),  # from a place
        ("Mina Roe resigned on Monday.", "Mina Roe stayed for supper."),  # for a while
        ("Mina Roe was removed from the list of guests.", "Mina Roe remains in office."),  # not from office
        ("The hull is 24 metres long.", "The hull is 24.3 metres long."),  # rounded
        ("Mina Roe was at the quay all afternoon.", "It was Mina Roe who opened the lock, at 8:40."),  # two things
    ],
)
def test_nothing_has_become_of_it(told: Callable[..., Any], earlier: str, later: str) -> None:
    """Words of one list that say another thing, or the same: no update, and no conflict."""
    held = told({"A": ["2031-03-04", f"Aune\n\n{earlier}"], "B": ["2031-03-08", f"Aune\n\n{later}"]})
    assert [shown(v) for v in variants(held) if v.relation in ("update", "conflict")] == []


def test_order_of_reports_makes_no_difference(told: Callable[..., Any]) -> None:
    """The same pile gives the same variants, however it is sorted."""
    held = told(CASES[0]["reports"])
    positions = find_positions(held.reports[::-1], held.annotations, held.relations)
    again = build_apparatus(held.reports[::-1], held.annotations, held.relations, held.stemma, positions)
    assert again == variants(held)


def test_a_copy_that_differs_is_no_second_opinion(told: Callable[..., Any]) -> None:
    """What a copy made of its exemplar's number is marked as within the family and has no origin behind it."""
    texts = {
        "A": ["2031-03-04", "Slide\n\nThree people died when rocks fell on the Harsk road, the county police said."],
        "B": [
            "2031-03-05",
            "Slide kills\n\nEight people died when rocks fell on the Harsk road, the county police said.",
        ],
    }
    held = told(texts, ("A", "B"))
    found = variants(held)
    assert all(variant.within_family for variant in found if variant.relation == "conflict")


def test_conflicts_come_first(told: Callable[..., Any]) -> None:
    """An editor reads conflicts before updates."""
    texts = {
        "A": ["2031-03-04", "Slide\n\nThree people died when rocks fell on the Harsk road, the county police said."],
        "B": [
            "2031-03-04",
            "Slide kills\n\nFour people were killed in the rock slide on the Harsk road, the mayor said.",
        ],
        "C": [
            "2031-03-07",
            "Toll\n\nThe number of dead in the Harsk slide rose to nine on Friday, the county police said.",
        ],
    }
    held = told(texts)
    found = [v.relation for v in variants(held)]
    assert found == sorted(found, key=["conflict", "update", "refine", "agree"].index)
    assert {"conflict", "update"} <= set(found)
