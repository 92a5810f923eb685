"""Which figures are worth comparing: those that share an acronym, a ministry, or the skeleton of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from variorum.annotate.mentions.lexicon import bodies
from variorum.relate.entities.figures import Figure, media
from variorum.relate.names import body_parts, variants
from variorum.relate.transliterate import skeleton

LARGEST = 400
"""A block with more different names than this tells nothing and is left out."""


def pairs(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Index pairs (a < b) of figures that share a block, each once, in order.

    A name that hundreds of reports have is compared through the first figure that has it, and inside each report.
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(figures):
        for key in keys(figure):
            blocks[key].append(i)
    yield from sorted({pair for members in blocks.values() for pair in inside(figures, members)})


def inside(figures: Sequence[Figure], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of one block."""
    firsts: dict[tuple[str, tuple[str, ...]], int] = {}
    reports: defaultdict[str, list[int]] = defaultdict(list)
    for i in members:
        firsts.setdefault((figures[i].type, figures[i].parts), i)
        reports[figures[i].report].append(i)
    if len(firsts) > LARGEST:
        return
    through_firsts = ((a, b) for a in firsts.values() for b in members)
    in_reports = ((a, b) for others in reports.values() for a in others for b in others)
    for a, b in chain(through_firsts, in_reports):
        if a != b:
            yield min(a, b), max(a, b)


def keys(figure: Figure) -> set[str]:
    """Block names of a figure."""
    parts = set(figure.parts) | {part for name, _ in figure.names if len(name) <= 8 for part in body_parts(name)}
    found = {f"s:{skeleton(part)}" for part in parts if telling(part, figure)}
    found |= {f"v:{group}" for part in parts for group in variants().get(part, ())}
    if figure.type != "PER":
        found |= {f"a:{short}" for short in figure.initials}
        found |= {f"a:{part}" for part in parts if 2 <= len(part) <= 6}
    if figure.ministry:
        found.add("m:" + " ".join(figure.ministry[1:]))
    return found


def telling(part: str, figure: Figure) -> bool:
    """Whether a word tells bodies apart; a newspaper's last word does."""
    return len(part) > 1 and (
        part not in bodies() or figure.type == "PER" or len(figure.parts) == 1 or media(figure.parts)
    )
