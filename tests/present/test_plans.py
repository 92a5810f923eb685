"""Plans as tables: columns, readings side by side, in each of the views."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.html import to_html
from variorum.present.markdown import to_markdown
from variorum.present.plans import tables
from variorum.present.summary import summary
from variorum.types import Story


def test_a_table_has_the_columns_that_are_filled(story: Story) -> None:
    """No empty column, and every cell stands under its own heading."""
    (table,) = tables(story)
    assert table.undertaking == "the inspection"
    assert table.head == ("Who", "What", "When", "How far")
    ((_, columns),) = table.rows
    assert [[cell.slot for cell in column] for column in columns] == [["actor"], ["action"], ["begin"], ["status"]]


def test_a_story_without_cells_shows_its_slots(story: Story) -> None:
    """A story.json from before there were cells gives the same columns."""
    old = replace(story, plans=tuple(replace(plan, cells=()) for plan in story.plans))
    assert [table.head for table in tables(old)] == [("Who", "What", "When", "How far")]


def test_markdown_shows_who_says_what(story: Story) -> None:
    """Readings that exclude each other stand on either side of a sign, each with its sigla; the first stands alone elsewhere."""
    row = next(line for line in to_markdown(story).splitlines() if line.startswith("| Divers | go down |"))
    assert "2031-03-06 (A) ≠ 2031-04 (D)" in row


def test_the_terminal_shows_the_difference(story: Story) -> None:
    """One line a step, with both days."""
    text = summary(story, width=160, height=80).plain
    assert "What is planned" in text
    assert "Divers: go down" in text
    assert "2031-03-06 (A) ≠ 2031-04 (D)" in text


def test_the_page_shows_the_difference(story: Story) -> None:
    """Both readings stand in the page, with the sign between them and a link to the place of each."""
    page = to_html(story)
    cell = page[page.index("2031-03-06") : page.index("2031-04") + 400]
    assert "≠" in cell
    assert cell.count('class="sig"') >= 2
