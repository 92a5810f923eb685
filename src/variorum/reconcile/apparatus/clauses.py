"""Claims that answer one question, seen clause by clause: what their subject, object, verb and small words are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import FACT, Opened, finite
from variorum.relate.claims.statements import Statement, statements
from variorum.types import Anchor, ClaimGroup, ReportId

NOT_ONLY = re.compile(
    r"n[o’']t (?:\w+ )?(?:just|only|merely|simply|necessarily|yet|always|all|every\w*)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A statement opened for comparing; ``subject`` and ``object`` are classes, None for none and for pronouns.

    ``by_pronoun``: the subject is a pronoun. ``hedged``: the "not" is that of "not only" or "not yet", which denies nothing.
    ``finite``: the verb is tensed and no participle or infinitive.
    """

    statement: Statement
    subject: str | None
    object: str | None
    particles: frozenset[str]
    mode: str
    lemma: str
    hedged: bool
    by_pronoun: bool
    finite: bool

    @property
    def report(self) -> ReportId:
        """The report that has the claim."""
        return self.statement.claim.report

    @property
    def predicate(self) -> str:
        """The class of the verb."""
        return self.statement.frame.predicate

    @property
    def anchor(self) -> Anchor:
        """Where the claim stands."""
        claim = self.statement.claim
        return Anchor(claim.report, claim.start, claim.end, claim.exact)


def clause(view: Opened, statement: Statement) -> Clause:
    """The statement with its parts' classes."""
    shape = statement.frame
    tokens = view.tree.tokens
    under = [tokens[k] for k in view.tree.children[shape.verb] if tokens[k].dep in ("prt", "prep", "advmod")]
    return Clause(
        statement=statement,
        subject=view.key(shape.subject) if shape.subject is not None else None,
        object=view.key(shape.object) if shape.object is not None else None,
        particles=frozenset(token.lemma.casefold() for token in under),
        mode=FACT[shape.modal],
        lemma=tokens[shape.verb].lemma,
        by_pronoun=shape.subject is not None and tokens[shape.subject].pos == "PRON",
        finite=finite(view, shape.verb),
        hedged=bool(NOT_ONLY.search(statement.claim.exact)),
    )


def grouped(opened: Mapping[ReportId, Opened], groups: Sequence[ClaimGroup]) -> Iterator[tuple[list[Clause], float]]:
    """The claim groups as clauses, with the groups' scores."""
    held = {s.claim.id: clause(view, s) for view in opened.values() for s in statements(view)}
    for group in groups:
        members = [held[claim_id] for claim_id in group.claims if claim_id in held]
        if len(members) > 1:
            yield members, group.score


def across(clauses: Sequence[Clause], provenance: Provenance) -> Iterator[tuple[Clause, Clause]]:
    """Pairs of clauses from texts that do not descend from one another."""
    for at, a in enumerate(clauses):
        for b in clauses[at + 1 :]:
            if provenance.root(a.report) != provenance.root(b.report):
                yield a, b
