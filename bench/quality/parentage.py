"""Trees of known parentage: copies made from the example and from the stories written for measuring, and the tree found.

    python bench/quality/parentage.py [TREES] [--errors]

Every tree has the originals of one story (reports that copy nobody and that nobody copies) and five copies made from them
by cutting, moving, splicing two reports, changing the quotation marks, putting other words for some and turning sentences
into the passive: a chain of two, a star of two, a splice, an excerpt. Days of publication follow the copying in half of
the trees; in the other half there are none. Sentences are read once: the annotations of a made report are put together
from those of its sentences, each of which is parsed and encoded by itself. No gold data is needed.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from _rewording import reworded

from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.read.plain import read_plain
from variorum.relate.derivations import derive
from variorum.text import digest
from variorum.types import Anchor, Annotations, Derivation, Report, ReportId

HERE = Path(__file__).parent
STORIES = (HERE.parents[1] / "examples" / "harbour-gate", *sorted((HERE / "written").glob("*/gold.json")))
TREES = 100  # 500 for the figure in the docs; the first forty take most of the time, for reading
PARAGRAPHS = 9  # of an original at most
LEAST = 60  # characters of a paragraph
KEPT = {"verbatim": 0.95, "light": 0.85, "heavy": 0.9}
RATES = {"verbatim": 0.0, "light": 0.5, "heavy": 1.0}
FLOORS = {"edges right": 0.9, "edges found": 0.9, "type": 0.85, "tree edit": 0.85}
Edge = tuple[str, str]
Anchored = TypeVar("Anchored", bound=Anchor)


@dataclass(frozen=True)
class Text:
    """A paragraph, and how it came about: its origin and the changes it went through, which name it."""

    path: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Witness:
    """A report before it is printed."""

    name: str
    paragraphs: tuple[Text, ...]
    publisher: str | None
    day: int


@dataclass(frozen=True)
class Tree:
    """A pile, and the copyings that made it, each with how it was done."""

    witnesses: tuple[Witness, ...]
    edges: dict[Edge, str]


class Press:
    """Makes copies and annotates; each paragraph is reworded and read once."""

    def __init__(self) -> None:
        self.language, self.encoder = Language().load(), Encoder().load()
        self.changed: dict[tuple[str, ...], Text] = {}
        self.read: dict[str, tuple[Report, Annotations]] = {}

    def other(self, text: Text, how: str, hand: str) -> Text:
        """The paragraph as one hand rewords it; another hand does it otherwise, the same hand always alike."""
        if how == "verbatim":
            return text
        path = (*text.path, how, hand)
        if path not in self.changed:
            doc = next(self.language([text.text]))
            made = reworded(doc, random.Random("/".join(path)), rate=RATES[how], hand=hand)
            self.changed[path] = Text(path, made)
        return self.changed[path]

    def copy(self, of: Sequence[Text], rng: random.Random, how: str, hand: str) -> tuple[Text, ...]:
        """Most paragraphs, perhaps two of them changed about, in other words."""
        kept = [text for text in of if rng.random() < KEPT[how]] or list(of)
        if len(kept) > 3 and rng.random() < 0.4:
            at = rng.randrange(len(kept) - 1)
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
        return tuple(self.other(text, how, hand) for text in kept)

    def notes(self, text: str) -> tuple[Report, Annotations]:
        """A paragraph read as a report of its own."""
        if text not in self.read:
            report = bare("paragraph", text)
            self.read[text] = report, annotate(report, next(self.language([text])), self.encoder)
        return self.read[text]

    def printed(self, witness: Witness, *, dated: bool) -> tuple[Report, Annotations]:
        """A witness as a report, its annotations those of its paragraphs put together."""
        headline = f"Report {witness.name}"
        report = bare(witness.name, "\n\n".join([headline, *(p.text for p in witness.paragraphs)]))
        day = f"2031-05-{10 + witness.day:02}" if dated else None
        report = replace(report, sigil=witness.name, publisher=witness.publisher, published=day)
        parts: list[Annotations] = []
        start, tokens = len(headline) + 2, 0
        for number, paragraph in enumerate(witness.paragraphs):
            parts.append(moved(self.notes(paragraph.text)[1], report.id, start, tokens, number + 1))
            start, tokens = start + len(paragraph.text) + 2, tokens + len(parts[-1].tokens)
        return report, joined(report.id, parts)


def bare(name: str, text: str) -> Report:
    """A report with nothing but a text."""
    at = ReportId(digest(name, text))
    return Report(at, name, name, None, None, None, None, None, "en", None, None, None, text)


def moved(notes: Annotations, at: ReportId, by: int, tokens: int, paragraph: int) -> Annotations:
    """The annotations of a paragraph at its place in a report."""

    def there(anchor: Anchored) -> Anchored:
        return replace(anchor, report=at, start=anchor.start + by, end=anchor.end + by)

    return replace(
        notes,
        tokens=tuple(replace(there(t), head=t.head + tokens) for t in notes.tokens),
        sentences=tuple(
            replace(there(s), first=s.first + tokens, last=s.last + tokens, paragraph=paragraph)
            for s in notes.sentences
        ),
        mentions=tuple(replace(there(m), chain=1000 * paragraph + m.chain) for m in notes.mentions),
        times=tuple(map(there, notes.times)),
        quantities=tuple(map(there, notes.quantities)),
        credits=tuple(map(there, notes.credits)),
        quotations=tuple(
            replace(
                q,
                report=at,
                content=tuple(map(there, q.content)),
                cue=q.cue and there(q.cue),
                source=q.source and there(q.source),
            )
            for q in notes.quotations
        ),
    )


def joined(at: ReportId, parts: Sequence[Annotations]) -> Annotations:
    """One report's annotations from those of its paragraphs."""
    return Annotations(
        at,
        (),
        tuple(t for part in parts for t in part.tokens),
        tuple(s for part in parts for s in part.sentences),
        tuple(m for part in parts for m in part.mentions),
        tuple(t for part in parts for t in part.times),
        tuple(q for part in parts for q in part.quantities),
        tuple(q for part in parts for q in part.quotations),
        tuple(c for part in parts for c in part.credits),
        (),
        b"".join(part.sentence_vectors for part in parts),
        b"",
        b"",
    )


