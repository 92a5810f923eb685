"""The story on one screen of a terminal, legible without colour.

Words that differ stand between ‹ ›, a text that nobody supplied in brackets; beside each heading, how much more there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from variorum.present import words
from variorum.present.diff import Piece, elided
from variorum.present.family import Node, forest, lost_name
from variorum.present.matters import Matter, matters
from variorum.present.plans import cells
from variorum.present.ranking import Altered, Stand, altered, conflicts, differences, foremost
from variorum.present.screen import Block, Part, Section, clean, clipped, fitted
from variorum.types import Anchor, Cell, Event, Reading, ReportId, Story, Variant

SIGIL, NAME, TITLE, QUIET, CHANGED = "bold cyan", "bold", "bold underline", "dim", "bold yellow"
REPORTS = "Reports, copies below what they were made from"

Sigla = Mapping[ReportId, str]
Row = tuple[Text, Text, Text, Text]


def summary(story: Story, *, width: int = 100, height: int = 45) -> Text:
    """At most ``height`` lines of at most ``width`` columns; print it with a rich console, or take ``.plain``."""
    sigla = {report.id: report.sigil for report in story.reports}
    changed, differing = altered(story), differences(story)
    sections = (
        Section(title("In short"), tuple(brief(story, sigla, width)), 2),
        Section(title(REPORTS), tuple(reports(story, width)), 4),
        Section(
            counted_title("Altered quotations", len(changed)),
            tuple(quotations(changed[:height], sigla, width)),
            3,
            beyond=len(changed[height:]),
        ),
        Section(
            differences_title(story),
            tuple(variants(differing[:height], sigla, width)),
            4,
            beyond=len(differing[height:]),
        ),
        Section(title("When"), tuple(timeline(story, sigla, width)), 2, foremost(story)),
        Section(title("Who stands where"), tuple(positions(matters(story), sigla, width)), 1.5),
        Section(title("What is planned"), tuple(plans(story, sigla, width)), 1.5),
    )
    head = [Text(words.counts(story), style=NAME), *(Text(notice, style=NAME) for notice in story.notices)]
    return Text("\n").join(clipped([line], width) for line in (*head, *fitted(sections, height - len(head))))


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


def brief(story: Story, sigla: Sigla, width: int) -> Iterator[Block]:
    """The story in the reports' own words: a line, who has it, how many origins stand behind it."""
    for line in story.brief:
        tail = f"  {holding((line.anchor,), sigla)}  {words.independent(line.independent)} independent"
        what = Text(clean(line.text))
        what.truncate(max(20, width - 2 - cell_len(tail)), overflow="ellipsis")
        yield (clipped(["  ", what, (tail, SIGIL)], width),)


def reports(story: Story, width: int) -> Iterator[Block]:
    """A row a text: its place in the family tree, date, publisher or name, how it was made, headline."""
    headings = words.headings(story)
    rows = [row for tree in forest(story) for row in branch(tree, headings, "", "")]
    wide = (
        [min(limit, max(cell_len(row[i].plain) for row in rows)) for i, limit in enumerate((14, 25, 22))]
        if rows
        else []
    )
    for row in rows:
        cells = [part for i, limit in enumerate(wide) for part in (fitting(row[i], limit), "  ")]
        yield (clipped(["  ", *cells, row[3]], width),)


