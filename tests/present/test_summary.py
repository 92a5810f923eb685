"""The story on one screen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.text import Text

from variorum.present.screen import Section, clean, fitted
from variorum.present.summary import summary
from variorum.types import Derivation, Event, ReportId, Story


def large(story: Story) -> Story:
    """The invented story blown up to two hundred reports and as many of everything else."""
    first = story.reports[0]
    reports = [replace(first, id=ReportId(f"id{i}"), sigil=f"N{i}", headline="Long headline " * 20) for i in range(200)]
    derivations = [Derivation(first.id, r.id, "verbatim", 1.0, 1.0, "likely", (), ()) for r in reports[:150]]
    variants = [replace(story.variants[1], id=f"v{i}", question="Why so long? " * 30) for i in range(200)]
    timeline = [
        Event(f"{2000 + i}", None, "year", "happened " * 30, story.timeline[0].anchors, False) for i in range(99)
    ]
    return replace(
        story,
        reports=(*story.reports, *reports),
        derivations=(*story.derivations, *derivations),
        variants=tuple(variants),
        timeline=tuple(timeline),
        positions=tuple(replace(story.positions[0], actor=f"Actor {i}") for i in range(50)),
    )


@pytest.mark.parametrize(("width", "height"), [(100, 45), (80, 24), (60, 45), (160, 60)])
@pytest.mark.parametrize("size", ["small", "large"])
def test_fits_the_screen(story: Story, size: str, width: int, height: int) -> None:
    """Never more lines or columns than there are, whatever the story."""
    shown = summary(large(story) if size == "large" else story, width=width, height=height)
    lines = shown.plain.split("\n")
    assert len(lines) <= height
    assert max(map(cell_len, lines)) <= width


def test_a_large_story_shows_something_of_every_section_and_says_how_much_more(story: Story) -> None:
    """No section crowds out another."""
    text = summary(large(story)).plain
    for title in ("In short", "Reports", "Altered", "Differences", "When", "Who stands where"):
        assert f"\n{title}" in text
    assert text.count(" more)") == 3
    assert re.search(r"Actor 1 \S+, .* and \d+ more\n", text)  # who stands on one proposal


def test_is_legible_without_colour(story: Story) -> None:
    """What differs stands between marks, a lost text in brackets, and the tree is drawn with lines."""
    text = summary(story).plain
    assert "A  “I ‹am certain› that our ‹resolve› will bring" in text
    assert "B  “I ‹believe› that our ‹determination› will bring" in text
    assert re.search(r"\[ \] +\[Coastline Press\] +not among the reports", text)
    assert re.search(r"│  └─ B +5 Mar 2031 +The Lowland Post +reworded, 93 %, certain: Port Melby", text)


def test_begins_with_the_counts(story: Story) -> None:
    """The answer in one line."""
    assert summary(story).plain.startswith("4 reports, 2 texts, 2 named origins\n")


def test_conflicts_come_first_with_who_says_what(story: Story) -> None:
    """Question, then sigla, value and independent count of each reading."""
    lines = summary(story).plain.split("\n")
    at = next(i for i, line in enumerate(lines) if "The bridge was closed on" in line)
    assert lines[at - 1].startswith("Differences  3, 1 conflict between independent reports")
    assert [line.split() for line in lines[at + 1 : at + 3]] == [
        ["A", "B", "Tuesday", "4", "March", "1", "independent"],
        ["C", "Monday", "3", "March", "1", "independent"],
    ]


def test_nothing_a_terminal_would_obey_gets_through(story: Story) -> None:
    """Escape sequences, direction marks and invisible characters of a report are left out."""
    hostile = replace(story.reports[0], headline="\x1b[31mred\x07\u202e \u200bend\x9b2J", publisher="\x1b]0;t\x07")
    text = summary(replace(story, reports=(hostile, *story.reports[1:]))).plain
    assert not [char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf"}]
    assert clean("a\x1b[31mb\u202ec\nd") == "a[31mbc d"


def test_an_empty_story_is_one_line(story: Story) -> None:
    """Sections with nothing in them are left out."""
    empty = replace(story, **dict.fromkeys(("reports", "derivations", "families", "origins", "variants"), ()))  # type: ignore[arg-type]
    empty = replace(empty, quotation_links=(), timeline=(), positions=(), plans=(), brief=())
    assert summary(empty).plain == "0 reports, 0 texts, 0 named origins"


def test_sections_share_the_screen_by_weight() -> None:
    """Twice the weight is about twice the lines; a short section leaves its room to others."""

    def section(name: str, blocks: int, weight: float) -> Section:
        return Section(Text(name), tuple((Text(name),) for _ in range(blocks)), weight)

    lines = [str(line) for line in fitted([section("a", 50, 2), section("b", 50, 1), section("c", 1, 1)], 33)]
    assert len(lines) == 33
    assert (lines.count("a") - 1, lines.count("b") - 1, lines.count("c") - 1) == (
        17,
        7,
        1,
    )  # 20, 10 and 3 lines with blank, title, "more"
