"""Who copied whom: the example story, invented piles with known parentage, and the reasons given."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.relate.derivations import derive
from variorum.relate.derivations.naming import same_name
from variorum.types import Annotations, Derivation, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "descent.toml").read_text(encoding="utf-8"))["pile"]


def told(reports: tuple[Report, ...], found: tuple[Derivation, ...]) -> dict[str, Derivation]:
    """The derivations by "EXEMPLAR>COPY" in sigils."""
    sigil = {str(report.id): report.sigil for report in reports}
    return {f"{sigil.get(d.exemplar, d.exemplar)}>{sigil[d.copy]}": d for d in found}


@pytest.fixture(scope="module")
def story(example: Pile) -> dict[str, Derivation]:
    """The example's derivations."""
    return told(example[0], derive(*example))


@pytest.mark.parametrize("case", CASES, ids=[case["proves"] for case in CASES])
def test_known_parentage(pile: Callable[..., Pile], case: dict[str, object]) -> None:
    """The tree found is the tree that was made."""
    reports, notes = pile(**{sigil: text.strip() for sigil, text in dict(case["reports"]).items()})  # type: ignore[call-overload]
    assert sorted(told(reports, derive(reports, notes))) == case["derivations"]


def test_the_example_has_its_three_copies_and_no_other(story: dict[str, Derivation]) -> None:
    """A reprint, a rewording and an excerpt are found; seven independent reports stay independent."""
    assert {name: d.type for name, d in story.items()} == {"A>B": "verbatim", "C>D": "rewrite", "C>E": "excerpt"}


def test_direction_is_sure_where_the_text_allows(story: dict[str, Derivation]) -> None:
    """Credits, bylines and a paper that speaks of its own work leave no doubt."""
    assert {d.direction for d in story.values()} == {"certain"}


def test_the_credit_is_among_the_reasons(story: dict[str, Derivation]) -> None:
    """A reporter reads why the agency's issue is the exemplar."""
    assert any("credits MP" in reason for reason in story["A>B"].reasons)


def test_a_rewording_covers_nearly_all_of_the_copy(story: dict[str, Derivation]) -> None:
    """Coverage is a share of the copy's words."""
    assert 0.9 <= story["C>D"].coverage <= 1
    assert story["C>E"].coverage < 0.8


def test_passages_have_the_exemplar_first(example: Pile, story: dict[str, Derivation]) -> None:
    """``a`` is always the exemplar's stretch, and each anchor is exact."""
    text = {report.id: report.text for report in example[0]}
    for derivation in story.values():
        assert derivation.passages
        for passage in derivation.passages:
            assert passage.a.report == derivation.exemplar
            assert passage.b.report == derivation.copy
            for at in (passage.a, passage.b):
                assert text[at.report][at.start : at.end] == at.exact


def test_the_order_of_the_pile_does_not_matter(example: Pile, story: dict[str, Derivation]) -> None:
    """The same tree comes out of the same reports in another order."""
    reports = tuple(reversed(example[0]))
    assert set(told(reports, derive(reports, example[1]))) == set(story)


def test_a_pile_of_one_and_of_none(example: Pile) -> None:
    """Nothing is derived from nothing."""
    assert derive(example[0][:1], example[1]) == ()
    assert derive((), {}) == ()


def test_without_credits_dates_and_bylines_the_copy_is_still_found(example: Pile) -> None:
    """Outward signs decide the direction, not whether there is a copy."""
    bare = tuple(
        dataclasses.replace(report, publisher=None, published=None, byline=None, dateline=None) for report in example[0]
    )
    notes = {at: dataclasses.replace(found, credits=()) for at, found in example[1].items()}
    found = {frozenset(name.split(">")) for name in told(bare, derive(bare, notes))}
    assert found == {frozenset("AB"), frozenset("CD"), frozenset("CE")}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("LPB", "Lower Plain Bureau", True),
        ("the Post", "The Tidewater Post", True),
        ("Nordlink", "Nordlink news agency", True),
        ("Skell Courier", "Harrow Messenger", False),
        ("The Tidewater Post", "The Morning Post", False),
    ],
)
def test_names_of_outlets(one: str, other: str, *, same: bool) -> None:
    """Initials and short names stand for the whole; a shared last word of two full names does not."""
    assert same_name(one, other) is same
