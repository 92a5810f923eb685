"""A name beside a description of the same person or body ("Jonas Vell, the keeper"; "Transport Minister Kalns")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.mentions.antecedents import clause
from variorum.annotate.mentions.lexicon import cue, titles
from variorum.annotate.mentions.nominals import either
from variorum.annotate.mentions.spots import Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

APPOSABLE = frozenset(
    {("PER", "PER"), ("ORG", "ORG"), ("GPE", "GPE"), ("ORG", "FAC"), ("FAC", "ORG"), ("ORG", "GPE"), ("GPE", "ORG")}
)


JOINING = frozenset(("-", "’s", "'s", "«", "»", "“", "”", '"'))


def apposed(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Index of a description → index of the name it goes with, or of a later name → that of its description."""
    found: dict[int, int] = {}
    for i, a in enumerate(spots):
        for j in range(i + 1, min(i + 6, len(spots))):
            b = spots[j]
            if b.start - a.end > 8:
                break
            if not beside(doc, a, b):
                continue
            name, noun = (i, j) if a.level == "NAM" else (j, i)
            if noun not in found and (a.end == b.start or name not in found):
                found[noun] = name
                found.setdefault(name, noun)
    return ranks_in_a_row(spots, found) | relatives(doc, spots)


def relatives(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Index of each "who" → that of the noun its clause hangs on."""
    heads = {spot.head: i for i, spot in enumerate(spots) if spot.gender != "r"}
    found = {}
    for i, spot in enumerate(spots):
        antecedent = heads.get(clause(doc[spot.head]).head.i) if spot.gender == "r" else None
        if antecedent is not None and antecedent < i:
            found[i] = antecedent
    return found


def ranks_in_a_row(spots: Sequence[Spot], found: dict[int, int]) -> dict[int, int]:
    """Each rank of several before a name ("his deputy Transport Minister Kalns") goes with the name."""
    for i in range(len(spots) - 2, -1, -1):
        following = next((j for j in range(i + 1, min(i + 4, len(spots))) if spots[j].start >= spots[i].end), None)
        if following is None or spots[i].level != "NOM" or spots[following].level != "NOM" or i in found:
            continue
        if spots[following].start == spots[i].end and following in found and spots[i].type == "PER":
            found[i] = found[following]
    return found


def beside(doc: Doc, a: Spot, b: Spot) -> bool:
    """Whether the second of two spots, one a name and one a description, renames the first.

    Words of rank before a name are part of it: "the spokesman, Colonel Ann Lee,".
    """
    if b.start < a.end or {a.level, b.level} != {"NAM", "NOM"} or a.plural or b.plural or not may_be_one(doc, a, b):
        return False
    gap = doc[a.end : max(a.end, b.title)]
    if a.level == "NOM" and (all(t.lower_ in titles() for t in gap) or named_as(a, gap) or of_something(doc, a, b)):
        return True
    if a.level == "NAM" and predicated(doc, a, b):
        return True
    return bool(len(gap)) and gap[0].text == "," and (len(gap) == 1 or aged(gap)) and closes(doc, a, b)


def may_be_one(doc: Doc, a: Spot, b: Spot) -> bool:
    """Whether types allow it; "the operator" may be a person or a body."""
    if (a.type, b.type) in APPOSABLE:
        return True
    noun, name = (a, b) if a.level == "NOM" else (b, a)
    return name.type in ("ORG", "PER") and either(noun, doc)


def named_as(a: Spot, gap: Span) -> bool:
    """Whether a form of words names whom the description means: "The keeper, identified by neighbours as Jonas Vell"."""
    return (
        a.level == "NOM"
        and 2 < len(gap) < 7
        and gap[-1].lower_ == "as"
        and any(t.lemma_.lower() in cue("named-as") for t in gap)
    )


def of_something(doc: Doc, a: Spot, b: Spot) -> bool:
    """What the role is over stands between it and the name: "The minister of transport, Ann Lee,"."""
    gap = doc[a.end : max(a.end, b.title)]
    if (
        a.type != "PER"
        or not 3 <= len(gap) <= 8
        or gap[0].lower_ not in ("of", "for", "at", "in")
        or gap[-1].text != ","
    ):
        return False
    plain = all(t.pos_ in ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PART") or t.text in JOINING for t in gap[:-1])
    return plain and doc[b.head].dep_ not in ("conj", "pobj")


def predicated(doc: Doc, a: Spot, b: Spot) -> bool:
    """Said of the name by a form of "be": "Ann Lee is the minister", "Ann Lee, who was the secretary"."""
    noun = doc[b.head]
    if noun.dep_ != "attr" or noun.head.lemma_ != "be" or any(t.dep_ == "neg" for t in noun.head.children):
        return False
    subject = next((t for t in noun.head.lefts if t.dep_ == "nsubj"), None)
    if subject is None:
        return False
    return subject.i == a.head or (subject.lower_ == "who" and noun.head.head.i == a.head)


def aged(gap: Span) -> bool:
    """An age between name and description: ", 52, "."""
    return len(gap) == 3 and gap[1].is_digit and gap[2].text == ","


def closes(doc: Doc, a: Spot, b: Spot) -> bool:
    """The second phrase is a renaming, not the next item of a list and not a new subject with a verb of its own."""
    after = doc[b.end] if b.end < len(doc) else None
    if doc[b.head].dep_ == "appos" or doc[a.head].dep_ == "appos":
        return True
    if after is not None and after.lower_ in ("and", "or"):
        return False
    return doc[b.head].dep_ not in ("nsubj", "nsubjpass") or (after is not None and after.text == ",")
