"""What may be, told as what is, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reconcile.alterations.opposites import words
from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.reconcile.alterations.polarity import EMPTY, at, same_lemmas, shared_company, spread, surely
from variorum.types import Token


def certainty(passage: Passage) -> Iterator[Found]:
    """One verb that is hedged on one side, where the other side hedges nothing at all."""
    for verb, there in same_lemmas(passage, {"VERB"}):
        if at(passage.a, verb).lemma in EMPTY or not (surely(passage) or shared_company(passage, verb, there)):
            continue
        mine, theirs = hedge(passage.a, verb), hedge(passage.b, there)
        bare, stated = (passage.b, there) if mine else (passage.a, verb)
        word = mine or theirs
        if word is None or bool(mine) == bool(theirs) or cautious(bare) or not finite(bare, stated):
            continue
        first, second = at(passage.a, verb), at(passage.b, there)
        a = spread(first, word) if mine else (first.start, first.end)
        b = spread(second, word) if theirs else (second.start, second.end)
        did = "drops" if mine else "adds"
        yield Found("certainty", a, b, f"the copy {did} “{word.exact}” at “{first.exact}”", 0.7)
        return


def hedge(half: Half, verb: int) -> Token | None:
    """The modal or adverb that hedges a verb."""
    for number in half.numbers:
        token = at(half, number)
        if token.head != verb or number == verb:
            continue
        if token.lemma.casefold() in words("modals") and token.tag == "MD":
            return token
        if token.lemma.casefold() in words("hedges") or token.lemma.casefold() == "whether":
            return token
    return None


def cautious(half: Half) -> bool:
    """Whether anything in the passage hedges, by whatever word."""
    lists = words("modals") | words("hedges") | words("governors")
    return any(token.lemma.casefold() in lists or token.exact.casefold() in lists for token in half.tokens)


def finite(half: Half, verb: int) -> bool:
    """Whether the verb states something: past or present tense, or with "will" or "have"."""
    token = at(half, verb)
    if token.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        at(half, n).head == verb
        and at(half, n).dep in ("aux", "auxpass")
        and at(half, n).lemma in ("will", "have", "be")
        for n in half.numbers
    )
