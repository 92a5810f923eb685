"""Who told whom as a drawing: origins on the left, the words in which they are credited, the texts on the right.

Copies stand with the text that they were made from, as they tell nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.present import words
from variorum.present.family import Node, lost_name
from variorum.present.html.tree import clipped
from variorum.types import Anchor, Origin, Report, ReportId, Story

MOST = 24  # origins
ROW, TOP, TEXT_ROW = 23, 12, 46  # pixels: a credit, above the first, a text at least
ORIGIN, CREDIT, TURN, TEXT = 236, 330, 720, 850  # pixels across: dot, words of the credit, where lines turn, circle
WIDTH = 1110
LETTER = 6.5  # pixels, an average letter
NAME, SAID, LABEL = 30, 46, 30  # letters


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its copies; hollow where nobody supplied it. ``own``: it tells things without saying from whom."""

    x: int
    y: int
    report: Report | None
    label: str
    copies: tuple[Report, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Credited:
    """The words in which a text credits an origin, and how often it does; two SVG paths, to the words and on to the text."""

    anchor: Anchor
    words: str
    times: int
    y: int
    path: str
    onward: str


@dataclass(frozen=True, slots=True)
class Source:
    """An origin. ``number`` is its place in the story's list, ``published`` the reports that are its own."""

    origin: Origin
    number: int
    label: str
    published: tuple[Report, ...]
    y: int
    credits: tuple[Credited, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """All of it; ``left`` is how many origins more there are than are drawn, ``description`` says the same in words."""

    width: int
    height: int
    sources: tuple[Source, ...]
    texts: tuple[Text, ...]
    left: int
    description: str


def sources(story: Story, trees: Sequence[Node]) -> Sources | None:
    """The origins that most reports credit; None where no report says where it got anything from."""
    credited = [(number, origin) for number, origin in enumerate(story.origins) if origin.credits]
    if not credited:
        return None
    home = {report.id: at for at, tree in enumerate(trees) for report in members(tree)}
    drawn = sorted(credited[:MOST], key=lambda item: (middle(item[1], home), item[0]))
    told = {home[credit.report] for _, origin in drawn for credit in origin.credits}
    shown = [at for at in range(len(trees)) if at in told]
    rows = sum(len(by_text(origin, home)) for _, origin in drawn)
    height = max(rows * ROW, len(shown) * TEXT_ROW) + 2 * TOP
    texts = {at: text(trees[at], story, int(height * (i + 0.5) / len(shown))) for i, at in enumerate(shown)}
    found = tuple(placed(drawn, home, texts, story, top=(height - rows * ROW) // 2))
    return Sources(
        WIDTH, height, found, tuple(texts.values()), len(credited) - len(drawn), described(found, texts, home)
    )


def members(tree: Node) -> Iterator[Report]:
    """The reports of a tree, its root first."""
    if tree.report:
        yield tree.report
    for child in tree.children:
        yield from members(child)


def middle(origin: Origin, home: Mapping[ReportId, int]) -> float:
    """Where the texts that credit an origin stand on average, so that few lines cross."""
    at = sorted({home[credit.report] for credit in origin.credits})
    return sum(at) / len(at)


def by_text(origin: Origin, home: Mapping[ReportId, int]) -> dict[int, list[Anchor]]:
    """An origin's credits by the text that they stand in, which a copy's credits are counted with."""
    found: dict[int, list[Anchor]] = {}
    for credit in origin.credits:
        found.setdefault(home[credit.report], []).append(credit)
    return dict(sorted(found.items()))


def text(tree: Node, story: Story, y: int) -> Text:
    """A tree's root, with everything made from it as its copies."""
    copies = tuple(sorted((r for r in members(tree) if r is not tree.report), key=lambda r: words.sigil_order(r.sigil)))
    label = words.who(tree.report) if tree.report else lost_name(tree.name)
    own = {report for origin in story.origins if origin.kind == "own" for report in origin.reports}
    return Text(TEXT, y, tree.report, clipped(label, LABEL), copies, bool(tree.report and tree.report.id in own))


def placed(
    drawn: Sequence[tuple[int, Origin]],
    home: Mapping[ReportId, int],
    texts: Mapping[int, Text],
    story: Story,
    *,
    top: int,
) -> Iterator[Source]:
    """Each origin beside the middle of its credits, one row a credit."""
    row = top + ROW // 2
    for number, origin in drawn:
        held = by_text(origin, home)
        y = row + (len(held) - 1) * ROW // 2
        credits = tuple(credit(anchors, row + i * ROW, y, texts[at]) for i, (at, anchors) in enumerate(held.items()))
        published = tuple(r for r in story.reports if r.publisher and r.publisher.casefold() == origin.name.casefold())
        yield Source(origin, number, clipped(origin.name, NAME), published, y, credits)
        row += len(held) * ROW


def credit(anchors: Sequence[Anchor], y: int, origin: int, to: Text) -> Credited:
    """The first credit of a text, the root's own where it has one, with lines from its origin and to the text."""
    first = next((a for a in anchors if to.report and a.report == to.report.id), anchors[0])
    said = clipped(first.exact, SAID)
    end = int(CREDIT + 24 + LETTER * (len(said) + (3 if len(anchors) > 1 else 0)))
    return Credited(
        first,
        said,
        len(anchors),
        y,
        path=f"M{ORIGIN + 7} {origin}C{ORIGIN + 50} {origin} {CREDIT - 50} {y} {CREDIT - 6} {y}",
        onward=f"M{end} {y}H{max(TURN, end)}C{TURN + 70} {y} {TEXT - 80} {to.y} {TEXT - 17} {to.y}",
    )


def described(found: Sequence[Source], texts: Mapping[int, Text], home: Mapping[ReportId, int]) -> str:
    """One sentence an origin."""
    names = {at: to.report.sigil if to.report else f"[{to.label}]" for at, to in texts.items()}
    return " ".join(
        f"{source.origin.name} is credited by {', '.join(names[at] for at in by_text(source.origin, home))}."
        for source in found
    )
