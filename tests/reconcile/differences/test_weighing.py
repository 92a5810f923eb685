"""Numbers and dates that are weighed before they are set against each other, and numbers that a copy bent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from variorum.reconcile.apparatus import build_apparatus
from variorum.reconcile.apparatus.quantities import Case
from variorum.relate.claims.dating import Dating
from variorum.relate.claims.frames import views
from variorum.relate.claims.questions import Weighing, weighed
from variorum.types import Variant

Texts = Mapping[str, tuple[str, ...]]


def variants(told: Callable[..., Any], kind: str, texts: Texts, *copies: tuple[str, str]) -> list[Variant]:
    """The differences of this kind in a pile."""
    held = told(texts, *copies)
    found = build_apparatus(held.reports, held.annotations, held.relations, held.stemma)
    return [variant for variant in found if variant.kind == kind]


WATER = {
    "A": ("2031-03-04", "By dawn the water stood 2.4 metres deep outside the town hall of Aune."),
    "B": ("2031-03-05", "At daybreak Aune's town hall was standing in 4.2 metres of water."),
}


def test_a_copy_that_bends_a_number_in_other_words(told: Callable[..., Any]) -> None:
    """The copy's number is no second opinion, and both places are named."""
    (variant,) = [v for v in variants(told, "quantity", WATER, ("A", "B")) if v.within_family]
    assert [reading.value for reading in variant.readings] == ["2.4 metres", "4.2 metres"]
    assert [(reading.independent.min, reading.independent.max) for reading in variant.readings] == [(1, 1), (0, 0)]
    assert "B is a copy of A" in variant.reasons


def test_two_witnesses_bend_nothing(told: Callable[..., Any]) -> None:
    """The same words by two reporters are a difference between witnesses."""
    (variant,) = variants(told, "quantity", WATER)
    assert not variant.within_family


def test_a_copy_that_has_the_number_elsewhere_bent_nothing(told: Callable[..., Any]) -> None:
    """Where the exemplar's number has its place in the copy, another number is another thing."""
    text = "At daybreak the school of Aune was standing in 4.2 metres of water. By dawn it was 2.4 metres deep outside the town hall."
    assert not [
        v for v in variants(told, "quantity", {**WATER, "B": ("2031-03-05", text)}, ("A", "B")) if v.within_family
    ]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The director Mina Roe was arrested on Monday.", "Mina Roe was arrested on Tuesday.", 1),
        ("The campsite has been closed since Monday.", "Motorway 12, closed since Friday, stays closed.", 0),
    ],
)
def test_dates_of_two_things_are_not_set_against_each_other(
    told: Callable[..., Any], one: str, two: str, expected: int
) -> None:
    """One verb is not one deed."""
    assert len(variants(told, "date", {"A": ("2031-03-07", one), "B": ("2031-03-07", two)})) == expected


def test_the_weighing_of_dates_knows_one_deed_from_two(told: Callable[..., Any]) -> None:
    """Both pairs are told with one verb."""
    held = told({
        "A": ("2031-03-07", "Mina Roe was arrested on Monday. The ferry was arrested by the tide on 2 March."),
        "B": ("2031-03-07", "The director Mina Roe was arrested on Tuesday."),
    })  # fmt: skip
    dating = Dating(views(held.reports, held.annotations, held.relations.entities))
    (first, second), (third,) = (dating.held[held.id(sigil)] for sigil in "AB")
    assert dating.chance(first.moment, third.moment) > dating.chance(second.moment, third.moment)


def test_numbers_that_were_not_weighed_have_no_chance(told: Callable[..., Any]) -> None:
    """Two numbers of one report are never weighed, nor are two that agree; else the chance is a probability."""
    held = told({
        "A": ("2031-03-07", "Some 40 people were injured in the fire. The mayor is 52 years old."),
        "B": ("2031-03-07", "Sixty people were injured in the fire. In the fire 40 people were injured, said another."),
    })  # fmt: skip
    weighing = weighed(views(held.reports, held.annotations, held.relations.entities))
    of = {(p.count.report, p.count.quantity.exact): p.count for p in weighing.places}
    forty, age = of[held.id("A"), "Some 40"], of[held.id("A"), "52 years old"]
    sixty = of[held.id("B"), "Sixty"]
    again = next(c for (report, _), c in of.items() if report == held.id("B") and c is not sixty)
    assert weighing.chance(forty, age) is None
    assert weighing.chance(forty, again) is None
    assert 0.5 < (weighing.chance(forty, sixty) or 0) <= 1


@pytest.mark.parametrize(
    ("chances", "expected"), [((0.4, 0.1), False), ((0.4, 0.6), True), ((None, None), True), ((None, 0.4), False)]
)
def test_numbers_that_the_rules_join_must_be_likely_as_well(
    chances: tuple[float | None, ...], *, expected: bool, monkeypatch: pytest.MonkeyPatch, told: Callable[..., Any]
) -> None:
    """One likely pair is enough; what nobody weighed goes by the rules."""
    held = told({
        "A": ("2031-03-07", "Some 40 people were injured in the fire."),
        "B": ("2031-03-07", "Sixty people were injured in the fire."),
        "C": ("2031-03-07", "In the fire 90 people were injured."),
    })  # fmt: skip
    weighing = weighed(views(held.reports, held.annotations, held.relations.entities))
    first, *others = (place.count for place in weighing.places)
    said = {other.report: chance for other, chance in zip(others, chances, strict=True)}
    monkeypatch.setattr(Weighing, "chance", lambda _, a, b: said.get(b.report) if a is first else None)
    case = Case((first, *others), 1.0, weighing)
    assert case.credible([[first], *([other] for other in others)]) is expected
