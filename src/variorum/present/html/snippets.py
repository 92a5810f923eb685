"""The sentence or so round a place in a report, to show what was said there."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.types import Anchor

REACH = 90  # characters on either side at most
STOPS = frozenset(".!?…\n")


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
    head, tail = sentence_start(before), sentence_end(after)
    cut_before = head == 0 and anchor.start > reach
    cut_after = tail == len(after) and anchor.end + reach < len(text)
    if cut_before:
        head = before.find(" ") + 1
    if cut_after:
        tail = max(after.rfind(" "), 0)
    return Snippet(before[head:].lstrip(), anchor.exact, after[:tail].rstrip(), cut_before, cut_after)


def sentence_start(before: str) -> int:
    """Where, in the text before a place, its sentence begins: after a stop and a space, or a line break."""
    for i in range(len(before) - 1, 0, -1):
        if before[i] == "\n" or (before[i].isspace() and before[i - 1] in STOPS):
            return i + 1
    return 0


def sentence_end(after: str) -> int:
    """Where, in the text after a place, its sentence ends."""
    for i, char in enumerate(after):
        if char == "\n":
            return i
        if char in STOPS and (i + 1 == len(after) or after[i + 1].isspace()):
            return i + 1
    return len(after)
