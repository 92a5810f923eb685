"""One event for what several reports say of the same day in like words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.reconcile.timeline.dated import Entry
from variorum.text import words
from variorum.types import ClaimGroup, ClaimId, Event

ALIKE = 0.63
"""Cosine from which two clauses of one day tell the same event."""
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
        by_day[entry.begin, "since" if entry.since else entry.end].append(entry)
    found: list[tuple[str, Event]] = []
    for key in sorted(by_day, key=lambda k: (k[0], k[1] or "")):
        for cluster in clusters(by_day[key], group):
            found.append((min(e.minute or e.begin + "U" for e in cluster), event(cluster)))
    return tuple(e for _, e in sorted(found, key=lambda pair: (pair[1].begin, pair[0], pair[1].text)))


def clusters(entries: Sequence[Entry], group: Mapping[ClaimId, int]) -> list[list[Entry]]:
    """Entries of one day that tell the same; an entry joins the first cluster that has one like it."""
    found: list[list[Entry]] = []
    for entry in entries:
        fitting = (c for c in found if not any(clash(entry, other) for other in c))
        home = next((c for c in fitting if any(alike(entry, other, group) for other in c)), None)
        if home is None:
            found.append([entry])
        else:
            home.append(entry)
    return found


def clash(a: Entry, b: Entry) -> bool:
    """Whether two entries have different clock times."""
    return bool(a.minute and b.minute and a.minute != b.minute)


def alike(a: Entry, b: Entry, group: Mapping[ClaimId, int]) -> bool:
    """Whether two clauses tell the same event, their days left aside."""
    if a.claim in group and group.get(a.claim) == group.get(b.claim):
        return True
    if a.vector is not None and b.vector is not None and float(a.vector @ b.vector) >= ALIKE:
        return True
    return shared(a.text, b.text) >= SHARED


def shared(a: str, b: str) -> float:
    """Share of the shorter text's long words that the longer has."""
    x, y = ({word[:6] for word, _, _ in words(text) if len(word) > 3} for text in (a, b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def event(cluster: Sequence[Entry]) -> Event:
    """The cluster as one event, in its clearest wording."""
    best = min(cluster, key=lambda e: (starts_loosely(e.text), abs(len(e.text) - BEST_LENGTH), e.text))
    anchors = {(e.where.report, e.where.start, e.where.end): e.where for e in cluster}
    return Event(
        begin=best.begin,
        end=max((e.end for e in cluster if e.end), default=None),
        precision=best.precision,
        text=best.text,
        anchors=tuple(anchors.values()),
        planned=all(e.planned for e in cluster),
    )


def starts_loosely(text: str) -> bool:
    """Whether the wording leans on what went before ("It was …", "who …")."""
    first = text.split(" ", 1)[0].casefold()
    return first in {"he", "she", "it", "they", "we", "i", "this", "that", "who", "which", "whose", "there"}
