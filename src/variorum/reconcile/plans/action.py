"""What is to be done: the verb with what belongs to it, in one stretch of the report."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.reconcile.plans.actors import actor, awaited, happens, patient
from variorum.reconcile.plans.days import WHENS, of_noun
from variorum.reconcile.plans.governors import has_to, wished
from variorum.reconcile.plans.outlook import Outlook
from variorum.reconcile.plans.parties import antecedent, contact, matter, somebody
from variorum.reconcile.plans.places import placed
from variorum.reconcile.plans.pronouns import antecedent as antecedent_of
from variorum.reconcile.plans.said import Said, squeeze
from variorum.reconcile.plans.slots import CLAUSAL, LIMITS, phrase, proviso
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Anchor

WIDEST = 18
"""Words that may follow the verb."""
ARTICLE = re.compile(r"(?:The|An?)\b")
"""What begins a sentence with a capital that it has nowhere else."""
OBJECTS = ("nsubjpass", "dobj", "attr", "oprd", "acomp")
BELONGS = ("dobj", "attr", "oprd", "acomp", "prt", "dative", "agent")
LOOSE = frozenset(
    {"before", "after", "until", "till", "by", "during", "since", "despite", "because", "under", "for", "as"}
)
"""Prepositions that open a slot of their own or a remark."""


def action(cast: Cast, outlook: Outlook) -> Said:
    """The verb with its negation, particle, object and complement; in the passive from the subject on; without days."""
    tree, deed = cast.tree, outlook.deed
    if tree.tokens[deed].pos == "NOUN":
        noun = phrase(tree, deed, CLAUSAL | {"prep", "npadvmod", "poss"})
        return Said(squeeze(noun.exact), noun)
    if tree.lemma(deed) == "rule" and (named := tree.first(deed, "dobj")) is not None and tree.children(deed, "prt"):
        return said_of(tree, named)
    where = tree.span(sorted({deed, *ruled_out(tree, deed), *small(tree, deed), *after(cast, deed)}))
    thing = matter(tree, deed)
    if relative(tree, deed) and thing is not None:
        return dayless(cast, Said(with_object(tree, deed, thing, where), where))
    if wished(tree, deed) and (wish := tree.first(deed, *SUBJECTS)) is not None:
        return dayless(cast, Said(squeeze(f"{phrase(tree, wish).exact} {where.exact}"), where))
    return dayless(cast, agentless(cast, outlook, undergone(cast, outlook, where)) or acted(cast, outlook, where))


def agentless(cast: Cast, outlook: Outlook, done: Said | None) -> Said | None:
    """The passive without "by …", where that is who does it."""
    tree = cast.tree
    agent = tree.first(outlook.deed, "agent")
    noun = tree.first(agent, "pobj") if agent is not None else None
    who = actor(cast, outlook) if noun is not None else None
    if done is None or agent is None or noun is None or who is None:
        return done
    by = squeeze(f"{tree.tokens[agent].exact} {phrase(tree, noun).exact}")
    return Said(squeeze(done.value.replace(by, "", 1)), done.where)


def said_of(tree: Parse, noun: int) -> Said:
    """What is ruled out, as the noun that names it."""
    where = phrase(tree, noun)
    return Said(squeeze(where.exact), where)


def with_object(tree: Parse, deed: int, thing: int, where: Anchor) -> str:
    """The verb with the object that stands before its clause, put right after it."""
    last = tree.first(deed, "prt")
    end = tree.tokens[last if last is not None and last > deed else deed].end
    verb, rest = where.exact[: end - where.start], where.exact[end - where.start :]
    return squeeze(f"{verb} {uncapped(phrase(tree, thing).exact)} {rest}")


def small(tree: Parse, deed: int) -> list[int]:
    """The verb's negation with its auxiliary, and its particle."""
    found = [i for i in tree.children(deed, "neg", "prt") if abs(i - deed) < 5]
    if tree.children(deed, "neg"):
        found += [i for i in tree.children(deed, "aux", "auxpass") if i >= deed - 5 and tree.word(i) != "to"]
    return found


def undergone(cast: Cast, outlook: Outlook, where: Anchor) -> Said | None:
    """What is done to somebody or something, in the passive."""
    tree, deed = cast.tree, outlook.deed
    subject = tree.first(deed, "nsubjpass")
    who = actor(cast, outlook) if tree.children(deed, "auxpass") else None
    if who is not None and who == patient(cast, outlook):
        return of_patient(tree, deed, where)
    ahead = who is not None and who.where.end <= tree.tokens[deed].start
    if ahead and subject is not None and who == awaited(cast, outlook):
        links = [i for i in tree.children(deed, "aux", "auxpass", "neg") if subject < i < deed]
        return Said(squeeze(tree.span([*sorted(links), deed]).exact), where)
    if subject is not None:
        return of_passive(cast, deed, subject, where)
    if tree.children(deed, "auxpass") and outlook.actor is not None and outlook.actor < deed:
        return Said(squeeze(f"{phrase(tree, outlook.actor).exact} to be {where.exact}"), where)
    return None


