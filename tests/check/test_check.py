"""What the check finds in statements about the example story."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.check import faulty
from variorum.check.names import one_name
from variorum.check.quantities import agree
from variorum.present.check import to_text
from variorum.types import Anchor, Change, Check, Finding, Mention, MentionType, Quantity, ReportId

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "check.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:40])
def test_an_error_is_found_where_it_stands_with_what_the_reports_have(
    case: dict[str, str], wrong: Callable[[str], list[Finding]]
) -> None:
    """The item, its kind, whether altered or made up, and the reports' words beside it."""
    found = [f for f in wrong(case["text"]) if f.anchor.exact == case["item"]]
    assert [(f.kind, f.status) for f in found] == [(case["kind"], case["status"])]
    places = [place.exact for place in found[0].places]
    assert bool(places) == (case["status"] == "altered")
    if case["report"]:
        assert case["report"] in places[0]


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: case["text"][:40])
def test_a_faithful_statement_is_left_alone(case: dict[str, str], wrong: Callable[[str], list[Finding]]) -> None:
    """Other words for what the reports have are no error."""
    assert wrong(case["text"]) == []


def test_where_the_reports_differ_their_readings_are_shown(checked: Callable[[str], Check]) -> None:
    """What only an altering copy has is no error of the draft's, but both readings are there."""
    found = checked("The duty controller, Lena Frisk, agreed to send a crew on to the gate.")
    assert not faulty(found)
    differing = [f for f in found.findings if f.status == "differs"]
    assert [{r.value for r in f.readings} for f in differing] == [{"refused", "agreed"}]


def test_the_draft_is_laid_beside_the_reports_and_no_report_itself(checked: Callable[[str], Check]) -> None:
    """Every finding stands in the draft, every place in a report, each with its exact words."""
    found = checked(
        "A man died and 7,000 homes were flooded.\n\n“A fairy tale,” said Ruben Askholt in Eldwick on Friday."
    )
    texts = {report.id: report.text for report in found.reports}
    assert found.draft.id not in texts
    for finding in found.findings:
        here = finding.anchor
        assert found.draft.text[here.start : here.end] == here.exact
        for place in finding.places:
            assert texts[place.report][place.start : place.end] == place.exact
    assert faulty(found)


def test_the_same_draft_gives_the_same_findings(checked: Callable[[str], Check]) -> None:
    """Nothing depends on the run."""
    text = "Renn ordered an inquiry. It will report by the end of July."
    assert checked(text) == checked(text)


def test_an_empty_thought_is_no_error(checked: Callable[[str], Check]) -> None:
    """A draft with nothing to check passes."""
    assert not faulty(checked("Hm."))


def quantity(exact: str, change: Change, value: float, unit: str | None, concept: str | None) -> Quantity:
    return Quantity(ReportId("r"), 0, len(exact), exact, change, value, None, unit, concept)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (quantity("about 40", "~", 40, None, "boat"), quantity("42", "=", 42, None, "boat"), True),
        (quantity("40", "=", 40, None, "boat"), quantity("40", "=", 40, None, "horse"), False),
        (quantity("seven days", "=", 7, "day", None), quantity("a week", "=", 1, "week", None), True),
        (quantity("seven days", "=", 7, "day", None), quantity("two weeks", "=", 2, "week", None), False),
        (quantity("3 metres", "=", 3, "metre", None), quantity("3 crowns", "=", 3, "crown", None), False),
        (quantity("12 people", "=", 12, None, "people"), quantity("12 residents", "=", 12, None, "resident"), True),
    ],
)
def test_numbers_agree_by_value_unit_and_what_is_counted(a: Quantity, b: Quantity, same: bool) -> None:
    """The same either way round."""
    assert agree(a, b) is same
    assert agree(b, a) is same


def mention(exact: str, kind: MentionType) -> Mention:
    return Mention(ReportId("r"), 0, len(exact), exact, kind, "NAM", 0)


@pytest.mark.parametrize(
    ("a", "b", "kind", "same"),
    [
        ("Mr Okonjo", "Tade Okonjo", "PER", True),
        ("T. Okonjo", "Tade Okonjo", "PER", True),
        ("Tamsin Okonjo", "Tade Okonjo", "PER", False),
        ("Harbour Pilots Guild", "HPG", "ORG", True),
        ("Britain", "UK", "GPE", True),
        ("Norway", "Sweden", "GPE", False),
        ("Coldmere", "Coldwater", "GPE", False),
    ],
)
def test_names_are_one_by_their_parts(a: str, b: str, kind: MentionType, same: bool) -> None:
    """A surname alone, an initial, an acronym, another name of a land; never another word alike."""
    assert one_name(mention(a, kind), mention(b, kind)) is same


def test_plain_anchors(checked: Callable[[str], Check]) -> None:
    """Places are anchors alone, so that JSON has nothing of the machinery in it."""
    found = checked("About 640 homes were flooded.")
    assert {type(place) for finding in found.findings for place in finding.places} == {Anchor}


def test_the_page_about_it_shows_what_is_printed(checked: Callable[[str], Check]) -> None:
    """The session in the how-to has the notes that the draft among the examples gets."""
    shown = to_text(checked((ROOT / "examples" / "harbour-gate" / "draft.txt").read_text(encoding="utf-8"))).plain
    notes = [line for line in shown.splitlines() if line.startswith("[")]
    assert len(notes) > 4
    page = (ROOT / "docs" / "how-to-check.md").read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.startswith("[")] == notes
