"""Stands that a verb or adjective takes: "rejects the offer", "is open to", "would not say whether"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.data import word_sets
from variorum.reconcile.positions.idle import POINTING, idle, trivial, unspoken
from variorum.reconcile.trees import Parse
from variorum.types import Stance

FROM = {
    "away": ("from",),
    "out": ("of", "at", "against", "from"),
    "ahead": ("with",),
    "along": ("with",),
    "up": ("to",),
}
"""What a particle leaves to its preposition: walk away from, lash out at, go ahead with."""
KINDS: tuple[Stance, ...] = ("denies", "against", "for", "open")
FLIP: dict[Stance, Stance] = {"for": "against", "against": "open", "denies": "open", "open": "against"}
OUTLOOKS: tuple[Stance, ...] = ("against", "for", "open")
OBJECTS = ("dobj", "xcomp", "ccomp", "pobj", "oprd", "attr", "pcomp")


@dataclass(frozen=True, slots=True)
class Stand:
    """``holder`` is the word for whoever takes it, None where it is whoever speaks; ``matter`` what it is taken on."""

    verb: int
    holder: int | None
    matter: int | None
    stance: Stance


def stands(tree: Parse) -> Iterator[Stand]:
    """The stands that the report's verbs take."""
    for i, token in enumerate(tree.tokens):
        if token.pos not in {"VERB", "AUX"}:
            continue
        if unsettled(tree, i):
            continue
        found = adjective(tree, i) or verb(tree, i)
        if found is not None:
            yield found


def unsettled(tree: Parse, i: int) -> bool:
    """Whether the verb stands in a condition, an indirect question or somebody's charge, or is joined to "neither"; an infinitive is part of another's stand."""
    return bool(tree.children(i, "oprd")) or hypothetical(tree, i)


def hypothetical(tree: Parse, i: int) -> bool:
    """The same, whatever complement the verb has."""
    infinitive = any(tree.word(c) == "to" for c in tree.children(i, "aux")) and not going(tree, i)
    if infinitive:
        return True
    marks = {tree.word(c) for c in tree.children(i, "mark", "advmod")}
    if tree.tokens[i].tag in {"VBP", "VBZ"} and marks & {"once", "when", "until", "whenever"}:
        return True
    if marks & {"if", "unless", "whether", "how", "why", "neither"}:
        return True
    token = tree.tokens[i]
    if (
        token.dep == "acl"
        and tree.children(i, "mark")
        and tree.lemma(token.head) in word_sets("stances")["denies.charges"]
    ):
        return True
    return token.dep == "conj" and any(tree.word(c) == "neither" for c in tree.children(token.head))


def going(tree: Parse, i: int) -> bool:
    """ "is going to turn it down", "is to appeal": an infinitive that stands for a future."""
    above = tree.tokens[i].head
    future = tree.word(above) == "going" and bool(tree.children(above, "aux"))
    due = tree.lemma(above) == "be" and not tree.children(above, "acomp", "attr", "aux", "expl", "prep")
    return tree.tokens[i].dep == "xcomp" and (future or (due and not tree.children(i, "auxpass")))


def verb(tree: Parse, i: int) -> Stand | None:
    """By the verb, with its particle or preposition; negation turns it round."""
    key, matter = phrase(tree, i)
    stance = next((kind for kind in KINDS if key in word_sets("stances")[f"{kind}.verbs"]), None)
    if tree.children(i, "auxpass", "nsubjpass"):
        return poised(tree, i) or by_somebody(tree, i, stance)
    participle = tree.tokens[i].tag == "VBG" and not tree.children(i, "aux")
    whole = matter is None and key.endswith(" against") and i + 1 < len(tree.tokens)
    if stance is None or (matter is None and not whole) or participle or tree.subject(i) is None:
        return None
    if matter is None:
        return Stand(i, tree.subject(i), None, FLIP[stance] if tree.negated(i) else stance)
    if only_able(tree, i) or (tree.lemma(i) == "accept" and tree.tokens[matter].dep == "ccomp"):
        return None
    inner = intended(tree, i, matter) if stance == "for" else None
    if inner is not None:
        return Stand(i, tree.subject(i), inner.matter, FLIP[inner.stance] if turned(tree, i) else inner.stance)
    if tree.tokens[matter].tag in {"WDT", "WP"} and tree.tokens[i].dep == "relcl":
        matter = tree.tokens[i].head
    matter = cleft(tree, i, matter)
    if stance == "against" and going(tree, i) and tree.word(matter) in POINTING and not tree.negated(i):
        return Stand(i, tree.subject(i), i, "for")  # "is to rip it up": for that
    if (
        of_himself(tree, i)
        or unspoken(tree, i, matter)
        or idle(tree, i, matter)
        or (key != "rule out" and trivial(tree, key, matter))
    ):
        return None
    stance = charged(tree, tree.lemma(i), matter, stance)
    if stance == "for" and refrains(tree, matter):
        stance = "against"
    shown = None if tree.word(matter) in POINTING | {"anything"} else matter
    return Stand(i, tree.subject(i), shown, FLIP[stance] if turned(tree, i) else stance)


