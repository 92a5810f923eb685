"""When a capital or a seat of government stands for the government ("Paris hoped"), and when it is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import countries, cue
from variorum.annotate.mentions.spots import Spot
from variorum.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def land_code(name: tuple[str, ...]) -> str | None:
    """The country a folded name, demonym, capital or seat points to."""
    found = countries().get(" ".join(name))
    return found.code if found else None


def stands_for_government(spot: Spot, name: tuple[str, ...]) -> bool:
    """Names and demonyms always; seats too; a capital only where it was found to act, which makes it a body."""
    return countries()[" ".join(name)].use != "capital" or spot.type == "ORG"


def government(doc: Doc, spot: Spot) -> Spot:
    """A capital that acts, is asked or owns a deed, as a body, unless a dateline shouts it; other spots as they are."""
    land = countries().get(fold(doc[spot.start : spot.end].text))
    if land is None or land.use != "capital":
        return spot
    dateline = doc[spot.start].is_upper and len(doc[spot.start]) > 4
    return spot.typed("ORG" if acts(doc[spot.head]) and not dateline else "GPE")


def acts(token: Token) -> bool:
    """Whether the capital does what governments do, in this clause."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    verb = token.head.lemma_.lower()
    if token.dep_ == "nsubj":
        return verb not in cue("place-verb") or any(t.lemma_.lower() in cue("disposed") for t in token.head.children)
    if token.dep_ in ("nsubjpass", "dobj", "dative"):
        return verb in cue("government-act")
    if token.dep_ in ("compound", "amod", "nmod"):
        return verb in cue("government-noun")
    if token.dep_ == "poss":
        return verb in cue("government-deed")
    return token.dep_ == "pobj" and asked(token.head)


def asked(preposition: Token) -> bool:
    """Whether the preposition hangs on a deed between governments ("support for Kyiv", "rebuffed by Berlin")."""
    head = preposition.head.lemma_.lower()
    if preposition.dep_ == "agent" or preposition.lower_ == "by":
        return True
    if preposition.lower_ in ("to", "with", "for", "from", "against", "between"):
        return head in cue("government-deed") or head in cue("government-act") - {"send", "propose"}
    return False
