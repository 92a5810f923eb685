"""When two times cannot be one."""

from __future__ import annotations

from variorum.relate.claims.calendar import clash, facets
from variorum.types import ReportId, TimeExpression


def time(exact: str, value: str, begin: str, until: str) -> TimeExpression:
    return TimeExpression(ReportId("r"), 0, len(exact), exact, "DATE", value, None, begin, until)


SUNDAY = facets(time("Sunday", "XXXX-WXX-7", "2031-06-01", "2031-06-08"))  # of a report from one of eight days


def test_a_weekday_of_an_undated_report_is_no_other_weekday_of_those_days() -> None:
    """The Sunday is the 1st or the 8th, and so not Monday the 2nd, though that lies between them."""
    assert clash(SUNDAY, facets(time("Monday", "2031-06-02", "2031-06-02", "2031-06-02")))


def test_a_weekday_of_an_undated_report_may_be_one_of_those_days() -> None:
    """It is no conflict that somebody else gives the very Sunday."""
    assert not clash(SUNDAY, facets(time("Sunday", "2031-06-08", "2031-06-08", "2031-06-08")))


def test_a_weekday_fits_the_beginning_of_its_week() -> None:
    """Monday is a day of the beginning of a week."""
    start = facets(
        TimeExpression(ReportId("r"), 0, 9, "the start", "DATE", "2031-W23", "START", "2031-06-02", "2031-06-08")
    )
    assert not clash(start, facets(time("Monday", "2031-06-02", "2031-06-02", "2031-06-02")))