def branch(node: Node, headings: Mapping[ReportId, str], before: str, below: str) -> Iterator[Row]:
    """A text and what hangs from it; ``before`` is drawn in front of it, ``below`` in front of what hangs from it."""
    if node.report:
        name = Text.assemble((before, QUIET), (node.report.sigil, SIGIL))
        yield (
            name,
            Text(words.brief_day(words.published(node.report)), QUIET),
            Text(clean(words.who(node.report)), NAME),
            origin(node, headings[node.report.id]),
        )
    else:
        name = Text.assemble((before, QUIET), ("[ ]", SIGIL))
        missing = Text("not among the reports", QUIET)
        yield name, Text(), Text(f"[{clean(lost_name(node.name))}]", NAME), missing
    for i, child in enumerate(node.children):
        last = i == len(node.children) - 1
        yield from branch(child, headings, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def origin(node: Node, heading: str) -> Text:
    """How a copy came from the text above it, and the headline."""
    made = [words.made_briefly(node.parent)] if node.parent else []
    also = [f"also from {', '.join(map(clean, node.others))}"] if node.others else []
    headline = clean(heading)
    how = "; ".join((*made, *also))
    return Text.assemble((f"{how}: " if how and headline else how, CHANGED), headline)


def fitting(cell: Text, width: int) -> Text:
    """A cell of exactly ``width`` columns."""
    cell = cell.copy()
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell


def fixed(text: str, width: int, style: str = "") -> Text:
    """Words as a cell of exactly ``width`` columns."""
    return fitting(Text(text, style=style), width)


def quotations(changed: Iterable[Altered], sigla: Sigla, width: int) -> Iterator[Block]:
    """Who said it and what became of it, then both wordings."""
    for found in changed:
        first, second = holding(found.a, sigla), holding(found.b, sigla)
        wide = min(20, max(cell_len(first), cell_len(second)))
        yield (
            clipped(
                ["  ", (clean(speakers(found)), NAME), ("  " + words.ALTERATION[found.link.relation], QUIET)], width
            ),
            wording(fixed(first, wide, SIGIL), found.wordings.a, found.marks_a, width),
            wording(fixed(second, wide, SIGIL), found.wordings.b, found.marks_b, width),
        )


def speakers(found: Altered) -> str:
    """Who said it; both where the copy has another speaker."""
    names = dict.fromkeys(name for name in (found.speaker_a, found.speaker_b) if name)
    return " / ".join(names) if found.link.relation == "reattributed" else next(iter(names), "Speaker not known")


def wording(holders: Text, pieces: Sequence[Piece], marks: tuple[str, str], width: int) -> Text:
    """One wording on one line, cut down as far as it must be to what changed."""
    for context in (width, 60, 45, 30, 20, 12):
        marked = (bracketed(piece) for piece in elided(pieces, context=context))
        line = Text.assemble("    ", holders, "  ", marks[0], *marked, marks[1])
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
    return " ".join(sorted({sigla[anchor.report] for anchor in anchors}, key=words.sigil_order))


def variants(differing: Iterable[Variant], sigla: Sigla, width: int) -> Iterator[Block]:
    """The question and a line for each reading; mere agreement is left to the page."""
    for variant in differing:
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
    """A line an event: date, what happened, who has it."""
    dates = [words.brief_day(words.days(event.begin, event.end)) for event in story.timeline]
    wide = min(30, max(map(cell_len, dates), default=0))
    for event, when in zip(story.timeline, dates, strict=True):
        yield (event_line(event, fixed(when, wide, NAME), sigla, width),)


def event_line(event: Event, when: Text, sigla: Sigla, width: int) -> Text:
    """Date, event, who has it."""
    tail = f"  {holding(event.anchors, sigla)}{'  planned' if event.planned else ''}"
    what = Text(clean(event.text))
    what.truncate(max(20, width - when.cell_len - 4 - cell_len(tail)), overflow="ellipsis")
    return clipped(["  ", when, "  ", what, (tail, SIGIL)], width)


ROOM_FOR_MORE = len(" and 1000 more")


def positions(found: Sequence[Matter], sigla: Sigla, width: int) -> Iterator[Block]:
    """The proposal on which several stand, with who stands where below it; of the others stance, actor, proposal, who has it."""
    wide = max((cell_len(words.STANCE[stand.stance]) for matter in found for stand in matter.stands), default=0)
    for matter in found:
        if matter.shared:
            yield (clipped(["  ", clean(matter.proposal)], width), *sides_of(matter, sigla, wide, width))
        else:
            for stand in matter.stands:
                yield (stance_line(stand, Text(clean(stand.proposal)), sigla, wide, width),)


def sides_of(matter: Matter, sigla: Sigla, wide: int, width: int) -> Iterator[Text]:
    """A line a stance: who takes it, as many as there is room for."""
    for stance in dict.fromkeys(stand.stance for stand in matter.stands):
        who = [
            Text.assemble((clean(s.actor), NAME), (f" {holding(s.anchors, sigla)}", SIGIL), (former(s), QUIET))
            for s in matter.stands
            if s.stance == stance
        ]
        kept = how_many(who, width - wide - 6)
        more = f" and {len(who) - kept} more" if kept < len(who) else ""
        names = Text(", ").join(who[:kept])
        yield clipped(["    ", fixed(words.STANCE[stance], wide, NAME), "  ", names, (more, QUIET)], width)


def how_many(names: Sequence[Text], room: int) -> int:
    """How many names stand on a line, the first one always, with room to say how many more there are."""
    used = 0
    for i, name in enumerate(names):
        used += name.cell_len + 2
        if i and used > room - (0 if i + 1 == len(names) else ROOM_FOR_MORE):
            return i
    return len(names)


def stance_line(stand: Stand, proposal: Text, sigla: Sigla, wide: int, width: int) -> Text:
    """Stance, actor, proposal, who has it."""
    tail = f"{former(stand)}  {holding(stand.anchors, sigla)}"
    what = Text.assemble((clean(stand.actor), NAME), ": ", proposal)
    what.truncate(max(20, width - wide - 4 - cell_len(tail)), overflow="ellipsis")
    return clipped(["  ", fixed(words.STANCE[stand.stance], wide, NAME), "  ", what, (tail, SIGIL)], width)


def former(stand: Stand) -> str:
    """Where the holder stood before."""
    return f" (before: {words.STANCE[stand.before.stance]})" if stand.before else ""


def plans(story: Story, sigla: Sigla, width: int) -> Iterator[Block]:
    """How far it is, who does what, when; where the reports exclude each other, all that they give."""
    wide = max((cell_len(words.STATUS.get(plan.status, plan.status)) for plan in story.plans), default=0)
    for plan in story.plans:
        tail = f"  {holding(plan.anchors, sigla)}"
        told = {cell.slot: given(cell, sigla) for cell in cells(plan)}
        more = ", ".join(told[slot] for slot in ("quantity", "place", "begin", "end") if slot in told)
        what = Text.assemble(
            (told.get("actor", ""), NAME), ": " * ("actor" in told), told["action"], ("  " + more, QUIET)
        )
        what.truncate(max(20, width - wide - 4 - cell_len(tail)), overflow="ellipsis")
        yield (
            clipped(
                ["  ", fixed(words.STATUS.get(plan.status, plan.status), wide, NAME), "  ", what, (tail, SIGIL)], width
            ),
        )


def given(cell: Cell, sigla: Sigla) -> str:
    """The first reading; all of them with their reports where they exclude each other."""
    if not cell.differs or cell.slot == "status":
        return clean(cell.readings[0].value)
    return " ≠ ".join(f"{clean(r.value)} ({holding(r.anchors, sigla)})" for r in cell.readings)
