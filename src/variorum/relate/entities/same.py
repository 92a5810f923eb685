"""Whether two figures, or a figure and an entity under construction, are one; every yes has its reason."""

from __future__ import annotations

from variorum.annotate.mentions.lexicon import countries
from variorum.relate.entities.figures import Figure, media, vague
from variorum.relate.names import compare_names, part_score
from variorum.text import fold

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
        return "same name" if len(a.parts) > 1 and a.parts == b.parts else None
    return same_body(a, b)


def same_ministry(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Same field, and the same country where both say which."""
    return a[1:] == b[1:] and (a[0] == b[0] or not a[0] or not b[0])


def same_person(a: Figure, b: Figure) -> str | None:
    """Two full names of people: alike, surname by surname, and no gender against it."""
    if min(len(a.parts), len(b.parts)) < 2 or contrary(a, b):
        return None
    match = compare_names(" ".join(a.parts), " ".join(b.parts), "PER")
    if match.score >= SURE and crossed(a.parts, b.parts):
        return "; ".join(match.reasons)
    return None


def contrary(a: Figure, b: Figure) -> bool:
    """Whether the pronouns of the two tell different genders."""
    return {a.gender, b.gender} == {"m", "f"}


def crossed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The surnames are one, in whichever place; two shared given names are not enough."""
    return part_score(a[-1], b[-1], person=True) >= 0.72 or part_score(a[0], b[-1], person=True) >= 0.9 or part_score(a[-1], b[0], person=True) >= 0.9


def same_body(a: Figure, b: Figure) -> str | None:
    """Two bodies or places: the same words, the same sound, or one the other's initials."""
    if any(fold(x) == fold(y) for x, _ in a.names for y, _ in b.names) and not (vague(a.parts) and a.parts != b.parts):
        return "same name"
    if places(a) != places(b) or vague(a.parts) or vague(b.parts):
        return None
    match = compare_names(" ".join(a.parts), " ".join(b.parts), "ORG")
    return "; ".join(match.reasons) if match.score >= (0.9 if min(len(a.parts), len(b.parts)) == 1 else SURE) else None


def places(figure: Figure) -> bool:
    """Whether the figure is a place rather than a body."""
    return figure.type in ("GPE", "LOC", "NORP")


def short_of(short: Figure, full: Figure) -> bool:
    """Whether the short name can mean the full one: a surname, a first word, a newspaper's last word, initials."""
    if len(short.parts) != 1 or len(full.parts) < 2 or short.land or full.land:
        return False
    word = short.parts[0]
    if full.type == "PER":
        return short.type == "PER" and not contrary(short, full) and part_score(word, full.parts[-1], person=True) >= 0.92
    if short.type == "PER" or word in countries():
        return False
    if word == "".join(part[0] for part in full.parts) or word in full.parts and len(word) < 6 and short.names[0][0].isupper():
        return True
    first = word == full.parts[0] and short.type != "GPE" and full.type == "ORG"
    return first or word == full.parts[-1] and media(full.parts)
