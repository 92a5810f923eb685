"""Claims of several reports that answer one question, and the slots that they are compared by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.relate.claims import group_claims
from variorum.relate.claims.alike import groups
from variorum.relate.claims.calendar import clash, comparable, facets
from variorum.relate.claims.counts import counts
from variorum.relate.claims.frames import view
from variorum.relate.claims.words import lexicon
from variorum.text import digest
from variorum.types import Report, ReportId, TimeExpression


def report(text: str) -> Report:
    """A report of that text, published on 4 March 2031."""
    return Report(
        ReportId(digest(text)), text[:1], "t", None, None, None, None, None, "en", "2031-03-04", None, None, text
    )


@pytest.mark.parametrize(
    ("text", "state", "counted", "kind"),
    [
        ("Three people died on the moor.", "death", None, ""),
        ("The number of dead rose to seven.", "death", None, ""),
        ("Two lanes are shut.", None, "lane", ""),
        ("Nine people were taken to hospital.", "hospital", None, ""),
        ("Nine villagers were missing.", "missing", "resident", ""),
        ("Another 70 walkers came down alone.", None, "walker", "more"),
        ("Six of them were badly hurt.", "injury", None, "part"),
        ("The 34-year-old driver ran.", None, "driver", "age"),
        ("The bill passed by 31 votes to 22.", None, "ballot", "score"),
    ],
)
def test_what_is_counted(
    text: str, state: str | None, counted: str | None, kind: str, language: Language, encoder: Encoder
) -> None:
    """The first number of each sentence is led to its state, its noun and the sort of question it answers."""
    told = report(text)
    notes = annotate(told, next(iter(language([text]))), encoder)
    found = counts(view(told, notes, ()))[0]
    assert found.kind == kind
    if kind in ("", "more"):
        assert (found.state, found.counted) == (state, counted)


def test_said_differently_is_one_group(language: Language, encoder: Encoder) -> None:
    """Two reports that put one thing in other words are grouped; a third thing is not."""
    texts = [
        "The mayor of Oltby opened the new bridge on Monday.",
        "The new bridge was opened by the mayor of Oltby.",
        "Two cows were found on the railway line near Harsk.",
    ]
    reports = tuple(report(text) for text in texts)
    notes = {r.id: annotate(r, doc, encoder) for r, doc in zip(reports, language(texts), strict=True)}
    found = group_claims(reports, notes, ())
    assert len(found) == 1
    held = {claim.id: claim.report for note in notes.values() for claim in note.claims}
    assert {held[claim_id] for claim_id in found[0].claims} == {reports[0].id, reports[1].id}


def test_order_of_reports_makes_no_difference(language: Language, encoder: Encoder) -> None:
    """The same reports in another order give the same groups."""
    texts = ["The mayor of Oltby opened the new bridge.", "The new bridge was opened by the mayor of Oltby."]
    reports = tuple(report(text) for text in texts)
    notes = {r.id: annotate(r, doc, encoder) for r, doc in zip(reports, language(texts), strict=True)}
    assert group_claims(reports, notes, ()) == group_claims(reports[::-1], notes, ())


def test_a_pair_that_is_ruled_out_keeps_groups_apart() -> None:
    """Two alike to a third are not joined where they themselves may not stand together."""
    found = groups(3, {(0, 1): 0.9, (1, 2): 0.8}, threshold=0.5)
    assert [members for members, _ in found] == [[0, 1]]


def test_average_below_the_threshold_keeps_groups_apart() -> None:
    """A chain of two good pairs and a poor one stays short."""
    assert [m for m, _ in groups(3, {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.3}, threshold=0.55)] == [[0, 1]]


def time(
    value: str, exact: str, *, begin: str | None = None, until: str | None = None, kind: str = "DATE"
) -> TimeExpression:
    """A time expression of that value."""
    return TimeExpression(ReportId("r"), 0, len(exact), exact, kind, value, None, begin, until)  # type: ignore[arg-type]


def day(value: str, exact: str) -> TimeExpression:
    """A placed day."""
    return time(value, exact, begin=value, until=value)


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        (day("2031-03-04", "4 March"), day("2031-03-05", "5 March"), True),
        (day("2031-03-04", "4 March"), time("XXXX-03-04", "4 March"), False),
        (day("2031-03-04", "4 March"), time("XXXX-04", "April"), True),
        (day("2031-03-04", "Tuesday"), day("2031-03-11", "Tuesday"), False),
        (time("XXXX-WXX-7", "Sunday"), time("XXXX-WXX-1", "Monday"), True),
        (time("2031-03", "March", begin="2031-03-01", until="2031-03-31"), day("2031-03-12", "12 March"), False),
        (
            time("XXXX-XX-XXT22:15", "22:15", kind="TIME"),
            time("2031-03-04T22:15", "quarter past ten", kind="TIME"),
            False,
        ),
        (time("XXXX-XX-XXT22:15", "22:15", kind="TIME"), time("XXXX-XX-XXT22:40", "22:40", kind="TIME"), True),
    ],
)
def test_times_that_cannot_be_one(a: TimeExpression, b: TimeExpression, differ: bool) -> None:
    """Times clash only by what both of them tell; the same either way round."""
    one, two = facets(a), facets(b)
    assert comparable(one, two)
    assert clash(one, two) is differ
    assert clash(two, one) is differ


def test_beginning_of_the_week_is_no_sunday() -> None:
    """ "At the beginning of the week" can be Monday and cannot be Sunday."""
    start = facets(
        TimeExpression(ReportId("r"), 0, 4, "the beginning of the week", "DATE", "XXXX-WXX", "START", None, None)
    )
    assert not clash(start, facets(time("XXXX-WXX-1", "Monday")))
    assert clash(start, facets(time("XXXX-WXX-7", "Sunday")))


@pytest.mark.parametrize("words", [["dead", "toll"], ["ship", "ferry"], ["worker", "staff"], ["deal", "agreement"]])
def test_words_for_one_thing_have_one_name(words: Sequence[str]) -> None:
    """Synonyms of the lists lead to one class."""
    assert len({lexicon().canonical(word) for word in words}) == 1
