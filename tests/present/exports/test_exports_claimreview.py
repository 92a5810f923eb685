"""schema.org ClaimReview: the machine never rates."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from variorum.present.claimreview import to_claimreview
from variorum.types import Judgement, Story


def reviews(story: Story) -> list[dict[str, Any]]:
    found = json.loads(to_claimreview(story, reviewer="Ada Brink"))
    assert found["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = found["@graph"]
    return graph


def test_only_conflicts_are_reviewed_where_nobody_decided(story: Story) -> None:
    """Agreements, updates and refinements make no claim review; the user is the author."""
    assert [(r["claimReviewed"], r["author"]["name"]) for r in reviews(story)] == [
        ("The bridge was closed on Tuesday 4 March", "Ada Brink"),
        ("The bridge was closed on Monday 3 March", "Ada Brink"),
    ]


def test_the_machine_never_rates(story: Story) -> None:
    """However sure it is, no rating comes from it, nor a remark or a date."""
    conflict = (replace(v, relation="conflict", score=1.0, within_family=False) for v in story.variants)
    sure = replace(story, variants=tuple(conflict))
    assert len(reviews(sure)) == 8
    assert not [r for r in reviews(sure) if r.keys() & {"reviewRating", "reviewBody", "datePublished"}]


def test_only_the_reading_that_a_person_holds_is_rated(judged: Story) -> None:
    """That person is the author, the rating has no number, and to accept a difference rates neither side of it."""
    found = {(r["author"]["name"], r["claimReviewed"]): r for r in reviews(judged)}
    assert set(found) == {
        ("Kim Aster", "The bridge was closed on Tuesday 4 March"),
        ("Kim Aster", "The bridge was closed on Monday 3 March"),
        ("Lee Hart", "How many bolts? 97"),
        ("Lee Hart", "How many bolts? 61 <i>"),
    }
    held = found["Kim Aster", "The bridge was closed on Monday 3 March"]
    assert held["reviewRating"] == {"@type": "Rating", "alternateName": "held to be right"}
    assert held["reviewBody"] == "holds Monday 3 March: the log says so"
    assert [r for r in found.values() if "reviewRating" in r] == [held]


def test_what_a_copy_changed_is_no_second_opinion(story: Story) -> None:
    """An alteration inside a family is no claim to review, unless a person decides about it."""
    inside = tuple(replace(variant, relation="conflict", within_family=True) for variant in story.variants)
    assert reviews(replace(story, variants=inside)) == []
    decided = Judgement(f"variant:{inside[1].id}", "accept", "Kim Aster", "2031-03-07T10:00:00+00:00", "", False)
    assert len(reviews(replace(story, variants=inside, judgements=(decided,)))) == 2


def test_a_question_without_a_blank_or_a_mark_has_the_reading_behind_a_dash(story: Story) -> None:
    """Question and answer cannot be read as one clause."""
    how_far = replace(story.variants[1], question="How far is it: the closing")
    assert (
        reviews(replace(story, variants=(how_far,)))[0]["claimReviewed"]
        == "How far is it: the closing – Tuesday 4 March"
    )


def test_the_claim_appears_where_it_was_read(story: Story) -> None:
    """The first report is the earliest; an address that is none of the web is left out."""
    tuesday, monday = (r["itemReviewed"] for r in reviews(story))
    assert [place.get("url") for place in tuesday["appearance"]] == [
        "https://a.example/bridge",
        "https://b.example/bridge",
    ]
    assert tuesday["firstAppearance"] == tuesday["appearance"][0]
    assert "url" not in monday["firstAppearance"]


def test_what_was_dismissed_is_not_reviewed(judged: Story) -> None:
    """A person said that it is no difference to speak of."""
    assert not [r for r in reviews(judged) if "other ports" in r["claimReviewed"]]
