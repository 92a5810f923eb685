"""Vectors of sentences, claims and quantity clauses: one reading of each sentence, clauses pooled from its pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from variorum.annotate import with_vectors
from variorum.models import Encoder, unpack
from variorum.types import Annotations, Report, ReportId

Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]
READ = """Mill closes

The mill will close in May. The boiler burst on Monday and nobody repaired the fence. About 40 people lose their jobs.
"""


def test_every_sentence_claim_and_quantity_has_a_unit_row(pile: Callable[..., Pile]) -> None:
    """The rows are as many as what they are of, in its order, each of length one."""
    (report,), notes = pile(A=READ)
    found = notes[report.id]
    for packed, of in (
        (found.sentence_vectors, found.sentences),
        (found.claim_vectors, found.claims),
        (found.quantity_vectors, found.quantities),
    ):
        rows = unpack(packed)
        assert len(rows) == len(of) > 0
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-2)


def test_a_clause_is_like_what_it_says_not_what_stands_beside_it(pile: Callable[..., Pile], encoder: Encoder) -> None:
    """Of two clauses in one sentence, the one that says it is the nearer to a text that says it alone."""
    (report,), notes = pile(A=READ)
    found = notes[report.id]
    rows = dict(zip((claim.exact for claim in found.claims), unpack(found.claim_vectors), strict=True))
    burst = next(row for words, row in rows.items() if words.startswith("The boiler"))
    fence = next(row for words, row in rows.items() if "fence" in words)
    (alone,) = encoder(["The boiler of the plant burst"])
    assert burst @ alone > fence @ alone + 0.1


def test_the_number_itself_is_left_out_of_its_clause(pile: Callable[..., Pile]) -> None:
    """The same clause with two numbers asks one question: its vectors are nearly the same."""
    reports, notes = pile(A=READ, B=READ.replace("About 40", "About 350"))
    one, two = (unpack(notes[report.id].quantity_vectors)[-1] for report in reports)
    assert one @ two > 0.9


def test_what_no_sentence_holds_is_read_by_its_words(pile: Callable[..., Pile], encoder: Encoder) -> None:
    """A claim outside all sentences, as in page furniture, still has a vector: that of its words alone."""
    (report,), notes = pile(A=READ)
    claims = notes[report.id].claims
    (found,) = with_vectors((report,), (replace(notes[report.id], sentences=(), quantities=()),), encoder)
    assert np.allclose(unpack(found.claim_vectors), encoder([claim.exact for claim in claims]), atol=1e-2)


def test_the_reports_read_beside_it_change_nothing(pile: Callable[..., Pile], encoder: Encoder) -> None:
    """A report has the same vectors to the last bit alone and in a pile: what is added later is what would have been."""
    reports, notes = pile(A=READ, B=f"{READ}\nNobody in the town wants a new mill, and the river is low.\n")
    together = with_vectors(reports, [notes[report.id] for report in reports], encoder)
    assert together == tuple(notes[report.id] for report in reports)


def test_speech_has_rows_of_its_own(pile: Callable[..., Pile], encoder: Encoder) -> None:
    """What is said is cut at sentence ends, and its row is nearer to the words alone than that of the whole sentence is."""
    (report,), notes = pile(
        A="Mill closes\n\n“Nobody repaired the fence. We told them,” the miller Ana Voss, 61, said.\n"
    )
    found = notes[report.id]
    words = [report.text[start:end] for start, end in found.speech]
    assert words == ["Nobody repaired the fence.", "We told them,"]
    rows, alone = unpack(found.speech_vectors), encoder(words)
    sentence = unpack(found.sentence_vectors)[-1]
    assert rows[1] @ alone[1] > sentence @ alone[1]
