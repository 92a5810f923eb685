"""The story on one screen of a terminal, legible without colour.

Words that differ stand between ‹ ›, a text that nobody supplied in brackets; after each section, how much more there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from variorum.present import words
from variorum.present.diff import Piece, elided
from variorum.present.family import Node, alone, forest, lost_name
from variorum.present.ranking import Altered, altered, conflicts, differences
from variorum.present.screen import Block, Part, Section, clean, clipped, fitted
from variorum.types import Anchor, Event, Reading, ReportId, Story, Variant

VERSION = 1
SIGIL, NAME, TITLE, QUIET, CHANGED = "bold cyan", "bold", "bold underline", "dim", "bold yellow"

Sigla = Mapping[ReportId, str]


def summary(story: Story, *, width: int = 100, height: int = 45) -> Text:
    """At most ``height`` lines of at most ``width`` columns; print it with a rich console, or take ``.plain``."""
    sigla = {report.id: report.sigil for report in story.reports}
    changed = altered(story)
    sections = (
        Section(title("Reports"), tuple(reports(story, width)), 2),
        Section(title("Who copied whom"), tuple(family(story, width)), 2),
        Section(counted_title("Altered quotations", len(changed)), tuple(quotations(changed, sigla, width)), 3),
        Section(differences_title(story), tuple(variants(story, sigla, width)), 3.5),
        Section(title("When"), tuple(timeline(story, sigla, width)), 2),
        Section(title("Who stands where"), tuple(positions(story, sigla, width)), 1.5),
    )
    head = Text(words.counts(story), style=NAME)
    return Text("\n").join([head, *fitted(sections, height - 1)])


def title(name: str) -> Text:
    """A heading."""
    return Text(name, style=TITLE)


def counted_title(name: str, number: int) -> Text:
    """A heading with how many there are."""
    return Text.assemble((name, TITLE), (f"  {number}", QUIET))


def differences_title(story: Story) -> Text:
    """How many differences there are, and how many of them matter most."""
    number = words.counted(len(conflicts(story)), "conflict")
    between = f"{len(differences(story))}, {number} between independent reports"
    return Text.assemble(("Differences", TITLE), (f"  {between}", QUIET))


def reports(story: Story, width: int) -> Iterator[Block]:
    """A row a report: siglum, date, publisher or name, headline."""
    rows = [(r.sigil, words.published(r), clean(words.who(r)), clean(r.headline or "")) for r in story.reports]
    wide = [min(limit, max((cell_len(row[i]) for row in rows), default=0)) for i, limit in enumerate((4, 27, 24))]
    for row in rows:
        cells = [fixed(row[i], wide[i], style) for i, style in enumerate((SIGIL, QUIET, NAME))]
        yield (clipped(["  ", cells[0], "  ", cells[1], "  ", cells[2], "  ", row[3]], width),)


def fixed(text: str, width: int, style: str = "") -> Text:
    """A cell of exactly ``width`` columns."""
    cell = Text(text, style=style)
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell


def family(story: Story, width: int) -> Iterator[Block]:
    """The trees, drawn with lines; then the reports that stand alone."""
    trees = forest(story)
    for tree in trees:
        if tree.children or not tree.report:
            for line in branch(tree, "", ""):
                yield (clipped(["  ", line], width),)
    single = " ".join(report.sigil for report in alone(trees))
    if single:
        yield (
            clipped(["  ", (single, SIGIL), ("  no copy found" if " " in single else "  is no copy", QUIET)], width),
        )


def branch(node: Node, before: str, below: str) -> Iterator[Text]:
    """One line a text; ``before`` is drawn in front of it and ``below`` in front of what hangs from it."""
    yield Text.assemble((before, QUIET), *named(node), *made(node))
    for i, child in enumerate(node.children):
        last = i == len(node.children) - 1
        yield from branch(child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def named(node: Node) -> Iterator[Text]:
    """Siglum and publisher, or the name of a text nobody supplied."""
    if node.report:
        yield Text.assemble((node.report.sigil, SIGIL), " ", (clean(words.who(node.report)), NAME))
    else:
        yield Text.assemble((f"[{clean(lost_name(node.name))}]", NAME), ("  not among the reports", QUIET))


def made(node: Node) -> Iterator[Text]:
    """How a copy came from the text above it."""
    if node.parent:
        yield Text(f"  {words.made(node.parent)}")
    if node.others:
        yield Text(f"; also from {', '.join(map(clean, node.others))}", style=QUIET)


def quotations(changed: Iterable[Altered], sigla: Sigla, width: int) -> Iterator[Block]:
    """Who said it and what became of it, then both wordings."""
    for found in changed:
        yield (
            clipped(
                ["  ", (clean(speakers(found)), NAME), ("  " + words.ALTERATION[found.link.relation], QUIET)], width
            ),
            wording(found.a, found.wordings.a, sigla, width),
            wording(found.b, found.wordings.b, sigla, width),
        )


def speakers(found: Altered) -> str:
    """Who said it; both where the copy has another speaker."""
    names = dict.fromkeys(name for name in (found.speaker_a, found.speaker_b) if name)
    return " / ".join(names) if found.link.relation == "reattributed" else next(iter(names), "Speaker not known")


def wording(anchors: Iterable[Anchor], pieces: Iterable[Piece], sigla: Sigla, width: int) -> Text:
    """One wording on one line, cut down to what changed."""
    holders = holding(anchors, sigla)
    whole = tuple(pieces)
    for context in (width, 60, 45, 30, 20, 12):
        marked = (bracketed(piece) for piece in elided(whole, context=context))
        line = Text.assemble("    ", (holders, SIGIL), "  “", *marked, "”")
        if line.cell_len <= width:
            break
    return clipped([line], width)


def bracketed(piece: Piece) -> Part:
    """A piece of a wording, between ‹ › where it changed."""
    return (f"‹{clean(piece.text)}›", CHANGED) if piece.changed else lined(piece.text)


def lined(text: str) -> str:
    """``clean`` that keeps a space at either end, for a piece of a line."""
    inner = clean(text)
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")


def holding(anchors: Iterable[Anchor], sigla: Sigla) -> str:
    """The sigla of the reports that some anchors are in, each once: "A B"."""
    return " ".join(dict.fromkeys(sigla[anchor.report] for anchor in anchors))


def variants(story: Story, sigla: Sigla, width: int) -> Iterator[Block]:
    """The question and a line for each reading; mere agreement is left to the page."""
    for variant in differences(story):
        yield (question(variant, width), *readings(variant.readings, sigla, width))


def question(variant: Variant, width: int) -> Text:
    """What is asked, and how the answers stand to each other."""
    inside = ", in a copy" if variant.within_family else ""
    kind = f"{words.KIND[variant.kind]}: {words.RELATION[variant.relation]}{inside}"
    asked = Text(clean(variant.question), style=NAME)
    asked.truncate(max(20, width - cell_len(kind) - 4), overflow="ellipsis")
    return clipped(["  ", asked, "  ", (kind, QUIET)], width)


def readings(found: Iterable[Reading], sigla: Sigla, width: int) -> Iterator[Text]:
    """Who has it, what they have, how many independent origins stand behind it."""
    rows = [
        (holding(r.anchors, sigla), clean(r.value), f"{words.independent(r.independent)} independent") for r in found
    ]
    holders = min(20, max((cell_len(row[0]) for row in rows), default=0))
    values = min(width - holders - 24, max((cell_len(row[1]) for row in rows), default=0))
    for row in rows:
        yield clipped(
            ["    ", fixed(row[0], holders, SIGIL), "  ", fixed(row[1], values), "  ", (row[2], QUIET)], width
        )


def timeline(story: Story, sigla: Sigla, width: int) -> Iterator[Block]:
    """A line a date, with the first event on it that most reports have."""
    dates = [(when, list(events)) for when, events in groupby(story.timeline, key=lambda e: words.days(e.begin, e.end))]
    wide = max((cell_len(when) for when, _ in dates), default=0)
    for when, events in dates:
        first = max(events, key=lambda event: len({anchor.report for anchor in event.anchors}))
        yield (event_line(first, fixed(when, min(wide, 30), NAME), sigla, width),)


def event_line(event: Event, when: Text, sigla: Sigla, width: int) -> Text:
    """Date, event, who has it."""
    tail = f"  {holding(event.anchors, sigla)}{'  planned' if event.planned else ''}"
    what = Text(clean(event.text))
    what.truncate(max(20, width - when.cell_len - 4 - cell_len(tail)), overflow="ellipsis")
    return clipped(["  ", when, "  ", what, (tail, SIGIL)], width)


def positions(story: Story, sigla: Sigla, width: int) -> Iterator[Block]:
    """Stance, actor, proposal."""
    wide = max((cell_len(words.STANCE[p.stance]) for p in story.positions), default=0)
    for found in story.positions:
        stance = fixed(words.STANCE[found.stance], wide, NAME)
        what: list[Part] = [(clean(found.actor), NAME), ": ", clean(found.proposal)]
        yield (clipped(["  ", stance, "  ", *what, "  ", (sigla[found.anchor.report], SIGIL)], width),)
