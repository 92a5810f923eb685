"""When a step begins and ends, in the report's words, with the days that they mean."""

from __future__ import annotations

from variorum.data import word_sets
from variorum.reconcile.plans.said import Said, said, squeeze
from variorum.reconcile.plans.slots import CLAUSAL
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.timeline.year import published
from variorum.reconcile.trees import SUBJECTS, Parse
from variorum.types import Anchor, TimeExpression

APART = frozenset({"relcl", "acl", "ccomp", "parataxis"})
"""Relations that lead to another clause with times of its own."""
MODIFIES = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
"""Relations by which a time is part of a thing's name."""
SPANS = frozenset(
    {"season", "campaign", "term", "year", "month", "week", "day", "decade", "school year", "summer", "winter"}
)
RELATIVE = frozenset({"earlier", "later", "before", "after"})
"""Words by which a time only explains the one before it."""
GONE = ("earlier", "last ", "late last", "the last", "the past", "previous")
"""Words that begin a time that is over."""
WHENS = frozenset({"when", "after", "before"})


def when(cast: Cast, deed: int, clause: int) -> tuple[Said | None, Said | None]:
    """When it begins and when it ends, from the dates below the verb or its governor, else a clause with "when"."""
    tree = cast.tree
    found = times(cast, deed) or (times(cast, clause) if clause != deed and holds_days(tree, clause) else [])
    found = found or dated(cast, deed) or due(cast, deed)
    ends = [t for t in found if until(tree, t)] if tree.tokens[deed].pos != "NOUN" else []
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
    return [
        t for t in cast.annotations.times if t.start in starts and ahead(cast, t, over=over) and not of_noun(cast, t)
    ]


def ahead(cast: Cast, time: TimeExpression, *, over: bool = False) -> bool:
    """Whether a day or hour lies ahead of the report; where the deed is ``over``, after its day."""
    written = published(cast.tree.report)
    if time.type not in {"DATE", "TIME"} or time.value == "PRESENT_REF" or time.exact.lower().startswith(GONE):
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
    modifiers = MODIFIES - {"poss"}
    return [
        t for t in cast.annotations.times if t.start in starts and ahead(cast, t) and not of_noun(cast, t, modifiers)
    ]


def due(cast: Cast, deed: int) -> list[TimeExpression]:
    """The day by which a condition must be met: "will sue unless the firm pays by Friday"."""
    tree = cast.tree
    for clause in tree.children(deed, "advcl"):
        if {tree.word(c) for c in tree.children(clause, "mark", "aux")} & {"unless", "if", "should"}:
            return [t for t in times(cast, clause) if until(tree, t)]
    return []


def of_noun(cast: Cast, time: TimeExpression, relations: frozenset[str] = MODIFIES) -> bool:
    """Whether the time only names a thing ("her 2031 campaign", "Monday's paper")."""
    tree = cast.tree
    inside = [i for i, token in enumerate(tree.tokens) if time.start <= token.start < time.end]
    tops = [i for i in inside if tree.tokens[i].head not in inside and tree.tokens[i].dep in relations]
    return any(
        tree.tokens[tree.tokens[i].head].pos in {"NOUN", "PROPN"} and not in_time(cast, tree.tokens[i].head)
        for i in tops
    )


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
        if tree.word(prep) in {"until", "till"} and tree.children(prep, "pobj") and "now" not in span.exact.split()[:2]:
            return said(span)
    return None


def until(tree: Parse, time: TimeExpression) -> bool:
    """Whether the word before the time makes it an end."""
    before = tree.report.text[max(0, time.start - 10) : time.start].split()
    ends = word_sets("plans")["words.until"]
    if before and before[-1].lower() in ends:
        return True
    at = next((i for i, token in enumerate(tree.tokens) if token.start >= time.start), None)
    for _ in range(6 if at is not None else 0):
        assert at is not None
        if tree.tokens[at].pos in {"VERB", "AUX"} or tree.tokens[at].head == at:
            return False
        at = tree.tokens[at].head
        if tree.tokens[at].dep == "prep" and tree.word(at) in {"until", "till"}:
            return True
    return False


def row(tree: Parse, times: list[TimeExpression]) -> Said | None:
    """The first time with those that are joined to it ("24, 25 and 27 May")."""
    if not times:
        return None
    last = times[0]
    for time in times[1:]:
        between = tree.report.text[last.end : time.start].strip()
        if between not in {",", "and", ", and", "&"} or RELATIVE & set(time.exact.lower().split()):
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


def happening(tree: Parse, noun: int) -> bool:
    """Whether the noun is one for an event ("at a meeting in Harwick")."""
    lists = word_sets("plans")
    return tree.lemma(noun) in lists["words.events"] | lists["undertakings.nouns"] | word_sets("deeds")["events.nouns"]
