"""Which of two related reports was made from the other, with the reasons.

Each sign says why one report is the copy and has a weight; the signs for the one direction are set against the signs
for the other. Outward signs (a credit, a date) weigh most. Inward signs are those of textual criticism: the copy loses
details, names nobody it has introduced, drifts from wording that unrelated witnesses keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from variorum.relate.derivations.evidence import CLEAR, Evidence, turned
from variorum.relate.derivations.naming import heads, named_writer, names_itself, same_name
from variorum.relate.derivations.shares import Shares
from variorum.relate.derivations.speech import Speech
from variorum.relate.view import DETAIL, Prepared
from variorum.text import fold
from variorum.types import Direction, Sentence

CERTAIN, LIKELY = 3.0, 1.0
SPLICED = 0.85  # share of a report that others have together, from which it has nothing of its own
WITHIN = 0.75  # share of a report that is shared, up to which it is a passage of it
HEAD = 2  # sentences at the head of a report
GAP = 0.15  # share by which a report has less of its own than the other
SHORTEST = 4  # letters of a name that a leading sentence may have
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to take one report for the copy of another, and its weight."""

    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Course:
    """The outcome for a pair: whether ``a`` is the exemplar, how sure that is, and why."""

    forward: bool
    direction: Direction
    reasons: tuple[str, ...]


def course(a: int, b: int, evidence: Evidence, speech: Speech, shares: Shares) -> Course:
    """Which way the copying between two reports of a pile went."""
    one, other = speech.views[a], speech.views[b]
    here, there = shares.told(a, b), shares.told(b, a)
    onward = signs(one, other, evidence, there - here, there)
    backward = signs(other, one, turned(evidence), here - there, here)
    balance = sum(s.weight for s in onward) - sum(s.weight for s in backward)
    if abs(balance) < CERTAIN:
        onward += [sign for sign in [drifted(a, b, speech)] if sign]
        backward += [sign for sign in [drifted(b, a, speech)] if sign]
        balance = sum(s.weight for s in onward) - sum(s.weight for s in backward)
    forward = balance > 0 or (balance == 0 and evidence.b.coverage >= evidence.a.coverage)
    size = abs(balance)
    sureness: Direction = "certain" if size >= CERTAIN else "likely" if size >= LIKELY else "unknown"
    chosen = sorted(onward if forward else backward, key=lambda s: -s.weight)
    return Course(forward, sureness, tuple(sign.reason for sign in chosen))


def signs(exemplar: Prepared, copy: Prepared, evidence: Evidence, more: float, told: float) -> list[Sign]:
    """The reasons to take ``copy`` for the copy; ``evidence`` has the exemplar as ``a``.

    ``told``: how much of the copy others have together, ``more`` by how much that exceeds what they have of the exemplar.
    """
    near = closely(evidence)
    found = [
        later(exemplar, copy),
        acknowledged(exemplar, copy, evidence),
        set_in_marks(exemplar, copy, evidence),
        unintroduced(exemplar, copy, evidence),
        introduced_again(exemplar, copy, near),
        fewer_details(exemplar, copy, near),
        fewer_credits(exemplar, copy, evidence),
        vaguer(exemplar, copy, near),
        inside(exemplar, copy, near),
        nothing_own(copy, evidence, more, told),
        own_work(exemplar, copy, evidence),
        unmarked(exemplar, copy, evidence),
        signed(exemplar, copy),
    ]
    return [sign for sign in found if sign]


def closely(evidence: Evidence) -> Evidence:
    """The evidence with the links of sentences that clearly tell the same, where there are any.

    Around an excerpt two reports of one event tell some of the same for themselves, with details of their own.
    """
    links = tuple(link for link in evidence.links if link.score >= CLEAR)
    return replace(evidence, links=links) if links else evidence


def later(exemplar: Prepared, copy: Prepared) -> Sign | None:
    """The copy is dated after the exemplar, by days or, on one day, by the clock."""
    first, second = exemplar.report.published, copy.report.published
    if not (first and second and DAY.match(first) and DAY.match(second)):
        return None
    if first[:10] < second[:10]:
        days = int((np.datetime64(second[:10]) - np.datetime64(first[:10])).astype(int))
        return Sign(2.0, f"{copy.report.sigil} is dated {days} day{'s' * (days > 1)} later")
    if first[:10] == second[:10] and "T" in first and "T" in second and first < second:
        return Sign(1.5, f"{copy.report.sigil} is dated later the same day")
    return None


