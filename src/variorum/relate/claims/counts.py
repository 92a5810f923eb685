"""Counts and measures as slots: what is counted, in what state, of whom, and how the number is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from variorum.annotate.quantities import interval as meant
from variorum.annotate.quantities.units import base_value
from variorum.relate.claims.concepts import counted_noun, noun_class, noun_phrase, state
from variorum.relate.claims.frames import Frame, Opened, frame
from variorum.relate.claims.kinds import kind
from variorum.types import Anchor, Quantity, ReportId

GIVING = frozenset(["say", "count", "have", "put", "give", "claim", "report", "list", "estimate", "show"])
HOW_MANY = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
WIDE = 1.5
SIDE = 1e6  # more than any side of a score
APART = 60  # characters between a number and the one that it takes the place of, at most
BETWEEN = 14  # characters between the two sides of a score, at most
REACH = 200  # characters back to the question or count that a bare number answers
NEAR = 4  # words above an age among which its person is
NAMING = frozenset({"appos", "compound", "nmod"})
LAST_OF_MONTH = 31
MONTH = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September|October"
    r"|November|December) $"
)
YEAR = 4  # characters of a year
OFF = frozenset({"early", "late", "sooner"})
NEVER: frozenset[str] = frozenset()
PERIODS = {"per year": "P1Y", "per month": "P1M", "per week": "P1W", "per day": "P1D"}


@dataclass(frozen=True, slots=True)
class Count:
    """One quantity with the question it answers.

    ``holder`` is the class of the subject that has or is so many. ``state`` is what became of those counted (death,
    injury …), ``counted`` the class of the noun, None where it is as general as "people". ``kind`` is "" for how many
    there are, "more" for a difference, "former" for what was before, "part" for some of a number just named, "age" for
    somebody's years, "score" for one side of "234-193". ``bare``: the number has neither unit nor noun. ``former`` is the
    number that it takes the place of ("812, up from 640"), ``against`` the other side of a score. ``row`` is its row of ``quantity_vectors``; below zero it
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
    against: float | None = None


def interval(count: Count) -> tuple[float, float]:
    """Lowest and highest value the count may mean, in the base unit of its dimension.

    What has no upper bound is taken to mean no more than half as much again.
    """
    if count.against is not None:
        return point(count), point(count)
    low, high = meant(count.quantity)
    value, unit = count.quantity.value, count.quantity.unit
    low = max(low, value / WIDE) if count.quantity.change == "<" else low
    return base_value(low, unit)[0], base_value(min(high, max(low, value) * WIDE), unit)[0]


def point(count: Count) -> float:
    """The number itself in the base unit, bounds and vagueness aside; of a score both sides in one number."""
    if count.against is not None:
        return count.quantity.value + count.against / SIDE
    return base_value(count.quantity.value, count.quantity.unit)[0]


def counts(opened: Opened) -> list[Count]:
    """Every quantity of the report that can answer a question; those without a clause are left out."""
    out: list[Count] = []
    for row, quantity in enumerate(opened.annotations.quantities):
        head = beside(opened, quantity) or opened.tree.head(quantity)
        if head is not None and opened.tree.sentence(quantity.start) is not None and not of_month(opened, quantity):
            out.append(understood(opened, _count(opened, row, quantity, head), out))
    return with_former([*with_scores(opened, out), *singles(opened, out)], opened)


def with_scores(opened: Opened, found: list[Count]) -> list[Count]:
    """The counts, the two sides of a vote or a match taken as one ("17 votes to 14")."""
    out: list[Count] = []
    for count in found:
        last = out[-1] if out else None
        if last is not None and sides(last, count):
            out[-1] = _score(opened, last, count)
        else:
            out.append(count)
    return out


def sides(a: Count, b: Count) -> bool:
    """Whether two numbers beside each other are the two sides of one score."""
    one = a.kind == b.kind == "score" and a.against is None
    return one and b.quantity.start - a.quantity.end < BETWEEN


def _score(opened: Opened, a: Count, b: Count) -> Count:
    """One count for both sides, the higher first."""
    start, end = a.quantity.start, b.quantity.end
    values = sorted((a.quantity.value, b.quantity.value), reverse=True)
    both = replace(a.quantity, end=end, exact=opened.report.text[start:end], value=values[0], concept=None)
    return replace(a, quantity=both, state=None, counted="score", against=values[1], bare=False)


