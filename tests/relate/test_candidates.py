"""Which pairs are compared at all."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from variorum.relate import candidates as module
from variorum.relate.candidates import candidates
from variorum.relate.view import Prepared
from variorum.types import Annotations, Report, ReportId, Sentence

WORDS = 400


def made(number: int, runs: np.ndarray, vectors: np.ndarray) -> Prepared:
    """A view with nothing but what candidates look at."""
    at = ReportId(str(number))
    report = Report(at, "A", "a", None, None, None, None, None, "en", None, None, None, "")
    notes = Annotations(at, (), (), (), (), (), (), (), (), (), b"", b"", b"")
    count = len(vectors)
    own = np.full(count, 20, dtype=np.float32)
    flags = np.ones(runs.size, dtype=np.bool_)
    none = np.zeros((count, 0), dtype=np.float32)
    lemmas = np.zeros(0, dtype=np.uint32)
    sentences = (Sentence(at, 0, 1, "", 0, 1, 0),) * count
    return Prepared(
        report,
        notes,
        sentences,
        vectors,
        ((),) * count,
        ("",) * count,
        own,
        (),
        lemmas,
        none,
        none,
        runs,
        flags,
        (),
        vectors,
    )


def unit(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture
def strangers() -> list[Prepared]:
    """Sixty reports that share nothing."""
    rng = np.random.default_rng(1)
    return [
        made(i, rng.integers(0, 2**32, WORDS, dtype=np.uint32), unit(rng.normal(size=(12, 384)))) for i in range(60)
    ]


def test_a_small_pile_is_compared_whole(strangers: list[Prepared]) -> None:
    """With few reports nothing is left to chance."""
    assert len(candidates(strangers[:8])) == 28


def test_a_report_without_sentences_has_no_pairs(strangers: list[Prepared]) -> None:
    """An empty report is never compared."""
    empty = made(99, np.zeros(0, dtype=np.uint32), np.zeros((0, 384), dtype=np.float32))
    assert all(3 not in pair for pair in candidates([*strangers[:3], empty]))


def test_a_large_pile_of_empty_reports_has_no_pairs() -> None:
    """Many reports, not one sentence."""
    empty = np.zeros(0, dtype=np.uint32), np.zeros((0, 384), dtype=np.float32)
    assert candidates([made(i, *empty) for i in range(50)]) == []


def test_each_report_has_its_few_neighbours(strangers: list[Prepared]) -> None:
    """Strangers in a large pile are compared with the nearest only."""
    assert len(candidates(strangers)) <= 60 * module.NEAREST


def test_shared_runs_make_a_candidate(strangers: list[Prepared]) -> None:
    """Two paragraphs reprinted inside other matter are found by their words."""
    mixed = np.concatenate((strangers[7].runs[:60], strangers[30].runs[60:]))
    strangers[30] = made(30, mixed, strangers[30].vectors)
    assert module.sketched(strangers).tolist() == [[7, 30]]


def test_a_speech_that_all_quote_makes_no_candidate(strangers: list[Prepared]) -> None:
    """Runs that both print in marks are nobody's own words."""
    speech = strangers[7].runs[:80]
    for at in (7, 30):
        runs = np.concatenate((speech, strangers[at].runs[80:]))
        quoted = dataclasses.replace(made(at, runs, strangers[at].vectors), own_run=np.arange(runs.size) >= 80)
        strangers[at] = quoted
    assert module.sketched(strangers).tolist() == []


def test_near_sentences_make_a_candidate(strangers: list[Prepared], monkeypatch: pytest.MonkeyPatch) -> None:
    """A rewording without one run in common is found by meaning."""
    rng = np.random.default_rng(2)
    reworded = unit(strangers[5].vectors + 0.03 * rng.normal(size=(12, 384)))
    strangers[40] = made(40, strangers[40].runs, reworded)
    monkeypatch.setattr(module, "NEAREST", 1)
    assert (5, 40) in candidates(strangers)


def test_many_reprints_do_not_make_all_pairs(strangers: list[Prepared], monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that everybody prints links each report with the next few only, and still links them all."""
    monkeypatch.setattr(module, "COMMON", 5)
    rng = np.random.default_rng(3)
    runs = rng.integers(0, 2**32, WORDS, dtype=np.uint32)
    views = [made(i, runs, unit(rng.normal(size=(12, 384)))) for i in range(60)]
    found = module.sketched(views).tolist()
    assert len(found) < 60 * 5
    assert {at for pair in found for at in pair} == set(range(60))
