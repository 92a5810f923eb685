"""Stands that somebody takes by announcing a deed: "there would be an inquiry", "the law would not be changed"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.conditions import DAYS
from variorum.reconcile.positions.verbs import Stand, asked
from variorum.reconcile.trees import SUBJECTS, Parse

AHEAD = frozenset({"wo", "will", "would", "shall", "’ll", "'ll"})


def announced(tree: Parse) -> Iterator[Stand]:
    """Clauses about what will or will not be, inside what somebody says."""
    for i, token in enumerate(tree.tokens):
        fronted = token.dep == "relcl" and any(tree.word(c) == "there" for c in tree.children(i, "expl"))
        if token.pos not in {"VERB", "AUX"} or (token.dep not in {"ccomp", "ROOT", "conj"} and not fronted):
            continue
        if any(tree.word(c) in AHEAD for c in tree.children(i, "aux")):
            found = ahead(tree, i)
        else:
            found = no_more(tree, i) or needed(tree, i) or doing(tree, i) or leaving(tree, i)
        if found is not None:
            yield found


def ahead(tree: Parse, i: int) -> Stand | None:
    """ "there would be an inquiry" is for it, "the law would not be changed" against, "I will attend" for."""
    subject = tree.first(i, *SUBJECTS)
    passive = tree.first(i, "nsubjpass")
    negated = tree.negated(i)
    if any(tree.word(c) == "there" for c in tree.children(i, "expl")) and not asked(tree, i):
        return there(tree, i)
    if negated and waits(tree, i):
        return None
    if passive is not None and negated:
        return Stand(i, None, passive, "against")
    if subject is not None and tree.lemma(i) in word_sets("stances")["joins.verbs"] and not conditioned(tree, i):
        return Stand(i, subject, i, "against" if negated else "for")
    return deed(tree, i, subject, passive) or ahead_with(tree, i, subject) or withheld(tree, i, subject)


def there(tree: Parse, i: int) -> Stand | None:
    """ "there would be an inquiry"; "there will be none" is against what was spoken of before."""
    what = tree.first(i, "attr", "nsubj")
    if what is None and tree.tokens[i].dep == "relcl":  # "a curfew there will not be"
        what = tree.tokens[i].head
    if what is None or tree.lemma(what) in word_sets("stances")["fate.nouns"]:
        return None
    none = tree.word(what) in {"none", "nothing"} or any(
        tree.word(c) in {"no", "not"} for c in tree.children(what, "det", "neg")
    )
    return Stand(
        i,
        None,
        None if tree.word(what) in {"none", "nothing"} else what,
        "against" if tree.negated(i) or none else "for",
    )


def deed(tree: Parse, i: int, subject: int | None, passive: int | None) -> Stand | None:
    """What somebody will do, or will not: the town would sue, the club would not leave, posts would be restored."""
    words = word_sets("stances")
    lemma = tree.lemma(i)
    willing = any(tree.word(c) in AHEAD for c in tree.children(i, "aux")) and not tree.children(i, "expl")
    if not willing or conditioned(tree, i):
        return None
    if passive is not None:
        return Stand(i, None, passive, "for") if lemma in words["deeds.verbs"] else None
    phrased = bool(phrases(tree, i) & words["deeds.phrases"])
    if subject is None or not personal(tree, subject):
        return None
    if tree.negated(i) and tree.tokens[subject].pos == "NOUN" and lemma in words["deeds.closing"]:
        return Stand(i, None, subject, "against")
    if tree.negated(i):
        return None if lemma in words["deeds.idle"] else Stand(i, subject, i, "against")
    return Stand(i, subject, i, "for") if phrased or lemma in words["deeds.verbs"] else None


def phrases(tree: Parse, i: int) -> set[str]:
    """A verb with each of its particles, or with a preposition and its noun: stay on, take to court."""
    lemma = tree.lemma(i)
    found = {f"{lemma} {tree.word(c)}" for c in tree.children(i, "prt", "advmod")}
    return found | {
        f"{lemma} {tree.word(p)} {tree.lemma(c)}" for p in tree.children(i, "prep") for c in tree.children(p, "pobj")
    }


def ahead_with(tree: Parse, i: int, subject: int | None) -> Stand | None:
    """ "the fair will go ahead", "the talks would take place": for it, by whoever says so; with "not", against."""
    behind = {tree.word(c) for c in tree.children(i, "advmod", "prt", "dobj")}
    takes_place = (tree.lemma(i), "ahead") in {(tree.lemma(i), w) for w in behind} or (
        tree.lemma(i) == "take" and "place" in behind
    )
    if subject is None or not takes_place or conditioned(tree, i) or tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return None
    return Stand(i, None, subject, "against" if tree.negated(i) else "for")


def personal(tree: Parse, subject: int) -> bool:
    """Whether a subject may be somebody: no "that", "there", "nothing" or "which"."""
    return tree.word(subject) not in {
        "that",
        "this",
        "there",
        "nothing",
        "nobody",
        "none",
        "what",
        "which",
        "you",
        "one",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "who",
    }


def withheld(tree: Parse, i: int, subject: int | None) -> Stand | None:
    """ "I can give you no answer until …": left open."""
    noun = tree.first(i, "dobj")
    if noun is None or tree.lemma(noun) not in word_sets("stances")["silence.nouns"]:
        return None
    none = any(tree.word(c) in {"no", "any"} for c in tree.children(noun, "det"))
    return Stand(i, subject, noun, "open") if none else None


def no_more(tree: Parse, i: int) -> Stand | None:
    """ "there is no more money": against giving more."""
    if tree.lemma(i) != "be" or not any(tree.word(c) == "there" for c in tree.children(i, "expl")):
        return None
    below = {tree.word(c) for c in tree.subtree(i)}
    return (
        Stand(i, None, None, "against")
        if {"no", "more"} <= below and tree.first(i, "prep", "attr") is not None
        else None
    )


def needed(tree: Parse, i: int) -> Stand | None:
    """ "we need this tunnel", "nobody needs it", in what somebody says."""
    subject, what = tree.first(i, "nsubj"), tree.first(i, "dobj")
    if tree.lemma(i) != "need" or subject is None or what is None or tree.tokens[what].pos not in {"NOUN", "PROPN"}:
        return None
    if tree.lemma(what) in word_sets("stances")["trivial.matter"] | word_sets("stances")["trivial.needs"]:
        return None
    nobody = tree.word(subject) in {"nobody", "none"}
    if tree.word(subject) != "we" and not nobody:
        return None
    return Stand(i, None, what, "against" if nobody or tree.negated(i) else "for")


def doing(tree: Parse, i: int) -> Stand | None:
    """ "we are not negotiating", "I am staying", in the speaker's own words."""
    subject = tree.first(i, "nsubj")
    present = any(tree.word(c) in {"am", "are", "’m", "'m", "’re", "'re"} for c in tree.children(i, "aux"))
    ours = subject is not None and tree.word(subject) in {"i", "we"}
    words = word_sets("stances")
    if not ours and tree.lemma(i) in words["deeds.progressive"] and tree.tokens[i].tag == "VBG" and subject is not None:
        under_way = any(tree.word(c) in {"is", "are"} for c in tree.children(i, "aux"))
        return (
            Stand(i, subject, i, "against" if tree.negated(i) else "for")
            if under_way and personal(tree, subject)
            else None
        )
    if not present or not ours or tree.tokens[i].tag != "VBG":
        return None
    up = tree.lemma(i) == "give" and any(tree.word(c) in {"up", "in"} for c in tree.children(i, "prt", "advmod"))
    idle = tree.lemma(i) in words["deeds.idle"] | {"go", "try", "joke", "ask", "blame", "claim"} and not up
    if tree.negated(i):
        return None if idle else Stand(i, subject, i, "against")
    decided = tree.lemma(i) in words["deeds.verbs"] | {"stay", "leave"} and not conditioned(tree, i)
    return Stand(i, subject, i, "for") if decided else None


