"""What no known report says.

A story keeps no vectors, and need not here: what counts is whether a reader has read the particulars, so a clause is
told already when its weighty words, names and numbers stand near each other in a known report, or when the story puts
it with a clause of a known report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.reconcile.news.wording import Sentence, Told, sentences
from variorum.types import Anchor, ChangedValue, Claim, NewClaim, Report, ReportId, Story

TOLD = 0.6  # share of a clause's weight from which one passage of a report tells it
HARDLY = 0.5  # the same for a clause that the story puts with one of a known report
TOLD_AGAIN = 0.85  # the same for a clause that announces a change
LEAST = 1.5  # weight below which a clause says nothing of its own


def new_claims(
    story: Story, known: Collection[ReportId], later: Sequence[Report], changes: Iterable[ChangedValue]
) -> tuple[NewClaim, ...]:
    """The new statements of the later reports, report by report in order of time, each once."""
    told = Told(sentence for report in story.reports if report.id in known for sentence in sentences(report))
    joined = tuple(told_elsewhere(story, known))
    shown = [anchor for change in changes for reading in change.after for anchor in reading.anchors]
    fresh = Told(())
    found: dict[Sentence, NewClaim] = {}
    for report in later:
        passed_over = [*(place for place in story.boilerplate if place.report == report.id), *shown]
        for sentence, claims in statements(report, story.claims):
            news = [claim for claim in claims if is_new(claim, told, joined) and not meets(claim, passed_over)]
            if not news and not (slight(claims, told) and says_more(sentence.anchor.exact, told)):
                continue
            alone = meets(sentence.anchor, passed_over)
            parts = tuple(map(place, outermost(news))) if alone else (sentence.anchor,)
            same = fresh.teller(" ".join(part.exact for part in parts), TOLD)
            if same is None:
                voices = (news or claims)[0].voices
                found[sentence] = NewClaim(" … ".join(part.exact for part in parts), voices, parts)
                fresh.add(sentence)
            else:
                found[same] = replace(found[same], anchors=(*found[same].anchors, *parts))
    return tuple(found.values())


def outermost(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that lie in no other, in the order of the text; the longest come first among those given."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(other.start <= claim.start and claim.end <= other.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.start)


def is_new(claim: Claim, told: Told, joined: Iterable[Anchor]) -> bool:
    """Whether a clause has weight, and neither the story nor its words tie it to a known report."""
    if told.weight(claim.exact) < LEAST:
        return False
    if meets(claim, joined):
        share = told.share(claim.exact)
        otherwise = share < HARDLY or (share < TOLD_AGAIN and told.turns(claim.exact))
        return otherwise or told.novel_particular(claim.exact)
    return says_more(claim.exact, told)


def says_more(text: str, told: Told) -> bool:
    """Whether a text has a particular that is told nowhere, or is told too little in any one place.

    What announces that something has become otherwise is news unless it has been told in full.
    """
    enough = TOLD_AGAIN if told.turns(text) else TOLD
    return told.weight(text) >= LEAST and (told.novel_particular(text) or told.share(text) < enough)


def slight(claims: Sequence[Claim], told: Told) -> bool:
    """Whether no clause of a sentence has weight of its own ("That was wrong")."""
    return all(told.weight(claim.exact) < LEAST for claim in claims)


def place(claim: Claim) -> Anchor:
    """Where a claim stands."""
    return Anchor(claim.report, claim.start, claim.end, claim.exact)


def told_elsewhere(story: Story, known: Collection[ReportId]) -> Iterator[Anchor]:
    """The places that the story puts with a place in a known report as saying the same."""
    groups = [list(entry.anchors) for entry in story.corroboration]
    groups += [
        [anchor for reading in variant.readings for anchor in reading.anchors]
        for variant in story.variants
        if variant.relation == "agree"
    ]
    for anchors in groups:
        if any(anchor.report in known for anchor in anchors):
            yield from (anchor for anchor in anchors if anchor.report not in known)


def statements(report: Report, claims: Sequence[Claim]) -> Iterator[tuple[Sentence, list[Claim]]]:
    """The sentences of a report under its headline that say something, each with its clauses, the longest first."""
    own = [claim for claim in claims if claim.report == report.id]
    for sentence in sentences(report):
        if report.headline and sentence.anchor.exact in report.headline:
            continue
        inside = [claim for claim in own if overlap(claim, sentence)]
        if inside:
            yield sentence, sorted(inside, key=lambda claim: (claim.start - claim.end, claim.start))


def overlap(place: Anchor | Claim, sentence: Sentence) -> bool:
    """Whether a place of a report reaches into a sentence of it."""
    return meets(place, (sentence.anchor,))


def meets(one: Anchor | Claim, others: Iterable[Anchor]) -> bool:
    """Whether a place shares a character with one of some others."""
    return any(one.report == other.report and one.start < other.end and other.start < one.end for other in others)
