"""Whether two reports share an author, and how closely the copy keeps to its exemplar.

The numbers were set on reports that outlets are known to have written for themselves about the same speeches and facts
(none may pass) and on invented stories with known copies (all must).
"""

from __future__ import annotations

from variorum.relate.derivations.evidence import Evidence, Side, ceiling, shared_lemmas
from variorum.relate.view import RUN, Matrix, Prepared, shared_runs
from variorum.types import DerivationType

LITERAL = 0.20  # share of runs of own words that independent reporters do not reach
LITERAL_SOME, SOME = 0.15, 24  # the same where it is so many runs, some three sentences …
LITERAL_LONG, LONG = 0.12, 80  # … or a long stretch
CREDITED = 24  # runs where one report says that it has them from the other
RETOLD = 0.335  # descent in other words, the copy's side in full and three quarters of the other's
ACKNOWLEDGED = 0.22  # the same where one report says that it has it from the other
SAME_WORDS = 0.72  # share of words kept in linked sentences, above which a copy is word for word
WHOLE = 0.5  # share of either text that must be linked for a copy of the whole


def worth_weighing(a: Prepared, b: Prepared, matrix: Matrix) -> bool:
    """Whether two reports can turn out related at all; quick, and never wrong in saying no."""
    runs = shared_runs(a, b)
    if runs >= CREDITED or runs >= min(LITERAL, LITERAL_LONG) * max(
        RUN, min(int(a.own_run.sum()), int(b.own_run.sum()))
    ):
        return True
    (one, _), (other, _) = shared_lemmas(a, b)
    return together(ceiling(a, matrix.T, one), ceiling(b, matrix, other)) >= min(RETOLD, ACKNOWLEDGED)


def related(evidence: Evidence, *, acknowledged: bool = False) -> bool:
    """Whether one report comes from the other, or both from a third."""
    if acknowledged and (evidence.runs >= CREDITED or retold(evidence) >= ACKNOWLEDGED):
        return True
    return literal(evidence) or retold(evidence) >= RETOLD


def literal(evidence: Evidence) -> bool:
    """Whether they share more runs of own words than two reporters can choose alike."""
    steps = ((LITERAL, 0), (LITERAL_SOME, SOME), (LITERAL_LONG, LONG))
    return any(evidence.literal >= share and evidence.runs >= runs for share, runs in steps)


def retold(evidence: Evidence) -> float:
    """How much speaks for retelling, 0…1.75; the side that has less of its own counts in full."""
    return together(evidence.a.descent, evidence.b.descent)


def together(one: float, other: float) -> float:
    """The higher in full and three quarters of the lower."""
    return max(one, other) + 0.75 * min(one, other)


def kind(evidence: Evidence, kept: float) -> DerivationType:
    """Verbatim, excerpt or rewrite; ``kept`` is the share of words that stayed in the linked sentences."""
    if kept < SAME_WORDS:
        return "rewrite" if retold(evidence) >= RETOLD else "excerpt"
    return "verbatim" if whole(evidence.a) and whole(evidence.b) else "excerpt"


def whole(side: Side) -> bool:
    """Whether the shared part is most of this report."""
    return side.coverage >= WHOLE
