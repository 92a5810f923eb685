"""Stands that hang on a condition: "unless the pay is raised", "only if the doors are mended"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand
from variorum.reconcile.trees import SUBJECTS, Tree

AHEAD = frozenset({"will", "would", "may", "can", "could", "shall", "’ll", "'ll", "might"})
MARKS = frozenset({"if", "unless", "provided", "providing"})


def conditional(tree: Tree) -> Iterator[Stand]:
    """Deeds that are said to follow, or to stay away, on a condition."""
    for i, token in enumerate(tree.tokens):
        if token.dep not in {"advcl", "ccomp", "conj"} or not is_condition(tree, i):
            continue
        main = token.head
        if tree.tokens[main].pos in {"VERB", "AUX"} and is_stand(tree, main, i):
            yield Stand(main, tree.subject(main), main, "conditional")


def is_condition(tree: Tree, i: int) -> bool:
    """Whether a clause is an if-clause or its inversion ("should it turn out …")."""
    if any(tree.word(c) in MARKS for c in tree.children(i, "mark")):
        return tree.tokens[i].dep != "ccomp"
    first = min(tree.subtree(i))
    return tree.word(first) == "should" and tree.tokens[first].dep == "aux" and bool(tree.children(i, *SUBJECTS))


def is_stand(tree: Tree, main: int, condition: int) -> bool:
    """Whether the main clause is a deed ahead, a threat, or something that holds only on the condition."""
    aux = {tree.word(c) for c in tree.children(main, "aux")}
    subject = tree.subject(main)
    if (subject is not None and tree.word(subject) in {"you", "it"} and not only(tree, condition)) or past_unreal(
        tree, main
    ):
        return False
    if tree.lemma(main) in {"say", "tell", "be", "know", "see"} and subject is not None and tree.word(subject) == "you":
        return False
    if any(tree.word(c) == "there" for c in tree.children(main, "expl")) or asks(tree, main):
        return False
    denied = tree.negated(main) and bool(tree.children(main, "auxpass"))
    return not denied and (
        bool(aux & AHEAD) or only(tree, condition) or tree.lemma(main) in word_sets("stances")["threat.verbs"]
    )


def asks(tree: Tree, main: int) -> bool:
    """Whether the clause is a question, direct or indirect ("what would happen if …")."""
    return any(tree.word(c) in {"what", "how", "who", "why", "where", "when", "?"} for c in tree.children(main))


def only(tree: Tree, condition: int) -> bool:
    """Whether it is "only if"."""
    first = min(tree.subtree(condition))
    return any(tree.word(i) == "only" for i in range(max(0, first - 1), min(len(tree.tokens), first + 2)))


def past_unreal(tree: Tree, main: int) -> bool:
    """ "would have rung": what did not happen takes no stand."""
    return any(tree.lemma(c) == "have" for c in tree.children(main, "aux")) and any(
        tree.word(c) in AHEAD for c in tree.children(main, "aux")
    )
