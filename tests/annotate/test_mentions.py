"""Mentions of one report: where names and descriptions stand, of what type, and which mean the same thing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.annotate.mentions import find_mentions
from variorum.models import Language
from variorum.types import Boilerplate, Mention, Report, ReportId

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "mentions.toml").read_text(encoding="utf-8"))["case"]


def report_of(text: str) -> Report:
    return Report(ReportId("r"), "A", "a.txt", None, None, None, None, None, "en", None, None, None, text)


def read(language: Language, text: str, boilerplate: tuple[Boilerplate, ...] = ()) -> tuple[Mention, ...]:
    return find_mentions(report_of(text), next(iter(language([text]))), boilerplate)


def place(text: str, phrase: str) -> tuple[int, int]:
    """Where a phrase stands; "she#2" is its second place as whole words."""
    words, _, rank = phrase.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return found[int(rank or 1) - 1]


def chain(mentions: tuple[Mention, ...], text: str, phrase: str) -> int | None:
    """The chain of the mention at the phrase's place, an article before it left aside."""
    start, end = place(text, phrase)
    return next(
        (m.chain for m in mentions if m.end == end and (m.start == start or text[m.start : start] in ("the ", "The "))),
        None,
    )


def wrong(mentions: tuple[Mention, ...], text: str, case: Mapping[str, Any]) -> list[str]:
    """What the case expects and does not get."""
    found = []
    for phrases in case.get("together", ()):
        chains = [chain(mentions, text, phrase) for phrase in phrases]
        if None in chains or len(set(chains)) > 1:
            found.append(f"not together: {dict(zip(phrases, chains, strict=True))}")
    for a, b in case.get("apart", ()):
        chains = [chain(mentions, text, a), chain(mentions, text, b)]
        if chains[0] is None or chains[0] == chains[1]:
            found.append(f"not apart: {a}, {b}: {chains}")
    named = {m.exact: m.type for m in mentions if m.level == "NAM"}
    found += [f"{name} is {named.get(name)}" for name, kind in case.get("types", {}).items() if named.get(name) != kind]
    return found + [f"found {name}" for name in case.get("absent", ()) if name in named]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_case(case: Mapping[str, Any], language: Language) -> None:
    """Each case in mentions.toml holds, or is a known failure that still fails."""
    mistakes = wrong(read(language, case["text"]), case["text"], case)
    if case.get("known_failure"):
        assert mistakes, "a known failure works now: take the mark off"
    else:
        assert not mistakes


def test_boilerplate_is_left_out(language: Language) -> None:
    """Nothing is mentioned in page furniture."""
    text = "Read also: Olga Brandt wins again\nPeter Novak lost."
    furniture = Boilerplate(ReportId("r"), 0, 33, text[:33], "navigation")
    assert {m.exact for m in read(language, text, (furniture,)) if m.level == "NAM"} == {"Peter Novak"}


def test_first_person_in_a_quotation_is_left_out(language: Language) -> None:
    """A "we" between quotation marks belongs to the speaker, outside them to the report."""
    text = "“We ran,” said Edda Winther. We have asked the police."
    assert [m.start for m in read(language, text) if m.exact == "We"] == [text.rindex("We")]


def test_an_empty_text_has_no_mentions(language: Language) -> None:
    """No text, no mention, no error."""
    assert read(language, " \n") == ()


def test_chains_are_numbered_from_nought_by_first_mention(language: Language) -> None:
    """Chain numbers come in the order of the text, so that a rerun gives the same."""
    mentions = read(language, "Olga Brandt met Peter Novak. He thanked her.")
    firsts = list(dict.fromkeys(m.chain for m in mentions))
    assert firsts == sorted(firsts)
    assert firsts[0] == 0


PIECES = st.sampled_from(
    [
        "Olga Brandt", "the minister", "“", "”", "‘", "'s", "\n", "\n\n", " ", "said", "Paris", "(SPA)", "St Oswin's", "of",
        "-", "US", "é", "👍", ",", ".", "she", "Dr",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=25))
def test_every_mention_is_its_text(pieces: list[str], language: Language) -> None:
    """The law: text[start:end] == exact, in order, none empty, whatever the text."""
    text = " ".join(pieces)
    mentions = read(language, text)
    assert all(m.exact and text[m.start : m.end] == m.exact for m in mentions)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end))
