"""The inexact words around numbers, and what they do to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import cast

from variorum.types import Change

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@cache
def words() -> dict[str, dict[str, object]]:
    """The file of vague words."""
    return tomllib.loads(files("variorum.data").joinpath("vague.toml").read_text("utf-8"))


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"[ \u00a0]+") for phrase in sorted(phrases, key=len, reverse=True)
    )


@cache
def counting(name: str) -> frozenset[str]:
    """One list of the words around numbers that count: states, empty_heads, labels …"""
    listed: list[str] = tomllib.loads(files("variorum.data").joinpath("counting.toml").read_text("utf-8"))[name]
    return frozenset(listed)


@cache
def before() -> re.Pattern[str]:
    """Approximators and bounds that end right where a number begins."""
    return re.compile(rf"(?<!\w)(?P<word>{alternatives(words()['change'])})[ \u00a0]+(?:an? )?$", re.IGNORECASE)


@cache
def behind() -> re.Pattern[str]:
    """Approximators and bounds that begin right behind a number."""
    return re.compile(rf"[ \u00a0-](?P<word>{alternatives(words()['after'])})\b", re.IGNORECASE)


@cache
def vague() -> re.Pattern[str]:
    """Words that are vague numbers in themselves."""
    return re.compile(rf"\b(?P<word>{alternatives(words()['vague'])})\b", re.IGNORECASE)


def change_before(text: str, start: int) -> tuple[Change, int] | None:
    """What the words in front of ``start`` say, and where they begin."""
    match = before().search(text, max(0, start - 40), start)
    if not match:
        return None
    return cast(Change, words()["change"][key(match)]), match.start("word")


def change_behind(text: str, end: int) -> tuple[Change, int] | None:
    """What the words behind ``end`` say, and where they end."""
    match = behind().match(text, end)
    return (cast(Change, words()["after"][key(match)]), match.end()) if match else None


def bounds(match: re.Match[str]) -> tuple[float, float]:
    """The interval of a match of ``vague``."""
    low, high = cast(list[float], words()["vague"][key(match)])
    return float(low), float(high)


def share(exact: str) -> tuple[float, float] | None:
    """The part of its number that an approximated quantity means, where its first words narrow it ("nearly 100")."""
    lower = exact.lower()
    for phrase in sorted(words()["share"], key=len, reverse=True):
        if lower.startswith(phrase + " "):
            low, high = cast(list[float], words()["share"][phrase])
            return low, high
    return None


def key(match: re.Match[str]) -> str:
    """The phrase of the word list that was matched."""
    return re.sub(r"[ \u00a0]+", " ", match.group("word").lower())
