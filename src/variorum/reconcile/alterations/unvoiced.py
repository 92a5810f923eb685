"""What somebody says in the exemplar and the copy says of itself, in the same words but for those that name the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reconcile.alterations.gaps import Laid
from variorum.reconcile.alterations.passage import Found, Half
from variorum.text import fold
from variorum.types import Anchor, Credit, Quotation

TOLD = 0.7  # share of what was said that stayed
COMMON = frozenset(
    {
        "said",
        "says",
        "told",
        "according",
        "that",
        "they",
        "their",
        "with",
        "from",
        "this",
        "which",
        "people",
        "officials",
    }
)
SPEECH = frozenset(
    {
        "say",
        "tell",
        "report",
        "accord",
        "add",
        "claim",
        "announce",
        "state",
        "write",
        "declare",
        "explain",
        "call",
        "quote",
        "cite",
    }
)


def unvoiced(laid: Laid) -> Iterator[Found]:
    """The first quotation or credit of the passage whose speaker the copy does not name any more."""
    if not laid.near or spoken(laid):
        return
    for source in (*speakers(laid), *origins(laid)):
        if gone(laid, source) and not named(source, laid.passage.b):
            yield told(laid, source)
            return


def speakers(laid: Laid) -> Iterator[Anchor]:
    """The speakers of the passage whose words stayed and whose cue did not."""
    a = laid.passage.a
    for quotation in a.side.annotations.quotations:
        if quotation.cue is None or quotation.source is None or quotation.type != "indirect":
            continue
        inside = holds(a, quotation.cue) and holds(a, quotation.source)
        if inside and gone(laid, quotation.cue) and stays(laid, quotation):
            yield quotation.source


def origins(laid: Laid) -> Iterator[Anchor]:
    """The credits of the passage, where the copy's has none and nobody is still named who says it."""
    if not any(credits_in(laid.passage.b)) and all(gone(laid, cue) for cue in cues(laid.passage.a)):
        yield from (credit for credit in credits_in(laid.passage.a) if credit.kind != "own")


def credits_in(half: Half) -> Iterator[Credit]:
    """The credits of a passage."""
    yield from half.inside(half.side.annotations.credits)


def holds(half: Half, anchor: Anchor) -> bool:
    """Whether the passage has it."""
    return half.start <= anchor.start < half.end


def cues(half: Half) -> list[Anchor]:
    """The words of a passage that bring in speech."""
    return [q.cue for q in half.side.annotations.quotations if q.cue and q.source and holds(half, q.cue)]


def spoken(laid: Laid) -> bool:
    """Whether the copy has it said in words of its own: in marks, by another verb of saying, or in the sentence before or after."""
    a, b = laid.passage.a, laid.passage.b
    if any(m.start < b.end and b.start < m.end for m in b.side.marked):
        return True
    kept = {b.token(n).start for n in laid.stayed.values()}
    if any(b.token(n).lemma.casefold() in SPEECH and b.token(n).start not in kept for n in b.numbers):
        return True
    here, there = len(cues(a.widened)) - len(cues(a)), len(cues(b.widened)) - len(cues(b))
    return there > here or any(cue.start not in kept for cue in cues(b))


def gone(laid: Laid, anchor: Anchor) -> bool:
    """Whether the weighty words of a stretch did not stay."""
    a = laid.passage.a
    inside = [
        n
        for n in a.numbers
        if anchor.start <= a.token(n).start < anchor.end and a.token(n).pos not in ("DET", "ADP", "PUNCT", "PART")
    ]
    return bool(inside) and not any(n in laid.stayed for n in inside)


def stays(laid: Laid, quotation: Quotation) -> bool:
    """Whether most of what was said stayed."""
    a = laid.passage.a
    words = [
        n
        for n in a.numbers
        if any(part.start <= a.token(n).start < part.end for part in quotation.content) and a.token(n).pos != "PUNCT"
    ]
    return bool(words) and sum(n in laid.stayed for n in words) / len(words) >= TOLD


def named(anchor: Anchor, half: Half) -> bool:
    """Whether the copy's passage or its neighbours have a weighty word of it, but for the verb."""
    start, end = half.wide
    there = set(re.findall(r"\w+", fold(half.side.report.text[start:end])))
    words = [word for word in re.findall(r"\w+", fold(anchor.exact)) if len(word) > 3 and word not in COMMON]
    return any(word in there for word in words)


def told(laid: Laid, source: Anchor) -> Found:
    """The two passages."""
    a, b = laid.passage.a, laid.passage.b
    return Found(
        "attribution",
        (a.start, a.end),
        (b.start, b.end),
        f"the copy says it without “{' '.join(source.exact.split())}”",
        0.75,
    )
