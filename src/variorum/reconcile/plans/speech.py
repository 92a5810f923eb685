"""Whether a word stands in speech: between marks, or in a paragraph that passes on what somebody says."""

from __future__ import annotations

from variorum.reconcile.positions.actors import Cast


def attributed(cast: Cast, position: int) -> bool:
    """Whether the paragraph of the position passes on what somebody says."""
    text = cast.tree.report.text
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    return any(
        start <= part.start and (end < 0 or part.start < end)
        for quotation in cast.annotations.quotations
        for part in quotation.content
    )


def spoken(cast: Cast, index: int) -> bool:
    """Whether the word stands inside quotation marks."""
    start = cast.tree.tokens[index].start
    return any(
        part.start <= start < part.end
        and (quotation.type == "direct" or opened(cast.tree.report.text[part.start : start]))
        for quotation in cast.annotations.quotations
        if quotation.type != "indirect"
        for part in quotation.content
    )


def opened(before: str) -> bool:
    """Whether a quotation mark is open at the end of some words."""
    return any(before.count(a) > before.count(b) for a, b in (("“", "”"), ("«", "»"))) or before.count('"') % 2 == 1
