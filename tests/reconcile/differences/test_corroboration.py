"""Claims told by two reports and more, with the origins behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from variorum.reconcile.corroboration import Agreed, corroborate, entry
from variorum.reconcile.origins import find_origins
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import views
from variorum.types import Anchor, Annotations, Corroboration, Relations, Report, ReportId, Stemma

PILE = {
    "A": [
        "2031-03-04",
        (
            "Slide\n\nThree people were killed when rocks fell on the Harsk road on Tuesday, the county police said."
            "\n\nThe road carries 900 lorries a day."
        ),
        "Lorn Press",
    ],
    "B": [
        "2031-03-04",
        (
            "Rocks\n\nThree people were killed when rocks fell on the Harsk road on Tuesday, the county police said."
            "\n\nThe road carries 900 lorries a day."
        ),
        "Harsk Mail",
    ],
    "C": [
        "2031-03-04",
        (
            "Deadly slide\n\nThe county police said three people were killed in the rock slide on the Harsk road."
            "\n\nA baker saw a goat on the roof of the school."
        ),
        "Tarn Echo",
    ],
}


class Held(Protocol):
    """What the fixture ``told`` gives: reports with what the stages made of them."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    relations: Relations
    stemma: Stemma


def entries(held: Held) -> tuple[Corroboration, ...]:
    """The pile's corroboration."""
    origins = find_origins(held.reports, held.annotations, held.stemma, held.relations.entities)
    return corroborate(held.reports, held.annotations, held.relations, held.stemma, origins)


def about(found: tuple[Corroboration, ...], words: str) -> Corroboration:
    """The entry whose claim has these words."""
    return next(entry for entry in found if words in entry.claim)


def test_three_reports_and_one_origin(told: Callable[..., Any]) -> None:
    """A copy and two reports with one police force behind them are one origin."""
    found = about(entries(told(PILE, ("A", "B"))), "were killed")
    assert len({anchor.report for anchor in found.anchors}) == 3
    assert (found.independent.min, found.independent.max) == (1, 1)
    assert any("copies" in reason for reason in found.reasons)


def test_what_one_family_tells_is_listed_as_one(told: Callable[..., Any]) -> None:
    """Two copies of a claim show as two reports, one origin."""
    found = about(entries(told(PILE, ("A", "B"))), "lorries")
    assert (found.independent.min, found.independent.max) == (1, 1)


def test_what_one_report_tells_is_not_corroborated(told: Callable[..., Any]) -> None:
    """A claim of a single report is left out."""
    assert not any("goat" in entry.claim for entry in entries(told(PILE, ("A", "B"))))


def test_other_numbers_do_not_corroborate(told: Callable[..., Any]) -> None:
    """Three dead and five dead are not told together."""
    texts = {
        "A": ["2031-03-04", "Slide\n\nThree people were killed in the rock slide on the Harsk road, a resident said."],
        "B": ["2031-03-04", "Rocks\n\nFive people were killed in the rock slide on the Harsk road, the mayor said."],
    }
    assert not any("killed" in entry.claim for entry in entries(told(texts)))


def test_a_planted_falsehood_is_not_confirmed_by_its_copies(told: Callable[..., Any]) -> None:
    """One text printed four times has one origin, however often it is printed."""
    text = "Claim\n\nThe dam at Oltby was built without a permit, a former clerk said."
    texts = {sigil: ["2031-03-04", text.replace("Claim", f"Claim {sigil}"), f"Paper {sigil}"] for sigil in "ABCD"}
    found = about(entries(told(texts, ("A", "B"), ("A", "C"), ("B", "D"))), "permit")
    assert (found.independent.min, found.independent.max) == (1, 1)


def test_the_laws_hold(told: Callable[..., Any]) -> None:
    """Anchors are exact, counts within the reports, origins listed, the claim in the words of one of them."""
    held = told(PILE, ("A", "B"))
    texts = {report.id: report.text for report in held.reports}
    origins = {o.id for o in find_origins(held.reports, held.annotations, held.stemma, held.relations.entities)}
    found = entries(held)
    assert found
    for each in found:
        assert all(texts[a.report][a.start : a.end] == a.exact for a in each.anchors)
        assert 0 <= each.independent.min <= each.independent.max <= len({a.report for a in each.anchors})
        assert set(each.origins) <= origins
        assert each.claim in {" ".join(a.exact.split()) for a in each.anchors}


