"""Slots of a step: how many, where, when, what for, on what condition; each in the report's words."""

from __future__ import annotations

from variorum.annotate.quantities.interval import interval
from variorum.data import word_sets
from variorum.reconcile.plans.governors import has_to
from variorum.reconcile.plans.parties import before, infinitive_after, sets_out
from variorum.reconcile.plans.said import Said, said, squeeze
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.timeline.year import published
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.text import anchor
from variorum.types import Anchor, TimeExpression

PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset({"in", "to", "at", "on", "into", "from", "near", "across", "off", "towards", "toward", "inside"})
CLAUSAL = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "punct", "cc", "appos"})
"""Relations that lead out of a noun phrase."""
APART = frozenset({"relcl", "acl", "ccomp", "parataxis"})
"""Relations that lead to another clause with times of its own."""
MODIFIES = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
"""Relations by which a time is part of a thing's name."""
LIMITS = frozenset({"if", "unless", "once", "provided", "until", "till", "whenever", "lest"})
"""Words that open a clause on which a deed hangs."""
ONE = frozenset({"one", "a", "an", "1"})
"""Numbers that count nothing in particular."""
PROVISOS = (
    "so long as",
    "as long as",
    "provided",
    "providing",
    "on condition",
    "in case",
    "in the event",
    "only if",
    "only when",
    "only on",
    "only with",
    "only after",
    "assuming",
)
WIDEST = 30
"""Words that a list at the end of a purpose may have."""
SPANS = frozenset(
    {"season", "campaign", "term", "year", "month", "week", "day", "decade", "school year", "summer", "winter"}
)
WHENS = frozenset({"when", "after", "before"})


def phrase(tree: Parse, index: int, without: frozenset[str] = CLAUSAL) -> Anchor:
    """The noun phrase of a word, less the clauses and asides in it, and the mark of an owner at its end."""
    small = {i for i in tree.subtree(index) if tree.tokens[i].tag == "POS" or tree.tokens[i].pos == "SCONJ"} - {index}
    kept = sorted(set(tree.subtree(index, without - {"appos"})) - small)
    aside = {
        i
        for a in kept
        if tree.tokens[a].dep == "appos" and any(tree.tokens[j].pos == "PUNCT" for j in range(max(0, a - 5), a))
        for i in tree.subtree(a)
        if i != index
    }
    return tree.span([i for i in kept if i not in aside])


def quantity(cast: Cast, span: Anchor) -> Said | None:
    """The first number inside a stretch that counts anything but time."""
    for found in cast.annotations.quantities:
        if any(t.type == "DURATION" and t.start <= found.start < t.end for t in cast.annotations.times):
            continue
        if span.start <= found.start and found.end <= span.end and found.exact.lower() not in ONE:
            where = Anchor(found.report, found.start, found.end, found.exact)
            return Said(squeeze(found.exact), where, amount=interval(found))
    return None


def place(cast: Cast, deed: int) -> Said | None:
    """The first prepositional phrase with a place in it, below the verb, its object or its purpose; a place gone to or left; "abroad"."""
    tree = cast.tree
    aims = [c for c in tree.children(deed, "xcomp", "advcl") if has_to(tree, c)]
    nouns = [n for v in (deed, *aims) for n in (v, *tree.children(v, "dobj", "nsubjpass"))]
    nouns += [n for p in tree.children(deed, "prep") for n in tree.children(p, "pobj") if timed(cast, n)]
    found = (nearer(tree, where) for n in nouns for p in tree.children(n, "prep") if (where := placed(cast, p)) is not None)
    return said(next(found, None)) or reached(cast, deed) or said(nearby(cast, nouns))


def nearer(tree: Parse, where: Anchor) -> Anchor:
    """The place with the closer one after its comma: "the west of Norland, near the wells"."""
    for i, token in enumerate(tree.tokens):
        if token.start == where.end + 2 and tree.report.text[where.end : token.start] == ", ":
            lists, noun = word_sets("plans"), tree.lemma(tree.first(i, "pobj") or i)
            closer = token.dep == "prep" and tree.word(i) in WHERE and noun in lists["words.places"] | lists["words.spots"]
            return anchor(tree.report.id, tree.report.text, where.start, tree.stretch(i).end) if closer else where
    return where


def timed(cast: Cast, noun: int) -> bool:
    """Whether the noun ends a time expression, on which the parser hangs the place that follows it."""
    end = cast.tree.tokens[noun].end
    return any(t.end == end or (t.start < end <= t.end) for t in cast.annotations.times)


