"""Whether a report is a translation, which explains why it words a quotation in its own way."""

from __future__ import annotations

import re

from variorum.types import Report

SAYS_SO = re.compile(r"\b(?:machine|automatic(?:ally)?|text|article|edition)?[ -]*translat(?:ion|ed)\b", re.IGNORECASE)
ENDS = 400  # characters at either end in which a report says that it is one


def translated_text(report: Report) -> bool:
    """Whether the report says at its head or foot that it was translated, or prints speech in another language's marks."""
    head, foot = report.text[:ENDS], report.text[-ENDS // 2 :]
    if SAYS_SO.search(head) or SAYS_SO.search(foot) or (report.language or "en")[:2] != "en":
        return True
    return report.text.count("«") >= 2
