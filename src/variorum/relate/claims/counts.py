"""Counts and measures as slots: what is counted, in what state, of whom, and how the number is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.annotate.quantities.units import by_word
from variorum.relate.claims.frames import Frame, View, frame, predicate
from variorum.relate.claims.tree import SUBJECTS
from variorum.types import Anchor, Quantity, ReportId

SCORE = re.compile(r"\b\d+ ?(?:[-–—]|(?:votes? |seats? )?to) ?\d+\b")
GIVING = frozenset(["say", "count", "have", "put", "give", "claim", "report", "list", "estimate", "show"])
HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
APART = 60  # characters between a number and the one that it takes the place of, at most
REACH = 200  # characters back to the question or count that a bare number answers
LENGTHS = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])
THOUSAND = 1000  # bare numbers in words from which something is measured ("9.6 million")
PERIODS = {"per year": "P1Y", "per month": "P1M", "per week": "P1W", "per day": "P1D"}
SHARES = frozenset(["percent", "%", "cent", "per", "point", "third", "half", "quarter", "fifth", "share", "pc"])
OVER = re.compile(r"(?:over|under) (?:the age of )?\w+$", re.IGNORECASE)  # "adults over 21"
MEMBERS = frozenset({"member", "employee", "worker", "staffer"})  # "union members" are of the union
AGE = frozenset({"old", "-old", "aged"})


@dataclass(frozen=True, slots=True)
class Count:
    """One quantity with the question it answers.

    ``holder`` is the class of the subject that has or is so many. ``state`` is what became of those counted (death,
    injury …), ``counted`` the class of the noun, None where it is as general as "people". ``kind`` is "" for how many
    there are, "more" for a difference, "former" for what was before, "part" for some of a number just named, "age" for
    somebody's years, "score" for one side of "234-193". ``bare``: the number has neither unit nor noun. ``former`` is the
    number that it takes the place of ("812, up from 640"). ``row`` is its row of ``quantity_vectors``; below zero it
    counts the rows of ``claim_vectors``, the first being -1.
    """

    report: ReportId
    row: int
    quantity: Quantity
    phrase: Anchor
    clause: Anchor
    state: str | None
    counted: str | None
    kind: str
    modal: str
    negated: bool
    keys: frozenset[str]
    modifiers: frozenset[tuple[str, str]]
    names: frozenset[str]
    scope: frozenset[str]
    running: bool
    predicate: str
    holder: str | None
    measuring: bool
    bare: bool
    former: float | None = None


def counts(opened: View) -> list[Count]:
    """Every quantity of the report that can answer a question; those without a clause are left out."""
    out: list[Count] = []
    for row, quantity in enumerate(opened.annotations.quantities):
        head = beside(opened, quantity) or opened.tree.head(quantity)
        if head is not None and opened.tree.sentence(quantity.start) is not None:
            out.append(understood(opened, _count(opened, row, quantity, head), out))
    return with_former([*out, *singles(opened, out)], opened)


def with_former(found: list[Count], opened: View) -> list[Count]:
    """The counts, those that tell what they were before with that number ("up from 640", "rather than three")."""
    out = []
    for count in found:
        here = opened.tree.sentence(count.quantity.start)
        before = [
            c.quantity.value
            for c in found
            if c.kind == "former"
            and here
            and count.quantity.end <= c.quantity.start < min(here.end, count.quantity.end + APART)
            and (c.bare or c.quantity.unit == count.quantity.unit)
        ]
        out.append(replace(count, former=before[0], running=True) if before and count.kind == "" else count)
    return out


def singles(opened: View, found: list[Count]) -> list[Count]:
    """One person told of without a number ("a man died", "the only guard"), where no number says how many there were."""
    out: list[Count] = []
    for i, token in enumerate(opened.tree.tokens):
        if token.tag != "NN" or not (det := single(opened, i)):
            continue
        count = _single(opened, i, det)
        if count is not None and not any(c.state == count.state and c.counted == count.counted for c in found):
            out.append(count)
    return out


def single(opened: View, i: int) -> int | None:
    """The article or "only" that makes a singular noun a count of one."""
    tokens, children = opened.tree.tokens, opened.tree.children[i]
    only = next((k for k in children if tokens[k].lemma in ("only", "sole") and tokens[k].dep == "amod"), None)
    if only is not None:
        return only
    article = next((k for k in children if tokens[k].lemma == "a" and tokens[k].dep == "det"), None)
    return article if article is not None and tokens[i].lemma in opened.lexicon.generic else None


def _single(opened: View, i: int, det: int) -> Count | None:
    """The count of one, with the row of the claim that holds it; none where nothing became of the one."""
    tokens, report = opened.tree.tokens, opened.report
    holding = [
        (c.end - c.start, row)
        for row, c in enumerate(opened.annotations.claims)
        if c.start <= tokens[i].start and tokens[i].end <= c.end
    ]
    if not holding or opened.tree.sentence(tokens[i].start) is None:
        return None
    start, end = tokens[det].start, tokens[i].end
    one = Quantity(report.id, start, end, report.text[start:end], "=", 1.0, None, None, tokens[i].lemma)
    count = _count(opened, -1 - min(holding)[1], one, i)
    only = tokens[det].lemma != "a"
    return count if (count.state == "death" or (only and count.counted)) and count.kind == "" else None


def beside(opened: View, quantity: Quantity) -> int | None:
    """The noun that follows a number which the parse left hanging alone ("Three" | "people died …")."""
    inside = opened.tree.inside(quantity.start, quantity.end)
    tokens = opened.tree.tokens
    if not inside or tokens[inside[-1]].dep != "ROOT" or tokens[inside[-1]].pos != "NUM":
        return None
    following = range(inside[-1] + 1, min(len(tokens), inside[-1] + 3))
    noun = next((i for i in following if tokens[i].pos != "ADJ"), None)
    return noun if noun is not None and tokens[noun].pos == "NOUN" else None


def understood(opened: View, count: Count, before: list[Count]) -> Count:
    """A bare number that somebody "says" or "has" is of what the text just asked ("How many …?") or just counted."""
    head = opened.tree.head(count.quantity)
    if not count.bare or count.state or count.counted or head is None:
        return count
    if opened.tree.tokens[opened.tree.governor(head)].lemma not in GIVING:
        return count
    here = opened.tree.sentence(count.clause.start)
    near = [
        s
        for s in opened.tree.sentences
        if here and s.paragraph == here.paragraph and here.start - REACH < s.start < here.start
    ]
    asked = [s for s in near if HOW_MANY.search(s.exact)]
    if asked:
        return replace(count, state=opened.lexicon.state(opened.lemmas(list(range(asked[-1].first, asked[-1].last)))))
    last = [c for c in before if near and near[-1].start <= c.clause.start < near[-1].end and c.kind == ""]
    return replace(count, state=last[0].state, counted=last[0].counted) if last else count


def _count(opened: View, row: int, quantity: Quantity, head: int) -> Count:
    noun = counted_noun(opened, head)
    shape = frame(opened, head)
    inside = set(opened.tree.inside(quantity.start, quantity.end))
    phrase = noun_phrase(opened, noun, shape)
    words = [i for i in shape.tokens if i not in inside or i == noun]
    near = opened.lemmas(phrase) + opened.lemmas(list(shape.tokens))
    became, what = state(opened, noun, phrase, shape), noun_class(opened, head, noun, quantity)
    if became is None and what in opened.lexicon.states.values():  # "the crowd at 900"
        became, what = what, None
    return Count(
        report=opened.report.id,
        row=row,
        quantity=quantity,
        phrase=opened.span(sorted({*inside, *phrase})),
        clause=opened.span(sorted({*shape.tokens, *inside})),
        state=became,
        counted=what,
        kind=kind(opened, quantity, noun, inside),
        modal=mode(opened, head, shape),
        negated=shape.negated,
        keys=opened.keys(words),
        modifiers=opened.modifiers(words),
        names=frozenset(opened.names[i] for i in shape.tokens if i in opened.names),
        scope=bounds(opened, phrase) | spans(opened, shape, quantity),
        running=any(word in opened.lexicon.running for word in near),
        predicate=shape.predicate,
        holder=holder(opened, noun, shape),
        measuring=opened.tree.tokens[shape.verb].lemma in opened.lexicon.measuring
        and holder(opened, noun, shape) is not None,
        bare=quantity.unit is None and opened.tree.tokens[noun].pos == "NUM",
    )


def mode(opened: View, head: int, shape: Frame) -> str:
    """How the clause stands off from fact: what a verb of planning has for its object, or for its clause, lies ahead."""
    if given(opened, head):
        return ""
    tokens = opened.tree.tokens
    verbs = [shape.verb, *[tokens[shape.verb].head for _ in (0,) if tokens[shape.verb].dep in ("ccomp", "xcomp")]]
    planned = any(tokens[i].lemma in opened.lexicon.planning for i in verbs)
    return shape.modal or ("will" if planned else "")


def bounds(opened: View, phrase: list[int]) -> frozenset[str]:
    """The words of the noun's phrase that bound what is counted ("confirmed", "seriously")."""
    tokens = opened.tree.tokens
    forms = {form for i in phrase for form in (tokens[i].lemma.casefold(), tokens[i].exact.casefold())}
    return frozenset(forms & opened.lexicon.scope)


