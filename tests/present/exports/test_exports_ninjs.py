"""IPTC ninjs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from variorum.present.ninjs import to_ninjs
from variorum.read.records import read_json
from variorum.types import Story

SCHEMA = json.loads((Path(__file__).parents[2] / "cases" / "present" / "ninjs.json").read_text(encoding="utf-8"))


def items(story: Story) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in to_ninjs(story).items()}


@pytest.mark.parametrize("name", ["story", "hostile"])
def test_every_item_follows_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    """One file a report, each with the keys of the standard and no others."""
    story: Story = request.getfixturevalue(name)
    found = items(story)
    assert list(found) == [f"{report.sigil}.json" for report in story.reports]
    for item in found.values():
        jsonschema.validate(item, SCHEMA)


def test_the_body_is_the_text(hostile: Story) -> None:
    """Exactly, so that offsets still count in it."""
    bodies = [item["bodies"][0] for item in items(hostile).values()]
    assert [body["value"] for body in bodies] == [report.text for report in hostile.reports]
    assert [body["charcount"] for body in bodies] == [len(report.text) for report in hostile.reports]


def test_a_day_does_not_become_a_moment(story: Story) -> None:
    """Where the report gives no time and zone, no key that wants them is there."""
    item = items(story)["A.json"]
    assert item["descriptions"] == [{"role": "published", "contenttype": "text/plain", "value": "2031-03-04"}]
    assert not item.keys() & {"versioncreated", "firstcreated", "contentcreated"}


def test_a_copy_leads_to_what_it_was_made_from(story: Story) -> None:
    """The association has the name of the exemplar's own item."""
    found = items(story)
    assert [other["uri"] for other in found["B.json"]["associations"]] == [found["A.json"]["uri"]]
    assert "associations" not in found["D.json"]


def test_the_items_can_be_read_again(story: Story) -> None:
    """By Variorum: text, headline and publisher come back."""
    for name, report in zip(["A.json", "B.json", "D.json"], [story.reports[i] for i in (0, 1, 3)], strict=True):
        again = read_json(name, to_ninjs(story)[name])
        assert again.text.strip() == report.text.strip()
        assert (again.headline, again.publisher) == (report.headline, report.publisher)
