"""FollowTheMoney entities."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from variorum.present.ftm import to_ftm
from variorum.types import Story

LIST = Path(__file__).parents[2] / "cases" / "present" / "ftm.json"
SCHEMATA: dict[str, dict[str, str | list[str]]] = json.loads(LIST.read_text(encoding="utf-8"))["schemata"]


def entities(story: Story) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_ftm(story).splitlines()]


@pytest.mark.parametrize("name", ["story", "hostile"])
def test_every_entity_follows_the_list(name: str, request: pytest.FixtureRequest) -> None:
    """Known properties, none of those required missing, dates and addresses as the model has them."""
    for entity in entities(request.getfixturevalue(name)):
        known = SCHEMATA[entity["schema"]]
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", entity["id"])
        assert {key[:-1] for key in known if key.endswith("!")} <= set(entity["properties"])
        for key, values in entity["properties"].items():
            kind = known.get(key) or known[f"{key}!"]
            assert values
            assert len(set(values)) == len(values)
            assert all(isinstance(value, str) and value for value in values)
            if kind == "date":
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?", value) for value in values)
            if kind == "url":
                assert all(value.startswith(("https://", "http://")) for value in values)


@pytest.mark.parametrize("name", ["story", "hostile"])
def test_every_reference_leads_to_an_entity_of_the_right_kind(name: str, request: pytest.FixtureRequest) -> None:
    """Nothing points outside the file, and every id is there once."""
    found = entities(request.getfixturevalue(name))
    schemata = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemata) == len(found)
    for entity in found:
        for key, kind in SCHEMATA[entity["schema"]].items():
            if isinstance(kind, list):
                references = entity["properties"].get(key.removesuffix("!"), [])
                assert {schemata[reference] for reference in references} <= set(kind)


def test_the_story_is_all_there(story: Story) -> None:
    """Reports, people, places, what happened, what was said, and who copied whom."""
    assert Counter(entity["schema"] for entity in entities(story)) == {
        "Article": 4, "Person": 2, "Mention": 3, "Address": 1, "Documentation": 2, "Event": 3, "Note": 4, "UnknownLink": 1,
    }  # fmt: skip


def test_no_control_character_is_left(hostile: Story) -> None:
    """Names and texts hold only what the model's users can show."""
    for entity in entities(hostile):
        values = "".join(value for values in entity["properties"].values() for value in values)
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", values)


def test_the_library_itself_takes_every_entity(story: Story) -> None:
    """Loaded and cleaned by FollowTheMoney, every entity is valid and keeps every property."""
    pytest.importorskip("followthemoney", reason="the library is not among the locked dependencies")
    model = import_module("followthemoney").model
    for entity in entities(story):
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert {key: len(values) for key, values in proxy.to_dict()["properties"].items()} == {
            key: len(values) for key, values in entity["properties"].items()
        }
