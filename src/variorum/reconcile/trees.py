"""The parse of a report as it was kept: tokens with their heads, read downwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from variorum.text import anchor
from variorum.types import Anchor, Annotations, Report, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBZ", "VBP"})
"""Forms that follow no "will not" or "did not": a verb in one of them is not negated by the verb it is joined to."""


@dataclass(frozen=True)
class Parse:
    """A report's tokens; every position is an index into them."""

    report: Report
    tokens: tuple[Token, ...]

    @cached_property
    def below(self) -> tuple[tuple[int, ...], ...]:
        """The children of each token, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                found[token.head].append(i)
        return tuple(tuple(children) for children in found)

    def children(self, index: int, *labels: str) -> tuple[int, ...]:
        """Children with one of the relations, all of them if none is given."""
        return tuple(i for i in self.below[index] if not labels or self.tokens[i].dep in labels)

    def first(self, index: int, *labels: str) -> int | None:
        """The first child with one of the relations."""
        return next(iter(self.children(index, *labels)), None)

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> Iterator[int]:
        """The token and all that hangs on it, except what has one of the relations ``without`` on the way down."""
        ahead = [index]
        while ahead:
            at = ahead.pop()
            yield at
            ahead += [child for child in reversed(self.below[at]) if self.tokens[child].dep not in without]

    def clause(self, verb: int) -> Anchor:
        """The anchor of the verb's own clause: clauses joined to it that have a subject of their own are left out."""
        joined = [c for c in self.children(verb, "conj", "parataxis") if self.children(c, *SUBJECTS)]
        apart = {i for c in joined for i in self.subtree(c)}
        return self.span(sorted(set(self.subtree(verb)) - apart))

    def subject(self, verb: int) -> int | None:
        """The verb's own subject, or the one that it shares with the verb it is joined to."""
        own = self.first(verb, *SUBJECTS)
        token = self.tokens[verb]
        if own is None and token.dep in {"conj", "xcomp", "advcl"} and token.head != verb:
            return self.subject(token.head)
        if own is None and token.dep == "acl" and token.tag == "VBD":
            return token.head  # a finite verb is no participle: "the spokeswoman, Ann Cole, called on him to go"
        return own

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        return self.tokens[index].lemma.lower()

    def word(self, index: int) -> str:
        """The word in lower case."""
        return self.tokens[index].exact.lower()

    def stretch(self, index: int, without: frozenset[str] = frozenset()) -> Anchor:
        """The anchor of the subtree."""
        return self.span(sorted(self.subtree(index, without)))

    def span(self, kept: list[int]) -> Anchor:
        """From the first to the last of some tokens, marks and joining words at the edges left out."""
        while len(kept) > 1 and self.loose(kept[0]):
            kept = kept[1:]
        while len(kept) > 1 and self.loose(kept[-1]):
            kept = kept[:-1]
        first, last = self.tokens[kept[0]], self.tokens[kept[-1]]
        return anchor(self.report.id, self.report.text, first.start, last.end)

    def loose(self, index: int) -> bool:
        """Whether the token is a mark, white space or a joining word."""
        token = self.tokens[index]
        return token.pos in {"PUNCT", "SPACE"} or token.dep in {"cc", "punct", "preconj"}

    def negated(self, verb: int) -> bool:
        """Whether the verb has "not" or "never", of its own or shared, or a subject like "nobody"."""
        token = self.tokens[verb]
        if (
            token.dep == "conj"
            and self.tokens[token.head].pos in {"VERB", "AUX"}
            and token.tag not in FINITE
            and not self.children(verb, "aux", *SUBJECTS)
        ):
            return self.negated(token.head) or bool(self.children(verb, "neg"))
        subject = self.first(verb, *SUBJECTS)
        empty = subject is not None and (
            self.word(subject) in {"nobody", "none", "no-one", "nothing", "neither"}
            or any(self.word(c) in {"no", "neither"} for c in self.children(subject, "det", "preconj"))
        )
        return empty or any(self.word(i) not in {"only"} for i in self.children(verb, "neg"))


def tree(report: Report, annotations: Annotations) -> Parse:
    """The tree of a report."""
    return Parse(report, annotations.tokens)
