"""Planted changes of meaning: found where a copy has them, and nothing found where it only words things otherwise.

    python bench/quality/planted.py [--errors] [--keep FILE]

Copies are made of the reports of the example and of the stories written for measuring. In each some sentences are changed in
meaning (``_planting.py``: turned round, doer and sufferer exchanged, another number, date or name, certainty raised or lowered,
a credit left out, a voice's words told as the report's own), some are worded otherwise at just such places
(``_innocent.py``), and of the rest the words are exchanged for others here and there; a paragraph in ten is cut. Exemplar and
copy go through the whole program as a story of two. A change is found if a variant between the two, marked as the
copy's, is of its kind and touches it on both sides; a variant at a sentence in which nothing was planted is a false alarm.
A third of what is planted, by digest of the list's entry or else of the sentence, is held out: ``--errors`` shows none of it.
``--keep`` holds annotations between runs. No gold data is needed.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from _innocent import innocent
from _planting import Plant, plants
from _rewording import WORD, exchanged
from spacy.tokens import Span

from variorum.annotate import annotate
from variorum.models import Encoder, Language
from variorum.read.plain import read_plain
from variorum.reconcile import reconcile
from variorum.relate import relate
from variorum.text import digest
from variorum.types import Anchor, Annotations, Report, ReportId, Variant

HERE = Path(__file__).parent
STORIES = (
    HERE.parents[1] / "examples" / "harbour-gate",
    *sorted(p.parent for p in (HERE / "written").glob("*/gold.json")),
)
KINDS = {
    "polarity": ("polarity",), "agent": ("agent", "attribution"), "quantity": ("quantity",), "date": ("date",),
    "name": ("name", "place", "attribution", "agent"), "certainty": ("certainty", "status"), "voice": ("attribution",), "credit": ("attribution",),
}  # fmt: skip
EACH = 36  # plants of a kind, and innocent changes of a kind
A_COPY = 5  # plants in one copy at most
LEAST = 45  # characters of a sentence that is changed
RATE = 0.35  # of the words with another word for them, in the sentences left
FIRST = 6  # lines, among which those of the masthead are, which the copy leaves out
CUT = 0.1  # of the paragraphs that nothing was done to


@dataclass(frozen=True)
class Place:
    """A sentence of an original, by numbers, and what is done to it."""

    report: int
    paragraph: int
    sentence: int
    plant: Plant

    @property
    def where(self) -> tuple[int, int, int]:
        """The sentence."""
        return self.report, self.paragraph, self.sentence


@dataclass(frozen=True)
class Done:
    """A sentence as it stands in the original and in the copy, from and to, and the changed stretches within."""

    plant: Plant | None
    here: tuple[int, int]
    there: tuple[int, int]
    words: str


class Press:
    """Reads texts with the whole program, each once."""

    def __init__(self, kept: Path | None) -> None:
        self.language, self.encoder, self.file = Language().load(), Encoder().load(), kept
        self.known: dict[str, Annotations] = (
            pickle.loads(kept.read_bytes()) if kept and kept.exists() else {}
        )  # our own file

    def notes(self, report: Report) -> Annotations:
        """The annotations of a report."""
        if report.id not in self.known:
            self.known[report.id] = annotate(report, next(self.language([report.text])), self.encoder)
        return self.known[report.id]

    def close(self) -> None:
        """Hold what was read for the next run."""
        if self.file:
            self.file.write_bytes(pickle.dumps(self.known))


def originals(language: Language) -> list[tuple[Report, list[list[Span]]]]:
    """Every report, with its paragraphs as sentences."""
    found = []
    for folder in STORIES:
        for path in sorted((folder / "reports").glob("*.txt")):
            report = read_plain(path.name, path.read_text(encoding="utf-8"))
            lines = [line for line in report.text.split("\n") if line.strip()]
            docs = list(language(lines))
            report = replace(report, sigil="A", published="2031-05-10", publisher=report.publisher or "The First")
            found.append((report, [list(doc.sents) for doc in docs]))
    return found


def chosen(found: Sequence[tuple[Report, list[list[Span]]]], rng: random.Random) -> list[Place]:
    """So many places of each kind, drawn from all, no sentence twice in a kind."""
    some: dict[str, list[Place]] = {}
    for number, (_, paragraphs) in enumerate(found):
        people = sorted({e.text for p in paragraphs for s in p for e in s.ents if e.label_ == "PERSON" and len(e) == 2})
        for p, sentences in enumerate(paragraphs[2:], 2):
            for s, sentence in enumerate(sentences):
                if len(sentence.text) >= LEAST and any(t.pos_ in ("VERB", "AUX") for t in sentence):
                    for plant in (*plants(sentence, rng, people), *innocent(sentence, rng)):
                        some.setdefault(plant.kind, []).append(Place(number, p, s, plant))
    return [place for kind in sorted(some) for place in drawn(some[kind], rng)]


def drawn(places: list[Place], rng: random.Random) -> Iterator[Place]:
    """``EACH`` of them, entry by entry of the lists, so that no common word makes up the most of them."""
    rng.shuffle(places)
    times: Counter[str] = Counter()
    ranked = []
    for place in places:
        times[place.plant.key] += 1
        ranked.append((times[place.plant.key], place))
    seen: set[tuple[int, int, int]] = set()
    for _, place in sorted(ranked, key=lambda item: item[0]):
        if place.where not in seen and len(seen) < EACH:
            seen.add(place.where)
            yield place


def copies(places: Sequence[Place], rng: random.Random) -> list[tuple[int, dict[tuple[int, int], Plant]]]:
    """Which report is copied and what is done to it, by sentence; guilty changes in different paragraphs."""
    made: list[tuple[int, dict[tuple[int, int], Plant]]] = []
    for place in rng.sample(places, len(places)):
        guilty = not place.plant.kind.startswith("same")
        for report, done in made:
            paragraphs = {p for (p, _), plant in done.items() if not plant.kind.startswith("same")}
            full = guilty and (place.paragraph in paragraphs or len(paragraphs) >= A_COPY)
            if report == place.report and not full and (place.paragraph, place.sentence) not in done:
                done[place.paragraph, place.sentence] = place.plant
                break
        else:
            made.append((place.report, {(place.paragraph, place.sentence): place.plant}))
    return made


def copied(
    report: Report, paragraphs: list[list[Span]], done: dict[tuple[int, int], Plant], rng: random.Random
) -> tuple[Report, list[Done]]:
    """The copy, and its sentences beside those of the original."""
    text, at, hand = "", 0, rng.choice("abcd")
    there: list[Done] = []
    for p, sentences in enumerate(paragraphs):
        touched = any((p, s) in done for s in range(len(sentences)))
        at = report.text.index(sentences[0].text, at)
        masthead = 0 < p < FIRST and not sentences[-1].text.endswith((".", "”", '"', "»", "’", "?", "!"))
        if masthead or (not touched and p > 1 and rng.random() < CUT):
            continue
        line: list[str] = []
        for s, sentence in enumerate(sentences):
            at = report.text.index(sentence.text, at)
            plant = done.get((p, s))
            words, stretch = worded(sentence.text, plant, rng, hand, headline=p == 0)
            begin = len(text) + sum(len(part) + 1 for part in line)
            here = (at, at + len(sentence.text))
            if plant and plant.kind in ("polarity", "agent", "quantity", "date", "name", "certainty"):
                here = (at + plant.start, at + plant.end)
            there.append(
                Done(
                    plant,
                    here,
                    (begin + stretch[0], begin + stretch[1]),
                    sentence.text if words == sentence.text else words,
                )
            )
            line.append(words)
        text += " ".join(line) + "\n\n"
    text = text.strip()
    identity = ReportId(digest("planted", text))
    return replace(
        report,
        id=identity,
        sigil="B",
        name="copy",
        byline=None,
        dateline=None,
        publisher="The Copyist",
        published="2031-05-12",
        text=text,
    ), there


def worded(
    text: str, plant: Plant | None, rng: random.Random, hand: str, *, headline: bool
) -> tuple[str, tuple[int, int]]:
    """The sentence in the copy's words, and the stretch of it that was planted; the whole where nothing was put in."""
    pieces = plant.pieces if plant else ((text, False),)
    words, start, end = "", None, 0
    for piece, planted in pieces:
        made = piece if planted or headline else WORD.sub(lambda found: exchanged(found[0], rng, RATE, hand), piece)
        start = len(words) if planted and start is None else start
        words += made
        end = len(words) if planted else end
    words = words.strip()
    return words, (0, len(words)) if start is None or end <= start else (start, end)


