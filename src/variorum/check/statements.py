"""The words of a sentence that carry its statement, each with whether it is said or denied, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from variorum.data import word_sets
from variorum.reconcile.alterations.opposites import opposites
from variorum.relate.spelling import key
from variorum.relate.view import WEIGHTS, Prepared
from variorum.types import Sentence, Token

Sureness = Literal["open", "possible", "ahead", "said"]
EMPTY = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "tell",
        "make",
        "get",
        "take",
        "go",
        "come",
        "give",
        "put",
        "add",
        "call",
        "know",
        "see",
        "hear",
    ]
)
DENIED = frozenset(["not", "n't", "never", "neither", "nor", "no", "nobody", "none", "nothing"])
FAILING = frozenset(["fail", "refuse", "decline", "refrain", "stop", "avoid"])
DENYING = frozenset(["deny", "reject", "dismiss", "dispute", "refute"])
CARRIED = ("xcomp", "pcomp")
ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "pobj"])
MIGHT = frozenset(["may", "might", "could"])
PERHAPS = frozenset(["perhaps", "possibly", "maybe", "allegedly", "reportedly"])
AHEAD = frozenset(["will", "would", "shall"])
CARRYING = frozenset(["VERB", "ADJ", "ADV"])
REACH = 4  # tokens on either side in which company is looked for besides the sentence's tree


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb, adjective or adverb: ``said`` is false where it is denied; ``company`` are lemmas of the words it goes with,
    ``head`` that of the word it depends on.
    """

    token: Token
    said: bool
    sureness: Sureness
    company: frozenset[str]
    head: str

    @property
    def lemma(self) -> str:
        """Its lemma's key."""
        return key(self.token.lemma)


@cache
def facing() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Lemma → the matters it speaks to, each with its side."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for name, words in sorted(word_sets("check").items()):
        matter, _, side = name.partition(".")
        for word in words:
            found.setdefault(key(word), []).append((matter, side == "one"))
    return {word: tuple(sides) for word, sides in found.items()}


def carriers(side: Prepared, sentence: Sentence) -> Iterator[Carrier]:
    """The words of a sentence that can be said or denied."""
    tokens = side.annotations.tokens
    children: dict[int, list[int]] = {}
    for i in range(sentence.first, sentence.last):
        if tokens[i].head != i:
            children.setdefault(tokens[i].head, []).append(i)
    for i in range(sentence.first, sentence.last):
        if tokens[i].pos in CARRYING or key(tokens[i].lemma) in facing() or particle(tokens[i]):
            head = key(tokens[tokens[i].head].lemma)
            denied = denials(tokens, children, i) % 2 == 1
            yield Carrier(
                tokens[i], not denied, sureness(tokens, children, i), company(tokens, children, i, sentence), head
            )


def particle(token: Token) -> bool:
    """Whether it is a preposition or particle that has an opposite ("for", "against", "into", "out of")."""
    return token.dep in ("prep", "prt") and key(token.lemma) in opposites("particles")


def denials(tokens: tuple[Token, ...], children: dict[int, list[int]], i: int) -> int:
    """How many denials a word stands under: its own, and those of a verb that it completes."""
    count = sum(denying(tokens, children, child) for child in children.get(i, ()))
    above = tokens[i].head
    if above != i and tokens[i].dep in (*CARRIED, "acomp", "advmod") and tokens[above].pos in ("VERB", "AUX"):
        count += sum(tokens[c].dep == "neg" for c in children.get(above, ())) + (
            tokens[i].dep in CARRIED and key(tokens[above].lemma) in FAILING
        )
        if tokens[i].dep == "pcomp":
            return count
        higher = tokens[above].head
        if tokens[above].dep in CARRIED and higher != above:
            count += sum(tokens[c].dep == "neg" for c in children.get(higher, ()))
    if tokens[i].dep == "ccomp" and key(tokens[above].lemma) in DENYING:
        count += 1
    return count


def denying(tokens: tuple[Token, ...], children: dict[int, list[int]], child: int) -> bool:
    """Whether a dependent denies its word: "not", "nobody", "no repair"."""
    token = tokens[child]
    if token.dep in ("neg", "advmod", "preconj") and key(token.lemma) in DENIED:
        return True
    if token.dep not in ARGUMENTS:
        return False
    inside = children.get(child, ())
    return key(token.lemma) in DENIED or any(
        tokens[c].dep in ("det", "neg") and key(tokens[c].lemma) == "no" for c in inside
    )


def sureness(tokens: tuple[Token, ...], children: dict[int, list[int]], i: int) -> Sureness:
    """How surely a verb is said."""
    own = [tokens[c] for c in children.get(i, ())]
    if any(t.dep == "mark" and key(t.lemma) == "whether" for t in own):
        return "open"
    if any((t.tag == "MD" and key(t.lemma) in MIGHT) or key(t.lemma) in PERHAPS for t in own):
        return "possible"
    if any(t.tag == "MD" and (key(t.lemma) in AHEAD or key(t.exact) in AHEAD) for t in own):
        return "ahead"
    return "said"


def company(tokens: tuple[Token, ...], children: dict[int, list[int]], i: int, sentence: Sentence) -> frozenset[str]:
    """Lemmas of the weighty words that go with a word: by the tree, or beside it."""
    near = {tokens[i].head, *children.get(i, ())}
    near |= {c for n in tuple(near) for c in children.get(n, ())}
    near |= set(range(max(sentence.first, i - REACH), min(sentence.last, i + REACH + 1)))
    chosen = (tokens[n] for n in near if n != i and sentence.first <= n < sentence.last)
    return frozenset(key(t.lemma) for t in chosen if t.pos in WEIGHTS and key(t.lemma) not in EMPTY)


def bearing(a: Carrier, b: Carrier) -> bool | None:
    """Whether two words say the same (True) or the opposite (False); None where they have nothing to do with each other."""
    if particle(a.token) or particle(b.token):
        return particles(a, b)
    if a.lemma == b.lemma and a.token.pos == b.token.pos:
        return a.said == b.said
    if b.lemma in opposites("words").get(a.lemma, ()):
        return a.said != b.said
    ours, theirs = dict(facing().get(a.lemma, ())), dict(facing().get(b.lemma, ()))
    for matter in sorted(ours.keys() & theirs.keys()):
        return (ours[matter] == theirs[matter]) == (a.said == b.said)
    return None


def particles(a: Carrier, b: Carrier) -> bool | None:
    """The same for two particles or prepositions, which compare only with one verb or noun ("vote for", "vote against")."""
    if not (particle(a.token) and particle(b.token)) or a.head != b.head:
        return None
    if a.lemma == b.lemma:
        return True
    return False if b.lemma in opposites("particles")[a.lemma] else None
