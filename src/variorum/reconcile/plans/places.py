"""Where a step is to be done, in the report's words."""

from __future__ import annotations

from variorum.data import word_sets
from variorum.reconcile.plans.days import happening
from variorum.reconcile.plans.governors import has_to
from variorum.reconcile.plans.said import Said, said
from variorum.reconcile.plans.slots import CLAUSAL, phrase
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.trees import Parse
from variorum.text import anchor
from variorum.types import Anchor

PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset({"in", "to", "at", "on", "into", "from", "near", "across", "off", "towards", "toward", "inside"})


def place(cast: Cast, deed: int) -> Said | None:
    """The first prepositional phrase with a place in it, below the verb, its object or its purpose; a place gone to or left; "abroad"."""
    tree = cast.tree
    aims = [c for c in tree.children(deed, "xcomp", "advcl") if has_to(tree, c)]
    nouns = [n for v in (deed, *aims) for n in (v, *tree.children(v, "dobj", "nsubjpass"))]
    nouns += [n for p in tree.children(deed, "prep") for n in tree.children(p, "pobj") if timed(cast, n)]
    found = (
        nearer(tree, where) for n in nouns for p in tree.children(n, "prep") if (where := placed(cast, p)) is not None
    )
    return said(next(found, None)) or reached(cast, deed) or said(nearby(cast, nouns))


def nearer(tree: Parse, where: Anchor) -> Anchor:
    """The place with the closer one after its comma: "the west of Norland, near the wells"."""
    for i, token in enumerate(tree.tokens):
        if token.start == where.end + 2 and tree.report.text[where.end : token.start] == ", ":
            lists, noun = word_sets("plans"), tree.lemma(tree.first(i, "pobj") or i)
            closer = (
                token.dep == "prep" and tree.word(i) in WHERE and noun in lists["words.places"] | lists["words.spots"]
            )
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
                known = lists["words.places"] | lists["words.spots"]
                inner = [counted_by(tree, n) for n in tree.children(prep, "pobj")]
                named = [n for n, of in zip(tree.children(prep, "pobj"), inner, strict=True) if tree.lemma(of) in known]
                if named and tree.children(named[0], "det", "poss", "amod", "compound", "prep"):
                    where = phrase(tree, named[0])
                    if not any(where.start <= t.start < where.end for t in cast.annotations.times):
                        return where
    holders = [*nouns, *(n for v in nouns for p in tree.children(v, "prep") for n in tree.children(p, "pobj"))]
    adverbs = (c for n in holders for c in tree.children(n, "advmod") if c > n)
    found = next((c for c in adverbs if tree.word(c) in lists["words.whither"]), None)
    return tree.span([found]) if found is not None else None


def counted_by(tree: Parse, noun: int) -> int:
    """What a number counts ("all six of the mills"); any other noun itself."""
    if tree.tokens[noun].pos != "NUM":
        return noun
    return next((n for p in tree.children(noun, "prep") for n in tree.children(p, "pobj")), noun)


def placed(cast: Cast, prep: int) -> Anchor | None:
    """What follows the preposition, where it says where and has a place in it."""
    tree = cast.tree
    for noun in tree.children(prep, "pobj") if tree.word(prep) in WHERE else ():
        span = phrase(tree, noun)
        if any(not locates(cast, other) for other in tree.children(noun, "conj")):
            span = phrase(tree, noun, CLAUSAL | {"conj"})
        held = any(span.start <= m.start and m.end <= span.end and m.type in PLACES for m in cast.annotations.mentions)
        if (held and locates(cast, noun)) or (tree.word(prep) in {"at", "in"} and unheard(cast, noun)):
            return whole_name(tree, noun, span)
        if held and happening(tree, noun):
            return next((where for p in tree.children(noun, "prep") if (where := placed(cast, p)) is not None), None)
    return None


def whole_name(tree: Parse, noun: int, span: Anchor) -> Anchor:
    """The place with the mark of an owner that its name ends in ("St Orm's")."""
    mark = next(
        (c for c in tree.children(noun) if tree.tokens[c].tag == "POS" and tree.tokens[c].start == span.end), None
    )
    return span if mark is None else anchor(span.report, tree.report.text, span.start, tree.tokens[mark].end)


def locates(cast: Cast, noun: int) -> bool:
    """Whether the noun is the name of a place, or one for places ("the west of Norland"), and not a thing that has a place in it."""
    token = cast.tree.tokens[noun]
    named = any(m.type in PLACES and m.start <= token.start < m.end for m in cast.annotations.mentions)
    lists = word_sets("plans")
    return (
        named or token.pos in {"PROPN", "NUM"} or cast.tree.lemma(noun) in lists["words.places"] | lists["words.spots"]
    )


def unheard(cast: Cast, noun: int) -> bool:
    """Whether the noun is a name that is nobody's and no day's: after "at" that of a place ("at St Orm's")."""
    token = cast.tree.tokens[noun]
    named = any(m.start <= token.start < m.end and m.type == "PER" for m in cast.annotations.mentions)
    whole = phrase(cast.tree, noun)
    timely = any(whole.start <= t.start < whole.end for t in cast.annotations.times)
    return token.pos == "PROPN" and not named and not timely
