"""Charges that somebody denies without the word: "there was no bribe", "he never discussed it", "that was nonsense"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.idle import quoted
from variorum.reconcile.positions.verbs import Stand, asked
from variorum.reconcile.trees import SUBJECTS, Parse

SPEAKERS = frozenset({"i", "we", "he", "she", "they", "it"})
NOBODY = frozenset({"nobody", "no-one", "none"})


def denied(tree: Parse) -> Iterator[Stand]:
    """Clauses that say of something that it is not, or was not, so; they take a stand only where somebody says them."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep not in {"ccomp", "ROOT", "conj", "parataxis"}:
            continue
        found = (
            not_there(tree, i) or nonsense(tree, i) or never(tree, i) or nothing_done(tree, i) or not_guilty(tree, i)
        )
        if found is not None:
            yield found


def not_there(tree: Parse, i: int) -> Stand | None:
    """ "there was no danger", "police had no evidence of …"; no reason or need for a thing is against it."""
    words = word_sets("stances")
    there = any(tree.word(c) == "there" for c in tree.children(i, "expl"))
    noun = next((n for label in ("attr", "dobj", "nsubj") if (n := tree.first(i, label)) is not None), None)
    if noun is None or not any(tree.word(c) == "no" for c in tree.children(noun, "det")):
        return None
    if ahead(tree, i) and not (there and tree.lemma(noun) == "question" and tree.children(noun, "prep")):
        return None
    if any(tree.lemma(c) in words["nothing.thought"] for c in tree.children(noun, "acl", "relcl")):
        return None
    if tree.lemma(noun) in words["nothing.against"] and (there or tree.lemma(i) in {"see", "have"}):
        deed = tree.first(noun, "acl", "relcl")
        prep = tree.first(noun, "prep")
        below = deed if deed is not None or prep is None else tree.first(prep, "pobj", "pcomp")
        return Stand(i, None if there else tree.first(i, "nsubj"), noun if below is None else below, "against")
    if there and tree.lemma(i) == "be":
        return Stand(i, None, noun, "denies") if tree.lemma(noun) in words["nothing.charged"] else None
    proof = tree.lemma(i) in {"have", "see"} and tree.lemma(noun) in words["nothing.proof"]
    return Stand(i, tree.first(i, "nsubj"), noun, "denies") if proof else None


def nonsense(tree: Parse, i: int) -> Stand | None:
    """ "that is nonsense", "the report was untrue"."""
    words = word_sets("stances")
    subject = tree.first(i, "nsubj")
    if tree.lemma(i) != "be" or subject is None or tree.negated(i) or ahead(tree, i):
        return None
    said = {tree.lemma(c) for c in tree.children(i, "acomp", "attr")}
    if tree.tokens[i].tag == "VBD" and tree.word(subject) in {"that", "this"}:
        said -= {"wrong"}  # "that was wrong" owns up to it
    charge = tree.word(subject) in {"that", "this", "it"} or tree.lemma(subject) in words["denies.charges"]
    return Stand(i, None, subject, "denies") if charge and said & words["nothing.false"] else None


def never(tree: Parse, i: int) -> Stand | None:
    """ "he never discussed it", "we did not promise it", "nobody ordered anything": what is said not to have been done."""
    subject = tree.first(i, *SUBJECTS)
    if subject is None or ahead(tree, i):
        return None
    what = tree.first(i, "dobj")
    words = {tree.word(c) for c in tree.children(i, "neg", "aux")}
    none = tree.word(subject) in NOBODY and what is not None and tree.word(what) in {"anything", "anyone", "anybody"}
    deed = tree.lemma(i) in word_sets("stances")["nothing.done"] and tree.word(subject) in SPEAKERS
    wondered = any(asked(tree, c) for c in tree.children(i, "ccomp", "xcomp"))
    done = (
        deed
        and not wondered
        and ("never" in words or ("did" in words and tree.negated(i) and tree.lemma(i) not in {"discuss", "speak"}))
    )
    ours = tree.word(subject) in {"i", "we"} and "never" in words and tree.tokens[i].tag in {"VBD", "VBN"}
    ours = ours and not tree.lemma(i) in word_sets("stances")["nothing.idle"] | word_sets("stances")["nothing.lived"]
    return Stand(i, None, i, "denies") if none or done or ours else None


