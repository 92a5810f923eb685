"""Who and what a report speaks of: names, descriptions and pronouns, and which of them mean the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.chains import link
from variorum.annotate.mentions.governments import government
from variorum.annotate.mentions.named import find_named
from variorum.annotate.mentions.nominals import find_nominals
from variorum.annotate.mentions.pronouns import find_pronouns
from variorum.annotate.mentions.spots import Spot, hidden, quoted
from variorum.text import anchor
from variorum.types import Boilerplate, Mention, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 1


def find_mentions(report: Report, doc: Doc, boilerplate: Sequence[Boilerplate]) -> tuple[Mention, ...]:
    """Named, nominal and pronoun mentions in the order of the text, with coreference inside the report as ``chain``."""
    skip, inside = hidden(doc, boilerplate), quoted(doc)
    named = [government(doc, spot) for spot in find_named(doc, skip)]
    spots = [*named, *find_nominals(doc, named, skip), *find_pronouns(doc, skip, inside)]
    spots.sort(key=lambda spot: (spot.start, -spot.end))
    chains = link(doc, spots, inside)
    return tuple(mention(report, doc, spot, chain) for spot, chain in zip(spots, chains, strict=True))


def mention(report: Report, doc: Doc, spot: Spot, chain: int) -> Mention:
    """The spot as an anchored mention."""
    span = doc[spot.start : spot.end]
    at = anchor(report.id, report.text, span.start_char, span.end_char)
    return Mention(at.report, at.start, at.end, at.exact, spot.type, spot.level, chain)
