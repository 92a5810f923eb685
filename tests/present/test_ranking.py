"""What comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.present.diff import wordings
from variorum.present.ranking import agreements, altered, conflicts, differences, foremost, lightness, stands
from variorum.types import Anchor, Event, Quotation, QuotationId, QuotationLink, Story


def test_conflicts_between_independent_reports_come_first(story: Story) -> None:
    """Then what a copy turned round in its own source, then what changed later, then what is more exact."""
    turned = replace(story.variants[3], id="v-turned", relation="conflict", kind="polarity", score=1.0)
    found = differences(replace(story, variants=(*story.variants, turned)))
    assert [variant.id for variant in found] == ["v-day", "v-turned", "v-bolts", "v-resolve"]
    assert [variant.id for variant in conflicts(story)] == ["v-day"]
    assert [variant.id for variant in agreements(story)] == ["v-agree"]


def link(a: Anchor, b: Anchor, relation: str = "reworded", score: float = 0.5) -> QuotationLink:
    return QuotationLink(a, b, relation, score, ())  # type: ignore[arg-type]


def word(story: Story, sigil: str, exact: str) -> Anchor:
    report = next(report for report in story.reports if report.sigil == sigil)
    start = report.text.index(exact)
    return Anchor(report.id, start, start + len(exact), exact)


def test_the_same_change_in_several_copies_is_one_entry(story: Story) -> None:
    """A wording that three reports have is shown once, with all their sigla."""
    a, b = word(story, "A", "20 March"), word(story, "B", "Tuesday")
    d = word(story, "D", "20 March")
    found = altered(replace(story, quotation_links=(link(d, b), link(a, b))))
    assert [(len(entry.a), len(entry.b)) for entry in found] == [(2, 1)]
    assert found[0].a[0].report == story.reports[0].id


def test_figures_and_negations_come_before_other_rewordings(story: Story) -> None:
    """And a changed speaker before both; unaltered links are left out."""
    harmless = link(word(story, "A", "closed to lorries"), word(story, "B", "Lorries have not been let"), score=0.4)
    figure = link(word(story, "A", "97 bolts were"), word(story, "C", "61 bolts"))
    plain = link(word(story, "A", "our resolve"), word(story, "B", "our determination"), score=0.99)
    speaker = link(word(story, "A", "Divers will"), word(story, "D", "Divers will"), "reattributed", 0.1)
    same = link(word(story, "A", "20 March"), word(story, "D", "20 March"), "verbatim")
    links = (same, plain, figure, harmless, speaker)
    found = [entry.link for entry in altered(replace(story, quotation_links=links))]
    assert found == [speaker, figure, harmless, plain]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("we will sign", "we will not sign", 0),
        ("it did not hold", "it never held", 2),
        ("three of them left", "four of them left", 0),
        ("1.40 metres", "1.4 metres", 0),
        ("we must go", "we might go", 1),
        ("our resolve", "our firmness", 2),
    ],
)
def test_what_turns_a_sentence_over_weighs_most(a: str, b: str, expected: int) -> None:
    """A negation that only one wording has, another figure; then a "must" or "all"; then other words."""
    assert lightness(wordings(a, b)) == expected


def test_speakers_are_found_by_the_quotation_a_stretch_lies_in(story: Story) -> None:
    """A part of a quotation is enough; outside of any there is no speaker."""
    inside, outside = word(story, "A", "our resolve"), word(story, "B", "Lorries have not")
    found = altered(replace(story, quotation_links=(link(inside, outside),)))[0]
    assert (found.speaker_a, found.speaker_b) == ("Ines Vollan", None)


def test_order_does_not_depend_on_the_order_of_the_input(story: Story) -> None:
    """The same story gives the same list."""
    extra = link(word(story, "A", "our resolve"), word(story, "B", "our determination"))
    links = (*story.quotation_links, extra)
    quotation = Quotation(QuotationId("q9"), story.reports[3].id, "direct", (), None, None, None, None)
    one = altered(replace(story, quotation_links=links, quotations=(*story.quotations, quotation)))
    other = altered(replace(story, quotation_links=links[::-1], quotations=(quotation, *story.quotations[::-1])))
    assert one == other


def test_one_stance_in_several_reports_is_one_line(story: Story) -> None:
    """Who stands where is said once, with every place that says so."""
    again = replace(story.positions[0], anchor=word(story, "A", "harbour"), date=None, actor="tomas REKE")
    other = replace(story.positions[0], stance="for")
    found = stands(replace(story, positions=(again, story.positions[0], other)))
    assert [(s.stance, s.date, len(s.anchors)) for s in found] == [
        ("against", "2031-03-03", 2),
        ("for", "2031-03-03", 1),
    ]


def test_what_most_reports_date_comes_first_then_what_is_near(story: Story) -> None:
    """Old background does not crowd out the event itself."""
    old = Event("1997", None, "year", "built", story.timeline[0].anchors, False)
    told = replace(story.timeline[1], anchors=(word(story, "A", "Tuesday"), word(story, "B", "Tuesday")))
    events = (old, story.timeline[0], told)
    assert foremost(replace(story, timeline=events)) == (2, 1, 0)
