"""The names of people, bodies and places in a draft against those of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from variorum.annotate.mentions.lexicon import countries, titles
from variorum.check.evidence import Desk, Place
from variorum.check.found import at, first_places, inside_marks
from variorum.relate.names import acronym
from variorum.relate.spelling import key
from variorum.relate.transliterate import sound
from variorum.text import fold
from variorum.types import Anchor, CheckKind, Finding, Mention

PLACES = frozenset({"GPE", "LOC", "FAC"})
SPELLED = 0.72  # likeness of two words from which one may be the other misspelt
STRONG = 0.6  # score from which a place says what the draft says, so that another name in it tells against the draft's


def names(desk: Desk) -> Iterator[Finding]:
    """One finding for each name outside quotations."""
    for mention in desk.draft.annotations.mentions:
        number = desk.sentence_at(mention.start)
        if mention.level != "NAM" or mention.type == "NORP" or not parts(mention.exact):
            continue
        if number is not None and not inside_marks(desk, mention):
            yield judged(desk, mention, number)


def judged(desk: Desk, mention: Mention, number: int) -> Finding:
    """What the reports say to one name."""
    kind: CheckKind = "place" if mention.type in PLACES else "name"
    here = at(desk, mention)
    same = [m for side in desk.sides for m in side.annotations.mentions if m.level == "NAM" and one_name(mention, m)]
    if not same and not printed(desk, mention):
        like = misspelt(desk, mention, number)
        if like:
            return Finding(kind, "altered", here, first_places(like), (), (f"“{like[0].exact}” in the reports",))
        return Finding(kind, "in none", here, (), (), ("no report has this name",))
    rivals = in_its_place(desk, mention, number)
    if rivals:
        return Finding(kind, "altered", here, first_places(rivals), (), (f"“{rivals[0].exact}” in the reports",))
    return Finding(kind, "as reported", here, first_places(same), (), ())


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that tell, titles left out."""
    words = (key(word) for word in name.replace("-", " ").split())
    return tuple(word for word in words if word and word not in titles() and word not in ("the", "of", "and", "a"))


def one_name(mine: Mention, theirs: Mention) -> bool:
    """Whether a name is the other, or a part of it, or only written otherwise: by an initial, or by sound."""
    a, b = parts(mine.exact), parts(theirs.exact)
    if not a or not b:
        return False
    if a == b or within(a, b) or (within(b, a) and mine.type != "PER"):
        return True
    if mine.type == "PER" and theirs.type == "PER" and len(a) == len(b) > 1:
        return all(x == y or sound(x) == sound(y) or x[:1] == y or y[:1] == x for x, y in zip(a, b, strict=True))
    return (mine.type != "PER" and (acronym(a, b) or acronym(b, a))) or one_land(mine, theirs)


def one_land(mine: Mention, theirs: Mention) -> bool:
    """Whether both are of one country: its name, its people, its capital for its government."""
    ours, other = countries().get(fold(mine.exact)), countries().get(fold(theirs.exact))
    return ours is not None and other is not None and ours.code == other.code


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words stand in a row in others."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def printed(desk: Desk, mention: Mention) -> bool:
    """Whether the words of the name stand in a row in some report, be they read as a name there or not."""
    wanted = parts(mention.exact)
    return any(within(wanted, tuple(word.key for word in words)) for side in desk.sides for words in side.words)


def misspelt(desk: Desk, mention: Mention, number: int) -> list[Anchor]:
    """Names of the reports that this one may have come from: the nearest in spelling, else of the same kind and place."""
    wanted = parts(mention.exact)
    scored = [
        (likeness(wanted, parts(m.exact)), m)
        for side in desk.sides
        for m in side.annotations.mentions
        if m.level == "NAM" and parts(m.exact) and same_kind(m, mention)
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best >= SPELLED:
        return [m for score, m in scored if score == best]
    return in_its_place(desk, mention, number)


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The mean likeness of the words of two names of the same length, 0…1."""
    if len(a) != len(b):
        return 0.0
    return sum(JaroWinkler.similarity(x, y) for x, y in zip(a, b, strict=True)) / len(a)


def in_its_place(desk: Desk, mention: Mention, number: int) -> list[Anchor]:
    """Names of the same kind that the reports have where the draft has this one, which they do not have there."""
    near = [place for place in desk.near(number) if place.score >= STRONG]
    wanted = set(parts(mention.exact))
    if not near or any(wanted <= spoken_of(place) for place in near) or listed(desk, mention, number):
        return []
    mine = {word for words in desk.draft.words[number] for word in (words.key, words.lemma)}
    sentence = desk.draft.sentences[number]
    mine |= {
        word
        for m in desk.draft.annotations.mentions
        if m.level == "NAM" and m.chain in chains_in(desk, sentence.start, sentence.end)
        for word in parts(m.exact)
    }
    return [
        m
        for place in near
        for m in inside(place, *place.window(0))
        if m.level == "NAM" and same_kind(m, mention) and not set(parts(m.exact)) & mine
    ]


def listed(desk: Desk, mention: Mention, number: int) -> bool:
    """Whether it is one of several names of its kind in the sentence, so that no other one stands in its place alone."""
    sentence = desk.draft.sentences[number]
    inside = (
        m for m in desk.draft.annotations.mentions if sentence.start <= m.start < sentence.end and m.level == "NAM"
    )
    return len({parts(m.exact) for m in inside if same_kind(m, mention)}) > 2


def chains_in(desk: Desk, start: int, end: int) -> set[int]:
    """What a stretch of the draft speaks of."""
    return {m.chain for m in desk.draft.annotations.mentions if start <= m.start < end}


def inside(place: Place, start: int, end: int) -> list[Mention]:
    """The mentions in a stretch of a report."""
    return [m for m in place.side.annotations.mentions if start <= m.start < end]


def spoken_of(place: Place) -> set[str]:
    """The words of all names that a place and its neighbours speak of, by whatever mention, and its own words."""
    start, end = place.window(1)
    chains = {m.chain for m in inside(place, start, end)}
    named = (m for m in place.side.annotations.mentions if m.chain in chains and m.level == "NAM")
    low, high = max(0, place.number - 1), place.number + 2
    return {word for m in named for word in parts(m.exact)} | {
        w.key for some in place.side.words[low:high] for w in some
    }


def same_kind(a: Mention, b: Mention) -> bool:
    """Whether one name can stand in the other's place."""
    return a.type == b.type or (a.type in PLACES and b.type in PLACES)
