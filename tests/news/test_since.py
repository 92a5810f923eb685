"""Which reports are known: by a day, by a sigil, by a file name."""

from __future__ import annotations

import pytest

from variorum.errors import SinceError
from variorum.reconcile.news.since import known_reports
from variorum.types import Report, ReportId


def report(sigil: str, published: str | None, days: tuple[str, str] | None = None) -> Report:
    name = f"pile/{sigil.lower()}-report.txt"
    return Report(ReportId(sigil), sigil, name, None, None, None, None, None, "en", published, days, None, "Words.")


PILE = (
    report("A", "2031-05-01"),
    report("B", "2031-05-02T08:30"),
    report("C", None, ("2031-05-01", "2031-05-04")),
    report("D", "2031-05-03"),
    report("E", None),
)


@pytest.mark.parametrize(
    ("since", "known"),
    [
        ("2031-05-02", "AB"),
        ("2031-05-04", "ABCD"),
        ("2031-05", "ABCD"),
        ("2030-01-01", ""),
        ("B", "AB"),
        ("D", "ABD"),
        ("C", "ABCD"),
        ("E", "E"),
        ("b-report.txt", "AB"),
        ("b-report", "AB"),
        ("pile/b-report.txt", "AB"),
    ],
)
def test_known_is_what_certainly_appeared_by_then(since: str, known: str) -> None:
    """A report that may be later is later; a report without any day is known only when it is named."""
    assert known_reports(PILE, since) == {ReportId(sigil) for sigil in known}


@pytest.mark.parametrize("since", ["Q", "yesterday", "2031-5-2", ""])
def test_what_is_neither_date_nor_report_is_refused_with_what_there_is(since: str) -> None:
    """The message says what to write and which reports there are."""
    with pytest.raises(SinceError, match=r"YYYY-MM-DD.*A \(a-report.txt\), B"):
        known_reports(PILE, since)