def variants(a: Report, b: Report, press: Press) -> tuple[Variant, ...]:
    """The differences of the story of these two."""
    notes = {report.id: press.notes(report) for report in (a, b)}
    story = reconcile((a, b), notes, relate((a, b), notes))
    return story.variants


def touches(anchors: Sequence[Anchor], report: Report, stretch: tuple[int, int], *, by: int = 0) -> bool:
    """Whether a place of variation reaches a stretch of a report."""
    return any(x.report == report.id and x.start < stretch[1] + by and stretch[0] - by < x.end for x in anchors)


def judged(
    a: Report, b: Report, sentences: Sequence[Done], found: Sequence[Variant]
) -> Iterator[tuple[str, Done | None, str]]:
    """Every plant with what became of it, every false alarm, and every innocent sentence that was changed."""
    sides = [(v, [x for r in v.readings for x in r.anchors]) for v in found]
    sides = [(v, anchors) for v, anchors in sides if v.within_family]
    guilty = [d for d in sentences if d.plant and not d.plant.kind.startswith("same")]
    for done in guilty:
        assert done.plant is not None
        at_it = [
            v for v, anchors in sides if touches(anchors, a, done.here, by=2) and touches(anchors, b, done.there, by=2)
        ]
        right = any(v.kind in KINDS[done.plant.kind] for v in at_it)
        state = "found" if right else "wrong kind" if at_it else "missed"
        yield f"{state} {done.plant.kind}", done, " ; ".join(f"{v.kind} {v.reasons[0]}" for v in at_it)
    for variant, anchors in sides:
        if not any(touches(anchors, a, d.here, by=60) and touches(anchors, b, d.there, by=250) for d in guilty):
            place = next((d for d in sentences if touches(anchors, b, d.there)), None)
            sort = place.plant.kind if place and place.plant else "reworded"
            yield f"false {sort}", place, f"{variant.kind}: {[r.value for r in variant.readings]} {variant.reasons[0]}"
    for done in sentences:
        if done.plant is not None and done not in guilty:
            yield f"innocent {done.plant.kind}", done, ""
        elif done.plant is None and done.words != a.text[done.here[0] : done.here[1]]:
            yield "innocent reworded", done, ""