def reached(cast: Cast, deed: int) -> Said | None:
    """The object of a verb of going and leaving, where it is a place ("leave the island")."""
    tree = cast.tree
    thing = tree.first(deed, "dobj")
    if thing is None or tree.lemma(deed) not in word_sets("plans")["words.going"]:
        return None
    span = phrase(tree, thing)
    return said(span) if any(m.end == span.end and m.type in PLACES for m in cast.annotations.mentions) else None


def nearby(cast: Cast, nouns: list[int]) -> Anchor | None:
    """A common noun for a place after a preposition ("on the site"), or an adverb ("abroad")."""
    tree, lists = cast.tree, word_sets("plans")
    for noun in nouns:
        for prep in tree.children(noun, "prep"):
            if tree.word(prep) in WHERE:
                named = [n for n in tree.children(prep, "pobj") if tree.lemma(n) in lists["words.places"]]
                if named and tree.children(named[0], "det", "poss", "amod", "compound"):
                    where = phrase(tree, named[0])
                    if not any(where.start <= t.start < where.end for t in cast.annotations.times):
                        return where
    holders = [*nouns, *(n for v in nouns for p in tree.children(v, "prep") for n in tree.children(p, "pobj"))]
    adverbs = (c for n in holders for c in tree.children(n, "advmod") if c > n)
    found = next((c for c in adverbs if tree.word(c) in lists["words.whither"]), None)
    return tree.span([found]) if found is not None else None


def placed(cast: Cast, prep: int) -> Anchor | None:
    """What follows the preposition, where it says where and has a place in it."""
    tree = cast.tree
    for noun in tree.children(prep, "pobj") if tree.word(prep) in WHERE else ():
        span = phrase(tree, noun)
        if any(not locates(cast, other) for other in tree.children(noun, "conj")):
            span = phrase(tree, noun, CLAUSAL | {"conj"})
        held = any(span.start <= m.start and m.end <= span.end and m.type in PLACES for m in cast.annotations.mentions)
        if (held and locates(cast, noun)) or (tree.word(prep) == "at" and unheard(cast, noun)):
            return span
        if held and happening(tree, noun):
            return next((where for p in tree.children(noun, "prep") if (where := placed(cast, p)) is not None), None)
    return None


def locates(cast: Cast, noun: int) -> bool:
    """Whether the noun is the name of a place, or one for places ("the west of Norland"), and not a thing that has a place in it."""
    token = cast.tree.tokens[noun]
    named = any(m.type in PLACES and m.start <= token.start < m.end for m in cast.annotations.mentions)
    lists = word_sets("plans")
    return named or token.pos in {"PROPN", "NUM"} or cast.tree.lemma(noun) in lists["words.places"] | lists["words.spots"]


def unheard(cast: Cast, noun: int) -> bool:
    """Whether the noun is a name that is nobody's and no day's: after "at" that of a place ("at St Orm's")."""
    token = cast.tree.tokens[noun]
    named = any(m.start <= token.start < m.end and m.type == "PER" for m in cast.annotations.mentions)
    whole = phrase(cast.tree, noun)
    timely = any(whole.start <= t.start < whole.end for t in cast.annotations.times)
    return token.pos == "PROPN" and not named and not timely


def happening(tree: Parse, noun: int) -> bool:
    """Whether the noun is one for an event ("at a meeting in Harwick")."""
    lists = word_sets("plans")
    return tree.lemma(noun) in lists["words.events"] | lists["undertakings.nouns"] | word_sets("deeds")["events.nouns"]


def when(cast: Cast, deed: int, clause: int) -> tuple[Said | None, Said | None]:
    """When it begins and when it ends, from the dates below the verb or its governor, else a clause with "when"."""
    tree = cast.tree
    found = times(cast, deed) or (times(cast, clause) if clause != deed and holds_days(tree, clause) else [])
    found = found or dated(cast, deed)
    ends = [t for t in found if until(tree, t)]
    begins = [t for t in found if t not in ends]
    return row(tree, begins) or occasion(tree, deed), row(tree, ends) or lasting(cast, deed)


def holds_days(tree: Parse, clause: int) -> bool:
    """Whether the verb above gives the deed its days ("is due on Friday to …", "in May, the firm plans to …"), and not only the
    telling of it.
    """
    if tree.tokens[clause].tag in {"VBZ", "VBP"} and any(c < clause for c in tree.children(clause, "prep", "npadvmod")):
        return True
    return tree.lemma(clause) == "be" or bool(tree.children(clause, "auxpass"))