def originals(folder: Path) -> list[Witness]:
    """The reports of a story that copy nobody and that nobody copies, with their paragraphs."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    copies = {d["copy"] for d in gold["derivations"]}
    found = []
    for path in sorted((folder / "reports").glob("*.txt")):
        report = read_plain(path.name, path.read_text(encoding="utf-8"))
        if path.stem in copies or gold["reports"][path.stem]["kind"] == "followup":
            continue
        lines = [line.strip() for line in report.text.split("\n") if len(line) >= LEAST][:PARAGRAPHS]
        texts = tuple(Text((folder.name, path.stem, str(at)), line) for at, line in enumerate(lines))
        found.append(Witness(path.stem, texts, report.publisher, 0))
    return [witness for witness in found if len(witness.paragraphs) >= 6]


def made(seed: int, stories: Sequence[list[Witness]], press: Press) -> Tree:
    """A chain of two copies, a star of two, a splice of two reports, an excerpt inside somebody's own report."""
    rng = random.Random(seed)
    one, two, three, four = rng.sample(rng.choice(stories), 4)
    how = {name: rng.choice(sorted(KEPT)) for name in "pqrtsx"}
    p = press.copy(one.paragraphs, rng, how["p"], "a")
    q = press.copy(p, rng, how["q"], "c")
    r, t = press.copy(two.paragraphs, rng, how["r"], "a"), press.copy(two.paragraphs, rng, how["t"], "b")
    s = press.copy(three.paragraphs, rng, how["s"], "a")[:4] + press.copy(two.paragraphs, rng, how["s"], "d")[:4]
    start = rng.randrange(len(three.paragraphs) - 2)
    taken = press.copy(three.paragraphs[start : start + 3], rng, "verbatim", "b")
    x = (*four.paragraphs[:3], *taken, *four.paragraphs[3:6])
    copies = zip("pqrtsx", (p, q, r, t, s, x), (1, 2, 1, 1, 1, 1), strict=True)
    witnesses = (one, two, three, *(Witness(n, text, f"The {n.upper()} Echo", day) for n, text, day in copies))
    edges = {
        (one.name, "p"): how["p"], ("p", "q"): how["q"], (two.name, "r"): how["r"], (two.name, "t"): how["t"],
        (three.name, "s"): "splice", (two.name, "s"): "splice", (three.name, "x"): "excerpt",
    }  # fmt: skip
    return Tree(witnesses, edges)


