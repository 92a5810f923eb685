"""Who did it, where two reports each make a point of it and name two: an order from one, another's own doing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from variorum.data import word_sets
from variorum.models.wordnet import likeness
from variorum.reconcile.apparatus.build import BLANK, Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.agency import Agency, agencies
from variorum.relate.claims.deeds import deeds
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.happenings import aliases
from variorum.types import ReportId, Variant

SCORE = 0.65
LEAST = 2  # telling words that two clauses share to speak of one deed
ALIKE = 0.45  # likeness of two nouns that may mean one doer
BROAD = frozenset(
    [
        "company",
        "firm",
        "man",
        "woman",
        "person",
        "people",
        "official",
        "group",
        "team",
        "party",
        "side",
        "other",
        "body",
        "one",
        "member",
        "authority",
    ]
)


def agency_variants(opened: Mapping[ReportId, Opened], provenance: Provenance) -> Iterator[Variant]:
    """Conflicts over who is behind a deed, each pair of doers once."""
    found = [one for report in sorted(opened) for one in (*agencies(opened[report]), *sole(opened[report]))]
    beside = aliases(opened)
    groups: dict[tuple[str, str], list[Agency]] = {}
    for a, b in combinations(found, 2):
        unrelated = provenance.root(a.report) != provenance.root(b.report)
        if unrelated and one_deed(a, b) and two_doers(a, b, beside):
            held = groups.setdefault((min(a.doer, b.doer), max(a.doer, b.doer)), [])
            held += [one for one in (a, b) if one not in held]
    for doers in sorted(groups):
        yield made(groups[doers], provenance)


def sole(view: Opened) -> Iterator[Agency]:
    """Deeds that only one can have done, told as done to one known thing, with the doer."""
    verbs = word_sets("agency")["sole"] | view.lexicon.exclusive
    for deed in deeds(view):
        known = deed.verbal and deed.actor and deed.target and not deed.target.startswith("@")
        if known and deed.name in verbs and deed.standing.stage == "done" and deed.claim.certainty == "CT":
            who = deed.claim.subject.exact if deed.claim.subject else deed.claim.exact
            narrowed = frozenset(word for noun, word in deed.narrowed if noun == deed.target)
            yield Agency(
                deed.report,
                deed.actor or "",
                who,
                "sole",
                deed.name,
                frozenset({deed.target or ""}) | narrowed,
                frozenset(),
                deed.claim,
            )


def one_deed(a: Agency, b: Agency) -> bool:
    """Whether both speak of one deed: words in common, or the thing that one has act by itself and the other acted on."""
    if "first" in (a.way, b.way):
        return a.way == b.way and a.verb == b.verb and (not a.deed or not b.deed or bool(a.deed & b.deed))
    if "sole" in (a.way, b.way):
        return a.way == b.way and a.verb == b.verb and a.deed == b.deed
    if len(a.deed & b.deed) >= LEAST:
        return True
    return a.way == b.way == "own" and (a.doer in b.deed or b.doer in a.deed)


def two_doers(a: Agency, b: Agency, beside: Mapping[str, frozenset[str]]) -> bool:
    """Whether the doers are surely not one another: two names, or nouns that no report uses of one."""
    if a.doer == b.doer or a.doer in b.deed | b.around or b.doer in a.deed | a.around:
        return a.way == b.way == "own" and a.doer != b.doer
    if {a.doer, b.doer} & BROAD:
        return False
    named = [one.doer.startswith("@") for one in (a, b)]
    if all(named):
        return True
    if any(named):
        name, noun = (a.doer, b.doer) if named[0] else (b.doer, a.doer)
        known = beside.get(name, frozenset())
        return bool(known) and all(likeness(noun, other) < ALIKE for other in known)
    return likeness(a.doer, b.doer) < ALIKE


def made(group: list[Agency], provenance: Provenance) -> Variant:
    """The variant with a reading for each doer."""
    by_doer: dict[str, list[Agency]] = {}
    for one in sorted(group, key=lambda one: (one.report, one.claim.start)):
        by_doer.setdefault(one.doer, []).append(one)
    told = [Told(held[0].who, tuple(dict.fromkeys(one.anchor for one in held))) for held in by_doer.values()]
    first = next(iter(by_doer.values()))[0]
    question = " ".join(first.anchor.exact.replace(first.who, BLANK, 1).split())
    reasons = [f"each makes a point of who it was: {', '.join(dict.fromkeys(one.way for one in group))}"]
    return variant("agent", "conflict", question[:160], told, SCORE, reasons, provenance)
