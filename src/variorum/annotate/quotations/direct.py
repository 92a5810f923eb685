"""Direct speech: a marked stretch that is a sentence of somebody's, its cue beside it, and the run it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.marks import Marked
from variorum.annotate.quotations.model import Attribution, Stretch
from variorum.annotate.quotations.reading import Reading
from variorum.annotate.quotations.sources import (
    Cue,
    carrier_cue,
    introducing_cue,
    line_above,
    narrated,
    signed,
    unlisted,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDING = re.compile(r"[.,!?…—–-]\s*$")
SENTENCE_STOPS = frozenset((".", "!", "?"))
SHORT = 3
FEW = 8
LONG = 8
LONGEST_TITLE = 40  # characters


@dataclass(frozen=True, slots=True)
class Placed:
    """A marked stretch and what stands around it up to the next stop or mark, as token ranges."""

    marked: Marked
    left: tree.Range
    right: tree.Range


def find_direct(reading: Reading) -> list[Attribution]:
    """Every piece of direct speech, the stretches of one speech together."""
    found: list[Attribution] = []
    previous: Placed | None = None
    for placed in place(reading, [m for m in reading.marked if m.depth == 0]):
        if is_name(reading, placed.marked):
            previous = beyond(previous, placed)
        elif (
            is_speech(reading, placed) or continues(reading, previous, placed, found) or adds(reading, previous, placed)
        ):
            attribute(reading, placed, previous, found)
            previous = placed
        else:
            previous = beyond(previous, placed)
    return found + nested(reading)


def nested(reading: Reading) -> list[Attribution]:
    """Speech inside speech, with its cue inside the outer marks."""
    found: list[Attribution] = []
    previous: Placed | None = None
    for placed in place(reading, [m for m in reading.marked if m.depth == 1]):
        cue = find_cue(reading, placed) if is_speech(reading, placed) else None
        if cue is not None:
            found.append(made(reading, placed.marked, cue))
        elif previous is not None and adds(reading, previous, placed):
            found[-1] = longer(found[-1], placed.marked)
        previous = placed if cue is not None else None
    return found


def place(reading: Reading, marked: Sequence[Marked]) -> list[Placed]:
    """The surroundings of each stretch: back and forth to a stop, a line break or the next marks."""
    placed = []
    for i, m in enumerate(marked):
        before = marked[i - 1].outer[1] if i else 0
        after = marked[i + 1].outer[0] if i + 1 < len(marked) else len(reading.text)
        placed.append(Placed(m, left_of(reading, m, before), right_of(reading, m, after)))
    return placed


def left_of(reading: Reading, m: Marked, limit: int) -> tree.Range:
    """Tokens before a stretch in its own sentence."""
    end = reading.first_token(m.outer[0])
    floor = reading.first_token(max(limit, reading.text.rfind("\n", 0, m.outer[0]) + 1))
    while end > floor and reading.doc[end - 1].is_space:
        end -= 1
    start = end
    while start > floor and reading.doc[start - 1].text not in SENTENCE_STOPS:
        start -= 1
    return start, end


def right_of(reading: Reading, m: Marked, limit: int) -> tree.Range:
    """Tokens after a stretch in its own sentence."""
    start = reading.first_token(m.outer[1])
    newline = reading.text.find("\n", m.outer[1])
    ceiling = reading.first_token(min(limit, newline if newline >= 0 else len(reading.text)))
    while start < ceiling and reading.doc[start].is_space:
        start += 1
    end = start
    while end < ceiling and reading.doc[end].text not in SENTENCE_STOPS:
        end += 1
    return start, end


def is_speech(reading: Reading, placed: Placed) -> bool:
    """Whether the marked words are a sentence of somebody's, and neither a title, a name, nor a scare quote."""
    m = placed.marked
    if m.follows:
        return True
    words = [t for t in reading.doc[slice(*reading.tokens(m.start, m.end))] if not t.is_punct and not t.is_space]
    content = reading.text[m.start : m.end]
    if len(words) >= LONG and content[:1].isupper() and content[-1:] in ".!?" and clausal(words):
        return True
    if not words or embedded(reading, placed):
        return False
    ended = bool(ENDING.search(content)) or reading.text[m.outer[1] : m.outer[1] + 1] in (",", ":")
    if titled(words) and not re.search(r"[.!?]\s*$", content) and not introduced(reading, placed):
        spoken = ended and carrier_cue(reading, placed.right) is not None
        return introducing_cue(reading, placed.left) is not None or (spoken and not mid_clause(reading, placed))
    if not content.lstrip(" …[('‘\"“")[:1].isupper() and not content.lstrip()[:1] in "…[" and not content[:1].isdigit():
        if mid_clause(reading, placed):
            return False
        return ended and (introduced(reading, placed) or carrier_cue(reading, placed.right) is not None)
    if len(words) <= SHORT:
        return find_cue(reading, placed) is not None or answers(reading, placed)
    return ended or introduced(reading, placed) or clausal(words)


