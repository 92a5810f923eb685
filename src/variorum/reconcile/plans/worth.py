"""Which deeds ahead are steps of something, and which are mere talk."""

from __future__ import annotations

from datetime import date, timedelta

from variorum.data import word_sets
from variorum.reconcile.plans.actors import sufferer
from variorum.reconcile.plans.days import when
from variorum.reconcile.plans.governors import infinitive
from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import somebody, takes_place
from variorum.reconcile.plans.places import place
from variorum.reconcile.plans.pronouns import antecedent
from variorum.reconcile.plans.slots import condition
from variorum.reconcile.plans.speech import spoken
from variorum.reconcile.positions.actors import FIRST_PERSON, Cast
from variorum.reconcile.timeline.year import published
from variorum.reconcile.trees import Parse

STALE = 45
"""Days before a report from which what was said then is background."""
ABSTRACT = frozenset({"thing", "something", "anything", "everything", "nothing"})
"""Objects that do not say what would be done."""
PERSONS = frozenset({"he", "she", "we", "i", "they"})
GENERIC = frozenset(
    {"they", "it", "one", "that", "this", "there", "everybody", "everyone", "somebody", "someone", "people"}
)


def idle(cast: Cast, found: Outlook) -> bool:
    """Whether the deed is none: speaking, being, feeling, an effect of a thing on a thing, or loose talk in a quotation."""
    tree = cast.tree
    lemma, words = tree.lemma(found.deed), word_sets("plans")
    if reason(tree, found.clause) or (spoken(cast, found.deed) and fancied(tree, found)):
        return True
    if bygone(cast, found) or (found.status == "denied" and lemma in words["verbs.asking"] and requests(tree, found)):
        return True
    if lemma == "be":
        return not stands(cast, found)
    if found.status == "dropped":
        return False
    if found.status == "denied" and nobody(tree, found):
        return True
    thing = tree.first(found.deed, "dobj")
    if of_the_house(tree, found) or (thing is not None and says_nothing(tree, lemma, thing)):
        return True
    if lemma in {"come", "go", "travel"} and not (
        place(cast, found.deed) or any(when(cast, found.deed, found.clause)) or heads_for(tree, found.deed)
    ):
        return True
    if any(
        tree.word(i) == "same"
        for c in tree.children(found.deed, "dobj", "advmod", "attr", "npadvmod")
        for i in tree.subtree(c)
    ):
        return True
    if thing is not None and found.deed == found.clause and named_deed(cast, lemma, thing):
        return False
    if tree.children(found.deed, "auxpass") and passed_over(cast, found):
        return True
    if lemma in words["words.effects"] or leads_to(tree, found.deed) or (lemma == "do" and thing is None):
        return True
    searched = lemma == "look" and any(tree.word(c) == "for" for c in tree.children(found.deed, "prep"))
    undated = lemma in words["words.undated"] and not any(when(cast, found.deed, found.clause))
    if (
        undated
        or (lemma in words["words.idle"] and not searched and not requests(tree, found))
        or (found.status == "denied" and lemma in words["words.silent"])
    ):
        return True
    if supposed(tree, found.deed) or (spoken(cast, found.deed) and (loose(cast, found) or unreal(tree, found.deed))):
        return True
    return not acts(cast, found)


def says_nothing(tree: Parse, lemma: str, thing: int) -> bool:
    """Whether the object does not say what would be done: "do that", "change something", "make a decision"."""
    words = word_sets("plans")
    if tree.tokens[thing].tag in {"DT", "WP"} or (lemma == "do" and tree.tokens[thing].pos == "PRON"):
        return True
    thoughts = lemma in words["words.light"] | {"change"} and tree.lemma(thing) in words["words.thoughts"]
    return thoughts or tree.lemma(thing) in ABSTRACT


