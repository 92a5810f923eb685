"""Who a source is: the fullest name or description that the report has for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.reading import Reading
from variorum.types import Mention

LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
LEVELS = {"NAM": 2, "NOM": 1, "PRO": 0}


def speaker_name(reading: Reading, attribution: Attribution, mentions: Sequence[Mention]) -> str | None:
    """The fullest name in the source's chain, else its fullest description, else the source's own words."""
    if attribution.source is None:
        return None
    mention = heading(reading, attribution, mentions)
    if mention is not None:
        chain = [m for m in mentions if m.chain == mention.chain]
        best = max(chain, key=lambda m: (LEVELS[m.level], len(m.exact.split()), -m.start))
        if best.level != "PRO":
            return best.exact
    words = reading.text[slice(*attribution.source)]
    return LEADING.sub("", words) if len(words.split()) > 1 else words


def heading(reading: Reading, attribution: Attribution, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that the source's head word belongs to, the shortest where several do."""
    if attribution.source is None:
        return None
    start, end = attribution.source
    if attribution.source_head is not None:
        head = reading.doc[attribution.source_head]
        start, end = head.idx, head.idx + len(head.text)
    around = [m for m in mentions if m.start <= start and end <= m.end]
    return min(around, key=lambda m: (m.end - m.start, m.start), default=None)
