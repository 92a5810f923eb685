"""Positions: who is for, against, open, ready on a condition, and who denies what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from variorum.data import word_sets
from variorum.reconcile.positions.actors import Cast
from variorum.reconcile.positions.advice import advised
from variorum.reconcile.positions.choices import chosen
from variorum.reconcile.positions.conditions import conditional
from variorum.reconcile.positions.denials import denied
from variorum.reconcile.positions.hollow import hollow, unquoted
from variorum.reconcile.positions.moods import moods
from variorum.reconcile.positions.nouns import by_noun
from variorum.reconcile.positions.openness import left_open
from variorum.reconcile.positions.own import announced
from variorum.reconcile.positions.sides import sides
from variorum.reconcile.positions.verbs import Stand, stands
from variorum.reconcile.positions.verdicts import verdicts
from variorum.reconcile.trees import SUBJECTS, Parse, tree
from variorum.text import anchor
from variorum.types import Anchor, Annotations, Position, Relations, Report, ReportId

VERSION = 2
LONGEST = 280
OWNED = re.compile(r"(?:its|his|her|their|our|my|whose) ", re.IGNORECASE)
OTHERS = re.compile(r"(?:its|his|her|their|whose) ", re.IGNORECASE)
TIES = frozenset({"that", "while", "although", "though", "as", "because", "when", "after", "until"})
EMPTY = frozenset(
    {
        "nobody",
        "no one",
        "none",
        "it",
        "they",
        "some",
        "many",
        "others",
        "few",
        "several",
        "most",
        "one",
        "all",
        "one of them",
    }
)
NO = re.compile(r"^(?:that )?no (?!one\b)(?:such )?(?=[a-z])", re.IGNORECASE)
NOT_IN_MATTER = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "appos"})


def find_positions(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], relations: Relations
) -> tuple[Position, ...]:
    """Positions in the order of reports and text; ``proposal`` is in the report's words, ``date`` the report's day."""
    found: list[Position] = []
    for report in reports:
        found.extend(taken(report, annotations[report.id], relations))
    return tuple(found)


def taken(report: Report, annotations: Annotations, relations: Relations) -> Iterator[Position]:
    """The positions that one report tells of, one for each actor, stance and clause."""
    parse = tree(report, annotations)
    cast = Cast(parse, annotations, relations.entities)
    told = tuple(announced(parse))
    readings = (
        told,
        by_noun(parse),
        advised(parse),
        stands(parse),
        verdicts(parse),
        sides(parse),
        moods(parse),
        left_open(parse),
        chosen(parse),
        denied(parse),
        conditional(parse),
    )
    held = {stand.verb: stand for reading in readings for stand in reading}
    outlets = {c.origin for c in annotations.credits if c.kind in {"outlet", "agency", "document"}}
    seen: set[tuple[str, str, str]] = set()
    for i in sorted(held):
        stand = held[i]
        if any(b.start <= parse.tokens[i].start < b.end for b in annotations.boilerplate):
            continue
        actor = who(parse, cast, stand, own=stand in told)
        proposal = matter(parse, stand)
        vague = stand.stance == "denies" and stand.holder is None and actor is not None and not body(actor)
        if actor is not None and (paper(actor) or ((stand.holder is None or stand in told) and actor in outlets)):
            continue
        if (
            actor is None
            or vague
            or actor.lower() in EMPTY
            or proposal is None
            or (actor, proposal, stand.stance) in seen
        ):
            continue
        seen.add((actor, proposal, stand.stance))
        if hollow(parse, cast, stand, actor, proposal):
            continue
        yield Position(actor, unquoted(proposal), stand.stance, report.published, where(parse, stand))


def who(parse: Parse, cast: Cast, stand: Stand, *, own: bool) -> str | None:
    """The holder; where that is nobody who could take a stand, whoever says the clause.

    What a thing or body will do or not is the stand of whoever announces it (``own``): Korda said the club would not move.
    """
    named = cast.actor(stand.holder) if stand.holder is not None else None
    if stand.holder is not None and leans(parse, stand) and (named is None or named[:1].islower()):
        named = outer(parse, cast, stand.verb) or named
    speaker = cast.speaker(parse.tokens[stand.verb].start)
    if stand.holder is not None and possessed(parse, stand.holder) and not cast.named(stand.holder):
        named = parse.stretch(stand.holder).exact
    if named is not None and OWNED.match(named):
        named = speaker if speaker is not None and not OWNED.match(speaker) else owner(parse, cast, stand) or named
    if stand.stance == "denies" and stand.holder is not None and parse.tokens[stand.holder].pos == "NOUN":
        named = speaker or named
    common = stand.holder is not None and parse.tokens[stand.holder].pos == "NOUN"
    if own and common and speaker is not None and not OWNED.match(speaker):
        named = speaker
    if named is not None and OTHERS.match(named):
        named = None
    if stand.stance == "conditional":
        hearsay = named is not None and named[:1].isupper() and speaker is not None and unnamed(speaker)
        return named if hearsay else speaker or named
    if named is not None or stand.holder is not None:
        return named
    return speaker if speaker is None or speaker.lower() not in EMPTY else None


def unnamed(speaker: str) -> bool:
    """Whether a speaker goes by a description: two of them, its chief executive."""
    return speaker[:1].islower() or OWNED.match(speaker) is not None


def possessed(parse: Parse, holder: int) -> bool:
    """Whether a holder is somebody's: its members, whose party."""
    return any(parse.tokens[c].tag in {"PRP$", "WP$"} for c in parse.children(holder, "poss"))


