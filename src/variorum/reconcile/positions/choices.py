"""Stands that somebody takes by what he offers, declines, orders or asks to be done, or by having decided nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import FLIP, Stand, asked, intended, only_able, unsettled
from variorum.reconcile.trees import Parse


def chosen(tree: Parse) -> Iterator[Stand]:
    """The choices that the report's verbs tell of."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or (unsettled(tree, i) and token.dep != "xcomp"):
            continue
        found = offered(tree, i) or declined(tree, i) or ordered(tree, i) or to_be_done(tree, i)
        found = (
            found
            or threatened(tree, i)
            or unable(tree, i)
            or undecided(tree, i)
            or rather(tree, i)
            or unpromised(tree, i)
        )
        if found is not None:
            yield found


def offered(tree: Parse, i: int) -> Stand | None:
    """The director offered to resign; the board resolved to leave it; vowed to fight it."""
    deed = tree.first(i, "xcomp")
    words = word_sets("stances")
    if (
        tree.lemma(i) not in words["choices.verbs"]
        or deed is None
        or tree.tokens[deed].tag != "VB"
        or tree.subject(i) is None
    ):
        return None
    if only_able(tree, i) or tree.children(i, "auxpass") or tree.lemma(deed) in words["choices.idle"]:
        return None
    if tree.word(min(tree.subtree(deed))) in {"whether", "how", "when", "where", "what", "who"}:
        return (
            Stand(i, tree.subject(i), deed, "open") if tree.lemma(i) == "decide" and tree.children(i, "aux") else None
        )
    inner = intended(tree, i, deed)
    if inner is None and tree.lemma(i) in words["choices.trying"]:
        return None
    stance, matter = (inner.stance, inner.matter) if inner is not None else ("for", deed)
    turned = tree.negated(i) != (inner is None and tree.negated(deed))
    if tree.lemma(i) == "threaten" and inner is None:
        return Stand(i, tree.subject(i), deed, "open" if turned else "conditional")
    return Stand(i, tree.subject(i), matter, FLIP[stance] if turned else stance)


def threatened(tree: Parse, i: int) -> Stand | None:
    """The drivers threatened a walkout."""
    words = word_sets("stances")
    what = tree.first(i, "dobj")
    if tree.lemma(i) != "threaten" or what is None or tree.subject(i) is None or tree.children(i, "auxpass"):
        return None
    lemma = tree.lemma(what)
    return (
        Stand(i, tree.subject(i), what, "conditional")
        if lemma in words["measures.nouns"] | words["threat.nouns"]
        else None
    )


def declined(tree: Parse, i: int) -> Stand | None:
    """The trustees declined it; the minister declined to rule out a tax leaves it open; to comment is no stand."""
    if tree.lemma(i) not in {"decline", "refuse"} or tree.subject(i) is None or tree.negated(i):
        return None
    words = word_sets("stances")
    deed = tree.first(i, "xcomp")
    if deed is None:
        what = tree.first(i, "dobj")
        plain = what is None or tree.lemma(what) in words["silence.nouns"]
        return None if plain or tree.lemma(i) == "refuse" else Stand(i, tree.subject(i), what, "against")
    if tree.lemma(deed) in {"rule", "exclude"} and (tree.children(deed, "prt") or tree.lemma(deed) == "exclude"):
        return Stand(i, tree.subject(i), tree.first(deed, "dobj") or deed, "open")
    if (
        tree.lemma(deed) in words["silence.verbs"]
        or tree.lemma(deed) in words["wishes.idle"]
        or tree.lemma(i) == "refuse"
    ):
        return None
    return Stand(i, tree.subject(i), deed, "against")


def ordered(tree: Parse, i: int) -> Stand | None:
    """The minister ordered a review."""
    if only_able(tree, i):
        return None
    done = tree.first(i, "ccomp")
    if (
        tree.lemma(i) == "order"
        and done is not None
        and tree.tokens[done].tag == "VBN"
        and not tree.children(i, "auxpass")
    ):
        return Stand(i, tree.subject(i), done, "for") if tree.subject(i) is not None else None
    what = tree.first(i, "dobj")
    if what is None or tree.lemma(i) not in {"order", "commission", "launch", "announce"}:
        return None
    measure = tree.lemma(what) in word_sets("stances")["measures.nouns"]
    return Stand(i, tree.subject(i), what, "for") if measure and not tree.children(i, "auxpass") else None


def to_be_done(tree: Parse, i: int) -> Stand | None:
    """ "asked for it to be returned", "asks that it be cancelled"."""
    if tree.lemma(i) not in {"ask", "press", "push", "call"} or tree.subject(i) is None or tree.negated(i):
        return None
    for c in tree.children(i, "advcl", "ccomp", "xcomp"):
        marks = {tree.word(m) for m in tree.children(c, "mark")}
        wish = tree.tokens[c].tag == "VB" or any(tree.tokens[x].tag == "VB" for x in tree.children(c, "auxpass", "aux"))
        if c > i and wish and (("for" in marks) or ("that" in marks and tree.lemma(i) == "ask")) and not asked(tree, c):
            return Stand(i, tree.subject(i), c, "for")
    return None


def unable(tree: Parse, i: int) -> Stand | None:
    """ "a sale that I am unable to support"."""
    for adjective in tree.children(i, "acomp"):
        deed = tree.first(adjective, "xcomp")
        if (
            tree.word(adjective) == "unable"
            and deed is not None
            and tree.lemma(deed) in word_sets("stances")["for.verbs"]
        ):
            return Stand(i, tree.subject(i), deed, "for" if tree.negated(i) else "against")
    return None


def undecided(tree: Parse, i: int) -> Stand | None:
    """ "have not decided", "nothing has been decided", "will decide on Thursday": left open."""
    if tree.lemma(i) != "decide" or tree.children(i, "xcomp", "ccomp"):
        return None
    ahead = any(tree.word(c) in {"will", "would", "’ll", "'ll"} for c in tree.children(i, "aux"))
    if not tree.negated(i) and not ahead:
        return None
    passive = tree.first(i, "nsubjpass")
    if passive is not None:
        return Stand(i, None, i, "open")
    return Stand(i, tree.subject(i), i, "open") if tree.subject(i) is not None else None


def rather(tree: Parse, i: int) -> Stand | None:
    """ "would rather clear one field well"."""
    would = any(tree.word(c) in {"would", "’d", "'d"} for c in tree.children(i, "aux"))
    if not would or not any(tree.word(c) == "rather" for c in tree.children(i, "advmod")) or tree.subject(i) is None:
        return None
    return Stand(i, tree.subject(i), i, "against" if tree.negated(i) else "for")


def unpromised(tree: Parse, i: int) -> Stand | None:
    """ "would not promise that it would be over": left open."""
    would = any(tree.word(c) in {"would", "will", "could", "can"} for c in tree.children(i, "aux"))
    what = tree.first(i, "ccomp", "dobj")
    if tree.lemma(i) not in {"promise", "guarantee"} or not would or not tree.negated(i) or what is None:
        return None
    return Stand(i, tree.subject(i), what, "open") if tree.subject(i) is not None else None
