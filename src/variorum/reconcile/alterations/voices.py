"""What somebody said in the exemplar and the copy says itself, or gives to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.relate.names import name_score
from variorum.relate.quotations.pairing import alike
from variorum.relate.view import Word
from variorum.text import fold
from variorum.types import Credit, Quotation

CLOSE = 0.6  # likeness from which a sentence is told again closely enough to miss its source
RETOLD = 0.4  # of the words' weight alike in meaning, from which what is quoted is one utterance
OTHER = 0.6  # score of two names below which they are two people's
PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
ANONYMOUS = ("a ", "an ", "one of ", "another ")


def voices(passage: Passage) -> Iterator[Found]:
    """A credited statement whose copy, with the sentences around it, credits and quotes nobody."""
    if passage.score < CLOSE or heard(passage.b):
        return
    credits = passage.a.inside(passage.a.side.annotations.credits)
    named = [c for c in credits if c.kind in ("agency", "outlet", "person", "anonymous", "document", "organisation")]
    if named and not mentioned(named[0], passage.b):
        first = named[0]
        reason = f"the copy says it without “{' '.join(first.exact.split())}”"
        yield Found("attribution", (passage.a.start, passage.a.end), (passage.b.start, passage.b.end), reason, 0.7)


def speakers(passage: Passage) -> Iterator[Found]:
    """One quotation in other words, which the copy gives to a person that the exemplar has not say it."""
    mine, theirs = only_quotation(passage.a), only_quotation(passage.b)
    if mine is None or theirs is None or not mine.speaker_name or not theirs.speaker_name:
        return
    retold = alike(words(passage.a, mine), words(passage.b, theirs)) >= RETOLD
    if retold and not same_words(mine, theirs) and another(mine, theirs.speaker_name, passage.a):
        a, b = mine.content[0], theirs.content[0]
        reason = f"said by {mine.speaker_name} there, by {theirs.speaker_name} in the copy"
        yield Found("attribution", (a.start, a.end), (b.start, b.end), reason, 0.75)


def words(half: Half, quotation: Quotation) -> list[Word]:
    """The words of what is quoted."""
    parts = quotation.content
    return [w for row in half.side.words for w in row if any(p.start <= w.start < p.end for p in parts)]


def same_words(one: Quotation, other: Quotation) -> bool:
    """Whether both name the speaker by the same words ("he", "the minister"): then the copy gave it to nobody else."""
    if one.source is None or other.source is None:
        return False
    return fold(one.source.exact) == fold(other.source.exact)


def only_quotation(half: Half) -> Quotation | None:
    """The one quotation in marks that the half holds."""
    held = [q for q in half.side.annotations.quotations if q.type != "indirect" and q.content]
    inside = [q for q in held if any(half.start <= part.start < half.end for part in q.content)]
    return inside[0] if len(inside) == 1 else None


def another(mine: Quotation, name: str, half: Half) -> bool:
    """Whether a named person is somebody else than the speaker: of another name, or one left nameless on the spot."""
    if len(name.split()) < 2 or not all(word[:1].isupper() for word in name.split()):
        return False
    ours = mine.speaker_name or ""
    start, end = half.wide
    if set(fold(name).split()) & set(re.findall(r"\w+", fold(half.side.report.text[start:end]))):
        return False  # who speaks is read wrongly more often than both are there and one is given the other's words
    if set(fold(ours).split()) & set(fold(name).split()):
        return False
    if ours[:1].isupper() and len(ours.split()) > 1 and ours.split()[-1][:1].isupper():
        return name_score(ours, name, "PER") < OTHER
    named = mine.source is not None and mine.source.exact.casefold() not in PRONOUNS
    near = mine.source is not None and half.start <= mine.source.start < half.end
    return named and near and ours.casefold().startswith(ANONYMOUS)


def heard(half: Half) -> bool:
    """Whether anybody is credited or quoted in the passage or in the sentences next to it."""
    start, end = half.wide
    notes = half.side.annotations
    if any(start <= credit.start < end for credit in notes.credits):
        return True
    spans = [part for quotation in notes.quotations for part in quotation.content]
    return any(part.start < end and start < part.end for part in spans)


def mentioned(credit: Credit, half: Half) -> bool:
    """Whether the passage or its neighbours speak of the credited source at all."""
    start, end = half.wide
    text = half.side.report.text[start:end].casefold()
    return any(word.casefold() in text for word in credit.origin.split() if word[:1].isupper() or len(word) > 5)
