"""Who a source is: its fullest name, its kind, and a key that is the same wherever the report speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import body_nouns, roles
from variorum.data import word_sets
from variorum.text import fold
from variorum.types import Mention, OriginKind

if TYPE_CHECKING:
    from spacy.tokens import Token

BY = frozenset(
    {
        "cited",
        "quoted",
        "revealed",
        "reported",
        "disclosed",
        "shown",
        "proven",
        "proved",
        "evidenced",
        "confirmed",
        "interviewed",
    }
)
ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ")


@dataclass(frozen=True, slots=True)
class Source:
    """A source by name and kind; ``clear`` where the words that led to it name it, or are the first that describe it."""

    key: str
    name: str
    kind: OriginKind
    clear: bool = True


def source(head: Token, mentions: Sequence[Mention]) -> Source | None:
    """The source that a noun or pronoun stands for; None where it is nobody in particular ("it", "they", "one")."""
    if head.lower_ in {"one", "some", "many", "several", "both", "none"} or head.pos_ == "NUM":
        whole = next((c for p in head.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
        found = source(whole, mentions) if whole is not None and whole.pos_ != "NUM" else None
        few = whole is not None and (whole.pos_ == "NUM" or whole.lower_ == "them")
        return found or (Source(f"unnamed {head.i}", phrase(head), "anonymous") if few else None)
    mention = mention_of(head, mentions)
    if mention is None:
        return unmentioned(head)
    chain = [m for m in mentions if m.chain == mention.chain]
    named = [m for m in chain if m.level == "NAM" and m.type != "NORP"]
    spoken = [m for m in chain if m.level == "NOM"]
    best = max(named or spoken, key=lambda m: (not again(m), len(m.exact), -m.start), default=None)
    if best is None:
        return None
    kind = kind_of(head, best.exact, best.type, named=bool(named))
    return (
        Source(f"chain {mention.chain}", best.exact, kind, clear=clear(head, named or spoken, kind)) if kind else None
    )


def again(mention: Mention) -> bool:
    """Whether the words point back to somebody spoken of before ("the same officials")."""
    return mention.exact.lower().startswith(("the same ", "this ", "that ", "these ", "those "))


def clear(head: Token, spoken: Sequence[Mention], kind: OriginKind) -> bool:
    """Whether a noun's phrase holds one of the names, and more than the surname where one is known; with descriptions only,
    whether no other came before it.

    A body is as clear by what it is ("the hospital").
    """
    start, end = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    if head.pos_ == "PRON" or kind not in {"person", "anonymous"}:
        return head.pos_ != "PRON"
    if spoken[0].level == "NAM":
        full = max(len(m.exact.split()) for m in spoken)
        return any(start <= m.start and m.end <= end and (full == 1 or " " in m.exact) for m in spoken)
    return spoken[0].start >= start or head.i == head.left_edge.i


def unmentioned(head: Token) -> Source | None:
    """A noun that no mention holds: named by its noun phrase."""
    if head.pos_ not in {"NOUN", "PROPN"} and not (head.pos_ == "ADJ" and any(c.dep_ == "det" for c in head.children)):
        return None
    name = phrase(head)
    kind = kind_of(head, name, head.ent_type_, named=head.pos_ == "PROPN")
    return Source(key_of(name), name, kind) if kind else None


def mention_of(head: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The shortest mention that ends with the word, or failing that holds it."""
    holding = [m for m in mentions if m.start <= head.idx < m.end]
    ending = [m for m in holding if m.end == head.idx + len(head)]
    return min(ending or holding, key=lambda m: m.end - m.start, default=None)


def kind_of(head: Token, name: str, label: str, *, named: bool) -> OriginKind | None:
    """From the words first, then from what the name finder thinks it is; None for what cannot tell anything."""
    words = word_sets("credits")
    beside = (
        child.lower_ for child in (*head.children, *head.lefts) if child.dep_ in {"compound", "nmod", "amod", "det"}
    )
    parts = {*fold(name).replace("-", " ").split(), *beside}
    lemma = head.lemma_.lower()
    if is_agency(head, name):
        return "agency"
    if not named and lemma in words["documents"]:
        return "document"
    if named and parts & words["outlet_nouns"]:
        return "outlet"
    if named and label in {"PER", "PERSON"}:
        return "person"
    if not named and (lemma in words["organisations"] or lemma in body_nouns()):
        return "organisation"
    if not named:
        people = label in {"PER", "PERSON"} or lemma in words["anonymous"] or lemma in roles() or people_who(head)
        return "anonymous" if people else "organisation" if label == "ORG" else None
    return (
        "outlet"
        if parts & words["outlet_words"]
        else "organisation"
        if label in {"ORG", "GPE", "NORP", "LOC", "FAC"}
        else None
    )


def people_who(head: Token) -> bool:
    """Whether a relative clause speaks of them as people: three counters who were standing there."""
    return any(
        c.dep_ == "relcl" and any(t.lower_ == "who" and t.head.i == c.i for t in c.children) for c in head.children
    )


def is_agency(head: Token, name: str) -> bool:
    """A known agency's name, or "the (news) agency X" and "the X news agency"."""
    words = word_sets("credits")
    low = fold(name)
    if low.removeprefix("the ") in words["agencies"] or "news agency" in low:
        return True
    near = [head, head.head, *head.children]
    agency = next((t for t in near if t.lower_ in words["agency_words"]), None)
    if agency is None:
        return False
    if agency.i == head.i and not name[-2:].isupper() and not publishes(head):
        return False
    plain = {c.lower_ for c in agency.children if c.dep_ in {"amod", "compound", "poss"} and c.pos_ != "PROPN"}
    return plain <= {"news", "press", "wire", "the"} and not any(c.dep_ == "prep" for c in agency.children)


def publishes(head: Token) -> bool:
    """Whether "the Larch agency" does what a news agency does: it reports, or quotes somebody."""
    named = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in head.children)
    return named and head.is_lower and head.head.lemma_.lower() in {"report", "write", "quote", "cite"}


def key_of(name: str) -> str:
    """The name folded, without article and possessive."""
    low = fold(name)
    for article in ARTICLES:
        low = low.removeprefix(article)
    return low.removesuffix("'s").removesuffix("’s").strip()


def phrase(head: Token) -> str:
    """The noun with what stands before it and its prepositional phrases."""
    kept = [
        t
        for c in head.children
        if c.dep_ in {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"}
        for t in c.subtree
    ]
    after = [
        t
        for c in head.children
        if c.dep_ in {"prep", "amod", "acl"} and c.i > head.i
        for t in c.subtree
        if not t.is_punct
    ]
    words = sorted([head, *kept, *after], key=lambda t: t.i)
    return head.doc[words[0].i : words[-1].i + 1].text.strip()


def end_of(noun: Token) -> int:
    """The end of the noun's phrase, relative clauses included, but not whoever passed it on."""
    last = noun.right_edge
    passed = next((c for c in noun.children if c.dep_ == "acl" and c.lower_ in BY), None)
    if passed is not None:
        last = passed.left_edge.nbor(-1)
    while last.i > noun.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return last.idx + len(last)
