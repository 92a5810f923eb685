"""Words that turn a statement round, from the lists we ship."""

from __future__ import annotations

from functools import cache

from variorum.data import word_sets


@cache
def opposites(kind: str) -> dict[str, frozenset[str]]:
    """Word → its opposites; ``kind`` is "particles" or "words"."""
    found: dict[str, set[str]] = {}
    for pair in sorted(word_sets("opposites")[kind]):
        one, _, other = pair.partition("/")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def words(kind: str) -> frozenset[str]:
    """The list of that name: "negations", "hedges", "governors", "modals"."""
    return word_sets("opposites")[kind]
