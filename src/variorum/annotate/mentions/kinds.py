"""What a name names: votes from the whole report, because one sentence alone misleads the model and the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import (
    bodies,
    body_nouns,
    countries,
    cue,
    given_names,
    known_names,
    roles,
    titles,
)
from variorum.annotate.mentions.split import NOBLE, Piece
from variorum.text import fold
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Vote = tuple[MentionType, float]
Votes = defaultdict[MentionType, float]
MODEL: dict[str, Vote] = {
    "PERSON": ("PER", 1.2), "ORG": ("ORG", 0.8), "GPE": ("GPE", 0.9), "LOC": ("LOC", 0.9), "FAC": ("FAC", 0.8),
    "NORP": ("NORP", 0.3), "EVENT": ("EVENT", 1.5),
}  # fmt: skip
UNTYPED = frozenset({"PRODUCT", "LAW", "LANGUAGE"})
GEOGRAPHY = frozenset({"mount", "lake", "cape", "port", "sound", "gulf", "bay", "river", "isle", "strait", "sea"})


def key(doc: Doc, piece: Piece) -> str:
    """The name's folded text without a possessive ending, by which votes are pooled."""
    tokens = list(doc[piece[0] : piece[1]])
    while len(tokens) > 1 and tokens[-1].tag_ == "POS":
        tokens.pop()
    return fold(" ".join(t.text for t in tokens)).replace(" - ", "-")


def name_types(doc: Doc, pieces: Sequence[Piece]) -> dict[str, MentionType | None]:
    """Type by name, None for products and laws; a short form goes with the longer name it belongs to."""
    votes: dict[str, Votes] = {}
    things: defaultdict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        name = key(doc, piece)
        pool = votes.setdefault(name, defaultdict(float))
        things[name].append(sum(t.ent_type_ in UNTYPED for t in doc[piece[0] : piece[1]]) * 2 > piece[1] - piece[0])
        for kind, weight in (*shape(doc, piece), *context(doc, piece)):
            pool[kind] += weight
    types: dict[str, MentionType | None] = {name: decide(pool) for name, pool in votes.items()}
    for name, flags in things.items():
        product = sum(flags) * 2 > len(flags) and max(votes[name].values(), default=0.0) < 2.5
        if product or name.split()[-1] in cue("law-tail"):
            types[name] = None
    return types | shorter(types, votes)


def decide(pool: Votes) -> MentionType:
    """The type with most votes; equal votes go by the alphabet, so that a rerun decides alike."""
    best = max(sorted(pool), key=lambda kind: pool[kind]) if pool else "ORG"
    return "ORG" if best == "NORP" and pool["NORP"] < 2 else best


def shorter(types: dict[str, MentionType | None], votes: dict[str, Votes]) -> dict[str, MentionType | None]:
    """New types for single words that start or end a longer name and are not sure of themselves."""
    found: dict[str, MentionType | None] = {}
    longer = [(name.split(), kind) for name, kind in types.items() if " " in name and kind in ("PER", "ORG")]
    for name, pool in votes.items():
        if " " in name or name in countries() or name in known_names():
            continue
        for parts, kind in longer:
            if kind == "PER" and name == parts[-1] and pool["PER"] <= -2:
                found[name] = found[" ".join(parts)] = "ORG"
            elif kind == "PER" and name in (parts[-1], parts[0]) and pool["GPE"] < 4:
                found[name] = "PER"
            elif (
                kind == "ORG"
                and name == parts[0]
                and len(parts) == 2
                and max(pool["GPE"], pool["PER"]) < 3
                and firm(parts)
            ):
                found.setdefault(name, "ORG")
    return found


def firm(parts: Sequence[str]) -> bool:
    """Whether the body may be called by its first word: a company may, a place's newspaper or school may not."""
    kinds = bodies().get(parts[-1], frozenset())
    return not kinds or any(kind.startswith("company") for kind in kinds)


def shape(doc: Doc, piece: Piece) -> list[Vote]:
    """Votes by how the name is made."""
    tokens = [t for t in doc[piece[0] : piece[1]] if t.tag_ != "POS"]
    folded = [fold(t.text) for t in tokens]
    text = " ".join(folded).replace(" - ", "-")
    if not tokens:
        return []
    if (land := countries().get(text)) is not None:
        return [
            (
                "NORP" if land.use == "demonym" else "LOC" if land.code[-1].isdigit() or land.code == "WEST" else "GPE",
                8.0,
            )
        ]
    if text in known_names():
        return [(known_names()[text], 6.0)]
    if folded[0] in NOBLE and piece[1] - piece[0] == 2:
        return [("FAC", 5.0)]
    return [*by_words(folded), *by_letters(tokens, text)]


