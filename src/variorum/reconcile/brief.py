"""The brief: the story in five to seven lines, each in the words of a report.

A line is a sentence at the centre of what the reports say: it holds claims that other reports corroborate, is like the
sentences of many other texts (the idea of LexRank, Erkan and Radev 2004, with copies counted once), stands near the top of
its report, and is unlike the lines already chosen (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from variorum import text
from variorum.data import word_sets
from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.lines import lesser, printed
from variorum.reconcile.provenance import Provenance
from variorum.reconcile.updates import updates
from variorum.types import Anchor, Annotations, BriefLine, Corroboration, Report, ReportId, Sentence, Variant

VERSION = 4
MOST, LEAST = 7, 5
SAME = 0.7  # likeness from which another report's sentence tells the same
REPEATS = 0.62  # likeness at which a line only repeats another
TOP, FADING = 0.4, 4  # share that standing first adds to a sentence's likeness; sentences after which it is half
SUPPORT, ENOUGH = 0.15, 3  # what each further text that tells a claim of the sentence adds, and how many of them count
LEADING = 4  # sentences from the top among which a lead stands
LEAST_WORTH = 0.2  # what any line but the first must reach
WORTH = 0.4  # what a line must reach once there are LEAST
PLAIN = 0.42  # likeness to the other texts below which a sentence without support is no line
SECOND_HAND = 0.7  # what is left of the worth of a line whose words are a translator's
TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.IGNORECASE)
LOUD, SHOUTS = 0.8, 3  # what is left where a headline has so many words in capitals
OUTDATED, CURRENT = (
    0.6,
    0.1,
)  # what is left of a line with a value that a later report changed; what the later value adds
BRIEFEST, SLIGHT = 9, 0.8  # words below which a line is slight, and what is left of it
NOW = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last night)\b", re.IGNORECASE
)
BEFORE = 0.75  # what is left of a line that only tells what had been, as seen from something that it does not tell
UNDATED = 0.85  # what is left of a line that tells its day by the day of its report
TWICE = 0.8  # likeness from which the latest lead only repeats the first
REFUSED = 0.8  # what is left of a line that denies
HEAD = 400  # characters of a report in which it says what it is
COVERED = 0.3  # share of a line that a claim must take for its witnesses to be the line's


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
    reports: Sequence[Report],
    annotations: Mapping[ReportId, Annotations],
    provenance: Provenance,
    corroboration: Sequence[Corroboration],
    variants: Sequence[Variant] = (),
) -> tuple[BriefLine, ...]:
    """The lines in the order of the days they speak of, else of the text; fewer where the reports say little.

    ``variants`` tell which values later reports changed.
    """
    sentences = [s for report in reports for s in annotations[report.id].sentences]
    vectors = np.vstack([unpack(annotations[report.id].sentence_vectors) for report in reports])
    candidates = [c for c in numbered(reports, annotations, provenance) if c is not None]
    if not candidates:
        return ()
    likeness = vectors[[c.row for c in candidates]] @ vectors.T
    style = {report.id: manner(report) for report in reports}
    changed = updates(variants, reports)
    plain = [
        worth_of(c, central(c, likeness[at], sentences, provenance), supported(c, corroboration, provenance))
        * style[c.anchor.report]
        * (REFUSED if denies(c.anchor, annotations) else 1)
        * telling(c.anchor)
        * (BEFORE if told_before(c.anchor, annotations) else 1)
        for at, c in enumerate(candidates)
    ]
    worth = [
        value * (OUTDATED if holds(c.anchor, changed.former) else 1) + CURRENT * holds(c.anchor, changed.latest)
        for c, value in zip(candidates, plain, strict=True)
    ]
    same = [told_in(c, corroboration) for c in candidates]
    seeds = [*leads(candidates, reports, plain)[:1], *latest(candidates, reports, plain)[:1]]
    chosen = choose(candidates, worth, vectors, seeds, same)
    lines = [
        (candidates[at], [*told(candidates[at], likeness[at], sentences), *also(candidates[at], corroboration)])
        for at in chosen
    ]
    dates = {r.id: r.published or (r.published_range or ("9999",))[-1] for r in reports}
    ordered = sorted(lines, key=lambda one: (day(one[0].anchor, annotations, dates)[:10], one[0].rank, one[0].row))
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


def central(candidate: Candidate, likeness: Vectors, sentences: Sequence[Sentence], provenance: Provenance) -> float:
    """How like the likest sentence of each other text is, on average; 0.5 where there is no other text."""
    own = provenance.root(candidate.anchor.report)
    best: dict[str, float] = {}
    for row, sentence in enumerate(sentences):
        root = provenance.root(sentence.report)
        if root != own:
            best[root] = max(best.get(root, 0.0), float(likeness[row]))
    return sum(best.values()) / len(best) if best else 0.5


def worth_of(candidate: Candidate, likeness: float, support: float) -> float:
    """Likeness, more for standing near the top, and support; nothing where a sentence has neither likeness nor support."""
    if likeness < PLAIN and not support:
        return 0.0
    return likeness * (1 + TOP * FADING / (FADING + candidate.rank)) + support


def leads(candidates: Sequence[Candidate], reports: Sequence[Report], worth: Sequence[float]) -> list[int]:
    """The first candidates of the earliest reports, the worthiest first: what they begin with is what happened."""
    days = {r.id: appeared(r) for r in reports}
    first_day = min((day for day in days.values() if day), default=None)
    early = {report for report, day in days.items() if day == first_day}
    first = [
        at
        for at, c in enumerate(candidates)
        if c.anchor.report in early
        and c.rank <= LEADING
        and (at == 0 or candidates[at - 1].anchor.report != c.anchor.report)
    ]
    return sorted(first, key=lambda at: -worth[at])


def latest(candidates: Sequence[Candidate], reports: Sequence[Report], worth: Sequence[float]) -> list[int]:
    """The first candidates of the reports of the last day, where that is not the first day: where the story has got to."""
    days = {r.id: day for r in reports if (day := appeared(r))}
    last_day = max(days.values(), default=None)
    if last_day is None or last_day == min(days.values()):
        return []
    late = [
        at
        for at, c in enumerate(candidates)
        if days.get(c.anchor.report) == last_day
        and c.rank <= LEADING
        and (at == 0 or candidates[at - 1].anchor.report != c.anchor.report)
    ]
    return sorted(late, key=lambda at: -worth[at])


def appeared(report: Report) -> str | None:
    """The day of publication, where it is known or can only be one of two."""
    if report.published:
        return report.published[:10]
    days = report.published_range
    return days[0] if days and (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days <= 1 else None


def supported(candidate: Candidate, corroboration: Sequence[Corroboration], provenance: Provenance) -> float:
    """What the other texts that tell a claim of the sentence are worth, copies of one text counted once."""
    texts = [
        len({provenance.root(a.report) for a in found.anchors}) + found.independent.min - 2
        for found in corroboration
        if any(inside(a, candidate.anchor) for a in found.anchors)
    ]
    return SUPPORT * min(ENOUGH, max(texts, default=0))


def also(candidate: Candidate, corroboration: Sequence[Corroboration]) -> list[Anchor]:
    """Where other reports tell a claim that makes up a good part of the line."""
    line = candidate.anchor
    return [
        anchor
        for found in corroboration
        if any(inside(a, line) and a.end - a.start >= COVERED * (line.end - line.start) for a in found.anchors)
        for anchor in found.anchors
    ]


def inside(claim: Anchor, line: Anchor) -> bool:
    """Whether a claim stands in the line."""
    return claim.report == line.report and line.start <= claim.start and claim.end <= line.end


def manner(report: Report) -> float:
    """What a line is worth for the report's wording: less where it says that it is a translation, or shouts in its headline."""
    if TRANSLATED.search(report.text[:HEAD]):
        return SECOND_HAND
    shouted = [w for w in (report.headline or "").split() if len(w) > 3 and w.isupper()]
    return LOUD if len(shouted) >= SHOUTS else 1.0


