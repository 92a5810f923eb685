"""Time expressions against TimeBank + AQUAINT (TempEval-3 scoring) and the Recognizers' newspaper-like cases.

    VARIORUM_GOLD=… python bench/quality/times.py [--rivals] [--errors span|value|missed|extra|recognizers]

Exit status 1 where a floor is broken. The rivals are run by the same code; HeidelTime's figures are the published ones.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import html
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate.times import find_times
from variorum.models import Language
from variorum.types import Report, ReportId

CITED = {"HeidelTime": (0.813, 0.903, 0.776)}
FLOORS = {"strict": 0.870, "relaxed": 0.935, "value": 0.800, "recognizers": 0.77}
GOLD_DIGEST = "d9ec7561c150c1a6"


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression, gold or found."""

    start: int
    end: int
    exact: str
    type: str
    value: str
    mod: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its gold."""

    name: str
    text: str
    published: str
    gold: tuple[Timex, ...]


def articles(folder: Path) -> Iterator[Article]:
    """Every .tml file under ``folder``."""
    for path in sorted(folder.rglob("*.tml")):
        yield article(path)


def article(path: Path) -> Article:
    """The text and the expressions of a .tml file, read as marked-up text."""
    source = path.read_text("utf-8", errors="replace")
    created = re.search(r"<DCT>.*?value=\"([^\"]+)\"", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    assert created
    assert body
    text, gold, open_at = "", [], {}
    for piece in re.split(r"(<[^>]+>)", body.group(1)):
        if piece.startswith("<TIMEX3"):
            open_at = {"start": str(len(text)), **dict(re.findall(r"(\w+)=\"([^\"]*)\"", piece))}
        elif piece == "</TIMEX3>":
            start = int(open_at["start"])
            gold.append(
                Timex(start, len(text), text[start:], open_at["type"], open_at.get("value", ""), open_at.get("mod"))
            )
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Article(path.stem, text, created.group(1)[:10], tuple(gold))


def report(text: str, published: str | None) -> Report:
    """A report that is nothing but its text."""
    return Report(ReportId("r"), "A", "", None, None, None, None, None, "en", published, None, None, text)


def ours(found: list[Article], language: Language) -> list[tuple[Timex, ...]]:
    """What Variorum finds."""
    docs = language(item.text for item in found)
    out = []
    for item, doc in zip(found, docs, strict=True):
        times = find_times(report(item.text, item.published), doc, ())
        out.append(tuple(Timex(t.start, t.end, t.exact, t.type, t.value, t.mod) for t in times))
    return out


def dateparser_search(found: list[Article]) -> list[tuple[Timex, ...]]:
    """dateparser's search: it gives strings and moments, which are looked up in the text and cut to days."""
    from dateparser.search import search_dates

    out = []
    for item in found:
        base = dt.datetime.fromisoformat(item.published)
        hits = search_dates(item.text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
        at, one = 0, []
        for exact, moment in hits:
            start = item.text.find(exact, at)
            if start >= 0:
                one.append(Timex(start, start + len(exact), exact, "DATE", moment.date().isoformat(), None))
                at = start + len(exact)
        out.append(tuple(one))
    return out


def timexy(found: list[Article]) -> list[tuple[Timex, ...]]:
    """timexy, whose ids hold the value."""
    import spacy
    from timexy import Timexy  # noqa: F401

    pipeline = spacy.blank("en")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    out = []
    for item in found:
        one = []
        for span in pipeline(item.text).ents:
            value = re.search(r'value="([^"]*)"', span.kb_id_)
            plain = re.sub(r"T00:00:00$", "", value.group(1)) if value else ""
            one.append(Timex(span.start_char, span.end_char, span.text, "DATE", plain, None))
        out.append(tuple(one))
    return out


def scores(found: list[Article], answers: list[tuple[Timex, ...]]) -> dict[str, float]:
    """TempEval-3: strict and relaxed span F1; type and value F1 over relaxed matches."""
    gold = sum(len(item.gold) for item in found)
    told = sum(len(one) for one in answers)
    hits = Counter[str]()
    for item, one in zip(found, answers, strict=True):
        for a, b in pairs(item.gold, one):
            hits["relaxed"] += 1
            hits["strict"] += (a.start, a.end) == (b.start, b.end)
            hits["type"] += a.type == b.type
            hits["value"] += a.value == b.value
    return {name: 2 * hits[name] / max(1, gold + told) for name in ("strict", "relaxed", "type", "value")} | {
        "precision": hits["relaxed"] / max(1, told),
        "recall": hits["relaxed"] / max(1, gold),
    }


def pairs(gold: tuple[Timex, ...], told: tuple[Timex, ...]) -> list[tuple[Timex, Timex]]:
    """Gold and found expressions that overlap, each used once; exact spans first."""
    out: list[tuple[Timex, Timex]] = []
    left, open_gold = list(told), list(gold)
    for fits in (same_span, overlaps):
        for a in list(open_gold):
            b = next((one for one in left if fits(a, one)), None)
            if b is not None:
                out.append((a, b))
                left.remove(b)
                open_gold.remove(a)
    return sorted(out, key=lambda pair: pair[0].start)


def same_span(a: Timex, b: Timex) -> bool:
    """Whether the two stand on exactly the same characters."""
    return (a.start, a.end) == (b.start, b.end)


def overlaps(a: Timex, b: Timex) -> bool:
    """Whether the two have a character in common."""
    return a.start < b.end and b.start < a.end


def recognizers(folder: Path, language: Language) -> tuple[int, int, list[str]]:
    """How many of the newspaper-like Recognizers cases pass: right spans, and the right value where it is settled."""
    cases = [case for case in json.loads((folder / "DateTimeModel.json").read_text("utf-8-sig")) if newslike(case)]
    docs = language(case["Input"] for case in cases)
    passed, failed = 0, []
    for case, doc in zip(cases, docs, strict=True):
        published = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = find_times(report(case["Input"], published), doc, ())
        if agrees(case, [(t.start, t.end, t.value) for t in found]):
            passed += 1
        else:
            failed.append(
                f"{case['Input']} || gold {[expected(r) for r in case['Results']]} || "
                f"{[(t.exact, t.value) for t in found]}"
            )
    return passed, len(cases), failed


CHATTER = re.compile(
    r"cortana|skype|calendar|schedule|meeting room|hahaha|tmr|@|~|appointment|book |"
    r"remind|alarm|show me|show sales|I'm |cancel|email|"
    r"I'll|let's|please|find |range is|\bset\b",
    re.IGNORECASE,
)


LOWER = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\b(?:january|february|april|june|july|august|september|october|november|december|"
    r"easter|independence day|new year|dec|feb|mar\\d)\b"
)
CODE = re.compile(r"valid date|\b(?:code|ssn|tel|eod|eoy|otd)\b|\$[A-Z]{3}", re.IGNORECASE)


def newslike(case: dict) -> bool:  # type: ignore[type-arg]
    """Whether a newspaper could have printed it: whole sentences, no commands to an assistant, no codes."""
    text = case["Input"]
    if LOWER.search(text) or CODE.search(text):
        return False
    return not CHATTER.search(text) and len(text.split()) >= 4 and text[0].isupper()


def expected(result: dict) -> tuple[int, int, str]:  # type: ignore[type-arg]
    """Span and TIMEX value of a Recognizers result."""
    values = (result.get("Resolution") or {}).get("values") or [{}]
    return result["Start"], result["End"] + 1, values[0].get("timex", "")


def agrees(case: dict, found: list[tuple[int, int, str]]) -> bool:  # type: ignore[type-arg]
    """Every result met by an overlapping expression, nothing else found; equal values where the gold's is plain."""
    left = list(found)
    for result in case["Results"]:
        start, end, value = expected(result)
        hits = [one for one in left if one[0] < end and start < one[1]]
        plain = re.fullmatch(r"[\d-]+(?:T[\d:]+)?|P[T\d.A-Z]+|[A-Z]+_REF|\d{4}-[A-Z\d]+", value)
        if not hits or (
            plain and value.replace("PT1.5H", "PT1H30M") not in [hit[2].removesuffix(":00") for hit in hits]
        ):
            return False
        left = [one for one in left if one not in hits]
    return not left


def listing(found: list[Article], answers: list[tuple[Timex, ...]], kind: str) -> Iterator[str]:
    """The errors of one kind, one a line with their surroundings."""
    for item, one in zip(found, answers, strict=True):
        matched = list(pairs(item.gold, one))
        for a, b in matched:
            if kind == "value" and a.value != b.value:
                told = f"{b.exact!r} {b.type} {b.value}"
                yield f"{item.published} {a.exact!r} {a.type} {a.value} | {told} | {around(item, a)}"
            if kind == "span" and (a.start, a.end) != (b.start, b.end):
                yield f"{a.exact!r} | {b.exact!r} | {around(item, a)}"
        if kind == "missed":
            yield from (
                f"{a.exact!r} {a.type} {a.value} | {around(item, a)}"
                for a in item.gold
                if a not in [m[0] for m in matched]
            )
        if kind == "extra":
            yield from (
                f"{b.exact!r} {b.type} {b.value} | {around(item, b)}" for b in one if b not in [m[1] for m in matched]
            )


def around(item: Article, one: Timex) -> str:
    """The words around an expression."""
    before, after = item.text[max(0, one.start - 50) : one.start], item.text[one.end : one.end + 40]
    return " ".join(f"{before}[[{one.exact}]]{after}".split())


def table(rows: dict[str, dict[str, float]]) -> None:
    """Print one line a system."""
    print(f"{'system':<24}{'strict':>8}{'relaxed':>9}{'type':>8}{'value':>8}{'P':>8}{'R':>8}")
    for name, row in rows.items():
        print(f"{name:<24}{row['strict']:8.3f}{row['relaxed']:9.3f}{row['type']:8.3f}{row['value']:8.3f}"
              f"{row['precision']:8.3f}{row['recall']:8.3f}")  # fmt: skip
    for name, cited in CITED.items():
        print(f"{name + ' (cited)':<24}{cited[0]:8.3f}{cited[1]:9.3f}{'':>8}{cited[2]:8.3f}")


def digest(found: list[Article]) -> str:
    """What the floors were set on."""
    told = [(item.name, item.text, [(t.start, t.end, t.value) for t in item.gold]) for item in found]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--errors", choices=("span", "value", "missed", "extra", "recognizers"))
    asked.add_argument("--rivals", action="store_true")
    return asked.parse_args()


def judged(found: list[Article], reached: dict[str, float]) -> int:
    """Say whether the floors hold; 1 where one is broken."""
    if digest(found) != GOLD_DIGEST:
        print(f"the gold is not the one the floors were set on: {digest(found)}")
        return 0
    broken = [name for name, floor in FLOORS.items() if reached[name] < floor]
    print("floors broken: " + ", ".join(broken) if broken else "floors hold")
    return int(bool(broken))


def main() -> int:
    """Print the table, or the errors of one kind."""
    asked = options()
    folder = Path(os.environ.get("VARIORUM_GOLD", "/nonexistent")) / "times"
    if not folder.is_dir():
        print("gold not found, skipped")
        return 0
    language = Language().load()
    found = list(articles(folder / "timeml"))
    passed, total, failed = recognizers(folder / "recognizers", language)
    answers = ours(found, language)
    if asked.errors:
        print("\n".join(failed if asked.errors == "recognizers" else listing(found, answers, asked.errors)))
        return 0
    rows = {"variorum": scores(found, answers)}
    if asked.rivals:
        rows |= {"dateparser search": scores(found, dateparser_search(found)), "timexy": scores(found, timexy(found))}
    table(rows)
    print(f"Recognizers, newspaper-like cases: {passed} of {total} pass ({passed / max(1, total):.3f})")
    return judged(found, rows["variorum"] | {"recognizers": passed / max(1, total)})


if __name__ == "__main__":
    sys.exit(main())