def of_himself(tree: Parse, i: int) -> bool:
    """Whether it is done to oneself: allowed herself a smile; or is not what somebody wants: victory is not what we want."""
    himself = any(tree.word(c).endswith(("self", "selves")) for c in tree.children(i, "dobj", "dative", "nsubj"))
    above = tree.tokens[i].head
    return himself or (tree.tokens[i].dep == "ccomp" and tree.lemma(above) == "be" and tree.negated(above))


def only_able(tree: Parse, i: int) -> bool:
    """Whether a modal tells what somebody may or has to do, and not what he wants: "can block it", "must approve it"."""
    modals = {tree.word(c) for c in tree.children(i, "aux") if tree.tokens[c].tag == "MD"}
    if modals & {"must", "may", "might", "should"}:
        return True
    consents = tree.negated(i) and tree.lemma(i) in word_sets("stances")["choices.consenting"]
    return bool(modals & {"can", "could"}) and not consents


def intended(tree: Parse, i: int, matter: int) -> Stand | None:
    """The stand that somebody wants or vows to take: "vowed to fight the merger"."""
    if tree.tokens[matter].dep != "xcomp" or tree.tokens[matter].pos != "VERB":
        return None
    key, thing_ = phrase(tree, matter)
    words = word_sets("stances")
    stance = next((kind for kind in KINDS if key in words[f"{kind}.verbs"]), None)
    lifts = key == "lift" and thing_ is not None and tree.lemma(thing_) in words["measures.nouns"]
    stance = "against" if stance is None and (lifts or key in words["against.stopping"]) else stance
    if (
        stance in {None, "open"}
        or thing_ is None
        or tree.tokens[thing_].pos == "PRON"
        or key in word_sets("stances")["wishes.verbs"]
    ):
        return None
    return Stand(matter, None, thing_, FLIP[stance] if tree.negated(matter) else stance) if stance else None


def cleft(tree: Parse, i: int, matter: int) -> int:
    """What is meant by "what" in "an inquiry is what the party wants", and by "something" in "a sale is something he opposes"."""
    above = tree.tokens[i].head
    if tree.lemma(above) != "be":
        above = tree.tokens[above].head if tree.tokens[i].dep == "relcl" else above
    pointing = tree.word(matter) in {"what", "something", "all"}
    if not pointing or tree.lemma(above) != "be":
        return matter
    before = i < above
    other = tree.first(above, "attr", "ccomp") if before else tree.first(above, "nsubj")
    return other if other is not None else matter


def turned(tree: Parse, i: int) -> bool:
    """Whether the stand is turned round: by a negation, "no longer", or "nothing" as its object."""
    what = tree.first(i, "dobj")
    longer = any(tree.word(c) == "longer" and tree.children(c, "neg") for c in tree.children(i, "advmod"))
    no = what is not None and (
        tree.word(what) == "nothing" or any(tree.word(c) == "no" for c in tree.children(what, "det"))
    )
    return tree.negated(i) or longer or no


def by_somebody(tree: Parse, i: int, stance: Stance | None) -> Stand | None:
    """The report was dismissed by the mayor."""
    agent = tree.first(i, "agent")
    holder = tree.first(agent, "pobj") if agent is not None else None
    matter = tree.first(i, "nsubjpass")
    if stance is None or holder is None or matter is None:
        return None
    stance = charged(tree, tree.lemma(i), matter, stance)
    return Stand(i, holder, matter, FLIP[stance] if tree.negated(i) else stance)


def poised(tree: Parse, i: int) -> Stand | None:
    """Participles that the parser takes for a passive ("is poised to step in", "was opposed to the plan")."""
    words = word_sets("stances")
    matter = next((c for c in tree.subtree(i) if c > i and tree.tokens[c].dep in {"xcomp", "pobj"}), None)
    for kind in OUTLOOKS:
        if tree.word(i) in words[f"{kind}.adjectives"] and matter is not None and not tree.children(i, "prt"):
            return Stand(i, tree.first(i, "nsubjpass"), matter, FLIP[kind] if tree.negated(i) else kind)
    return None


def phrase(tree: Parse, i: int) -> tuple[str, int | None]:
    """The verb with the word that completes it, and what it is about."""
    lemma = tree.lemma(i)
    known = {key for kind in KINDS for key in word_sets("stances")[f"{kind}.verbs"]}
    direct = thing(tree, i)
    gap = tree.tokens[i].head if tree.tokens[i].dep == "relcl" and direct is None else None
    for child in tree.children(i, "prt", "prep", "advmod", "acomp"):
        key = f"{lemma} {tree.word(child)}"
        if child > i and key in known and not (key.endswith(" on") and tree.first(i, "dobj") is not None):
            return key, completed(tree, i, child, direct if gap is None or tree.tokens[child].dep != "prt" else gap)
    if tree.tokens[i].dep == "relcl" and direct is None:
        direct = tree.tokens[i].head
    return lemma, direct


