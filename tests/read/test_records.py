"""JSON lines and IPTC ninjs items to reports."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from variorum.errors import ReadError
from variorum.read import Source, gather, parse
from variorum.types import Report

TEXT = "The bridge over the Ree was closed on Monday after a crack was found in one of its piers, the county said."
HTML = f"<body><p>CORLEY (TNA) -- {TEXT}</p><p>Nobody was <b>hurt</b>.<br>It will stay shut.</p><script>x()</script></body>"
NINJS_1 = {
    "uri": "http://tna.example/items/9",
    "type": "text",
    "versioncreated": "2025-03-03T21:05:00Z",
    "byline": "Marit Olden",
    "located": "Corley",
    "language": "en",
    "headline_main": "Bridge at Corley closed",
    "body_text": TEXT,
    "body_xhtml": HTML,
    "infosource": [{"name": "Tallis News Agency"}],
}
NINJS_2 = {
    "uri": "urn:tna:9",
    "type": "text",
    "firstcreated": "2025-03-03T20:00:00Z",
    "versioncreated": "2025-03-04T09:10:00Z",
    "by": "Marit Olden",
    "headlines": [{"role": "short", "value": "Shut"}, {"role": "main", "value": "Bridge at Corley closed"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": TEXT},
        {"role": "xhtml", "contenttype": "text/html", "value": HTML},
    ],
    "infosources": [{"name": "Tallis News Agency", "role": "publisher"}],
}
NINJS_3 = {
    "uri": "urn:tna:9",
    "firstCreated": "2025-03-03T20:00:00Z",
    "by": "Marit Olden",
    "headlines": [{"role": "main", "value": "Bridge at Corley closed"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}],
    "copyrightHolder": "Tallis News Agency",
}


def read(value: object) -> Report:
    """The report in a JSON value."""
    return parse(Source("a.jsonl:1", "json", json.dumps(value).encode()))[0]


def refusal(value: object) -> str:
    """Why a JSON value is no report."""
    with pytest.raises(ReadError) as caught:
        read(value)
    return caught.value.reason


def test_only_text_is_needed() -> None:
    """Every other field may be missing, null or unknown."""
    report = read({"text": TEXT, "byline": None, "colour": {"a": [1]}})
    assert (report.text, report.byline, report.published, report.sigil) == (TEXT, None, None, "")


def test_fields_are_the_reports() -> None:
    """Fields as in the Report type are taken over; dates are cut to the day."""
    fields = {
        "publisher": "The Corley Argus",
        "url": "https://argus.example/a",
        "headline": "Bridge at Corley closed",
        "byline": "Marit Olden",
        "dateline": "CORLEY",
    }
    report = read({"text": TEXT, "published": "2025-03-03T21:05:00Z", "modified": "4 March 2025", **fields})
    assert {field: getattr(report, field) for field in fields} == fields
    assert (report.published, report.modified) == ("2025-03-03", "2025-03-04")


def test_the_masthead_fills_what_fields_do_not() -> None:
    """A line with a text alone is read like a text file."""
    assert read({"text": f"Bridge closed\nThe Corley Argus, 3 March 2025\n\n{TEXT}"}).publisher == "The Corley Argus"


def test_a_report_comes_back_as_it_was() -> None:
    """A report written out by its fields and read again is the same report."""
    report = read(
        {"name": "a.txt", "text": TEXT, "published_range": ["2025-03-01", "2025-03-03"], "headline": "Bridge"}
    )
    again = read({field: getattr(report, field) for field in Report.__slots__})
    assert again == report


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"text": 5}, "wrong type"),
        ({"text": TEXT, "byline": ["a"]}, "wrong type"),
        ({"text": TEXT, "published": 20250303}, "wrong type"),
        ({"text": TEXT, "published": "soon"}, '"published" is no date'),
        ({"text": TEXT, "published_range": ["2025-03-03", "2025-03-01"]}, "no range"),
        ({"text": " \n"}, "white space"),
        ({"headline": "x"}, 'has no "text"'),
        ({}, 'has no "text"'),
        (5, "no report"),
        (None, "no report"),
        ({"variorum": "0.1.0", "reports": []}, "a story that Variorum wrote"),
    ],
)
def test_what_is_no_report_says_why(value: object, reason: str) -> None:
    """Wrong types and missing texts are named."""
    assert reason in refusal(value)


def test_a_bad_line_loses_no_other(tmp_path: Path) -> None:
    """Each line stands for itself, and an error names its line."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"text": TEXT}) + "\n\n{broken\n" + json.dumps({"text": f"{TEXT} Again."}) + "\r\n", "utf-8"
    )
    found, errors = gather([str(path)])
    assert [source.name for source in found] == [f"{path}:1", f"{path}:3", f"{path}:4"]
    assert not errors
    assert len(parse(found[0]) + parse(found[2])) == 2
    with pytest.raises(ReadError, match=r"a\.jsonl:3: this is no valid JSON"):
        parse(found[1])


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3])
def test_ninjs_of_every_version(item: dict[str, object]) -> None:
    """Headline, byline, agency and first day come out of 1.x, 2.x and 3.x alike."""
    report = read(item)
    assert report.text.startswith("Bridge at Corley closed\n")
    assert TEXT in report.text
    assert report.headline == "Bridge at Corley closed"
    assert report.byline == "Marit Olden"
    assert report.publisher == "Tallis News Agency"
    assert report.published == "2025-03-03"


