"""Which judgements stand, and what becomes of the story by them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ContractError, JudgementError
from variorum.judged import anchored, before_counting, fits, judged, judgement, overruled, ruling, standing, with_ids
from variorum.present.json import from_json
from variorum.present.judgements import from_lines, to_lines
from variorum.present.ranking import differences
from variorum.types import Independent, Judgement, Reading, ReportId, Story

CASE = Path(__file__).parents[1] / "cases" / "present" / "story.json"
DAY, BOLTS = "variant:v-day", "variant:v-bolts"


@pytest.fixture(scope="module")
def story() -> Story:
    return from_json(CASE.read_text(encoding="utf-8"))


def said(subject: str, verdict: str, by: str, minute: int, note: str = "", *, withdrawn: bool = False) -> Judgement:
    return Judgement(subject, verdict, by, f"2031-03-04T10:{minute:02}:00+00:00", note, withdrawn)


entries = st.builds(
    said,
    st.sampled_from([DAY, "derivation:a>b"]),
    st.sampled_from(["accept", "dismiss", "confirm", "reverse", "note", "hold:97", "merge:v-bolts"]),
    st.sampled_from(["Ada Roe", "Ben Lund"]),
    st.integers(0, 4),
    st.sampled_from(["", "seen"]),
    withdrawn=st.booleans(),
)


@given(st.lists(entries, max_size=12), st.randoms())
def test_the_order_of_exchange_changes_nothing(known: list[Judgement], dice: random.Random) -> None:
    """Colleagues who have exchanged their judgements, however often and in whatever order, agree on what stands."""
    shuffled = [*known, *known[:3]]
    dice.shuffle(shuffled)
    assert standing(shuffled) == standing(known)


@given(st.lists(entries, max_size=12))
def test_what_stands_stands_by_itself(known: list[Judgement]) -> None:
    """Nothing that stands is withdrawn, each person has one verdict on a question, and one of all of them rules."""
    stand = standing(known)
    assert standing(stand) == stand
    assert not any(j.withdrawn for j in stand)
    for rule, whose in ((stand, True), (ruling(known), False)):
        decided = [
            (j.subject, j.verdict.startswith("merge:"), j.by if whose else "")
            for j in rule
            if j.verdict != "note" and not j.verdict.startswith("hold:")
        ]
        assert len(decided) == len(set(decided))
    assert overruled(known) | set(ruling(known)) <= set(stand)
    assert not overruled(known) & set(ruling(known))


def test_the_later_verdict_counts_and_its_withdrawal_brings_back_the_former() -> None:
    """Ben overrules Ada, and both are shown; when he takes that back, Ada's verdict counts again."""
    first, second = said(DAY, "accept", "Ada Roe", 1), said(DAY, "dismiss", "Ben Lund", 2)
    back = replace(second, at="2031-03-04T10:03:00+00:00", withdrawn=True)
    assert (ruling([first, second]), standing([first, second])) == ((second,), (first, second))
    assert overruled([first, second]) == {first}
    assert ruling([first, second, back]) == standing([first, second, back]) == (first,)


def test_who_agrees_with_a_later_judgement_is_not_overruled() -> None:
    """Both are shown, and both count."""
    first, second = said(DAY, "dismiss", "Ada Roe", 1), said(DAY, "dismiss", "Ben Lund", 2)
    third = said(DAY, "accept", "Cleo Tamm", 3)
    assert overruled([first, second]) == frozenset()
    assert overruled([first, second, third]) == {first, second}


def test_nobody_takes_back_what_another_said() -> None:
    """A withdrawal is of one's own judgement; a colleague's stays."""
    first = said(DAY, "accept", "Ada Roe", 1)
    assert standing([first, said(DAY, "accept", "Ben Lund", 2, withdrawn=True)]) == (first,)


def test_times_in_different_zones_are_compared_as_moments() -> None:
    """11:30 in Oslo is before 11:00 in London."""
    oslo = replace(said(DAY, "accept", "Ada Roe", 0), at="2031-01-04T11:30:00+01:00")
    london = replace(said(DAY, "dismiss", "Ben Lund", 0), at="2031-01-04T11:00:00+00:00")
    assert ruling([london, oslo]) == (london,)


