"""The family tree's rows."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.family import Node, alone, forest
from variorum.present.html.tree import drawing
from variorum.types import Derivation, ReportId, Story


def shape(node: Node) -> object:
    name = node.report.sigil if node.report else node.name
    return (name, [shape(child) for child in node.children])


def derived(exemplar: str, copy: str, coverage: float = 0.9) -> Derivation:
    return Derivation(exemplar, ReportId(copy), "rewrite", coverage, 0.9, "certain", (), ())


def test_copies_hang_below_what_they_were_made_from(story: Story) -> None:
    """A text nobody supplied is a root; a report that is no copy is a tree of one."""
    trees = forest(story)
    assert [shape(tree) for tree in trees] == [
        ("lost:Coastline Press", [("A", [("B", [])]), ("D", [])]),
        ("C", []),
    ]
    assert [report.sigil for report in alone(trees)] == ["C"]


def test_a_circle_is_broken(story: Story) -> None:
    """A story that says A came from B and B from A still has a tree with every report in it once."""
    a, b, *_ = (report.id for report in story.reports)
    trees = forest(replace(story, derivations=(derived(a, b), derived(b, a))))
    assert len(drawing(trees).circles) == len(story.reports)


def test_a_copy_of_two_texts_stands_below_the_larger_share(story: Story) -> None:
    """The other one is named."""
    a, b, c, _ = (report.id for report in story.reports)
    trees = forest(replace(story, derivations=(derived(a, c, 0.2), derived(b, c, 0.7))))
    node = next(tree for tree in trees if tree.report and tree.report.sigil == "B").children[0]
    assert node.report is not None
    assert (node.report.sigil, node.others) == ("C", ("A",))


def test_drawing_has_a_row_for_each_text_and_an_edge_for_each_copy(story: Story) -> None:
    """Nothing is drawn over another, and the description names every text."""
    drawn = drawing(forest(story))
    assert len({circle.y for circle in drawn.circles}) == len(drawn.circles) == 5
    assert [edge.direction for edge in drawn.edges] == ["likely", "certain", "unknown"]
    assert "B, The Lowland Post: made from A, reworded, 93 % of its text, direction certain." in drawn.description
    assert all(circle.x < drawn.width and circle.y < drawn.height for circle in drawn.circles)
