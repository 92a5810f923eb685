"""The stretches of speech in a report cut at sentence ends, which is how reports are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from variorum.annotate.quotations.marks import find_marked
from variorum.types import Quotation, Sentence


class Said(NamedTuple):
    """A sentence, or a part of one, in marks or reported: offsets into the report's text."""

    start: int
    end: int


def said(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> tuple[Said, ...]:
    """Every such part with a letter or a digit in it, in the order of the text, the shorter first."""
    stretches = {(marked.start, marked.end) for marked in find_marked(text)}
    stretches |= {(part.start, part.end) for q in quotations if q.type == "indirect" for part in q.content}
    ends = [sentence.end for sentence in sentences]
    parts = {
        part
        for start, end in stretches
        for part in cut(sentences[bisect_right(ends, start) :], start, end)
        if any(letter.isalnum() for letter in text[part.start : part.end])
    }
    return tuple(sorted(parts))


def cut(sentences: Sequence[Sentence], start: int, end: int) -> Iterator[Said]:
    """What each sentence has of a stretch that begins in the first of them, or before."""
    for sentence in takewhile(lambda sentence: sentence.start < end, sentences):
        yield Said(max(start, sentence.start), min(end, sentence.end))
