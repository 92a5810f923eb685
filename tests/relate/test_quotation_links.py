"""One utterance in two reports: what counts as an alteration, and what does not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.relate.derivations import derive
from variorum.relate.quotations import link_quotations
from variorum.types import (
    Alignment,
    Anchor,
    Annotations,
    Derivation,
    DerivationType,
    QuotationLink,
    Report,
    ReportId,
)

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "quotation_links.toml").read_text(encoding="utf-8"))[
    "case"
]
BEFORE = "The pumping station at Lower Marl flooded on the night of 3 May, and forty cellars filled with water."
AFTER = "The inquiry, led by a retired judge, will hear six more witnesses. It is to report before the winter."


def framed(sentence: str) -> str:
    return f"Inquiry hears of flooded station\n\n{BEFORE}\n\n{sentence}\n\n{AFTER}"


def copied(exemplar: Report, copy: Report, kind: DerivationType = "rewrite") -> Derivation:
    """A derivation taken for granted."""
    whole = Alignment(Anchor(exemplar.id, 0, 1, exemplar.text[0]), Anchor(copy.id, 0, 1, copy.text[0]), 1.0)
    return Derivation(exemplar.id, copy.id, kind, 1.0, 1.0, "certain", (), (whole,))


def between(links: tuple[QuotationLink, ...], a: str, b: str) -> set[str]:
    """The relations of links whose stretches hold the given words."""
    return {link.relation for link in links if a in link.a.exact and b in link.b.exact}


@pytest.fixture(scope="module")
def story(example: Pile) -> tuple[QuotationLink, ...]:
    """The example's links."""
    return link_quotations(*example, derive(*example))


@pytest.mark.parametrize("case", CASES, ids=[case["proves"] for case in CASES])
def test_what_a_copy_did_to_a_quotation(pile: Callable[..., Pile], case: dict[str, str]) -> None:
    """Each alteration has its name, and house style is none."""
    (a, b), notes = pile(A=framed(case["exemplar"]), B=framed(case["copy"]))
    links = link_quotations((a, b), notes, (copied(a, b),))
    assert between(links, case["a"], case["b"]) == {case["relation"]}


def test_the_exemplar_comes_first(pile: Callable[..., Pile]) -> None:
    """``a`` is the exemplar's stretch, wherever it stands in the pile."""
    (b, a), notes = pile(B=framed(CASES[1]["copy"]), A=framed(CASES[1]["exemplar"]))
    links = link_quotations((b, a), notes, (copied(a, b),))
    assert {(link.a.report, link.b.report) for link in links} == {(a.id, b.id)}


def test_unrelated_reports_share_an_utterance(pile: Callable[..., Pile]) -> None:
    """Two reporters who heard the same sentence are linked, and nothing was altered."""
    one = framed("“The pump was shut off before midnight,” Ana Voss told the inquiry.")
    other = "Judge hears pump man\n\n“The pump was shut off before midnight,” said Ana Voss, who wore a black tie."
    reports, notes = pile(A=one, B=other)
    assert between(link_quotations(reports, notes, ()), "shut off", "shut off") == {"verbatim"}


def test_one_speaker_retold_in_like_words(pile: Callable[..., Pile]) -> None:
    """Two reporters who noted one sentence each in their own way: it was altered by one of them."""
    one = framed("“They can have the pumps when they've learned the tides,” Ana Voss said.")
    other = "Judge hears pump keeper\n\n“They'll have the pumps once they know the tides,” Ana Voss said."
    reports, notes = pile(A=one, B=other)
    assert between(link_quotations(reports, notes, ()), "learned the tides", "know the tides") == {"reworded"}


def test_one_speaker_retold_in_other_words(pile: Callable[..., Pile]) -> None:
    """Hardly a word is the same, but one person said it, and nothing else there means the same."""
    one = framed("“The water came at night and it was quicker than any of us could walk,” Ana Voss told the inquiry.")
    other = (
        "Judge hears pump keeper\n\n“You couldn't have outwalked that water, it was fast and it was dark,” Ana Voss said. "
        "“I have not slept in that house since,” she added."
    )
    reports, notes = pile(A=one, B=other)
    links = link_quotations(reports, notes, ())
    assert between(links, "quicker", "outwalked") == {"reworded"}
    assert len(links) == 1


def test_what_somebody_recalls_having_said_is_another_utterance(pile: Callable[..., Pile]) -> None:
    """“I said that …” repeats the words at another time: nobody altered the quotation."""
    one = framed("“The pumps will be dry again by Friday,” Ana Voss told the inquiry.")
    other = (
        "Pump keeper resigns\n\n“I said that the pumps would be dry again by Friday,” Ana Voss said. “They were not.”"
    )
    reports, notes = pile(A=one, B=other)
    assert link_quotations(reports, notes, ()) == ()


