"""The brief: the story in five to seven lines, each in the words of a report.

A line is a sentence at the centre of what the reports say: like the sentences of many other texts (the idea of LexRank,
Erkan and Radev 2004, with copies counted once), near the top of its report, and unlike the lines already chosen
(maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from variorum import text
from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.provenance import Provenance
from variorum.types import Anchor, Annotations, BriefLine, Report, ReportId, Sentence, Token

VERSION = 2
MOST, LEAST = 7, 5
SHORT, LONG = 7, 45  # words of a line
SAME = 0.7  # likeness from which another report's sentence tells the same
REPEATS = 0.62  # likeness at which a line only repeats another
TOP, FADING = 0.25, 4  # what standing first is worth, and after how many sentences it is worth half
WORTH = 0.3  # what a line must reach once there are LEAST
OPENERS = frozenset({"PRON", "CCONJ", "SCONJ", "INTJ", "PUNCT"})
BACK = frozenset(
    {"also", "however", "instead", "otherwise", "meanwhile", "both", "these", "those", "this", "that", "such"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SPEAKER = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be a line: its row among all sentences, its rank in its report, what would be printed."""

    row: int
    rank: int
    anchor: Anchor

    @property
    def words(self) -> frozenset[str]:
        """The folded words long enough to tell something."""
        return frozenset(word for word, _, _ in text.words(self.anchor.exact) if len(word) > 4)


def write_brief(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], provenance: Provenance
) -> tuple[BriefLine, ...]:
    """The lines in the order of the days they speak of, else of the text; fewer where the reports say little."""
    sentences = [s for report in reports for s in annotations[report.id].sentences]
    vectors = np.vstack([unpack(annotations[report.id].sentence_vectors) for report in reports])
    candidates = [c for c in numbered(reports, annotations, provenance) if c is not None]
    if not candidates:
        return ()
    likeness = vectors[[c.row for c in candidates]] @ vectors.T
    worth = [weight(c, likeness[at], sentences, provenance) for at, c in enumerate(candidates)]
    chosen = choose(candidates, worth, vectors)
    lines = [(candidates[at], told(candidates[at], likeness[at], sentences)) for at in chosen]
    ordered = sorted(lines, key=lambda one: (day(one[0].anchor, annotations), one[0].rank, one[0].row))
    return tuple(
        BriefLine(" ".join(c.anchor.exact.split()), c.anchor, provenance.count(anchors).independent)
        for c, anchors in ordered
    )


def numbered(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], provenance: Provenance
) -> list[Candidate | None]:
    """One entry a sentence of the pile: a candidate, or None."""
    found: list[Candidate | None] = []
    for report in reports:
        held = annotations[report.id]
        copy = provenance.root(report.id) != report.id
        for rank, sentence in enumerate(held.sentences):
            at = None if copy or headline(report, sentence) else printed(report, held, sentence)
            found.append(None if at is None else Candidate(len(found), rank, at))
    return found


def headline(report: Report, sentence: Sentence) -> bool:
    """Whether the sentence stands in the headline."""
    return bool(report.headline) and sentence.exact.strip() in str(report.headline)


def printed(report: Report, held: Annotations, sentence: Sentence) -> Anchor | None:
    """The stretch to print: the sentence, or what it reports somebody to say; None where it does not stand alone."""
    start, end = sentence.start, sentence.end
    for quotation in held.quotations:
        inside = [c for c in quotation.content if start <= c.start and c.end <= end]
        if quotation.type == "indirect" and len(inside) == 1 and 2 * len(inside[0].exact) >= end - start:
            start, end = inside[0].start, inside[0].end
            break
    words = [t for t in held.tokens[sentence.first : sentence.last] if start <= t.start and t.end <= end]
    while words and words[0].lemma == "that" and words[0].pos == "SCONJ":
        words = words[1:]
    while words and words[-1].pos == "PUNCT":
        words = words[:-1]
    if not stands_alone(words, held):
        return None
    return text.anchor(report.id, report.text, words[0].start, words[-1].end)


