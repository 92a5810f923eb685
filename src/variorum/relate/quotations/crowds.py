"""What many unrelated reports quote is linked with its first printing, or the links would grow with the square."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.relate.circles import families
from variorum.relate.quotations.pairing import Pair
from variorum.relate.quotations.utterances import Piece
from variorum.relate.view import Prepared
from variorum.relate.wording import keys

MANY = 12  # reports; an utterance that more of them print is linked with its first printing only
Place = tuple[int, int, int]


def uncrowded(found: Sequence[Piece], views: Sequence[Prepared]) -> tuple[list[Piece], list[Pair]]:
    """The pieces to compare, and the matches that need no comparing: the same words, printed by very many.

    Of more than ``MANY`` pieces in the same words the earliest stand for all; each of the others is matched with the
    first of them.
    """
    alike: dict[tuple[str | None, ...], list[Piece]] = {}
    for piece in found:
        alike.setdefault((piece.name, str(piece.marked), *keys(piece.words)), []).append(piece)
    repeats: list[Pair] = []
    spared: set[Place] = set()
    for some in alike.values():
        if len(some) > MANY and len(some[0].words) >= MANY and some[0].marked:
            ordered = sorted(some, key=lambda piece: printing(piece, views))
            repeats += [(ordered[0], piece) for piece in ordered[MANY:] if piece.report != ordered[0].report]
            spared |= {place(piece) for piece in ordered[MANY:]}
    return [piece for piece in found if place(piece) not in spared], repeats


def thinned(pairs: Sequence[Pair], views: Sequence[Prepared]) -> list[Pair]:
    """The matches, where more than ``MANY`` pieces hang together only those with the first printing of each."""
    family = families((place(a), place(b)) for a, b in pairs)
    size: dict[Place, int] = {}
    for root in family.values():
        size[root] = size.get(root, 0) + 1
    first = firsts(((a, b) for a, b in pairs if size[family[place(a)]] > MANY), views)
    return [
        (a, b)
        for a, b in pairs
        if size[family[place(a)]] <= MANY or place(a) == first[place(b)] or place(b) == first[place(a)]
    ]


def firsts(pairs: Iterable[Pair], views: Sequence[Prepared]) -> dict[Place, Place]:
    """For each piece the first printing it is matched with, or itself."""
    partners: dict[Place, list[Place]] = {}
    order: dict[Place, tuple[str, int, int]] = {}
    for a, b in pairs:
        for one, other in ((a, b), (b, a)):
            partners.setdefault(place(one), []).append(place(other))
            order[place(one)] = printing(one, views)
    found: dict[Place, Place] = {}
    for at in sorted(order, key=order.__getitem__):
        if at not in found:
            found[at] = at
            found |= {other: at for other in partners[at] if other not in found}
    return found


def place(piece: Piece) -> Place:
    """What no other piece has."""
    return piece.report, piece.start, piece.end


def printing(piece: Piece, views: Sequence[Prepared]) -> tuple[str, int, int]:
    """Earlier printings first; undated ones last, in the order of the pile."""
    return views[piece.report].report.published or "9999", piece.report, piece.start
