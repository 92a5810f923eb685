"""Who stands behind a claim: copies, agencies and names collapse, and what may be one person counts as a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import pytest

from variorum.reconcile.origins import find_origins
from variorum.reconcile.parties import Party, compare, telling
from variorum.reconcile.provenance import Provenance
from variorum.types import Anchor, Annotations, Independent, OriginKind, Relations, Report, ReportId, Stemma

LEAD = "Bridge shut\n\nThe Tarn Bridge was closed after a crack was found, "


class Held(Protocol):
    """What the fixture ``told`` gives: reports with what the stages made of them."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    relations: Relations
    stemma: Stemma


def party(name: str, kind: OriginKind, *, family: str = "a", ties: str = "") -> Party:
    """A party of that name."""
    return Party(name, kind, telling(name), frozenset(telling(ties)), None, family)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (party("the Coastguard", "organisation"), party("the coast guard", "organisation", family="b"), "same"),
        (party("Lorn Press Bureau", "agency"), party("LPB", "agency", family="b"), "same"),
        (party("the health ministry", "organisation"), party("the ministry", "organisation", family="b"), "same"),
        (party("Anna Breck", "person"), party("Breck", "person", family="b"), "same"),
        (
            party("Ida Penn", "person", ties="Chief Coastguard Warden"),
            party("Coastguard", "organisation", family="b"),
            "same",
        ),
        (party("Milan Dworzak", "person"), party("Milan Dvorshak", "person", family="b"), "maybe"),
        (party("diplomats", "anonymous"), party("a diplomatic source", "anonymous", family="b"), "maybe"),
        (party("a diplomat", "anonymous"), party("Anna Breck", "person", family="b"), "maybe"),
        (party("LPB", "agency"), party("Anna Breck", "person", family="b"), "maybe"),
        (party("Tarn League boss", "person"), party("Anna Breck", "person", family="b"), "maybe"),
        (party("an official", "anonymous"), party("an official", "anonymous"), "same"),
        (party("Anna Breck", "person"), party("Jonas Till", "person", family="b"), "apart"),
        (party("Tarn Buses", "organisation"), party("Oltby Council", "organisation", family="b"), "apart"),
    ],
)
def test_same_maybe_apart(a: Party, b: Party, same: str) -> None:
    """Parties are one, may be one or are two, either way round."""
    assert compare(a, b) == same
    assert compare(b, a) == same


def counted(held: Held, words: str) -> Independent:
    """What stands behind the passage with these words in every report that has it."""
    provenance = Provenance(held.reports, held.annotations, held.stemma, held.relations.entities)
    anchors = []
    for report in held.reports:
        start = report.text.find(words)
        if start >= 0:
            anchors.append(Anchor(report.id, start, start + len(words), words))
    found = provenance.count(anchors)
    assert found.reasons
    return found.independent


def test_a_copy_adds_nothing(told: Callable[..., Any]) -> None:
    """Exemplar and copy are one origin."""
    texts = {"A": ["2031-06-01", LEAD + "engineers said."], "B": ["2031-06-02", LEAD + "engineers said."]}
    assert counted(told(texts, ("A", "B")), "a crack was found") == Independent(1, 1)


def test_two_copies_of_a_lost_text_are_one_origin(told: Callable[..., Any]) -> None:
    """What two reports took from a text nobody supplied is told once."""
    texts = {"A": ["2031-06-01", LEAD + "it said."], "B": ["2031-06-02", LEAD + "it said."]}
    held = told(texts, ("lost:Lorn Press Bureau", "A"), ("lost:Lorn Press Bureau", "B"))
    assert counted(held, "a crack was found").max == 1


def test_two_reports_naming_one_body_are_one_origin(told: Callable[..., Any]) -> None:
    """Both have it from the council, whoever went there."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was closed on Sunday, Oltby Council said.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nOltby Council said the bridge was closed on Sunday.", "Tarn Echo"],
    }
    assert counted(told(texts), "bridge was closed on Sunday") == Independent(1, 1)


def test_two_reports_without_a_source_are_one_or_two(told: Callable[..., Any]) -> None:
    """Who names nobody may have it from the other's source."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was closed on Sunday.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nIn Oltby the bridge was closed on Sunday.", "Tarn Echo"],
    }
    assert counted(told(texts), "bridge was closed on Sunday") == Independent(1, 2)