def mid_clause(reading: Reading, placed: Placed) -> bool:
    """Whether words of the same sentence lead into the marks."""
    return placed.left[0] < placed.left[1] and reading.doc[placed.left[1] - 1].text not in (",", ":", "—", "–", "-")


def embedded(reading: Reading, placed: Placed) -> bool:
    """Whether the marked words are a part of the clause around them (the so-called "reform")."""
    start, end = placed.left
    if start == end or (end - start == 1 and reading.doc[start].text in ("(", "[")):
        return False
    last = reading.doc[end - 1]
    if last.text == "," and begins_low(reading, placed.marked) and not told(reading, placed, end - 1):
        return introducing_cue(reading, placed.left) is not None
    if last.text in (",", ":", ";", "—", "–", "-", "―", "…", "|"):
        return False
    return not (tree.is_verb(last) and tree.lemma(last) in lexicon().parenthesis) and not told(reading, placed, end)


def answers(reading: Reading, placed: Placed) -> bool:
    """Whether a few words are a sentence of their own behind one about somebody: She shook her head. “Not now.”"""
    m = placed.marked
    alone = placed.left[0] == placed.left[1] and placed.right[0] == placed.right[1]
    return alone and reading.text[m.end - 1] in ".!?" and narrated(reading, m.outer[0], 0) is not None


def begins_low(reading: Reading, m: Marked) -> bool:
    """Whether the first letter inside the marks is a small one."""
    letters = re.search(r"\w", reading.text[m.start : m.end])
    return letters is not None and letters.group().islower()


def told(reading: Reading, placed: Placed, end: int) -> bool:
    """Whether only the one spoken to, and when, stands between the cue and ``end``: told reporters on Friday “…”."""
    cue = introducing_cue(reading, placed.left)
    if cue is None or cue.head is None:
        return False
    between = reading.doc[cue.head + 1 : end]
    content = reading.text[placed.marked.start : placed.marked.end]
    whole = end < placed.left[1] or (content[:1].isupper() and bool(re.search(r"[.!?,]\s*$", content)))
    return (
        len(between) <= FEW
        and whole
        and not any(t.pos_ in ("VERB", "SCONJ", "CCONJ", "AUX") for t in between)
        and (not between or between[-1].pos_ in ("NOUN", "PROPN", "PRON", "ADV", "PART", "NUM"))
    )


def introduced(reading: Reading, placed: Placed) -> bool:
    """Whether a colon, or a cue and a comma, lead into the marks."""
    start, end = placed.left
    if start == end:
        return False
    return reading.doc[end - 1].text == ":" or introducing_cue(reading, placed.left) is not None


def is_name(reading: Reading, m: Marked) -> bool:
    """Whether the marks hold a title or a name that a word leads up to: on “Morning Watch.”"""
    first, last = reading.tokens(m.start, m.end)
    before = reading.first_token(m.outer[0]) - 1
    words = [t for t in reading.doc[first:last] if t.is_alpha or t.like_num]
    if before < 0 or not words or not (titled(words) or (len(words) == 1 and words[0].is_title)):
        return False
    return reading.doc[before].pos_ in ("ADP", "NOUN", "PROPN", "DET", "PART", "ADJ", "NUM", "PRON", "CCONJ")


def titled(words: Sequence[Token]) -> bool:
    """Whether every word of weight is capitalised, as in a title or a name; shouting is no title."""
    if len(words) > SHORT and all(t.is_upper for t in words if t.is_alpha):
        return False
    weighty = [t for t in words if len(t.text) > 3 or t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")]
    return len(words) <= 8 and bool(weighty) and all(t.text[:1].isupper() for t in weighty) and len(weighty) > 1


def clausal(words: Sequence[Token]) -> bool:
    """Whether there is a finite verb among the words."""
    return len(words) > SHORT and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)


def beyond(previous: Placed | None, placed: Placed) -> Placed | None:
    """The run of speech behind marked words that are none of it: a title in the cue's clause is passed over."""
    if previous is None or placed.marked.end - placed.marked.start >= LONGEST_TITLE:
        return None
    return replace(previous, right=(previous.right[0], placed.right[1])) if previous.right == placed.left else previous


