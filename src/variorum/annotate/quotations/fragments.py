"""Words inside marks that no clause has claimed yet: She dismissed talk of "a done deal"; "Nonsense" was how he put it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.content import before_cue, closed, polished
from variorum.annotate.quotations.direct import inner, is_name, titled
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.marks import Marked
from variorum.annotate.quotations.model import Attribution, Stretch
from variorum.annotate.quotations.postposed import parenthetic
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

FEWEST = 3
INTRODUCING = frozenset(("that", "how", "whether", "why"))


def find_fragments(reading: Reading, claimed: Sequence[Attribution]) -> list[Attribution]:
    """Unclaimed marked words in a sentence whose speaker is told by a verb of speaking outside the marks."""
    found = []
    for m in reading.marked:
        if m.depth or taken(m, claimed) or is_name(reading, m):
            continue
        words = [t for t in reading.doc[slice(*reading.tokens(m.start, m.end))] if t.is_alpha]
        if len(words) < FEWEST or titled(words):
            continue
        verb = teller(reading, m)
        if verb is not None:
            source = tree.subject(verb)
            if source is not None and reading.can_speak(source.i):
                span = reading.stretch(*tree.phrase(source))
                if span[0] <= m.start < span[1]:
                    continue
                cue = reading.stretch(*tree.verb_group(verb))
                found.append(Attribution("mixed", whole(reading, m, verb), cue, verb.i, span, source.i))
    return found


def whole(reading: Reading, m: Marked, verb: Token) -> tuple[Stretch, ...]:
    """The clause the marked words stand in, where "that" or the commas around the cue show it; else those words.

    The ferry is, she said, "past saving" and has to go; he told the crew on Friday that they would "have to wait".
    """
    at, last = reading.first_token(m.start), tree.sentence(verb)[1]
    for i in range(verb.i + 1, at):
        if reading.doc[i].lower_ in INTRODUCING and reading.doc[i].tag_ in ("IN", "WRB") and not reading.inside[i]:
            return closed(reading, polished(reading, i, last))
    if parenthetic(verb):
        around = before_cue(reading, verb)
        if any(start <= m.start and m.end <= end + 1 for start, end in around):
            return around
    return (inner(reading, m),)


def taken(m: Marked, claimed: Sequence[Attribution]) -> bool:
    """Whether the marked words belong to an attribution already."""
    return any(start < m.end and m.start < end for a in claimed for start, end in a.content)


def teller(reading: Reading, m: Marked) -> Token | None:
    """The nearest verb of speaking in the sentence, outside marks."""
    at = reading.first_token(m.start)
    span = reading.doc[min(at, len(reading.doc) - 1)].sent
    verbs = [t for t in span if tree.is_verb(t) and not reading.inside[t.i] and tells(t)]
    return min(verbs, key=lambda t: (abs(t.i - at), t.i), default=None)


def tells(verb: Token) -> bool:
    """Whether a verb is one of speaking, in any construction."""
    words = lexicon()
    name = tree.lemma(verb)
    if name == "put" and any(c.dep_ == "dobj" and c.lower_ == "it" for c in verb.children):
        return True
    return name in words.parenthesis or name in words.predicate or name in words.predicate_as or name in words.object
