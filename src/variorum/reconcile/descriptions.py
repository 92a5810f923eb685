"""What people are called beside their names: "Chief Harbour Officer", "the union's general secretary"."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.reconcile.parties import lists, telling
from variorum.relate.claims.tree import ClauseTree, tree
from variorum.types import Annotations

BESIDE = frozenset({"compound", "amod", "appos", "nmod", "poss"})
CUT = frozenset({"relcl", "conj", "punct", "acl", "cc"})


def describe(annotations: Iterable[Annotations]) -> dict[str, frozenset[str]]:
    """Telling words in apposition to a person's name or before it, by the name's last word, over all reports."""
    out: dict[str, set[str]] = {}
    for held in annotations:
        parse = tree(held)
        for mention in held.mentions:
            words = telling(mention.exact) if mention.type == "PER" and mention.level == "NAM" else ()
            if words:
                out.setdefault(words[-1], set()).update(beside(parse, parse.inside(mention.start, mention.end)))
    return {name: frozenset(words - lists()["small"]) for name, words in out.items()}


def beside(parse: ClauseTree, name: list[int]) -> set[str]:
    """Words of what hangs on the name, and of what the name itself is in apposition to."""
    inside = set(name)
    tops: list[int] = []
    for i in name:
        token = parse.tokens[i]
        if token.dep == "appos" and token.head not in inside:
            tops.append(token.head)
        tops += [k for k in parse.children[i] if k not in inside and parse.tokens[k].dep in BESIDE]
    below = {j for top in tops for j in parse.below(top, cut=CUT)} - inside
    return {word for j in sorted(below) for word in telling(parse.tokens[j].exact)}
