"""The timeline on small piles of our own: which dates are events, how they merge, what settles an open day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotate import date_reports
from variorum.reconcile.timeline import build_timeline
from variorum.types import Annotations, Event, Relations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
Read = Callable[..., Pile]
NOTHING = Relations((), (), (), ())
HEAD = "Lock gate fails at Harwick\nHarwick Courier, 12 March 2031\n\n"


def timeline(pile: Read, **texts: str) -> tuple[Event, ...]:
    reports, annotations = date_reports(*pile(**texts))
    return build_timeline(reports, annotations, NOTHING)


def days(events: tuple[Event, ...]) -> list[tuple[str, str | None, str, bool]]:
    return [(e.begin, e.end, e.precision, e.planned) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lock was built in 1911.", [("1911", None, "year", False)]),
        ("The gate was repaired in March 2030.", [("2030-03", None, "month", False)]),
        ("The gate failed on Monday.", [("2031-03-10", None, "day", False)]),
        ("The trust will rebuild the lock in 2033.", [("2033", None, "year", True)]),
        ("The count is due on 7 June.", [("2031-06-07", None, "day", True)]),
        ("The team spent Sunday and Monday on the wall.", [("2031-03-09", "2031-03-10", "range", False)]),
        ("Una Fell, chair since 2029, resigned.", [("2029-01-01", "2031-03-12", "range", False)]),
        ("The pump did not start until 23:58 on Sunday.", [("2031-03-09", None, "day", False)]),
        ("The inquest opened a fortnight ago.", [("2031-02-26", None, "day", False)]),
    ],
)
def test_a_dated_clause_is_an_event(pile: Read, text: str, expected: list[tuple[str, str | None, str, bool]]) -> None:
    """The clause's days, cut to the precision that is known, past and planned told apart."""
    assert days(timeline(pile, A=HEAD + text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If it rains on Friday, the fair will move indoors.",
        "The spring fair drew thousands.",
        "The survey took six weeks.",
        "“We are doing what we can today,” Una Fell said.",
        "The trust advised owners to move their boats by Friday.",
        "Did the gate fail on Monday?",
        "The trust had no plans on Monday to close the lock.",
        "“It was a mess,” Una Fell said on Monday.",
        "“On Monday I would do the same,” Una Fell said.",
        "October came.",
        "Every second Friday the boats raced.",
        "The Courier reported last night:",
        "The baths are being kept open from 6am to 10pm.",
        "Una Fell was speaking on tonight's show.",
    ],
)
def test_what_is_no_event(pile: Read, text: str) -> None:
    """Conditions, names, durations, loose words for now, advice, questions, denials, speaking, what is only thought of or spoken
    of; nor is the publication date.
    """
    assert timeline(pile, A=HEAD + text) == ()


def test_reports_that_say_the_same_share_an_event(pile: Read) -> None:
    """Two reports on one day in like words are one event with two anchors."""
    events = timeline(
        pile,
        A=HEAD + "The lock gate at Harwick gave way on Monday.",
        B=HEAD + "On Monday the gate of the Harwick lock gave way.",
    )
    assert [len(event.anchors) for event in events] == [2]


def test_different_events_of_one_day_stay_apart(pile: Read) -> None:
    """Like days do not make unlike clauses one event."""
    events = timeline(pile, A=HEAD + "The lock gate gave way on Monday.\n\nThe treasurer resigned on Monday.")
    assert [event.begin for event in events] == ["2031-03-10", "2031-03-10"]


def test_different_clock_times_are_different_events(pile: Read) -> None:
    """The same thing at 10:15 and at 10:40 happened twice, or is told twice."""
    events = timeline(
        pile,
        A=HEAD + "The alarm rang at 10:15 on Monday.",
        B=HEAD + "The alarm rang at 10:40 on Monday.",
    )
    assert len(events) == 2


def test_an_open_weekday_is_settled_by_the_others(pile: Read) -> None:
    """An undated report's Sunday is the Sunday on which the dated report has the same event."""
    events = timeline(
        pile,
        A=HEAD + "The lock gate at Harwick gave way on Sunday.",
        B="Gate gives way\n\nThe lock gate at Harwick gave way on Sunday. It was built in 1911.",
    )
    assert [(e.begin, len(e.anchors)) for e in events] == [("1911", 1), ("2031-03-09", 2)]


def test_a_relative_clause_gets_its_subject_back(pile: Read) -> None:
    """The text of an event can be read without the sentence around it."""
    events = timeline(pile, A=HEAD + "The lock, which opened in 1911, has eleven gates.")
    assert [event.text for event in events] == ["The lock opened in 1911"]


def test_a_compared_or_refused_day_is_no_day_of_the_event(pile: Read) -> None:
    """ "a day earlier than planned", "not from two o'clock": only the day that holds is kept."""
    events = timeline(pile, A=HEAD + "The gate was lifted on Tuesday, a day earlier than planned.")
    assert [event.begin for event in events] == ["2031-03-11"]