def test_best_supported_first(told: Callable[..., Any]) -> None:
    """The list goes from many origins to few."""
    found = entries(told(PILE, ("A", "B")))
    assert [e.independent.max for e in found] == sorted((e.independent.max for e in found), reverse=True)


OTHER_WORDS = {
    "A": [
        "2031-03-04",
        "Slide\n\nThe plan foresees 240 flats on the meadow.\n\nEngineers blame a leaking pipe under the road.",
        "Lorn Press",
    ],
    "B": [
        "2031-03-04",
        (
            "Rocks\n\nTwo hundred and forty dwellings are foreseen.\n\nThe leaking pipe under the road is to blame,"
            " engineers believe."
        ),
        "Harsk Mail",
    ],
    "C": [
        "2031-03-04",
        "Goats\n\nThe hotel will open its 17 rooms again in May.\n\nA pipe was never leaking under the road, says the mayor.",
        "Tarn Echo",
    ],
}


def reports_of(held: Held, found: Corroboration) -> set[str]:
    """The letters of the reports that an entry lists."""
    sigils = {report.id: report.sigil for report in held.reports}
    return {sigils[anchor.report] for anchor in found.anchors}


def test_a_number_told_with_another_verb_has_both_witnesses(told: Callable[..., Any]) -> None:
    """Flats that a plan foresees and dwellings that are foreseen are one figure where the number is equal and no round one."""
    held = told(OTHER_WORDS)
    assert reports_of(held, about(entries(held), "240")) == {"A", "B"}


def test_two_figures_of_one_clause_each_have_their_witnesses(told: Callable[..., Any]) -> None:
    """A report with only the second figure of a clause stands behind that one and not behind the first."""
    pile = {
        "A": ["2031-03-04", "Slide\n\nThe county has promised 340 tents and 125 heaters for the valley.", "Lorn Press"],
        "B": [
            "2031-03-04",
            "Rocks\n\nThe county promised 340 tents and 125 heaters to the Harsk valley.",
            "Harsk Mail",
        ],
        "C": ["2031-03-04", "Goats\n\nOn the way to the valley are 125 heaters, a driver told us.", "Tarn Echo"],
    }
    held = told(pile)
    assert sorted(len(reports_of(held, found)) for found in entries(held) if "heaters" in found.claim) == [2, 3]


def test_a_denial_is_no_witness(told: Callable[..., Any]) -> None:
    """What one report asserts in other words and another denies is not told by three."""
    held = told(OTHER_WORDS)
    assert reports_of(held, about(entries(held), "pipe")) == {"A", "B"}


def test_a_likely_witness_counts_for_the_most_only(told: Callable[..., Any]) -> None:
    """Two named people are two origins at least, but not where likeness alone says that the second tells the same."""
    pile = {
        "A": ["2031-03-04", "Slide\n\nThe road was closed at noon, Ann Roe said.", "Lorn Press"],
        "B": ["2031-03-04", "Rocks\n\nNobody could use the road from noon, Piet Dall said.", "Harsk Mail"],
    }
    held = told(pile)
    opened = views(held.reports, held.annotations, held.relations.entities)
    provenance = Provenance(held.reports, held.annotations, held.stemma, held.relations.entities)
    sure, likely = (
        place_of(report, words)
        for report, words in zip(
            held.reports, ("The road was closed at noon", "Nobody could use the road from noon"), strict=True
        )
    )
    both = entry(Agreed([sure, likely]), opened, provenance, (), [])
    one = entry(Agreed([sure], [likely]), opened, provenance, (), [])
    assert both is not None
    assert (both.independent.min, both.independent.max) == (2, 2)
    assert one is not None
    assert (one.independent.min, one.independent.max) == (1, 2)


def place_of(report: Report, words: str) -> Anchor:
    """Where the words stand."""
    start = report.text.index(words)
    return Anchor(report.id, start, start + len(words), words)
