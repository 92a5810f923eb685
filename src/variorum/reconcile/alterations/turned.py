"""Statements turned round in place: a negation put in or left out before a word that stayed, an opposite in a word's place."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.models.wordnet import opposed
from variorum.reconcile.alterations.gaps import Gap, Laid
from variorum.reconcile.alterations.opposites import opposites, words
from variorum.reconcile.alterations.passage import Found, Half
from variorum.types import Token

FEW = 3  # words of a gap in which an opposite stands for a word
DENIALS = ("not", "n't", "never", "no", "nobody", "nothing", "none", "neither", "nor", "without", "nowhere")
AWAY = frozenset({"out", "off"})  # "out of use"
BARE = frozenset({"be", "have", "do"})
CONTENT = frozenset({"VERB", "ADJ", "NOUN", "ADV", "ADP", "DET", "PRON", "SCONJ", "AUX"})


def turned(laid: Laid) -> Iterator[Found]:
    """Every gap that turns the statement round."""
    if not laid.near or (
        denials(laid.passage.a) == denials(laid.passage.b) and not any(g.a and g.b for g in laid.gaps)
    ):
        return
    for gap in laid.gaps:
        found = exchanged(laid, gap) or denied(laid, gap)
        if found:
            yield found


def exchanged(laid: Laid, gap: Gap) -> Found | None:
    """A word and its opposite in each other's place, with no denial more on either side."""
    a, b = laid.passage.a, laid.passage.b
    if not gap.a or not gap.b or max(len(gap.a), len(gap.b)) > FEW:
        return None
    more = denials(a) - denials(b)
    for n in gap.a:
        for m in gap.b:
            one, other = a.token(n), b.token(m)
            level = more == denial(one) - denial(other)
            if level and contrary(one, other) and not told(other, a) and not told(one, b):
                return pair(one, other, f"“{one.exact}” became “{other.exact}”", 0.8)
    return None


def contrary(one: Token, other: Token) -> bool:
    """Whether two words are opposites, after our list or WordNet."""
    if not {one.pos, other.pos} <= CONTENT:
        return False
    mine, theirs = {one.lemma.casefold(), one.exact.casefold()}, {other.lemma.casefold(), other.exact.casefold()}
    listed = any(theirs & (opposites(kind).get(word, frozenset())) for kind in ("words", "particles") for word in mine)
    return listed or (one.pos == other.pos and any(opposed(x, y) for x in mine for y in theirs))


def told(token: Token, half: Half) -> bool:
    """Whether the word stands in the passage anyway."""
    return any(t.lemma == token.lemma for t in half.tokens)


def denied(laid: Laid, gap: Gap) -> Found | None:
    """A denial in a gap of one side only, where the word that it denies stayed."""
    a, b = laid.passage.a, laid.passage.b
    more = denials(a) - denials(b)
    if more not in (1, -1):
        return None
    half, numbers, other = (a, gap.a, b) if more > 0 else (b, gap.b, a)
    no = next((n for n in numbers if denial(half.token(n))), None)
    if no is None or otherwise(half, other, laid, gap):
        return None
    kept = laid.stayed if more > 0 else {there: here for here, there in laid.stayed.items()}
    target = next((n for n in targets(half, no) if n in kept), None)
    if target is None:
        return None
    here, there = half.token(target), other.token(kept[target])
    start, end = min(here.start, half.token(no).start), max(here.end, half.token(no).end)
    reason = f"the copy {'drops' if more > 0 else 'adds'} “{half.token(no).exact}” at “{here.exact}”"
    whole, bare = (start, end), (there.start, there.end)
    return Found("polarity", whole, bare, reason, 0.8) if more > 0 else Found("polarity", bare, whole, reason, 0.8)


def targets(half: Half, no: int) -> Iterator[int]:
    """What a denial denies: its head, or where that says nothing by itself, what hangs on that."""
    tokens = half.side.annotations.tokens
    head = tokens[no].head
    if tokens[head].lemma not in BARE:
        yield head
    yield from (n for n in half.numbers if tokens[n].head == head != n and tokens[n].dep in ("attr", "acomp", "dobj"))


def otherwise(half: Half, other: Half, laid: Laid, gap: Gap) -> bool:
    """Whether the other side denies by another word: one with a negative meaning that the denying side has not."""
    lemmas = {t.lemma.casefold() for t in half.tokens}
    fresh = [t for t in other.tokens if t.lemma.casefold() not in lemmas]
    return any(negative(t) for t in fresh)


def negative(token: Token) -> bool:
    """Whether a word denies by its meaning or its prefix."""
    plain = token.lemma.casefold()
    return (
        plain in AWAY
        or (plain in words("negations") and plain not in ("yet", "only", "remain", "stay"))
        or (
            token.pos in ("ADJ", "ADV", "VERB")
            and plain.startswith(("un", "in", "im", "dis", "non", "ir", "il"))
            and len(plain) > 6
        )
    )


def denials(half: Half) -> int:
    """How many words of a passage deny."""
    return sum(denial(token) for token in half.tokens)


def denial(token: Token) -> bool:
    """Whether a word denies outright."""
    return token.exact.casefold().replace("’", "'") in DENIALS or token.dep == "neg"


def pair(one: Token, other: Token, reason: str, score: float) -> Found:
    """The one token for the other."""
    return Found("polarity", (one.start, one.end), (other.start, other.end), reason, score)
