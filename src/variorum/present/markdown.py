"""The story as Markdown: the same chapters as the page, for a note, a ticket or a mail.

Report text is escaped, so that nothing in it becomes markup; a place in a report is written ``A 120–164``: its siglum
and the half-open code point offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.present import words
from variorum.present.diff import Piece
from variorum.present.family import Node, alone, forest, lost_name
from variorum.present.matters import matters
from variorum.present.plans import shown, tables
from variorum.present.ranking import Altered, Stand, agreements, altered, differences
from variorum.present.sides import sides
from variorum.types import Anchor, Cell, Reading, ReportId, Story, Variant

SPECIAL = re.compile(r"([\\`*_\[\]|~#$])")

Sigla = Mapping[ReportId, str]


def to_markdown(story: Story) -> str:
    """The whole story in one Markdown text (CommonMark with tables)."""
    sigla = {report.id: report.sigil for report in story.reports}
    chapters: Sequence[tuple[str, Iterable[str]]] = (
        ("What is missing", (f"- {plain(notice)}" for notice in story.notices)),
        ("In short", brief(story, sigla)),
        ("Reports", reports(story)),
        ("Who copied whom", family(story)),
        ("Altered quotations", quotations(story, sigla)),
        ("Differences", variants(differences(story), sigla)),
        ("Said differently, but the same", variants(agreements(story), sigla)),
        ("When", timeline(story, sigla)),
        ("Who stands where", positions(story, sigla)),
        ("What is planned", plans(story, sigla)),
        ("Who told them", origins(story, sigla)),
        ("How many stand behind it", corroboration(story, sigla)),
    )
    lines = [f"# {words.counts(story)}", ""]
    for title, content in chapters:
        found = list(content)
        if found:
            lines += [f"## {title}", "", *found, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def plain(text: str) -> str:
    """A report's words on one line, with everything escaped that Markdown or HTML would read."""
    text = words.one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return SPECIAL.sub(r"\\\1", text)


def place(anchor: Anchor, sigla: Sigla) -> str:
    """Siglum and offsets."""
    return f"{sigla[anchor.report]} {anchor.start}–{anchor.end}"


def places(anchors: Iterable[Anchor], sigla: Sigla) -> str:
    """Several of them, report by report."""
    ordered = sorted(anchors, key=lambda anchor: (words.sigil_order(sigla[anchor.report]), anchor.start))
    return ", ".join(place(anchor, sigla) for anchor in ordered)


def marked(pieces: Iterable[Piece], mark: str) -> str:
    """A wording with its changed words between marks."""
    return "".join(f"{mark}{plain(p.text)}{mark}" if p.changed else spaced(p.text) for p in pieces)


