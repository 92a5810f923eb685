"""What holds for any bytes whatever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.errors import ReadError
from variorum.read import Kind, Source, parse
from variorum.types import Report

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-gate" / "reports"
SCRAPS = st.sampled_from(
    ["\n", "\n\n", " | ", "By ", "(", ")", "—", "3 March 2025", "THE ", "<p>", "</p>", "<", "{", "[", '"', "# ", "**", "\u2028", "\ufeff", "\x00",
     "date 2025-03-03 ", "---\n", "Published: ", "CORLEY (TNA) - ", "The bridge was closed on Monday, they said. "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SCRAPS, st.text(max_size=20)), max_size=30).map("".join)


def attempt(kind: Kind, data: bytes) -> Report | ReadError:
    """The report, or the ReadError that says why there is none."""
    try:
        return parse(Source("a.txt", kind, data))[0]
    except ReadError as error:
        return error


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=100)
@given(
    kind=st.sampled_from(["plain", "markdown", "html", "json"]),
    data=st.one_of(TEXTS.map(str.encode), st.binary(max_size=200)),
)
def test_any_bytes_give_a_report_or_a_read_error(kind: Kind, data: bytes) -> None:
    """Nothing but ReadError is ever raised, in one line; and a report always has a text that holds something."""
    found = attempt(kind, data)
    if isinstance(found, ReadError):
        assert "\n" not in str(found)
        assert found.reason
        assert found.advice
    else:
        assert found.text.strip()


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_record_reads_like_the_text_itself(text: str) -> None:
    """The same text as a file and as a JSON line gives the same words and the same masthead."""
    plain = attempt("plain", text.encode("utf-8"))
    record = attempt("json", json.dumps({"text": text}).encode())
    if isinstance(plain, Report) and isinstance(record, Report):
        assert (plain.headline, plain.byline, plain.published) == (record.headline, record.byline, record.published)


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    """Reading is pure: the same bytes give an equal report."""
    source = Source(path.name, "plain", path.read_bytes())
    assert parse(source) == parse(source)