def test_a_bare_month_far_ahead_was_last_year(pile: Read) -> None:
    """Said in March, "a story that began in November" is four months old, whatever the tense around it."""
    events = timeline(pile, A=HEAD + "This may be the end of a quarrel that began in November.")
    assert [event.begin for event in events] == ["2030-11"]


def test_laws(example: Pile) -> None:
    """Anchors are the text at their offsets, events are in order, every event has a witness, a rerun changes nothing."""
    reports, annotations = date_reports(*example)
    texts = {report.id: report.text for report in reports}
    events = build_timeline(reports, annotations, NOTHING)
    assert events
    assert all(texts[a.report][a.start : a.end] == a.exact for e in events for a in e.anchors)
    assert all(event.anchors for event in events)
    assert [e.begin for e in events] == sorted(e.begin for e in events)
    assert events == build_timeline(reports, annotations, NOTHING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Divers, who arrived on Friday, will stay for a week.", ("2031-03-07", False)),
        ("The crane has stood there since Monday.", ("2031-03-10", False)),
        ("Ten ministers agreed on Wednesday to send a crane.", ("2031-03-12", False)),
        ("Owners were told not to drink or wash in the water until at least Friday.", ("2031-03-14", True)),
    ],
)
def test_the_tense_tells_before_from_ahead(pile: Read, text: str, expected: tuple[str, bool]) -> None:
    """What somebody did on a weekday was done before the report; "until at least Friday" is still to come."""
    assert (text, expected) in [(text, (e.begin, e.planned)) for e in timeline(pile, A=HEAD + text)]


def test_a_clause_keeps_the_noun_it_belongs_to_and_its_not(pile: Read) -> None:
    """ "that it ordered last week" is no event to read; "wash in it" is not what people were told."""
    dated = timeline(pile, A=HEAD + "The trust praised the survey that it ordered last week.")
    assert [e.text for e in dated] == ["the survey that it ordered last week"]
    told = timeline(pile, A=HEAD + "Owners were told not to drink, cook with or wash in the water until Friday.")
    assert all(" not to " in e.text for e in told)


LATER = "Gate failed in the night, log shows\nHarwick Echo, 14 March 2031\n\n"


def test_an_hour_alone_stands_on_the_day_that_others_give_the_event(pile: Read) -> None:
    """Two days later "the alarm rang at 1.20am" is still the alarm of the night that the other report dates."""
    events = timeline(
        pile,
        A=HEAD + "The alarm rang at 1:20 a.m. on Tuesday.",
        B=LATER + "The alarm rang at 1.20am, the log shows.",
    )
    assert [(e.begin, len(e.anchors)) for e in events] == [("2031-03-11", 2)]


def test_an_hour_alone_stands_on_the_day_on_which_most_have_hours(pile: Read) -> None:
    """What no other report tells belongs to the night of which two others give the hours."""
    events = timeline(
        pile,
        A=HEAD + "The alarm rang at 1:20 a.m. on Tuesday.",
        B=HEAD + "The water reached the mill at 3:10 a.m. on Tuesday.",
        C=LATER + "A guard opened the first valve at ten past one.",
    )
    assert {e.begin for e in events} == {"2031-03-11"}


def test_an_hour_that_lies_ahead_or_has_its_day_stays(pile: Read) -> None:
    """The meeting tonight is not moved to the night of the event."""
    events = timeline(
        pile,
        A=HEAD + "The alarm rang at 1:20 a.m. on Tuesday.",
        B=HEAD + "The water reached the mill at 3:10 a.m. on Tuesday.",
        C=LATER + "The council will meet at 8 p.m. in the hall.\n\nUna Fell came to the mill at 9 a.m. this morning.",
    )
    begun = {e.anchors[0].exact.split()[1]: e.begin for e in events}
    assert (begun["council"], begun["Fell"]) == ("2031-03-14", "2031-03-14")


def test_since_one_day_is_one_event_whenever_the_reports_appeared(pile: Read) -> None:
    """Two reports of different days that say what has lasted since 2029 tell one event, up to the later of them."""
    events = timeline(
        pile,
        A=HEAD + "Una Fell has chaired the trust since 2029.",
        B=LATER + "Una Fell has chaired the trust since 2029.",
    )
    assert [(e.begin, e.end, len(e.anchors)) for e in events] == [("2029-01-01", "2031-03-14", 2)]


