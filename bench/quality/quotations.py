"""Quotations against PolNeAR and the told stories, beside textacy and a regular expression.

    VARIORUM_GOLD=… python bench/quality/quotations.py

Content, source and cue are scored exactly and at an intersection over union of at least a half, one to one; quotation
marks, stops and white space at the ends of a stretch count for nothing. Where several people annotated an article the
scores are means over them. A direct quotation of the gold is a content whose every stretch stands between marks.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from variorum.annotate.boilerplate import find_boilerplate
from variorum.annotate.mentions import find_mentions
from variorum.annotate.quotations import find_quotations
from variorum.models import Language
from variorum.text import paragraphs
from variorum.types import Quotation, Report, ReportId

Stretch = tuple[int, int]
Stretches = tuple[Stretch, ...]
EDGE = " \t\r\n\u00a0.,;:…“”\"'‘’`"
OPEN, CLOSE = "“\"'‘`", "”\"'’"
FLOORS = {
    "content overlap F": 0.73,
    "content exact F": 0.595,
    "source right": 0.89,
    "direct found": 0.965,
    "direct precision": 0.98,
}
GOLD_DIGEST = "474167297f692dac"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as stretches of characters; ``marked`` for direct speech."""

    source: Stretches
    cue: Stretches
    content: Stretches
    marked: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what each annotator found in it."""

    name: str
    text: str
    gold: tuple[tuple[Attribution, ...], ...]


def articles(root: Path) -> Iterator[Article]:
    """The articles of one split, in order of their names."""
    annotators: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "attributions").glob("*.ann")):
        annotators[re.sub(r"_[0-9a-f]{4}$", "", path.stem)].append(path)
    for name, paths in sorted(annotators.items()):
        text = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield Article(name, text, tuple(tuple(brat(path, text)) for path in paths))


def brat(path: Path, text: str) -> Iterator[Attribution]:
    """The attributions of one brat file that have a content."""
    spans: dict[str, list[Stretch]] = {}
    for line in path.read_bytes().decode("utf-8").split("\n"):
        fields = line.split("\t")
        if line[:1] == "T" and len(fields) > 1:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
        elif line[:1] == "E" and len(fields) > 1:
            parts: dict[str, list[Stretch]] = defaultdict(list)
            for argument in fields[1].split()[1:]:
                role, name = argument.split(":")
                parts[re.sub(r"\d+$", "", role)] += spans.get(name, [])
            if parts["Content"]:
                yield attribution(text, parts)


def attribution(text: str, parts: dict[str, list[Stretch]]) -> Attribution:
    """One attribution with its edges trimmed; direct where every stretch stands between marks."""
    raw = [text[a:b].strip() for a, b in parts["Content"]]
    marked = all(len(r) > 2 and r[0] in OPEN and r.rstrip(".,")[-1:] in CLOSE for r in raw)
    return Attribution(*(trimmed(text, parts[p]) for p in ("Source", "Cue", "Content")), marked)


def trimmed(text: str, stretches: Iterable[Stretch]) -> Stretches:
    """Stretches without marks, stops and spaces at their ends, in order; neighbours that touch made one."""
    out: list[Stretch] = []
    for a, b in sorted(stretches):
        while a < b and text[a] in EDGE:
            a += 1
        while a < b and text[b - 1] in EDGE:
            b -= 1
        if a < b and out and not text[out[-1][1] : a].strip(EDGE):
            out[-1] = (out[-1][0], b)
        elif a < b:
            out.append((a, b))
    return tuple(out)


def overlap(a: Stretches, b: Stretches) -> float:
    """Intersection over union in characters."""
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return common / (sum(e - s for s, e in (*a, *b)) - common) if common else 0.0


def matches(gold: Sequence[Attribution], ours: Sequence[Attribution], role: str, least: float) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, best first, whose ``role`` overlaps by at least ``least``."""
    scored = [
        (overlap(getattr(g, role), getattr(o, role)), -i, -j) for i, g in enumerate(gold) for j, o in enumerate(ours)
    ]
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    pairs = []
    for _score, i, j in sorted((s for s in scored if s[0] >= least), reverse=True):
        if -i not in used_gold and -j not in used_ours:
            used_gold.add(-i)
            used_ours.add(-j)
            pairs.append((-i, -j))
    return pairs


def meets(a: Stretches, b: Stretches) -> bool:
    """Overlap of at least half of the shorter, over all from first to last."""
    if not a or not b:
        return False
    common = min(a[-1][1], b[-1][1]) - max(a[0][0], b[0][0])
    return common > 0 and common >= 0.5 * min(a[-1][1] - a[0][0], b[-1][1] - b[0][0])


