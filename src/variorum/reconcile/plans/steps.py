"""One step of a plan: the deed with its slots, each a stretch of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.data import word_sets
from variorum.reconcile.plans.outlook import Outlook, has_to
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import SUBJECTS, Tree
from variorum.types import Anchor, Status, TimeExpression

PLACES = frozenset({"GPE", "LOC", "FAC"})
CLAUSAL = frozenset({"advcl", "relcl", "acl", "xcomp", "ccomp", "parataxis", "punct", "cc"})
WIDEST = 24
"""Words after a verb without object that may still be part of what is done."""
Slot = str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A planned deed in one report. ``day`` is when it begins, ISO, where the report's words say so."""

    where: Anchor
    lemma: str
    matter: str
    actor: Slot
    action: str
    quantity: Slot
    place: Slot
    begin: Slot
    end: Slot
    purpose: Slot
    condition: Slot
    status: Status
    day: Slot


def steps(cast: Cast, outlook: Outlook) -> Iterator[Step]:
    """The outlook's step; one for each object where several with numbers of their own are joined, and what follows."""
    base = step(cast, outlook)
    tree = cast.tree
    things = objects(tree, outlook.deed)
    numbered = [t for t in things if quantities(cast, tree.stretch(t, CLAUSAL | {"conj"}))]
    if len(numbered) < 2:
        yield base
    else:
        for thing in things:
            yield part(cast, base, outlook, thing)
    yield from following(cast, base, outlook)


def part(cast: Cast, base: Step, outlook: Outlook, thing: int) -> Step:
    """The step with one of its objects."""
    tree = cast.tree
    noun = tree.stretch(thing, CLAUSAL | {"conj"})
    own = thing in tree.children(outlook.deed, "dobj")
    return replace(
        base,
        where=base.where if own else tree.stretch(thing, frozenset({"conj", "cc"})),
        matter=tree.lemma(thing),
        action=squeeze(f"{tree.tokens[outlook.deed].exact} {noun.exact}"),
        quantity=first(quantities(cast, noun)),
        purpose=base.purpose if own else aim(tree, thing),
    )


def following(cast: Cast, base: Step, outlook: Outlook) -> Iterator[Step]:
    """ "… before dispatching several hundred trainers": one more step of the same actor."""
    tree = cast.tree
    for i in tree.subtree(outlook.deed):
        token = tree.tokens[i]
        if token.dep == "pcomp" and tree.word(token.head) in {"before", "after"} and tree.first(i, "dobj") is not None:
            yield replace(step(cast, replace(outlook, deed=i, clause=i)), actor=base.actor, status=base.status)


def step(cast: Cast, outlook: Outlook) -> Step:
    """The deed with all its slots."""
    tree, deed = cast.tree, outlook.deed
    thing = matter(tree, deed)
    begin, end, day = when(cast, deed, outlook.clause)
    return Step(
        where=tree.clause(outlook.clause),
        lemma=tree.lemma(deed),
        matter=tree.lemma(thing) if thing is not None else "",
        actor=actor(tree, cast, outlook),
        action=action(tree, deed),
        quantity=first(quantities(cast, tree.stretch(thing, CLAUSAL))) if thing is not None else None,
        place=place(tree, cast, deed),
        begin=begin,
        end=end,
        purpose=purpose(tree, deed) or (purpose(tree, thing) if thing is not None else None),
        condition=condition(tree, deed) or condition(tree, outlook.clause),
        status=outlook.status,
        day=day,
    )


def actor(tree: Tree, cast: Cast, outlook: Outlook) -> Slot:
    """Who is to do it; in the passive, who it is said to be done by."""
    if tree.children(outlook.deed, "auxpass"):
        agent = tree.first(outlook.deed, "agent")
        noun = tree.first(agent, "pobj") if agent is not None else None
        return (cast.actor(noun) or squeeze(tree.stretch(noun, CLAUSAL).exact)) if noun is not None else None
    if outlook.actor is None:
        return None
    named = cast.actor(outlook.actor) or cast.outer(outlook.actor, outlook.clause)
    if named is None and tree.tokens[outlook.actor].pos != "PRON":
        return squeeze(tree.stretch(outlook.actor, CLAUSAL).exact)
    return named


