"""A draft with what the reports say to it: marked-up text on a terminal, and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from rich.text import Text

from variorum.present import words
from variorum.present.diff import Piece, wordings
from variorum.present.screen import clean
from variorum.types import Anchor, Check, Finding, ReportId

STYLE = {"altered": "bold red", "in none": "bold red", "differs": "bold yellow", "as reported": ""}
STATUS = ("altered", "in none", "differs", "as reported")
KIND = {"quotation": "quotation", "claim": "statement", "attribution": "who said it", **words.KIND}
NAME, TITLE, QUIET, SIGIL, CHANGED = "bold", "bold underline", "dim", "bold cyan", "bold yellow"

Sigla = Mapping[ReportId, str]


def numbered(check: Check) -> tuple[Finding, ...]:
    """The findings that ask for a look, in the order of the draft; a note's number is its place in here, from 1."""
    return tuple(finding for finding in check.findings if finding.status != "as reported")


def counts(check: Check) -> str:
    """ "2 altered, 1 in none, 1 differs, 14 as reported"."""
    held = {status: sum(f.status == status for f in check.findings) for status in STATUS}
    return ", ".join(f"{number} {status}" for status, number in held.items() if number) or "nothing to check"


def to_text(check: Check) -> Text:
    """The draft with its notes' numbers, then the notes; print it with a rich console, or take ``.plain``."""
    sigla = {report.id: report.sigil for report in check.reports}
    lines = [marked_up(check)]
    for number, finding in enumerate(numbered(check), start=1):
        lines += [Text(), *note(number, finding, sigla)]
    lines += [Text(), Text(counts(check), style=NAME)]
    return Text("\n").join(lines)


def marked_up(check: Check) -> Text:
    """The draft's text; each item to look at between ‹ › with its note's number."""
    text, found = check.draft.text, numbered(check)
    opens: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, finding in enumerate(found, start=1):
        opens.setdefault(finding.anchor.start, []).append(number)
        ends.setdefault(finding.anchor.end, []).append(number)
    out = Text()
    cuts = sorted({0, len(text), *opens, *ends})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        out.append("".join(f"›[{n}]" for n in reversed(ends.get(start, []))), style=SIGIL)
        out.append("‹" * len(opens.get(start, [])), style=SIGIL)
        inside = [f for f in found if f.anchor.start <= start and end <= f.anchor.end]
        shortest = min(inside, key=lambda f: f.anchor.end - f.anchor.start, default=None)
        out.append(
            "\n".join(map(spaced, text[start:end].split("\n"))), style=STYLE[shortest.status] if shortest else ""
        )
    out.rstrip()
    return out


def spaced(text: str) -> str:
    """``clean`` that keeps a space at either end."""
    inner = clean(text)
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")


def note(number: int, finding: Finding, sigla: Sigla) -> Iterator[Text]:
    """What is wrong, the draft's words, the reports' words."""
    head = f"{KIND[finding.kind]}: {finding.status}"
    reason = f"  ({clean('; '.join(finding.reasons))})" if finding.reasons else ""
    yield Text.assemble((f"[{number}] ", SIGIL), (head, STYLE[finding.status]), (reason, QUIET))
    if finding.kind == "quotation" and finding.places:
        sides = wordings(finding.places[0].exact, finding.anchor.exact)
        yield Text.assemble("    draft  ", *pieces(sides.b))
        yield Text.assemble("    ", (f"{where(finding.places, sigla):<5}  ", SIGIL), *pieces(sides.a))
        return
    yield Text.assemble("    draft  ", clean(finding.anchor.exact))
    if finding.readings:
        for reading in finding.readings:
            yield Text.assemble("    ", (f"{where(reading.anchors, sigla):<5}  ", SIGIL), clean(reading.value))
        return
    for wording, places in by_wording(finding.places).items():
        yield Text.assemble("    ", (f"{where(places, sigla):<5}  ", SIGIL), wording)


def pieces(found: Iterable[Piece]) -> Iterator[str | tuple[str, str]]:
    """A wording with what the other has not got between ‹ ›."""
    for piece in found:
        yield (f"‹{clean(piece.text)}›", CHANGED) if piece.changed else spaced(piece.text)


def by_wording(places: Sequence[Anchor]) -> dict[str, list[Anchor]]:
    """The places by their words."""
    held: dict[str, list[Anchor]] = {}
    for place in places:
        held.setdefault(clean(place.exact), []).append(place)
    return held


def where(anchors: Iterable[Anchor], sigla: Sigla) -> str:
    """The sigla of the reports that some anchors are in: "A B"."""
    return " ".join(sorted({sigla[anchor.report] for anchor in anchors}, key=words.sigil_order))


def to_json(check: Check) -> str:
    """The check as indented JSON; the draft's text and the reports' are in it, so that every anchor can be looked up."""
    return msgspec.json.format(msgspec.json.encode(check), indent=1).decode() + "\n"
