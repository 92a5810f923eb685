"""Certainty raised or lowered in place: a hedge put in, left out, or exchanged for a word that is sure of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.reconcile.alterations.certainty import finite
from variorum.reconcile.alterations.gaps import Gap, Laid
from variorum.reconcile.alterations.opposites import words
from variorum.reconcile.alterations.passage import Found, Half
from variorum.types import Token

LONGEST = 7  # words of a gap that holds a hedge and little else


def hedged(laid: Laid) -> Iterator[Found]:
    """Every gap that is hedged on one side, where nothing that did not stay hedges on the other."""
    a, b = laid.passage.a, laid.passage.b
    here, there = {n for gap in laid.gaps for n in gap.a}, {n for gap in laid.gaps for n in gap.b}
    if not laid.near or cautious(a, here) == cautious(b, there):
        return
    kept = laid.stayed, {there: here for here, there in laid.stayed.items()}
    for gap in laid.gaps:
        if max(len(gap.a), len(gap.b)) > LONGEST:
            continue
        mine, theirs = hedge(a, gap.a, sure(b, gap.b)), hedge(b, gap.b, sure(a, gap.a))
        if (mine is None) == (theirs is None):
            continue
        half, no, other, stayed = (a, mine, b, kept[0]) if mine is not None else (b, theirs, a, kept[1])
        if no is not None and rests(half, no, other, stayed):
            yield told(laid, gap, half.token(no), adds=mine is None)


def cautious(half: Half, numbers: set[int]) -> bool:
    """Whether any of some tokens hedges."""
    return hedge(half, sorted(numbers), against=True) is not None


def sure(half: Half, numbers: Sequence[int]) -> bool:
    """Whether one of some tokens says that it is so, or will be."""
    return any(half.token(n).lemma.casefold() in words("strong") for n in numbers)


def hedge(half: Half, numbers: Sequence[int], against: bool) -> int | None:
    """The first of some tokens that says that something may not be so; what people think and want is none but ``against`` a word that is sure."""
    return next((n for n in numbers if unsure(half, n) or (against and weak(half.token(n)))), None)


def weak(token: Token) -> bool:
    """Whether a word tells what somebody thinks, claims or wants."""
    return token.lemma.casefold() in words("weak") and token.pos in ("VERB", "NOUN", "ADJ")


def unsure(half: Half, number: int) -> bool:
    """Whether a token hedges: a modal, an adverb or adjective of the list, or a verb of thinking or saying over an infinitive."""
    token = half.token(number)
    lemma = token.lemma.casefold()
    if token.tag == "MD":
        return lemma in words("modals")
    if lemma in words("hedges") or token.exact.casefold() in words("hedges"):
        return True
    infinitive = number + 1 < half.numbers.stop and half.token(number + 1).tag == "TO"
    return infinitive and lemma in words("hearsay")


def rests(half: Half, number: int, other: Half, stayed: Mapping[int, int]) -> bool:
    """Whether what a hedge hedges is still there: its head, or a word below it; after a modal it must be said outright there."""
    tokens = half.side.annotations.tokens
    token = half.token(number)
    if token.head in stayed and token.head != number:
        return token.tag != "MD" or finite(other, stayed[token.head])
    return any(n in stayed for n in half.numbers if n != number and tokens[n].head == number)


def told(laid: Laid, gap: Gap, word: Token, *, adds: bool) -> Found:
    """The change, from the words of the gap on either side and a verb before it, else the word that follows."""
    near = (
        gap.before
        if gap.before and laid.passage.a.token(gap.before[0]).pos in ("AUX", "VERB")
        else gap.after or gap.before
    )
    a, b = stretch(laid.passage.a, gap.a, near and near[0]), stretch(laid.passage.b, gap.b, near and near[1])
    return Found("certainty", a, b, f"the copy {'adds' if adds else 'drops'} “{word.exact}”", 0.75)


def stretch(half: Half, numbers: Sequence[int], at: int | None) -> tuple[int, int]:
    """From the first to the last of some tokens and a neighbour."""
    chosen = [half.token(n) for n in (*numbers, *([at] if at is not None else []))]
    return min(t.start for t in chosen), max(t.end for t in chosen)