def count(gold: Sequence[Attribution], ours: Sequence[Attribution]) -> Counter[str]:
    """What one annotator's article adds to the table."""
    c: Counter[str] = Counter()
    for role in ("content", "source", "cue"):
        some = [g for g in gold if getattr(g, role)]
        mine = [o for o in ours if getattr(o, role)]
        c[f"{role} gold"] += len(some)
        c[f"{role} ours"] += len(mine)
        for kind, least in (("exact", 1.0), ("overlap", 0.5)):
            c[f"{role} {kind}"] += len(matches(some, mine, role, least))
    for kind, least in (("exact", 1.0), ("overlap", 0.5)):
        c[f"whole {kind}"] += sum(whole(gold[i], ours[j], least) for i, j in matches(gold, ours, "content", least))
    for i, j in matches(gold, ours, "content", 0.5):
        if gold[i].source:
            c["sourced"] += 1
            c["source right"] += overlap(gold[i].source, ours[j].source) >= 0.5
    direct = [g for g in gold if g.marked]
    c["direct gold"] += len(direct)
    c["direct found"] += sum(any(meets(g.content, o.content) for o in ours if o.marked) for g in direct)
    c["direct ours"] += sum(o.marked for o in ours)
    c["direct right"] += sum(o.marked and any(meets(g.content, o.content) for g in gold) for o in ours)
    return c


def whole(gold: Attribution, ours: Attribution, least: float) -> bool:
    """Whether source and cue agree as well, also where there are none."""
    return all(
        overlap(g, o) >= least if g or o else True for g, o in ((gold.source, ours.source), (gold.cue, ours.cue))
    )


def add_up(pairs: Iterable[tuple[Article, Sequence[Attribution]]]) -> Counter[str]:
    """Counts over all articles, a mean over the annotators of each."""
    total: Counter[str] = Counter()
    for article, ours in pairs:
        for gold in article.gold:
            for key, value in count(gold, ours).items():
                total[key] += value / len(article.gold)  # type: ignore[assignment]
    return total


def numbers(c: Counter[str]) -> dict[str, float]:
    """The table's numbers between 0 and 1."""
    out: dict[str, float] = {}
    for role in ("content", "source", "cue", "whole"):
        size = "content" if role == "whole" else role
        for kind in ("overlap", "exact"):
            p = c[f"{role} {kind}"] / max(1, c[f"{size} ours"])
            r = c[f"{role} {kind}"] / max(1, c[f"{size} gold"])
            out[f"{role} {kind} P"], out[f"{role} {kind} R"] = p, r
            out[f"{role} {kind} F"] = 2 * p * r / (p + r) if p + r else 0.0
    out["source right"] = c["source right"] / max(1, c["sourced"])
    out["direct found"] = c["direct found"] / max(1, c["direct gold"])
    out["direct precision"] = c["direct right"] / max(1, c["direct ours"])
    return out


def as_attribution(text: str, q: Quotation) -> Attribution:
    """One of our quotations for the scorer."""
    parts = {
        "Source": [(q.source.start, q.source.end)] if q.source else [],
        "Cue": [(q.cue.start, q.cue.end)] if q.cue else [],
        "Content": [(c.start, c.end) for c in q.content],
    }
    return Attribution(*(trimmed(text, parts[p]) for p in ("Source", "Cue", "Content")), q.type != "indirect")


def bare_report(name: str, text: str) -> Report:
    """A report that is nothing but its text."""
    return Report(ReportId(name), "A", name, None, None, None, None, None, "en", None, None, None, text)


def ours(name: str, text: str, doc: Doc) -> tuple[Quotation, ...]:
    """What Variorum finds."""
    report = bare_report(name, text)
    furniture = find_boilerplate(report)
    return find_quotations(report, doc, find_mentions(report, doc, furniture), furniture)


def textacy_quotes(doc: Doc) -> list[Attribution]:
    """What textacy's direct quotation extraction finds, line by line, as it gives up on text with unbalanced marks."""
    from textacy.extract.triples import direct_quotations

    found = []
    for start, end in paragraphs(doc.text):
        span = doc.char_span(start, end, alignment_mode="expand")
        try:
            for q in direct_quotations(span.as_doc()):
                source = [(span[t.i].idx, span[t.i].idx + len(t)) for t in q.speaker]
                cue = [(span[t.i].idx, span[t.i].idx + len(t)) for t in q.cue]
                content = [(span.start_char + q.content.start_char, span.start_char + q.content.end_char)]
                found.append(Attribution(*(trimmed(doc.text, part) for part in (source, cue, content)), True))
        except (IndexError, ValueError):
            continue
    return found


MARKED = re.compile(r"[“\"]([^“”\"\n]{3,2000})[”\"]")
CUE = r"(said|says|told|added|wrote|asked|announced|claimed|argued|tweeted|according to|explained|noted|continued)"
NAME = r"((?:[A-Z][\w.’'-]+ ?){1,4}|he|she|they|it)"
BESIDE = re.compile(rf"\s*(?:{NAME}\s+{CUE}|{CUE}\s+{NAME})")
SAID_THAT = re.compile(rf"{NAME}\s+{CUE} (that [^.“”\n]+)")


