"""What somebody said in one report and takes back, gives up or concedes in a later one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.turnabouts import Turnabout, turnabouts, voice
from variorum.types import Anchor, Claim, ReportId, Variant

OWN = 0.4  # likeness of what is taken back and an earlier claim of the same speaker
CONCEDED = 0.5  # and where only what is said now is told
RECOUNTED = 0.6  # and of anybody's, where the report recounts what was said
NEAR = 0.3  # how much less like than the likest an earlier claim may be
MOST = 5  # earlier claims shown


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier claim with whose word it is or whom it is about, its content words and its vector."""

    claim: Claim
    voices: frozenset[str]
    keys: frozenset[str]
    vector: Vectors


def turnabout_variants(
    opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Updates: what was said before, and the sentence that turns from it."""
    turns = [(report, turn) for report in sorted(opened) for turn in turnabouts(opened[report])]
    said = {report: list(claims(opened[report])) for report in sorted(opened)} if turns else {}
    found: dict[tuple[str, str], tuple[list[Turnabout], list[tuple[float, Said]]]] = {}
    for report, turn in turns:
        earlier = [
            one
            for other in sorted(opened)
            if days[other].before(days[report]) and provenance.root(other) != provenance.root(report)
            for one in said[other]
        ]
        matched = matches(turn, opened[report], earlier)
        if matched:
            found.setdefault((report, matched[0][1].claim.id), ([], matched))[0].append(turn)
    for told, matched in found.values():
        yield made(told, matched, provenance)


def claims(view: Opened) -> Iterator[Said]:
    """The report's claims, made ready."""
    vectors = unpack(view.annotations.claim_vectors)
    for row, claim in enumerate(view.annotations.claims):
        subject = view.tree.head(claim.subject) if claim.subject else None
        named = view.names.get(subject) if subject is not None else None
        about = frozenset({named}) if named is not None else frozenset[str]()
        voices = frozenset(voice(view, name) for name in claim.voices) | about
        yield Said(claim, voices, view.keys(view.tree.inside(claim.start, claim.end)), vectors[row])


def matches(turn: Turnabout, view: Opened, earlier: list[Said]) -> list[tuple[float, Said]]:
    """The earlier claims that are what the turnabout turns from, the surest first."""
    keys = view.keys(view.tree.inside(turn.before.start, turn.before.end))
    vector = vector_of(view, turn.before)
    if vector is None:
        return []
    found = []
    for one in earlier:
        shared = keys & one.keys
        likeness = 0.5 * float(vector @ one.vector) + 0.5 * len(shared) / max(1, min(len(keys), len(one.keys)))
        own = turn.speaker is not None and turn.speaker in one.voices
        least = (OWN if turn.recounts else CONCEDED) if own else RECOUNTED
        enough = len(shared) >= (1 if own and turn.recounts else 2 if own or turn.recounts else 3)
        if likeness >= least and enough and (turn.recounts or denies(one.claim)):
            found.append((likeness + 0.2 * own, one))
    found.sort(key=lambda pair: (-pair[0], pair[1].claim.report, pair[1].claim.start))
    return [pair for pair in found if pair[0] >= found[0][0] - NEAR][:MOST]


def denies(claim: Claim) -> bool:
    """Whether the claim denies something: what is conceded without more is a turn only for who denied it."""
    return claim.polarity == "-" or claim.status == "denied"


def vector_of(view: Opened, at: Anchor) -> Vectors | None:
    """The vector of the claim that shares most with the stretch; else of its sentence."""
    shared = [
        (min(c.end, at.end) - max(c.start, at.start), -(c.end - c.start), i)
        for i, c in enumerate(view.annotations.claims)
    ]
    best = max(shared, default=(0, 0, 0))
    if best[0] > 0:
        own: Vectors = unpack(view.annotations.claim_vectors)[best[2]]
        return own
    found = view.tree.sentence(at.start)
    if found is None:
        return None
    vector: Vectors = unpack(view.annotations.sentence_vectors)[view.tree.sentences.index(found)]
    return vector


def made(turns: list[Turnabout], matched: list[tuple[float, Said]], provenance: Provenance) -> Variant:
    """The update, from what was said to the sentences that turn from it."""
    before = [Anchor(s.claim.report, s.claim.start, s.claim.end, s.claim.exact) for _, s in matched]
    told = [Told("as it was", tuple(before)), Told("as it is now", tuple(dict.fromkeys(turn.now for turn in turns)))]
    question = f"Does it still hold that {' '.join(before[0].exact.split())}?"
    reasons = list(dict.fromkeys(turn.why for turn in turns))
    return variant("polarity", "update", question[:160], told, min(1.0, matched[0][0]), reasons, provenance)
