"""What most reports tell and a few leave out."""

from __future__ import annotations

from variorum.present.omissions import to_text
from variorum.reconcile.omissions import find_omissions
from variorum.types import Anchor, Corroboration, Independent, Report, ReportId, Story

TOLD = "The keeper closed the sluice at midnight"
TEXTS = {
    "A": f"Sluice\n\n{TOLD}. Two barges waited.",
    "B": f"Barges held\n\n{TOLD}, the canal board said.",
    "C": f"Canal\n\nAt the lock, {TOLD.replace('The', 'the')}.",
    "D": "Night on the canal\n\nThe sluice had been closed by its keeper around midnight.",
    "E": "Two barges\n\nTwo barges waited below the lock for most of the night.",
}


def story(texts: dict[str, str], families: tuple[tuple[str, ...], ...] = ()) -> Story:
    """A story in which one claim stands wherever a report has its words."""
    reports = tuple(
        Report(ReportId(s), s, s, None, None, None, None, None, "en", None, None, None, text)
        for s, text in texts.items()
    )
    anchors = tuple(
        Anchor(r.id, r.text.lower().index(TOLD.lower()), r.text.lower().index(TOLD.lower()) + len(TOLD), TOLD)
        for r in reports
        if TOLD.lower() in r.text.lower()
    )
    claims = (Corroboration(TOLD, anchors, (), Independent(1, 3), ()),)
    groups = tuple(tuple(ReportId(s) for s in family) for family in families)
    none: tuple[()] = ()
    return Story(
        "0.1.0", reports, none, none, none, none, none, none, none, none, none, groups, none, none, claims, none, none, none, none
    )  # fmt: skip


def test_what_most_tell_and_one_leaves_out_is_named() -> None:
    """Three tell it in one way and one in its own words; the fifth has nothing of it."""
    (found,) = find_omissions(story(TEXTS))
    assert (found.claim, found.missing) == (TOLD, (ReportId("E"),))


def test_a_claim_told_in_words_of_its_own_is_no_omission() -> None:
    """Where nobody lacks it, nothing is left out."""
    assert find_omissions(story({s: t for s, t in TEXTS.items() if s != "E"})) == ()


def test_what_a_minority_tells_is_left_out_by_nobody() -> None:
    """Four reports with other matters outweigh the three that tell it."""
    others = {s: f"Elsewhere\n\nA market was held in Brook Street number {n}." for n, s in enumerate("FGHI")}
    assert find_omissions(story(TEXTS | others)) == ()


def test_one_text_and_its_copies_are_not_most_reports() -> None:
    """What only one family tells is that family's own."""
    assert find_omissions(story({s: TEXTS[s] for s in "ABCE"}, (("A", "B", "C"),))) == ()


def test_the_lines_say_who_tells_it_and_who_does_not() -> None:
    """A reader sees the claim with the letters of both sides."""
    told = story(TEXTS)
    assert f"{TOLD}\n  told by A B C, not by E" in to_text(find_omissions(told), told).plain