def test_everybody_holds_a_reading_and_every_note_stays() -> None:
    """What one person holds takes nothing from the other's, and a verdict takes away no note."""
    known = [
        said(DAY, "hold:Monday", "Ada Roe", 1), said(DAY, "hold:Tuesday", "Ada Roe", 2), said(DAY, "hold:Monday", "Ben Lund", 3),
        said(DAY, "note", "Ada Roe", 4, "ask the harbour office"), said(DAY, "note", "Ada Roe", 5, "they said Tuesday"),
        said(DAY, "accept", "Ada Roe", 6),
    ]  # fmt: skip
    assert set(standing(known)) == set(known[1:])


def test_a_dismissed_difference_is_kept_apart(story: Story) -> None:
    """It counts no longer among the differences, and is still in the story."""
    left = judged(story, [said(DAY, "dismiss", "Ada Roe", 1)])
    assert [v.id for v in left.dismissed] == ["v-day"]
    assert "v-day" not in {v.id for v in differences(left)}
    assert len(left.variants) + 1 == len(story.variants)


def test_a_persons_relation_outranks_the_programs(story: Story) -> None:
    """The update is called a conflict, with a reason that says who decided; its id stays."""
    found = judged(story, [said(BOLTS, "conflict", "Ada Roe", 1)])
    (variant,) = (v for v in found.variants if v.id == "v-bolts")
    assert (variant.relation, variant.reasons[0]) == ("conflict", "decided by a person")


def grown(story: Story) -> Story:
    """The story after a fifth report gave a difference one reading more, and so another id."""
    fifth = replace(story.reports[1], id=ReportId("e0" * 8), sigil="E")
    (old,) = (v for v in story.variants if v.id == "v-day")
    more = Reading("Wednesday", (replace(old.readings[0].anchors[1], report=fifth.id),), Independent(1, 1))
    new = replace(old, id="v-day-and-more", readings=(*old.readings, more))
    return replace(
        story, reports=(*story.reports, fifth), variants=tuple(new if v is old else v for v in story.variants)
    )


def test_a_judgement_outlives_a_report_that_came_in(story: Story) -> None:
    """The difference has another id now and is still dismissed; withdrawn under that, the judgement no longer stands."""
    said_then = anchored(said(DAY, "dismiss", "Ada Roe", 1), story, ())
    later = judged(grown(story), [said_then])
    assert [v.id for v in later.dismissed] == ["v-day-and-more"]
    assert [j.subject for j in later.judgements] == ["variant:v-day-and-more"]
    back = anchored(said("variant:v-day-and-more", "dismiss", "Ada Roe", 2, withdrawn=True), later, [said_then])
    assert judged(grown(story), [said_then, back]) == grown(story)


def test_of_two_names_for_one_difference_the_later_verdict_counts(story: Story) -> None:
    """Dismissed before the report came in, accepted after it."""
    first = anchored(said(DAY, "dismiss", "Ada Roe", 1), story, ())
    second = anchored(said("variant:v-day-and-more", "accept", "Ben Lund", 2), grown(story), ())
    later = judged(grown(story), [first, second])
    assert later.dismissed == ()
    assert [j.verdict for j in later.judgements] == ["dismiss", "accept"]


def test_a_judgement_without_a_place_in_the_story_changes_nothing(story: Story) -> None:
    """Where no difference has all its places, or two have, it waits."""
    gone = replace(said("variant:gone", "dismiss", "Ada Roe", 1), places=("nowhere:1-2",))
    twice = replace(said("variant:gone", "dismiss", "Ada Roe", 1), places=())
    assert judged(story, [gone, twice]).variants == story.variants


def test_without_judgements_the_story_is_the_programs(story: Story) -> None:
    """Withdrawn, all is as before."""
    accept = said(DAY, "accept", "Ada Roe", 1)
    assert judged(story, [accept, replace(accept, withdrawn=True, at="2031-03-04T11:00:00Z")]) == story