def denies(anchor: Anchor, annotations: Mapping[ReportId, Annotations]) -> bool:
    """Whether the line only says what has not happened, or what somebody would not speak of."""
    held = annotations[anchor.report]
    inside = [t for t in held.tokens if anchor.start <= t.start and t.end <= anchor.end]
    tops = {t.start for t in inside if held.tokens[t.head] == t}
    silent = word_sets("plans")["words.silent"]
    return any(
        (t.dep == "neg" and (held.tokens[t.head].start in tops or held.tokens[t.head].lemma in silent))
        or t.lemma in {"decline", "refuse"}
        for t in inside
    )


def telling(anchor: Anchor) -> float:
    """What is left of a line that is slight, or that tells its day by that of its report."""
    slight = SLIGHT if len(anchor.exact.split()) < BRIEFEST else 1.0
    return slight * (UNDATED if NOW.search(anchor.exact) else 1.0)


def told_before(anchor: Anchor, annotations: Mapping[ReportId, Annotations]) -> bool:
    """Whether the line's main verb is in the past perfect."""
    held = annotations[anchor.report]
    inside = [t for t in held.tokens if anchor.start <= t.start and t.end <= anchor.end]
    tops = [t for t in inside if held.tokens[t.head] == t]
    return any(t.exact.lower() == "had" and t.dep == "aux" and held.tokens[t.head] in tops for t in inside)


