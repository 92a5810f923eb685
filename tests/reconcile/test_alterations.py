"""Changes of meaning inside a copy: each kind is found, and a mere rewording is none."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.reconcile.alterations import find_alterations
from variorum.relate.derivations import derive
from variorum.types import Alignment, Anchor, Annotations, Derivation, Report, ReportId, Variant

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "alterations.toml").read_text(encoding="utf-8"))["case"]
CHANGED = [case for case in CASES if "kind" in case]
SAME = [case for case in CASES if "kind" not in case]
BEFORE = "The lock at Torvik has been in the news since a crane fell into it last week."
AFTER = "Divers are still looking for the driver's dog, which was asleep in the cabin."


def framed(sentence: str) -> str:
    return f"Crane in the lock\n\n{BEFORE}\n\n{sentence}\n\n{AFTER}"


def copied(exemplar: Report, copy: Report) -> Derivation:
    """A derivation taken for granted."""
    whole = Alignment(Anchor(exemplar.id, 0, 1, exemplar.text[0]), Anchor(copy.id, 0, 1, copy.text[0]), 1.0)
    return Derivation(exemplar.id, copy.id, "rewrite", 1.0, 1.0, "certain", (), (whole,))


def changes(pile: Callable[..., Pile], case: dict[str, str]) -> tuple[Variant, ...]:
    (a, b), notes = pile(A=framed(case["exemplar"]), B=framed(case["copy"]))
    return find_alterations((a, b), notes, (copied(a, b),))


@pytest.fixture(scope="module")
def story(example: Pile) -> tuple[Variant, ...]:
    """What the example's copies changed."""
    return find_alterations(*example, derive(*example))


@pytest.mark.parametrize("case", CHANGED, ids=[case["proves"] for case in CHANGED])
def test_a_change_of_meaning_is_found(pile: Callable[..., Pile], case: dict[str, str]) -> None:
    """One variant of the right kind, at the right words of both reports."""
    found = changes(pile, case)
    assert [variant.kind for variant in found] == [case["kind"]]
    for reading, words in zip(found[0].readings, (case["a"], case["b"]), strict=True):
        exact = reading.anchors[0].exact
        assert words in exact or exact in words


@pytest.mark.parametrize("case", SAME, ids=[case["proves"] for case in SAME])
def test_a_rewording_is_no_change(pile: Callable[..., Pile], case: dict[str, str]) -> None:
    """Said otherwise, meant the same: nothing is reported."""
    assert changes(pile, case) == ()


def test_changes_are_the_copys_own(story: tuple[Variant, ...]) -> None:
    """A change is marked as made inside the family, and its copy is no independent voice."""
    assert story
    for variant in story:
        assert variant.within_family
        assert variant.relation == "conflict"
        assert [reading.independent.max for reading in variant.readings] == [1, 0]


def test_the_example_story(story: tuple[Variant, ...]) -> None:
    """The four changes planted in the example's rewording are found, and nothing else."""
    found = {(v.kind, v.readings[0].value, v.readings[1].value) for v in story}
    assert {kind for kind, _, _ in found} == {"quantity", "date", "polarity", "attribution"}
    assert len(found) == 4
    assert ("date", "9 February", "19 February") in found


def test_questions_have_a_blank(story: tuple[Variant, ...]) -> None:
    """The exemplar's sentence is shown with the changed words left out; of a changed speaker it asks who says it."""
    assert all(("___" in variant.question) != (variant.kind == "attribution") for variant in story)


def test_a_changed_speaker_is_shown_by_name(story: tuple[Variant, ...]) -> None:
    """The readings are the two people, not the words that both are said to have used."""
    (moved,) = (variant for variant in story if variant.kind == "attribution")
    assert moved.question.startswith("Who says: ")
    assert [reading.value for reading in moved.readings] == ["Petra Windham", "Ruben Askholt"]


def test_an_exact_reprint_changes_nothing(pile: Callable[..., Pile]) -> None:
    """A text laid beside itself has no variant."""
    text = framed(CHANGED[0]["exemplar"])
    (a, b), notes = pile(A=text, B=text + "\n")
    assert find_alterations((a, b), notes, (copied(a, b),)) == ()


def test_a_lost_exemplar_has_nothing_to_compare(pile: Callable[..., Pile]) -> None:
    """Copies of a text that is not in the pile are left alone."""
    (a,), notes = pile(A=framed(CHANGED[0]["exemplar"]))
    lost = Derivation("lost:Nordlink", a.id, "verbatim", 1.0, 1.0, "certain", (), ())
    assert find_alterations((a,), notes, (lost,)) == ()
