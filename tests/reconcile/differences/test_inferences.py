"""Which claims are laid before the inference model, and what is kept of its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from variorum.relate.claims import inferences
from variorum.relate.claims.frames import views
from variorum.relate.claims.inferences import candidates, infer, roots
from variorum.relate.claims.statements import Statement, gathered
from variorum.types import Derivation, ReportId


def own(found: Sequence[Statement]) -> dict[ReportId, str]:
    """Every report goes back to itself."""
    return {one.claim.report: one.claim.report for one in found}


def test_a_contradiction_in_other_words_is_found(told: Callable[..., Any]) -> None:
    """Two reports that share hardly a word, and the model's answer with both claims' places."""
    held = told({
        "A": ("2031-03-04", "The head of the museum resigned on Monday. Visitors queued in the rain."),
        "B": ("2031-03-04", "The director of the museum is still in office. A brass band played."),
    })  # fmt: skip
    (found, *_) = infer(held.reports, held.annotations, held.relations.entities)
    text = {claim.id: claim.exact for notes in held.annotations.values() for claim in notes.claims}
    assert "resigned" in text[found.a] + text[found.b]
    assert "still in office" in text[found.a] + text[found.b]
    assert found.contradicts > 0.5


def test_claims_of_one_report_or_in_the_same_words_are_not_asked(told: Callable[..., Any]) -> None:
    """A copy says what its exemplar says, and a report is not laid beside itself."""
    text = "The ferry left the port at noon. The ferry never left the port of Aune."
    held = told({"A": ("2031-03-04", text), "B": ("2031-03-04", text)})
    found, vectors = gathered(views(held.reports, held.annotations, ()))
    texts = [one.claim.exact for one in found]
    pairs = candidates(found, texts, vectors, own(found))
    assert pairs
    assert all(texts[i] != texts[j] and found[i].claim.report != found[j].claim.report for i, j in pairs)


def test_no_more_pairs_than_are_read_in_time(told: Callable[..., Any]) -> None:
    """The most alike stay, in whatever pile."""
    held = told({
        sigil: ("2031-03-04", f"The {thing} was shut on Monday. The {thing} was old.")
        for sigil, thing in (("A", "bridge"), ("B", "tunnel"), ("C", "harbour"), ("D", "quarry"))
    })  # fmt: skip
    found, vectors = gathered(views(held.reports, held.annotations, ()))
    texts = [one.claim.exact for one in found]
    every = candidates(found, texts, vectors, own(found))
    few = candidates(found, texts, vectors, own(found), most=2)
    assert len(every) > len(few) == 2
    likeness = [float(vectors[i] @ vectors[j]) for i, j in every]
    assert min(float(vectors[i] @ vectors[j]) for i, j in few) >= np.sort(likeness)[-2]


def test_nothing_to_compare_needs_no_model(monkeypatch: pytest.MonkeyPatch, told: Callable[..., Any]) -> None:
    """One report alone is not worth loading a model for."""
    monkeypatch.setattr(inferences, "model", lambda: pytest.fail("the model was asked"))
    held = told({"A": ("2031-03-04", "The ferry left at noon.")})
    assert infer(held.reports, held.annotations, ()) == ()


def test_a_copy_is_not_laid_beside_what_it_was_made_from(told: Callable[..., Any]) -> None:
    """Nor two copies of a text that nobody supplied."""
    held = told({
        "A": ("2031-03-04", "The head of the museum resigned on Monday."),
        "B": ("2031-03-04", "The director of the museum is still in office."),
    })  # fmt: skip
    copies = [Derivation("lost:wire", held.id(sigil), "verbatim", 1.0, 1.0, "certain", (), ()) for sigil in ("A", "B")]
    assert infer(held.reports, held.annotations, held.relations.entities) != ()
    assert infer(held.reports, held.annotations, held.relations.entities, copies) == ()


def test_a_copy_of_a_copy_goes_back_to_the_first() -> None:
    """Step by step, by the exemplar that it has most from; two that copy each other end somewhere."""
    a, b, c = (ReportId(letter) for letter in "abc")

    def copy(of: str, made: ReportId, coverage: float) -> Derivation:
        return Derivation(of, made, "verbatim", coverage, 1.0, "certain", (), ())

    assert roots((a, b, c), (copy(a, b, 0.9), copy(b, c, 0.8), copy("lost:x", c, 0.2))) == {a: a, b: a, c: a}
    assert set(roots((a, b), (copy(a, b, 1.0), copy(b, a, 1.0)))) == {a, b}
