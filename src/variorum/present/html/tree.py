"""The family tree as a drawing: where every node, line and label goes. The template draws it as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.present import words
from variorum.present.family import Node, lost_name
from variorum.types import Direction, Report, ReportId

ROW, INDENT, RADIUS, MARGIN = 50, 46, 15, 18
LETTER = 8.2  # pixels, the width of an average letter of a label


@dataclass(frozen=True, slots=True)
class Circle:
    """A text: filled with its siglum, or hollow where nobody supplied it. Coordinates of its centre in pixels.

    ``beside`` are the report that it was made from and itself, where the two can be laid side by side.
    """

    x: int
    y: int
    report: Report | None
    label: str
    detail: str
    meaning: str
    beside: tuple[ReportId, ReportId] | None


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from a text to its copy, as an SVG path."""

    path: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it; ``description`` says the same in words."""

    width: int
    height: int
    circles: tuple[Circle, ...]
    edges: tuple[Edge, ...]

    @property
    def description(self) -> str:
        """One sentence a text."""
        return " ".join(circle.meaning for circle in self.circles)


def drawing(trees: Sequence[Node]) -> Drawing:
    """One row a text, copies under what they were made from and further in."""
    circles: list[Circle] = []
    edges: list[Edge] = []
    for tree in trees:
        place(tree, 0, None, circles, edges)
    wide = max((c.x + RADIUS + 10 + int(LETTER * max(len(c.label), len(c.detail) * 0.9)) for c in circles), default=0)
    return Drawing(wide + MARGIN, len(circles) * ROW + 6, tuple(circles), tuple(edges))


def place(node: Node, depth: int, above: Circle | None, circles: list[Circle], edges: list[Edge]) -> None:
    """Put a text on the next free row, then its copies."""
    circle = Circle(
        x=MARGIN + depth * INDENT,
        y=len(circles) * ROW + ROW // 2,
        report=node.report,
        label=clipped(label(node), 40 - 4 * depth),
        detail=clipped(detail(node), 46 - 4 * depth),
        meaning=meaning(node, above),
        beside=beside(node, above),
    )
    circles.append(circle)
    if above and node.parent:
        edges.append(Edge(elbow(above, circle), node.parent.direction))
    for child in node.children:
        place(child, depth + 1, circle, circles, edges)


def beside(node: Node, above: Circle | None) -> tuple[ReportId, ReportId] | None:
    """The exemplar and its copy, if both are there and share a passage."""
    if above and above.report and node.report and node.parent and node.parent.passages:
        return above.report.id, node.report.id
    return None


def elbow(above: Circle, below: Circle) -> str:
    """Down from the one, round a corner, to the other."""
    return f"M{above.x} {above.y + RADIUS}V{below.y - 10}Q{above.x} {below.y} {above.x + 10} {below.y}H{below.x - RADIUS - 5}"


def label(node: Node) -> str:
    """Who published it."""
    return words.who(node.report) if node.report else lost_name(node.name)


def detail(node: Node) -> str:
    """When, or how it came from the text above."""
    if not node.report:
        return "not among these reports"
    if node.parent:
        also = "".join(f", also from {name}" for name in node.others)
        return f"{words.DERIVATION[node.parent.type]}, {words.percent(node.parent.coverage)}{also}"
    return words.published(node.report)


def meaning(node: Node, above: Circle | None) -> str:
    """A node in a sentence, for those who do not see the drawing."""
    if not node.report:
        return f"{lost_name(node.name)}: a text that is not among these reports."
    name = f"{node.report.sigil}, {words.who(node.report)}"
    if not node.parent or above is None:
        return f"{name}: no copy of another." if not node.children else f"{name}: others were made from it."
    of = above.report.sigil if above.report else above.label
    return f"{name}: made from {of}, {words.made(node.parent)}."


def clipped(text: str, letters: int) -> str:
    """A label of so many letters at most."""
    text = words.one_line(text)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
