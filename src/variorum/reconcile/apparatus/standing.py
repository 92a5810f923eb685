"""How far a matter has come, where the reports themselves set two voices against each other: "signed", "still in talks".

One report alone may put side by side what has nothing to do with each other. Where two independent reports both tell,
near together, the same settled thing from one voice and the same open one from another, they speak of one matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import Opened
from variorum.types import Anchor, Claim, ReportId, Variant

SETTLED = frozenset({"signed", "decided", "done"})
OPEN = frozenset({"under discussion"})
NEAR = 8  # sentences between the two statements of one report at most
ALIKE = {
    "settled": 0.41,
    "open": 0.56,
}  # cosines from which two reports tell the same thing; of open talks many are told


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A claim that says how far something has come, with its sentence's number and its vector."""

    report: ReportId
    side: str
    claim: Claim
    sentence: int
    vector: Vectors

    @property
    def anchor(self) -> Anchor:
        """Where the claim stands."""
        return Anchor(self.claim.report, self.claim.start, self.claim.end, self.claim.exact)


def standing_variants(opened: Mapping[ReportId, Opened], provenance: Provenance) -> Iterator[Variant]:
    """Conflicts of status that two independent reports both tell of, each matter once."""
    found = [standing for report in sorted(opened) for standing in standings(opened[report])]
    pairs = [(a, b) for a in found for b in found if opposed(a, b)]
    told: set[Claim] = set()
    for (a, b), (c, d) in combinations(pairs, 2):
        if provenance.root(a.report) == provenance.root(c.report) or {a.claim, b.claim, c.claim, d.claim} & told:
            continue
        if alike(a, c) and alike(b, d):
            settled, still_open = gathered((a, c), found), gathered((b, d), found)
            told |= {s.claim for s in (*settled, *still_open)}
            yield made(settled, still_open, float(a.vector @ c.vector), provenance)


def standings(view: Opened) -> Iterator[Standing]:
    """The report's claims that state as a fact that something is settled, or still open."""
    vectors = unpack(view.annotations.claim_vectors)
    starts = np.array([sentence.start for sentence in view.annotations.sentences])
    for row, claim in enumerate(view.annotations.claims):
        if claim.certainty == "CT" and claim.status in SETTLED | OPEN:
            side = "settled" if claim.status in SETTLED and claim.polarity == "+" else "open"
            number = int(np.searchsorted(starts, claim.start, side="right"))
            yield Standing(claim.report, side, claim, number, vectors[row])


def opposed(a: Standing, b: Standing) -> bool:
    """Whether one report tells a as settled, through a voice, and not far away b as open, and not through that voice."""
    return (
        a.report == b.report
        and (a.side, b.side) == ("settled", "open")
        and abs(a.sentence - b.sentence) <= NEAR
        and bool(a.claim.voices)
        and a.claim.voices[:1] != b.claim.voices[:1]
    )


def alike(a: Standing, b: Standing) -> bool:
    """Whether two claims say in one word how far it has come, and tell the same thing."""
    return a.claim.status == b.claim.status and a.side == b.side and float(a.vector @ b.vector) >= ALIKE[a.side]


def gathered(seeds: Sequence[Standing], found: Sequence[Standing]) -> list[Standing]:
    """The seeds and whatever tells the same as one of them, the nearest of each report."""
    best: dict[ReportId, Standing] = {}
    for one in found:
        if any(alike(one, seed) for seed in seeds):
            kept = best.get(one.report)
            best[one.report] = one if kept is None or nearness(one, seeds) > nearness(kept, seeds) else kept
    return list(best.values())


def nearness(one: Standing, seeds: Sequence[Standing]) -> float:
    """The highest cosine to a seed."""
    return max(float(one.vector @ seed.vector) for seed in seeds)


def made(settled: Sequence[Standing], still_open: Sequence[Standing], score: float, provenance: Provenance) -> Variant:
    """The variant: what is settled, as the reports say, against what is open."""
    sides = (settled, still_open)
    told = [Told(str(side[0].claim.status), tuple(one.anchor for one in side)) for side in sides]
    clause = " ".join(settled[0].claim.exact.split())
    reasons = ["two independent reports set the same two statements against each other", "the voices differ"]
    return variant("status", "conflict", f"How far is it: {clause}"[:160], told, score, reasons, provenance)
