"""What somebody expressly denies and an unrelated report has somebody else affirm, in words of its own.

A denial tells by itself that there is somebody who says so; fewer words need to be shared than for any two clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.models import unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import FACT, Opened, finite, modality
from variorum.relate.claims.standing import under_denial, words
from variorum.relate.claims.tree import OBJECTS, SUBJECTS
from variorum.types import Anchor, Claim, ReportId, Variant

ALIKE = 0.6
LEAST = 2  # content words shared
MOST = 3  # affirming claims shown
ONLY = frozenset({"only", "all", "just", "merely", "solely", "every", "always"})
ABSENT = frozenset({"receive", "find", "see", "make", "get", "have", "exist", "issue", "give", "report"})
IDLE = frozenset(
    ["question", "doubt", "reason", "indication", "evidence", "sign", "comment", "way", "need", "point", "chance", "hope", "problem",
     "change", "word", "news", "other", "one", "time", "place", "sense", "excuse", "guarantee", "surprise", "choice", "hurry", "truth"]
)  # fmt: skip
NOT = frozenset(
    {
        "no",
        "little",
        "few",
        "hardly",
        "scarcely",
        "not",
        "n't",
        "n’t",
        "never",
        "nothing",
        "none",
        "without",
        "neither",
        "nor",
    }
)
EMPTY = frozenset(
    ["also", "already", "then", "now", "even", "still", "so", "too", "very", "here", "there", "just", "well", "again"]
)


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A claim with its content words, adverbs among them, its vector, and what it is: denial, claim or neither.

    ``absent``: the noun that there is said to be none of; ``heads``: the nouns that are subject or object.
    """

    claim: Claim
    keys: frozenset[str]
    vector: Vectors
    mode: str
    denies: bool
    affirms: bool
    absent: str | None
    heads: frozenset[str]


def denial_variants(opened: Mapping[ReportId, Opened], provenance: Provenance) -> Iterator[Variant]:
    """Conflicts between an express denial and what is affirmed elsewhere, each denial once."""
    stated = [one for report in sorted(opened) for one in statements(opened[report])]
    held: defaultdict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        for key in one.keys if one.affirms else ():
            held[key].append(one)
    for denial in (one for one in stated if one.denies):
        found = affirmed(denial, held, provenance)
        if found:
            yield made(denial, found, provenance)


def statements(view: Opened) -> Iterator[Stated]:
    """The report's claims with a finite verb that states something."""
    vectors = unpack(view.annotations.claim_vectors)
    tokens = view.tree.tokens
    for row, claim in enumerate(view.annotations.claims):
        verb = view.tree.head(claim.predicate) if claim.predicate else None
        if verb is None or claim.polarity == "u" or claim.certainty == "U":
            continue
        inside = view.tree.inside(claim.start, claim.end)
        absent = none_at_all(view, verb)
        adverbs = {tokens[i].lemma for i in inside if tokens[i].pos == "ADV" and tokens[i].dep == "advmod"} - EMPTY
        yield Stated(
            claim=claim,
            keys=view.keys(inside) | adverbs,
            vector=vectors[row],
            mode=FACT[modality(view, verb)],
            denies=claim.polarity == "-" and (under_denial(view, verb) or by_nobody(view, verb) or absent is not None),
            affirms=claim.polarity == "+"
            and claim.certainty != "PS"
            and finite(view, verb)
            and not under_denial(view, verb),
            absent=absent,
            heads=heads(view, verb),
        )


def heads(view: Opened, verb: int) -> frozenset[str]:
    """The nouns that are subject or object of a verb that tells more than what they are."""
    if view.tree.tokens[verb].lemma == "be":
        return frozenset()
    return view.keys([k for k in view.tree.children[verb] if view.tree.tokens[k].dep in SUBJECTS | OBJECTS])


def by_nobody(view: Opened, verb: int) -> bool:
    """Whether nobody is said to have done it; "nobody does" says what is usual."""
    subject = view.tree.argument(verb, SUBJECTS)
    usual = view.tree.tokens[verb].tag in ("VBZ", "VBP") and view.tree.tokens[verb].lemma != "be"
    return not usual and subject is not None and view.tree.tokens[subject].exact.casefold() in words().nobody


def none_at_all(view: Opened, verb: int) -> str | None:
    """The noun of "there was no offer", "no offer had been received"."""
    tokens = view.tree.tokens
    below = view.tree.children[verb]
    there = tokens[verb].lemma == "be" and any(tokens[k].dep == "expl" for k in below)
    passive = tokens[verb].lemma in ABSENT and any(tokens[k].dep == "nsubjpass" for k in below)
    if not there and not passive:
        return None
    for k in below:
        none = any(tokens[j].exact.casefold() == "no" for j in view.tree.children[k])
        if tokens[k].dep in SUBJECTS | OBJECTS and none and tokens[k].pos == "NOUN" and tokens[k].lemma not in IDLE:
            return view.key(k)
    return None


def affirmed(
    denial: Stated, held: Mapping[str, Sequence[Stated]], provenance: Provenance
) -> list[tuple[float, Stated]]:
    """The claims of unrelated reports, by other voices, that say what is denied, the likest first."""
    near = {id(one): one for key in sorted(denial.keys) for one in held.get(key, ())}
    found = []
    for one in near.values():
        shared = denial.keys & one.keys
        least = min(LEAST, len(denial.keys)) if denial.absent else LEAST
        if len(shared) < least or one.mode != denial.mode or not unrelated(denial, one, provenance):
            continue
        if denial.absent and (denial.absent not in one.heads or NOT & set(one.claim.exact.casefold().split())):
            continue
        likeness = 0.5 * float(denial.vector @ one.vector) + 0.5 * len(shared) / min(len(denial.keys), len(one.keys))
        if likeness >= ALIKE and not ONLY & set(one.claim.exact.casefold().split()):
            found.append((likeness, one))
    found.sort(key=lambda pair: (-pair[0], pair[1].claim.report, pair[1].claim.start))
    return found[:MOST]


def unrelated(a: Stated, b: Stated, provenance: Provenance) -> bool:
    """Whether two texts and two voices stand against each other."""
    apart = provenance.root(a.claim.report) != provenance.root(b.claim.report)
    return apart and (a.claim.voices[:1] != b.claim.voices[:1] or not a.claim.voices)


def made(denial: Stated, found: Sequence[tuple[float, Stated]], provenance: Provenance) -> Variant:
    """The conflict, what is affirmed first."""
    yes = tuple(place(one.claim) for _, one in found)
    question = f"Is it so that {' '.join(yes[0].exact.split())}?"
    told = [Told("yes", yes), Told("no", (place(denial.claim),))]
    reasons = ["one report has it expressly denied", f"clauses alike: {found[0][0]:.2f}"]
    return variant("polarity", "conflict", question[:160], told, min(1.0, found[0][0]), reasons, provenance)


def place(claim: Claim) -> Anchor:
    """Where the claim stands."""
    return Anchor(claim.report, claim.start, claim.end, claim.exact)
