"""What a number counts: its noun, what has become of those counted, and what a measure or a bare number is of."""

from __future__ import annotations

from variorum.annotate.quantities.units import by_word
from variorum.relate.claims.frames import Frame, Opened, predicate
from variorum.relate.claims.tree import SUBJECTS
from variorum.types import Quantity

LENGTHS = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])
SHARES = frozenset(["percent", "%", "cent", "per", "point", "third", "half", "quarter", "fifth", "share", "pc"])
MEMBERS = frozenset({"member", "employee", "worker", "staffer"})  # "union members" are of the union
THOUSAND = 1000  # bare numbers in words from which something is measured ("9.6 million")


def counted_noun(opened: Opened, head: int) -> int:
    """The noun that the number counts: its own head noun, or what a measure word's number is the number of."""
    tokens, shape = opened.tree.tokens, opened.tree
    if tokens[head].pos == "NUM" and tokens[head].dep in ("nummod", "quantmod", "compound", "amod"):
        head = tokens[head].head
    if tokens[head].pos == "NUM" or tokens[head].lemma in opened.lexicon.measures:
        measured = of_measure(opened, head) or measure_of(opened, head)
        if measured is not None:
            return measured
    for k in shape.children[head]:
        if tokens[k].dep == "prep" and tokens[k].lemma == "of" and tokens[head].lemma in opened.lexicon.measures:
            return next((j for j in shape.children[k] if tokens[j].dep == "pobj"), head)
    return head


def of_measure(opened: Opened, head: int) -> int | None:
    """For "a figure of 327": the token "figure"."""
    tokens = opened.tree.tokens
    prep = tokens[head].head
    if (
        tokens[head].dep == "pobj"
        and tokens[prep].lemma == "of"
        and tokens[tokens[prep].head].lemma in opened.lexicon.measures
    ):
        return tokens[prep].head
    return None


def measure_of(opened: Opened, head: int) -> int | None:
    """For "the number of dead rose to seven": the token "dead"; for "the toll to four": "toll"."""
    shape, tokens = opened.tree, opened.tree.tokens
    verb = shape.governor(head)
    for k in shape.children[verb]:
        if (
            k != head
            and (tokens[k].dep in SUBJECTS or tokens[k].dep == "dobj")
            and tokens[k].lemma in opened.lexicon.measures
        ):
            for prep in shape.children[k]:
                if tokens[prep].dep == "prep" and tokens[prep].lemma == "of":
                    return next((j for j in shape.children[prep] if tokens[j].dep == "pobj"), k)
            verbal = [j for j in shape.children[k] if tokens[j].dep == "acl"]
            return verbal[0] if verbal else k
    if tokens[head].dep == "attr" and tokens[verb].lemma == "be":
        return next((k for k in shape.children[verb] if tokens[k].dep in SUBJECTS and tokens[k].pos != "PRON"), None)
    return None


def noun_phrase(opened: Opened, noun: int, shape: Frame) -> list[int]:
    """The noun with what narrows it, without clauses and what is joined to it by "and"."""
    if noun == shape.verb:
        return [noun]
    cut = frozenset({"relcl", "conj", "cc", "appos", "punct", "advcl", "ccomp"})
    return opened.tree.below(noun, cut=cut)


def state(opened: Opened, noun: int, phrase: list[int], shape: Frame) -> str | None:
    """What became of those counted: as the noun says, else its attributes, else the verb, else the verb's complements."""
    tree, words = opened.tree, opened.lexicon
    near = sorted((i for i in phrase if tree.tokens[i].dep in ("amod", "acl", "compound")), key=lambda i: abs(i - noun))
    found = words.state(opened.lemmas([noun, *near])) or words.phrase(opened.lemmas(phrase))
    if not found and tree.tokens[noun].lemma in words.measures:
        return words.phrase(opened.lemmas(list(shape.tokens)))
    if found or not _takes_part(opened, noun, shape):
        return found or words.phrase(opened.lemmas(list(shape.tokens))) if tree.tokens[noun].dep == "dobj" else found
    lemma = tree.tokens[shape.verb].lemma.casefold()
    verbal = [shape.verb] + [
        k for k in tree.children[shape.verb] if tree.tokens[k].dep in ("acomp", "oprd", "prt", "xcomp", "attr")
    ]
    found = words.state(opened.lemmas(verbal))
    if found:
        return found
    if lemma in words.light or lemma in ("rush", "send", "treat", "transport", "fly", "admit", "rather"):
        complements = [
            j
            for k in tree.children[shape.verb]
            if tree.tokens[k].dep == "prep"
            for j in tree.children[k]
            if tree.tokens[j].dep in ("pobj", "pcomp") and j != noun
        ]
        found = words.state(opened.lemmas(complements))
    return found or words.phrase(opened.lemmas([noun, *verbal, *_particles(opened, shape)]))


