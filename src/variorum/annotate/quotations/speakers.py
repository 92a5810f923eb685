"""Who a source is: the fullest name or description that the report has for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum import text
from variorum.annotate.hearsay import hearsay
from variorum.annotate.quotations.described import LEADING, described, one_of, owned, owners, tidy
from variorum.annotate.quotations.documents import author, writer
from variorum.annotate.quotations.model import Attribution
from variorum.annotate.quotations.reading import Reading
from variorum.types import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14
PERSONAL = frozenset(("he", "she", "him", "her", "his", "they", "them", "their", "i", "we"))
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
FAR = 1500
Name = tuple[str, bool]
"""What somebody is called, and whether that is a name."""


def name_speakers(
    reading: Reading, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[str | None]:
    """A name or description for each source, in order; a pronoun with no name in its chain is the last speaker."""
    chains = fullest(reading, mentions)
    people = [m for m in mentions if m.type == "PER" and m.level != "PRO"]
    voices: list[tuple[Token | None, Name | None]] = []
    last: tuple[int, str] | None = None
    body: tuple[int, str] | None = None
    for a in attributions:
        token = speaking(reading, a)
        name = named(reading, a, token, mentions, chains)
        if token is not None and token.lower_ in PERSONAL:
            if a.cue_head is not None and reading.inside[a.cue_head]:
                name = nearest(a, people, chains, last[1] if last else "") or name
            elif unnamed(name) and last is not None and a.start - last[0] < FAR:
                name = (last[1], True)
        elif token is not None and token.lower_ == "it":
            name = (body[1], True) if body is not None and a.start - body[0] < FAR else name
        elif name is not None and token is not None and is_person(token, people):
            last = (a.end, name[0])
        elif name is not None and token is not None and token.pos_ in ("NOUN", "PROPN"):
            body = (a.end, name[0])
        if a.source is None and added(reading, a) and voices:
            name = voices[-1][1]
        some = one_of(token, mentions, voices)
        voices.append((token, (some, False) if some else name))
    names = [name for _, name in voices]
    return [(name := twin(reading, i, attributions, names)) and name[0] for i in range(len(names))]


def added(reading: Reading, a: Attribution) -> bool:
    """Whether a cue without a subject hangs on the saying before it: “…,” joked the keeper, adding that …"""
    cue = reading.doc[a.cue_head] if a.cue_head is not None else None
    return (
        cue is not None
        and cue.tag_ == "VBG"
        and cue.dep_ == "advcl"
        and reading.text[: a.start].rfind("\n") < cue.sent.start_char
    )


def unnamed(name: Name | None) -> bool:
    """Whether nothing is known of a source but a pronoun."""
    return name is None or name[0].lower() in PERSONAL


def is_person(token: Token, people: Sequence[Mention]) -> bool:
    """Whether a token lies in the mention of a person."""
    return any(m.start <= token.idx < m.end for m in people)


def nearest(a: Attribution, people: Sequence[Mention], chains: dict[int, Name], teller: str) -> Name | None:
    """Whom "he" means in what somebody tells: the last person spoken of before who is not the teller."""
    for m in sorted(people, key=lambda m: -m.start):
        if m.end <= a.start and a.start - m.end < FAR and chains[m.chain][0] != teller:
            return LEADING.sub("", chains[m.chain][0]), True
    return None


def fullest(reading: Reading, mentions: Sequence[Mention]) -> dict[int, Name]:
    """For each chain its fullest name, True; where it has none its fullest description, False.

    A noun comes before an adjective (Norway, not Norwegian), long before short, early before late.
    """
    best: dict[int, tuple[tuple[bool, bool, int, int], Mention]] = {}
    for m in mentions:
        adjective = reading.doc[reading.token_at(m.end - 1)].pos_ == "ADJ"
        rank = (m.level == "NAM", not adjective, len(m.exact.split()), -m.start)
        if m.level != "PRO" and (m.chain not in best or rank > best[m.chain][0]):
            best[m.chain] = rank, m
    names = {chain: m.exact for chain, (_, m) in best.items() if m.level == "NAM"}
    whose = owners(mentions, names)
    return {chain: (owned(m.exact, whose.get(m.start)), chain in names) for chain, (_, m) in best.items()}


def speaking(reading: Reading, a: Attribution) -> Token | None:
    """The head of the source: behind "who" its antecedent, behind a document the one who wrote it."""
    if a.source is None or a.source_head is None:
        return None
    token = reading.doc[a.source_head]
    if token.lower_ in RELATIVE:
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and not described_by(clause):
            clause = clause.head
        behind = clause.head if clause.dep_ == "relcl" or described_by(clause) else token
        token = reading.who(behind) if token.lower_ in ("who", "whom") else behind
    return token if hearsay(token) else author(token) or writer(token) or token


def described_by(clause: Token) -> bool:
    """Whether a clause is joined to a noun, as a second relative clause may be: "a clerk who left, and who said"."""
    return clause.dep_ == "conj" and clause.pos_ in ("VERB", "AUX") and clause.head.pos_ in ("NOUN", "PROPN")


def named(
    reading: Reading,
    a: Attribution,
    token: Token | None,
    mentions: Sequence[Mention],
    chains: dict[int, Name],
) -> Name | None:
    """What to call a source, and whether that is a name."""
    if a.source is None or (token is not None and hearsay(token)):
        return None
    at = (token.idx, token.idx + len(token.text)) if token is not None else a.source
    mention = min(
        (m for m in mentions if m.start <= at[0] and at[1] <= m.end),
        key=lambda m: (m.end - m.start, m.start),
        default=None,
    )
    found = chains.get(mention.chain) if mention is not None else None
    if found is not None and found[1]:
        return found
    own = described(reading, a, token)
    if found is None or (own is not None and len(found[0].split()) < len(own[0].split()) <= LONGEST):
        found = own
        if mention is not None and own is not None and token is not None and token.pos_ != "PRON":
            chains[mention.chain] = own
    person = beside(reading, a, token, mentions, chains)
    return person or (tidy(found[0]), found[1]) if found is not None else person


def beside(
    reading: Reading,
    a: Attribution,
    token: Token | None,
    mentions: Sequence[Mention],
    chains: dict[int, Name],
) -> Name | None:
    """A person's name inside the source's own words: the keeper of the lock, Anna Lind."""
    if token is None or token.pos_ != "NOUN" or a.source is None:
        return None
    inside = [
        m for m in mentions if m.type == "PER" and m.level == "NAM" and a.source[0] <= m.start and m.end <= a.source[1]
    ]
    for m in inside:
        head = reading.doc[reading.token_at(m.end - 1)]
        comma = reading.text[: m.start].rstrip().endswith(",")
        joined = m.end == a.source[1] and behind_a_body(reading, m)
        if head.dep_ == "appos" or comma or joined:
            return chains.get(m.chain, (m.exact, True))
    return None


def behind_a_body(reading: Reading, m: Mention) -> bool:
    """Whether a name follows the name of a body without a comma: the clerk of the Board Anna Lind."""
    first = at = reading.token_at(m.start)
    while at > 0 and reading.doc[at - 1].pos_ == "PROPN" and not reading.doc[at - 1].text.endswith("."):
        at -= 1
    return at < first and reading.doc[at - 1].pos_ == "DET"


def twin(
    reading: Reading, index: int, attributions: Sequence[Attribution], names: Sequence[Name | None]
) -> Name | None:
    """The name, or where a headline has none the one by whom the report has the same words said further down."""
    mine, called = attributions[index], names[index]
    if mine.type != "direct" or (called is not None and (called[1] or reading.text[: mine.start].strip().count("\n"))):
        return called
    words = plain(reading, mine)
    for other, name in zip(attributions, names, strict=True):
        better = name is not None and (called is None or name[1])
        if better and other is not mine and other.type != "indirect" and words and words in plain(reading, other):
            return name
    return called


def plain(reading: Reading, a: Attribution) -> str:
    """The words of a content, folded, without marks."""
    return " ".join(word for start, end in a.content for word, _, _ in text.words(reading.text[start:end]))
