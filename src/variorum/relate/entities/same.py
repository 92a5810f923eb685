"""Whether two figures, or a figure and an entity under construction, are one; every yes has its reason."""

from __future__ import annotations

from variorum.annotate.mentions.demonyms import describes
from variorum.annotate.mentions.kinds import firm
from variorum.annotate.mentions.lexicon import countries
from variorum.relate.entities.figures import Figure, media, vague
from variorum.relate.names import body_parts, compare_names, part_score

SURE = 0.8
"""Name score from which two full names of one story are one."""


def same_thing(a: Figure, b: Figure) -> str | None:
    """Why two figures with full names are one, or None. Short names wait until the full ones are settled."""
    if a.land or b.land:
        return f"country {a.land}" if a.land == b.land else None
    if a.ministry and b.ministry:
        return "same ministry" if same_ministry(a.ministry, b.ministry) else None
    if a.type == "PER" and b.type == "PER":
        return same_person(a, b)
    if a.type == "PER" or b.type == "PER":
        return (
            "same name" if a.parts == b.parts and (len(a.parts) > 1 or mistaken(a if a.type == "PER" else b)) else None
        )
    return same_body(a, b)


def mistaken(person: Figure) -> bool:
    """Whether nothing but the name finder says that this is a person: no role, no pronoun, no name but one word."""
    return all(mention.level == "NAM" for mention in person.mentions) and len(person.parts) == 1


def same_ministry(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Same field and country; one that does not say its country waits, as short names do."""
    return a == b


def same_person(a: Figure, b: Figure) -> str | None:
    """Two full names of people: alike, surname by surname, no gender against it, no father and son of one report."""
    if min(len(a.parts), len(b.parts)) < 2 or contrary(a, b):
        return None
    if a.report == b.report and a.parts == b.parts:
        return None
    match = compare_names(a.fullest, b.fullest, "PER")
    if match.score >= 0.97 or (match.score >= SURE and crossed(a.parts, b.parts)):
        return "; ".join(match.reasons)
    return None


def contrary(a: Figure, b: Figure) -> bool:
    """Whether the pronouns of the two tell different genders."""
    return {a.gender, b.gender} == {"m", "f"}


def crossed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The surnames are one, in whichever place; two shared given names are not enough."""
    return (
        part_score(a[-1], b[-1], person=True) >= 0.72
        or part_score(a[0], b[-1], person=True) >= 0.9
        or part_score(a[-1], b[0], person=True) >= 0.9
    )


def same_body(a: Figure, b: Figure) -> str | None:
    """Two bodies or places: the same words, the same sound, or one the other's initials."""
    if a.parts == b.parts or shared_name(a, b):
        return "same name"
    if (
        len(a.parts) == len(b.parts) == 1
        and (describes(a.parts[0], b.parts[0]) or describes(b.parts[0], a.parts[0]))
        and places(a) | places(b)
    ):
        return "people of the place"
    if places(a) != places(b) or vague(a.parts) or vague(b.parts):
        return None
    match = compare_names(" ".join(a.parts), " ".join(b.parts), "ORG")
    return "; ".join(match.reasons) if match.score >= (0.9 if min(len(a.parts), len(b.parts)) == 1 else SURE) else None


def same_surname(a: Figure, b: Figure) -> bool:
    """Two people known by one name only, which is the same in both reports."""
    lone = a.type == b.type == "PER" and len(a.parts) == len(b.parts) == 1
    return lone and not contrary(a, b) and part_score(a.parts[0], b.parts[0], person=True) >= 0.92


def part_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Several words that begin the full name, or end it after a country's name ("Air Force", "US Air Force")."""
    return short == full[: len(short)] or (
        short == full[-len(short) :] and len(full) == len(short) + 1 and len(full[0]) == 2
    )


def shared_name(a: Figure, b: Figure) -> bool:
    """Whether one name of each is the same and tells bodies apart."""
    ours = {body_parts(name) for name, _ in a.names}
    return any(parts in ours and not vague(parts) for parts in (body_parts(name) for name, _ in b.names))


def places(figure: Figure) -> bool:
    """Whether the figure is a place rather than a body."""
    return figure.type in ("GPE", "LOC", "NORP")


def short_of(short: Figure, full: Figure) -> bool:
    """Whether the short name can mean the full one: a surname, a first word, a newspaper's last word, initials."""
    if short.ministry and full.ministry:
        return not short.ministry[0] and bool(full.ministry[0]) and short.ministry[1:] == full.ministry[1:]
    if len(short.parts) >= len(full.parts) or short.land or full.land:
        return False
    if len(short.parts) > 1:
        return "PER" not in (short.type, full.type) and part_of(short.parts, full.parts)
    word = short.parts[0]
    if full.type == "PER":
        return (
            short.type == "PER" and not contrary(short, full) and part_score(word, full.parts[-1], person=True) >= 0.92
        )
    if (short.type == "PER" and not mistaken(short)) or word in countries():
        return False
    if word in full.initials or (word in full.parts and len(word) < 6 and short.names[0][0].isupper()):
        return True
    first = (
        word == full.parts[0]
        and not places(short)
        and not vague(short.parts)
        and full.type == "ORG"
        and firm(full.parts)
    )
    return first or (word == full.parts[-1] and media(full.parts))