def test_a_phrase_kept_without_its_marks(pile: Callable[..., Pile]) -> None:
    """Five words in a row by one speaker are the same utterance, told without marks in the one report."""
    one = framed("“Whoever takes it from me has younger knees and a bigger pump,” Ana Voss told the inquiry.")
    other = "Pump keeper resigns\n\nAna Voss said that she would hand over to younger knees and a bigger pump."
    reports, notes = pile(A=one, B=other)
    assert between(link_quotations(reports, notes, ()), "younger knees", "younger knees") == {"marks_lost"}


def test_two_utterances_of_one_speech_are_not_one(pile: Callable[..., Pile]) -> None:
    """Like sentences by one speaker are not the same sentence."""
    one = framed("“The pump was shut off before midnight,” Ana Voss told the inquiry.")
    other = "Judge hears pump man\n\n“I was asleep when the water reached the second pump,” Ana Voss told the inquiry."
    reports, notes = pile(A=one, B=other)
    assert link_quotations(reports, notes, ()) == ()


def test_a_translation_words_it_in_its_own_way(pile: Callable[..., Pile]) -> None:
    """Neither copies the other, and one says that it was translated: the words differ as translations do."""
    one = framed("“Nobody warned us that the river would rise,” Ana Voss told the inquiry.")
    other = "The river came\n(translated automatically)\n\n«Nobody has warned us that the river rises», says Ana Voss."
    reports, notes = pile(A=one, B=other)
    assert between(link_quotations(reports, notes, ()), "warned", "warned") == {"translated"}


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("screamed like an animal", "shrieked like a wounded beast", "reworded"),
        ("In eleven years I have never", "in eleven years she had not once", "marks_lost"),
        ("The sea was not told", "Nobody told the waves", "reworded"),
        ("You do not give the keys back", "When a driver crashes", "reattributed"),
        ("three gates shut and one standing open", "three gates shut and one standing open", "verbatim"),
        ("My people worked on that gate", "his people worked on the gate", "marks_lost"),
    ],
)
def test_the_example_story(story: tuple[QuotationLink, ...], a: str, b: str, relation: str) -> None:
    """What the example's copies did to its quotations."""
    assert between(story, a, b) == {relation}


def test_reasons_show_the_words_that_changed(story: tuple[QuotationLink, ...]) -> None:
    """A reporter reads what became of which words."""
    link = next(link for link in story if "screamed" in link.a.exact)
    assert link.reasons[0] == "“screamed” → “shrieked”"


def test_anchors_are_exact(example: Pile, story: tuple[QuotationLink, ...]) -> None:
    """Every linked stretch is what stands there in its report."""
    text = {report.id: report.text for report in example[0]}
    for link in story:
        for at in (link.a, link.b):
            assert text[at.report][at.start : at.end] == at.exact


def test_words_given_to_somebody_else(pile: Callable[..., Pile]) -> None:
    """Two people do not say nine words alike: one of two unrelated reports is wrong about who said them."""
    one = framed("“A pump that stops in the night has something to hide,” Ana Voss told the inquiry.")
    other = "Judge hears pump man\n\n“A pump that stops in the night has something to hide,” said the lawyer Tom Brill."
    reports, notes = pile(A=one, B=other)
    assert between(link_quotations(reports, notes, ()), "something", "something") == {"reattributed"}


PROSE = (
    "The keeper had oiled the gates himself that week, and the log shows it. Nobody at the company asked for the log."
)
TOLD = "The keeper wrote again in June. “They thanked me for my interest,” Ana Voss said."
WHOLE = f"Who let the water in?\n\n{BEFORE}\n\n{PROSE}\n\n{TOLD}\n\n{AFTER}"
CITED = (
    f"From the papers\n\nThe Marl Gazette printed this on Friday:\n\n“{PROSE}”\n\n“The keeper wrote again in June. "
    "‘They thanked me for my interest,’ Ana Voss said.”\n\nOur own council has no pumps. “We have buckets,” the mayor, Ida Brask, said."
)
RETOLD = (
    f"Water got in, but how?\n\n{BEFORE}\n\nThat very week the gates had been greased by the keeper, the log shows. The company "
    "never wanted to see that log.\n\nIn June he wrote once more. “I was thanked for being interested,” Ana Voss said.\n\n"
    f"{AFTER}"
)


def test_a_passage_set_in_marks_is_no_speech(pile: Callable[..., Pile]) -> None:
    """What one report cites of another's prose was never said: who retells the prose lost no marks. What was said in it counts."""
    (a, b, c), notes = pile(A=WHOLE, B=CITED, C=RETOLD)
    links = link_quotations((a, b, c), notes, (copied(a, b, "excerpt"), copied(a, c)))
    assert {link.relation for link in links} == {"verbatim", "reworded"}
    assert between(links, "thanked me", "thanked me") == {"verbatim"}
    assert not any("log" in link.a.exact + link.b.exact for link in links)


def test_what_stands_beside_an_excerpt_was_not_made_from_it(pile: Callable[..., Pile]) -> None:
    """A report that takes a passage from another has speech of its own, which is no rewording of the other's."""
    (a, b), notes = pile(A=framed("“Nobody oiled the gates in my time,” Ana Voss said."), B=CITED)
    assert link_quotations((a, b), notes, (copied(a, b, "excerpt"),)) == ()
