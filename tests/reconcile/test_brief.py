"""The brief of the example story: what a reader learns in ten seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum import Story
from variorum.reconcile.lines import printed
from variorum.reconcile.updates import Updates, updates
from variorum.types import Anchor, Annotations, Independent, Reading, Report, ReportId, Variant

Read = Callable[..., tuple[tuple[Report, ...], dict[ReportId, Annotations]]]


def test_five_to_seven_lines_in_the_words_of_a_report(example_story: Story) -> None:
    """Every line is a report's own stretch, white space aside."""
    assert 5 <= len(example_story.brief) <= 7
    assert all(line.text == " ".join(line.anchor.exact.split()) for line in example_story.brief)


def test_the_main_event_is_among_them(example_story: Story) -> None:
    """Somebody who reads only the brief knows that a gate failed, and that somebody died."""
    told = " ".join(line.text for line in example_story.brief)
    assert "failed to close" in told
    assert "died" in told


def test_no_line_is_a_copy_s_or_a_headline(example_story: Story) -> None:
    """A copy's wording is not shown where its exemplar is there; a headline is not a sentence."""
    copies = {derivation.copy for derivation in example_story.derivations}
    headlines = {report.headline for report in example_story.reports}
    assert not {line.anchor.report for line in example_story.brief} & copies
    assert not {line.text for line in example_story.brief} & headlines


def test_lines_stand_alone(example_story: Story) -> None:
    """None begins with a word that points back, and none is in the first person."""
    for line in example_story.brief:
        words = line.text.casefold().split()
        assert words[0] not in {"he", "she", "it", "they", "this", "these", "but", "and"}
        assert not {"i", "we", "my", "our"} & set(words)


def test_lines_do_not_repeat_each_other(example_story: Story) -> None:
    """Any two lines share less than half of the shorter one's long words."""
    words = [{w for w in line.text.casefold().split() if len(w) > 4} for line in example_story.brief]
    for at, a in enumerate(words):
        for b in words[at + 1 :]:
            assert 2 * len(a & b) <= min(len(a), len(b))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate of the lock at Harwick failed on Monday.", "The gate of the lock at Harwick failed on Monday"),
        ("HARWICK, March 12 (KW) – The gate of the lock at Harwick failed on Monday.", "The gate of the lock at Harwick failed on Monday"),
        ("The gate of the old lock failed on Monday, the trust said.", "The gate of the old lock failed on Monday, the trust said"),
        ("She said that the gate of the old lock had failed on Monday.", None),
        ("The old judge of the county court at Harwick will sentence him.", None),
        ("The old judge of the county court at Harwick met Otto Drell and will sentence him.",
            "The old judge of the county court at Harwick met Otto Drell and will sentence him"),
        ("The resignation came two hours after police had searched the mill.", None),
        ("Divers were likely relying on that system to find the boats.", None),
        ("The law, known as the lock act, however, allows boats to pass at night.", None),
        ("In return the firm paid 180,000 crowns for the new roof.", None),
        ("date 2031-03-12 The gate of the lock at Harwick failed.", "The gate of the lock at Harwick failed"),
        ("The trust plans to build forty houses there.", None),
        ("Outside the hall there was something close to a party.", None),
        ("After the storm he closed the gate of the old lock.", None),
        ("The first would leave in the first week of March.", None),
        ("Until then the old deputy signs all the letters of the town.", None),
        ("Two days later the memo was taken out of the file.", None),
        ("The clerk of the court promised: «The gate will be mended by Friday.", None),
        ("Una Fell said that she would mend the gate of the lock.", "Una Fell said that she would mend the gate of the lock"),
    ],
)  # fmt: skip
def test_what_can_be_understood_alone(pile: Read, text: str, expected: str | None) -> None:
    """A full clause without its dateline; none with a pronoun, a number or a word of time that points out of it, or an open quotation."""
    (report,), annotations = pile(A=text)
    held = annotations[report.id]
    found = printed(report, held, held.sentences[-1])
    assert (found.exact if found else None) == expected


def test_lines_go_by_the_days_they_tell_of(example_story: Story) -> None:
    """What is said of a known day comes before what is said of a later one."""
    text = " ".join(line.text for line in example_story.brief)
    assert text.index("failed to close") < text.index("A first team")


def test_the_story_goes_on_to_its_latest_report(example_story: Story) -> None:
    """The last line of one who reads only the brief is not what was known on the first day: the second death is told."""
    last = max(example_story.reports, key=lambda r: r.published or (r.published_range or ("",))[0])
    told = [line.text for line in example_story.brief if line.anchor.report == last.id]
    assert any("number of dead" in text for text in told)


def reading(report: Report, words: str) -> Reading:
    """A reading that stands where the report has these words."""
    start = report.text.index(words)
    return Reading(words, (Anchor(report.id, start, start + len(words), words),), Independent(1, 1))


def test_a_value_that_a_later_report_changed_is_former(pile: Read) -> None:
    """The values of the last day hold, all others are former; a difference that is no change has neither."""
    reports, _ = pile(
        A="Gate fails\nHarwick Courier, 12 March 2031\n\nOne man died.",
        B="Two dead\nHarwick Echo, 14 March 2031\n\nTwo people died.",
    )
    readings = (reading(reports[0], "One man"), reading(reports[1], "Two people"))
    variant = Variant("v1", "quantity", "update", "How many died?", readings, 0.9, (), False)
    found = updates([variant], reports)
    assert ([a.exact for a in found.former], [a.exact for a in found.latest]) == (["One man"], ["Two people"])
    assert updates([replace(variant, relation="conflict")], reports) == Updates((), ())


def test_values_of_one_day_are_neither_former_nor_latest(pile: Read) -> None:
    """Nobody can say which of two reports of one day is the later."""
    head = "Gate fails\nHarwick Courier, 12 March 2031\n\n"
    reports, _ = pile(A=head + "One man died.", B=head + "Two people died.")
    readings = (reading(reports[0], "One man"), reading(reports[1], "Two people"))
    assert updates([Variant("v1", "quantity", "update", "How many?", readings, 0.9, (), False)], reports) == Updates(
        (), ()
    )
