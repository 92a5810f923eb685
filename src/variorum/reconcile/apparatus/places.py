"""Places where reports put one thing in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, blanked, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import FACT, Opened, narrowed_apart
from variorum.relate.claims.sites import Site, sites
from variorum.types import ReportId, Variant, VariantRelation

MOST = 40  # sites of one thing compared
SCORE = 0.6


def place_variants(
    opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Conflicts over where a thing is, and updates of where it is to be; one a thing."""
    held: defaultdict[str, list[Site]] = defaultdict(list)
    for report in sorted(opened):
        for site in sites(opened[report]):
            held[site.what].append(site)
    for what in sorted(held):
        found = held[what][:MOST]
        pairs = [(a, b) for a, b in combinations(found, 2) if rivals(a, b, found, opened, provenance)]
        if pairs:
            yield made(pairs, days, provenance)


def rivals(a: Site, b: Site, found: Sequence[Site], opened: Mapping[ReportId, Opened], provenance: Provenance) -> bool:
    """Whether unrelated reports put the thing in two places, and no report says that one lies in the other or has both."""
    if (
        a.place == b.place
        or provenance.root(a.report) == provenance.root(b.report)
        or narrowed_apart(a.narrowed, b.narrowed)
    ):
        return False
    both = {r.report for r in found if r.place == a.place} & {r.report for r in found if r.place == b.place}
    return not both and FACT[a.mode] == FACT[b.mode] and not any(nested(a, b, view) for view in opened.values())


def nested(a: Site, b: Site, view: Opened) -> bool:
    """Whether a text names the two places side by side ("Harsk, in Orrin"), so that one lies in the other."""
    one, two = re.escape(a.at.exact), re.escape(b.at.exact)
    between = r"(?:,| in| of| near|\)|\()[^.;]{0,25}?"
    return bool(re.search(f"{one}{between}{two}|{two}{between}{one}", view.report.text))


def made(pairs: Sequence[tuple[Site, Site]], days: Mapping[ReportId, Days], provenance: Provenance) -> Variant:
    """The variant with a reading for each place."""
    by_place: dict[str, list[Site]] = {}
    for site in sorted(
        {s for pair in pairs for s in pair}, key=lambda s: (days[s.report].first, s.report, s.claim.start)
    ):
        by_place.setdefault(site.place, []).append(site)
    told = [Told(held[0].at.exact, tuple(dict.fromkeys(s.anchor for s in held))) for held in by_place.values()]
    ahead = all(FACT[a.mode] == "plan" for pair in pairs for a in pair)
    ordered = all(days[a.report].before(days[b.report]) or days[b.report].before(days[a.report]) for a, b in pairs)
    relation: VariantRelation = "update" if ahead and ordered else "conflict"
    first = pairs[0][0]
    question = blanked(first.anchor, (first.at.start, first.at.end))
    return variant("place", relation, question, told, SCORE, [f"one thing in two places: {first.what}"], provenance)