def spaced(text: str) -> str:
    """``plain`` that keeps a space at either end."""
    return " " * text[:1].isspace() + plain(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; no lines at all where there are no rows."""
    for i, row in enumerate(rows):
        if i == 0:
            yield f"| {' | '.join(head)} |"
            yield f"|{' --- |' * len(head)}"
        yield f"| {' | '.join(row)} |"


def reports(story: Story) -> Iterator[str]:
    """A row a report."""
    headings = words.headings(story)
    rows = ((f"**{r.sigil}**", words.published(r), plain(words.who(r)), plain(headings[r.id])) for r in story.reports)
    return table(("", "Published", "By", "Headline"), rows)


def family(story: Story) -> Iterator[str]:
    """Nested lists; a text that nobody supplied stands in brackets."""
    trees = forest(story)
    for tree in trees:
        if tree.children or not tree.report:
            yield from branch(tree, 0)
    single = ", ".join(report.sigil for report in alone(trees))
    if single:
        yield f"- {single}: no copy found"


def branch(node: Node, depth: int) -> Iterator[str]:
    """A text and, further in, what was made from it."""
    name = (
        f"**{node.report.sigil}** {plain(words.who(node.report))}"
        if node.report
        else f"\\[{plain(lost_name(node.name))}\\], which is not among the reports"
    )
    made = f": {words.made(node.parent)}" if node.parent else ""
    yield f"{'  ' * depth}- {name}{made}"
    for child in node.children:
        yield from branch(child, depth + 1)


def quotations(story: Story, sigla: Sigla) -> Iterator[str]:
    """Each change with both wordings: what one has alone is struck out, what the other has alone is bold."""
    for found in altered(story):
        yield f"- {speakers(found)} ({words.ALTERATION[found.link.relation]})"
        first, second = marked(found.wordings.a, "~~"), marked(found.wordings.b, "**")
        yield f"  - {places(found.a, sigla)}: {first.join(found.marks_a)}"
        yield f"  - {places(found.b, sigla)}: {second.join(found.marks_b)}"


def speakers(found: Altered) -> str:
    """Who said it; both where the copy has another speaker."""
    names = dict.fromkeys(plain(name) for name in (found.speaker_a, found.speaker_b) if name)
    joined = " / ".join(names) if found.link.relation == "reattributed" else next(iter(names), "")
    return joined or "Speaker not known"


def variants(found: Iterable[Variant], sigla: Sigla) -> Iterator[str]:
    """The question, then a line for each reading."""
    for variant in found:
        inside = ", inside one family of copies" if variant.within_family else ""
        yield f"- {plain(variant.question)} ({words.KIND[variant.kind]}: {words.RELATION[variant.relation]}{inside})"
        yield from readings(variant, sigla)


def readings(variant: Variant, sigla: Sigla) -> Iterator[str]:
    """What is said, where, and how many independent origins stand behind it."""
    for reading in variant.readings:
        count = f"{words.independent(reading.independent)} independent"
        yield f"  - **{plain(reading.value)}** – {places(reading.anchors, sigla)}; {count}"


def timeline(story: Story, sigla: Sigla) -> Iterator[str]:
    """One line an event."""
    for event in story.timeline:
        ahead = " (planned)" if event.planned else ""
        when = words.days(event.begin, event.end)
        yield f"- **{when}**{ahead} {plain(event.text)} ({places(event.anchors, sigla)})"


def positions(story: Story, sigla: Sigla) -> Iterator[str]:
    """A table for each proposal on which several stand, a row a position; one more for the others."""
    found = matters(story)
    for matter in (one for one in found if one.shared):
        yield from (f"**On: {plain(matter.proposal)}**", "")
        yield from stances(matter.stands, sigla)
        yield ""
    alone = [stand for one in found if not one.shared for stand in one.stands]
    if alone:
        yield from stances(alone, sigla)


def stances(found: Iterable[Stand], sigla: Sigla) -> Iterator[str]:
    """A row a position, with where its holder stood before."""
    rows = (
        (
            plain(s.actor),
            words.STANCE[s.stance] + (f" (before: {words.STANCE[s.before.stance]})" if s.before else ""),
            plain(s.proposal),
            words.day(s.date),
            places(s.anchors, sigla),
        )
        for s in found
    )
    return table(("Who", "Stance", "On", "Date", "Place"), rows)


def plans(story: Story, sigla: Sigla) -> Iterator[str]:
    """A table for each undertaking, a row a step; readings that exclude each other stand on either side of "≠".

    "+2" is for two more wordings of the same; under the table stand those who join and those who object.
    """
    for found in tables(story):
        rows = (
            (
                *(cell(column, sigla) for column in columns),
                words.independent(plan.independent),
                places(plan.anchors, sigla),
            )
            for plan, columns in found.rows
        )
        yield from (f"**{plain(found.undertaking)}**", "")
        yield from table((*found.head, "Independent", "Place"), rows)
        yield ""
        for side in sides(story, found):
            yield f"- {words.STANCE[side.stance]}: {', '.join(holder(name, held, sigla) for name, held in side.holders)}"
        yield ""


def holder(name: str, held: Iterable[Anchor], sigla: Sigla) -> str:
    """Somebody with the sigla of the reports that say where he stands."""
    return f"{plain(name)} ({', '.join(sorted({sigla[a.report] for a in held}, key=words.sigil_order))})"


def cell(column: Iterable[Cell], sigla: Sigla) -> str:
    """What the reports give for a slot, each reading with its sigla where several are shown."""
    return " – ".join(slot(one, sigla) for one in column)


def slot(one: Cell, sigla: Sigla) -> str:
    """The readings that are shown, and how many are not."""
    told = shown(one)
    each = (
        plain(words.STATUS.get(r.value, r.value) if one.slot == "status" else r.value)
        + (f" ({holders(r, sigla)})" if len(told) > 1 else "")
        for r in told
    )
    more = len(one.readings) - len(told)
    return (" ≠ " if one.differs else "; ").join(each) + (f" (+{more})" if more else "")


def holders(reading: Reading, sigla: Sigla) -> str:
    """The sigla of the reports that have it."""
    return ", ".join(sorted({sigla[anchor.report] for anchor in reading.anchors}, key=words.sigil_order))


def origins(story: Story, sigla: Sigla) -> Iterator[str]:
    """Each origin with the words that name it."""
    for origin in story.origins:
        holders = ", ".join(sigla[report] for report in origin.reports)
        yield f"- **{plain(origin.name)}** ({origin.kind}) – {holders}"
        for credit in origin.credits:
            yield f"  - {place(credit, sigla)}: “{plain(credit.exact)}”"


def corroboration(story: Story, sigla: Sigla) -> Iterator[str]:
    """Claims, those that most origins stand behind first."""
    for found in sorted(story.corroboration, key=lambda c: (-c.independent.min, -c.independent.max)):
        yield f"- **{words.independent(found.independent)}** {plain(found.claim)} ({places(found.anchors, sigla)})"


def brief(story: Story, sigla: Sigla) -> Iterator[str]:
    """The story in ten seconds, in the words of the reports."""
    for line in story.brief:
        yield f"- {plain(line.text)} ({place(line.anchor, sigla)}; {words.independent(line.independent)} independent)"
