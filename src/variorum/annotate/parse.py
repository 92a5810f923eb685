"""The parse as plain values: tokens, and the sentences that are the report's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum import text
from variorum.types import Boilerplate, Report, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

VERSION = 1


def tokens(report: Report, doc: Doc) -> tuple[Token, ...]:
    """Every token but white space; heads that are white space do not occur."""
    kept = [token for token in doc if not token.is_space]
    index = {token.i: at for at, token in enumerate(kept)}
    return tuple(
        Token(
            report.id,
            token.idx,
            token.idx + len(token),
            token.text,
            token.lemma_.lower(),
            token.pos_,
            token.tag_,
            token.dep_,
            index.get(token.head.i, at),
        )
        for at, token in enumerate(kept)
    )


def sentences(report: Report, doc: Doc, boilerplate: Sequence[Boilerplate]) -> tuple[Sentence, ...]:
    """The sentences that hold a word and are not boilerplate, white space trimmed; paragraphs count lines of text."""
    lines = list(text.paragraphs(report.text))
    first = {token.i: at for at, token in enumerate(t for t in doc if not t.is_space)}
    found: list[Sentence] = []
    line = 0
    for span in own_spans(doc, boilerplate):
        while line + 1 < len(lines) and lines[line][1] <= span.start_char:
            line += 1
        inside = [first[token.i] for token in span if token.i in first]
        at = text.anchor(report.id, report.text, span.start_char, span.end_char)
        found.append(Sentence(at.report, at.start, at.end, at.exact, inside[0], inside[-1] + 1, line))
    return tuple(found)


def own_spans(doc: Doc, boilerplate: Sequence[Boilerplate]) -> Iterator[Span]:
    """Trimmed sentence spans with a word in them, most of which is not boilerplate."""
    for sentence in doc.sents:
        kept = [token.i for token in sentence if not token.is_space]
        if not kept or not any(doc[i].text[:1].isalnum() for i in kept):
            continue
        span = doc[kept[0] : kept[-1] + 1]
        length = span.end_char - span.start_char
        covered = sum(max(0, min(b.end, span.end_char) - max(b.start, span.start_char)) for b in boilerplate)
        if covered * 2 <= length:
            yield span