def acted(cast: Cast, outlook: Outlook, where: Anchor) -> Said:
    """What somebody does or an event is; a pronoun that stands for the object of the verb before has its noun."""
    tree, deed = cast.tree, outlook.deed
    if outlook.actor is not None and outlook.actor < deed and happens(cast, outlook):
        return of_event(tree, outlook, where)
    thing, pronoun = matter(tree, deed), tree.first(deed, "dobj")
    if thing is None or pronoun is None or thing >= pronoun:
        return Said(squeeze(where.exact), where)
    named = where.exact.replace(f" {tree.tokens[pronoun].exact}", f" {phrase(tree, thing).exact}", 1)
    return Said(squeeze(named), where)


def dayless(cast: Cast, done: Said) -> Said:
    """What is done without the days inside it, which have cells of their own."""
    value, tokens = done.value, cast.tree.tokens
    for time in cast.annotations.times:
        inside = done.where.start < time.start < done.where.end and time.type in {"DATE", "TIME"}
        if not inside or of_noun(cast, time):
            continue
        before = next((t for t in reversed(tokens) if t.end <= time.start), None)
        opened = f"{before.exact} " if before is not None and before.dep == "prep" else ""
        value = value.replace(f" {opened}{squeeze(time.exact)}", "", 1)
    return done if value == done.value else Said(squeeze(value), done.where)


def ruled_out(tree: Parse, deed: int) -> list[int]:
    """What is ruled out in the same breath: "will not fight or go near the front"."""
    if not tree.children(deed, "neg") or not any(tree.word(c) in {"or", "nor"} for c in tree.children(deed, "cc")):
        return []
    others = [c for c in tree.children(deed, "conj") if not tree.children(c, "aux", *SUBJECTS)]
    return [i for c in others for i in tree.subtree(c, CLAUSAL - {"cc", "punct"})]


def uncapped(noun: str) -> str:
    """The noun as it stands in the middle of a sentence."""
    return noun[0].lower() + noun[1:] if ARTICLE.match(noun) else noun


def of_passive(cast: Cast, deed: int, subject: int, where: Anchor) -> Said:
    """From what is acted on to the end of the deed, without what comes between them; the name for a pronoun."""
    tree = cast.tree
    auxiliary = sorted(i for i in tree.children(deed, "aux", "auxpass", "neg") if subject < i < deed)
    noun = phrase(tree, subject)
    name = cast.actor(subject) if tree.tokens[subject].pos == "PRON" else None
    between = [tree.tokens[i].exact for i in auxiliary]
    rest = squeeze(where.exact)
    if auxiliary and where.start > tree.tokens[auxiliary[0]].start:
        rest = " ".join([*between, rest])
    return Said(squeeze(f"{name or noun.exact} {rest}"), where)


def of_patient(tree: Parse, deed: int, where: Anchor) -> Said:
    """What becomes of the person that the actor is: "be sworn in", "not be kept"."""
    no = [i for i in tree.children(deed, "neg") if i < deed]
    words = squeeze(where.exact).split()
    while words and words[0].lower() != tree.word(deed):
        words = words[1:]
    return Said(" ".join([*(["not"] if no else []), "be", *words]), where)


def of_event(tree: Parse, outlook: Outlook, where: Anchor) -> Said:
    """The event with what becomes of it: "the trial will open"."""
    assert outlook.actor is not None
    noun = owned(tree, outlook.actor)
    modal = next((tree.tokens[i].exact for i in tree.children(outlook.deed, "aux") if tree.tokens[i].tag == "MD"), "")
    had = any(tree.word(i) == "have" for i in tree.children(outlook.deed, "aux"))
    link = modal if outlook.deed == outlook.clause else "to have" if had else "to"
    return Said(
        squeeze(f"{noun} {where.exact if where.exact.startswith(link or ' ') else f'{link} {where.exact}'}"), where
    )


def owned(tree: Parse, event: int) -> str:
    """The event; for "whose contract" with the noun that owns it."""
    noun, owner = phrase(tree, event).exact, tree.first(event, "poss")
    if owner is None or tree.word(owner) != "whose":
        return noun
    holder = antecedent_of(tree, owner)
    return noun if holder == owner else f"{phrase(tree, holder).exact}’s {noun.split(' ', 1)[-1]}"


