"""Sides that somebody is said to be on by a noun or a preposition: "is an opponent of it", "came out in favour", "has doubts about it"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.data import word_sets
from variorum.reconcile.positions.verbs import Stand, hypothetical
from variorum.reconcile.trees import Parse
from variorum.types import Stance

SIDES: tuple[Stance, ...] = ("against", "for")
BACK: dict[Stance, Stance] = {"for": "against", "against": "for"}
MATTERS = frozenset({"to", "for", "of", "on", "against", "behind", "about", "over", "with", "in", "at"})


def sides(tree: Parse) -> Iterator[Stand]:
    """The sides that the report's verbs tell of."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"} or hypothetical(tree, i) or inverted(tree, i):
            continue
        found = backed(tree, i) or sided(tree, i) or named(tree, i) or nothing_against(tree, i) or lodged(tree, i)
        found = found or depends(tree, i) or divided(tree, i)
        if found is not None:
            yield found


def inverted(tree: Parse, i: int) -> bool:
    """Whether the helping verb comes before the subject, as in questions and in "had they not objected"."""
    subject = tree.first(i, "nsubj", "nsubjpass")
    return subject is not None and any(c < subject for c in tree.children(i, "aux"))


def backed(tree: Parse, i: int) -> Stand | None:
    """ "gave the deal its blessing", "has no objection to it", "digging gets our votes", "dropped its threat to strike"."""
    noun = tree.first(i, "dobj")
    words = word_sets("stances")
    if noun is None or tree.children(i, "auxpass") or tree.subject(i) is None:
        return None
    kind: Stance | None = next((k for k in SIDES if tree.lemma(noun) in words[f"given.{k}"]), None)
    kind = "for" if tree.lemma(noun) == "light" and any(tree.word(c) == "green" for c in tree.children(noun)) else kind
    left = given_up(tree, i)
    if kind is None and left and tree.lemma(noun) in words["given.sought"]:
        kind = "for"
    if kind is None:
        return None
    none = any(tree.word(c) == "no" for c in tree.children(noun, "det"))
    stance = BACK[kind] if (none or tree.negated(i)) != left else kind
    held = tree.lemma(i) in {"have", "see"} and kind == "against"
    if left or tree.lemma(i) in words["given.verbs"] or held:
        return Stand(i, tree.subject(i), about(tree, noun, i), stance)
    ours = any(tree.word(c) in {"our", "my"} for c in tree.children(noun, "poss"))
    if ours and tree.lemma(i) in {"get", "have", "win", "deserve", "earn"}:
        return Stand(i, None, tree.first(i, "nsubj", "csubj"), stance)
    return None


def given_up(tree: Parse, i: int) -> bool:
    """Whether a verb says that somebody no longer has what it names: drop, give up."""
    words = word_sets("stances")["given.up"]
    keys = (tree.lemma(i), *(f"{tree.lemma(i)} {tree.word(c)}" for c in tree.children(i, "prt", "prep", "advmod")))
    return any(key in words for key in keys)


def about(tree: Parse, noun: int, verb: int) -> int:
    """What a threat, demand or approval is for: its infinitive, what follows its preposition, else itself."""
    deed = tree.first(noun, "acl", "relcl")
    if deed is not None:
        return deed
    for preposition in (*tree.children(noun, "prep"), *tree.children(verb, "prep", "dative")):
        if tree.word(preposition) in MATTERS:
            below = tree.first(preposition, "pobj", "pcomp")
            if below is not None:
                return below
    given = tree.first(verb, "dative")
    return given if given is not None and tree.tokens[given].pos in {"NOUN", "PROPN"} else noun


def sided(tree: Parse, i: int) -> Stand | None:
    """ "came out in favour of the tunnel", "pronounced herself for an inquiry", "is all for it"."""
    if tree.lemma(i) not in word_sets("stances")["sided.verbs"] or tree.subject(i) is None:
        return None
    for preposition in tree.children(i, "prep"):
        noun = tree.first(preposition, "pobj", "pcomp")
        if noun is None:
            continue
        side: Stance | None = "against" if tree.word(preposition) == "against" else None
        if tree.word(preposition) == "for":
            side = "for" if declares(tree, i, preposition) else None
        elif tree.word(preposition) == "in" and tree.word(noun) in word_sets("stances")["for.nouns"]:
            side, inner = "for", tree.first(noun, "prep")
            noun = (tree.first(inner, "pobj", "pcomp") if inner is not None else None) or noun
        if side is not None and (tree.lemma(i) != "be" or side == "for"):
            return Stand(i, tree.subject(i), noun, BACK[side] if tree.negated(i) else side)
    return None


