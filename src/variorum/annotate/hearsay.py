"""Reports that nobody made: "reports from February said", which names neither a voice nor a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

BARE = frozenset({"det", "amod", "advmod", "nummod", "prep", "punct", "npadvmod"})
WHOSE = frozenset({"by", "from", "of", "in", "at"})


def hearsay(noun: Token) -> bool:
    """Whether it is "reports" with at most an adjective and a date, and no word of whose they are."""
    if noun.lower_ != "reports" or noun.tag_ != "NNS":
        return False
    return all(c.dep_ in BARE and c.pos_ != "PROPN" and not whose(c) for c in noun.children)


def whose(prep: Token) -> bool:
    """Whether a phrase says from whom they come: from the ministry, and not from May."""
    return prep.lower_ in WHOSE and any(c.ent_type_ not in {"DATE", "TIME"} for c in prep.children if c.dep_ == "pobj")
