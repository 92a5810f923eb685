"""Whether two numbers answer one question, as a weighing of evidence learned from stories written for the purpose.

Rules that ask for the same noun or the same fate (``numbers``) leave out what is told in other words: "met the captain for
twelve minutes", "a quarter of an hour with the captain". Here every sign counts and none decides: likeness of the
clauses without the number, of their sentences, shared words by their rarity, nouns, subjects, names, the ratio of
the values, and whether either number has a better partner in the other's report. The weights are those of a logistic
regression; ``scripts/fit_questions.py`` made them.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np

from variorum.models import unpack
from variorum.models.wordnet import SYNONYM, WIDER, likeness
from variorum.relate.claims.alike import Vectors, groups, near_pairs
from variorum.relate.claims.counts import Count, interval, point
from variorum.relate.claims.frames import Opened, narrowed_apart
from variorum.relate.claims.numbers import SOFT, one_mode, one_unit, stacked
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId

FLOOR = 0.15  # cosine of two clauses without their numbers from which a pair is weighed
LIKELY = 0.5  # probability from which two numbers are set against each other
KINDS_APART = frozenset({"age", "part", "score", "more"})
FAR = 2.6  # times one number may be the other: farther apart they are seldom two answers to one question
CLOSE = 0.45  # cosine that two clauses need which count different nouns
RARE = 5.0  # weight of a word that the pile has nowhere else
FARTHEST = 6.0  # natural logarithm of a ratio beyond which numbers are no farther apart
RIVAL = 0.15  # how much less alike a partner of the same value may be and still be the better one

Pair = tuple[int, int]
Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A count with its clause's and its sentence's vector, and the keys of the sentence."""

    count: Count
    clause: Vectors
    sentence: Vectors
    keys: frozenset[str]
    low: float
    high: float


@dataclass(frozen=True)
class Weighing:
    """All counts of a pile, and the signs of every pair of two reports that may be compared at all."""

    places: Sequence[Place]
    signs: Mapping[Pair, Signs]

    @cached_property
    def index(self) -> dict[tuple[ReportId, int], int]:
        """Which count's number starts where."""
        return {(p.count.report, p.count.quantity.start): i for i, p in enumerate(self.places)}

    def chance(self, a: Count, b: Count) -> float | None:
        """How likely two numbers that cannot both be right answer one question; None where they were not weighed."""
        one, two = sorted(self.index.get((c.report, c.quantity.start), -1) for c in (a, b))
        found = self.signs.get((one, two))
        return None if found is None or found["equal"] else probability(found)


def question_groups(weighing: Weighing) -> list[tuple[list[Count], float]]:
    """Counts of all reports that probably answer one question, with how sure that is; two and more each."""
    scores = {
        pair: agreeing(found) if found["equal"] else probability(found)
        for pair, found in weighing.signs.items()
        if not ruled_out(found)
    }
    found = groups(len(weighing.places), scores, threshold=LIKELY)
    return [([weighing.places[i].count for i in items], score) for items, score in found]


def weighed(opened: Mapping[ReportId, Opened]) -> Weighing:
    """Every number of the pile weighed against those of other reports."""
    places, rarity = placed(opened)
    vectors = np.vstack([p.clause for p in places]) if places else np.zeros((0, 1), dtype=np.float32)
    near = {(i, j): cosine for i, j, cosine in near_pairs(vectors, floor=FLOOR) if comparable(places[i], places[j])}
    signs = {(i, j): signs_of(places[i], places[j], cosine, rarity) for (i, j), cosine in near.items()}
    return Weighing(places, with_rivals(places, signs))


def placed(opened: Mapping[ReportId, Opened]) -> tuple[list[Place], dict[str, float]]:
    """Every count in its place, and the rarity of each key over the sentences of the pile."""
    counts, vectors = stacked(opened)
    seen: Counter[str] = Counter()
    sentences: dict[ReportId, tuple[list[int], Vectors, list[frozenset[str]]]] = {}
    for report in sorted(opened):
        held = opened[report].annotations
        keys = [opened[report].keys(list(range(s.first, s.last))) for s in opened[report].tree.sentences]
        sentences[report] = ([s.start for s in opened[report].tree.sentences], unpack(held.sentence_vectors), keys)
        for each in keys:
            seen.update(each)
    total = sum(len(keys) for _, _, keys in sentences.values())
    places = []
    for count, clause in zip(counts, vectors, strict=True):
        starts, rows, keys = sentences[count.report]
        at = max(0, bisect_right(starts, count.quantity.start) - 1)
        places.append(Place(count, clause, rows[at], keys[at], *interval(count)))
    return places, {key: math.log((total + 1) / (n + 0.5)) for key, n in seen.items()}


def comparable(a: Place, b: Place) -> bool:
    """Whether two counts of different reports have one unit and one kind of question; halves and thirds are of one thing."""
    x, y = a.count, b.count
    parts = fraction(x) or fraction(y)
    asked = x.kind == y.kind and x.kind not in KINDS_APART and one_unit(x, y)
    return x.report != y.report and asked and not (parts and (x.counted is None or x.counted != y.counted))


