"""Changes of meaning, one sentence at a time: each way to change it that the sentence offers. The lists are the bench's own."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _rewording import child, phrase
from spacy.tokens import Span, Token

from variorum.text import digest

LISTS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))
SAYING = frozenset(
    [
        "say",
        "tell",
        "report",
        "state",
        "add",
        "announce",
        "claim",
        "write",
        "explain",
        "believe",
        "warn",
        "insist",
        "note",
    ]
)
MARKS = re.compile(r"[“”\"«»]|‘|(?<!\w)'")
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Plant:
    """A change: what becomes of the sentence, in pieces, the planted ones marked, and which stretch of the original it is about.

    ``key`` decides whether it is of the third that is held out: the list's entry where there is one, else the sentence.
    """

    kind: str
    start: int
    end: int
    pieces: Pieces
    key: str

    @property
    def held_out(self) -> bool:
        """Whether only the total of it is looked at."""
        return int(digest("held out", self.kind, self.key), 16) % 3 == 0


def plants(sentence: Span, rng: random.Random, people: list[str]) -> Iterator[Plant]:
    """Every change of meaning that the sentence offers; ``people`` are names of others in the report."""
    for search in (opposite, negation, roles, numbers, dates, certainty, voices, credits):
        yield from search(sentence, rng)
    yield from names(sentence, rng, people)


def cut(sentence: Span, start: int, end: int, new: str, kind: str, key: str) -> Plant:
    """The stretch of the sentence, in characters from its start, with other words for it."""
    text = sentence.text
    new = new[:1].upper() + new[1:] if not text[:start].strip() else new
    return Plant(kind, start, end, ((text[:start], False), (new, True), (text[end:], False)), key)


def swapped(sentence: Span, kind: str, pairs: list[str], *, back: bool) -> Iterator[Plant]:
    """One of a pair for the other wherever it stands."""
    for pair in pairs:
        one, other = pair.split("/")
        for old, new in [(one, other), (other, one)] if back else [(one, other)]:
            for found in re.finditer(rf"\b{old}\b", sentence.text) if old else ():
                start, end = found.span()
                end += not new and sentence.text[end : end + 1] == " "
                yield cut(sentence, start, end, new, kind, pair)


def opposite(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """A word for its opposite; "to" and "for" only where they are what the sentence turns on."""
    for plant in swapped(sentence, "polarity", LISTS["opposites"], back=True):
        old = sentence.text[plant.start : plant.end]
        token = next((t for t in sentence if t.idx - sentence.start_char == plant.start), None)
        if token is None or sum(t.text == old for t in sentence) > 1:
            continue
        if token.pos_ == "ADP" and token.head.pos_ != "VERB":
            continue  # "a dish without salt" is another dish, but no statement turned round
        if token.pos_ == "VERB" and any(t.dep_ in ("prt", "neg") for t in token.children):
            continue
        if (
            old in ("first", "last", "found", "left", "open", "close", "rose", "fell", "end", "rise", "fall")
            and token.dep_ == "compound"
        ):
            continue
        yield plant


def negation(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """A "not" put in or left out at the sentence's verb; a past tense told with "did not" and its like."""
    verb, start = sentence.root, sentence.start_char
    no = child(verb, ("neg",))
    aux = [t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.text.islower()]
    if no is not None and no.text == "not" and aux and aux[-1].lemma_ != "do":
        yield cut(sentence, no.idx - start, no.idx - start + 4, "", "polarity", sentence.text)
    if no is None and aux:
        at = aux[0].idx + len(aux[0]) - start
        yield cut(sentence, at, at, " not", "polarity", sentence.text)
    elif no is None and verb.tag_ == "VBD" and verb.lemma_ not in ("be", "say", "tell", "add") and verb.pos_ == "VERB":
        how = rng.choice(LISTS["negated"])
        new = f"{how} {verb.text if how == 'never' else verb.lemma_}"
        yield cut(sentence, verb.idx - start, verb.idx - start + len(verb), new, "polarity", how + sentence.text)


def plain(token: Token | None) -> bool:
    """Whether a noun phrase can change places: short, and no pronoun."""
    return (
        token is not None
        and token.pos_ in ("NOUN", "PROPN")
        and len(phrase(token)) <= 6
        and not MARKS.search(token.sent.text)
    )


def stretch(token: Token, sentence: Span) -> tuple[int, int]:
    """Where a noun phrase stands in the sentence."""
    words = phrase(token)
    return words[0].idx - sentence.start_char, words[-1].idx + len(words[-1]) - sentence.start_char