def found(tree: Tree, press: Press, *, dated: bool) -> dict[Edge, Derivation]:
    """The copyings the program finds, by names."""
    printed = [press.printed(witness, dated=dated) for witness in tree.witnesses]
    name = {str(report.id): report.sigil for report, _ in printed}
    reports, notes = tuple(report for report, _ in printed), {report.id: some for report, some in printed}
    return {(name.get(d.exemplar, d.exemplar), name[str(d.copy)]): d for d in derive(reports, notes)}


def judged(tree: Tree, ours: dict[Edge, Derivation], *, dated: bool) -> Iterator[str]:
    """What went right and wrong, one word an item; "made" counts edges, "edit" what it takes to mend the tree."""
    when = "dated" if dated else "undated"
    for edge, how in tree.edges.items():
        yield f"made {how}"
        yield f"made {when}"
        turned = (edge[1], edge[0]) in ours
        state = "right" if edge in ours else "turned" if turned else "missed"
        yield f"{state} {how}"
        yield f"{state} {when}"
        if edge in ours and how in TYPES:
            yield "type right" if ours[edge].type in TYPES[how] else f"type wrong {how} {ours[edge].type}"
    both = {frozenset(edge) for edge in tree.edges}
    for edge in ours:
        if frozenset(edge) not in both:
            yield f"false {named(edge, tree)}"
            yield f"false {when}"


TYPES = {
    "verbatim": ("verbatim", "excerpt"),
    "excerpt": ("excerpt",),
}  # how many words a rewording changes is left to chance


def named(edge: Edge, tree: Tree) -> str:
    """The sort of an edge that should not be there: a step left out, two copies of one, strangers."""
    above = {copy: {e for e, c in tree.edges if c == copy} for _, copy in tree.edges}
    for one, other in (edge, edge[::-1]):
        if any(one in above.get(mid, ()) for mid in above.get(other, ())):
            return "step left out"
    return "siblings" if above.get(edge[0], set()) & above.get(edge[1], set()) else "strangers"


def report(count: Counter[str], trees: int) -> dict[str, float]:
    """Print the table and give the measures that have floors."""
    sorts = ("verbatim", "light", "heavy", "splice", "excerpt", "dated", "undated")
    print(f"{trees} trees          made   right  turned  missed")
    for sort in sorts:
        row = [count[f"{state} {sort}"] for state in ("made", "right", "turned", "missed")]
        print(f"  {sort:<16}" + "".join(f"{value:>8}" for value in row) + f"   {row[1] / max(1, row[0]):.3f}")
    total, right = (sum(count[f"{state} {sort}"] for sort in sorts[:5]) for state in ("made", "right"))
    turned = sum(count[f"turned {sort}"] for sort in sorts[:5])
    wrong = {sort: count[f"false {sort}"] for sort in ("step left out", "siblings", "strangers")}
    print("  false:", ", ".join(f"{sort} {value}" for sort, value in wrong.items()))
    print("  type:", ", ".join(f"{k} {v}" for k, v in sorted(count.items()) if k.startswith("type")))
    said = right + turned + sum(wrong.values())
    typed = sum(value for key, value in count.items() if key.startswith("type"))
    return {
        "edges right": right / max(1, said),
        "edges found": right / total,
        "type": count["type right"] / max(1, typed),
        "tree edit": 1 - (total - right + sum(wrong.values())) / total,
    }


def main() -> int:
    """Print the accuracy; 1 where a floor is not reached."""
    trees = int(next((word for word in sys.argv[1:] if word.isdigit()), TREES))
    press = Press()
    stories = [some for path in STORIES if len(some := originals(path if path.is_dir() else path.parent)) >= 4]
    count: Counter[str] = Counter()
    for seed in range(trees):
        tree, dated = made(seed, stories, press), bool(seed % 2)
        ours = found(tree, press, dated=dated)
        words = list(judged(tree, ours, dated=dated))
        count.update(words)
        if "--errors" in sys.argv:
            for word in words:
                if (
                    word.split()[0] in ("turned", "missed", "false", "type")
                    and word != "type right"
                    and "dated" not in word
                ):
                    print(f"  tree {seed}: {word}", {e: d.type for e, d in ours.items()}, tree.edges)
    measures = report(count, trees)
    print("  " + ", ".join(f"{name} {value:.3f} (floor {FLOORS[name]:.2f})" for name, value in measures.items()))
    low = [name for name, value in measures.items() if value < FLOORS[name]]
    print(f"below a floor: {', '.join(low)}" if low else "every floor is reached")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