def fraction(count: Count) -> bool:
    """Whether the number is a part told in words ("two thirds", "four in five"), which says little without what it is of."""
    words = count.quantity.exact.casefold()
    return count.quantity.unit == "percent" and "%" not in words and "cent" not in words


def ruled_out(found: Signs) -> bool:
    """Whether two numbers that cannot both be right are too far apart, or bounded by other words."""
    if found["equal"]:
        return False
    other = any(found[name] for name in ("scope apart", "negated", "mode apart"))
    too_far = found["ratio"] > math.log(FAR)
    return other or too_far or (bool(found["noun apart"]) and found["clause"] < CLOSE)


def signs_of(a: Place, b: Place, cosine: float, rarity: Mapping[str, float]) -> Signs:
    """What speaks for and against one question, by name."""
    x, y = a.count, b.count
    return {
        "clause": cosine,
        "sentence": float(a.sentence @ b.sentence),
        "words": shared(x.keys, y.keys, rarity),
        "sentence words": shared(a.keys, b.keys, rarity),
        **slot_signs("state", x.state, y.state),
        **noun_signs(x.counted, y.counted),
        **slot_signs("holder", x.holder, y.holder),
        "predicate": float(x.predicate == y.predicate),
        "names same": float(bool(x.names & y.names)),
        "names apart": float(bool(x.names and y.names and not x.names & y.names)),
        "negated": float(x.negated != y.negated),
        "mode apart": float(not one_mode(x, y)),
        "scope apart": float(bool((x.scope ^ y.scope) - SOFT)),
        "narrowed apart": float(narrowed_apart(x.modifiers, y.modifiers)),
        "at odds": float(lexicon().at_odds(x.keys, y.keys)),
        "unit": float(x.quantity.unit is not None),
        "ratio": min(abs(math.log(max(point(x), 1e-9) / max(point(y), 1e-9))), FARTHEST),
        "small": float(max(x.quantity.value, y.quantity.value) <= 3),
        "equal": float(a.low <= b.high and b.low <= a.high),
    }


def slot_signs(name: str, a: str | None, b: str | None) -> Signs:
    """Whether a slot has one value, two, or one and none."""
    return {
        f"{name} same": float(a is not None and a == b),
        f"{name} apart": float(None not in (a, b) and a != b),
        f"{name} missing": float((a is None) != (b is None)),
    }


def noun_signs(a: str | None, b: str | None) -> Signs:
    """The same for the nouns that are counted, which may be one in other words ("firemen", "firefighters")."""
    signs = slot_signs("noun", a, b)
    if a is not None and b is not None:
        alike = likeness(a, b)
        signs |= {"noun same": float(alike >= SYNONYM), "noun apart": float(alike < WIDER)}
    return signs


def shared(a: frozenset[str], b: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Share of the words of both that are in both, the rare ones weighing more."""
    whole = sum(rarity.get(key, RARE) for key in a | b)
    return sum(rarity.get(key, RARE) for key in a & b) / whole if whole else 0.0


def with_rivals(places: Sequence[Place], signs: dict[Pair, Signs]) -> dict[Pair, Signs]:
    """The signs with those of competition: how many other partners in the other's report are more alike."""
    likeness = {pair: alike(found) for pair, found in signs.items()}
    others: dict[tuple[int, ReportId], list[tuple[float, int, bool]]] = defaultdict(list)
    for (i, j), value in likeness.items():
        equal = bool(signs[i, j]["equal"])
        others[i, places[j].count.report].append((value, j, equal))
        others[j, places[i].count.report].append((value, i, equal))
    for (i, j), found in signs.items():
        mine = [o for o in others[i, places[j].count.report] if o[1] != j]
        yours = [o for o in others[j, places[i].count.report] if o[1] != i]
        value = likeness[i, j]
        found["rank"] = sum(min(sum(o[0] > value for o in side), 3) for side in (mine, yours))
        found["gap"] = value - max([o[0] for o in (*mine, *yours)], default=0.0)
        found["better equal"] = sum(any(o[2] and o[0] >= value - RIVAL for o in side) for side in (mine, yours))
    return signs


def alike(found: Signs) -> float:
    """A plain sum of likenesses, by which partners are ranked."""
    likeness = found["clause"] + 0.5 * found["sentence"] + found["words"] + 0.5 * found["sentence words"]
    same = found["noun same"] + found["state same"] - found["noun apart"] - found["state apart"]
    return likeness + 0.3 * same


def agreeing(found: Signs) -> float:
    """How sure it is that two numbers that can both be right are one: the same number is evidence by itself."""
    return max(0.0, min(1.0, 0.2 + alike(found) / 2)) if found["rank"] < 2 else 0.0


def probability(found: Signs) -> float:
    """The regression's answer, 0…1."""
    constant, each = weights("questions")
    return 1 / (1 + math.exp(-(constant + sum(weight * found[name] for name, weight in each))))


@cache
def weights(name: str) -> tuple[float, tuple[tuple[str, float], ...]]:
    """The constant and the weights of a regression, by the names of its signs."""
    table = tomllib.loads((files("variorum.data") / f"{name}.toml").read_text(encoding="utf-8"))
    return table["constant"], tuple(table["weights"].items())