def test_only_verdicts_reach_the_family_tree() -> None:
    """A note on a derivation confirms nothing."""
    assert before_counting([said("derivation:a>b", "note", "Ada Roe", 1, "odd")]) == ()
    assert len(before_counting([said("derivation:a>b", "reject", "Ada Roe", 1)])) == 1
    assert before_counting([said(DAY, "dismiss", "Ada Roe", 1)]) == ()
    assert len(before_counting([said(DAY, "merge:v-bolts", "Ada Roe", 1)])) == 1


@pytest.mark.parametrize(
    ("subject", "verdict"),
    [("derivation:a>b", "dismiss"), ("derivation:ab", "confirm"), ("variant:x", "reverse"), ("variant:x", "hold:"),
     ("report:x", "accept"), ("", "note"), ("entity:x", "accept"), ("entity:", "note"), ("quotation:x", "speaker: "),
     ("derivation:a>b", "merge:x"), ("entity:x", "split:")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(subject: str, verdict: str) -> None:
    """The message names what could be said."""
    assert not fits(subject, verdict)
    with pytest.raises(JudgementError, match="cannot be said of"):
        judgement(subject, verdict, by="Ada Roe")


def test_a_note_has_words() -> None:
    """An empty note is refused."""
    with pytest.raises(JudgementError, match="no words"):
        judgement(DAY, "note", by="Ada Roe", note="  ")


def test_people_write_names_and_judgements_hold_ids(story: Story) -> None:
    """Sigla, names, spellings in any case, and places as the pages' links have them."""
    a, b = (report.id for report in story.reports[:2])
    assert with_ids("derivation:A>B", "reject", story) == (f"derivation:{a}>{b}", "reject")
    assert with_ids("derivation:lost:MP>B", "reject", story) == (f"derivation:lost:MP>{b}", "reject")
    assert with_ids("variant:A>B", "accept", story) == ("variant:A>B", "accept")
    assert with_ids("entity:i. vollan", "merge:Tomas Reke", story) == ("entity:e1", "merge:e2")
    assert with_ids("entity:e1", "split:I. Vollan", story) == ("entity:e1", "split:I. Vollan")
    assert with_ids("quotation:A-208-285", "reject", story) == ("quotation:q1", "reject")
    assert with_ids("quotation:r-B-160-170", "reject", story) == ("quotation:q2", "reject")
    for subject in ("entity:Nobody", "quotation:A-0-1"):
        with pytest.raises(JudgementError):
            with_ids(subject, "note", story)


def test_what_the_story_has_not_cannot_be_judged(story: Story) -> None:
    """A slip of the pen is said at once and not kept for ever."""
    for subject, verdict in ((DAY, f"merge:{'v-day'}"), (DAY, "merge:gone"), ("entity:e1", "split:Tomas Reke"),
                             ("entity:gone", "merge:e1"), ("quotation:gone", "reject")):  # fmt: skip
        with pytest.raises(JudgementError):
            anchored(said(subject, verdict, "Ada Roe", 1), story, ())


@given(st.lists(entries, max_size=5))
def test_lines_are_read_back(known: list[Judgement]) -> None:
    """What is printed for a colleague is what the colleague takes in."""
    sound = [j for j in known if fits(j.subject, j.verdict)]
    assert list(from_lines(to_lines(sound))) == sound


@pytest.mark.parametrize(
    "line",
    ["{", '{"subject": "variant:x"}',
     '{"subject":"variant:x","verdict":"accept","by":"A","at":"yesterday","note":"","withdrawn":false}',
     '{"subject":"variant:x","verdict":"burn","by":"A","at":"2031-03-04T10:00:00Z","note":"","withdrawn":false}'],
)  # fmt: skip
def test_a_bad_line_is_named(line: str) -> None:
    """With its number, and nothing of the file is taken in."""
    with pytest.raises(ContractError, match="line 2 is no judgement"):
        from_lines(f"\n{line}\n")