def test_midnight_ends_the_day_it_is_told_with(pile: Read) -> None:
    """ "by midnight on Thursday" is a deadline on Thursday."""
    events = timeline(pile, A=HEAD + "The mill must stop work by midnight on Thursday.")
    assert [e.begin for e in events] == ["2031-03-13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The contract is to be reviewed by the end of the year.", "2031-12-31"),
        ("A ruling is expected by mid-April.", "2031-04-15"),
        ("The first payments could go out before 4 April.", "2031-04-04"),
        ("The league had given the trust until Tuesday to resign.", "2031-03-11"),
    ],
)
def test_a_deadline_is_the_day_on_which_it_ends(pile: Read, text: str, expected: str) -> None:
    """ "by the end of" is its last day, "before" what lies ahead is a bound, "had been given until" has mostly passed."""
    assert [e.begin for e in timeline(pile, A=HEAD + text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of the dead was Una Fell of Mill Lane, who died on 3 March.", "Una Fell of Mill Lane died on 3 March"),
        (
            "Of the talks in Harwick, which were to begin today, there was no sign.",
            "the talks in Harwick were to begin today",
        ),
        ("Divers inspected the gate, in use since 1998, and left.", "the gate, in use since 1998"),
    ],
)
def test_a_clause_gets_the_noun_that_it_belongs_to(pile: Read, text: str, expected: str) -> None:
    """A street does not die, and one town does not begin in the plural; an aside is not told of the verb around it."""
    assert expected in [e.text for e in timeline(pile, A=HEAD + text)]


@pytest.mark.parametrize(
    "text",
    [
        "Porters down tools on the Thursday and Saturday of the fair.",
        "I want them to test it on a Sunday.",
        "Some 300 people were still away, down from 2,400 on Friday.",
        "Our crew drove past at seven this morning.",
        "The number of victims of Saturday's storm has risen to two.",
        "The council denied last night.",
    ],
)
def test_more_that_is_no_event(pile: Read, text: str) -> None:
    """Days of another weekend, any Sunday, what a figure is compared with, the paper's own doings, days that describe a noun."""
    assert timeline(pile, A=HEAD + text) == ()


def test_other_words_of_another_report_tell_the_same_event(pile: Read) -> None:
    """What two reports tell of one day in other words is one event; what one report tells twice stays two."""
    merged = timeline(
        pile, A=HEAD + "There will be no lessons before Monday.", B=HEAD + "School is cancelled until Monday."
    )
    assert [len(e.anchors) for e in merged] == [2]
    apart = timeline(pile, A=HEAD + "There will be no lessons before Monday.\n\nSchool is cancelled until Monday.")
    assert [len(e.anchors) for e in apart] == [1, 1]


def test_what_a_record_is_measured_by_is_told_of_that_year_alone(pile: Read) -> None:
    """ "the worst flood since 1998" did not last from 1998 on."""
    events = timeline(pile, A=HEAD + "It was the worst flood of the valley since 1998.")
    assert [(e.begin, e.end) for e in events] == [("1998", None)]


@pytest.mark.parametrize(
    "text",
    [
        "“My door is open, be it a Tuesday, a Saturday or New Year’s Eve,” Una Fell said.",
        "Call a doctor if you have eaten it since Saturday.",
    ],
)
def test_days_of_no_calendar(pile: Read, text: str) -> None:
    """Any day at all, and days of what may not have been."""
    assert timeline(pile, A=HEAD + text) == ()


def test_what_begins_on_a_day_ahead_is_an_event_though_it_is_denied(pile: Read) -> None:
    """ "no leave after the 20th" begins then."""
    events = timeline(pile, A=HEAD + "No leave will be granted after the 20th.")
    assert [(e.begin, e.planned) for e in events] == [("2031-03-20", True)]


def test_an_hour_far_from_those_of_the_night_stays(pile: Read) -> None:
    """Noon belongs to something else than the small hours of two days before."""
    events = timeline(
        pile,
        A=HEAD + "The alarm rang at 1:20 p.m. on Tuesday.",
        B=HEAD + "The water reached the mill at 1:40 p.m. on Tuesday.",
        C=LATER + "The trust closed the lock at 10:30 p.m.",
    )
    assert "2031-03-14" in {e.begin for e in events}


def test_a_clause_is_told_with_what_it_says(pile: Read) -> None:
    """ "His office last night denied" is nothing without what it denied."""
    events = timeline(pile, A=HEAD + "The county office last night denied that he had said it.")
    assert [e.text for e in events] == ["The county office last night denied that he had said it."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper stepped down in November, saying he was tired.", [("2030-11", None, "The keeper stepped down in November")]),
        ("She led the trust from 1983 until 1989.", [("1983", None, "She led the trust from 1983 until 1989"), ("1989", None, "She led the trust from 1983 until 1989")]),
        ("The mayor mocked her 2026 rival.", []),
        ("The trust said earlier this year that the lock was safe.", []),
    ],
)  # fmt: skip
def test_months_and_years_of_plain_news(pile: Read, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """A month of the past tense is not ahead, a stretch that is over does not last, and a year that tells a noun from others is no date."""
    assert [(e.begin, e.end, e.text) for e in timeline(pile, A=HEAD + text)] == expected
