"""Who is behind a deed, where a clause makes a point of it: an order that came from somebody, somebody's own doing.

"The order came from …", "on the instructions of …", "on his own authority", "we closed it ourselves", "it was … who",
"the first to". Whoever says so says that it was nobody else; plain clauses ("she opened the door") do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.data import word_sets
from variorum.relate.claims.deeds import holding
from variorum.relate.claims.frames import Opened, antecedent, bearer, modality, negated
from variorum.relate.claims.tree import SUBJECTS, VERBAL
from variorum.relate.claims.turnabouts import voice
from variorum.types import Anchor, Claim, ReportId

SELF = frozenset(["himself", "herself", "itself", "themselves", "themself", "ourselves", "myself", "yourself"])
WE = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True, eq=False)
class Agency:
    """``doer`` is an entity or a noun's class, ``who`` its words; ``way`` how the clause makes the point; ``deed`` the
    telling words of the clause, ``around`` those of its sentence and the one before."""

    report: ReportId
    doer: str
    who: str
    way: str
    verb: str
    deed: frozenset[str]
    around: frozenset[str]
    claim: Claim

    @property
    def anchor(self) -> Anchor:
        """Where the clause stands."""
        return Anchor(self.claim.report, self.claim.start, self.claim.end, self.claim.exact)


def agencies(view: Opened) -> list[Agency]:
    """The points that a report makes of who did or ordered something, in text order."""
    found: dict[tuple[str, str], Agency] = {}
    for i, token in enumerate(view.tree.tokens):
        searches = (ordered, alone, cleft, first) if token.pos in VERBAL else (on_orders,)
        for search in searches:
            for doer, way in search(view, i):
                one = made(view, i, doer, way)
                if one is not None:
                    found.setdefault((one.claim.id, way), one)
    return list(found.values())


def ordered(view: Opened, i: int) -> Iterator[tuple[int, str]]:
    """ "The order came from X", "X telephoned the order", "X ordered the wards to close"."""
    tokens, lists = view.tree.tokens, word_sets("agency")
    subject = view.tree.argument(i, SUBJECTS)
    below = view.tree.children[i]
    lemma = tokens[i].lemma
    if lemma in lists["coming"] and subject is not None and tokens[subject].lemma in lists["orders"]:
        yield from (
            (j, "order")
            for k in below
            if tokens[k].lemma == "from"
            for j in view.tree.children[k]
            if tokens[j].dep == "pobj"
        )
    gives = lemma in lists["giving"] and any(
        tokens[k].dep == "dobj" and tokens[k].lemma in lists["orders"] for k in below
    )
    tells = lemma in lists["ordering"] and any(tokens[k].dep in ("xcomp", "ccomp") for k in below)
    passive = any(tokens[k].dep in ("nsubjpass", "auxpass") for k in below)
    if (gives or tells) and subject is not None and not passive:
        yield subject, "order"


def on_orders(view: Opened, i: int) -> Iterator[tuple[int, str]]:
    """ "on the orders of X", "at X's request", "on an order from X"."""
    tokens = view.tree.tokens
    token = tokens[i]
    if (
        token.lemma not in word_sets("agency")["orders"]
        or token.dep != "pobj"
        or tokens[token.head].lemma not in ("on", "at", "by", "under", "upon")
    ):
        return
    for k in view.tree.children[i]:
        if tokens[k].dep == "poss":
            yield k, "order"
        elif tokens[k].lemma in ("of", "from", "by"):
            yield from ((j, "order") for j in view.tree.children[k] if tokens[j].dep == "pobj")


def alone(view: Opened, i: int) -> Iterator[tuple[int, str]]:
    """ "X did it himself", "on his own authority", "by themselves"."""
    tokens = view.tree.tokens
    subject = antecedent(view, view.tree.argument(i, SUBJECTS))
    if (
        subject is None
        or tokens[i].lemma == "be"
        or any(tokens[k].dep in ("nsubjpass", "auxpass") for k in view.tree.children[i])
    ):
        return
    for k in view.tree.children[i]:
        inner = view.tree.children[k]
        himself = tokens[k].exact.casefold() in SELF and tokens[k].dep in ("npadvmod", "appos", "advmod", "nmod", "dep")
        own = tokens[k].lemma in ("on", "of", "at") and any(own_will(view, j) for j in inner)
        by = tokens[k].lemma == "by" and any(tokens[j].exact.casefold() in SELF for j in inner)
        if himself or own or by:
            yield subject, "own"
    if any(
        tokens[k].exact.casefold() in SELF and tokens[k].dep in ("appos", "npadvmod")
        for k in view.tree.children[subject]
    ):
        yield subject, "own"
    for k in view.tree.children[i]:
        if tokens[k].dep == "dobj" and any(
            tokens[j].exact.casefold() in SELF and tokens[j].dep in ("appos", "npadvmod") for j in view.tree.children[k]
        ):
            yield subject, "own"


def own_will(view: Opened, noun: int) -> bool:
    """Whether the noun is "his own", or his own authority, initiative, accord."""
    tokens = view.tree.tokens
    if tokens[noun].lemma == "own":
        return True
    own = any(tokens[k].lemma == "own" for k in view.tree.children[noun])
    return own and tokens[noun].lemma in word_sets("agency")["will"]


def cleft(view: Opened, i: int) -> Iterator[tuple[int, str]]:
    """ "It was X who …"."""
    tokens = view.tree.tokens
    below = view.tree.children[i]
    it = any(tokens[k].exact.casefold() == "it" and tokens[k].dep in ("nsubj", "expl") for k in below)
    if tokens[i].lemma != "be" or not it:
        return
    for k in below:
        beside = [j for j in view.tree.children[k] if tokens[j].dep == "appos"]
        said = [
            j
            for h in (k, i, *beside)
            for j in view.tree.children[h]
            if tokens[j].dep in ("relcl", "advcl", "acl", "ccomp")
        ]
        that = any(
            tokens[m].exact.casefold() in ("who", "that", "which") and tokens[m].dep in ("nsubj", "nsubjpass")
            for j in said
            for m in view.tree.children[j]
        )
        if tokens[k].dep == "attr" and tokens[k].pos in ("NOUN", "PROPN") and that:
            yield k, "cleft"


def first(view: Opened, i: int) -> Iterator[tuple[int, str]]:
    """ "X was the first to …", "X got there first", "first proposed by X"."""
    tokens = view.tree.tokens
    below = view.tree.children[i]
    subject = antecedent(view, view.tree.argument(i, SUBJECTS))
    if tokens[i].lemma in view.lexicon.saying:  # the first to report it need not have done it
        return
    to = any(
        tokens[k].dep in ("attr", "acomp")
        and tokens[k].lemma == "first"
        and any(tokens[j].dep in ("relcl", "xcomp", "acl", "advcl") for j in view.tree.children[k])
        for k in below
    )
    said = [k for k in below if tokens[k].lemma == "first" and tokens[k].dep == "advmod"]
    agent = next(
        (j for k in below if tokens[k].dep == "agent" for j in view.tree.children[k] if tokens[j].dep == "pobj"), None
    )
    if said and agent is not None:
        yield agent, "first"
    elif subject is not None and (to or any(k > i for k in said)):
        yield subject, "first"


def made(view: Opened, i: int, doer: int, way: str) -> Agency | None:
    """The point with what it is compared by; None where the doer says nothing or the clause is denied or supposed."""
    claim = holding(view, i)
    if claim is None or negated(view, i) or modality(view, i) or claim.polarity != "+" or claim.certainty == "U":
        return None
    key = who(view, doer, claim)
    if key is None:
        return None
    tokens = view.tree.tokens
    sentence = view.tree.sentence(tokens[i].start)
    if sentence is None:
        return None
    at = view.tree.sentences.index(sentence)
    before = view.tree.sentences[at - 1] if at else sentence
    start = before.start if before.paragraph == sentence.paragraph else sentence.start
    mine = (
        set(view.tree.below(doer)) - set(view.tree.below(i))
        if doer not in view.tree.below(i)
        else set(view.tree.below(doer))
    )
    inside = [k for k in view.tree.inside(claim.start, claim.end) if k not in mine]
    empty = word_sets("agency")["orders"] | word_sets("agency")["empty"]
    return Agency(
        report=view.report.id,
        doer=key,
        who=view.span([doer]).exact,
        way=way,
        verb=acting(view, i),
        deed=view.keys(inside) - {key} - empty,
        around=view.keys(view.tree.inside(start, sentence.end)) - {key} - empty,
        claim=claim,
    )


def acting(view: Opened, i: int) -> str:
    """The lemma of what is done; for "was the first to …" that of the infinitive."""
    tokens = view.tree.tokens
    below = [j for k in view.tree.children[i] if tokens[k].lemma == "first" for j in view.tree.children[k]]
    return next((tokens[j].lemma for j in below if tokens[j].pos in VERBAL), tokens[i].lemma)


def who(view: Opened, doer: int, claim: Claim) -> str | None:
    """The entity or the noun's class; for "we" whoever speaks."""
    token = view.tree.tokens[doer]
    if token.pos == "PRON" and doer not in view.names:
        own = token.exact.casefold() in WE | {"it"}  # "the ministry said it had ordered"
        return voice(view, claim.voices[0]) if own and claim.voices else None
    return view.key(bearer(view, doer))
