"""What a number counts: the noun it stands with, with what makes two reports' counts meet.

"63 members of local councils" counts "local council member": the modifiers and the complement with "of" come first,
the head last, all as lower-case lemmas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.quantities.words import counting

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset(("NOUN", "PROPN"))
MODIFIERS = frozenset(("amod", "compound", "nmod"))


def head_of(last: Token, after: Token | None) -> Token | None:
    """The noun that a number counts; ``last`` is the number's last token, ``after`` the one behind all its words."""
    found = nearest_noun(last, after)
    if found is None or found.lemma_.lower() in counting("empty_heads") or not found.text[0].isalpha():
        return None
    return None if found.ent_type_ in ("DATE", "TIME") else found


def nearest_noun(last: Token, after: Token | None) -> Token | None:
    """The noun that a number stands with, whatever it is."""
    if after is not None and after.lower_ == "of" and after.head.i <= after.i:
        return complement(after)
    if last.head.i > last.i and last.head.pos_ in NOUNS and last.dep_ not in ("nsubj", "nsubjpass", "appos"):
        return widest(last.head)
    if (
        after is not None
        and (after.pos_ in ("NOUN", "PROPN", "ADJ") or (after.pos_ == "VERB" and after.dep_ == "amod"))
        and after.i == last.i + 1
        and not last.is_sent_end
    ):
        return widest(after) if after.pos_ in NOUNS else right_noun(after)
    return None


def widest(noun: Token) -> Token:
    """The head of the compound that a noun is part of ("security" → "forces"), a hyphen in between excepted."""
    while (
        noun.dep_ in ("compound", "nmod")
        and noun.head.i > noun.i
        and noun.head.pos_ in NOUNS
        and noun.nbor().text != "-"
    ):
        noun = noun.head
    return noun


def right_noun(token: Token) -> Token | None:
    """The noun to the right that an adjective belongs to."""
    return token.head if token.head.i > token.i and token.head.pos_ in NOUNS else None


def complement(of: Token) -> Token | None:
    """The noun after "of": "six of the passengers"."""
    return next((c for c in of.children if c.dep_ in ("pobj", "pcomp") and c.pos_ in NOUNS and not c.like_num), None)


def container(last: Token) -> Token | None:
    """The noun that a number is told of: "a margin of 6.2", "a crew of six"."""
    above = last.head
    of = above.dep_ == "prep" and above.lower_ == "of" and last.dep_ == "pobj"
    if of and above.head.pos_ in NOUNS and above.head.lemma_.lower() not in counting("empty_heads"):
        return above.head
    return None


def concept(head: Token, *, since: int = 0) -> str:
    """The lemmas of what is counted, head last; what starts before the offset ``since`` is the number's own."""
    parts = [*of_complement(head), *modifiers(head, since), lemma(head)]
    return " ".join(parts)


def modifiers(head: Token, since: int = 0) -> Iterator[str]:
    """The lemmas of the adjectives and nouns in front of the head."""
    for child in head.lefts:
        if (
            child.idx >= since
            and child.dep_ in MODIFIERS
            and child.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")
            and lemma(child) not in counting("empty_modifiers")
        ):
            yield lemma(child)


def of_complement(head: Token) -> Iterator[str]:
    """The lemmas of "of special forces"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            noun = complement(child)
            if noun is not None and not any(left.dep_ == "nummod" for left in noun.lefts):
                yield from modifiers(noun)
                yield lemma(noun)
            return


def lemma(token: Token) -> str:
    """A token's lemma in lower case; of a participle the word itself ("confirmed cases")."""
    return token.lower_ if token.tag_ in ("VBN", "VBG") else token.lemma_.lower()