def paper(actor: str) -> bool:
    """Whether what is named as speaking is a paper: "a term sheet read over the telephone", "a notice on the door"."""
    words = re.split(r" (?:of|on|from|to|by|in|at|read|seen|sent|dated|signed|that|which)\b", actor)[0].lower().split()
    return actor[:1].islower() and words[-1] in word_sets("stances")["mouthpiece.papers"]


def body(actor: str) -> bool:
    """Whether an actor is named, or a body: not "a witness"."""
    return actor[:1].isupper() or actor.split()[-1] in word_sets("stances")["mouthpiece.bodies"]


def owner(parse: Parse, cast: Cast, stand: Stand) -> str | None:
    """Whose members, country or chief executive it is that holds the stand."""
    poss = parse.first(stand.holder, "poss") if stand.holder is not None else None
    if poss is not None and parse.tokens[poss].tag == "WP$" and parse.tokens[stand.verb].dep == "relcl":
        poss = parse.tokens[stand.verb].head
    name = cast.actor(poss) if poss is not None else None
    if name is None or stand.holder is None or OWNED.match(name):
        return None
    if parse.lemma(stand.holder) in {"member", "supporter", "people", "voter", "follower", "side"}:
        return name
    own = parse.stretch(stand.holder, frozenset({"relcl", "acl", "appos", "prep"})).exact
    return f"{name}'s {own.partition(' ')[2]}" if not name.endswith("s") else f"{name}' {own.partition(' ')[2]}"


def leans(parse: Parse, stand: Stand) -> bool:
    """Whether the holder is a pronoun, or shared with a verb that it does not fit."""
    pronoun = stand.holder is not None and parse.tokens[stand.holder].pos == "PRON"
    return pronoun or parse.tokens[stand.verb].dep == "conj"


def outer(parse: Parse, cast: Cast, verb: int) -> str | None:
    """The subject of the verb of saying above, for "it" and for a verb that the parser joined one level too low."""
    token = parse.tokens[verb]
    if token.dep == "conj":
        token = parse.tokens[token.head]
    subject = parse.subject(token.head) if token.dep == "ccomp" else None
    return cast.actor(subject) if subject is not None else None


def matter(parse: Parse, stand: Stand) -> str | None:
    """What the stand is taken on, in the report's words."""
    told_whole = stand.stance == "conditional" and stand.matter == stand.verb  # with the condition: on what
    if (
        told_whole
        or stand.matter is None
        or (parse.tokens[stand.matter].pos == "PRON" and parse.tokens[stand.matter].dep != "dobj")
    ):
        return " ".join(where(parse, stand).exact.split())
    turned = stand.stance in {"against", "denies"}
    if stand.matter == stand.verb and (turned or stand.stance == "for"):
        found = deed(parse, stand.verb)
    else:
        found = parse.stretch(stand.matter, NOT_IN_MATTER | {"neg"} if turned else NOT_IN_MATTER).exact
    said = re.sub(r",? (?:not|and|or|but)$", "", " ".join(found.split()))
    return (NO.sub("", said) if turned else said) or None


def deed(parse: Parse, verb: int) -> str:
    """A deed without its doer and its negation, which the stance tells; with "no message" as its doer, without the "no"."""
    doer = parse.first(verb, *SUBJECTS)
    kept = sorted(parse.subtree(verb, NOT_IN_MATTER | {"neg", "mark"}))
    if doer is None or not any(parse.word(c) == "no" for c in parse.children(doer, "det")):
        passive = parse.first(verb, "auxpass")
        kept = [k for k in kept if k >= (verb if passive is None else min(verb, passive))]
    return parse.span(kept).exact


def where(parse: Parse, stand: Stand) -> Anchor:
    """The clause, cut to the part around its verb where it is very long."""
    whole = unmarked(parse, parse.clause(stand.verb))
    if whole.end - whole.start <= LONGEST:
        return whole
    start = max(
        whole.start, parse.tokens[min(parse.subtree(stand.holder))].start if stand.holder is not None else whole.start
    )
    end = min(whole.end, start + LONGEST)
    text = parse.report.text
    while end < whole.end and not text[end].isspace():
        end += 1
    return anchor(parse.report.id, text, start, end)


def unmarked(parse: Parse, clause: Anchor) -> Anchor:
    """The clause without the "that" or "while" that ties it to another."""
    first, _, rest = clause.exact.partition(" ")
    tied = any(t.start == clause.start and t.dep in {"mark", "advmod", "cc", "prep"} for t in parse.tokens)
    if first.lower() not in TIES or not rest or not tied:
        return clause
    return anchor(parse.report.id, parse.report.text, clause.end - len(rest), clause.end)
