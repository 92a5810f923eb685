"""One event for what several reports say of the same day in like words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.reconcile.first_fitting import first_fitting
from variorum.reconcile.timeline.dated import Entry
from variorum.text import words
from variorum.types import ClaimGroup, ClaimId, Event

ALIKE = 0.63
"""Cosine from which two clauses of one day tell the same event."""
LIKE_ELSEWHERE = 0.52
"""Cosine from which two reports' clauses of one day do, where neither gives an hour nor another number."""
SHARED = 0.6
"""Share of the shorter clause's long words from which they do, too."""
BEST_LENGTH = 90


def grouped(groups: Sequence[ClaimGroup]) -> dict[ClaimId, int]:
    """The number of each claim's group."""
    return {claim: i for i, g in enumerate(groups) for claim in g.claims}


def merge(entries: Sequence[Entry], group: Mapping[ClaimId, int]) -> tuple[Event, ...]:
    """Events in order of day, clock time and text."""
    by_day: dict[tuple[str, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_day[span(entry)].append(entry)
    told = [
        cluster for key in sorted(by_day, key=lambda k: (k[0], k[1] or "")) for cluster in clusters(by_day[key], group)
    ]
    found = [(min(e.minute or e.begin + "U" for e in c), event(c)) for c in folded(told, group)]
    return tuple(e for _, e in sorted(found, key=lambda pair: (pair[1].begin, pair[0], pair[1].text)))


def folded(told: Sequence[list[Entry]], group: Mapping[ClaimId, int]) -> list[list[Entry]]:
    """What two reports tell of one day, joined; what has lasted since a month, or lies on an open day, with the event that it is like."""
    out: list[list[Entry]] = []
    for cluster in sorted(told, key=breadth):
        homes = (c for c in out if not any(clash(a, b) for a in cluster for b in c))
        home = next((c for c in homes if elsewhere(cluster, c) or looser(cluster, c, group)), None)
        if home is None:
            out.append(list(cluster))
        else:
            home += cluster
    return out


def breadth(cluster: Sequence[Entry]) -> int:
    """Days before months, points before stretches."""
    return (1 if cluster[0].end else 0) + (0 if len(cluster[0].begin) == 10 else 2) + (4 if cluster[0].since else 0)


def elsewhere(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    """Whether the reports of one tell on the same day what those of the other do, in other words."""
    if span(a[0]) != span(b[0]) or {e.where.report for e in a} & {e.where.report for e in b}:
        return False
    if any(e.minute or bare(e.text) for e in (*a, *b)) or any(numbers_differ(x.text, y.text) for x in a for y in b):
        return False
    return any(cosine(x, y) >= LIKE_ELSEWHERE for x in a for y in b)


def bare(text: str) -> bool:
    """Whether the text has not one word of four letters or more."""
    return not any(len(word) > 3 and word.isalpha() for word, _, _ in words(text))


def looser(loose: Sequence[Entry], firm: Sequence[Entry], group: Mapping[ClaimId, int]) -> bool:
    """Whether the first is told of a stretch in which, or since which, the second lies, and is like it."""
    one, other = loose[0], firm[0]
    if one.end is None or other.end is not None:
        return False
    within = one.begin[: len(other.begin)] == other.begin if one.since else one.begin <= other.begin <= one.end
    apart = not {e.where.report for e in loose} & {e.where.report for e in firm}
    return within and apart and any(alike(x, y, group) for x in loose for y in firm)


def span(entry: Entry) -> tuple[str, str | None]:
    """The days, the end of what still lasts left aside."""
    return entry.begin, "since" if entry.since else entry.end


def cosine(a: Entry, b: Entry) -> float:
    """How alike two clauses are; 0 where one has no vector."""
    return float(a.vector @ b.vector) if a.vector is not None and b.vector is not None else 0.0


def numbers_differ(a: str, b: str) -> bool:
    """Whether each text has figures that the other has not."""
    x, y = (set(re.findall(r"\d+", text)) for text in (a, b))
    return bool(x - y) and bool(y - x)


def clusters(entries: Sequence[Entry], group: Mapping[ClaimId, int]) -> list[list[Entry]]:
    """Entries of one day that tell the same; an entry joins the first cluster that has one like it."""
    return first_fitting(
        entries,
        lambda entry, cluster: (
            not any(clash(entry, other) for other in cluster) and any(alike(entry, other, group) for other in cluster)
        ),
    )


def clash(a: Entry, b: Entry) -> bool:
    """Whether two entries have different clock times."""
    return bool(a.minute and b.minute and a.minute[10:] != b.minute[10:])


def alike(a: Entry, b: Entry, group: Mapping[ClaimId, int]) -> bool:
    """Whether two clauses tell the same event, their days left aside."""
    if a.claim in group and group.get(a.claim) == group.get(b.claim):
        return True
    return cosine(a, b) >= ALIKE or shared(a.text, b.text) >= SHARED


def shared(a: str, b: str) -> float:
    """Share of the shorter text's long words that the longer has."""
    x, y = ({word[:6] for word, _, _ in words(text) if len(word) > 3} for text in (a, b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def event(cluster: Sequence[Entry]) -> Event:
    """The cluster as one event, in its clearest wording."""
    firm = min(cluster, key=lambda e: breadth([e]))
    best = min(cluster, key=lambda e: (starts_loosely(e.text), abs(len(e.text) - BEST_LENGTH), e.text))
    anchors = {(e.where.report, e.where.start, e.where.end): e.where for e in cluster}
    return Event(
        begin=firm.begin,
        end=max((e.end for e in cluster if e.end), default=None) if firm.end else None,
        precision=firm.precision,
        text=best.text,
        anchors=tuple(anchors.values()),
        planned=all(e.planned for e in cluster),
    )


def starts_loosely(text: str) -> bool:
    """Whether the wording leans on what went before ("It was …", "who …")."""
    first = text.split(" ", 1)[0].casefold()
    return first in {"he", "she", "it", "they", "we", "i", "this", "that", "who", "which", "whose", "there"}