def regex_quotes(text: str) -> list[Attribution]:
    """A quote mark, a cue and a capitalised name: what a first script would do."""
    found = []
    for m in MARKED.finditer(text):
        beside = BESIDE.match(text, m.end())
        source = [beside.span(1) if beside.group(1) else beside.span(4)] if beside else []
        cue = [beside.span(2) if beside.group(2) else beside.span(3)] if beside else []
        found.append(Attribution(trimmed(text, source), trimmed(text, cue), trimmed(text, [m.span(1)]), True))
    for m in SAID_THAT.finditer(text):
        found.append(
            Attribution(trimmed(text, [m.span(1)]), trimmed(text, [m.span(2)]), trimmed(text, [m.span(3)]), False)
        )
    return found


def told(root: Path, language: Language) -> dict[str, tuple[int, int]]:
    """Found and right on the told stories, counted as the stories' own scorer counts."""
    total: Counter[str] = Counter()
    for path in sorted(root.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["quotations"]
        texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((path.parent / "reports").glob("*.txt"))}
        found = {s: ours(s, t, d) for (s, t), d in zip(texts.items(), language(texts.values()), strict=True)}
        total += told_story(gold, texts, found)
    kinds = (("direct", "found", "gold"), ("direct", "speaker", "found"), ("direct", "right", "ours"))
    kinds += (("indirect", "found", "gold"), ("indirect", "speaker", "found"))
    return {f"{kind} {what}": (total[f"{kind} {what}"], total[f"{kind} {of}"]) for kind, what, of in kinds}


def told_story(
    gold: Sequence[dict[str, str]], texts: dict[str, str], found: dict[str, tuple[Quotation, ...]]
) -> Counter[str]:
    """The counts of one story."""
    c: Counter[str] = Counter()
    spans = [(q["report"], find(texts[q["report"]], q["content"])) for q in gold]
    for q, (report, span) in zip(gold, spans, strict=True):
        kind = "indirect" if q["type"] == "indirect" else "direct"
        hits = [o for o in found[report] if span and meets((span,), hull(o))]
        c[f"{kind} gold"] += 1
        c[f"{kind} found"] += bool(hits)
        c[f"{kind} speaker"] += any(names(q["speaker"]) & names(o.speaker_name or "") for o in hits)
    for report, quotations in found.items():
        marked = [o for o in quotations if o.type != "indirect"]
        c["direct ours"] += len(marked)
        c["direct right"] += sum(any(r == report and s and meets((s,), hull(o)) for r, s in spans) for o in marked)
    return c


def find(text: str, exact: str) -> Stretch | None:
    """Where a gold string stands, white space apart."""
    m = re.search(r"\s+".join(map(re.escape, exact.split())), text)
    return m.span() if m else None


def hull(q: Quotation) -> Stretches:
    """The content from first to last."""
    return ((min(c.start for c in q.content), max(c.end for c in q.content)),)


def names(text: str) -> set[str]:
    """Words of three letters and more."""
    return {w.lower() for w in re.findall(r"\w{3,}", text)}


def digest(root: Path) -> str:
    """A digest of the gold that the floors were set on."""
    h = hashlib.sha256()
    for path in sorted((root / "attributions").glob("*.ann")):
        h.update(path.read_bytes())
    return h.hexdigest()[:16]


def main() -> int:
    """Print the table; 1 where a floor is broken."""
    gold = os.environ.get("VARIORUM_GOLD")
    dev = Path(gold or "", "quotations", "polnear", "dev")
    if not gold or not dev.is_dir():
        print("gold not found, skipped")
        return 0
    language = Language().load()
    read = list(articles(dev))
    docs = list(language(a.text for a in read))
    systems = {
        "variorum": [
            [as_attribution(a.text, q) for q in ours(a.name, a.text, d)] for a, d in zip(read, docs, strict=True)
        ],
        "textacy": [textacy_quotes(d) for d in docs],
        "regex": [regex_quotes(a.text) for a in read],
    }
    table = {name: numbers(add_up(zip(read, found, strict=True))) for name, found in systems.items()}
    print(f"{'PolNeAR dev':24}" + "".join(f"{name:>10}" for name in table))
    for key in table["variorum"]:
        print(f"{key:24}" + "".join(f"{values[key]:10.3f}" for values in table.values()))
    for key, (part, of) in told(Path(gold, "told"), language).items():
        print(f"told: {key:18} {part}/{of} {part / max(1, of):.3f}")
    if digest(dev) != GOLD_DIGEST:
        print(f"the gold is not the one the floors were set on: {digest(dev)}")
        return 0
    broken = [k for k, floor in FLOORS.items() if table["variorum"][k] < floor]
    print("floors broken: " + ", ".join(broken) if broken else "floors hold")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