def matter(tree: Tree, deed: int) -> int | None:
    """What is acted on: the object, the subject in the passive, the antecedent of a relative pronoun."""
    thing = tree.first(deed, "nsubjpass", "dobj", "attr")
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
    return thing


def antecedent(tree: Tree, deed: int) -> int | None:
    """The noun that the relative clause round the deed belongs to."""
    for _ in range(4):
        token = tree.tokens[deed]
        if token.dep in {"relcl", "acl"}:
            return token.head
        deed = token.head
    return None


def objects(tree: Tree, deed: int) -> list[int]:
    """The object and what is joined to it, also where the parser lost the thread ("a party … and, later, ten engineers to …")."""
    thing = tree.first(deed, "dobj")
    found = [] if thing is None else [thing]
    for noun in found:
        found.extend(tree.children(noun, "conj"))
    if len(found) == 1:
        found.extend(misplaced(tree, deed) or stranded(tree, deed))
    return found


def misplaced(tree: Tree, deed: int) -> list[int]:
    """A numbered noun with an infinitive after it, behind an "and", that the parser joined to something else."""
    return [i for i in sorted(tree.subtree(deed)) if i > deed and sets_out(tree, i) and "and" in before(tree, i)]


def before(tree: Tree, i: int) -> list[str]:
    """The words from the beginning of the noun's phrase to four words before it."""
    first = min(tree.subtree(i, CLAUSAL | {"conj"}))
    return [tree.word(j) for j in range(max(0, first - 4), first)]


def sets_out(tree: Tree, i: int) -> bool:
    """Whether the noun has a number and an infinitive right after it ("two hundred soldiers to guard them")."""
    return tree.tokens[i].pos == "NOUN" and bool(tree.children(i, "nummod")) and infinitive_after(tree, i) is not None


def infinitive_after(tree: Tree, i: int) -> int | None:
    """The infinitive whose "to" follows the noun, whatever the parser hangs it on."""
    if i + 1 >= len(tree.tokens) or tree.word(i + 1) != "to" or tree.tokens[i + 1].dep != "aux":
        return None
    return tree.tokens[i + 1].head


def stranded(tree: Tree, deed: int) -> list[int]:
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


def action(tree: Tree, deed: int) -> str:
    """The verb with its object: from its first auxiliary or its passive subject to the end of the object."""
    kept = [
        deed,
        *(
            i
            for i in tree.children(deed, "aux", "auxpass", "neg", "prt", "advmod")
            if tree.word(i) != "to" and i >= deed - 4
        ),
    ]
    thing = matter(tree, deed)
    if thing is not None and tree.children(deed) and relative(tree, deed):
        return squeeze(f"{tree.span(sorted(kept)).exact} {tree.stretch(thing, CLAUSAL).exact}")
    for noun in tree.children(deed, "nsubjpass", "dobj", "attr", "oprd", "acomp"):
        kept.extend(tree.subtree(noun, CLAUSAL))
    if not tree.children(deed, "nsubjpass", "dobj", "attr", "conj"):
        kept.extend(i for i in tree.subtree(deed) if deed < i <= deed + WIDEST and not conditional(tree, i, deed))
    elif thing is not None:
        kept.extend(tree.subtree(thing, CLAUSAL))
    return squeeze(tree.span(sorted(set(kept))).exact)


def relative(tree: Tree, deed: int) -> bool:
    """Whether the object or passive subject is a relative pronoun."""
    return any(tree.tokens[c].tag in {"WDT", "WP"} for c in tree.children(deed, "dobj", "nsubjpass"))


def conditional(tree: Tree, i: int, top: int) -> bool:
    """Whether a word belongs to an adverbial clause with a mark, which is a slot of its own."""
    while i != top:
        if tree.tokens[i].dep in {"advcl", "parataxis"} and (
            tree.children(i, "mark") or tree.tokens[i].dep == "parataxis"
        ):
            return True
        i = tree.tokens[i].head
    return False


def quantities(cast: Cast, span: Anchor) -> list[str]:
    """The numbers inside a stretch."""
    return [q.exact for q in cast.annotations.quantities if span.start <= q.start and q.end <= span.end]