def find_cue(reading: Reading, placed: Placed) -> Cue | None:
    """The cue beside the marks: after them where they end in a comma, else before them, else a signature."""
    content = reading.text[placed.marked.start : placed.marked.end].rstrip()
    start, end = placed.right
    after = None
    if start < end and hands_over(reading, placed, content):
        after = carrier_cue(reading, placed.right) or unlisted(reading, placed.right, content[-1:] not in ",!?")
    before = introducing_cue(reading, placed.left) or line_above(reading, placed.marked.outer[0])
    return after or before or signed(reading, placed.right)


def hands_over(reading: Reading, placed: Placed, content: str) -> bool:
    """Whether the words behind the marks can be the cue's clause: after a comma or a stop, or an inverted "said she"."""
    first = reading.doc[placed.right[0]]
    if content.endswith("."):
        return not first.text[:1].isupper()
    if content[-1:] in "!?…" and first.pos_ == "PRON" and first.text[:1].isupper() and first.text != "I":
        return False
    return content[-1:] in ",!?…—–-" or first.text in (",", "—", "–", "-") or tree.is_verb(first)


def continues(reading: Reading, previous: Placed | None, placed: Placed, found: Sequence[Attribution]) -> bool:
    """Whether the cue before the marks is the one after the previous stretch: “…,” she said, “…”."""
    return (
        previous is not None
        and bool(found)
        and previous.right == placed.left
        and found[-1].cue_head is not None
        and placed.left[0] <= found[-1].cue_head < placed.left[1]
        and reading.doc[placed.left[1] - 1].text in (",", "—", "–", "-", ":")
    )


def adds(reading: Reading, previous: Placed | None, placed: Placed) -> bool:
    """Whether a short sentence between marks goes on from the stretch before: “…,” she said. “I agree.”"""
    m = placed.marked
    whole = reading.text[m.start : m.start + 1].isupper() and reading.text[m.end - 1] in ".!?"
    return whole and previous is not None and placed.left[0] == placed.left[1] and runs_on(reading, previous, placed)


def attribute(reading: Reading, placed: Placed, previous: Placed | None, found: list[Attribution]) -> None:
    """Add a stretch: to the speech it goes on with, or as a speech of its own."""
    cue = None if continues(reading, previous, placed, found) else find_cue(reading, placed)
    if cue is None and found and previous is not None and runs_on(reading, previous, placed):
        found[-1] = longer(found[-1], placed.marked)
        return
    found.append(made(reading, placed.marked, cue or carried(reading, placed, previous, found)))


def runs_on(reading: Reading, previous: Placed, placed: Placed) -> bool:
    """Whether nothing but the cue's clause lies between two stretches."""
    if placed.marked.follows:
        return True
    between = reading.text[previous.marked.outer[1] : placed.marked.outer[0]]
    end = reading.stretch(*previous.right)[1] if previous.right[0] < previous.right[1] else previous.marked.outer[1]
    rest = reading.text[min(end, placed.marked.outer[0]) : placed.marked.outer[0]]
    return not re.search(r"\w", rest) and between.count("\n") < 3


def carried(reading: Reading, placed: Placed, previous: Placed | None, found: Sequence[Attribution]) -> Cue:
    """No cue of its own: the one the sentence before speaks of, else the last speaker."""
    before = narrated(reading, placed.marked.outer[0], previous.marked.outer[1] if previous else 0)
    if before is not None:
        return before
    if found and previous is not None and reading.text.count("\n", found[-1].end, placed.marked.start) < 3:
        return Cue(None, None, found[-1].source, found[-1].source_head)
    return Cue(None, None, None, None)


def made(reading: Reading, m: Marked, cue: Cue) -> Attribution:
    """The attribution of one stretch."""
    return Attribution("direct", (inner(reading, m),), cue.span, cue.head, cue.source, cue.source_head)


def longer(attribution: Attribution, m: Marked) -> Attribution:
    """The same speech with one stretch more."""
    return Attribution(
        attribution.type,
        (*attribution.content, (m.start, m.end)),
        attribution.cue,
        attribution.cue_head,
        attribution.source,
        attribution.source_head,
    )


def inner(reading: Reading, m: Marked) -> Stretch:
    """The stretch without white space at its ends."""
    content = reading.text[m.start : m.end]
    return m.start + len(content) - len(content.lstrip()), m.start + len(content.rstrip())
