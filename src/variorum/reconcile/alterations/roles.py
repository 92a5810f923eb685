"""Who did what to whom, changed about by the copy."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.reconcile.alterations.polarity import at, same_lemmas
from variorum.relate.spelling import key
from variorum.types import Token


def roles(passage: Passage) -> Iterator[Found]:
    """One verb whose doer and sufferer in the exemplar are sufferer and doer in the copy."""
    for verb, there in same_lemmas(passage, {"VERB"}):
        mine, theirs = arguments(passage.a, verb), arguments(passage.b, there)
        if not mine or not theirs:
            continue
        (doer, sufferer), (does, suffers) = mine, theirs
        if name(doer) == name(suffers) != name(sufferer) == name(does):
            a = (min(doer.start, sufferer.start), max(doer.end, sufferer.end))
            b = (min(does.start, suffers.start), max(does.end, suffers.end))
            reason = f"“{doer.exact}” and “{sufferer.exact}” change places at “{at(passage.a, verb).exact}”"
            yield Found("agent", a, b, reason, 0.9)


def arguments(half: Half, verb: int) -> tuple[Token, Token] | None:
    """Head words of doer and sufferer, the passive put right; None where one is missing or a pronoun."""
    subject = child(half, verb, ("nsubj",))
    target = child(half, verb, ("dobj", "obj"))
    passive = child(half, verb, ("nsubjpass", "nsubj:pass"))
    if passive is not None:
        agent = child(half, verb, ("agent",))
        subject, target = (child(half, agent, ("pobj",)) if agent is not None else None), passive
    if subject is None or target is None:
        return None
    found = at(half, subject), at(half, target)
    return found if all(t.pos in ("NOUN", "PROPN") for t in found) else None


def child(half: Half, head: int, relations: tuple[str, ...]) -> int | None:
    """The first dependent of one of some relations."""
    return next((n for n in half.numbers if at(half, n).head == head != n and at(half, n).dep in relations), None)


def name(token: Token) -> str:
    """What two mentions of one thing have in common."""
    return key(token.lemma)