def by_words(folded: list[str]) -> list[Vote]:
    """Votes by the words of the name."""
    first, last, many = folded[0], folded[-1], len(folded) > 1
    found: list[Vote] = []
    if many and last in bodies():
        found.append(("ORG", 5.0))
    if many and last in cue("facility-tail"):
        found.append(("FAC", 4.5))
    elif many and (last in cue("place-tail") or first in GEOGRAPHY):
        found.append(("LOC", 4.0))
    if "of" in folded and first in bodies():
        found.append(("ORG", 5.0))
    if first in given_names():
        found.append(("PER", 3.0 if len(folded) in (2, 3) else 1.0))
    if first in ("st", "saint", "st."):
        found.append(("ORG", 2.0))
    if first in cue("west"):
        found.append(("LOC", 1.0))
    return found


def by_letters(tokens: Sequence[Token], text: str) -> list[Vote]:
    """Votes by capitals, signs and endings: acronyms, "&", an adjective in -an or -ish before a noun."""
    if len(tokens) == 1 and tokens[0].dep_ == "amod" and text.endswith(("ian", "ese", "ish", "an")):
        return [("NORP", 2.5)]
    acronym = len(tokens) == 1 and tokens[0].text.isupper() and 2 <= len(text) <= 6
    return [("ORG", 2.0)] if acronym or "&" in text else []


def context(doc: Doc, piece: Piece) -> list[Vote]:
    """Votes by where the name stands and what the model's name finder said of it."""
    start, end, title = piece
    seen = [MODEL[t.ent_type_] for t in doc[start:end] if t.ent_type_ in MODEL]
    votes: list[Vote] = [(kind, weight / max(1, len(seen))) for kind, weight in seen]
    if title < start:
        votes.append(("PER", 5.0))
    before, after = neighbour(doc, start - 1), neighbour(doc, end)
    if before is not None:
        votes += by_word_before(doc, start, before) if whole(doc, piece) else []
    if after is not None:
        votes += by_words_after(doc, end, after)
    head = doc[start:end].root
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in cue("say"):
        votes += [("PER", 0.8), ("ORG", 0.5)]
    return votes


def whole(doc: Doc, piece: Piece) -> bool:
    """Not a word before another noun: in "the Brandt report" the article is the report's."""
    return doc[piece[0] : piece[1]].root.dep_ not in ("compound", "nmod", "amod", "poss")


def neighbour(doc: Doc, i: int) -> Token | None:
    """The token at ``i`` unless it is outside the text or a line break."""
    return doc[i] if 0 <= i < len(doc) and "\n" not in doc[i].text else None


def by_word_before(doc: Doc, start: int, before: Token) -> list[Vote]:
    """Votes by the word before: a role, a preposition of place, an article."""
    word = before.lower_
    if word == "of" and start >= 2 and doc[start - 2].lemma_.lower() in cue("place-noun"):
        return [("GPE", 4.0)]
    if word in titles() or (word in roles() and before.tag_ == "NN"):
        return [("PER", 3.0)]
    if word in body_nouns() and before.tag_ == "NN":
        return [("ORG", 3.0)]
    if word in cue("place-preposition"):
        return [("GPE", 1.4)]
    if word == "the":
        return [("ORG", 1.0), ("LOC", 0.8), ("PER", -3.0), ("GPE", -1.0)]
    if before.text == "," and start >= 2 and doc[start - 2].lower_ in roles():
        return [("PER", 2.5)]
    return []


def by_words_after(doc: Doc, end: int, after: Token) -> list[Vote]:
    """Votes by the words after: an age, a role in apposition, "who"."""
    following = neighbour(doc, end + 1)
    if after.lower_ == "who":
        return [("PER", 2.5)]
    if after.text != "," or following is None:
        return []
    if following.is_digit and len(following) == 2 and end + 2 < len(doc) and doc[end + 2].text in ",.":
        return [("PER", 4.0)]
    if following.lower_ == "who":
        return [("PER", 2.5)]
    place = next((t for t in doc[end + 1 : end + 7] if t.lower_ in cue("place-noun")), None)
    if following.lower_ == "where" or (place is not None and place.dep_ in ("appos", "conj", "attr")):
        return [("GPE", 2.5)]
    apposed = next((t for t in doc[end + 1 : end + 7] if t.lower_ in roles() and t.tag_ == "NN"), None)
    return [("PER", 2.0)] if apposed is not None and apposed.dep_ in ("appos", "conj", "attr") else []
