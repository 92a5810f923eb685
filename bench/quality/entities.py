"""One person, body or place over many articles (MEANTIME), from raw text: B³ and CoNLL F1 of named mentions.

    VARIORUM_GOLD=… python bench/quality/entities.py [--errors]

The gold marks whole phrases ("Acme chief executive Ann Lee") and links some mentions only; what is scored is the
innermost marked phrase that is a name. A mention of ours stands for it when it ends where the phrase ends, or else
overlaps it most. Each topic is one story.
"""

from __future__ import annotations

import hashlib
import os
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coreference import b_cubed, conll
from rapidfuzz.distance import Levenshtein

from variorum.annotate.mentions import find_mentions
from variorum.annotate.mentions.lexicon import body_nouns, roles
from variorum.models import Language
from variorum.relate.entities import relate_entities
from variorum.text import fold
from variorum.types import Annotations, Mention, Report, ReportId

TYPES = frozenset({"PER", "ORG", "LOC"})
CLOSERS = frozenset({".", ",", ";", ":", "?", "!", ")", "%", "'s", "’s", "n't", "'", "”"})
OPENERS = frozenset({"(", "$", "#", "£", "“"})
Key = tuple[str, int, int]
GOLD_DIGEST = "207711710ae191e9"
FLOORS = (0.93, 0.90)
"""Mean B³ F1 and CoNLL F1 over the topics, on that gold."""


@dataclass(frozen=True, slots=True)
class Article:
    """A gold article as raw text, with the entity of each named mention by its character span."""

    report: Report
    gold: Mapping[Key, str]


