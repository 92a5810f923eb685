"""What is new, on a terminal, as Markdown and as JSON: the same lines in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec
from rich.text import Text

from variorum.present import words
from variorum.present.markdown import place as placed
from variorum.present.markdown import plain
from variorum.present.screen import clean
from variorum.types import Anchor, ChangedValue, News, Reading, ReportId, Story, Turn

SIGIL, NAME, TITLE = "bold cyan", "bold", "bold underline"

Sigla = Mapping[ReportId, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of news: what it is about, what is to be learnt, where that stands."""

    about: str
    text: str
    anchors: tuple[Anchor, ...]


def chapters(news: News, story: Story) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The chapters that have something in them, each with its lines."""
    sigla = {report.id: report.sigil for report in story.reports}
    found: Iterable[tuple[str, Iterable[Item]]] = (
        ("Changed", (changed(change) for change in news.changes)),
        ("New", (Item("", claim.text, claim.anchors) for claim in news.claims)),
        ("Who stands where now", map(turned, news.positions)),
        ("New origins", (Item("", origin.name, origin.credits) for origin in news.origins)),
        (
            "Earlier differences that are now spoken to",
            (settled_item(s.variant.question, s.readings) for s in news.settled),
        ),
        ("New differences", (settled_item(v.question, v.readings, sigla) for v in news.opened)),
    )
    for title, items in found:
        held = tuple(items)
        if held:
            yield title, held


def changed(change: ChangedValue) -> Item:
    """The question with what was known and what is told now."""
    values = " → ".join(" / ".join(reading.value for reading in side) for side in (change.before, change.after))
    return Item(change.question, values, tuple(a for reading in change.after for a in reading.anchors))


def turned(turn: Turn) -> Item:
    """Who stands how on what, and how before."""
    stance = words.STANCE[turn.after.stance]
    before = f" (before: {words.STANCE[turn.before.stance]})" if turn.before else ""
    return Item(turn.after.actor, f"{stance}: {turn.after.proposal}{before}", (turn.after.anchor,))


def settled_item(question: str, readings: Iterable[Reading], sigla: Sigla | None = None) -> Item:
    """The question with the values given, each with who gives it where ``sigla`` are there."""
    readings = tuple(readings)
    given = (f"{r.value} ({holders(r.anchors, sigla)})" if sigla else r.value for r in readings)
    return Item(question, " / ".join(given), tuple(a for reading in readings for a in reading.anchors))


def holders(anchors: Iterable[Anchor], sigla: Sigla) -> str:
    """The sigla of the reports that some anchors are in, each once."""
    return " ".join(sorted({sigla[anchor.report] for anchor in anchors}, key=words.sigil_order))


def heading(news: News, story: Story) -> str:
    """What is known, what came later, and which of that is a copy."""
    sigla = {report.id: report.sigil for report in story.reports}
    known = words.counted(len(news.known), "report")
    if not news.later:
        return f"Nothing later than {news.since}: all of the story's reports ({known}) are known."
    later = " ".join(sigla[report] for report in news.later)
    copies = " ".join(sigla[report] for report in news.copies)
    made = f"; {copies} copied, nothing of its own" if copies else ""
    return f"Since {news.since}: {known} known, {len(news.later)} later ({later}{made})"


def to_text(news: News, story: Story) -> Text:
    """The news for a terminal; print it with a rich console, or take ``.plain``."""
    sigla = {report.id: report.sigil for report in story.reports}
    lines = [Text(clean(heading(news, story)), style=NAME)]
    for title, items in chapters(news, story):
        lines += [Text(), Text(title, style=TITLE)]
        for item in items:
            about = f"{clean(item.about)}: " if item.about else ""
            where = (f"  {holders(item.anchors, sigla)}", SIGIL)
            lines.append(Text.assemble("  ", (about, NAME), clean(item.text), where))
    if news.later and len(lines) == 1:
        lines.append(Text("Nothing that the known reports had not told."))
    return Text("\n").join(lines)


def to_markdown(news: News, story: Story) -> str:
    """The news as Markdown, report text escaped; places as in the edition ("H 120–164")."""
    sigla = {report.id: report.sigil for report in story.reports}
    lines = [f"# {plain(heading(news, story))}"]
    for title, items in chapters(news, story):
        lines += ["", f"## {title}", ""]
        for item in items:
            about = f"**{plain(item.about)}**: " if item.about else ""
            where = ", ".join(placed(anchor, sigla) for anchor in item.anchors)
            lines.append(f"- {about}{plain(item.text)} ({where})")
    return "\n".join(lines) + "\n"


def to_json(news: News) -> str:
    """The news as indented JSON; anchors as in story.json."""
    return msgspec.json.format(msgspec.json.encode(news), indent=1).decode() + "\n"