def holds(line: Anchor, places: Sequence[Anchor]) -> bool:
    """Whether one of the places is in the line, or the line in it."""
    return any(a.report == line.report and a.start < line.end and line.start < a.end for a in places)


def told_in(candidate: Candidate, corroboration: Sequence[Corroboration]) -> frozenset[int]:
    """Which corroborated claims make up a good part of the line."""
    line = candidate.anchor
    return frozenset(
        i
        for i, found in enumerate(corroboration)
        if any(inside(a, line) and a.end - a.start >= COVERED * (line.end - line.start) for a in found.anchors)
    )


def choose(
    candidates: Sequence[Candidate],
    worth: Sequence[float],
    vectors: Vectors,
    seeds: Sequence[int],
    same: Sequence[frozenset[int]],
) -> list[int]:
    """The seeds, the first and the latest lead, then whatever adds most to those chosen and repeats none of them."""
    chosen: list[int] = []
    rows = vectors[[c.row for c in candidates]]
    left = dict(enumerate(worth))
    waiting = [at for i, at in enumerate(seeds) if not i or float(rows[at] @ rows[seeds[0]]) < TWICE]
    while left and len(chosen) < MOST:
        best = waiting.pop(0) if waiting else max(left, key=lambda at: (left[at], -candidates[at].row))
        if best not in seeds and chosen and left[best] < (WORTH if len(chosen) >= LEAST else LEAST_WORTH):
            break
        chosen.append(best)
        likeness = rows @ rows[best]
        fresh = [
            at
            for at in left
            if likeness[at] < REPEATS and not same[at] & same[best] and not repeats(candidates[at], candidates[best])
        ]
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


def day(anchor: Anchor, annotations: Mapping[ReportId, Annotations], published: Mapping[ReportId, str]) -> str:
    """The first day that the line's main clause names, else the day of its report; lines without either come last."""
    held = annotations[anchor.report]
    written = published.get(anchor.report, "9999")
    named = [
        t
        for t in held.times
        if t.begin and t.type in {"DATE", "TIME"} and anchor.start <= t.start and t.end <= anchor.end
    ]
    main = (t for t in named if not lesser(t.start, anchor, held.tokens))
    days = (written if str(t.begin)[:10] <= written[:10] <= str(t.until)[:10] else str(t.begin)[:10] for t in main)
    return next(days, written)
