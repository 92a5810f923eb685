"""One attribution for each piece of content: what several steps found is told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.overlaps import Overlaps
from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.reading import Reading

UNSPOKEN = frozenset(
    (
        "agree",
        "believe",
        "fear",
        "find",
        "guess",
        "hear",
        "hope",
        "know",
        "reckon",
        "suppose",
        "suspect",
        "think",
        "understand",
    )
)
TOLD = frozenset(("VBD", "VBN", "VBZ", "VBP"))
OWN = frozenset(("i", "me", "we", "us", "you", "it"))


def one_each(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Each voice once, in order of start: no page furniture, no content twice, no thoughts inside what another says.

    Direct speech comes first. Inside somebody's words only the speech of a further voice is kept, since what "they
    hope" within a quotation is part of that quotation.
    """
    shown = [a for a in found if not reading.hidden[reading.token_at(a.start)]]
    kept = once(shown)
    around = Overlaps(kept, hull)
    kept = [a for a in kept if a.type == "direct" or own_voice(reading, a, around(*(a.cue or (0, 0))))]
    return resumed(reading, sorted(kept, key=lambda a: (a.start, -a.end, a.type, a.cue or (0, 0))))


def resumed(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """Speech that begins outside the marks and goes on inside them: The quay "is gone," she said. "We will rebuild it." """
    out: list[Attribution] = []
    for a in found:
        if out and goes_on(reading, out[-1], a):
            out[-1] = replace(out[-1], content=(*out[-1].content, *a.content))
        else:
            out.append(a)
    return out


def goes_on(reading: Reading, before: Attribution, a: Attribution) -> bool:
    """Whether only the cue's clause, to the end of its sentence, lies between two pieces of one speech."""
    if before.type != "mixed" or before.cue_head is None or a.type != "direct" or a.cue is not None:
        return False
    stop = reading.stretch(*tree.sentence(reading.doc[before.cue_head]))[1]
    between = reading.text[stop : a.start]
    return before.end <= reading.doc[before.cue_head].idx < a.start and not re.search(r"[\w\n]", between)


def once(found: Sequence[Attribution]) -> list[Attribution]:
    """Of attributions with the same content the first; with "as reported, Lind said …" the one that has a source."""
    near = Overlaps(tuple(enumerate(found)), lambda numbered: hull(numbered[1]))
    left: set[int] = set()
    for i, a in sorted(enumerate(found), key=lambda numbered: nobodys(numbered[1])):
        if not any(j in left and same(a, b) for j, b in near(*hull(a))):
            left.add(i)
    return [a for i, a in enumerate(found) if i in left]


def nobodys(a: Attribution) -> bool:
    """Whether a clause is told by nobody who is named."""
    return a.type != "direct" and a.source is None


def hull(a: Attribution) -> tuple[int, int]:
    """From the first to the last character of the content."""
    return a.start, a.end


def own_voice(reading: Reading, a: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether the report itself attributes this, or a speaker tells what a further voice said."""
    if a.cue_head is None or a.cue is None:
        return True
    if reading.inside[a.cue_head]:
        return False
    cue = a.cue
    if not any(s <= cue[0] and cue[1] <= e for b in others if b is not a for s, e in b.content):
        return True
    verb = reading.doc[a.cue_head]
    name = tree.lemma(verb)
    if name in lexicon().postposed and name not in UNSPOKEN:
        return (
            (verb.tag_ in TOLD or verb.pos_ == "NOUN" or tree.quoted_as(verb) is not None)
            and further(reading, a)
            and finite(reading, a)
        )
    return name == "accord"


def further(reading: Reading, a: Attribution) -> bool:
    """Whether somebody else than the one who speaks, and the one spoken to, is the source."""
    return a.source_head is not None and reading.doc[a.source_head].lower_ not in OWN


def finite(reading: Reading, a: Attribution) -> bool:
    """Whether the content has a finite verb, as a sentence has."""
    return any(t.tag_ in tree.FINITE for s, e in a.content for t in reading.doc[slice(*reading.tokens(s, e))])


def same(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions have nearly the same content: nine tenths of both."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.content for y in b.content)
    size = max(sum(e - s for s, e in a.content), sum(e - s for s, e in b.content))
    return common >= 0.9 * size
