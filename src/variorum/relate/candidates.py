"""Which pairs of reports are worth comparing sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from variorum.types import Annotations, Report, ReportId

VERSION = 1
FEW = 40  # up to here every pair is compared


def candidate_pairs(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]
) -> tuple[tuple[ReportId, ReportId], ...]:
    """Pairs in the order of ``reports``; reports without a sentence have no pairs."""
    told = [report.id for report in reports if annotations[report.id].sentences]
    return tuple(combinations(told, 2))