def place(tree: Tree, cast: Cast, deed: int) -> Slot:
    """The first prepositional phrase with a place in it, below the verb or its object."""
    nouns = [deed, *tree.children(deed, "dobj", "nsubjpass")]
    for prep in (p for n in nouns for p in tree.children(n, "prep", "agent") if tree.word(p) in WHERE):
        for noun in tree.children(prep, "pobj"):
            span = tree.stretch(noun, CLAUSAL)
            if any(span.start <= m.start and m.end <= span.end and m.type in PLACES for m in cast.annotations.mentions):
                return squeeze(span.exact)
    return None


WHERE = frozenset({"in", "to", "at", "on", "into", "from", "near", "across", "off", "towards", "toward", "inside"})


def when(cast: Cast, deed: int, clause: int) -> tuple[Slot, Slot, Slot]:
    """When it begins, when it ends, and the first day, from the dates below the verb or its governor."""
    tree = cast.tree
    inside = set(tree.subtree(deed)) | set(tree.subtree(clause, frozenset({"relcl", "ccomp", "parataxis"})))
    spans = [(tree.tokens[i].start, tree.tokens[i].end) for i in inside]
    found = [
        t for t in cast.annotations.times if t.type in {"DATE", "TIME"} and any(s <= t.start < e for s, e in spans)
    ]
    ends = [t for t in found if until(tree, t)]
    begins = [t for t in found if t not in ends and t.value != "PRESENT_REF"]
    days = [t.begin for t in (*begins, *ends) if t.begin]
    return row(tree, begins), row(tree, ends), min(days) if days else None


def until(tree: Tree, time: TimeExpression) -> bool:
    """Whether the word before the time makes it an end."""
    before = tree.report.text[max(0, time.start - 10) : time.start].split()
    return bool(before) and before[-1].lower() in word_sets("plans")["words.until"]


def row(tree: Tree, times: list[TimeExpression]) -> Slot:
    """The first time with those that are joined to it ("24, 25 and 27 May")."""
    if not times:
        return None
    last = times[0]
    for time in times[1:]:
        if tree.report.text[last.end : time.start].strip() not in {",", "and", ", and", "&"}:
            break
        last = time
    return squeeze(tree.report.text[times[0].start : last.end])


def purpose(tree: Tree, index: int) -> Slot:
    """What it is for: an infinitive of purpose, or "for" with a gerund."""
    for child in tree.children(index, "advcl", "acl", "relcl", "xcomp"):
        if has_to(tree, child) and child > index:
            found = [i for i in tree.subtree(child) if not elsewhere(tree, i, child)]
            return squeeze(tree.span(sorted(found)).exact)
    for prep in tree.children(index, "prep"):
        if tree.word(prep) == "for" and tree.first(prep, "pcomp") is not None:
            return squeeze(tree.stretch(prep).exact)
    return None


def infinitive_after_second(tree: Tree, i: int) -> bool:
    """Whether the word is the infinitive of a second party."""
    to = tree.first(i, "aux")
    return (
        to is not None and to > 0 and tree.word(to) == "to" and sets_out(tree, to - 1) and "and" in before(tree, to - 1)
    )


def aim(tree: Tree, thing: int) -> Slot:
    """The infinitive right after a noun."""
    deed = infinitive_after(tree, thing)
    if deed is None:
        return purpose(tree, thing)
    kept = sorted(i for i in tree.subtree(deed) if i > thing)
    return squeeze(tree.span(kept).exact)


def elsewhere(tree: Tree, i: int, top: int) -> bool:
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


def condition(tree: Tree, index: int) -> Slot:
    """The if-clause that limits it."""
    for child in tree.children(index, "advcl"):
        marks = {tree.word(c) for c in tree.children(child, "mark", "advmod")}
        opened = tree.word(min(tree.subtree(child))) == "should" and bool(tree.children(child, *SUBJECTS))
        if opened or marks & {"if", "unless", "once", "provided"}:
            return squeeze(tree.stretch(child).exact)
    return None


def first(found: list[str]) -> Slot:
    """The first of them, if there is one."""
    return found[0] if found else None


def squeeze(text: str) -> str:
    """White space made single spaces."""
    return " ".join(text.split())
