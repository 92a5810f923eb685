"""What many reports quote: linked with its first printing, so that the links grow with the reports."""

from __future__ import annotations

import numpy as np
import pytest

from variorum.models import DIMENSIONS, pack
from variorum.relate.derivations import derive
from variorum.relate.quotations import link_quotations
from variorum.relate.quotations.crowds import MANY
from variorum.text import anchor
from variorum.types import Annotations, Quotation, QuotationId, Report, ReportId, Sentence, Token

SAID = "We shall not rest until the last of the old piers has been taken out of the river and sold for scrap"
Pile = tuple[tuple[Report, ...], dict[ReportId, Annotations]]


def printed(number: int, said: str) -> tuple[Report, Annotations]:
    """A report with a sentence of its own and the speech, annotated by hand."""
    at = ReportId(f"r{number:03}")
    own = " ".join(f"word{number}x{i}" for i in range(12))
    text = f"{own}.\n\n“{said},” Ida Brask said."
    report = Report(
        at, f"R{number}", "r", None, None, None, None, None, "en", f"2031-05-{1 + number % 28:02}", None, None, text
    )
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, line in ((0, text.split("\n\n")[0]), (len(own) + 3, text.split("\n\n")[1])):
        first, place = len(tokens), start
        for word in line.replace("“", " ").replace(",”", " ").replace(".", " ").split():
            place = text.index(word, place)
            tokens.append(Token(at, place, place + len(word), word, word.lower(), "NOUN", "NN", "dep", len(tokens)))
            place += len(word)
        sentences.append(Sentence(at, start, start + len(line), line, first, len(tokens), len(sentences)))
    content = anchor(at, text, text.index(said), text.index(said) + len(said))
    quotation = Quotation(QuotationId(f"q{number}"), at, "direct", (content,), None, None, None, "Ida Brask")
    vectors = np.random.default_rng(number).normal(size=(2, DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    notes = Annotations(
        at, (), tuple(tokens), tuple(sentences), (), (), (), (quotation,), (), (), pack(vectors), b"", b""
    )
    return report, notes


def pile(count: int) -> Pile:
    made = [printed(number, SAID if number % 3 else SAID.replace("rest", "sleep")) for number in range(count)]
    return tuple(report for report, _ in made), {report.id: notes for report, notes in made}


def test_few_are_linked_each_with_each() -> None:
    """A reader of a handful of reports sees every pair."""
    reports, notes = pile(5)
    assert len(link_quotations(reports, notes, ())) == 10


@pytest.mark.parametrize("count", [30, 90])
def test_many_are_linked_with_the_first(count: int) -> None:
    """Every report is linked, there are about as many links as reports, and a changed word is still seen."""
    reports, notes = pile(count)
    links = link_quotations(reports, notes, derive(reports, notes))
    assert {at for link in links for at in (link.a.report, link.b.report)} == {report.id for report in reports}
    assert count - 1 <= len(links) <= count + MANY
    assert {link.relation for link in links} == {"verbatim", "reworded"}
