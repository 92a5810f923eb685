"""Who stands where, by what it is about: all who are for, against or undecided on one proposal, and who has changed his mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

from variorum.data import word_sets
from variorum.present.ranking import Stand, held_by, stands
from variorum.text import fold, words
from variorum.types import Report, ReportId, Story

ONE = 0.5  # share of the shorter proposal's telling words from which two proposals are one
ALONE = 0.22  # share of the longer one's that a single word in common must be
STEM = 5  # letters of a word by which it is known again
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Matter:
    """A proposal in the shortest words that say it, and where each holder stands on it."""

    proposal: str
    stands: tuple[Stand, ...]

    @property
    def shared(self) -> bool:
        """Whether more than one holder takes a stand on it."""
        return holders(self.stands) > 1


def matters(story: Story) -> tuple[Matter, ...]:
    """The proposals, those on which most holders stand first; in each the holders in the order of ``stands``.

    A stand that its holder took in place of another one has that as ``before``: it must be told by a report that appeared later.
    """
    found = stands(story)
    weights = rarity([stand.proposal for stand in found])
    groups: list[list[Stand]] = []
    for stand in found:
        home = max(groups, key=lambda group: likeness(stand, group, weights), default=None)
        if home is None or likeness(stand, home, weights) < ONE:
            groups.append([stand])
        else:
            home.append(stand)
    reports = {report.id: report for report in story.reports}
    told = [Matter(name_of(group), tuple(turned(joined(group), reports))) for group in groups]
    return tuple(sorted(told, key=lambda matter: (-holders(matter.stands), -max(map(held_by, matter.stands)))))


def holders(found: Sequence[Stand]) -> int:
    """How many different holders take a stand."""
    return len({spelling(stand.actor) for stand in found})


def one_holder(a: Stand, b: Stand) -> bool:
    """Whether one name has all the words of the other."""
    x, y = (set(spelling(stand.actor).split()) for stand in (a, b))
    return bool(x and y) and (x <= y or y <= x)


def spelling(name: str) -> str:
    """A name without what only its printer decides."""
    return fold(name.replace("’", "'"))


def rarity(proposals: Sequence[str]) -> Weights:
    """The weight of each stem: the fewer proposals have it, the more it tells."""
    seen = Counter(stem for proposal in proposals for stem in stems(proposal))
    return {stem: log(1 + len(proposals) / count) for stem, count in seen.items()}


@cache
def stems(proposal: str) -> frozenset[str]:
    """The beginnings of its telling words, and its numbers."""
    empty = word_sets("news")["empty"]
    return frozenset(
        word[:STEM] for word, _, _ in words(proposal) if word not in empty and (len(word) > 2 or word.isdigit())
    )


def likeness(stand: Stand, group: Sequence[Stand], weights: Weights) -> float:
    """The mean share of telling words between a stand's proposal and those of a group."""
    return sum(share(stand.proposal, other.proposal, weights) for other in group) / len(group)


def share(a: str, b: str, weights: Weights) -> float:
    """The weight of the words that both have, as part of the weight of the one with less."""
    x, y = stems(a), stems(b)
    less, more = sorted((sum(weights[stem] for stem in x), sum(weights[stem] for stem in y)))
    both = sum(weights[stem] for stem in x & y)
    if not less or (len(x & y) == 1 and both / more < ALONE):
        return 0.0
    return both / less


def name_of(group: Sequence[Stand]) -> str:
    """The shortest proposal that has two telling words, else the shortest."""
    return min((stand.proposal for stand in group), key=lambda said: (len(stems(said)) < 2, len(said), said))


def joined(group: Sequence[Stand]) -> list[Stand]:
    """The stands, one for each holder and stance, with every place that tells of it."""
    kept: list[Stand] = []
    for stand in group:
        at = next((i for i, k in enumerate(kept) if k.stance == stand.stance and one_holder(k, stand)), None)
        if at is None:
            kept.append(stand)
        else:
            kept[at] = replace(kept[at], anchors=(*kept[at].anchors, *stand.anchors))
    return kept


def turned(group: Sequence[Stand], reports: Mapping[ReportId, Report]) -> Iterator[Stand]:
    """The stands, each with the last other stand that the same holder took before."""
    for stand in group:
        earlier = [
            other
            for other in group
            if other.stance != stand.stance
            and one_holder(other, stand)
            and last(other, reports) < first(stand, reports)
        ]
        yield replace(stand, before=max(earlier, key=lambda other: last(other, reports), default=None))


def first(stand: Stand, reports: Mapping[ReportId, Report]) -> str:
    """The first day on which a report that tells of it may have appeared; before all days where that is unknown."""
    return min(days(reports[anchor.report])[0] for anchor in stand.anchors)


def last(stand: Stand, reports: Mapping[ReportId, Report]) -> str:
    """The last day on which a report that tells of it may have appeared; after all days where that is unknown."""
    return max(days(reports[anchor.report])[1] for anchor in stand.anchors)


def days(report: Report) -> tuple[str, str]:
    """The first and last day of its appearance."""
    if report.published:
        return report.published[:10], report.published[:10]
    return report.published_range or ("0000", "9999")
