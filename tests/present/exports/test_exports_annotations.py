"""W3C Web Annotations."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from variorum.present.annotations import to_annotations
from variorum.present.identity import report_urn
from variorum.types import Story

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def items(story: Story) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_annotations(story))["first"]["items"]
    return found


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


@pytest.mark.parametrize("name", ["story", "hostile", "judged"])
def test_both_selectors_select_the_same(name: str, request: pytest.FixtureRequest) -> None:
    """In code points, in the text of the report that the source names, and with what stands around it."""
    story: Story = request.getfixturevalue(name)
    texts = {report_urn(report.id): report.text for report in story.reports}
    for item in items(story):
        for target in targets(item):
            position, quote = target["selector"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            text, start, end = texts[target["source"]["id"]], position["start"], position["end"]
            assert text[start:end] == quote["exact"] != ""
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)
            assert len(quote["suffix"]) == min(32, len(text) - end)


def test_everything_is_annotated_once(story: Story) -> None:
    """An annotation for each quotation, claim, credit and reading; every id is its own."""
    found = items(story)
    readings = sum(len(variant.readings) for variant in story.variants)
    assert len(found) == len(story.quotations) + len(story.claims) + len(story.credits) + readings == 14
    assert len({item["id"] for item in found}) == 14


def test_the_collection_is_one_of_the_model(judged: Story) -> None:
    """Required keys and types, IRIs as ids, motivations and purposes of the vocabulary, no key without a value."""
    collection = json.loads(to_annotations(judged))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert collection["total"] == len(collection["first"]["items"])
    assert URN.fullmatch(collection["id"])
    assert URN.fullmatch(collection["first"]["id"])
    for item in collection["first"]["items"]:
        assert set(item) - {"creator", "created"} == {"id", "type", "motivation", "body", "target"}
        assert item["type"] == "Annotation"
        assert URN.fullmatch(item["id"])
        assert item["motivation"] in MOTIVATIONS
        assert item["body"]
        for body in item["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in MOTIVATIONS
            assert body["value"]


def test_a_judgement_names_who_and_when(judged: Story) -> None:
    """What a person decided is that person's annotation, on every place of the difference."""
    found = [item for item in items(judged) if item["motivation"] == "assessing"]
    assert [(item["creator"]["name"], item["body"][0]["value"]) for item in found] == [
        ("Kim Aster", "holds Monday 3 March"),
        ("Lee Hart", "accepted"),
        ("Lee Hart", "note"),
        ("Lee Hart", "dismissed"),
    ]
    assert len(targets(found[0])) == 3
    assert found[0]["created"] == "2031-03-07T10:00:00+00:00"


def test_the_address_is_given_only_where_it_is_one_of_the_web(story: Story) -> None:
    """An address that would run a script is no address."""
    sources = [target["source"] for item in items(story) for target in targets(item)]
    assert {source.get("via") for source in sources} == {"https://a.example/bridge", "https://b.example/bridge", None}