def test_two_named_people_are_two(told: Callable[..., Any]) -> None:
    """Different names in independent reports are different origins."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was shaking, Anna Breck said.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nThe bridge was shaking, Jonas Till said.", "Tarn Echo"],
    }
    assert counted(told(texts), "bridge was shaking") == Independent(2, 2)


def test_two_people_whom_one_text_names_are_not_two_for_certain_beside_another(told: Callable[..., Any]) -> None:
    """A second report that names nobody may have it from either; what two people say in one text is that text's."""
    texts = {
        "A": [
            "2031-06-01",
            "Bridge\n\nThe bridge was shaking, Anna Breck said.\n\nThe bridge was shaking, Jonas Till said.",
            "Harsk Mail",
        ],
        "B": ["2031-06-01", "Closed\n\nThe bridge was shaking.", "Tarn Echo"],
    }
    held = told(texts)
    provenance = Provenance(held.reports, held.annotations, held.stemma, held.relations.entities)
    words = "The bridge was shaking"
    anchors = [
        Anchor(report.id, found.start(), found.end(), words)
        for report in held.reports
        for found in re.finditer(words, report.text)
    ]
    assert provenance.count(anchors).independent == Independent(1, 2)


def test_two_unnamed_officials_are_one_or_two(told: Callable[..., Any]) -> None:
    """Anonymous descriptions that may be one person give a range."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was shaking, an official said.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nThe bridge was shaking, a county official said.", "Tarn Echo"],
    }
    assert counted(told(texts), "bridge was shaking") == Independent(1, 2)


def test_a_body_that_counts_is_who_tells_the_count(told: Callable[..., Any]) -> None:
    """Nobody is quoted, and still the number is the council's in both."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nOltby Council has counted 327 boats in the harbour.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nOltby Council has counted 327 boats in the harbour since May.", "Tarn Echo"],
    }
    assert counted(told(texts), "counted 327 boats") == Independent(1, 1)


def test_crediting_the_agency_whose_report_is_there_adds_nothing(told: Callable[..., Any]) -> None:
    """A paper that has it from the agency descends to the agency's own source."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was closed on Sunday, Oltby Council said.", "Reuters"],
        "B": ["2031-06-01", "Closed\n\nThe bridge was closed on Sunday, Reuters reported.", "Tarn Echo"],
    }
    assert counted(told(texts), "bridge was closed on Sunday").max == 1


def test_origins_are_listed_once_over_reports(told: Callable[..., Any]) -> None:
    """One body under two of its names is one origin; each independent report is an origin of its own."""
    texts = {
        "A": ["2031-06-01", "Bridge\n\nThe bridge was closed on Sunday, Oltby Council said.", "Harsk Mail"],
        "B": ["2031-06-01", "Closed\n\nThe council said the bridge was closed on Sunday.", "Tarn Echo"],
    }
    held = told(texts)
    found = find_origins(held.reports, held.annotations, held.stemma, held.relations.entities)
    councils = [o for o in found if "ouncil" in o.name]
    assert len(councils) == 1
    assert len(councils[0].reports) == 2
    assert {o.name for o in found if o.kind == "own"} == {"Harsk Mail", "Tarn Echo"}
    assert len({o.id for o in found}) == len(found)


def test_a_copy_is_no_origin_of_its_own(told: Callable[..., Any]) -> None:
    """Only reports that are nobody's copy are listed as origins."""
    texts = {"A": ["2031-06-01", LEAD + "it said.", "Harsk Mail"], "B": ["2031-06-02", LEAD + "it said.", "Tarn Echo"]}
    held = told(texts, ("A", "B"))
    found = find_origins(held.reports, held.annotations, held.stemma, held.relations.entities)
    assert [o.name for o in found if o.kind == "own"] == ["Harsk Mail"]
