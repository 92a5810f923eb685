"""What most reports tell and some leave out, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from variorum.present import words
from variorum.present.screen import clean
from variorum.types import Omission, Story

SIGIL, TITLE = "bold cyan", "bold underline"


def to_text(omissions: Sequence[Omission], story: Story) -> Text:
    """One claim a line with who tells it and who does not."""
    sigla = {report.id: report.sigil for report in story.reports}
    shown = Text()
    shown.append("Left out", TITLE)
    shown.append("\n")
    if not omissions:
        shown.append("Nothing that most reports tell is missing from one of them.\n")
    for omission in omissions:
        telling = sorted({sigla[anchor.report] for anchor in omission.anchors}, key=words.sigil_order)
        missing = sorted((sigla[report] for report in omission.missing), key=words.sigil_order)
        shown.append(clean(omission.claim))
        shown.append("\n  told by ")
        shown.append(" ".join(telling), SIGIL)
        shown.append(", not by ")
        shown.append(" ".join(missing), SIGIL)
        shown.append("\n")
    return shown
