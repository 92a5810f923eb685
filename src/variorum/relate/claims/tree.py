"""The parse of one report as a tree that can be walked: heads, children, clauses. Indices are token indices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from variorum.types import Anchor, Annotations, Sentence, Token

EMBEDDED = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})


@dataclass(frozen=True)
class ClauseTree:
    """Tokens and sentences of one report; nothing here changes them."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token, the tokens that hang on it, left to right."""
        hanging: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                hanging[self.above(i)].append(i)
        return hanging

    def above(self, i: int) -> int:
        """The token's head; for what the parse hung on an auxiliary, the verb that the auxiliary helps."""
        head = self.tokens[i].head
        return self.tokens[head].head if self.tokens[head].dep in ("aux", "auxpass") else head

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in self.sentences]

    def inside(self, start: int, end: int) -> list[int]:
        """Tokens that overlap the characters ``start`` … ``end``."""
        first = max(0, bisect_right(self.starts, start) - 1)
        out = []
        for i in range(first, len(self.tokens)):
            if self.tokens[i].start >= end:
                break
            if self.tokens[i].end > start:
                out.append(i)
        return out

    def head(self, span: Anchor) -> int | None:
        """The token of ``span`` that the rest of it hangs on."""
        inside = self.inside(span.start, span.end)
        within = set(inside)
        tops = [i for i in inside if self.tokens[i].head not in within or self.tokens[i].head == i]
        words = [i for i in tops if self.tokens[i].pos not in ("PUNCT", "SPACE")]
        return next(reversed(words or tops), None)

    def sentence(self, start: int) -> Sentence | None:
        """The sentence that holds character ``start``; None in boilerplate and between sentences."""
        k = bisect_right(self.sentence_starts, start) - 1
        if k < 0 or self.sentences[k].end <= start:
            return None
        return self.sentences[k]

    def ancestors(self, i: int) -> Iterator[int]:
        """The token's head, that one's head, and so on to the root of the sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def governor(self, i: int) -> int:
        """The verb of the clause that token ``i`` stands in; the sentence's root where no verb governs it."""
        if self.tokens[i].pos in VERBAL and self.tokens[i].dep not in ("aux", "auxpass", "amod", "nummod"):
            return i
        top = i
        for j in self.ancestors(i):
            top = j
            if self.tokens[j].pos in VERBAL and self.tokens[j].dep not in ("aux", "auxpass", "amod"):
                return j
        return top

    def below(self, i: int, *, cut: frozenset[str] = frozenset()) -> list[int]:
        """Token ``i`` and all under it in text order, without the branches whose relation is in ``cut``."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(k for k in self.children[j] if self.tokens[k].dep not in cut)
        return sorted(found)

    def clause(self, verb: int) -> list[int]:
        """The words of the clause of ``verb``: what hangs on it, without embedded clauses and further conjuncts.

        A second verb's clause borrows the subject of the first ("died and were buried").
        """
        out, todo = [], [verb]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(k for k in self.children[j] if not self._apart(k, verb))
        return sorted(out)

    def _apart(self, k: int, verb: int) -> bool:
        token = self.tokens[k]
        if token.dep in EMBEDDED:
            return token.pos in VERBAL or token.dep == "parataxis"
        return token.dep == "conj" and token.head == verb and token.pos in VERBAL

    def argument(self, verb: int, roles: frozenset[str]) -> int | None:
        """The verb's subject or object; a conjunct without a subject takes that of the verb it is joined to."""
        for k in self.children[verb]:
            if self.tokens[k].dep in roles:
                return k
        token = self.tokens[verb]
        if roles is SUBJECTS and token.dep in ("conj", "xcomp", "advcl") and token.head != verb:
            return self.argument(token.head, roles)
        return None


def tree(annotations: Annotations) -> ClauseTree:
    """The tree of one report."""
    return ClauseTree(annotations.tokens, annotations.sentences)
