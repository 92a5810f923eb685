"""The sentence or so round a place in a report, to show what was said there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.types import Anchor

REACH = 90  # characters on either side at most
STOP = r"[.!?…][”\"’']*"  # a full stop with the marks that close after it
STARTS = re.compile(rf"{STOP}\s+|\n")
ENDS = re.compile(rf"{STOP}(?=\s|$)|(?=\n)")
ENDED = re.compile(rf"{STOP}$")


@dataclass(frozen=True, slots=True)
class Snippet:
    """``before + exact + after`` as the report has it; cut where there is more of the sentence."""

    before: str
    exact: str
    after: str
    cut_before: bool
    cut_after: bool


def snippet(text: str, anchor: Anchor, *, reach: int = REACH) -> Snippet:
    """What stands round an anchor, to the sentence's or line's end or to the last whole word within reach."""
    before = text[max(0, anchor.start - reach) : anchor.start]
    after = text[anchor.end : anchor.end + reach]
    head, tail = sentence_start(before), sentence_end(anchor.exact, after)
    cut_before = head == 0 and anchor.start > reach
    cut_after = tail == len(after) and anchor.end + reach < len(text)
    if cut_before:
        head = before.find(" ") + 1
    if cut_after:
        tail = max(after.rfind(" "), 0)
    return Snippet(before[head:].lstrip(), anchor.exact, after[:tail].rstrip(), cut_before, cut_after)


def sentence_start(before: str) -> int:
    """Where, in the text before a place, its sentence or line begins."""
    return max((match.end() for match in STARTS.finditer(before)), default=0)


def sentence_end(exact: str, after: str) -> int:
    """Where, in the text after a place, its sentence or line ends; 0 where the place ends with its sentence."""
    if ENDED.search(exact):
        return 0
    match = ENDS.search(after)
    return match.end() if match else len(after)