def stands_alone(words: Sequence[Token], held: Annotations) -> bool:
    """It has a statement and a length to read, points back to nothing, asks nothing, and is not somebody's own words."""
    if not SHORT <= len(words) <= LONG or not states(words, held.tokens):
        return False
    first = words[0]
    if first.pos in OPENERS or first.lemma in BACK or first.lemma in SPEAKER or words[-1].exact == "?":
        return False
    start, end = first.start, words[-1].end
    spoken = sum(
        max(0, min(c.end, end) - max(c.start, start))
        for q in held.quotations
        if q.type != "indirect"
        for c in q.content
    )
    return 3 * spoken < end - start and not SPEAKER & {t.lemma for t in words}


def states(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the stretch hangs on a finite verb with a subject: "the gate failed", and not "for the gate to fail"."""
    places = {t.start for t in words}
    top = next((t for t in words if tokens[t.head] == t or tokens[t.head].start not in places), None)
    if top is None:
        return False
    below = [t for t in words if tokens[t.head] == top and t != top]
    finite = any(t.tag in FINITE for t in (top, *(t for t in below if t.dep in ("aux", "auxpass"))))
    return finite and any(t.dep in SUBJECTS for t in below)


def weight(candidate: Candidate, likeness: Vectors, sentences: Sequence[Sentence], provenance: Provenance) -> float:
    """How many other texts have a sentence like it, and how like, with something for standing near the top."""
    own = provenance.root(candidate.anchor.report)
    best: dict[str, float] = {}
    for row, sentence in enumerate(sentences):
        root = provenance.root(sentence.report)
        if root != own:
            best[root] = max(best.get(root, 0.0), float(likeness[row]))
    central = sum(best.values()) / len(best) if best else 0.5
    return central + TOP * FADING / (FADING + candidate.rank)


def choose(candidates: Sequence[Candidate], worth: Sequence[float], vectors: Vectors) -> list[int]:
    """The best, then whatever adds most to those chosen and repeats none of them."""
    chosen: list[int] = []
    rows = vectors[[c.row for c in candidates]]
    left = dict(enumerate(worth))
    while left and len(chosen) < MOST:
        best = max(left, key=lambda at: (left[at], -candidates[at].row))
        if len(chosen) >= LEAST and left[best] < WORTH:
            break
        chosen.append(best)
        likeness = rows @ rows[best]
        fresh = [at for at in left if likeness[at] < REPEATS and not repeats(candidates[at], candidates[best])]
        left = {at: min(left[at], worth[at] - max(0.0, float(likeness[at])) / 2) for at in fresh if at != best}
    return chosen


def repeats(a: Candidate, b: Candidate) -> bool:
    """Whether the shorter one's telling words are half of them the other's."""
    return 2 * len(a.words & b.words) >= max(1, min(len(a.words), len(b.words)))


def told(candidate: Candidate, likeness: Vectors, sentences: Sequence[Sentence]) -> list[Anchor]:
    """The line, and in every other report the sentence that tells the same."""
    best: dict[ReportId, int] = {}
    for row, sentence in enumerate(sentences):
        if sentence.report != candidate.anchor.report and likeness[row] >= SAME:
            kept = best.get(sentence.report)
            best[sentence.report] = row if kept is None or likeness[row] > likeness[kept] else kept
    others = [sentences[row] for row in best.values()]
    return [candidate.anchor, *(Anchor(s.report, s.start, s.end, s.exact) for s in others)]


def day(anchor: Anchor, annotations: Mapping[ReportId, Annotations]) -> str:
    """The first day that the line's own words name; lines without one come last."""
    times = annotations[anchor.report].times
    return min(
        (t.begin[:10] for t in times if t.begin and anchor.start <= t.start and t.end <= anchor.end), default="9999"
    )
