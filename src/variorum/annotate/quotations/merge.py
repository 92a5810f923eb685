"""One attribution for each piece of content: what several steps found is told once."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.reading import Reading


def one_each(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Without page furniture, without the same content twice, in order of start; direct speech comes first."""
    kept: list[Attribution] = []
    for a in found:
        if reading.hidden[reading.token_at(a.start)]:
            continue
        if any(same(a, b) for b in kept):
            continue
        kept.append(a)
    return sorted(kept, key=lambda a: (a.start, -a.end, a.type, a.cue or (0, 0)))


def same(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions have nearly the same content: nine tenths of both."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.content for y in b.content)
    size = max(sum(e - s for s, e in a.content), sum(e - s for s, e in b.content))
    return common >= 0.9 * size
