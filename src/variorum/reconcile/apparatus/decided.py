"""Differences that a person found to be one: their readings together, and counted anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.judged import BY_PERSON, MERGE, VARIANT, value
from variorum.judged.places import found_again, here, there
from variorum.reconcile.apparatus.build import counted
from variorum.reconcile.provenance import Provenance
from variorum.text import fold
from variorum.types import Anchor, Judgement, Reading, Variant


def merge_variants(
    variants: Sequence[Variant], judgements: Iterable[Judgement], provenance: Provenance
) -> tuple[Variant, ...]:
    """The variants with those put together that a person merged, each under the id of the one that was judged."""
    found = {variant.id: variant for variant in variants}
    for judgement in judgements:
        if not judgement.subject.startswith(VARIANT) or not judgement.verdict.startswith(MERGE):
            continue
        mine = found_again(judgement.subject.removeprefix(VARIANT), here(judgement), found)
        theirs = found_again(value(judgement.verdict), there(judgement), found)
        if mine and theirs and mine != theirs:
            found[mine] = merged(found[mine], found.pop(theirs), provenance)
    return tuple(found.values())


def merged(a: Variant, b: Variant, provenance: Provenance) -> Variant:
    """Both as one: the first's question and relation, the readings of both."""
    return replace(
        a,
        readings=together([*a.readings, *b.readings], provenance),
        score=max(a.score, b.score),
        reasons=tuple(dict.fromkeys((BY_PERSON, *a.reasons, *b.reasons))),
        within_family=a.within_family and b.within_family,
    )


def together(readings: Iterable[Reading], provenance: Provenance) -> tuple[Reading, ...]:
    """Readings of the same words as one, with what stands behind all of its places."""
    values: dict[str, str] = {}
    anchors: dict[str, list[Anchor]] = {}
    for reading in readings:
        key = " ".join(fold(reading.value).split())
        values.setdefault(key, reading.value)
        anchors.setdefault(key, []).extend(a for a in reading.anchors if a not in anchors.get(key, ()))
    return tuple(counted(values[key], tuple(held), provenance) for key, held in anchors.items())
