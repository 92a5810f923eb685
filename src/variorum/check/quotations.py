"""The quotations of a draft against what the reports print: the words, the marks and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from variorum.annotate.quotations.marks import Marked
from variorum.check.evidence import Desk
from variorum.check.found import first_places
from variorum.check.speakers import same_speaker, words
from variorum.relate.quotations.relation import plain
from variorum.relate.quotations.utterances import reading
from variorum.relate.view import Prepared, Word
from variorum.text import anchor
from variorum.types import Anchor, Finding

GAP = re.compile(r"…|\.\.\.|\[[^\]]*\]")
LIKE = 0.6  # share of a quotation's words that a report must have in a row, or nearly, to be what it was made of
MEANT = 0.45  # cosine of two sentences from which the speech in one may be the other's in other words
LEAST = 2  # words; a single word in marks is a quotation only where a report has it in marks


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a report for words of the draft: ``share`` of them are the same, 1 for all of them in a row."""

    side: Prepared
    words: tuple[Word, ...]
    share: float

    @property
    def anchor(self) -> Anchor:
        """Where the report has them."""
        report = self.side.report
        return anchor(report.id, report.text, self.words[0].start, self.words[-1].end)

    @property
    def marked(self) -> bool:
        """Whether the report prints most of them in quotation marks."""
        return sum(word.quoted for word in self.words) * 2 > len(self.words)


def quotations(desk: Desk) -> Iterator[Finding]:
    """One finding for each stretch between marks, each part between ellipses sought for itself."""
    for marked in desk.draft.marked:
        said = [w for some in desk.draft.words for w in some if marked.start <= w.start and w.end <= marked.end]
        if len(said) >= LEAST or (said and reading(desk.draft.annotations.quotations, marked.start, marked.end)):
            yield judged(desk, marked)


def judged(desk: Desk, marked: Marked) -> Finding:
    """What the reports have for one quotation."""
    here = desk.cut(marked.start, marked.end)
    parts = [words for words in pieces(desk, marked) if words]
    found = [matches(desk, [word.key for word in words]) for words in parts]
    if any(not some for some in found):
        meant = what_was_meant(desk, marked)
        if meant is not None:
            return Finding("quotation", "altered", here, (meant,), (), ("other words",))
        return Finding("quotation", "in none", here, (), (), ("no report has these words",))
    altered = [some for some in found if some[0].share < 1]
    if altered:
        return Finding("quotation", "altered", here, first_places(m.anchor for m in altered[0]), (), ("other words",))
    places = [match for some in found for match in some]
    if not any(match.marked for match in places):
        return Finding(
            "quotation", "altered", here, first_places(m.anchor for m in places), (), ("no quotation there",)
        )
    return spoken(desk, marked, here, [match for match in places if match.marked])


def what_was_meant(desk: Desk, marked: Marked) -> Anchor | None:
    """The quotation of a report that stands where the draft has other words in marks; None where nothing is like it."""
    number = next(
        (n for n, s in enumerate(desk.draft.sentences) if s.start < marked.end and marked.start < s.end), None
    )
    for place in desk.near(number) if number is not None and desk.places[number] else ():
        if float(desk.draft.vectors[number] @ place.side.vectors[place.number]) < MEANT:
            continue
        inside = [m for m in place.side.marked if m.start < place.sentence.end and place.sentence.start < m.end]
        if inside:
            report = place.side.report
            start, end = max(inside[0].start, place.sentence.start), min(inside[0].end, place.sentence.end)
            return anchor(report.id, report.text, start, end)
    return None


def pieces(desk: Desk, marked: Marked) -> Iterator[list[Word]]:
    """The words of a quotation, cut at its ellipses and brackets."""
    text = desk.draft.report.text
    cuts = [marked.start]
    for gap in GAP.finditer(text, marked.start, marked.end):
        cuts += [gap.start(), gap.end()]
    cuts.append(marked.end)
    words = [w for some in desk.draft.words for w in some]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        yield [w for w in words if start <= w.start and w.end <= end]


def matches(desk: Desk, wanted: Sequence[str]) -> list[Match]:
    """Where the reports have these words, or the words they were made of; only the best."""
    words = plain(wanted)
    found = [match for side in desk.sides for match in exactly(side, words)]
    if not found and len(words) > LEAST:
        found = [match for side in desk.sides for match in nearly(side, words)]
    best = max((match.share for match in found), default=0.0)
    top = [match for match in found if match.share == best]
    return sorted(top, key=lambda match: not match.marked)


def exactly(side: Prepared, wanted: list[str]) -> Iterator[Match]:
    """Where one report has the words in a row; nowhere if there are none."""
    if not wanted:
        return
    words = [word for some in side.words for word in some]
    keys = [plain_one(word.key) for word in words]
    for i in range(len(keys) - len(wanted) + 1):
        if keys[i : i + len(wanted)] == wanted:
            yield Match(side, tuple(words[i : i + len(wanted)]), 1.0)


def nearly(side: Prepared, wanted: list[str]) -> Iterator[Match]:
    """The stretch of one report that is most like the words, if it is like enough."""
    words = [word for some in side.words for word in some]
    keys = [plain_one(word.key) for word in words]
    if len(set(wanted) & set(keys)) < LIKE * len(set(wanted)):
        return
    share, start, end = max(windows(keys, wanted), default=(0.0, 0, 0))
    if share < LIKE:
        return
    if keys[end - 1] != wanted[-1] and end < len(words) and words[end].quoted == words[end - 1].quoted:
        end += keys[end - 1] == wanted[-2]  # the last word is another one there
    if keys[start] != wanted[0] and start and words[start - 1].quoted == words[start].quoted:
        start -= keys[start] == wanted[1]
    yield Match(side, tuple(words[start:end]), min(share, 0.99))


def windows(keys: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Likeness, start and end of the stretches about as long as the words sought that share a word with them."""
    present = set(wanted)
    size = len(wanted)
    for start in range(len(keys)):
        if keys[start] in present:
            for length in (size - 1, size, size + 1, size + 2):
                end = min(len(keys), start + length)
                yield Indel.normalized_similarity(keys[start:end], wanted), start, end


def plain_one(word: str) -> str:
    """A word with its short form written out."""
    return (plain([word, "x"]) or [word])[0] if word not in ("and", "but", "that", "so", "per") else word


def spoken(desk: Desk, marked: Marked, here: Anchor, found: Sequence[Match]) -> Finding:
    """A quotation that the reports have: whether they give it to the same speaker."""
    mine = reading(desk.draft.annotations.quotations, marked.start, marked.end)
    places = first_places(match.anchor for match in found)
    theirs = []
    for match in found:
        there = reading(match.side.annotations.quotations, match.anchor.start, match.anchor.end)
        if there is None or not there.speaker_name:
            return Finding("quotation", "as reported", here, places, (), ())
        theirs.append((match, there))
    if mine is None or not mine.speaker_name:
        return Finding("quotation", "as reported", here, places, (), ())
    names = [mine.speaker_name, *([mine.source.exact] if mine.source and words(mine.source.exact) else [])]
    if any(same_speaker(desk, name, there.speaker_name or "") for name in names for _, there in theirs):
        return Finding("quotation", "as reported", here, places, (), ())
    name = " ".join((theirs[0][1].speaker_name or "").split())
    return Finding("attribution", "altered", here, places, (), (f"said by {name} in the reports",))
