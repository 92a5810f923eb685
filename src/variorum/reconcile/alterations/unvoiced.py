"""What somebody says in the exemplar and the copy says of itself, in the same words but for those that name the speaker."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reconcile.alterations.gaps import Laid
from variorum.reconcile.alterations.passage import Found, Half
from variorum.text import fold
from variorum.types import Anchor, Quotation

TOLD = 0.7  # share of what was said that stayed
SPEECH = frozenset({"say", "tell", "report", "accord", "add", "claim", "announce", "state", "write", "declare", "explain", "call", "quote", "cite"})


def unvoiced(laid: Laid) -> Iterator[Found]:
    """The first quotation or credit of the passage whose speaker the copy does not name any more."""
    a, b = laid.passage.a, laid.passage.b
    if not laid.near or cues(a.widened) <= cues(b.widened) or spoken(b):
        return
    for quotation in a.side.annotations.quotations:
        if quotation.cue and quotation.source and quotation.type == "indirect" and holds(a, quotation.cue) and holds(a, quotation.source):
            if gone(laid, quotation.cue) and gone(laid, quotation.source) and stays(laid, quotation) and not named(quotation.source, b):
                yield told(laid, quotation.source)
                return
    for credit in a.inside(a.side.annotations.credits):
        if credit.kind != "own" and gone(laid, credit) and not named(credit, b) and not any(credits_in(b)):
            yield told(laid, credit)
            return


def credits_in(half: Half) -> Iterator[Anchor]:
    """The credits of a passage."""
    yield from half.inside(half.side.annotations.credits)


def holds(half: Half, anchor: Anchor) -> bool:
    """Whether the passage has it."""
    return half.start <= anchor.start < half.end


def cues(half: Half) -> int:
    """How many times a passage names a speaker or a source."""
    notes = half.side.annotations
    said = [q.cue for q in notes.quotations if q.cue and q.source and holds(half, q.cue)]
    return len(said) + sum(not any(c.start - 90 < cue.start < c.end + 30 for cue in said) for c in credits_in(half))


def spoken(half: Half) -> bool:
    """Whether the copy's passage speaks of saying, whoever it is that speaks, or stands in marks."""
    marked = any(m.start < half.end and half.start < m.end for m in half.side.marked)
    return marked or any(t.lemma.casefold() in SPEECH and t.pos == "VERB" for t in half.tokens)


def gone(laid: Laid, anchor: Anchor) -> bool:
    """Whether the weighty words of a stretch did not stay."""
    a = laid.passage.a
    inside = [n for n in a.numbers if anchor.start <= a.token(n).start < anchor.end and a.token(n).pos not in ("DET", "ADP", "PUNCT", "PART")]
    return bool(inside) and not any(n in laid.stayed for n in inside)


def stays(laid: Laid, quotation: Quotation) -> bool:
    """Whether most of what was said stayed."""
    a = laid.passage.a
    words = [n for n in a.numbers if any(part.start <= a.token(n).start < part.end for part in quotation.content) and a.token(n).pos != "PUNCT"]
    return bool(words) and sum(n in laid.stayed for n in words) / len(words) >= TOLD


def named(anchor: Anchor, half: Half) -> bool:
    """Whether the copy's passage or its neighbours have the name."""
    start, end = half.wide
    words = set(fold(half.side.report.text[start:end]).split())
    return any(fold(word).strip(".,’'") in words for word in anchor.exact.split() if word[:1].isupper() and len(word) > 3)


def told(laid: Laid, source: Anchor) -> Found:
    """The two passages."""
    a, b = laid.passage.a, laid.passage.b
    return Found("attribution", (a.start, a.end), (b.start, b.end), f"the copy says it without “{' '.join(source.exact.split())}”", 0.75)