def spans(opened: View, shape: Frame, quantity: Quantity) -> frozenset[str]:
    """The stretches of time that the clause speaks of ("over six years", "a day"): they bound what is counted."""
    starts = {opened.tree.tokens[i].start for i in shape.tokens}
    times = opened.annotations.times
    bounds = (
        t for t in times if t.type in ("DURATION", "SET") and (t.end <= quantity.start or quantity.end <= t.start)
    )
    told = {t.value for t in bounds if any(t.start <= start < t.end for start in starts)}
    return frozenset(told | ({PERIODS[quantity.unit]} if quantity.unit in PERIODS else set()))


def holder(opened: View, noun: int, shape: Frame) -> str | None:
    """The class of the clause's subject, where that is not what is counted and no pronoun."""
    if shape.subject is None or noun == shape.subject or noun in opened.tree.below(shape.subject):
        return None
    return opened.key(shape.subject)


def given(opened: View, head: int) -> bool:
    """Whether the number is part of a thing taken as known ("if he takes back his bid of 12 million")."""
    tree, tokens = opened.tree, opened.tree.tokens
    above = [i for i in tree.ancestors(head) if tokens[i].pos in ("NOUN", "PROPN", "ADP")]
    prep = tokens[head].head
    noun = tokens[prep].head if tokens[head].dep == "pobj" and tokens[prep].lemma == "of" else None
    return noun is not None and noun in above and any(tokens[k].dep == "poss" for k in tree.children[noun])


