"""The same said otherwise, at the very places where meaning could be changed: what must not be taken for a change."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from _planting import LISTS, MARKS, SAYING, Plant, phrase, swapped
from _rewording import child, passive
from spacy.tokens import Span

FIGURES = dict(
    zip(
        LISTS["numbers"],
        ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "15", "20", "30", "40", "50", "60"],
        strict=True,
    )
)
WORDS = {figure: word for word, figure in FIGURES.items()}


def innocent(sentence: Span, rng: random.Random) -> Iterator[Plant]:
    """Every innocent change of the sorts that have a guilty one."""
    for kind in ("polarity", "certainty"):
        for plant in swapped(sentence, f"same {kind}", LISTS[f"same_{kind}"], back=False):
            if sum(plant.key.split("/")[0] in token.text for token in sentence) < 2:
                yield plant
    for search in (turned, figures, days, names, voices, credits):
        yield from search(sentence)


def whole(sentence: Span, kind: str, text: str) -> Plant:
    """The whole sentence in other words."""
    return Plant(f"same {kind}", 0, len(sentence.text), ((text, False),), sentence.text)


def turned(sentence: Span) -> Iterator[Plant]:
    """The passive for the active."""
    text = passive(sentence)
    if text:
        yield whole(sentence, "agent", text)


def figures(sentence: Span) -> Iterator[Plant]:
    """Numbers in words for those in figures, and the other way round."""
    text = sentence.text
    for found in re.finditer(r"(?<!and )\b(?:{})\b(?!-| thirds| quarters| fifths)".format("|".join(FIGURES)), text):
        yield Plant(
            "same quantity",
            *found.span(),
            ((text[: found.start()] + FIGURES[found[0]] + text[found.end() :], False),),
            text,
        )
    for found in re.finditer(r"(?<=[a-z] )(?:[2-9]|1[0125]|[2-6]0)(?= [a-z])", text):
        yield Plant(
            "same quantity",
            *found.span(),
            ((text[: found.start()] + WORDS[found[0]] + text[found.end() :], False),),
            text,
        )
    for found in re.finditer(r"(?<=\d) per cent\b", text):
        yield Plant("same quantity", *found.span(), ((text[: found.start()] + "%" + text[found.end() :], False),), text)


def days(sentence: Span) -> Iterator[Plant]:
    """ "9 February" for "February 9", a clock's point for its colon."""
    months = "|".join(LISTS["months"])
    for pattern, new in (
        (rf"\b(\d\d?) ({months})\b", r"\2 \1"),
        (rf"\b({months}) (\d\d?)\b(?!\d)", r"\2 \1"),
        (r"\b(\d\d?)\.(\d\d)\b(?= [ap]\.?m| on| ,)", r"\1:\2"),
    ):
        made = re.sub(pattern, new, sentence.text, count=1)
        if made != sentence.text:
            yield whole(sentence, "date", made)


def names(sentence: Span) -> Iterator[Plant]:
    """The surname for the full name."""
    for name in sentence.ents:
        if (
            name.label_ == "PERSON"
            and len(name) == 2
            and name.root.pos_ == "PROPN"
            and name[0].text.isalpha()
            and name[1].text.isalpha()
        ):
            start = name.start_char - sentence.start_char
            end = start + len(name[0].text) + 1
            text = sentence.text
            yield Plant("same name", start, end, ((text[:start] + text[end:], False),), text)


def voices(sentence: Span) -> Iterator[Plant]:
    """ "Ash said the gate was open." for "The gate was open, Ash said." """
    verb = sentence.root
    said, who = child(verb, ("ccomp",)), child(verb, ("nsubj",))
    if verb.lemma_ not in SAYING or said is None or who is None or MARKS.search(sentence.text):
        return
    body, name = phrase(said), sentence.doc[phrase(who)[0].i : verb.i + 1].text
    if body[0].i <= verb.i or sentence[-1].text != "." or body[-1].i < sentence.end - 2 or len(name) > 60:
        return
    words = sentence.doc[body[0].i : sentence.end - 1].text.removeprefix("that ")
    inner = name if who.pos_ in ("PROPN",) and who.i == phrase(who)[0].i else name[:1].lower() + name[1:]
    yield whole(sentence, "voice", f"{words[:1].upper()}{words[1:]}, {inner}.")


def credits(sentence: Span) -> Iterator[Plant]:
    """ "…, according to the county." for "According to the county, …" """
    if MARKS.search(sentence.text):
        return
    found = re.fullmatch(r"([^:;]{20,}), according to ([^,.;:]{4,60})\.", sentence.text)
    if found:
        body = found[1] if sentence[0].pos_ == "PROPN" else found[1][:1].lower() + found[1][1:]
        yield whole(sentence, "credit", f"According to {found[2]}, {body}.")
    found = re.fullmatch(r"According to ([^,]{4,60}), ([^:;]{20,})\.", sentence.text)
    if found:
        yield whole(sentence, "credit", f"{found[2][:1].upper()}{found[2][1:]}, according to {found[1]}.")
