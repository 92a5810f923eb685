"""What a deed is done to, one thing or several ("a party of twelve and, later, two hundred soldiers to guard them")."""

from __future__ import annotations

from variorum.annotate.mentions.lexicon import body_nouns, persons, roles
from variorum.data import word_sets
from variorum.reconcile.trees import SUBJECTS, Parse

WHENS = frozenset(
    {
        "day",
        "time",
        "moment",
        "reason",
        "way",
        "place",
        "week",
        "month",
        "year",
        "night",
        "morning",
        "evening",
        "hour",
        "speed",
    }
)
"""Nouns before a relative clause that tell when, where or how, and are no object."""
NOUNAL = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "punct", "cc", "conj"})


def matter(tree: Parse, deed: int) -> int | None:
    """What is acted on: the object, the subject in the passive, the antecedent of a relative pronoun."""
    thing = tree.first(deed, "nsubjpass", "dobj", "attr")
    if thing is None and (gone := contact(tree, deed)) is not None:
        return gone
    if thing is None:
        last = next((c for c in tree.children(deed, "conj") if tree.first(c, "dobj") is not None), None)
        last = (
            last
            if last is not None
            else next((i for i in tree.subtree(deed) if tree.tokens[i].dep == "conj" and tree.first(i, "dobj")), None)
        )
        if last is not None and not tree.children(last, *SUBJECTS):
            return tree.first(last, "dobj")
        return next((c for p in tree.children(deed, "prep") for c in tree.children(p, "pobj")), None)
    if tree.tokens[thing].tag in {"WDT", "WP"}:
        return antecedent(tree, deed)
    return shared_object(tree, deed, thing) or thing


def contact(tree: Parse, deed: int) -> int | None:
    """The noun before a relative clause without a pronoun, where the verb lacks its object ("the rules the council will adopt")."""
    if tree.children(deed, "ccomp", "xcomp", "prt", "acomp", "auxpass", "oprd", "agent", "conj"):
        return None
    top = tree.tokens[deed].head if tree.tokens[deed].dep == "xcomp" else deed
    subject, noun = tree.first(top, "nsubj"), tree.tokens[top].head
    if tree.tokens[top].dep != "relcl" or subject is None or not noun < subject < top:
        return None
    pronouns = any(tree.tokens[c].tag in {"WDT", "WP", "WRB"} for v in {top, deed} for c in tree.children(v))
    stranded = any(not tree.children(p) for p in tree.children(deed, "prep"))
    plain = tree.tokens[noun].pos == "NOUN" and tree.lemma(noun) not in WHENS
    return noun if plain and not pronouns and not stranded else None


def shared_object(tree: Parse, deed: int, thing: int) -> int | None:
    """For "it" and "them" the object of the deed that this one is joined to ("lift the boat and take it to the yard")."""
    if tree.word(thing) not in {"it", "them"} or tree.tokens[deed].dep != "conj":
        return None
    found = tree.first(tree.tokens[deed].head, "dobj")
    return found if found is not None and tree.tokens[found].pos in {"NOUN", "PROPN"} else None


def antecedent(tree: Parse, deed: int) -> int | None:
    """The noun that the relative clause round the deed belongs to."""
    for _ in range(4):
        token = tree.tokens[deed]
        if token.dep in {"relcl", "acl"}:
            return token.head
        deed = token.head
    return None


def objects(tree: Parse, deed: int) -> list[int]:
    """The object and what is joined to it, also where the parser lost the thread ("a party … and, later, ten engineers to …")."""
    thing = tree.first(deed, "dobj")
    found = [] if thing is None else [thing]
    for noun in found:
        found.extend(tree.children(noun, "conj"))
    if len(found) == 1:
        found.extend(misplaced(tree, deed) or stranded(tree, deed))
    return found


def misplaced(tree: Parse, deed: int) -> list[int]:
    """A numbered noun with an infinitive after it, behind an "and", that the parser joined to something else."""
    return [i for i in sorted(tree.subtree(deed)) if i > deed and sets_out(tree, i) and "and" in before(tree, i)]


def before(tree: Parse, i: int) -> list[str]:
    """The words from the beginning of the noun's phrase to four words before it."""
    first = min(tree.subtree(i, NOUNAL))
    return [tree.word(j) for j in range(max(0, first - 4), first)]


def sets_out(tree: Parse, i: int) -> bool:
    """Whether the noun has a number and an infinitive right after it ("two hundred soldiers to guard them")."""
    return tree.tokens[i].pos == "NOUN" and bool(tree.children(i, "nummod")) and infinitive_after(tree, i) is not None


def infinitive_after(tree: Parse, i: int) -> int | None:
    """The infinitive whose "to" follows the noun, whatever the parser hangs it on."""
    if i + 1 >= len(tree.tokens) or tree.word(i + 1) != "to" or tree.tokens[i + 1].dep != "aux":
        return None
    return tree.tokens[i + 1].head


def stranded(tree: Parse, deed: int) -> list[int]:
    """A numbered noun with an infinitive, after the deed's own words and an "and"."""
    last = max(tree.subtree(deed))
    if last + 1 >= len(tree.tokens) or tree.word(last + 1) != "and":
        return []
    for i in range(last + 2, min(len(tree.tokens), last + 10)):
        token = tree.tokens[i]
        if token.pos == "NOUN":
            return [i] if sets_out(tree, i) else []
        if token.pos not in {"PUNCT", "ADV", "ADJ", "NUM", "DET"}:
            return []
    return []


def somebody(tree: Parse, noun: int) -> bool:
    """Whether a common noun is one for people or a body of people."""
    return means_people(head(tree, noun))


def means_people(lemma: str) -> bool:
    """Whether the noun is one for people or a body of people."""
    return (
        lemma in word_sets("plans")["words.people"] or lemma in roles() or lemma in persons() or lemma in body_nouns()
    )


def takes_place(tree: Parse, deed: int) -> bool:
    """Whether the verb only says that its subject happens."""
    return tree.lemma(deed) == "take" and any(tree.word(c) == "place" for c in tree.children(deed, "dobj"))


def head(tree: Parse, thing: int) -> str:
    """The lemma of what is acted on; for "a number of clerks" that of what is numbered."""
    if tree.lemma(thing) in word_sets("plans")["words.measures"]:
        for prep in tree.children(thing, "prep"):
            for noun in tree.children(prep, "pobj"):
                return head(tree, noun)
    return tree.lemma(thing)
