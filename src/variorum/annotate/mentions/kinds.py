"""What a name names: votes from the whole report, because one sentence alone misleads the model and the reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.lexicon import bodies, countries, given_names, roles, titles, word_list
from variorum.annotate.mentions.split import Piece
from variorum.text import fold
from variorum.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Votes = defaultdict[MentionType, float]
MODEL: dict[str, tuple[MentionType, float]] = {
    "PERSON": ("PER", 1.2), "ORG": ("ORG", 0.8), "GPE": ("GPE", 1.0), "LOC": ("LOC", 1.0), "FAC": ("FAC", 1.0),
    "NORP": ("NORP", 0.8), "EVENT": ("EVENT", 1.5),
}  # fmt: skip


def key(doc: Doc, piece: Piece) -> str:
    """The name's folded text without a possessive ending or leading article, by which votes are pooled."""
    tokens = [t for t in doc[piece[0] : piece[1]]]
    while tokens and tokens[-1].tag_ == "POS" and len(tokens) > 1:
        tokens.pop()
    return fold(" ".join(t.text for t in tokens))


def name_types(doc: Doc, pieces: Sequence[Piece]) -> dict[str, MentionType]:
    """Type by name; a surname or short form votes with the longer name it belongs to."""
    votes: dict[str, Votes] = {}
    for piece in pieces:
        pool = votes.setdefault(key(doc, piece), defaultdict(float))
        for kind, weight in (*shape(doc, piece), *context(doc, piece)):
            pool[kind] += weight
    types = {name: decide(pool) for name, pool in votes.items()}
    return types | {name: types[longer] for name, longer in shorter(types, votes)}


def decide(pool: Votes) -> MentionType:
    """The type with most votes; equal votes go by the alphabet, so that a rerun decides alike."""
    return max(sorted(pool), key=lambda kind: pool[kind]) if pool else "ORG"


def shorter(types: dict[str, MentionType], votes: dict[str, Votes]) -> list[tuple[str, str]]:
    """(short, long) where a single word ends or starts exactly one kind of longer person's name and is not sure of itself."""
    found = []
    people = [name.split() for name in types if types[name] == "PER" and " " in name]
    for name in types:
        if " " in name or votes[name]["GPE"] >= 4 or votes[name]["NORP"] >= 4:
            continue
        longer = [parts for parts in people if name in (parts[-1], parts[0])]
        if longer:
            found.append((name, " ".join(longer[0])))
    return found


def shape(doc: Doc, piece: Piece) -> list[tuple[MentionType, float]]:
    """Votes by how the name is made."""
    tokens, cues = [t for t in doc[piece[0] : piece[1]] if t.tag_ != "POS"], word_list("name_cues.txt")
    text, last = fold(" ".join(t.text for t in tokens)), fold(tokens[-1].text) if tokens else ""
    found: list[tuple[MentionType, float]] = []
    land = countries().get(text)
    if land:
        found.append(("NORP" if land.use == "demonym" else "GPE", 8.0 if land.code != "EU" or land.use != "name" else 8.0))
    if last in bodies() and len(tokens) > 1 and not land:
        found.append(("ORG", 5.0))
    if len(tokens) > 1 and last in cues["facility-tail"]:
        found.append(("FAC", 5.5))
    elif len(tokens) > 1 and (last in cues["place-tail"] or fold(tokens[0].text) in ("mount", "lake", "cape", "port", "sound", "gulf", "bay", "river", "isle")):
        found.append(("LOC", 4.0))
    if any(t.lower_ == "of" for t in tokens) and fold(tokens[0].text) in bodies():
        found.append(("ORG", 5.0))
    if fold(tokens[0].text) in given_names() and not land:
        found.append(("PER", 3.0 if len(tokens) in (2, 3) else 1.0))
    if len(tokens) == 1 and tokens[0].text.isupper() and 2 <= len(last) <= 6 and not land or "&" in text:
        found.append(("ORG", 2.0))
    if fold(tokens[0].text) in ("st", "saint", "st.") and not land:
        found.append(("FAC" if last in cues["facility-tail"] else "ORG", 2.0))
    if tokens[0].lower_ in cues["west"]:
        found.append(("LOC", 1.0 if len(tokens) == 1 else 0.5))
    return found


def context(doc: Doc, piece: Piece) -> list[tuple[MentionType, float]]:
    """Votes by where the name stands and what the model's name finder said of it."""
    start, end, title = piece
    found = [MODEL[t.ent_type_] for t in doc[start:end] if t.ent_type_ in MODEL]
    votes = [(kind, weight / max(1, len(found))) for kind, weight in found]
    if title < start and doc[start - 1].lower_ in titles() or title < start:
        votes.append(("PER", 5.0))
    before, after = neighbour(doc, start - 1), neighbour(doc, end)
    if before is not None:
        votes += [*by_word_before(doc, start, before, end - start)]
    if after is not None:
        votes += [*by_words_after(doc, end, after)]
    head = doc[start:end].root
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in word_list("name_cues.txt")["say"]:
        votes += [("PER", 0.8), ("ORG", 0.5)]
    return votes


def neighbour(doc: Doc, i: int) -> Token | None:
    """The token at ``i`` unless it is outside the text or a line break."""
    return doc[i] if 0 <= i < len(doc) and "\n" not in doc[i].text else None


def by_word_before(doc: Doc, start: int, before: Token, size: int) -> list[tuple[MentionType, float]]:
    """Votes by the word before: a role, a preposition of place, an article."""
    word, cues = before.lower_, word_list("name_cues.txt")
    if word in titles() or word in roles() and before.tag_ == "NN":
        return [("PER", 3.0)]
    if word in cues["place-preposition"]:
        return [("GPE", 1.4)]
    if word == "the":
        return [("ORG", 1.0), ("LOC", 0.8), ("PER", -3.0), ("GPE", -1.0)]
    if before.text == "," and start >= 2 and doc[start - 2].lower_ in roles():
        return [("PER", 2.5)]
    return []


def by_words_after(doc: Doc, end: int, after: Token) -> list[tuple[MentionType, float]]:
    """Votes by the words after: an age, a role in apposition, "who"."""
    following = neighbour(doc, end + 1)
    if after.text == "," and following is not None:
        if following.like_num and following.is_digit and 10 < int(following.text) < 110 and len(doc) > end + 2 and doc[end + 2].text in ",.":
            return [("PER", 4.0)]
        if following.lower_ == "who":
            return [("PER", 2.5)]
        apposed = next((t for t in doc[end + 1 : end + 7] if t.lower_ in roles() and t.tag_ == "NN"), None)
        if apposed is not None and apposed.dep_ in ("appos", "conj", "attr"):
            return [("PER", 2.0)]
    if after.lower_ == "who":
        return [("PER", 2.5)]
    return []
