"""Other words for a paragraph: synonyms, attributions moved, active sentences made passive. Our own lists, Apache-2.0."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

OTHER = {
    "said": "stated|declared|remarked", "says": "states|declares", "told": "informed|assured", "about": "roughly|around|some",
    "after": "following|in the wake of", "before": "ahead of|prior to", "because": "since|as", "also": "too|as well",
    "but": "yet|however", "who": "that", "which": "that", "many": "a lot of|numerous", "last": "past|previous",
    "big": "large|great", "small": "little|minor", "new": "fresh|recent", "old": "aged|elderly", "first": "initial|opening",
    "people": "residents|persons", "men": "males|fellows", "children": "kids|youngsters", "house": "home|building",
    "houses": "homes|buildings", "town": "community|borough", "street": "road|lane", "night": "evening|small hours",
    "money": "funds|cash", "work": "labour|job", "job": "post|position",
    "head": "chief|leader", "chief": "head", "company": "firm|business", "firm": "company", "owner": "proprietor",
    "meeting": "session|gathering", "letter": "note|missive", "report": "account|paper", "plan": "scheme|project",
    "answer": "reply|response", "question": "query", "law": "statute|rule", "court": "tribunal", "judge": "magistrate",
    "police": "officers|detectives", "council": "assembly|town hall", "government": "cabinet|state", "minister": "secretary",
    "mayor": "town's head", "union": "workers' body", "workers": "employees|staff", "staff": "employees|workers",
    "found": "discovered|came upon", "asked": "requested|enquired", "wanted": "wished|meant", "began": "started|set out",
    "started": "began", "stopped": "halted|ceased", "closed": "shut", "opened": "unlocked", "moved": "shifted|brought",
    "took": "carried|seized", "gave": "handed|granted", "made": "produced|built", "bought": "purchased|acquired",
    "sold": "disposed of|parted with", "paid": "handed over|spent", "lost": "forfeited", "won": "gained|secured",
    "saw": "noticed|watched", "knew": "was aware", "thought": "believed|felt", "left": "departed|quit", "came": "arrived|turned up",
    "went": "travelled|headed", "called": "rang|summoned", "wrote": "penned|noted", "signed": "put a name to", "showed": "revealed",
    "shows": "reveals", "need": "require", "needs": "requires", "will": "is going to", "would": "was going to", "must": "has to",
    "not": "by no means", "never": "at no time", "only": "merely|just", "still": "even now",
    "already": "by then", "again": "once more", "now": "at present", "then": "at that point", "today": "on this day", "more": "further",
    "than": "compared with", "under": "below|beneath", "over": "above", "near": "close to", "between": "among", "during": "in the course of",
    "until": "up to", "without": "lacking", "against": "opposed to", "water": "flood|stream", "fire": "blaze", "ship": "vessel",
    "car": "vehicle", "road": "street", "school": "classrooms", "hospital": "clinic", "door": "entrance", "window": "pane",
}  # fmt: skip
WORD = re.compile(r"(?<![\w'’-])[A-Za-z]+(?![\w-]|['’]\w)")
SAID = re.compile(r"(“[^”]{20,},”) ([A-Z][\w.' -]{3,40}) (said|says)\.")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
SUBJECTS, OBJECTS = ("nsubj",), ("dobj",)


def reworded(doc: Doc, rng: random.Random, *, rate: float, hand: str) -> str:
    """The paragraph with a share of its known words exchanged; above one half voices and attributions change too."""
    sentences = [passive(s) or s.text for s in doc.sents] if rate > 0.5 else [s.text for s in doc.sents]
    text = " ".join(sentence.strip() for sentence in sentences)
    if rate > 0.5:
        text = SAID.sub(lambda found: f"{found[2]} {found[3]}: {found[1][:-2]}.”", text)
    text = WORD.sub(lambda found: exchanged(found[0], rng, rate, hand), text)
    return text.translate(STRAIGHT) if hand == "b" else text


def exchanged(word: str, rng: random.Random, rate: float, hand: str) -> str:
    """Another word for one of the list, the capital kept; every hand has its own half of the list."""
    choices = OTHER.get(word.lower())
    if choices is None or random.Random(word.lower() + hand).random() < 0.5 or rng.random() >= rate:
        return word
    chosen = rng.choice(choices.split("|"))
    return chosen[0].upper() + chosen[1:] if word[0].isupper() else chosen


def passive(sentence: Span) -> str | None:
    """“The board approved the plan on Monday.” → “The plan was approved by the board on Monday.”; else None."""
    verb = sentence.root
    subject, target = child(verb, SUBJECTS), child(verb, OBJECTS)
    plain = (
        verb.tag_ == "VBD"
        and verb.text.endswith("ed")
        and not child(verb, ("aux", "neg", "cc", "conj", "xcomp", "ccomp"))
    )
    if not plain or subject is None or target is None or subject.pos_ == "PRON" or target.pos_ == "PRON":
        return None
    doer, done = phrase(subject), phrase(target)
    if doer[0].i != sentence.start or doer[-1].i + 1 != verb.i or verb.i + 1 != done[0].i:
        return None
    rest = sentence.doc[done[-1].i + 1 : sentence.end].text_with_ws
    first = doer[0].text if doer[0].pos_ == "PROPN" else doer[0].text.lower()
    by = first + sentence.doc[doer[0].i : doer[-1].i + 1].text[len(first) :]
    patient = sentence.doc[done[0].i : done[-1].i + 1].text
    were = "were" if target.tag_ in ("NNS", "NNPS") else "was"
    gap = "" if rest[:1] in ".,;:" else " "
    return f"{patient[0].upper()}{patient[1:]} {were} {verb.text} by {by}{gap}{rest}"


def child(verb: Token, labels: Sequence[str]) -> Token | None:
    """The first dependent with one of some relations."""
    return next((token for token in verb.children if token.dep_ in labels), None)


def phrase(head: Token) -> list[Token]:
    """The words of a noun phrase."""
    return sorted(head.subtree, key=lambda token: token.i)