def thing(tree: Parse, i: int) -> int | None:
    """What the bare verb is about: its clause, its object, its gerund, in this order."""
    found = tree.children(i, *OBJECTS)
    clausal = [c for c in found if tree.tokens[c].dep in {"xcomp", "ccomp"}]
    gerund = [
        c for c in tree.children(i, "advcl") if tree.tokens[c].tag == "VBG" and not tree.children(c, "mark", "nsubj")
    ]
    return next(iter([*clausal, *found, *gerund]), None)


def completed(tree: Parse, i: int, child: int, direct: int | None) -> int | None:
    """What the verb with its particle or preposition is about ("rule out X", "call for X", "call on Y to X")."""
    if tree.lemma(i) == "appeal":
        return appealed(tree, i)
    if direct is not None and (tree.tokens[child].dep == "prt" or tree.tokens[direct].dep == "xcomp"):
        return direct
    preps = (child, *tree.children(child, "prep"))
    if tree.tokens[child].dep in {"prt", "advmod"}:
        preps = (
            *preps,
            *(p for p in tree.children(i, "prep") if tree.word(p) in FROM.get(tree.word(child), ())),
        )
    below = next((c for p in preps for c in tree.children(p, "pobj", "pcomp")), None)
    if below is None and direct is None and tree.tokens[i].dep == "relcl" and tree.word(child) == "for":
        return tree.tokens[i].head
    return below if below is not None else direct


def appealed(tree: Parse, i: int) -> int | None:
    """What an appeal is for."""
    deed = tree.first(i, "xcomp")
    return (
        deed
        if deed is not None
        else next(
            (c for p in tree.children(i, "prep") if tree.word(p) == "for" for c in tree.children(p, "pobj", "pcomp")),
            None,
        )
    )


def charged(tree: Parse, lemma: str, matter: int, stance: Stance) -> Stance:
    """To reject a claim is to deny it; to reject an offer is to be against it."""
    words = word_sets("stances")
    if lemma in words["denies.reject"] and tree.lemma(matter) in words["denies.charges"]:
        return "denies"
    return stance


def refrains(tree: Parse, matter: int) -> bool:
    """ "recommended … to refrain from": the matter itself is turned down."""
    below = [matter, *tree.children(matter, "xcomp", "relcl", "acl", "ccomp")]
    return any(
        tree.lemma(i) in {"refrain", "abstain", "avoid", "desist"} or tree.negated(i)
        for i in below
        if tree.tokens[i].pos in {"VERB", "AUX"}
    )


def adjective(tree: Parse, i: int) -> Stand | None:
    """By an adjective after "be" ("is ready to join", "was opposed to", "is in favour of")."""
    if tree.lemma(i) not in {"be", "remain", "stay", "seem", "appear"}:
        return None
    words = word_sets("stances")
    sought = after_it(tree, i)
    if sought is not None:
        return sought
    for child in tree.children(i, "acomp", "advmod", "oprd", "attr"):
        less = any(
            tree.word(c) in {"less", "hardly", "scarcely", "barely", "not", "never"}
            for c in tree.children(child, "advmod", "neg")
        )
        for kind in OUTLOOKS:
            if tree.word(child) in words[f"{kind}.adjectives"]:
                matter = next(
                    (c for c in tree.subtree(child) if tree.tokens[c].dep in {"xcomp", "pobj", "pcomp", "ccomp"}), None
                )
                if matter is not None or kind == "open":
                    return Stand(i, tree.subject(i), matter, FLIP[kind] if tree.negated(i) or less else kind)
    for prep in tree.children(i, "prep"):
        noun = tree.first(prep, "pobj")
        if noun is not None and tree.word(prep) == "in" and tree.word(noun) in words["for.nouns"]:
            return Stand(i, tree.subject(i), noun, "for")
        person = not tree.children(i, "acomp")
        if tree.word(prep) == "against" and person:
            return Stand(i, tree.subject(i), noun, "open" if tree.negated(i) else "against")
    return None


def after_it(tree: Parse, i: int) -> Stand | None:
    """ "an inquiry is what the party is after"."""
    above = tree.tokens[i].head
    after = any(tree.word(c) == "after" and not tree.children(c) for c in tree.children(i, "advmod", "prep"))
    what = any(
        tree.word(c) in {"what", "something"} for b in (above, i) for c in tree.children(b, "pobj", "attr", "dobj")
    )
    matter = tree.first(above, "nsubj")
    if not after or not what or tree.lemma(above) != "be" or matter is None:
        return None
    return Stand(i, tree.subject(i), matter, "against" if tree.negated(i) else "for")


def asked(tree: Parse, i: int) -> bool:
    """Whether the clause is an indirect question."""
    return any(
        tree.word(c) in {"how", "whether", "if", "where", "why", "when", "what", "which", "who"}
        for c in tree.subtree(i)
    )
