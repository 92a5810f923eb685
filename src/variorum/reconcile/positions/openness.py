"""Stands left open: "would not say whether", "it is too early to say", "has not established why", "is studying whether to move it"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand, asked, hypothetical, unsettled
from variorum.reconcile.trees import Parse


def left_open(tree: Parse) -> Iterator[Stand]:
    """What the report's verbs leave open."""
    for i, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and (kept := kept_open(tree, i)) is not None and not hypothetical(tree, i):
            yield kept
            continue
        if token.pos not in {"VERB", "AUX"} or unsettled(tree, i):
            continue
        found = unresolved(tree, i) or silence(tree, i) or unsaid(tree, i) or studied(tree, i) or uselessness(tree, i)
        if found is not None:
            yield found


def unsaid(tree: Parse, i: int) -> Stand | None:
    """ "declined to say whether …"; to comment is no stand."""
    deed = tree.first(i, "xcomp")
    would = any(tree.word(c) in {"would", "will", "could"} for c in tree.children(i, "aux"))
    drawn = tree.lemma(i) == "draw" and tree.children(i, "auxpass") and tree.negated(i) and would
    refused = deed is not None and tree.lemma(deed) == "draw" and tree.lemma(i) in {"refuse", "decline"}
    if drawn or refused:
        on = next(
            (c for b in (i, deed) if b is not None for p in tree.children(b, "prep") for c in tree.children(p, "pobj")),
            None,
        )
        return Stand(i, tree.subject(i), on, "open") if tree.subject(i) is not None else None
    if tree.lemma(i) not in {"decline", "refuse"} or deed is None or tree.subject(i) is None or tree.negated(i):
        return None
    what = next((c for c in tree.children(deed, "ccomp", "xcomp") if asked(tree, c)), None)
    silent = tree.lemma(deed) in word_sets("stances")["silence.verbs"]
    return Stand(i, tree.subject(i), what, "open") if silent and what is not None else None


def studied(tree: Parse, i: int) -> Stand | None:
    """ "has not established why …", "is studying whether to …"."""
    words = word_sets("stances")
    subject = tree.first(i, "nsubj")
    what = question(tree, i)
    if what is None or subject is None or tree.word(subject) in {"i", "you", "who", "which"}:
        return None
    if tree.lemma(i) in words["silence.unsettled"] and tree.negated(i) and tree.lemma(i) != "know":
        return Stand(i, subject, what, "open")
    whether = any(tree.word(c) == "whether" for c in tree.subtree(what))
    busy = tree.tokens[i].tag == "VBG" or any(tree.word(c) in {"will", "would"} for c in tree.children(i, "aux"))
    weighs = tree.lemma(i) in words["silence.studying"] and busy and not tree.negated(i)
    return Stand(i, subject, what, "open") if weighs and whether else None


def unresolved(tree: Parse, i: int) -> Stand | None:
    """ "whether she will stand again has not been settled": open, by whoever would do it."""
    clause = tree.first(i, "csubjpass", "csubj")
    words = word_sets("stances")["silence.unsettled"]
    pending = tree.lemma(i) in words and tree.negated(i)
    vague = tree.lemma(i) in {"be", "remain"} and any(
        tree.word(c) in {"open", "unclear", "undecided", "uncertain", "unsettled"} for c in tree.children(i, "acomp")
    )
    if clause is None or not (pending or vague) or not any(tree.word(c) == "whether" for c in tree.children(clause)):
        return None
    ahead = any(tree.word(c) in {"will", "would", "should"} for c in tree.children(clause, "aux"))
    doer = tree.first(clause, "nsubj")
    return Stand(i, doer, clause, "open") if ahead and doer is not None else None


def kept_open(tree: Parse, i: int) -> Stand | None:
    """ "left open whether he would stand"."""
    left = tree.lemma(i) in {"leave", "keep"} and any(tree.word(c) == "open" for c in tree.children(i, "oprd", "acomp"))
    what = tree.first(i, "ccomp")
    return (
        Stand(i, tree.subject(i), what, "open") if left and what is not None and tree.subject(i) is not None else None
    )


def question(tree: Parse, i: int) -> int | None:
    """The indirect question that a verb asks, also behind a preposition: looking into whether."""
    below = (i, *tree.children(i, "prep"))
    return next((c for b in below for c in tree.children(b, "ccomp", "xcomp", "pcomp") if asks_first(tree, c)), None)


def asks_first(tree: Parse, i: int) -> bool:
    """Whether a clause begins with a word that asks."""
    return tree.word(min(tree.subtree(i))) in {"whether", "how", "where", "why", "when", "what", "which", "who", "if"}


def silence(tree: Parse, i: int) -> Stand | None:
    """ "would not say", "will neither confirm nor deny", "do not know where", "it is too early to say": left open."""
    words = word_sets("stances")
    lemma = tree.lemma(i)
    early = any(tree.word(c) in words["silence.early"] for c in tree.children(i, "acomp"))
    if lemma == "be" and early:
        return Stand(i, None, early_matter(tree, i), "open")
    if lemma not in words["silence.verbs"]:
        return None
    neither = any(tree.word(c) == "neither" for c in tree.children(i))
    refuses = any(tree.word(c) in {"would", "will", "could", "can"} for c in tree.children(i, "aux")) and tree.negated(
        i
    )
    asks = lemma in {"say", "know"} and any(asked(tree, c) for c in tree.children(i, "ccomp"))
    unknown = lemma in {"know", "decide"} and tree.negated(i) and asks
    if neither or (refuses and asks) or unknown:
        matter = tree.first(i, "ccomp", "dobj", "conj")
        return Stand(i, tree.subject(i), matter, "open")
    return unsayable(tree, i) if lemma == "say" and tree.negated(i) else None


def unsayable(tree: Parse, i: int) -> Stand | None:
    """ "cannot be said yet"."""
    passive = bool(tree.children(i, "auxpass")) and any(
        tree.word(c) in {"can", "could"} for c in tree.children(i, "aux")
    )
    return Stand(i, None, tree.first(i, "nsubjpass", "csubjpass", "ccomp"), "open") if passive else None


def early_matter(tree: Parse, i: int) -> int | None:
    """What it is too early to say."""
    below = [c for c in tree.subtree(i) if tree.tokens[c].dep in {"ccomp", "dobj"}]
    return below[0] if below else None


def uselessness(tree: Parse, i: int) -> Stand | None:
    """ "strikes will not help": against what will not help."""
    if tree.lemma(i) not in word_sets("stances")["threat.useless"] or not tree.negated(i):
        return None
    ahead = any(tree.word(c) in {"will", "would", "’ll", "'ll"} for c in tree.children(i, "aux"))
    subject = tree.first(i, "nsubj")
    named = subject is not None and tree.tokens[subject].pos == "NOUN"
    return Stand(i, None, subject, "against") if ahead and named else None
