"""Scores whole stories against their gold: the example, our own in ``written`` and ``held_back``, and ``$VARIORUM_GOLD/told``.

Rules are made while looking at ``written``; nobody looks at the errors in ``held_back``, whose figures say what to expect of new stories
(``--errors`` leaves them out).

    python bench/quality/stories.py            a table, and exit status 1 where a floor is not reached
    python bench/quality/stories.py --errors   each miss and each false alarm as well

Two stretches of one report match when they share at least half of the shorter one. A variant is found when two of its
gold readings lie in different readings of ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum import Story
from variorum import read as read_story
from variorum.types import Anchor, Independent

Place = tuple[str, int, int]
Gold = dict[str, Any]
EXAMPLES = Path(__file__).parents[2] / "examples"
WRITTEN = Path(__file__).with_name("written")
HELD_BACK = Path(__file__).with_name("held_back")
CHANGED = {"reworded", "trimmed", "reattributed", "marks_lost", "marks_gained", "translated"}
FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Tally:
    """``hit`` of ``total``, under a name; where ``low`` is set, few is good."""

    name: str
    hit: int
    total: int
    misses: tuple[str, ...] = ()
    low: bool = False


class Edition:
    """A story beside its gold, with places as (sigil, start, end)."""

    def __init__(self, story: Story, gold: Gold) -> None:
        self.story, self.gold = story, gold
        self.sigla = {r.id: Path(r.name).stem for r in story.reports}
        self.texts = {self.sigla[r.id]: r.text for r in story.reports}

    def ours(self, anchor: Anchor) -> Place:
        """Where one of our anchors stands."""
        return self.sigla[anchor.report], anchor.start, anchor.end

    def find(self, report: str, exact: str) -> Place | None:
        """Where the gold's words stand in our text; white space may differ."""
        match = re.search(r"\s+".join(map(re.escape, exact.split())), self.texts[report])
        return (report, match.start(), match.end()) if match else None

    def place(self, item: Gold) -> Place | None:
        """Where a gold item's words stand."""
        return self.find(item["report"], item["exact"] if "exact" in item else item["content"])


def meets(a: Place | None, b: Place | None) -> bool:
    """They share at least half of the shorter one."""
    if a is None or b is None or a[0] != b[0]:
        return False
    shared = min(a[2], b[2]) - max(a[1], b[1])
    return shared > 0 and 2 * shared >= min(a[2] - a[1], b[2] - b[1])


def tally(name: str, items: Iterable[Gold], good: Callable[[Gold], bool], show: Callable[[Gold], str] = str) -> Tally:
    """How many of the items are good, with the others shown."""
    items = list(items)
    bad = [item for item in items if not good(item)]
    return Tally(name, len(items) - len(bad), len(items), tuple(show(item) for item in bad))


def derivations(e: Edition) -> Iterator[Tally]:
    """Pairs, direction, type, and pairs that are in no gold family."""
    name = lambda report: e.sigla.get(report, report)
    ours = {(name(d.exemplar), name(d.copy)): d.type for d in e.story.derivations}
    known = [d for d in e.gold["derivations"] if not d["exemplar"].startswith("lost:")]
    pair = lambda d: (d["exemplar"], d["copy"])
    either = lambda d: pair(d) in ours or pair(d)[::-1] in ours
    yield tally("derivations found", known, either)
    yield tally("direction right", filter(either, known), lambda d: pair(d) in ours)
    yield tally("type right", known, lambda d: ours.get(pair(d)) == d["type"])
    family = families(e.gold["derivations"])
    real = [p for p in ours if not p[0].startswith("lost:")]
    false = [p for p in real if family.get(p[0], p[0]) != family.get(p[1], p[1])]
    yield Tally("false pairs", len(false), len(real), tuple(map(str, false)), low=True)


def families(edges: Iterable[Gold]) -> dict[str, str]:
    """Each witness's family, named by one member."""
    root: dict[str, str] = {}
    for edge in edges:
        a, b = root.get(edge["exemplar"], edge["exemplar"]), root.get(edge["copy"], edge["copy"])
        root |= {k: a for k, v in root.items() if v == b} | {edge["exemplar"]: a, edge["copy"]: a, b: a}
    return root


