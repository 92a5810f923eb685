"""Whether two dates answer one question, as a weighing of evidence learned from stories written for the purpose.

The rules of ``occasions`` join dates by deed, parties and wording. Two deeds of one sort ("unit one started", "unit two started") pass
them, so a conflict is told only if this weighing, in which every sign counts and none decides, finds it likely as well.
The weights are those of a logistic regression; ``scripts/fit_dates.py`` made them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from variorum.models import unpack
from variorum.relate.claims import occasions
from variorum.relate.claims.alike import Vectors
from variorum.relate.claims.calendar import comparable
from variorum.relate.claims.frames import FACT, Opened
from variorum.relate.claims.happenings import aliases
from variorum.relate.claims.moments import SAID, Moment, moments
from variorum.relate.claims.questions import RIVAL, Signs, shared, weights
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId

FLOOR = 0.2  # cosine of two clauses from which they are rivals for a third
SHORT = 3  # days between two dates that are easily taken for one another


@dataclass(frozen=True, eq=False)
class Dated:
    """A moment with its clause's and its sentence's vector, and the keys of the sentence."""

    moment: Moment
    clause: Vectors
    sentence: Vectors
    keys: frozenset[str]


class Dating:
    """All dates of a pile, and how likely two of them are told of one thing.

    Parameters:
        opened: the reports, opened for comparing.
    """

    def __init__(self, opened: Mapping[ReportId, Opened]) -> None:
        self.held: dict[ReportId, list[Dated]] = defaultdict(list)
        seen: Counter[str] = Counter()
        total, names = 0, aliases(opened)
        for report in sorted(opened):
            view = opened[report]
            sentences = view.tree.sentences
            keys = [view.keys(list(range(s.first, s.last))) for s in sentences]
            starts = [s.start for s in sentences]
            total += len(keys)
            for each in keys:
                seen.update(each)
            clauses, whole = unpack(view.annotations.claim_vectors), unpack(view.annotations.sentence_vectors)
            for moment in moments(view, names):
                at = max(0, int(np.searchsorted(starts, moment.times[0].start, side="right")) - 1)
                row = whole[moment.row] if moment.dated == SAID else clauses[moment.row]
                self.held[report].append(Dated(moment, row, whole[at], keys[at]))
        self.rarity = {key: math.log((total + 1) / (n + 0.5)) for key, n in seen.items()}
        self.known: dict[tuple[int, int], Signs | None] = {}

    def chance(self, a: Moment, b: Moment) -> float:
        """How likely the two, of different reports, are told of one thing; 0…1."""
        found = self.signs(self.find(a), self.find(b))
        if found is None:
            return 0.0
        constant, each = weights("dates")
        return 1 / (1 + math.exp(-(constant + sum(weight * found[name] for name, weight in each))))

    def find(self, moment: Moment) -> Dated:
        """The moment with what belongs to it."""
        return next(d for d in self.held[moment.report] if d.moment == moment)

    def signs(self, a: Dated, b: Dated) -> Signs | None:
        """What speaks for and against one question, by name, with how many other partners are more alike; None where nothing compares."""
        found = self.plain(a, b)
        if found is None:
            return None
        others = [
            (alike(signs), signs["equal"])
            for one, rest in ((a, self.held[b.moment.report]), (b, self.held[a.moment.report]))
            for other in rest
            if other is not a and other is not b and (signs := self.plain(one, other)) is not None
        ]
        mine = alike(found)
        better = min(sum(value > mine for value, _ in others), 6)
        return found | {
            "rank": float(better),
            "gap": mine - max((value for value, _ in others), default=0.0),
            "better equal": float(any(equal and value >= mine - RIVAL for value, equal in others)),
        }

    def plain(self, a: Dated, b: Dated) -> Signs | None:
        """The signs of the two alone."""
        key = (min(id(a), id(b)), max(id(a), id(b)))
        if key not in self.known:
            cosine = float(a.clause @ b.clause)
            facets = any(comparable(x, y) for x in a.moment.facets for y in b.moment.facets)
            self.known[key] = signs_of(a, b, cosine, self.rarity) if facets and cosine >= FLOOR else None
        return self.known[key]

    def pairs(self) -> Iterable[tuple[Dated, Dated]]:
        """Every two dates of different reports."""
        reports = sorted(self.held)
        for at, report in enumerate(reports):
            for other in reports[at + 1 :]:
                yield from ((a, b) for a in self.held[report] for b in self.held[other])


def signs_of(one: Dated, two: Dated, cosine: float, rarity: Mapping[str, float]) -> Signs:
    """What speaks for and against one question, by name."""
    a, b = one.moment, two.moment
    common, parties = a.classes & b.classes, occasions.parties_of_both(a, b)
    first, second = a.facets[0], b.facets[0]
    apart = abs(occasions.days_between(first.first, second.first)) if first.first and second.first else 0
    signs: dict[str, float] = {
        "clause": cosine,
        "sentence": float(one.sentence @ two.sentence),
        "words": shared(a.keys, b.keys, rarity),
        "sentence words": shared(one.keys, two.keys, rarity),
        "days apart": math.log1p(apart),
    }
    held = {
        "deed same": a.dated == b.dated,
        "deed light": a.dated in lexicon().light or b.dated in lexicon().light,
        "said": SAID in (a.dated, b.dated),
        "class same": bool(common),
        "class often": bool(common) and common <= occasions.OFTEN,
        "class of each": bool(common & occasions.OF_EACH),
        "class apart": bool(a.classes and b.classes and not common),
        "parties named": any(party.startswith("@") for party in parties),
        "parties other": any(not party.startswith("@") for party in parties),
        "doer same": bool(a.doer & b.doer),
        "doer apart": occasions.others(a, b),
        "names same": bool(a.names & b.names),
        "names apart": bool(a.names and b.names and not a.names & b.names),
        "role apart": not occasions.same_role(a, b),
        "range": "range" in (a.role, b.role),
        "ends": a.role == b.role == "end",
        "negated": a.negated != b.negated,
        "mode apart": FACT[a.modal] != FACT[b.modal],
        "planned": FACT[a.modal] == FACT[b.modal] == "plan",
        "came to pass": occasions.came_to_pass(a, b) or occasions.came_to_pass(b, a),
        "naming": a.naming or b.naming,
        "clock": first.minute is not None and second.minute is not None,
        "clock near": occasions.near_clock(a, b),
        "days": occasions.one_day(a) and occasions.one_day(b),
        "days near": 0 < apart <= SHORT,
        "news of two days": occasions.news_of_two_days(a, b),
        "fresh": occasions.fresh(a) and occasions.fresh(b),
        "years near": occasions.near_year(a, b),
        "equal": not occasions.differ(a, b),
    }
    return signs | {name: float(value) for name, value in held.items()}


def alike(found: Signs) -> float:
    """A plain sum of likenesses, by which partners are ranked."""
    likeness = found["clause"] + 0.5 * found["sentence"] + found["words"] + 0.5 * found["sentence words"]
    return likeness + 0.3 * (found["deed same"] + found["class same"] - found["class apart"])