def of_month(opened: Opened, quantity: Quantity) -> bool:
    """Whether a month stands before the number: that of "the 19 Sept. 11 hijackers" is a day."""
    before = opened.report.text[max(0, quantity.start - 10) : quantity.start]
    return quantity.value <= LAST_OF_MONTH and bool(MONTH.search(before))


def with_former(found: list[Count], opened: Opened) -> list[Count]:
    """The counts, those that tell what they were before with that number ("up from 640", "rather than three")."""
    out = []
    for count in found:
        here = opened.tree.sentence(count.quantity.start)
        before = [
            c.quantity.value
            for c in found
            if c.kind == "former"
            and here
            and here.start <= c.quantity.start < here.end
            and -APART < c.quantity.start - count.quantity.end < APART
            and (c.bare or c.quantity.unit == count.quantity.unit)
        ]
        out.append(replace(count, former=before[0], running=True) if before and count.kind == "" else count)
    return out


def singles(opened: Opened, found: list[Count]) -> list[Count]:
    """One person told of without a number ("a man died", "the only guard"), where no number says how many there were."""
    out: list[Count] = []
    for i, token in enumerate(opened.tree.tokens):
        if token.tag != "NN" or not (det := single(opened, i)):
            continue
        count = _single(opened, i, det)
        if count is not None and not any(c.state == count.state and c.counted == count.counted for c in found):
            out.append(count)
    return out


def single(opened: Opened, i: int) -> int | None:
    """The article or "only" that makes a singular noun a count of one."""
    tokens, children = opened.tree.tokens, opened.tree.children[i]
    only = next((k for k in children if tokens[k].lemma in ("only", "sole") and tokens[k].dep == "amod"), None)
    if only is not None:
        return only
    article = next((k for k in children if tokens[k].lemma == "a" and tokens[k].dep == "det"), None)
    return article if article is not None and tokens[i].lemma in opened.lexicon.generic else None


def _single(opened: Opened, i: int, det: int) -> Count | None:
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


def beside(opened: Opened, quantity: Quantity) -> int | None:
    """The noun that follows a number which the parse left hanging alone ("Three" | "people died …")."""
    inside = opened.tree.inside(quantity.start, quantity.end)
    tokens = opened.tree.tokens
    if not inside or tokens[inside[-1]].dep != "ROOT" or tokens[inside[-1]].pos != "NUM":
        return None
    following = range(inside[-1] + 1, min(len(tokens), inside[-1] + 3))
    noun = next((i for i in following if tokens[i].pos != "ADJ"), None)
    return noun if noun is not None and tokens[noun].pos == "NOUN" else None


def understood(opened: Opened, count: Count, before: list[Count]) -> Count:
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


def _count(opened: Opened, row: int, quantity: Quantity, head: int) -> Count:
    noun = counted_noun(opened, head)
    shape = frame(opened, head)
    inside = set(opened.tree.inside(quantity.start, quantity.end))
    phrase = noun_phrase(opened, noun, shape)
    words = [i for i in shape.tokens if i not in inside or i == noun]
    near = opened.lemmas(phrase) + opened.lemmas(list(shape.tokens))
    sort = kind(opened, quantity, noun, inside)
    became, what = state(opened, noun, phrase, shape), noun_class(opened, head, noun, quantity)
    if became is None and what in opened.lexicon.states.values():  # "the crowd at 900"
        became, what = what, None
    if sort == "age":
        became, what = None, whose(opened, head)
    return Count(
        report=opened.report.id,
        row=row,
        quantity=quantity,
        phrase=opened.span(sorted({*inside, *phrase})),
        clause=opened.span(sorted({*shape.tokens, *inside})),
        state=became,
        counted=what,
        kind=sort,
        modal=mode(opened, head, shape),
        negated=shape.negated,
        keys=opened.keys(words),
        modifiers=opened.modifiers(words),
        names=frozenset(opened.names[i] for i in shape.tokens if i in opened.names),
        scope=bounds(opened, phrase)
        | off(opened, inside)
        | spans(opened, shape, quantity)
        | (long_ago(opened, shape) if became else NEVER),
        running=any(word in opened.lexicon.running for word in near),
        predicate=shape.predicate,
        holder=holder(opened, noun, shape),
        measuring=opened.tree.tokens[shape.verb].lemma in opened.lexicon.measuring
        and holder(opened, noun, shape) is not None,
        bare=quantity.unit is None and opened.tree.tokens[noun].pos == "NUM",
    )


