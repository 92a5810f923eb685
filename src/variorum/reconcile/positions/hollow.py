"""Stands that tell a reader nothing: on "it" in somebody's own words, of a paper, on marking a day, on a quotation as a whole."""

from __future__ import annotations

import re

from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.positions.verbs import Stand
from variorum.reconcile.trees import Parse

POINTING = frozenset({"it", "that", "this", "them", "so"})
FEW = 6
"""Words of a deed on "it" up to which it names nothing."""
PAPER = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:sheet|letter|report|paper|document|memo|statement|note|study|poll|survey)\b"
)
CEREMONY = re.compile(r"to (?:mark|celebrate|commemorate|honou?r|greet|thank)\b", re.IGNORECASE)
CREDIT = re.compile(r"according to\b", re.IGNORECASE)
SAYING = re.compile(r"(?:he|she|it|they) (?:would|will|could|can|did|does)\b", re.IGNORECASE)
MARKS = (("“", "”"), ("«", "»"))


def hollow(parse: Parse, cast: Cast, stand: Stand, actor: str, proposal: str) -> bool:
    """Whether the stand is none that anybody would list."""
    if PAPER.match(actor) or CEREMONY.match(proposal) or CREDIT.match(proposal):
        return True
    if SAYING.match(proposal) and (":" in proposal or unquoted(proposal) != proposal):
        return True
    if not quoted(cast, parse.tokens[stand.verb].start):
        return False
    words = proposal.casefold().split()
    return stand.stance in {"for", "against"} and len(words) <= FEW and words[-1].strip("”»'\"") in POINTING


def quoted(cast: Cast, position: int) -> bool:
    """Whether the position stands in somebody's own words."""
    return any(
        part.start <= position < part.end
        for quotation in cast.annotations.quotations
        if quotation.type == "direct"
        for part in quotation.content
    )


def unquoted(proposal: str) -> str:
    """The words without a quotation mark that has lost its fellow."""
    for first, second in MARKS:
        if proposal.count(first) != proposal.count(second):
            proposal = proposal.replace(first, "").replace(second, "")
    return proposal.replace('"', "") if proposal.count('"') % 2 else proposal