@pytest.mark.parametrize("item", [NINJS_1, NINJS_2])
def test_ninjs_html_keeps_its_paragraphs(item: dict[str, object]) -> None:
    """Of two bodies the one with paragraphs is taken; inline markup leaves no gaps, scripts leave nothing."""
    assert read(item).text.split("\n")[1:] == [f"CORLEY (TNA) -- {TEXT}", "Nobody was hurt.", "It will stay shut."]


def test_ninjs_without_text_or_withdrawn() -> None:
    """A picture has no text, and a killed item is not read."""
    assert "holds no text (type picture)" in refusal(
        {"uri": "a", "type": "picture", "headline_main": "x", "versioncreated": "2025-03-03"}
    )
    assert "canceled" in refusal({**NINJS_1, "pubstatus": "canceled"})


def test_ninjs_list_is_one_source_an_item(tmp_path: Path) -> None:
    """A list, or an answer with items, gives every item; a bad one loses no other."""
    for name, value in (("list.json", [NINJS_1, 5, NINJS_3]), ("answer.json", {"items": [NINJS_1, 5, NINJS_3]})):
        (tmp_path / name).write_text(json.dumps(value))
        found, errors = gather([str(tmp_path / name)])
        assert [source.name.rpartition(":")[2] for source in found] == ["1", "2", "3"]
        assert not errors
        assert parse(found[2])[0].headline == "Bridge at Corley closed"


def test_deeply_nested_json_is_an_error() -> None:
    """Brackets without end are refused, not followed."""
    with pytest.raises(ReadError, match="nested too deeply"):
        parse(Source("a.json", "json", b"[" * 100_000))


def test_halves_of_surrogate_pairs_are_shown_as_such(tmp_path: Path) -> None:
    """JSON can spell half a character, which no file can hold: the report is read, with a mark in its place."""
    for name, written in (
        ("one.json", '{"text": "The mill \\ud83d burned.", "publisher": "\\udc00"}'),
        ("lines.jsonl", '{"text": "The mill \\ud83d burned.", "publisher": "\\udc00"}\n'),
        ("list.json", '[{"text": "The mill \\ud83d burned.", "publisher": "\\udc00"}]'),
    ):
        path = tmp_path / name
        path.write_text(written)
        (source,), errors = gather([str(path)])
        assert errors == []
        (report,) = parse(source)
        assert (report.text, report.publisher) == ("The mill � burned.", "�")
        assert msgspec.json.encode(report)