def counted_noun(opened: View, head: int) -> int:
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


def of_measure(opened: View, head: int) -> int | None:
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


def measure_of(opened: View, head: int) -> int | None:
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


def noun_phrase(opened: View, noun: int, shape: Frame) -> list[int]:
    """The noun with what narrows it, without clauses and what is joined to it by "and"."""
    if noun == shape.verb:
        return [noun]
    cut = frozenset({"relcl", "conj", "cc", "appos", "punct", "advcl", "ccomp"})
    return opened.tree.below(noun, cut=cut)


def state(opened: View, noun: int, phrase: list[int], shape: Frame) -> str | None:
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


def _particles(opened: View, shape: Frame) -> list[int]:
    tokens = opened.tree.tokens
    return [
        i
        for i in shape.tokens
        if tokens[i].dep in ("prt", "prep", "dobj", "pobj", "advmod", "xcomp")
        and (tokens[i].head == shape.verb or tokens[tokens[i].head].head == shape.verb)
    ]


def _takes_part(opened: View, noun: int, shape: Frame) -> bool:
    """Whether the noun is the verb's subject or object, so that the verb says what became of it."""
    token = opened.tree.tokens[noun]
    return opened.tree.above(noun) == shape.verb and (token.dep in SUBJECTS or token.dep in ("dobj", "attr"))