def report_of(count: Counter[str]) -> dict[str, float]:
    """Print the table and give the measures that have floors."""
    print(f"{'kind':<12}{'planted':>8}{'found':>8}{'share':>8}{'held out':>10}   {'innocent':>8}{'false':>7}")
    total: Counter[str] = Counter()
    for kind in KINDS:
        states = {s: count[f"{s} {kind}"] for s in ("found", "wrong kind", "missed")}
        out = {s: count[f"held {s} {kind}"] for s in states}
        made, held = sum(states.values()), sum(out.values())
        calm, false = count[f"innocent same {kind}"], count[f"false same {kind}"]
        total.update(made=made, found=states["found"], calm=calm, false=false, held=held, held_found=out["found"])
        share, apart = states["found"] / max(1, made), out["found"] / max(1, held)
        print(f"{kind:<12}{made:>8}{states['found']:>8}{share:>8.2f}{apart:>10.2f}   {calm:>8}{false:>7}")
    other, wrong = count["innocent reworded"], count["false reworded"]
    print(f"{'all':<12}{total['made']:>8}{total['found']:>8}{total['found'] / total['made']:>8.3f}{total['held_found'] / total['held']:>10.3f}"
          f"   {total['calm']:>8}{total['false']:>7};  other sentences reworded {other}, false {wrong}")  # fmt: skip
    return {"found": total["found"] / total["made"], "held out": total["held_found"] / total["held"],
            "false": total["false"] / max(1, total["calm"]), "false elsewhere": wrong / max(1, other)}  # fmt: skip


def main() -> int:
    """Print what was found; 1 where a floor is not reached."""
    kept = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else None
    rng, press, count = random.Random(4), Press(kept), Counter[str]()
    found = originals(press.language)
    for number, done in copies(chosen(found, rng), rng):
        report, paragraphs = found[number]
        copy, sentences = copied(report, paragraphs, done, rng)
        for word, place, why in judged(report, copy, sentences, variants(report, copy, press)):
            held = bool(place and place.plant and place.plant.held_out)
            count.update([word] + [f"held {word}"] * held)
            if "--errors" in sys.argv and not held and not word.startswith(("found", "innocent")) and place:
                print(
                    f"{word}: {why}\n    {report.text[place.here[0] - 40 * bool(place.plant) : place.here[1] + 60]!r}\n    {place.words!r}"
                )
    press.close()
    measures = report_of(count)
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8")).get("planted", {})
    low = [n for n, floor in floors.items() if (measures[n] > floor if n.startswith("false") else measures[n] < floor)]
    print(", ".join(f"{name} {value:.3f}" for name, value in measures.items()))
    print(f"below a floor: {', '.join(low)}" if low else "every floor is reached")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
