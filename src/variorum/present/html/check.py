"""A checked draft as one self-contained page, in the edition's look: nothing is loaded, no script runs."""

from __future__ import annotations

from markupsafe import Markup

from variorum.present.check import KIND, STATUS, counts, numbered, where
from variorum.present.diff import Wordings, wordings
from variorum.present.html.marks import Mark, merged, rendered
from variorum.present.html.page import digest, environment, static
from variorum.present.html.snippets import Snippet, snippet
from variorum.text import paragraphs
from variorum.types import Anchor, Check, Finding

CLASSES = {"altered": "altered-here", "in none": "in-none", "differs": "differing", "as reported": "reported"}


def to_page(check: Check) -> str:
    """The draft with its notes, as HTML."""
    style = static("edition.css") + static("check.css")
    reports = {report.id: report for report in check.reports}
    sigla = {report.id: report.sigil for report in check.reports}

    def around(anchor: Anchor) -> Snippet:
        return snippet(reports[anchor.report].text, anchor)

    def holders(anchors: tuple[Anchor, ...]) -> str:
        return where(anchors, sigla)

    return (
        environment()
        .get_template("check.html")
        .render(
            check=check,
            counts=counts(check),
            paragraphs=[
                rendered(check.draft.text, start, end, marks(check)) for start, end in paragraphs(check.draft.text)
            ],
            notes=[(number, note, changed(note)) for number, note in enumerate(numbered(check), start=1)],
            reported=[finding for finding in check.findings if finding.status == "as reported"],
            kinds=KIND,
            statuses=STATUS,
            classes=CLASSES,
            around=around,
            holders=holders,
            style=Markup(style),
            policy=f"default-src 'none'; style-src '{digest(style)}'; base-uri 'none'; form-action 'none'",
        )
    )


def changed(note: Finding) -> Wordings | None:
    """Both wordings of an altered quotation; None for everything else."""
    return wordings(note.places[0].exact, note.anchor.exact) if note.kind == "quotation" and note.places else None


def marks(check: Check) -> tuple[Mark, ...]:
    """What is shown in the draft: notes lead by their number, the rest by colour; a whole statement that stands is left plain."""
    numbers = {id(finding): number for number, finding in enumerate(numbered(check), start=1)}
    found = []
    for finding in check.findings:
        if finding.kind == "claim" and finding.status == "as reported":
            continue
        number = numbers.get(id(finding))
        title = f"{KIND[finding.kind]}: {finding.status}"
        ident = f"d{number}" if number else None
        found.append(Mark(finding.anchor.start, finding.anchor.end, ident, (CLASSES[finding.status],), (title,)))
    return merged(found)
