"""When a capital or a seat of government stands for the government ("Paris hoped"), and when it is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import countries, word_list
from variorum.annotate.mentions.spots import Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc


def land_code(name: tuple[str, ...]) -> str | None:
    """The country a folded name, demonym, capital or seat points to."""
    found = countries().get(" ".join(name))
    return found.code if found else None


def stands_for_government(doc: Doc, spot: Spot, name: tuple[str, ...]) -> bool:
    """Names and demonyms always; seats too; a capital only where it acts, is asked or owns a deed."""
    land = countries()[" ".join(name)]
    return land.use != "capital" or acts(doc, spot)


def acts(doc: Doc, spot: Spot) -> bool:
    """Whether the capital does what governments do, in this clause."""
    token, acts_ = doc[spot.head], word_list("name_cues.txt")["government-act"]
    before = doc[spot.start - 1].lower_ if spot.start else ""
    if before in word_list("name_cues.txt")["place-preposition"] and before not in ("from", "to", "into"):
        return False
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "agent"):
        return token.head.lemma_.lower() in acts_
    if token.dep_ == "pobj" and token.head.lower_ in ("by", "to", "with", "for", "between", "against"):
        return token.head.head.lemma_.lower() in acts_
    return token.dep_ == "poss" and token.head.lemma_.lower() in word_list("name_cues.txt")["government-deed"]