def raw(tokens: Sequence[ET.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text put together again from its tokens, a sentence a line, and each token's span."""
    text, last, sentence = "", "", tokens[0].get("sentence")
    spans = {}
    for token in tokens:
        word = {"``": "“", "''": "”"}.get(token.text or "", token.text or "")
        if token.get("sentence") != sentence:
            text += "\n"
        elif text and word not in CLOSERS and last not in OPENERS:
            text += " "
        sentence, last = token.get("sentence"), word
        spans[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    return text, spans


def article(path: Path) -> Article:
    """Read one file."""
    root = ET.parse(path).getroot()
    text, spans = raw(root.findall("token"))
    name = ReportId(path.stem)
    report = Report(name, path.stem, path.name, None, None, None, None, None, "en", None, None, None, text)
    return Article(report, innermost(dict(gold_names(root, text, spans, name))))


def gold_names(
    root: ET.Element, text: str, spans: Mapping[str, tuple[int, int]], name: str
) -> Iterator[tuple[Key, str]]:
    """Span of each marked phrase that is a name → its cross-document entity."""
    marks = {mark.get("m_id"): mark for mark in root.find("Markables") or ()}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        entity = marks.get(target.get("m_id")) if target is not None else None
        if entity is None or entity.get("ent_type") not in TYPES or not entity.get("instance_id"):
            continue
        for source in link.findall("source"):
            anchors = [spans[a.get("t_id") or ""] for a in marks[source.get("m_id")].iter("token_anchor")]
            start, end = min(a for a, _ in anchors), max(b for _, b in anchors)
            if is_name(marks[source.get("m_id")].get("syntactic_type"), text[start:end]):
                yield (name, start, end), entity.get("instance_id") or ""


def is_name(kind: str | None, phrase: str) -> bool:
    """Marked as a name, or unmarked and ending in a capitalised word that is no role ("CEO") or pronoun."""
    words = [word for word in phrase.replace(" 's", "").split() if word[0].isalnum()]
    last = words[-1] if words else ""
    plain = fold(last).strip(".")
    if (
        not last[:1].isupper()
        or plain in roles()
        or plain in body_nouns()
        or plain in ("i", "we", "our", "they", "he", "she", "it", "its", "their", "his", "her")
    ):
        return False
    return kind in (None, "NAM", "PRE.NAM")


def holds(outer: Key, inner: Key) -> bool:
    """Whether one span lies in another of the same article."""
    return outer[0] == inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def innermost(names: Mapping[Key, str]) -> dict[Key, str]:
    """Without phrases that hold another name of the same entity."""
    return {
        key: entity for key, entity in names.items()
        if not any(other != key and holds(key, other) and who == entity for other, who in names.items())
    }  # fmt: skip


def annotated(article: Article, language: Language) -> Annotations:
    """The article's mentions alone."""
    doc = next(iter(language([article.report.text])))
    mentions = find_mentions(article.report, doc, ())
    return Annotations(article.report.id, (), (), (), mentions, (), (), (), (), (), b"", b"", b"")


def twins(article: Article, mentions: Sequence[Mention]) -> dict[Key, Mention]:
    """Gold name → our named mention that stands for it, one to one."""
    names = [mention for mention in mentions if mention.level == "NAM"]
    found: dict[Key, Mention] = {}
    for key in sorted(article.gold):
        best = max(
            names,
            key=lambda m: (overlap(key, m) > 0, m.end == trimmed_end(article, key), overlap(key, m)),
            default=None,
        )
        if best is not None and overlap(key, best) > 0 and best not in found.values():
            found[key] = best
    return found


def trimmed_end(article: Article, key: Key) -> int:
    """Where the gold phrase ends without marks and a possessive ending."""
    text = article.report.text[key[1] : key[2]]
    return key[1] + len(text.rstrip(" .,)").removesuffix("'s").removesuffix("’s").rstrip())


def overlap(key: Key, mention: Mention) -> int:
    """Shared characters."""
    return max(0, min(key[2], mention.end) - max(key[1], mention.start))


def clusterings(articles: Sequence[Article], mentions: Mapping[str, Annotations]) -> dict[str, dict[Key, str]]:
    """System name → cluster by gold mention found."""
    pairs = {key: mention for one in articles for key, mention in twins(one, mentions[one.report.id].mentions).items()}
    reports = [one.report for one in articles]
    entities = relate_entities(reports, {one.report.id: mentions[one.report.id] for one in articles})
    where = {(a.report, a.start, a.end): entity.id for entity in entities for a in entity.mentions}
    ours = {key: str(where.get((m.report, m.start, m.end), f"{m.report}:{m.start}")) for key, m in pairs.items()}
    exact = {key: fold(m.exact) for key, m in pairs.items()}
    spellings = sorted(set(exact.values()))
    like = {s: next(t for t in spellings if Levenshtein.normalized_similarity(s, t) >= 0.8) for s in spellings}
    return {"variorum": ours, "exact name": exact, "Levenshtein 0.8": {key: like[s] for key, s in exact.items()}}


def show_errors(gold: Mapping[Key, str], ours: Mapping[Key, str], articles: Sequence[Article]) -> None:
    """Gold entities in pieces, our entities that mix several, and names not found."""
    texts = {one.report.id: one.report.text for one in articles}

    def spelled(key: Key) -> str:
        return texts[ReportId(key[0])][key[1] : key[2]].replace("\n", " ")

    pieces: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    mixed: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for key, entity in gold.items():
        if key in ours:
            pieces[entity][ours[key]][spelled(key)] += 1
            mixed[ours[key]][entity][spelled(key)] += 1
        else:
            print(
                "not found:",
                spelled(key),
                "|",
                texts[ReportId(key[0])][max(0, key[1] - 60) : key[2] + 30].replace("\n", " "),
            )
    for label, table in (("in pieces", pieces), ("mixed", mixed)):
        for parts in table.values():
            if len(parts) > 1:
                print(f"{label}:", " || ".join(str(dict(c)) for c in parts.values()))


def digest(topics: Sequence[Path]) -> str:
    """A digest of the gold that the floors were set on."""
    content = hashlib.sha256()
    for path in sorted(path for topic in topics for path in topic.glob("*.xml")):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]


def main() -> int:
    """Print one line a topic and system, and their means; 1 where a floor is broken."""
    root = Path(os.environ.get("VARIORUM_GOLD", "")) / "entities" / "meantime"
    topics = sorted(path for path in root.glob("*") if path.is_dir()) if os.environ.get("VARIORUM_GOLD") else []
    if not topics:
        print("gold not found, skipped")
        return 0
    language = Language().load()
    totals: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for topic in topics:
        articles = [article(path) for path in sorted(topic.glob("*.xml"))]
        mentions = {one.report.id: annotated(one, language) for one in articles}
        gold = {key: entity for one in articles for key, entity in one.gold.items()}
        for system, ours in clusterings(articles, mentions).items():
            p, r, f = b_cubed(gold, ours)
            totals[system].append((f, conll(gold, ours)))
            print(
                f"{topic.name:8} {system:16} names {len(ours)}/{len(gold)}  "
                f"B³ P {p:.3f} R {r:.3f} F {f:.3f}  CoNLL {totals[system][-1][1]:.3f}"
            )
            if system == "variorum" and "--errors" in sys.argv:
                show_errors(gold, ours, articles)
    means = {
        system: tuple(sum(part) / len(scores) for part in zip(*scores, strict=True))
        for system, scores in totals.items()
    }
    for system, (cubed, mean) in means.items():
        print(f"{'mean':8} {system:16} B³ F {cubed:.3f}  CoNLL {mean:.3f}")
    if digest(topics) != GOLD_DIGEST:
        print(f"the gold is not the one the floors were set on: {digest(topics)}")
        return 0
    holds = all(value >= floor for value, floor in zip(means["variorum"], FLOORS, strict=True))
    print("floors hold" if holds else "floors broken")
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