def credits(e: Edition) -> Iterator[Tally]:
    """Recall and precision of places where a report says where it got something."""
    ours = [e.ours(c) for c in e.story.credits]
    gold = [e.place(c) for c in e.gold["credits"]]
    yield tally("credits recall", e.gold["credits"], lambda c: any(meets(e.place(c), o) for o in ours))
    false = [c.exact for c, o in zip(e.story.credits, ours, strict=True) if not any(meets(o, g) for g in gold)]
    yield Tally("credits precision", len(ours) - len(false), len(ours), tuple(false))


def quotations(e: Edition) -> Iterator[Tally]:
    """Direct and indirect quotations found, their speakers, and direct ones that are none."""
    ours = [(cover(e, q.content), q) for q in e.story.quotations]
    hits = lambda q: [o for at, o in ours if meets(e.place(q), at)]
    for kind in ("direct", "indirect"):
        gold = [q for q in e.gold["quotations"] if (q["type"] == "indirect") == (kind == "indirect")]
        yield tally(f"{kind} found", gold, lambda q: bool(hits(q)))
        found = [q for q in gold if hits(q)]
        yield tally(
            f"{kind} speaker",
            found,
            lambda q: any(tokens(q["speaker"]) & tokens(o.speaker_name or "") for o in hits(q)),
            lambda q: f"{q['report']}: {q['content'][:60]} — {q['speaker']}, ours {[o.speaker_name for o in hits(q)]}",
        )
    gold_places = [e.place(q) for q in e.gold["quotations"]]
    marked = [(at, q) for at, q in ours if q.type != "indirect"]
    false = [q.content[0].exact for at, q in marked if not any(meets(at, g) for g in gold_places)]
    yield Tally("direct precision", len(marked) - len(false), len(marked), tuple(false))


def cover(e: Edition, anchors: Iterable[Any]) -> Place:
    """From the first anchor's start to the last one's end."""
    places = [e.ours(a) for a in anchors]
    return places[0][0], min(p[1] for p in places), max(p[2] for p in places)


def tokens(name: str) -> set[str]:
    """Lower-case words of three letters or more."""
    return {word.lower() for word in re.findall(r"\w{3,}", name)}


def alterations(e: Edition) -> Iterator[Tally]:
    """Altered quotations, their kind, and unaltered ones called altered."""
    links = [(e.ours(x.a), e.ours(x.b), x.relation) for x in e.story.quotation_links]

    def linked(item: Gold, relations: set[str]) -> bool:
        a, b = e.place(item["a"]), e.place(item["b"])
        either = lambda u, v: (meets(a, u) and meets(b, v)) or (meets(a, v) and meets(b, u))
        return any(either(u, v) and relation in relations for u, v, relation in links)

    yield tally("altered found", e.gold["altered_quotations"], lambda x: linked(x, CHANGED))
    yield tally("altered kind", e.gold["altered_quotations"], lambda x: linked(x, {x["change"]}))
    wrong = [x for x in e.gold["same_quotations"] if linked(x, CHANGED - {"trimmed"})]
    yield Tally(
        "unaltered called altered", len(wrong), len(e.gold["same_quotations"]), tuple(map(str, wrong)), low=True
    )