def nothing_done(tree: Parse, i: int) -> Stand | None:
    """ "none had surrendered", "no message reached her office", "gave no order to anybody", "is not a bribe"; by whoever says so."""
    words = word_sets("stances")
    subject, what = tree.first(i, *SUBJECTS), tree.first(i, "dobj")
    if subject is None or ahead(tree, i) or asked(tree, i):
        return None
    if tree.lemma(i) in words["nothing.idle"]:
        unheard = tree.lemma(i) == "hear" and any(tree.word(c) == "never" for c in tree.children(i, "neg"))
        unheard = unheard and any(tree.word(c) == "of" for c in tree.children(i, "prep"))
        return Stand(i, None, None, "denies") if clean(tree, i) or unheard else None
    if tree.lemma(i) == "be":
        blame = tree.first(i, "xcomp")
        if blame is not None and tree.lemma(blame) == "blame" and (tree.negated(i) or tree.negated(blame)):
            return Stand(i, None, None, "denies")
        noun = tree.first(i, "attr")
        word_of = (
            noun is not None
            and tree.lemma(noun) == "word"
            and any(tree.lemma(c) == "truth" for c in tree.subtree(noun))
        )
        if word_of and tree.negated(i):
            return Stand(i, None, None, "denies")
        charge = noun is not None and tree.lemma(noun) in words["nothing.charged"] and tree.negated(i)
        return Stand(i, None, noun, "denies") if charge else None
    past = tree.tokens[i].tag in {"VBD", "VBN"}
    if over(tree, i) and (tree.word(subject) in NOBODY or none(tree, subject)):
        return Stand(i, None, i, "denies")
    if past and own_side(tree, i, subject):
        return Stand(i, None, i, "denies")
    if past and (kept_to(tree, i) or clean(tree, i)):
        return Stand(i, None, None, "denies")
    charged = what is not None and tree.lemma(what) in words["nothing.charged"]
    given = (charged and tree.lemma(i) in {"give", "make", "take", "receive", "issue", "get", "have"}) or (
        what is not None and none(tree, what) and tree.lemma(i) in words["nothing.done"]
    )
    empty = what is not None and (
        none(tree, what) or tree.negated(i) or any(tree.word(c) in NOBODY for c in tree.children(i, "dative", "dobj"))
    )
    return Stand(i, None, what, "denies") if past and given and empty else None


def own_side(tree: Parse, i: int, subject: int) -> bool:
    """Whether a body says of itself, or anybody of his own people, what was not done: it had not fired, our men did not cross."""
    aux = {tree.word(c) for c in tree.children(i, "aux", "auxpass")}
    if "have" in aux or "has" in aux or not aux & {"did", "had", "was", "were"}:
        return False
    below = [subject, *(c for p in tree.children(subject, "prep") for c in tree.children(p, "pobj"))]
    ours = any(tree.word(c) in {"our", "its", "my"} for b in below for c in tree.children(b, "poss"))
    itself = tree.word(subject) == "it" and not quoted(tree, i) and not tree.children(i, "auxpass")
    none = tree.negated(i) or (
        tree.word(subject) in {"none", "one"} and any(tree.word(c) == "not" for c in tree.below[subject])
    )
    return none and (ours or itself)


def kept_to(tree: Parse, i: int) -> bool:
    """Whether it is said that rules were kept or something was done as it should be: followed the plan, acted properly."""
    words = word_sets("stances")
    proper = any(tree.word(c) in words["nothing.proper"] for c in tree.children(i, "advmod"))
    if proper and tree.lemma(i) in words["nothing.acting"]:
        return not tree.negated(i)
    rules = [
        tree.first(i, "dobj"),
        tree.first(i, "nsubjpass"),
        *(tree.first(p, "pobj") for p in tree.children(i, "prep")),
    ]
    named = {tree.lemma(k) for r in rules if r is not None for k in tree.subtree(r, frozenset({"relcl", "acl"}))}
    return tree.lemma(i) in words["nothing.keeping"] and bool(named & words["nothing.rules"]) and not tree.negated(i)


def clean(tree: Parse, i: int) -> bool:
    """Whether somebody knew or did nothing: knew nothing of the payment, had done nothing wrong."""
    what = tree.first(i, "dobj")
    nothing = (
        what is not None
        and tree.word(what) in {"nothing", "anything"}
        and (tree.word(what) == "nothing" or tree.negated(i))
    )
    wrong = what is not None and {tree.word(c) for c in tree.subtree(i)} & {"wrong", "improper", "illegal"}
    to_do = what is not None and any(tree.lemma(c) == "do" for c in tree.subtree(what)) and tree.lemma(i) == "have"
    return nothing and (tree.lemma(i) == "know" or to_do or (tree.lemma(i) == "do" and bool(wrong)))


def over(tree: Parse, i: int) -> bool:
    """Whether it is told of what was or was done; "nobody has told us" is a complaint and no denial."""
    aux = {tree.word(c) for c in tree.children(i, "aux", "auxpass")}
    present = {"has", "have", "’s", "'s"} & aux and not tree.children(i, "auxpass")
    told = tree.children(i, "dobj", "dative")
    ours = any(tree.word(c) in {"me", "us"} for c in told)
    ours = ours and tree.lemma(i) not in word_sets("stances")["nothing.done"] - {"tell", "give", "offer", "ask"}
    return (
        tree.tokens[i].tag in {"VBD", "VBN"}
        and not present
        and not ours
        and not aux & {"is", "are", "gets", "get", "being"}
    )


def none(tree: Parse, noun: int) -> bool:
    """Whether a noun has "no"."""
    return any(tree.word(c) == "no" for c in tree.children(noun, "det"))


def not_guilty(tree: Parse, i: int) -> Stand | None:
    """ "pleaded not guilty"."""
    below = {tree.word(c) for c in tree.subtree(i)}
    return Stand(i, tree.subject(i), i, "denies") if tree.lemma(i) == "plead" and {"not", "guilty"} <= below else None


def ahead(tree: Parse, i: int) -> bool:
    """Whether the clause speaks of what will, may or must be."""
    return any(tree.tokens[c].tag == "MD" for c in tree.children(i, "aux"))