def leaving(tree: Parse, i: int) -> Stand | None:
    """ "the minister resigned", "we stay where we are"."""
    subject = tree.first(i, "nsubj")
    if subject is None or tree.negated(i) or tree.children(i, "mark", "aux"):
        return None
    stays = tree.lemma(i) in {"stay", "remain"} and tree.word(subject) in {"i", "we"} and tree.tokens[i].tag == "VBP"
    gone = tree.lemma(i) == "resign" and tree.tokens[i].tag in {"VBD", "VBZ"} and tree.tokens[i].dep in {"ROOT", "conj"}
    return Stand(i, subject, i, "for") if stays or gone else None


def waits(tree: Parse, i: int) -> bool:
    """Whether something is only put off: will not be heard until January, will not reopen before Friday."""
    return any(
        tree.word(p) in {"until", "till", "before"}
        and (tree.tokens[c].pos in {"PROPN", "NUM"} or tree.lemma(c) in DAYS)
        for p in tree.children(i, "prep")
        for c in tree.children(p, "pobj")
    )


def conditioned(tree: Parse, i: int) -> bool:
    """Whether a condition limits the verb."""
    clauses = tree.children(i, "advcl")
    limits = {"if", "unless", "provided", "providing", "once", "only"} | ({"until"} if tree.negated(i) else set())
    return any(
        tree.word(k) in limits for c in clauses for k in (*tree.children(c, "mark", "advmod"), min(tree.subtree(c)))
    )
