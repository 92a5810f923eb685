"""Plans as tables: columns, readings side by side, in each of the views."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.html import to_html
from variorum.present.markdown import to_markdown
from variorum.present.plans import tables
from variorum.present.sides import sides
from variorum.present.summary import summary
from variorum.types import Independent, Position, Reading, Story


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


def worded(story: Story) -> Story:
    """The story with a second wording of what the divers do, and somebody beside it who objects."""
    (plan,) = story.plans
    place = plan.anchors[0]
    action = next(cell for cell in plan.cells if cell.slot == "action")
    other = Reading("dive under the bridge", (place,), Independent(1, 1))
    cells = tuple(replace(c, readings=(*c.readings, other)) if c is action else c for c in plan.cells)
    objects = Position("Ines Vollan", "letting anybody go down", "against", None, place)
    aside = Position("Tomas Reke", "the price of bread", "for", None, replace(place, start=9000, end=9009))
    return replace(story, plans=(replace(plan, cells=cells),), positions=(objects, aside))


def test_another_wording_is_only_counted(story: Story) -> None:
    """A cell is short: one wording of what is done, and how many there are beside it; on the page they can be opened."""
    found = worded(story)
    row = next(line for line in to_markdown(found).splitlines() if line.startswith("| Divers | go down"))
    assert "go down (+1) |" in row
    assert "dive under" not in row
    page = to_html(found)
    assert "dive under the bridge" in page[page.index('<details class="wordings">') :]


def test_who_objects_stands_under_the_table(story: Story) -> None:
    """A stand on what the undertaking does is told with it; one on something else is not."""
    found = worded(story)
    (table,) = tables(found)
    assert [(side.stance, [name for name, _ in side.holders]) for side in sides(found, table)] == [
        ("against", ["Ines Vollan"])
    ]
    assert "- against: Ines Vollan (A)" in to_markdown(found)


def test_whose_undertaking_it_is_takes_no_side(story: Story) -> None:
    """Who does three of the steps is not also listed as being for it."""
    found = worded(story)
    found = replace(
        found, plans=found.plans * 3, positions=(replace(found.positions[0], actor="Divers", stance="for"),)
    )
    assert sides(found, tables(found)[0]) == ()


def test_undertakings_of_one_step_share_a_table(story: Story) -> None:
    """Two steps of nothing larger make one table, at the end."""
    (plan,) = story.plans
    found = replace(
        story, plans=(*(replace(plan, undertaking=name) for name in ("the fair", "the fair", "the toll", "the wall")),)
    )
    assert [(table.undertaking, len(table.rows)) for table in tables(found)] == [("the fair", 2), ("other plans", 2)]


def test_what_is_denied_is_ruled_out(story: Story) -> None:
    """ "will not go down" is not denied, it is ruled out; story.json keeps the vocabulary's word."""
    (plan,) = story.plans
    cells = tuple(
        replace(c, readings=(replace(c.readings[0], value="denied"),)) if c.slot == "status" else c for c in plan.cells
    )
    found = replace(story, plans=(replace(plan, status="denied", cells=cells),))
    assert "| ruled out |" in to_markdown(found)
    assert "ruled out" in summary(found, width=160, height=80).plain
    assert '<span class="tag">ruled out</span>' in to_html(found)
