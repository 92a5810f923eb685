"""Which countries somebody belongs to: by the name itself, or by what stands before it in some report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from variorum.annotate.mentions.lexicon import countries
from variorum.text import words
from variorum.types import Annotations, Entity, ReportId, Token

Lands = Mapping[str, frozenset[str]]
TITLED = frozenset({"NOUN", "PROPN", "ADJ", "PART", "DET"})
"""Parts of speech of which a title before a name is made: "the French defence minister"."""
WIDEST = 8


@lru_cache(maxsize=4096)
def lands(actor: str) -> frozenset[str]:
    """The countries whose name or demonym an actor has ("the French government", "France")."""
    known = countries()
    found = (known.get(word) for word, _, _ in words(actor))
    return frozenset(country.code for country in found if country is not None and country.use in {"name", "demonym"})


def belonging(entities: Sequence[Entity], annotations: Mapping[ReportId, Annotations]) -> Lands:
    """For each person and body of the story the countries that titles before the name give ("French President Ann Cole")."""
    starts = {report: {t.start: i for i, t in enumerate(notes.tokens)} for report, notes in annotations.items()}
    found: dict[str, frozenset[str]] = {}
    for entity in entities:
        if entity.type not in {"PER", "ORG"}:
            continue
        codes: Counter[frozenset[str]] = Counter()
        for mention in entity.mentions:
            at = starts[mention.report].get(mention.start)
            words = titles(annotations[mention.report].tokens, at) if at is not None else iter(())
            codes[lands(mention.exact) or next((of for word in words if (of := lands(word))), frozenset())] += 1
        del codes[frozenset()]
        if codes:
            found[entity.name] = max(codes, key=lambda c: (codes[c], sorted(c)))
    return found


def titles(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The words of a title right before a name, nearest first; a comma may stand between the two."""
    first = at - 1
    if first >= 0 and tokens[first].exact == ",":
        first -= 1
    for i in range(first, max(-1, first - WIDEST), -1):
        if tokens[i].pos not in TITLED and tokens[i].exact != "-":
            return
        yield tokens[i].exact


def lands_of(actor: str, known: Lands) -> frozenset[str]:
    """The countries of an actor, by its own words, else by those of somebody named in it."""
    own = lands(actor)
    return own or frozenset[str]().union(*(codes for name, codes in known.items() if name in actor))
