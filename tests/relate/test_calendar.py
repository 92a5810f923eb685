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


def test_an_hour_in_words_may_be_of_either_half_of_the_day() -> None:
    """A quarter past eleven is 11:15 or 23:15; a quarter past eleven in the morning is not 23:15, and neither is half past ten."""
    late = facets(time("23:15", "XXXX-XX-XXT23:15", "", ""))
    assert not clash(facets(time("a quarter past eleven", "XXXX-XX-XXT11:15", "", "")), late)
    assert clash(facets(time("a quarter past eleven in the morning", "XXXX-XX-XXT11:15", "", "")), late)
    assert clash(facets(time("half past ten", "XXXX-XX-XXT10:30", "", "")), late)
