"""A checked draft on a terminal, as JSON, as a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape

import pytest

from variorum.present.check import to_json, to_text
from variorum.present.html.check import to_page
from variorum.types import Check

DRAFT = (
    "Flood at Eldwick <b>now</b>\n\nAbout 460 homes were flooded. “It will go wherever the wind went,” Renn said.\n\n"
    "Farmers blocked the motorway with tractors."
)


@pytest.fixture(scope="module")
def found(checked: Callable[[str], Check]) -> Check:
    """A draft with three errors."""
    return checked(DRAFT)


def test_the_text_is_whole_and_numbered(found: Check) -> None:
    """The draft's words are all there; each thing to look at has its number and both wordings."""
    text = to_text(found).plain
    assert "‹About 460›[1]" in text
    assert "wherever the ‹wind› went" in text
    assert "wherever the ‹water› went" in text
    assert re.sub(r"‹|›(\[\d+\])*", "", text).startswith(DRAFT)
    assert text.splitlines()[-1].startswith("2 altered, 1 in none")


def test_json_has_every_finding(found: Check) -> None:
    """The keys are the fields; statuses are words."""
    data = json.loads(to_json(found))
    assert [f["status"] for f in data["findings"]] == [f.status for f in found.findings]
    assert data["draft"]["text"] == DRAFT


def test_the_page_loads_nothing_runs_nothing_and_escapes(found: Check) -> None:
    """One file under a strict policy; the draft's own angle brackets are words."""
    page = to_page(found)
    assert "default-src 'none'" in unescape(page)
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "&lt;b&gt;now&lt;/b&gt;" in page
    assert "<b>now" not in page


def test_every_note_leads_to_its_place(found: Check) -> None:
    """Links inside the page have targets."""
    page = to_page(found)
    idents = re.findall(r'\bid="([^"]+)"', page)
    assert len(idents) == len(set(idents))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(idents)
    assert {"d1", "n1"} <= set(idents)