def noun_class(opened: View, head: int, noun: int, quantity: Quantity) -> str | None:
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


def body(opened: View, noun: int) -> str | None:
    """What members are members of: "union members", "members of special forces"."""
    tree, tokens = opened.tree, opened.tree.tokens
    within = [k for k in reversed(tree.children[noun]) if tokens[k].dep == "compound"]
    of = [
        j for k in tree.children[noun] if tokens[k].lemma == "of" for j in tree.children[k] if tokens[j].dep == "pobj"
    ]
    return next((key for k in (*within, *of) if (key := opened.key(k))), None)


def measured(opened: View, head: int, quantity: Quantity) -> str | None:
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
    return done if tokens[head].dep in ("dobj", "npadvmod", "oprd") and done not in words.light else None


def own_noun(opened: View, quantity: Quantity) -> int | None:
    """The noun among the number's own words that is no unit: "train" of "one train in three"."""
    tokens, units = opened.tree.tokens, by_word()
    for i in reversed(opened.tree.inside(quantity.start, quantity.end)):
        word = tokens[i]
        told = word.lemma not in SHARES and word.lemma.casefold() not in units and word.exact.casefold() not in units
        if word.pos == "NOUN" and told:
            return i
    return None


def kind(opened: View, quantity: Quantity, noun: int, inside: set[int]) -> str:
    """ "" for how many; "more", "former" or "part" for a number that answers another question."""
    tree, words = opened.tree, opened.lexicon
    first = min(inside)
    before = tree.tokens[first - 1].exact.casefold() if first else ""
    after = tree.tokens[max(inside) + 1].exact.casefold() if max(inside) + 1 < len(tree.tokens) else ""
    if quantity.unit == "year of age" or _age(opened, inside, before):
        return "age"
    if SCORE.search(opened.report.text, max(0, tree.tokens[first].start - 14), tree.tokens[max(inside)].end + 14):
        return "score"
    if (before in words.former and tree.tokens[first - 1].dep == "prep") or _instead(opened, first):
        return "former"
    held = {tree.tokens[i].exact.casefold() for i in inside}
    around = {before, after} | {tree.tokens[k].exact.casefold() for k in tree.children[noun]}
    if (around | held) & words.delta and not _comparison(opened, inside):
        return "more"
    if after == "of" and quantity.unit is None and max(inside) + 2 < len(tree.tokens):
        follows = tree.tokens[max(inside) + 2].exact.casefold()
        if follows in ("them", "those", "these", "whom", "which", "the", "its", "their", "his", "her"):
            return "part"
    return ""


def _instead(opened: View, first: int) -> bool:
    """Whether the number is the one that is not so: "four, not three", "rather than three", "instead of three"."""
    words = [token.exact.casefold() for token in opened.tree.tokens[max(0, first - 2) : first]]
    return words in (["rather", "than"], ["instead", "of"], [",", "not"], ["and", "not"])


def _age(opened: View, inside: set[int], before: str) -> bool:
    """Whether the number is somebody's age: "47-year-old", "aged 47", "adults over 21."."""
    tokens = opened.tree.tokens
    after = [tokens[i].exact.casefold() for i in range(max(inside) + 1, min(len(tokens), max(inside) + 4))]
    if OVER.match(opened.report.text[tokens[min(inside)].start : tokens[max(inside)].end]) and after[:1] in (
        ["."],
        [","],
        [],
    ):
        return True
    return before in AGE or any(word in AGE for word in after[:3] if "-" in after[:2] or after[0] in AGE)


def _comparison(opened: View, inside: set[int]) -> bool:
    """Whether "more" belongs to "more than"."""
    tokens = opened.tree.tokens
    low, high = max(0, min(inside) - 2), min(len(tokens), max(inside) + 2)
    around = [tokens[i].exact.casefold() for i in range(low, high)]
    return any(a in ("more", "fewer", "less") and b == "than" for a, b in pairwise(around))