def bygone(cast: Cast, found: Outlook) -> bool:
    """Whether it was said or decided in another season than the report's ("in March he had not ruled out …"), with no day ahead."""
    tree, written = cast.tree, published(cast.tree.report)
    if written is None:
        return False
    told = (date.fromisoformat(written[:10]) - timedelta(days=STALE)).isoformat()
    starts, past = set(), False
    at = found.deed
    for _ in range(6):
        past = (
            past
            or tree.tokens[at].tag == "VBD"
            or any(tree.tokens[c].tag == "VBD" for c in tree.children(at, "aux", "auxpass"))
        )
        inner = frozenset({"relcl", "acl", "ccomp", "advcl", "conj", "xcomp", "appos"})
        starts |= {
            tree.tokens[i].start
            for c in tree.children(at, "prep", "npadvmod", "advmod")
            for i in tree.subtree(c, inner)
        }
        if tree.tokens[at].head == at:
            break
        at = tree.tokens[at].head
    days = [
        t for t in cast.annotations.times if t.start in starts and t.type in {"DATE", "TIME"} and t.until and t.begin
    ]
    return past and bool(days) and all((t.until or "")[:10] < told for t in days)


def leads_to(tree: Parse, deed: int) -> bool:
    """Whether the verb only says what comes of something ("would lead to a strike")."""
    return (
        tree.lemma(deed) in {"lead", "come", "add", "amount"}
        and not tree.children(deed, "dobj")
        and any(
            tree.word(p) == "to" and not tree.children(p, "pcomp") and tree.lemma(deed) != "come"
            for p in tree.children(deed, "prep")
        )
    )


def unreal(tree: Parse, deed: int) -> bool:
    """Whether a speaker only imagines it ("I'd shut it myself if I thought it helped")."""
    would = any(tree.word(c) in {"would", "'d", "’d"} for c in tree.children(deed, "aux"))
    limits = [a for a in tree.children(deed, "advcl") if any(tree.word(c) == "if" for c in tree.children(a, "mark"))]
    return would and any(tree.tokens[a].tag == "VBD" for a in limits)


def supposed(tree: Parse, deed: int) -> bool:
    """Whether it hangs on what is only supposed: "if the board were to reject it"."""
    limits = [a for a in tree.children(deed, "advcl") if any(tree.word(c) == "if" for c in tree.children(a, "mark"))]
    return any(tree.word(i) == "were" and tree.children(i, "xcomp") for a in limits for i in (a, tree.tokens[a].head))


def reason(tree: Parse, clause: int) -> bool:
    """Whether it stands in a clause that only gives a reason ("because members are bound to …")."""
    at = clause
    for _ in range(4):
        if tree.tokens[at].dep == "advcl" and any(
            tree.word(c) in {"because", "since"} for c in tree.children(at, "mark")
        ):
            return True
        at = tree.tokens[at].head
    return False


def fancied(tree: Parse, found: Outlook) -> bool:
    """Whether a speaker says what he "would" do on no condition that is told."""
    would = any(tree.word(c) in {"would", "'d", "’d"} for c in tree.children(found.deed, "aux"))
    first = found.actor is not None and tree.word(found.actor) in FIRST_PERSON
    return would and first and not tree.children(found.deed, "advcl")


def requests(tree: Parse, found: Outlook) -> bool:
    """Whether it is to ask somebody to do something ("will ask the court to hear it")."""
    return tree.lemma(found.deed) in word_sets("plans")["verbs.asking"] and infinitive(tree, found.deed) is not None


def passed_over(cast: Cast, found: Outlook) -> bool:
    """Whether the passive tells of no step: somebody was not reached or named, or what will not be done to somebody on no day."""
    tree = cast.tree
    if tree.lemma(found.deed) in word_sets("plans")["words.undone"]:
        return True
    subject = sufferer(tree, found)
    person = subject is not None and (somebody(tree, subject) or tree.tokens[subject].pos in {"PRON", "PROPN"})
    slots = (*when(cast, found.deed, found.clause), condition(tree, found.deed))
    return found.status == "denied" and person and not any(slots)