def after(cast: Cast, deed: int) -> list[int]:
    """The words after the verb that belong to what is done: no times, conditions, purposes, further deeds."""
    tree = cast.tree
    kept: list[int] = []
    for child in tree.children(deed, *BELONGS):
        if child > deed or tree.tokens[child].dep in {"prt"}:
            kept += list(tree.subtree(child, CLAUSAL - {"cc", "punct"}))
    whole = not tree.children(deed, *OBJECTS)
    if whole:
        kept += shared(tree, deed) or listed(tree, deed)
    for child in tree.children(deed, "prep", "advmod", "npadvmod", "xcomp", "ccomp", "pcomp"):
        if child > deed and belongs(cast, child, whole=whole):
            kept += list(tree.subtree(child, frozenset({"relcl", "advcl"})))
    return run(tree, deed, [i for i in kept if deed < i <= deed + WIDEST and not timely(cast, i)])


def shared(tree: Parse, deed: int) -> list[int]:
    """The verbs joined to the deed up to their object, where that is the deed's too ("finance, arm and train a brigade")."""
    last = next(
        (i for i in tree.subtree(deed) if tree.tokens[i].dep == "conj" and tree.first(i, "dobj") is not None), None
    )
    if last is None or tree.children(last, *SUBJECTS, "aux") or tree.tokens[last].tag != tree.tokens[deed].tag:
        return []
    thing = tree.first(last, "dobj")
    return [*range(deed, last + 1), *(tree.subtree(thing, CLAUSAL) if thing is not None else ())]


def listed(tree: Parse, deed: int) -> list[int]:
    """A gerund after a comma that the parser hung on the verb, though it goes on a list ("centre on drill, keeping guns clean, and …")."""
    for clause in tree.children(deed, "advcl"):
        opened = tree.tokens[clause].tag == "VBG" and not tree.children(clause, "mark", *SUBJECTS)
        if (
            opened
            and clause > deed
            and tree.word(clause - 1) == ","
            and any(tree.word(i) == "and" for i in tree.subtree(clause))
        ):
            return [clause - 1, *tree.subtree(clause)]
    return []


def run(tree: Parse, deed: int, kept: list[int]) -> list[int]:
    """The words up to the first long gap, so that the stretch has little in it that does not belong."""
    found: list[int] = []
    last = deed
    for i in sorted(set(kept)):
        if i - last > 4:
            break
        found.append(i)
        last = i
    while found and (
        tree.loose(found[-1])
        or tree.word(found[-1]) in {"as", "early", "late", "soon"}
        or (tree.tokens[found[-1]].pos in {"ADP", "DET"} and tree.tokens[found[-1]].dep != "prt")
    ):
        found.pop()
    return found


def belongs(cast: Cast, child: int, *, whole: bool) -> bool:
    """Whether a phrase is part of the deed: without an object most are, with one only short ones close by."""
    tree = cast.tree
    token = tree.tokens[child]
    if proviso(tree, child):
        return False
    if token.dep in {"xcomp", "ccomp"}:
        return asks(tree, token.head) or whole_with(tree, token.head) if has_to(tree, child) else whole
    if token.dep in {"advmod", "npadvmod"}:
        return not timely(cast, child) and token.exact.lower() not in WHENS | LIMITS and whole
    if not whole and placed(cast, child) is not None:
        return False
    if tree.word(child) == "before" and any(somebody(tree, noun) for noun in tree.children(child, "pobj")):
        return whole
    if (tree.word(child) in LOOSE and not whole) or tree.word(child) in {"until", "till", "before", "after"}:
        return False
    return not any(timely(cast, i) for i in tree.subtree(child))


def whole_with(tree: Parse, verb: int) -> bool:
    """Whether the verb is whole only with its infinitive ("refuse to work alone")."""
    return tree.lemma(verb) in word_sets("plans")["verbs.whole"] and tree.first(verb, "dobj") is None


def asks(tree: Parse, verb: int) -> bool:
    """Whether the verb asks somebody to do what follows."""
    return tree.lemma(verb) in word_sets("plans")["verbs.asking"]


def timely(cast: Cast, i: int) -> bool:
    """Whether the word stands in a time expression."""
    start = cast.tree.tokens[i].start
    return any(t.type in {"DATE", "TIME"} and t.start <= start < t.end for t in cast.annotations.times)


def relative(tree: Parse, deed: int) -> bool:
    """Whether the object or passive subject is a relative pronoun."""
    opened = any(tree.tokens[c].tag in {"WDT", "WP"} for c in tree.children(deed, "dobj", "nsubjpass"))
    return (opened and antecedent(tree, deed) is not None) or contact(tree, deed) is not None
