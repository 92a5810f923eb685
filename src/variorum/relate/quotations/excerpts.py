"""What excerpts ask for: passages of another report set in marks as a whole are its prose and nobody's speech, save what is in
marks within them; and what a report that took an excerpt prints beside it is its own, and not made from the exemplar's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.relate.quotations.pairing import same
from variorum.relate.quotations.utterances import Piece
from variorum.relate.view import Prepared
from variorum.relate.wording import keys
from variorum.types import Derivation, ReportId

LEAST = 6  # words of a sentence that shows it
GAP = 3  # characters between two paragraphs at most
SAME = 0.8  # share of the words of a piece that stands in an excerpt and in its exemplar


def excerpts(side: Prepared, sources: Iterable[Prepared]) -> frozenset[int]:
    """The numbers of the stretches that print a whole sentence which a source has without marks, and of those around.

    Around are the paragraphs that stand wholly in marks before and after.
    """
    prose = {
        tuple(keys(words))
        for source in sources
        for words in source.words
        if len(words) >= LEAST and not any(word.quoted for word in words)
    }
    found: set[int] = set()
    for some in rows(side):
        if any(reprints(side, number, prose) for number in some):
            found |= set(some)
    return frozenset(found)


def rows(side: Prepared) -> list[list[int]]:
    """The stretches in order, those together that follow one another with nothing but a line's end between."""
    out: list[list[int]] = []
    for number, marked in enumerate(side.marked):
        last = side.marked[number - 1] if number else None
        joined = last and marked.outer[0] - last.outer[1] <= GAP and "\n" in side.report.text[last.end : marked.start]
        if joined:
            out[-1].append(number)
        else:
            out.append([number])
    return out


def reprints(side: Prepared, number: int, prose: set[tuple[str, ...]]) -> bool:
    """Whether a sentence lies wholly in the stretch and is one of the prose."""
    stretch = side.marked[number]
    return any(
        stretch.start <= words[0].start and words[-1].end <= stretch.end and tuple(keys(words)) in prose
        for words in side.words
    )


def own_speech(
    said: Sequence[Sequence[Piece]], ids: Sequence[ReportId], derivations: Iterable[Derivation]
) -> frozenset[tuple[int, int]]:
    """Report and start of each piece in marks, of reports that took excerpts, that is in no exemplar of theirs."""
    number = {str(at): n for n, at in enumerate(ids)}
    taken: dict[int, list[Piece]] = {}
    for d in derivations:
        if d.type == "excerpt" and d.exemplar in number:
            taken.setdefault(number[str(d.copy)], []).extend(said[number[d.exemplar]])
    return frozenset(
        (copy, piece.start)
        for copy, known in taken.items()
        for piece in said[copy]
        if piece.marked and not any(same(piece, other) >= SAME for other in known)
    )


def ancestry(kin: Iterable[tuple[int, int]], views: Sequence[Prepared]) -> list[list[Prepared]]:
    """For each report the older ones of its family; ``kin`` has the older first."""
    older: list[list[Prepared]] = [[] for _ in views]
    for first, second in kin:
        older[second].append(views[first])
    return older