def times(cast: Cast, top: int) -> list[TimeExpression]:
    """The dates and clock times below a verb that lie ahead of the report."""
    tree = cast.tree
    apart = APART | {"advcl"} if tree.tokens[top].dep != "advcl" else APART
    subject = tree.first(top, *SUBJECTS)
    names = {i for i in tree.subtree(subject) if i <= subject} if subject is not None else set()
    starts = {tree.tokens[i].start for i in tree.subtree(top, apart) if i not in names and tree.tokens[i].dep != "poss"}
    over = tree.tokens[top].tag == "VBD"
    return [t for t in cast.annotations.times if t.start in starts and ahead(cast, t, over=over) and not of_noun(cast, t)]


def ahead(cast: Cast, time: TimeExpression, *, over: bool = False) -> bool:
    """Whether a day or hour lies ahead of the report; where the deed is ``over``, after its day."""
    written = published(cast.tree.report)
    if time.type not in {"DATE", "TIME"} or time.value == "PRESENT_REF":
        return False
    return not (
        written and time.until and (time.until[:10] < written[:10] or (over and time.until[:10] == written[:10]))
    )


def dated(cast: Cast, deed: int) -> list[TimeExpression]:
    """The days that the event has which the deed is about: "Saturday's fair", "the fair planned for Saturday"."""
    tree = cast.tree
    subject = tree.first(deed, *SUBJECTS)
    if subject is None or not happening(tree, subject):
        return []
    plain = frozenset({"relcl", "compound", "amod", "nummod"})
    starts = {tree.tokens[i].start for i in tree.subtree(subject, plain)} | {
        tree.tokens[i].start for p in tree.children(subject, "poss") for i in tree.subtree(p)
    }
    return [t for t in cast.annotations.times if t.start in starts and ahead(cast, t)]


def of_noun(cast: Cast, time: TimeExpression) -> bool:
    """Whether the time only names a thing ("her 2031 campaign", "Monday's paper")."""
    tree = cast.tree
    inside = [i for i, token in enumerate(tree.tokens) if time.start <= token.start < time.end]
    tops = [i for i in inside if tree.tokens[i].head not in inside and tree.tokens[i].dep in MODIFIES]
    return any(tree.tokens[tree.tokens[i].head].pos in {"NOUN", "PROPN"} and not in_time(cast, tree.tokens[i].head) for i in tops)


def in_time(cast: Cast, i: int) -> bool:
    """Whether the word stands in a time expression."""
    start = cast.tree.tokens[i].start
    return any(t.start <= start < t.end for t in cast.annotations.times)


def lasting(cast: Cast, deed: int) -> Said | None:
    """For how long: "for two seasons", "over the next year", "take four days"."""
    tree = cast.tree
    for thing in tree.children(deed, "dobj", "npadvmod"):
        whole = tree.stretch(thing, CLAUSAL)
        if any(t.type == "DURATION" and whole.start <= t.start and t.end == whole.end for t in cast.annotations.times):
            return said(whole)
    for prep in tree.children(deed, "prep"):
        span = tree.stretch(prep)
        if tree.word(prep) in {"for", "over", "during", "within"} and (
            any(t.type == "DURATION" and span.start <= t.start < span.end for t in cast.annotations.times)
            or any(tree.lemma(n) in SPANS and tree.children(n, "nummod") for n in tree.children(prep, "pobj"))
        ):
            return said(span)
        if tree.word(prep) in {"until", "till"} and tree.children(prep, "pobj"):
            return said(span)
    return None


def until(tree: Parse, time: TimeExpression) -> bool:
    """Whether the word before the time makes it an end."""
    before = tree.report.text[max(0, time.start - 10) : time.start].split()
    return bool(before) and before[-1].lower() in word_sets("plans")["words.until"]


def row(tree: Parse, times: list[TimeExpression]) -> Said | None:
    """The first time with those that are joined to it ("24, 25 and 27 May")."""
    if not times:
        return None
    last = times[0]
    for time in times[1:]:
        if tree.report.text[last.end : time.start].strip() not in {",", "and", ", and", "&"}:
            break
        last = time
    text = tree.report.text[times[0].start : last.end]
    first, until = times[0].begin, last.until or last.begin
    days = (first[:10], until[:10]) if first and until else None
    return Said(squeeze(text), Anchor(tree.report.id, times[0].start, last.end, text), days=days)


def occasion(tree: Parse, deed: int) -> Said | None:
    """The clause that says on what occasion ("when the season ends")."""
    for child in tree.children(deed, "advcl"):
        opened = {tree.word(c) for c in tree.children(child, "mark", "advmod")} & WHENS
        if opened and tree.children(child, *SUBJECTS) and tree.tokens[child].tag != "VBD":
            return said(tree.stretch(child))
    return None


