"""What people decided, laid over what the program found: at once, after every rerun, and with nothing lost.

``judged`` lays over a story what needs no new counting; the rest (who copied whom, who is who, who speaks, two differences
that are one) goes into the story as it is reconciled, see ``variorum.corrected`` and ``before_counting``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from variorum.contained import Contained
from variorum.judged.naming import with_ids
from variorum.judged.places import anchored, by_id, moved, places
from variorum.judged.standing import before_counting, moment, order, overruled, ruling, standing
from variorum.judged.verdicts import (
    DERIVATION,
    ENTITY,
    HOLD,
    MERGE,
    NOTE,
    PLAIN,
    QUOTATION,
    RELATIONS,
    SPEAKER,
    SPLIT,
    VARIANT,
    fits,
    judgement,
    sort,
    value,
)
from variorum.types import Judgement, Story, Variant, VariantRelation

__all__ = [
    "BY_PERSON", "DERIVATION", "ENTITY", "HOLD", "MERGE", "NOTE", "QUOTATION", "SPEAKER", "SPLIT", "VARIANT",
    "anchored", "before_counting", "by_id", "fits", "judged", "judgement", "moment", "moved", "order", "overruled", "places",
    "ruling", "sort", "standing", "value", "with_ids",
]  # fmt: skip
BY_PERSON = "decided by a person"


def judged(story: Story, judgements: Iterable[Judgement]) -> Story:
    """The program's story with what people decided on its differences; those dismissed are kept by themselves.

    Where that trips, the story is as the program made it, and a notice in it says so.
    """
    contained, said = Contained(), tuple(judgements)
    laid = contained.instead("Judgements on differences", lambda: laid_over(story, said), story)
    return replace(laid, notices=(*story.notices, *contained.notices))


def laid_over(story: Story, judgements: Iterable[Judgement]) -> Story:
    """The same, worked out."""
    found = by_id(story)
    stand = standing(moved(judgement, found) for judgement in standing(judgements))
    decided = verdicts(ruling(stand))
    kept = (variant for variant in story.variants if decided.get(variant.id) != "dismiss")
    return replace(
        story,
        variants=tuple(corrected(variant, decided.get(variant.id)) for variant in kept),
        dismissed=tuple(variant for variant in story.variants if decided.get(variant.id) == "dismiss"),
        judgements=stand,
    )


def verdicts(decided: Iterable[Judgement]) -> Mapping[str, str]:
    """The verdict on each variant, by its id."""
    about = (j for j in decided if j.subject.startswith(VARIANT) and j.verdict in PLAIN[VARIANT])
    return {j.subject.removeprefix(VARIANT): j.verdict for j in about}


def corrected(variant: Variant, verdict: str | None) -> Variant:
    """The variant as a person left it; its id stays, so that a judgement can be withdrawn."""
    if verdict is None:
        return variant
    relation = cast(VariantRelation, verdict) if verdict in RELATIONS else variant.relation
    return replace(variant, relation=relation, reasons=(BY_PERSON, *variant.reasons))