def whose(opened: Opened, head: int) -> str | None:
    """The person that an age is of: named above the number, or beside what stands above it ("Ann Roe, 34", "the
    34-year-old driver, Ann Roe")."""
    tree = opened.tree
    above = [i for _, i in zip(range(NEAR), [head, *tree.ancestors(head)], strict=False)]
    near = [k for i in above for k in (i, *tree.children[i]) if tree.tokens[k].dep in NAMING or k == i]
    return next((opened.names[k] for k in near if opened.names.get(k) in opened.people), None)


def mode(opened: Opened, head: int, shape: Frame) -> str:
    """How the clause stands off from fact: what a verb of planning has for its object, or for its clause, lies ahead."""
    if given(opened, head):
        return ""
    tokens = opened.tree.tokens
    verbs = [shape.verb, *[tokens[shape.verb].head for _ in (0,) if tokens[shape.verb].dep in ("ccomp", "xcomp")]]
    planned = any(tokens[i].lemma in opened.lexicon.planning for i in verbs)
    return shape.modal or ("will" if planned else "")


def bounds(opened: Opened, phrase: list[int]) -> frozenset[str]:
    """The words of the noun's phrase that bound what is counted ("confirmed", "seriously")."""
    tokens = opened.tree.tokens
    forms = {form for i in phrase for form in (tokens[i].lemma.casefold(), tokens[i].exact.casefold())}
    return frozenset(forms & opened.lexicon.scope)


def off(opened: Opened, inside: set[int]) -> frozenset[str]:
    """Whether the number says how far from a time ("five days early"), which is no length of time by itself."""
    after = opened.tree.tokens[max(inside) + 1 : max(inside) + 3]
    return frozenset(OFF & {token.exact.casefold() for token in after})


def long_ago(opened: Opened, shape: Frame) -> frozenset[str]:
    """The years before the report's own that the clause speaks of: the dead of an earlier clash are others."""
    out = opened.report.published or (opened.report.published_range or ("", ""))[0]
    starts = {opened.tree.tokens[i].start for i in shape.tokens}
    dated = (t for t in opened.annotations.times if t.type == "DATE" and out)
    years = {
        t.value[:YEAR] for t in dated if t.value[:YEAR].isdigit() and any(t.start <= start < t.end for start in starts)
    }
    return frozenset(f"in {year}" for year in years if year < out[:YEAR])


def spans(opened: Opened, shape: Frame, quantity: Quantity) -> frozenset[str]:
    """The stretches of time that the clause speaks of ("over six years", "a day"): they bound what is counted."""
    starts = {opened.tree.tokens[i].start for i in shape.tokens}
    times = opened.annotations.times
    bounds = (
        t for t in times if t.type in ("DURATION", "SET") and (t.end <= quantity.start or quantity.end <= t.start)
    )
    told = {t.value for t in bounds if any(t.start <= start < t.end for start in starts)}
    return frozenset(told | ({PERIODS[quantity.unit]} if quantity.unit in PERIODS else set()))


def holder(opened: Opened, noun: int, shape: Frame) -> str | None:
    """The class of the clause's subject, where that is not what is counted and no pronoun."""
    if shape.subject is None or noun == shape.subject or noun in opened.tree.below(shape.subject):
        return None
    return opened.key(shape.subject)


def given(opened: Opened, head: int) -> bool:
    """Whether the number is part of a thing taken as known ("if he takes back his bid of 12 million")."""
    tree, tokens = opened.tree, opened.tree.tokens
    above = [i for i in tree.ancestors(head) if tokens[i].pos in ("NOUN", "PROPN", "ADP")]
    prep = tokens[head].head
    noun = tokens[prep].head if tokens[head].dep == "pobj" and tokens[prep].lemma == "of" else None
    return noun is not None and noun in above and any(tokens[k].dep == "poss" for k in tree.children[noun])