def roles(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """Doer and sufferer changed about, in the active or the passive."""
    for verb in sentence:
        if verb.pos_ != "VERB" or any(t.dep_ == "neg" for t in verb.children):
            continue
        doer, sufferer = child(verb, ("nsubj",)), child(verb, ("dobj",)) or child(verb, ("dative",))
        agent = child(verb, ("agent",))
        if agent is not None:
            doer, sufferer = child(agent, ("pobj",)), child(verb, ("nsubjpass",))
        if (
            doer is None
            or sufferer is None
            or not plain(doer)
            or not plain(sufferer)
            or not alive(doer)
            or not alive(sufferer)
        ):
            continue
        first, second = sorted((stretch(doer, sentence), stretch(sufferer, sentence)))
        if first[1] < second[0]:
            yield about(sentence, first, second)


def alive(token: Token) -> bool:
    """Whether it can do something: somebody, or a body of people."""
    ends = (
        "er",
        "or",
        "ers",
        "ors",
        "ist",
        "ists",
        "man",
        "men",
        "ee",
        "ees",
        "ment",
        "ty",
        "ion",
        "ice",
        "ents",
        "ant",
        "ants",
        "ian",
        "ians",
        "oard",
        "il",
    )
    return (
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or token.pos_ == "PROPN"
        or token.text.lower().endswith(ends)
    )


def about(sentence: Span, first: tuple[int, int], second: tuple[int, int]) -> Plant:
    """Two stretches changed about, the capital kept at the start."""
    text = sentence.text
    one, other = text[slice(*first)], text[slice(*second)]
    if first[0] == 0:
        other = other[:1].upper() + other[1:]
        one = (
            one
            if one.split()[0] not in ("The", "A", "An", "Its", "Their", "Two", "His", "Her")
            else one[:1].lower() + one[1:]
        )
    pieces = (
        (text[: first[0]], False),
        (other, True),
        (text[first[1] : second[0]], False),
        (one, True),
        (text[second[1] :], False),
    )
    return Plant("agent", first[0], second[1], pieces, text)


def numbers(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """Another number: digits changed about, one digit another, a word for the next but one."""
    for found in re.finditer(r"(?<![\w.,:-])\d[\d,]*(?:\.\d+)?(?![\w:-]|[.,]\d)", sentence.text):
        old = found[0].rstrip(",")
        day = re.match(r" (?:{})".format("|".join(LISTS["months"])), sentence.text[found.start() + len(old) :])
        if (
            day
            or re.search(r"(?:{}) $".format("|".join(LISTS["months"])), sentence.text[: found.start()])
            or re.fullmatch(r"(?:1[5-9]|20)\d\d|\d?\d\.\d\d", old)
        ):
            continue
        new = other_digits(old, rng)
        yield cut(sentence, found.start(), found.start() + len(old), new, "quantity", sentence.text + old)
    words = LISTS["numbers"]
    for found in re.finditer(r"\b(?:{})\b(?!-)".format("|".join(words)), sentence.text):
        new = rng.choice([word for word in words if word != found[0]])
        yield cut(sentence, *found.span(), new, "quantity", sentence.text + found[0])


def other_digits(old: str, rng: random.Random) -> str:
    """Two digits changed about where that makes another number, else one digit another."""
    places = [at for at, char in enumerate(old) if char.isdigit()]
    turned = list(old)
    if len(places) > 1 and rng.random() < 0.5:
        turned[places[0]], turned[places[1]] = old[places[1]], old[places[0]]
    if "".join(turned) == old or turned[0] == "0":
        at = rng.choice(places[:2])
        turned = list(old)
        turned[at] = rng.choice([digit for digit in "123456789" if digit != old[at]])
    return "".join(turned)


def dates(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """Another weekday, day of the month, month, year, hour or spell of time."""
    text = sentence.text
    months = "|".join(LISTS["months"])
    for found in re.finditer(r"\b(?:{})\b".format("|".join(LISTS["weekdays"])), text):
        yield cut(
            sentence,
            *found.span(),
            rng.choice([d for d in LISTS["weekdays"] if d != found[0]]),
            "date",
            text + found[0],
        )
    for found in re.finditer(
        rf"\b(\d\d?)(?= (?:{months})\b)|(?<=\b)(?:(?<=May )|(?<=June )|(?<=July )|(?<=March )|(?<=April ))(\d\d?)\b(?!\d)",
        text,
    ):
        new = str(rng.choice([day for day in range(2, 29) if str(day) != found[0]]))
        yield cut(sentence, *found.span(), new, "date", text + found[0])
    for found in re.finditer(rf"(?<=\d )(?:{months})\b|(?<=\bin )(?:{months})\b", text):
        yield cut(
            sentence, *found.span(), rng.choice([m for m in LISTS["months"] if m != found[0]]), "date", text + found[0]
        )
    for found in re.finditer(r"(?<=\bin )(?:1[5-9]|20)\d\d\b|(?<=\bsince )(?:1[5-9]|20)\d\d\b", text):
        yield cut(
            sentence,
            *found.span(),
            str(int(found[0]) + rng.choice((-11, -3, -2, -1, 1, 2, 7))),
            "date",
            text + found[0],
        )
    for found in re.finditer(
        r"(?<=\bat )(\d\d?)(?=(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o’clock))|\b([01]?\d)(?=[.:][0-5]\d\b(?!\d| (?:per|million|billion)))",
        text,
    ):
        yield cut(
            sentence, *found.span(), str((int(found[0]) + rng.choice((1, 2, 3))) % 12 or 12), "date", text + found[0]
        )
    for plant in swapped(sentence, "date", LISTS["spells"], back=True):
        before = text[: plant.start].split()[-1:]
        if before and before[0].lower() in (
            "last",
            "this",
            "next",
            "that",
            "on",
            "in",
            "two",
            "three",
            "four",
            "five",
            "six",
            "the",
            "at",
            "until",
            "by",
        ):
            yield plant


def names(sentence: Span, rng: random.Random, people: list[str]) -> Iterator[Plant]:
    """Another name: of somebody or some place that the report does not have, or of another person in it."""
    pools = {"PERSON": "people", "GPE": "places", "LOC": "places", "ORG": "bodies"}
    for name in sentence.ents:
        pool = pools.get(name.label_)
        if pool is None or not name.text[:1].isupper() or name.root.pos_ != "PROPN" or len(name) > 4:
            continue
        start, end = name.start_char - sentence.start_char, name.end_char - sentence.start_char
        start += 4 if name.text.startswith(("The ", "the ")) else 0
        if "&" in name.text or (sentence.text[:start].endswith(("‘", "“", "the ")) and pool == "people"):
            continue
        end -= 2 if name.text.endswith(("’s", "'s")) else 0
        new = rng.choice(LISTS[pool])
        yield cut(sentence, start, end, new if len(name) > 1 or pool != "people" else new.split()[-1], "name", new)
        others = [p for p in people if not set(p.split()) & set(sentence.text.split())]
        if pool == "people" and others:
            new = rng.choice(others)
            yield cut(sentence, start, end, new if len(name) > 1 else new.split()[-1], "name", sentence.text + new)


def certainty(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """What may be told as what is, and the other way round."""
    for plant in swapped(sentence, "certainty", LISTS["certainty"], back=False):
        token = next((t for t in sentence if t.idx - sentence.start_char == plant.start), None)
        if token is None or (
            token.text in ("is", "are", "was", "were", "has", "have", "had")
            and token.head.dep_ not in ("ROOT", "ccomp")
            and token.dep_ not in ("ROOT", "ccomp")
        ):
            continue
        if (
            token.text in ("hopes", "plans", "wants", "claims", "chance", "can")
            and token.pos_ == "NOUN"
            and "to" in plant.key
        ):
            continue
        yield plant
    verb, start = sentence.root, sentence.start_char
    if verb.tag_ == "VBD" and verb.pos_ == "VERB" and verb.lemma_ not in SAYING:
        hedge = rng.choice(LISTS["hedges"])
        at = verb.idx - start
        new = ("it is said, " if hedge.endswith(",") else hedge + " ") + verb.text
        yield cut(
            sentence,
            at,
            at + len(verb),
            new if not hedge.endswith(",") else f"{hedge} {verb.text}",
            "certainty",
            hedge + sentence.text,
        )


def voices(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """What somebody said, told as the report's own: "Ash said the gate was open" → "The gate was open"."""
    verb = sentence.root
    said, who = child(verb, ("ccomp",)), child(verb, ("nsubj",))
    if verb.lemma_ not in SAYING or said is None or who is None or MARKS.search(sentence.text):
        return
    words, start = phrase(said), sentence.start_char
    if len(words) < 5 or not (plain(who) or who.pos_ == "PRON"):
        return
    begin, end = words[0].idx - start, words[-1].idx + len(words[-1]) - start
    body = sentence.text[begin:end].removeprefix("that ").strip(" ,")
    rest = [
        t
        for t in verb.children
        if t not in (said, who)
        and t.dep_ not in ("punct", "mark", "prep", "npadvmod", "advmod", "dobj", "dative", "aux")
    ]
    if rest or not all(t.idx in range(words[0].idx, words[-1].idx + 1) for t in words):
        return
    yield Plant("voice", 0, len(sentence.text), ((body[:1].upper() + body[1:] + ".", False),), sentence.text)


def credits(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """A credit left out: ", according to the county", "as the Herald reported"."""
    text = sentence.text
    if MARKS.search(text):
        return
    said = r"(?:said|says|reported|reports|wrote|writes|announced|confirmed|added)"
    patterns = (
        r",? (?:according to|citing) [^,.;:]{4,60}(?=\.$)", rf", as [^,.;:]{{4,60}} {said}(?=\.$)", r"^(?:According to|Citing) [^,]{4,60}, ",
        rf", (?:the|a|an|its|their|his|her) [^,.;:]{{4,60}} {said}(?: on \w+| yesterday| last night)?(?=\.$)", rf"^(?:The|A|An|Its|Their) [^,.;:]{{4,50}} {said} (?:on \w+ |yesterday )?(?:that )?(?=[a-z])",
        rf", [^,.;:]{{4,40}} (?:told (?:the|this|our|reporters|journalists)|{said}) [^,.;:]{{3,30}}(?=\.$)",
    )  # fmt: skip
    for pattern in patterns:
        found = re.search(pattern, text)
        if found and len(text) - len(found[0]) > 30:
            made = text[: found.start()] + text[found.end() :]
            yield Plant("credit", *found.span(), ((made[:1].upper() + made[1:], False),), text)
