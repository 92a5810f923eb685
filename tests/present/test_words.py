"""Plain words for dates, shares and counts."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from variorum import types
from variorum.present import words
from variorum.types import Independent, Story


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("2031-03-04", None, "4 March 2031"),
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04", "2031-03-06", "4–6 March 2031"),
        ("2031-03-04", "2031-04-06", "4 March – 6 April 2031"),
        ("2031-03", "2031-04", "March – April 2031"),
        ("2031-12-31", "2032-01-02", "31 December 2031 – 2 January 2032"),
        ("2031", None, "2031"),
        ("2031-03-04T22:15", None, "4 March 2031, 22:15"),
        (None, "2031-03", "March 2031"),
        ("2031-W10", None, "2031"),
        ("soon", None, "soon"),
        (None, None, ""),
    ],
)
def test_stretches_of_days(begin: str | None, end: str | None, expected: str) -> None:
    """What both ends share is said once."""
    assert words.days(begin, end) == expected


@pytest.mark.parametrize(("share", "expected"), [(1.0, "100 %"), (0.999, "99 %"), (0.001, "1 %"), (0.0, "0 %")])
def test_shares_never_round_to_all_or_nothing(share: float, expected: str) -> None:
    """100 % means every word."""
    assert words.percent(share) == expected


def test_counts(story: Story) -> None:
    """Copies make no new text, and an unnamed origin is not counted as a named one."""
    assert words.counts(story) == "4 reports, 2 texts, 2 named origins"
    one = replace(story, reports=story.reports[:1], families=(), origins=story.origins[:1])
    assert words.counts(one) == "1 report, 1 text, 1 named origin"


def test_independent_counts() -> None:
    """A range only where it is one."""
    assert [words.independent(Independent(*pair)) for pair in ((2, 2), (1, 3))] == ["2", "1–3"]


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (words.DERIVATION, types.DerivationType),
        (words.ALTERATION, types.Alteration),
        (words.RELATION, types.VariantRelation),
        (words.KIND, types.VariantKind),
        (words.STANCE, types.Stance),
        (words.ENTITY, types.MentionType),
        (words.BOILERPLATE, types.BoilerplateKind),
    ],
)
def test_every_kind_has_its_word(labels: dict[str, str], kinds: object) -> None:
    """A kind added to the vocabulary without a word for readers is found here."""
    assert set(labels) == set(get_args(kinds))


@pytest.mark.parametrize(
    ("publisher", "name", "expected"),
    [
        ("Kestrel Wire", "a.txt", "Kestrel Wire"),
        (None, "/home/x/reports/a.txt", "a.txt"),
        (None, "https://news.example/2031/bridge?x=1", "news.example"),
        (None, "a.txt", "a.txt"),
    ],
)
def test_who_published_it(story: Story, publisher: str | None, name: str, expected: str) -> None:
    """Without a publisher, the host or the file."""
    assert words.who(replace(story.reports[0], publisher=publisher, name=name)) == expected


def test_a_report_without_a_headline_goes_by_its_beginning(story: Story) -> None:
    """Cut at a word, on one line, boilerplate left out."""
    report = replace(story.reports[0], headline=None)
    furniture = replace(story.boilerplate[0], start=0, end=17, exact=report.text[:17])
    found = words.headings(replace(story, reports=(report, *story.reports[1:]), boilerplate=(furniture,)))
    assert found[report.id] == "as divers look for cracks PORT MELBY, 4 March 2031 (Kestrel Wire) The swing …"
    assert found[story.reports[1].id] == "Port Melby closes its bridge"
    assert words.beginning(replace(report, text="Short\ntext"), ()) == "Short text"