def variants(e: Edition) -> Iterator[Tally]:
    """Differences found, their relation, agreements called conflicts, conflicts that are in no list."""
    ours = [(v, [[e.ours(a) for a in r.anchors] for r in v.readings]) for v in e.story.variants]
    gold = e.gold["variants"]
    matched = {id(g): [i for i, (_, readings) in enumerate(ours) if matches(e, g, readings)] for g in gold}
    yield tally("variants found", gold, lambda g: bool(matched[id(g)]), brief)
    found = [g for g in gold if matched[id(g)]]
    right = lambda g: any(ours[i][0].relation == g["relation"] for i in matched[id(g)])
    yield tally("relation right", found, right, brief)
    hits = {i for at in matched.values() for i in at}
    conflicts = [i for i, (v, _) in enumerate(ours) if v.relation == "conflict"]
    bad = [g for g in e.gold["agreements"] if any(spread(e, g, ours[i][1]) for i in conflicts if i not in hits)]
    yield Tally("agreements called conflict", len(bad), len(e.gold["agreements"]), tuple(map(brief, bad)), low=True)
    other = [" | ".join(r.anchors[0].exact[:60] for r in ours[i][0].readings) for i in conflicts if i not in hits]
    yield Tally("conflicts in the list", len(conflicts) - len(other), len(conflicts), tuple(other))


def brief(item: Gold) -> str:
    """A variant in one line."""
    readings = " | ".join(f"{r['report']}: {r['exact'][:50]}" for r in item["readings"])
    return f"{item['kind']}/{item.get('relation', 'agree')}: {readings}"


def held(e: Edition, item: Gold, readings: list[list[Place]]) -> list[tuple[str, set[int]]]:
    """For each gold reading its value and which of our readings hold its words."""
    return [
        (r["value"], {i for i, at in enumerate(readings) if any(meets(e.place(r), a) for a in at)})
        for r in item["readings"]
    ]


def matches(e: Edition, item: Gold, readings: list[list[Place]]) -> bool:
    """Two gold readings of different value stand in different readings of ours."""
    places = held(e, item, readings)
    return any(len(p | q) > 1 for i, (va, p) in enumerate(places) for vb, q in places[i + 1 :] if va != vb and p and q)


def spread(e: Edition, item: Gold, readings: list[list[Place]]) -> bool:
    """Readings that agree stand in different readings of ours."""
    return len({i for _, at in held(e, item, readings) for i in at}) > 1


def timeline(e: Edition) -> Iterator[Tally]:
    """Gold dates that an entry of the same report, close by, holds."""
    ours = [(event.begin, [e.ours(a) for a in event.anchors]) for event in e.story.timeline]

    def dated(item: Gold) -> bool:
        at, day = e.place(item), item["date"].split("/")[0]
        near = lambda a: a[0] == item["report"] and (at is None or meets(at, a) or abs(a[1] - at[1]) < 400)
        return any(begin.startswith(day) and any(map(near, anchors)) for begin, anchors in ours)

    yield tally("timeline dates", e.gold["timeline"], dated)


def positions(e: Edition) -> Iterator[Tally]:
    """Who stands where: found, stance right."""
    stems = lambda name: {t[:5] for t in tokens(name)}

    def found(item: Gold) -> list[Any]:
        at = e.place(item)
        near = [p for p in e.story.positions if close(at, e.ours(p.anchor))]
        return [p for p in near if stems(p.actor) & stems(item["actor"])]

    yield tally("positions found", e.gold["positions"], lambda g: bool(found(g)))
    seen = [g for g in e.gold["positions"] if found(g)]
    yield tally("stance right", seen, lambda g: any(p.stance == g["stance"] for p in found(g)))


def close(a: Place | None, b: Place) -> bool:
    """They meet, or begin within 200 characters of each other."""
    return a is not None and (meets(a, b) or (a[0] == b[0] and abs(a[1] - b[1]) < 200))


