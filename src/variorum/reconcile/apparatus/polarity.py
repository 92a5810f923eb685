"""Places where one report says that something is so and another that it is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.apparatus.clauses import Clause, across
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.alike import overlap
from variorum.relate.claims.frames import Opened
from variorum.relate.claims.words import lexicon
from variorum.types import ReportId, Variant, VariantRelation

LEAST = 2  # classes of words that both claims must have
SHARED = 0.6  # share of the shorter claim's words that the other must have


def polarity_variants(
    opened: Mapping[ReportId, Opened],
    groups: Sequence[tuple[list[Clause], float]],
    days: Mapping[ReportId, Days],
    provenance: Provenance,
) -> Iterator[Variant]:
    """Yes against no between clauses with one verb, or opposite verbs, about one thing; a state may have changed."""
    for clauses, score in groups:
        for a, b in across(clauses, provenance):
            reason = contradiction(a, b)
            if reason:
                yes, no = sides(a, b, clauses)
                question = f"Is it so that {' '.join(yes[0].anchor.exact.split())}?"
                told = [Told("yes", tuple(c.anchor for c in yes)), Told("no", tuple(c.anchor for c in no))]
                relation: VariantRelation = "update" if changed(a, b, opened, days) else "conflict"
                yield variant(
                    "polarity", relation, question, told, score, [reason, f"clauses alike: {score:.2f}"], provenance
                )
                break


def changed(a: Clause, b: Clause, opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days]) -> bool:
    """Whether the later of two reports of different days speaks of a state, which may have become what it was not."""
    voices = {c.statement.claim.voices[:1] for c in (a, b)}
    one, two = days[a.report], days[b.report]
    if len(voices) > 1 and () not in voices:
        return False
    if not one.before(two) and not two.before(one):
        return False
    first, last = (a, b) if one.before(two) else (b, a)
    if first.statement.claim.polarity == "-" and perfect(opened[first.report], first):
        return True
    view, verb = opened[last.report], last.statement.frame.verb
    auxiliaries = {
        view.tree.tokens[k].lemma for k in view.tree.children[verb] if view.tree.tokens[k].dep in ("aux", "auxpass")
    }
    return view.tree.tokens[verb].tag in ("VBZ", "VBP", "VBG") or "have" in auxiliaries


def perfect(view: Opened, clause: Clause) -> bool:
    """Whether it tells how things stand up to its day ("has not been charged"); "has never" speaks of all days."""
    beside = [view.tree.tokens[k] for k in view.tree.children[clause.statement.frame.verb]]
    return any(t.tag in ("VBZ", "VBP") and t.lemma == "have" for t in beside) and all(
        t.lemma != "never" for t in beside
    )


def contradiction(a: Clause, b: Clause) -> str | None:
    """Why two clauses cannot both be true; None where nothing of the sort is seen."""
    if a.mode != b.mode or overlap(a.statement.keys, b.statement.keys) < SHARED or apart(a, b):
        return None
    if len(a.statement.keys & b.statement.keys) < LEAST or not together(a, b):
        return None
    if usual(a) or usual(b):
        return None
    if (a.by_pronoun or b.by_pronoun) and not (a.statement.keys & b.statement.keys) - {a.subject, a.predicate}:
        return None
    if a.statement.claim.polarity == b.statement.claim.polarity:
        return opposed(a, b)
    if "u" in (a.statement.claim.polarity, b.statement.claim.polarity) or a.lemma != b.lemma or a.hedged or b.hedged:
        return None
    return f"one denies what the other says: {a.predicate}"


def usual(clause: Clause) -> bool:
    """Whether it says what nobody does as a rule ("nobody opens a gate at night")."""
    nobody = clause.statement.claim.exact.casefold().startswith(("nobody ", "no one ", "no-one "))
    return nobody and not clause.statement.frame.past


def apart(a: Clause, b: Clause) -> bool:
    """Whether subjects or objects are named and differ."""
    return any(x is not None and y is not None and x != y for x, y in ((a.subject, b.subject), (a.object, b.object)))


def together(a: Clause, b: Clause) -> bool:
    """Whether subject or object is one and the same in both; a pronoun that leads nowhere settles nothing."""
    return (a.subject is not None and a.subject == b.subject) or (a.object is not None and a.object == b.object)


def opposed(a: Clause, b: Clause) -> str | None:
    """Opposite verbs, or one verb with opposite small words ("into", "out of"); both must state something."""
    if not (a.finite and b.finite):
        return None
    if lexicon().opposite(a.predicate, b.predicate) and (a.object or a.subject) in (b.object, b.subject):
        return f"opposite verbs: {a.predicate}, {b.predicate}"
    if a.predicate != b.predicate:
        return None
    only = [frozenset((x, y)) for x in sorted(a.particles - b.particles) for y in sorted(b.particles - a.particles)]
    turned = next((pair for pair in only if pair in lexicon().turns), None)
    return f"opposite words with one verb: {', '.join(sorted(turned))}" if turned else None


def sides(a: Clause, b: Clause, clauses: Sequence[Clause]) -> tuple[list[Clause], list[Clause]]:
    """The clauses that go with a and with b, the one that affirms first."""
    yes, no = (b, a) if a.statement.claim.polarity == "-" else (a, b)
    more_yes = [c for c in clauses if c not in (a, b) and contradiction(c, no) and not contradiction(c, yes)]
    more_no = [c for c in clauses if c not in (a, b) and contradiction(c, yes) and not contradiction(c, no)]
    return [yes, *more_yes], [no, *more_no]
