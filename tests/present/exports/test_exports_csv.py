"""CSV tables."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.present.csv import cell, table, to_csv
from variorum.types import Story


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_row_has_every_cell(hostile: Story) -> None:
    """Read back strictly, no row is short or long, whatever quotes, commas and line ends are in its cells."""
    for name, text in to_csv(hostile).items():
        assert text.endswith("\r\n"), name
        for row in rows(text):
            assert None not in row, name
            assert None not in row.values(), name


def test_the_tables_hold_what_the_story_has(story: Story) -> None:
    """A row for each thing; for each stretch and each place where a thing has several."""
    lengths = {name: len(rows(text)) for name, text in to_csv(story).items()}
    assert lengths == {
        "reports.csv": 4,
        "derivations.csv": 3,
        "quotations.csv": 4,
        "variants.csv": 9,
        "timeline.csv": 3,
        "positions.csv": 1,
        "plans.csv": 1,
        "origins.csv": 3,
    }


def test_a_place_leads_to_its_words(story: Story) -> None:
    """Siglum and offsets in a row select the row's words in that report."""
    reports = {report.sigil: report.text for report in story.reports}
    for name in ("variants.csv", "quotations.csv", "positions.csv"):
        for row in rows(to_csv(story)[name]):
            assert reports[row["report"]][int(row["start"]) : int(row["end"])] == row["words"]


def test_a_lost_exemplar_is_named_and_marked(story: Story) -> None:
    """A text that nobody supplied cannot be taken for a report."""
    found = {(r["copy"], r["exemplar"], r["exemplar_supplied"]) for r in rows(to_csv(story)["derivations.csv"])}
    assert found == {("B", "A", "true"), ("A", "Coastline Press", "false"), ("D", "Coastline Press", "false")}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_a_formula(start: str) -> None:
    """What a spreadsheet would run begins with an apostrophe."""
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", ["1-1", "a=b", "", "'tis", 3, -2.5, None])
def test_all_else_stays_as_it_is(value: str | float | None) -> None:
    """Numbers below zero are numbers, and a mark inside a text is harmless."""
    assert cell(value) == value


@given(st.text(), st.text())
def test_any_text_comes_back(first: str, second: str) -> None:
    """But for control characters, and for the apostrophe before a formula."""
    [_, row] = csv.reader(io.StringIO(table(("a", "b"), [(first, second)]), newline=""), strict=True)
    assert row == [cell(first), cell(second)]


def test_no_cell_of_a_hostile_report_is_a_formula_or_holds_control_characters(hostile: Story) -> None:
    """Every table, every cell."""
    for text in to_csv(hostile).values():
        for row in rows(text):
            assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "".join(row.values()))


def test_what_was_dismissed_is_marked(judged: Story) -> None:
    """A difference that a person set aside is there, and says so."""
    dismissed = {row["variant"] for row in rows(to_csv(judged)["variants.csv"]) if row["dismissed"] == "true"}
    assert dismissed == {"v-resolve"}
