"""story.json: what is written is read back, and what does not follow the contract is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

from variorum.errors import ContractError
from variorum.present.json import from_json, to_json
from variorum.present.schema import schema
from variorum.types import Story

GOLDEN = Path(__file__).parents[1] / "cases" / "present" / "story.json"


def test_written_and_read_back_is_the_same_story(story: Story) -> None:
    """Nothing is lost on the way, hostile characters included."""
    assert from_json(to_json(story)) == story


def test_the_bytes_are_those_on_record(story: Story) -> None:
    """The contract's keys, their order and the layout do not change by accident."""
    assert to_json(story) == GOLDEN.read_text(encoding="utf-8")


def test_keys_follow_the_types(story: Story) -> None:
    """story.json has the fields of Story in their order."""
    assert list(json.loads(to_json(story))) == [field.name for field in fields(Story)]


def test_ends_with_one_newline(story: Story) -> None:
    """A file that tools can append to and compare."""
    assert to_json(story).endswith("}\n")


def test_output_follows_the_schema(story: Story) -> None:
    """The published JSON Schema accepts what is written, and is a valid schema of its draft."""
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(to_json(story)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("variants"),
        lambda data: data["reports"][0].update(text=None),
        lambda data: data["variants"][0].update(kind="gossip"),
        lambda data: data["brief"][0]["independent"].pop("min"),
    ],
)
def test_schema_refuses_what_the_contract_does_not_allow(
    story: Story, spoil: Callable[[dict[str, list[dict[str, dict[str, object]]]]], object]
) -> None:
    """The schema and the reader both turn down a missing key, a wrong type, an unknown kind."""
    data = json.loads(to_json(story))
    spoil(data)
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data))
    with pytest.raises(ContractError, match=r"at `\$"):
        from_json(json.dumps(data))


def test_unknown_keys_are_passed_over(story: Story) -> None:
    """Keys may be added by later versions."""
    data = json.loads(to_json(story)) | {"later": 1}
    data["reports"][0]["later"] = {"x": []}
    assert from_json(json.dumps(data)) == story


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("exact", "other words", r"other words at 84…147 - at `\$\.brief\[0\]\.anchor\.exact`"),
        ("end", 99_999, r"no such stretch: 84…99999 .* - at `\$\.brief\[0\]\.anchor\.start`"),
        ("start", -3, r"no such stretch"),
        ("report", "nobody", r"no report has the id 'nobody' - at `\$\.brief\[0\]\.anchor\.report`"),
    ],
)
def test_an_anchor_that_does_not_fit_is_named(story: Story, key: str, value: object, message: str) -> None:
    """text[start:end] == exact is checked at the door, with the path of what breaks it."""
    data = json.loads(to_json(story))
    data["brief"][0]["anchor"][key] = value
    with pytest.raises(ContractError, match=message):
        from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[]", "{", "\ufeff{}", b"\xff\xfe{}"])
def test_what_is_no_story_is_turned_down(text: str | bytes) -> None:
    """Never another error than ContractError."""
    with pytest.raises(ContractError):
        from_json(text)
