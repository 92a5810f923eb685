"""TEI P5."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from variorum.present.characters import allowed
from variorum.present.tei import block, element, to_tei, written
from variorum.types import Story

LIST = Path(__file__).parents[2] / "cases" / "present" / "tei.json"
ELEMENTS: dict[str, dict[str, Any]] = json.loads(LIST.read_text(encoding="utf-8"))["elements"]
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTERS = ("wit", "corresp", "from", "to", "active", "passive")


def parsed(story: Story) -> Any:  # noqa: ANN401 - lxml ships no types
    return etree.fromstring(to_tei(story).encode("utf-8"))


def plain(name: str) -> str:
    return name.replace(TEI, "").replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def required(names: list[str]) -> set[str]:
    return {name[:-1] for name in names if name.endswith("!")}


def optional(names: list[str]) -> set[str]:
    return {name.removesuffix("!") for name in names}


@pytest.mark.parametrize("name", ["story", "hostile", "judged"])
def test_elements_are_nested_as_the_guidelines_have_it(name: str, request: pytest.FixtureRequest) -> None:
    """Each has the attributes and children it must have, none that it may not, and text only where text may be."""
    for found in parsed(request.getfixturevalue(name)).iter():
        assert found.tag.startswith(TEI)
        known = ELEMENTS[plain(found.tag)]
        attributes, children = {plain(key) for key in found.attrib}, {plain(child.tag) for child in found}
        assert required(known["attributes"]) <= attributes <= optional(known["attributes"]), found.tag
        assert required(known["children"]) <= children <= optional(known["children"]), found.tag
        between = [found.text, *(child.tail for child in found)]
        assert known["text"] or not "".join(filter(None, between)).strip(), found.tag


@pytest.mark.parametrize("name", ["story", "hostile", "judged"])
def test_every_reference_leads_to_one_element(name: str, request: pytest.FixtureRequest) -> None:
    """Ids are names of XML and unique; witnesses are witnesses, places are spans, their ends are anchors."""
    root = parsed(request.getfixturevalue(name))
    ids = [part.get(ID) for part in root.iter() if part.get(ID)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", key) for key in ids)
    tags = {part.get(ID): plain(part.tag) for part in root.iter() if part.get(ID)}
    kinds = dict(zip(POINTERS, ("witness", "span", "anchor", "anchor", "witness", "witness"), strict=True))
    found = [
        (key, target)
        for part in root.iter()
        for key in POINTERS
        for target in part.get(key, "").split()
    ]  # fmt: skip
    assert found
    assert all(tags[target.removeprefix("#")] == kinds[key] for key, target in found)


def between(root: Any, start: str, end: str) -> str:  # noqa: ANN401 - lxml ships no types
    """The text of the paragraphs that stands between two anchors."""
    words: list[str] = []
    inside = False
    body = next(anchor for anchor in root.iter(f"{TEI}anchor") if anchor.get(ID) == start).iterancestors(f"{TEI}body")
    for paragraph in next(body):
        for part in paragraph.iter():
            inside = inside or part.get(ID) == start
            if part.get(ID) == end:
                return "".join(words)
            words.append((part.tail if part is not paragraph else part.text) or "" if inside else "")
        words.append("\n" if inside else "")
    raise AssertionError(f"{end} does not follow {start}")


def test_a_reading_stands_in_its_witness(story: Story) -> None:
    """What is between the two anchors of a place is what the reading says."""
    root = parsed(story)
    spans = {span.get(ID): (span.get("from")[1:], span.get("to")[1:]) for span in root.iter(f"{TEI}span")}
    readings = list(root.iter(f"{TEI}rdg"))
    assert len(readings) == 8
    for reading in readings:
        for place in reading.get("corresp").split():
            assert between(root, *spans[place[1:]]) == reading.text


def test_the_texts_are_whole(hostile: Story) -> None:
    """Every line that holds something is a paragraph, with U+FFFD for what XML cannot hold and nothing moved."""
    root = parsed(hostile)
    for report, text in zip(hostile.reports, root.find(f"{TEI}text/{TEI}group"), strict=True):
        assert len(allowed(report.text)) == len(report.text)
        paragraphs = ["".join(paragraph.itertext()) for paragraph in text.iter(f"{TEI}p")]
        assert paragraphs == [line for line in allowed(report.text).split("\n") if line.strip()]


def test_the_apparatus_has_every_reading_with_its_witnesses(story: Story) -> None:
    """Readings with the same words in several reports are one ``rdg`` with several witnesses."""
    entry = next(app for app in parsed(story).iter(f"{TEI}app") if app.get("n") == "v-day")
    assert (entry.get("type"), entry.get("subtype")) == ("date", "conflict")
    assert [group.get("n") for group in entry.iter(f"{TEI}rdgGrp")] == ["Tuesday 4 March", "Monday 3 March"]
    assert [(rdg.text, rdg.get("wit")) for rdg in entry.iter(f"{TEI}rdg")] == [("Tuesday", "#A #B"), ("Monday", "#C")]


@given(st.text(), st.text())
def test_any_text_comes_back_from_xml(text: str, value: str) -> None:
    """But for what XML forbids; in an attribute as well."""
    read = etree.fromstring(written(block("TEI", element("p", text, n=value))).encode("utf-8"))[0]
    assert (read.text or "", read.get("n")) == (allowed(text), allowed(value))


def test_lost_texts_are_witnesses_too(story: Story) -> None:
    """The family tree has a place for what nobody supplied."""
    root = parsed(story)
    assert [w.get(ID) for w in root.iter(f"{TEI}witness")] == ["A", "B", "C", "D", "lost.1"]
    relations = [(r.get("active"), r.get("passive")) for r in root.iter(f"{TEI}relation")]
    assert relations == [("#B", "#A"), ("#A", "#lost.1"), ("#D", "#lost.1")]


def test_what_people_decided_is_noted(judged: Story) -> None:
    """With the name; what was set aside is in a list of its own."""
    root = parsed(judged)
    notes = [note.text for note in root.iter(f"{TEI}note") if note.get("type") == "judgement"]
    assert "Kim Aster: holds Monday 3 March: the log says so" in notes
    lists = {listed.get("type"): [app.get("n") for app in listed] for listed in root.iter(f"{TEI}listApp")}
    assert lists == {"differences": ["v-agree", "v-day", "v-bolts"], "dismissed": ["v-resolve"]}
