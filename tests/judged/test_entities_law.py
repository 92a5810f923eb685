"""Laws of merging and splitting, over whatever people may do to the example story."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.conftest import Pile
from variorum.judged.places import named_places
from variorum.relate.entities import relate_entities
from variorum.relate.entities.decided import decide_entities
from variorum.types import Entity, Judgement

Found = tuple[Entity, ...]


@pytest.fixture(scope="module")
def found(example: Pile) -> Found:
    """The program's entities."""
    return relate_entities(*example)


def some(draw: random.Random, entities: Found, minute: int) -> Judgement:
    """A merge of any two, or any spelling split off."""
    one, other = draw.sample(entities, 2)
    at = f"2031-03-04T10:{minute:02}:00+00:00"
    if draw.random() < 0.5:
        where = (*named_places(one), *(f"+{place}" for place in named_places(other)))
        return Judgement(f"entity:{one.id}", f"merge:{other.id}", "Ada Roe", at, "", False, where)
    spelling = draw.choice(one.names)
    return Judgement(f"entity:{one.id}", f"split:{spelling}", "Ada Roe", at, "", False, named_places(one, spelling))


def spoken(entities: Found) -> Counter[tuple[str, int, int]]:
    """Every mention, counted."""
    return Counter((m.report, m.start, m.end) for entity in entities for m in entity.mentions)


def test_nothing_decided_nothing_changes(example: Pile, found: Found) -> None:
    """The entities are made anew from the same figures, and are the same."""
    assert decide_entities(*example, found, ()) == found


@pytest.mark.parametrize("seed", range(25))
def test_no_mention_is_lost_and_every_id_is_one(example: Pile, found: Found, seed: int) -> None:
    """Each mention stays with one entity, each entity has a name that some report gives, and the outcome is the same again."""
    draw, judgements, now = random.Random(seed), [], found
    for minute in range(6):
        judgements.append(some(draw, now, minute))
        now = decide_entities(*example, found, judgements)
        assert spoken(now) == spoken(found)
        assert len({entity.id for entity in now}) == len(now)
        assert all(entity.name and entity.names and entity.mentions for entity in now)
    assert decide_entities(*example, found, judgements) == now


@pytest.mark.parametrize("seed", range(12))
def test_two_merged_and_split_again_have_their_mentions_back(example: Pile, found: Found, seed: int) -> None:
    """Where the two have no spelling in common: splitting off all of one's spellings and merging these undoes the merge."""
    draw = random.Random(seed)
    one, other = draw.sample([entity for entity in found if len(entity.names) == 1], 2)
    if {name.casefold() for name in one.names} & {name.casefold() for name in other.names}:
        pytest.skip("namesakes")
    where = (*named_places(one), *(f"+{place}" for place in named_places(other)))
    merge = Judgement(f"entity:{one.id}", f"merge:{other.id}", "Ada Roe", "2031-03-04T10:00:00Z", "", False, where)
    split = Judgement(
        "entity:whatever", f"split:{other.names[0]}", "Ben Lund", "2031-03-04T10:01:00Z", "", False, named_places(other)
    )
    after = decide_entities(*example, found, [merge])
    assert len(after) == len(found) - 1
    back = decide_entities(*example, found, [merge, split])
    assert {entity.mentions for entity in back} == {entity.mentions for entity in found}
