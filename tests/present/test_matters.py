"""Who stands where, by proposal, on positions of our own."""

from __future__ import annotations

from dataclasses import replace

from variorum.present.markdown import to_markdown
from variorum.present.matters import matters
from variorum.present.summary import summary
from variorum.types import Anchor, Position, Stance, Story


def position(story: Story, report: int, actor: str, proposal: str, stance: Stance) -> Position:
    """One position, told in the headline of the report with this number."""
    where = story.reports[report]
    return Position(actor, proposal, stance, where.published, Anchor(where.id, 0, 4, where.text[:4]))


def taken(story: Story, *found: tuple[int, str, str, Stance]) -> Story:
    """The story with these positions, its reports a day apart."""
    reports = tuple(replace(r, published=f"2031-03-0{i + 1}") for i, r in enumerate(story.reports))
    story = replace(story, reports=reports)
    return replace(story, positions=tuple(position(story, *one) for one in found))


def test_stands_on_one_proposal_are_together(story: Story) -> None:
    """Who wants the tunnel and who does not is one matter, named by its shortest words; the toll is another."""
    found = matters(
        taken(
            story,
            (0, "Una Fell", "the new road tunnel", "for"),
            (0, "Ann Lee", "a toll on lorries", "for"),
            (1, "Otto Drell", "a road tunnel under the river", "against"),
        )
    )
    assert [(m.proposal, [(s.actor, s.stance) for s in m.stands]) for m in found] == [
        ("the new road tunnel", [("Una Fell", "for"), ("Otto Drell", "against")]),
        ("a toll on lorries", [("Ann Lee", "for")]),
    ]


def test_one_common_word_of_many_makes_no_matter(story: Story) -> None:
    """Signing a deal for years at a club is not the deal on everybody's lips."""
    found = matters(
        taken(
            story,
            (0, "Una Fell", "the deal", "for"),
            (1, "Otto Drell", "sign a new three-year deal with the rowing club of Harwick", "for"),
        )
    )
    assert [len(m.stands) for m in found] == [1, 1]


def test_a_holder_who_changed_his_mind_has_the_former_stand_beside_the_new_one(story: Story) -> None:
    """Only what a later report tells is a change; two stands in reports of one day are none."""
    turned = matters(
        taken(story, (0, "Una Fell", "the road tunnel", "against"), (1, "Una Fell", "the road tunnel", "for"))
    )
    assert [(s.stance, s.before.stance if s.before else None) for s in turned[0].stands] == [
        ("against", None),
        ("for", "against"),
    ]
    same_day = matters(
        taken(story, (0, "Una Fell", "the road tunnel", "against"), (0, "Una Fell", "the road tunnel", "for"))
    )
    assert all(s.before is None for s in same_day[0].stands)


def test_one_holder_is_told_once_for_each_stance(story: Story) -> None:
    """However the apostrophe is printed, and whichever reports tell of it."""
    found = matters(
        taken(
            story,
            (0, "Port Workers’ Union", "the road tunnel", "for"),
            (1, "Port Workers' Union", "a road tunnel under the river", "for"),
            (1, "Otto Drell", "a road tunnel", "against"),
        )
    )
    assert [(s.actor, len(s.anchors)) for s in found[0].stands] == [("Port Workers’ Union", 2), ("Otto Drell", 1)]


def test_terminal_and_markdown_show_the_proposal_and_the_change(story: Story) -> None:
    """The proposal, who stands where below it, and where somebody stood before."""
    told = taken(
        story,
        (0, "Una Fell", "the road tunnel", "against"),
        (0, "Otto Drell", "the road tunnel", "open"),
        (1, "Una Fell", "the road tunnel", "for"),
    )
    shown = summary(told, width=120, height=60).plain
    assert "\n  the road tunnel\n" in shown
    assert "Una Fell B (before: against)" in shown
    assert "**On: the road tunnel**" in to_markdown(told)
    assert "for (before: against)" in to_markdown(told)