def _particles(opened: Opened, shape: Frame) -> list[int]:
    tokens = opened.tree.tokens
    return [
        i
        for i in shape.tokens
        if tokens[i].dep in ("prt", "prep", "dobj", "pobj", "advmod", "xcomp")
        and (tokens[i].head == shape.verb or tokens[tokens[i].head].head == shape.verb)
    ]


def _takes_part(opened: Opened, noun: int, shape: Frame) -> bool:
    """Whether the noun is the verb's subject or object, so that the verb says what became of it."""
    token = opened.tree.tokens[noun]
    return opened.tree.above(noun) == shape.verb and (token.dep in SUBJECTS or token.dep in ("dobj", "attr"))


def noun_class(opened: Opened, head: int, noun: int, quantity: Quantity) -> str | None:
    """The class of what is counted; None where the noun is as general as "people" or says the state itself.

    A share or a measure is of something: "a turnout of 78 per cent" is of turnout, "they want 7 per cent" of wanting.
    """
    token = opened.tree.tokens[noun]
    words = opened.lexicon
    within = quantity.start <= token.start < quantity.end
    if within:
        return measured(opened, head, quantity)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    lemma = token.lemma.casefold()
    if lemma in MEMBERS:
        return body(opened, noun)
    if lemma in words.generic or lemma in words.states or lemma in words.measures:
        return None
    return words.canonical(lemma)


def body(opened: Opened, noun: int) -> str | None:
    """What members are members of: "union members", "members of special forces"."""
    tree, tokens = opened.tree, opened.tree.tokens
    within = [k for k in reversed(tree.children[noun]) if tokens[k].dep == "compound"]
    of = [
        j for k in tree.children[noun] if tokens[k].lemma == "of" for j in tree.children[k] if tokens[j].dep == "pobj"
    ]
    return next((key for k in (*within, *of) if (key := opened.key(k))), None)


def measured(opened: Opened, head: int, quantity: Quantity) -> str | None:
    """What a bare number or share is the number of: as annotated, else by its place in the clause."""
    tree, tokens, words = opened.tree, opened.tree.tokens, opened.lexicon
    if quantity.concept:
        last = quantity.concept.split()[-1]
        return None if last in words.generic or last in words.states else words.canonical(last)
    if quantity.unit is None and not quantity.exact[-1].isdigit() and quantity.value < THOUSAND:
        return None
    if (inner := own_noun(opened, quantity)) is not None:
        return opened.key(inner)
    verb = tree.governor(head)
    deed = words.measured.get(tokens[verb].lemma) or words.measured.get(predicate(opened, verb))
    if deed and (
        tokens[head].dep in ("dobj", "attr", "npadvmod", "ROOT", "appos")
        or tokens[tokens[head].head].lemma in ("for", "at")
    ):
        return deed
    object_ = next((k for k in tree.children[verb] if tokens[k].dep == "dobj" and k != head), None)
    subject = tree.argument(verb, SUBJECTS)
    if tokens[head].dep == "pobj" and object_ is not None:
        return opened.key(object_)
    if tokens[head].dep in ("attr", "pobj") and subject is not None and tokens[subject].pos == "NOUN":
        return opened.key(subject)
    done = predicate(opened, verb)
    if quantity.unit in LENGTHS and done in ("take", "last"):
        return done
    empty = done in words.light or done in words.saying  # "inspectors estimate thirty tonnes"
    return done if tokens[head].dep in ("dobj", "npadvmod", "oprd") and not empty else None


def own_noun(opened: Opened, quantity: Quantity) -> int | None:
    """The noun among the number's own words that is no unit: "train" of "one train in three"."""
    tokens, units = opened.tree.tokens, by_word()
    for i in reversed(opened.tree.inside(quantity.start, quantity.end)):
        word = tokens[i]
        told = word.lemma not in SHARES and word.lemma.casefold() not in units and word.exact.casefold() not in units
        if word.pos == "NOUN" and told:
            return i
    return None