def credited(exemplar: Prepared, copy: Prepared) -> Sign | None:
    """The copy credits the outlet or agency that the exemplar says it is, and is not that outlet itself."""
    own = heads(copy)
    for credit in copy.annotations.credits:
        if credit.kind not in ("agency", "outlet") or any(same_name(credit.origin, name) for name in own):
            continue
        if any(same_name(credit.origin, name) for name in heads(exemplar)):
            return Sign(4.0, f"{copy.report.sigil} credits {credit.origin}, which is {exemplar.report.sigil}")
    return None


def acknowledged(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """The copy says that it has it from the exemplar: by a credit, or where it leads into a shared passage."""
    found = credited(exemplar, copy)
    if found:
        return found
    names = [name for name in map(plain, heads(exemplar)) if len(name) >= SHORTEST]
    leads = {at for link in evidence.links for at in (link.b - 1, link.b - 2) if at >= 0}
    for at in sorted(leads - {link.b for link in evidence.links}):
        lead = copy.sentences[at].exact
        if lead.endswith(":") and any(re.search(rf"\b{re.escape(name)}\b", plain(lead)) for name in names):
            return Sign(4.0, f"{copy.report.sigil} leads into it with “{' '.join(lead.split())[-60:]}”")
    return None


def plain(name: str) -> str:
    """Folded, without an article."""
    return fold(name).removeprefix("the ")


def set_in_marks(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """The copy prints in quotation marks what the exemplar says as its own words."""
    count = 0
    for link in evidence.links:
        own = {w.key for w in exemplar.words[link.a] if not w.quoted and w.pos in DETAIL | {"NOUN", "VERB"}}
        marked = {w.key for w in copy.words[link.b] if w.quoted}
        count += len(own) >= 3 and len(own & marked) * 3 >= len(own) * 2
    return Sign(3.0, f"{copy.report.sigil} sets {count} sentences of it in quotation marks") if count >= 2 else None


def unintroduced(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """The copy uses surnames of people whom only the exemplar introduces in full, in the shared passages."""
    shared = [exemplar.sentences[link.a] for link in evidence.links]
    full = full_names(exemplar, shared)
    missing = sorted((bare_names(copy) - set(full_names(copy, copy.sentences))) & set(full))
    if not missing:
        return None
    name = full[missing[0]]
    return Sign(1.5, f"{copy.report.sigil} never introduces {missing[0].title()} ({name} in {exemplar.report.sigil})")


def introduced_again(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """The copy introduces somebody in full in a shared passage whom it has introduced already; the exemplar does not."""
    here = again(exemplar, {link.a for link in evidence.links})
    there = again(copy, {link.b for link in evidence.links})
    names = sorted(there - here)
    if not names or here:
        return None
    return Sign(1.0, f"{copy.report.sigil} introduces {names[0].title()} a second time in the shared passages")


def again(side: Prepared, shared: Iterable[int]) -> set[str]:
    """Surname keys of people named in full in some sentences, and before that in full in others."""
    rows = sorted(shared)
    if not rows:
        return set()
    before = full_names(side, [s for at, s in enumerate(side.sentences[: rows[0]]) if at not in rows])
    return set(before) & set(full_names(side, [side.sentences[at] for at in rows]))


def inside(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """The shared passage opens the exemplar, and stands inside the copy's own text."""
    if not evidence.links or max(evidence.a.coverage, evidence.b.coverage) >= WITHIN:
        return None
    first, second = min(link.a for link in evidence.links), min(link.b for link in evidence.links)
    if first >= HEAD or second < first + HEAD:
        return None
    names = exemplar.report.sigil, copy.report.sigil
    return Sign(0.5, "what they share opens {} and stands inside {}".format(*names))


def full_names(side: Prepared, sentences: Iterable[Sentence]) -> dict[str, str]:
    """Surname key → full name as printed in some sentences, for names of two words or more."""
    found: dict[str, str] = {}
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    for mention in side.annotations.mentions:
        whole = mention.type == "PER" and mention.level == "NAM" and len(mention.exact.split()) > 1
        if whole and any(start <= mention.start < end for start, end in spans):
            found.setdefault(mention.exact.split()[-1].casefold(), " ".join(mention.exact.split()))
    return found


def bare_names(side: Prepared) -> set[str]:
    """Surname keys that stand alone somewhere."""
    mentions = side.annotations.mentions
    return {m.exact.casefold() for m in mentions if m.type == "PER" and m.level == "NAM" and " " not in m.exact}


def fewer_details(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """In the linked passages the copy has fewer names and numbers."""
    had = details_at(exemplar, (link.a for link in evidence.links))
    has = details_at(copy, (link.b for link in evidence.links))
    lost = len(had - details_at(copy, range(len(copy.words))))
    gained = len(has - details_at(exemplar, range(len(exemplar.words))))
    if lost < gained + 3 or lost < gained * 2:
        return None
    return Sign(1.0, f"{copy.report.sigil} leaves out {lost} names and numbers of the shared passages")


def details_at(side: Prepared, chosen: Iterable[int]) -> set[str]:
    """The names and numbers in some sentences."""
    return {detail for i in set(chosen) for detail in side.details[i]}


def drifted(exemplar: int, copy: int, speech: Speech) -> Sign | None:
    """Quoted words that an unrelated report has as the exemplar does, and that the copy has in no place."""
    here, there = speech.views[exemplar], speech.views[copy]
    for witness in speech.witnesses(exemplar):
        other = speech.views[witness]
        both = np.intersect1d(here.runs[~here.own_run], other.runs[~other.own_run], assume_unique=True)
        if not np.isin(both, there.runs).any() and not np.isin(there.runs[~there.own_run], other.runs).any():
            names = (side.report.sigil for side in (other, here, there))
            return Sign(2.0, "{} quotes the same words as {}, not {}'s".format(*names))
    return None


def fewer_credits(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """A source credited in the linked passages of the exemplar is credited nowhere in the copy."""
    spans = [exemplar.sentences[link.a] for link in evidence.links]
    kept = [credit.origin for credit in copy.annotations.credits]
    for credit in exemplar.annotations.credits:
        inside = any(s.start <= credit.start < s.end for s in spans)
        if inside and credit.kind in ("agency", "outlet") and not any(same_name(credit.origin, k) for k in kept):
            return Sign(1.0, f"{copy.report.sigil} drops the credit to {credit.origin}")
    return None


def vaguer(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """Exact numbers of the exemplar became rough ones in the copy."""
    count = 0
    for link in evidence.links:
        here, there = exemplar.sentences[link.a], copy.sentences[link.b]
        exact = [
            q.value for q in exemplar.annotations.quantities if q.change == "=" and here.start <= q.start < here.end
        ]
        rough = [q.value for q in copy.annotations.quantities if q.change == "~" and there.start <= q.start < there.end]
        stays = [q.value for q in copy.annotations.quantities if q.change == "=" and there.start <= q.start < there.end]
        count += any(abs(r - e) <= 0.1 * abs(e) and e not in stays for e in exact for r in rough)
    return Sign(0.5 * min(count, 3), f"{copy.report.sigil} makes {count} numbers vaguer") if count else None


def nothing_own(copy: Prepared, evidence: Evidence, more: float, told: float) -> Sign | None:
    """Nearly all of the copy is found in the exemplar, and not the other way round; or in this and other exemplars."""
    gap = min(evidence.b.coverage - evidence.a.coverage, more)
    name = copy.report.sigil
    if gap < GAP:
        spliced = told >= SPLICED and more >= GAP and told - evidence.b.coverage >= GAP
        return Sign(1.5, f"{round(100 * told)} % of {name} is told in several others together") if spliced else None
    share, back = round(100 * evidence.b.coverage), round(100 * evidence.a.coverage)
    return Sign(1.0 if gap < 0.4 else 1.5, f"{share} % of {name} is told in the other, {back} % the other way")


def own_work(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """In the shared passages the exemplar speaks of itself ("told the Chronicle"), or says that it saw for itself."""
    spans = [exemplar.sentences[link.a] for link in evidence.links]
    if any(names_itself(exemplar, span.exact) for span in spans):
        return Sign(2.0, f"{exemplar.report.sigil} speaks of its own work in the shared passages")
    for credit in exemplar.annotations.credits:
        if credit.kind == "own" and any(s.start <= credit.start < s.end for s in spans):
            return Sign(1.5, f"{exemplar.report.sigil} says that it got this itself")
    return None


def unmarked(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> Sign | None:
    """Sentences that are speech in the exemplar stand without quotation marks in the copy."""
    count = 0
    for link in evidence.links:
        there = [word.quoted for word in exemplar.words[link.a]]
        here = [word.quoted for word in copy.words[link.b]]
        count += len(there) >= 5 and sum(there) > 0.6 * len(there) and not any(here)
    return Sign(1.0 * min(count, 3), f"{copy.report.sigil} drops the marks of {count} quotations") if count else None


def signed(exemplar: Prepared, copy: Prepared) -> Sign | None:
    """Only the exemplar names its writer or its place of writing."""
    by = named_writer(exemplar) - named_writer(copy)
    line = bool(exemplar.report.dateline) - bool(copy.report.dateline)
    if by + line <= 0:
        return None
    missing = "its writer" if by > 0 else "its place of writing"
    return Sign(0.75, f"only {exemplar.report.sigil} names {missing}")
