"""Which noun a relative clause belongs to, where the parse took the nearest: "Una Fell of Mill Lane, who died on Friday"."""

from __future__ import annotations

from variorum.text import anchor
from variorum.types import Anchor, Annotations, Claim, Report, Token

PLURAL = frozenset({"NNS", "NNPS"})
SINGULAR = frozenset({"NN", "NNP"})
ONE_VERB = frozenset({"is", "was", "has", "does"})
MANY_VERB = frozenset({"are", "were", "have", "do"})
LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "quantmod", "nmod", "advmod"})


def antecedent_subject(report: Report, annotations: Annotations, claim: Claim) -> Anchor | None:
    """The claim's subject, wider where "who" must be the person, and "were" the several, that stand further left."""
    subject = claim.subject
    if subject is None or subject.end > claim.start:
        return subject
    tokens = annotations.tokens
    noun = next((i for i, t in enumerate(tokens) if t.start < subject.end <= t.end), None)
    above = further_left(tokens, noun) if noun is not None else None
    if noun is None or above is None or not belongs_above(annotations, claim, tokens[noun], tokens[above]):
        return subject
    first = above
    while first > 0 and tokens[first - 1].dep in LEFT and tokens[first - 1].head in {above, first}:
        first -= 1
    return anchor(report.id, report.text, tokens[first].start, subject.end)


def further_left(tokens: tuple[Token, ...], noun: int) -> int | None:
    """The noun that the preposition before this one hangs on."""
    prep = tokens[noun].head
    if tokens[noun].dep != "pobj" or tokens[prep].dep != "prep":
        return None
    above = tokens[prep].head
    return above if above < prep and tokens[above].pos in {"NOUN", "PROPN"} else None


def belongs_above(annotations: Annotations, claim: Claim, near: Token, far: Token) -> bool:
    """Whether the relative pronoun or the number of the verb rules the nearer noun out and the further one in."""
    words = claim.exact.lower().split()[:3]
    if words and words[0] == "who":
        return person(annotations, far) and not person(annotations, near) and near.tag not in PLURAL
    verb = set(words[1:2])
    many = bool(verb & MANY_VERB) and near.tag in SINGULAR and far.tag in PLURAL
    return many or (bool(verb & ONE_VERB) and near.tag in PLURAL and far.tag in SINGULAR)


def person(annotations: Annotations, token: Token) -> bool:
    """Whether the word stands in a mention of a person."""
    return any(m.type == "PER" and m.start <= token.start and token.end <= m.end for m in annotations.mentions)