def nobody(tree: Parse, found: Outlook) -> bool:
    """Whether it is said of all of a kind that none would do it ("no sailor would leave harbour at night")."""
    would = any(tree.word(c) in {"would", "'d", "’d"} for c in tree.children(found.deed, "aux"))
    return would and found.actor is not None and any(tree.word(c) == "no" for c in tree.children(found.actor, "det"))


def heads_for(tree: Parse, deed: int) -> bool:
    """Whether going is to something or with somebody ("will go to the court", "will go ahead")."""
    aimed = any(
        tree.word(p) in {"to", "with", "before"} for p in tree.children(deed, "prep") if tree.children(p, "pobj")
    )
    return aimed or bool(tree.children(deed, "prt"))


def of_the_house(tree: Parse, found: Outlook) -> bool:
    """Whether the newspaper speaks of itself ("our Letters page is to carry …")."""
    noun = antecedent(tree, found.actor) if found.actor is not None else None
    if noun is None or tree.lemma(noun) not in word_sets("plans")["words.house"]:
        return False
    if tree.lemma(noun) == "subscription":
        return True
    return any(tree.word(c) in {"our", "this"} for c in tree.children(noun, "poss", "det"))


def named_deed(cast: Cast, lemma: str, thing: int) -> bool:
    """Whether the verb only wants, weighs or orders the deed that its object names ("wants an inquiry")."""
    words = word_sets("plans")
    wants = any(lemma in words[f"objects.{key}"] for key in ("proposed", "discussed", "decided")) or lemma == "rule"
    noun = cast.tree.lemma(thing)
    return (
        wants
        and noun in words["undertakings.nouns"] | words["undertakings.demanded"] | word_sets("deeds")["events.nouns"]
    )


def stands(cast: Cast, found: Outlook) -> bool:
    """Whether "be" is a step: something is due, an event is to be, somebody is to be something."""
    tree = cast.tree
    if any(tree.lemma(c) == "due" for c in tree.children(found.deed, "acomp")):
        return True
    states = tree.children(found.deed, "acomp", "advmod", "prt")
    if any(tree.word(c) in word_sets("plans")["words.states"] for c in states) and any(
        when(cast, found.deed, found.clause)
    ):
        return True
    thing = tree.first(found.deed, "attr")
    nouns = word_sets("plans")["undertakings.nouns"] | word_sets("plans")["undertakings.demanded"]
    event = thing is not None and tree.lemma(thing) in nouns
    return event and bool(tree.children(found.deed, "expl"))


def acts(cast: Cast, found: Outlook) -> bool:
    """Whether a person or body does it, or it is done; a thing's deed needs a time or a condition to be a step."""
    tree = cast.tree
    if found.actor is not None and tree.word(found.actor) in PERSONS:
        return True
    if found.actor is None or found.deed != found.clause or not tree.children(found.deed, "dobj", "ccomp", "xcomp"):
        return True
    if (
        cast.actor(found.actor) is not None
        or somebody(tree, found.actor)
        or tree.lemma(found.deed) in word_sets("plans")["words.agentive"]
    ):
        return True
    if takes_place(tree, found.deed):
        return True
    return any(when(cast, found.deed, found.deed)) or condition(tree, found.deed) is not None


def loose(cast: Cast, found: Outlook) -> bool:
    """Whether what a speaker says will be done binds nobody: no "I" or "we", no named doer, or only a "would"."""
    tree = cast.tree
    if found.actor is None:
        return True
    word = tree.word(found.actor)
    slots = (*when(cast, found.deed, found.clause), condition(tree, found.deed), place(cast, found.deed))
    return (
        word in GENERIC
        or any_such(tree, found.actor)
        or (word not in FIRST_PERSON and cast.actor(found.actor) is None)
        or not any(slots)
    )


def any_such(tree: Parse, noun: int) -> bool:
    """Whether a bare plural speaks of all of a kind ("thieves would ring somebody")."""
    return tree.tokens[noun].tag == "NNS" and not tree.children(noun, "det", "poss", "nummod", "prep", "relcl")
