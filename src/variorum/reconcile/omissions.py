"""What most reports tell and one leaves out: computed over the story's groups of agreeing claims, on request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.text import fold
from variorum.types import Corroboration, Omission, Report, ReportId, Story

MOST = 2 / 3  # of all reports, at least so many must tell it, in the claim's words or in words of their own
SAID = 0.5  # share of the claim's telling words from which a paragraph may well say it in other words
STEM = 5  # letters by which words are compared: "resigned" and "resignation" are one
WORD = re.compile(r"[^\W_]+", re.UNICODE)
TELLING = 3  # reports that tell it in words that were found to be one claim
LEAST = 2  # telling words of a claim by which another text can be searched for it
SHORT = 4  # letters from which a word tells something; numbers tell at any length


def find_omissions(story: Story) -> tuple[Omission, ...]:
    """The claims that most reports tell and a few have nothing like; the fewest leave out what comes first.

    A report is only said to leave something out where none of its paragraphs has half of the claim's telling words: a
    claim told in words of its own is no omission. One that leaves out what its own exemplar has stands among them.
    """
    found = [omission for claim in story.corroboration if (omission := left_out(claim, story)) is not None]
    return tuple(sorted(found, key=lambda o: (len(o.missing), -o.independent.max, -len(o.anchors), o.claim)))


def left_out(claim: Corroboration, story: Story) -> Omission | None:
    """The claim with the reports that leave it out, where texts of two families and most reports tell it."""
    there = {anchor.report for anchor in claim.anchors}
    asked = [words for words in (stems(anchor.exact) for anchor in claim.anchors) if len(words) >= LEAST]
    missing = [r.id for r in story.reports if r.id not in there and not any(told(r, words) for words in asked)]
    most = len(story.reports) - len(missing) >= MOST * len(story.reports)
    if not missing or not asked or not most or len(there) < TELLING or len(families(there, story)) < 2:
        return None
    return Omission(claim.claim, claim.anchors, tuple(missing), claim.independent)


def families(reports: set[ReportId], story: Story) -> set[ReportId]:
    """One report for each family that some reports belong to."""
    member = {report: family[0] for family in story.families for report in family}
    return {member.get(report, report) for report in reports}


def told(report: Report, words: frozenset[str]) -> bool:
    """Whether a paragraph of the report has so many of the words that it may well tell it."""
    return any(len(words & there) >= SAID * len(words) for there in paragraphs(report))


def paragraphs(report: Report) -> Iterator[frozenset[str]]:
    """The telling words of each line of the report."""
    yield from (stems(line) for line in report.text.split("\n") if line.strip())


def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words, and all numbers."""
    words = WORD.findall(fold(text))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORT or word.isdigit())