def declares(tree: Parse, i: int, preposition: int) -> bool:
    """Whether "for" tells a side and no purpose: spoke out for, declared himself for, is all for."""
    himself = any(tree.word(c).endswith(("self", "selves")) for c in tree.children(i, "dobj"))
    out = any(tree.word(c) == "out" for c in tree.children(i, "prt", "advmod"))
    entirely = any(tree.word(c) in {"all", "firmly", "squarely"} for c in tree.below[preposition]) or (
        preposition > 0 and tree.word(preposition - 1) == "all"
    )
    return himself or out or (tree.lemma(i) == "be" and entirely) or tree.lemma(i) in {"vote", "rule", "rally"}


def named(tree: Parse, i: int) -> Stand | None:
    """ "is a supporter of the tunnel", "is one of the tunnel's critics"."""
    noun = tree.first(i, "attr")
    if tree.lemma(i) not in {"be", "remain"} or noun is None or tree.first(i, "nsubj") is None:
        return None
    among = tree.first(noun, "prep")
    if tree.word(noun) == "one" and among is not None:
        noun = tree.first(among, "pobj") or noun
    side = next((k for k in SIDES if tree.lemma(noun) in word_sets("stances")[f"named.{k}"]), None)
    below = tree.first(noun, "prep")
    what = tree.first(noun, "poss") if below is None else tree.first(below, "pobj", "pcomp")
    if side is None or what is None:
        return None
    no = any(tree.word(c) == "no" for c in tree.children(noun, "det"))
    return Stand(i, tree.first(i, "nsubj"), what, BACK[side] if no or tree.negated(i) else side)


def nothing_against(tree: Parse, i: int) -> Stand | None:
    """ "has nothing against a tunnel"."""
    what = tree.first(i, "dobj")
    if tree.lemma(i) != "have" or what is None or tree.word(what) != "nothing" or tree.subject(i) is None:
        return None
    against = next((p for b in (what, i) for p in tree.children(b, "prep") if tree.word(p) == "against"), None)
    matter = tree.first(against, "pobj", "pcomp") if against is not None else None
    return Stand(i, tree.subject(i), matter, "for") if matter is not None else None


def lodged(tree: Parse, i: int) -> Stand | None:
    """ "has lodged an appeal against the ruling", "signed a petition for it"."""
    noun = tree.first(i, "dobj")
    words = word_sets("stances")
    if noun is None or tree.lemma(i) not in words["lodged.verbs"] or tree.lemma(noun) not in words["lodged.nouns"]:
        return None
    if tree.subject(i) is None or tree.negated(i):
        return None
    for preposition in (*tree.children(noun, "prep"), *tree.children(i, "prep")):
        below = tree.first(preposition, "pobj", "pcomp")
        if below is not None and tree.word(preposition) in {"against", "for"}:
            return Stand(i, tree.subject(i), below, "against" if tree.word(preposition) == "against" else "for")
    return None


def depends(tree: Parse, i: int) -> Stand | None:
    """ "Norland's consent depends on a toll", "tied his support to a lock"."""
    words = word_sets("stances")
    hangs = tree.lemma(i) in {"depend", "hinge"}
    consent = tree.first(i, "nsubj") if hangs else tree.first(i, "dobj")
    inner = tree.first(i, "ccomp")
    if tree.lemma(i) == "make" and inner is not None and tree.word(inner) in {"dependent", "conditional", "contingent"}:
        consent = tree.first(inner, "nsubj")
    elif not hangs and tree.lemma(i) not in {"tie", "link", "bind"}:
        return None
    if consent is None or tree.lemma(consent) not in words["given.for"]:
        return None
    whose = tree.first(consent, "poss")
    holder = whose if hangs else tree.subject(i)
    return Stand(i, holder, consent, "conditional") if holder is not None else None


def divided(tree: Parse, i: int) -> Stand | None:
    """ "the party is split over the tunnel", "will abstain", "has not made up its mind", "has yet to decide on it"."""
    subject = tree.subject(i)
    if subject is None:
        return None
    if tree.lemma(i) in {"split", "divide"} and tree.children(i, "auxpass"):
        over = next((p for p in tree.children(i, "prep") if tree.word(p) in {"over", "on", "about"}), None)
        return Stand(i, subject, tree.first(over, "pobj", "pcomp"), "open") if over is not None else None
    gerund = tree.tokens[i].tag == "VBG" and not tree.children(i, "aux")
    if tree.lemma(i) == "abstain" and not gerund and not tree.negated(i) and not tree.children(i, "prep"):
        return Stand(i, subject, i, "open")
    mind = tree.first(i, "dobj")
    if tree.lemma(i) == "make" and mind is not None and tree.lemma(mind) == "mind" and tree.negated(i):
        return Stand(i, subject, None, "open")
    deed = tree.first(i, "xcomp")
    yet = tree.lemma(i) in {"have", "be"} and any(tree.word(c) == "yet" for c in tree.children(i, "advmod"))
    if (
        yet
        and deed is not None
        and tree.lemma(deed) in word_sets("stances")["silence.unsettled"] | {"rule", "comment", "vote"}
    ):
        return Stand(i, subject, deed, "open") if tree.lemma(deed) != "comment" else None
    return None
