"""Word-level alignment of two stretches: which words stayed, which were cut, put in or put in another's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from rapidfuzz.distance import Indel

from variorum.relate.view import Word

Change = Literal["equal", "replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words ``a[a1:a2]`` became ``b[b1:b2]``."""

    change: Change
    a1: int
    a2: int
    b1: int
    b2: int


def edits(a: Sequence[str], b: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that turn one sequence of word keys into another, neighbouring cuts and insertions made one."""
    out: list[Edit] = []
    for code in Indel.opcodes(a, b):
        step = Edit(cast("Change", code.tag), code.src_start, code.src_end, code.dest_start, code.dest_end)
        if out and step.change != "equal" != out[-1].change:
            last = out.pop()
            step = Edit("replace", last.a1, step.a2, last.b1, step.b2)
        out.append(step)
    return tuple(named(step) for step in out)


def named(edit: Edit) -> Edit:
    """A replacement with an empty side is a cut or an insertion."""
    if edit.change != "replace" or (edit.a1 < edit.a2 and edit.b1 < edit.b2):
        return edit
    return Edit("delete" if edit.a1 < edit.a2 else "insert", edit.a1, edit.a2, edit.b1, edit.b2)


def kept(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words of ``b`` stand in ``a`` in the same order."""
    return (len(a) + len(b) - int(Indel.distance(a, b))) // 2


def keys(words: Sequence[Word]) -> list[str]:
    """The words' keys."""
    return [word.key for word in words]