def purpose(tree: Parse, index: int) -> Said | None:
    """What it is for: an infinitive of purpose, "so that …", or "for" with a gerund."""
    for child in tree.children(index, "advcl", "acl", "relcl", "xcomp"):
        asked = tree.lemma(index) in word_sets("plans")["verbs.asking"]
        if has_to(tree, child) and child > index and not asked:
            found = [i for i in tree.subtree(child) if not elsewhere(tree, i, child)]
            return said(tree.span(sorted(found)))
        if tree.tokens[child].dep == "advcl" and so_that(tree, child):
            return said(tree.stretch(child))
    for prep in tree.children(index, "prep"):
        if tree.word(prep) == "for" and tree.first(prep, "pcomp") is not None:
            return said(tree.stretch(prep))
    return None


def so_that(tree: Parse, clause: int) -> bool:
    """Whether the clause begins with "so that"."""
    first = min(tree.subtree(clause))
    return tree.word(first) == "so" and first + 1 < len(tree.tokens) and tree.word(first + 1) == "that"


def aim(tree: Parse, thing: int) -> Said | None:
    """The infinitive right after a noun."""
    deed = infinitive_after(tree, thing)
    if deed is None:
        return purpose(tree, thing)
    kept = sorted(i for i in tree.subtree(deed) if i > thing)
    while len(kept) > 1 and tree.loose(kept[-1]):
        kept.pop()
    return said(tree.span([*kept, *listed_after(tree, kept[-1])]))


def listed_after(tree: Parse, last: int) -> list[int]:
    """What goes on the list at the end of an infinitive, where the parser lost it: up to the comma before the next finite verb."""
    found: list[int] = []
    for i in range(last + 1, min(len(tree.tokens), last + WIDEST)):
        if tree.tokens[i].exact in ".;:?!" or tree.tokens[i].pos == "SPACE":
            break
        if tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"}:
            commas = [j for j in found if tree.word(j) == ","]
            found = [j for j in found if commas and j < commas[-1]]
            break
        found.append(i)
    else:
        return []
    opened = bool(found) and tree.word(found[0]) == "," and any(tree.word(j) == "and" for j in found)
    return found if opened else []


def elsewhere(tree: Parse, i: int, top: int) -> bool:
    """Whether a word belongs to a "before …" or to a second party, which are steps of their own."""
    while i != top:
        token = tree.tokens[i]
        second = i > 0 and infinitive_after_second(tree, i)
        if second or (tree.word(i) in {"before", "after"} and token.dep == "prep"):
            return True
        if "and" in before(tree, i) and sets_out(tree, i):
            return True
        i = token.head
    return False


def infinitive_after_second(tree: Parse, i: int) -> bool:
    """Whether the word is the infinitive of a second party."""
    to = tree.first(i, "aux")
    return (
        to is not None and to > 0 and tree.word(to) == "to" and sets_out(tree, to - 1) and "and" in before(tree, to - 1)
    )


def condition(tree: Parse, index: int) -> Said | None:
    """The clause or phrase that limits it: if, unless, once, until somebody does something, on condition that."""
    clauses = tree.children(index, "advcl")
    free = [c for c in clauses if any(tree.word(m) == "where" for m in tree.children(c, "advmod"))]
    for child in (*clauses, *(inner for clause in free for inner in tree.children(clause, "advcl"))):
        marks = {tree.word(c) for c in tree.children(child, "mark", "advmod")}
        opened = tree.word(min(tree.subtree(child))) == "should" and bool(tree.children(child, *SUBJECTS))
        if opened or marks & LIMITS or tree.stretch(child).exact.casefold().startswith(PROVISOS):
            return said(tree.stretch(child))
    above = tree.tokens[index].head if tree.tokens[index].dep == "ccomp" else index
    if above != index:
        for child in tree.children(above, "advcl"):
            if child < min(index, above) and any(
                tree.word(c) in {"if", "unless", "should"} for c in tree.children(child, "mark", "aux")
            ):
                return said(tree.stretch(child))
    for verb in dict.fromkeys((index, above)):
        for part in tree.children(verb, "prep", "advmod", "advcl"):
            if proviso(tree, part):
                return said(tree.stretch(part))
    return None


def proviso(tree: Parse, part: int) -> bool:
    """Whether a phrase limits the deed: "provided that …", "so long as …", "on condition that …", "only on full pay"."""
    words = tree.stretch(part).exact.casefold()
    if any(hidden in words for hidden in ("anonym", "named", "identified")):
        return False
    if any(tree.lemma(noun) == "condition" for noun in tree.children(part, "pobj")):
        return True
    return words.startswith(PROVISOS) and len(words.split()) > 2