def corroboration(e: Edition) -> Iterator[Tally]:
    """Claims found, ranges of independent origins right, and claims counted as better confirmed than they are."""
    ours = [
        (stems(c.claim + " " + " ".join(a.exact for a in c.anchors)), {e.sigla[a.report] for a in c.anchors}, c)
        for c in e.story.corroboration
    ]

    def best(item: Gold) -> Independent | None:
        wanted = stems(item["claim"])
        scored = [
            (len(wanted & words) / max(1, len(wanted)), len(set(item["reports"]) & reports), i)
            for i, (words, reports, _) in enumerate(ours)
        ]
        share, common, i = max(scored, default=(0.0, 0, 0))
        return ours[i][2].independent if share >= 0.5 and common else None

    found = [(g, best(g)) for g in e.gold["corroboration"]]
    yield tally("corroboration found", e.gold["corroboration"], lambda g: best(g) is not None)
    counted = [(g, n) for g, n in found if n is not None]
    right = [g for g, n in counted if (n.min, n.max) == (g["independent_min"], g["independent_max"])]
    off = [f"{n.min}–{n.max}: {g}" for g, n in counted if g not in right]
    yield Tally("independent exact", len(right), len(counted), tuple(off))
    false = [g["claim"] for g, n in counted if n.min > g["independent_max"]]
    yield Tally("falsely confirmed", len(false), len(counted), tuple(false), low=True)


def stems(words: str) -> set[str]:
    """The first letters of the telling words, and the numbers."""
    common = {"that", "with", "said", "will", "would", "have", "been", "from"}
    return {word[:5] for word in re.findall(r"[a-z]{3,}|\d+", words.lower())} - common


MEASURES = (derivations, credits, quotations, alterations, variants, timeline, positions, corroboration)


def score(folder: Path) -> list[Tally]:
    """Every measure on one story's folder."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for key, items in gold.items():
        if isinstance(items, list):
            gold[key] = [item for item in items if not item.get("doubtful")]
    edition = Edition(read_story([str(folder / "reports")]), gold)
    return [tally for measure in MEASURES for tally in measure(edition)]


def summed(stories: Iterable[list[Tally]]) -> list[Tally]:
    """The tallies of several stories, added."""
    return [
        Tally(row[0].name, sum(t.hit for t in row), sum(t.total for t in row), (), row[0].low)
        for row in zip(*stories, strict=True)
    ]


def digest(folders: Iterable[Path]) -> str:
    """A short digest of the gold, so that a floor is known to be for these answers."""
    data = b"".join((folder / "gold.json").read_bytes() for folder in folders)
    return hashlib.sha256(data).hexdigest()[:12]


def report(title: str, folders: list[Path], *, errors: bool) -> bool:
    """Print one table; False where a floor is not reached."""
    each = [score(folder) for folder in folders]
    reached = table("stories", title, folders, each)
    if errors:
        for folder, rows in zip(folders, each, strict=True):
            for row in rows:
                for miss in row.misses:
                    print(f"{folder.name}: {row.name}: {miss}")
    return reached


def table(bench: str, title: str, folders: list[Path], each: Iterable[list[Tally]]) -> bool:
    """Print the sums of all stories beside the bench's floors; False where one is not reached."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))[bench][title]
    floors = pinned["floors"] if pinned["gold"] == digest(folders) else {}
    print(f"{title} ({len(folders)}; gold {digest(folders)}{'' if floors else ', for which no floors are set'})")
    reached = True
    for row in summed(each):
        floor = floors.get(row.name)
        below = floor is not None and row.total > 0 and (row.hit > floor if row.low else row.hit < floor)
        reached &= not below
        share = f"{row.hit / row.total:.2f}" if row.total else "–"
        print(f"  {row.name:30}{row.hit:>5} of {row.total:<5}{share:>6}   floor {floor}{'  BELOW' if below else ''}")
    return reached


def stories(folder: Path) -> list[Path]:
    """The folders in it that hold a story with gold."""
    return [gold.parent for gold in sorted(folder.glob("*/gold.json"))]


def all_sets() -> dict[str, list[Path]]:
    """The stories by set; told only where the gold is there, which is said."""
    sets = {"examples": stories(EXAMPLES), "written": stories(WRITTEN), "held back": stories(HELD_BACK)}
    held = os.environ.get("VARIORUM_GOLD")
    if told := stories(Path(held) / "told") if held else []:
        sets["told"] = told
    else:
        print("told: gold not found, skipped")
    return sets


def main() -> int:
    """A table for each set; the exit status."""
    errors = "--errors" in sys.argv
    good = [report(title, folders, errors=errors and title != "held back") for title, folders in all_sets().items()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
