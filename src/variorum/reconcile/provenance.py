"""Where a report has a passage from: down through copies, credits and voices to an origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.reconcile.descriptions import describe
from variorum.reconcile.parties import Party, compare, guess_kind, initials, is_body, telling
from variorum.reconcile.stretches import COVERED, covers, length, mapped, quotes, shared, tightness
from variorum.text import fold
from variorum.types import (
    Anchor,
    Annotations,
    Credit,
    Derivation,
    Entity,
    Independent,
    Report,
    ReportId,
    Stemma,
)

STANDALONE = 8  # words: a credit on a line no longer than this speaks for the whole report
BACK = re.compile(
    r"\b(?:(?:that|this|the|these|those) (?:figure|number|toll|count|total|estimate|account|version)s?|said so|(?:confirmed|denied|reported) (?:this|that|it))\b",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"[“\"«‘]|\b(?:he|she|they|who) (?:\w+ )?(?:said|says|told|added|wrote|argued|insisted|claimed|warned)\b",
    re.IGNORECASE,
)
COUNTING = re.compile(r"\b(?:count|estimat|reckon|put|record|register)(?:s|ed|ing|es)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trace:
    """One anchor led back: ``root`` is the report or lost text it comes from, ``party`` who told that one."""

    report: ReportId
    root: str
    party: Party
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind some anchors: how many origins, which ones, and the ways down to them."""

    independent: Independent
    parties: tuple[Party, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """All reports with what leads from a passage to its origin; built once a story."""

    reports: tuple[Report, ...]
    annotations: Mapping[ReportId, Annotations]
    stemma: Stemma
    entities: tuple[Entity, ...]

    @cached_property
    def by_id(self) -> dict[str, Report]:
        """The reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def exemplars(self) -> dict[str, tuple[Derivation, ...]]:
        """For each copy, what it was made from."""
        out: dict[str, list[Derivation]] = {}
        for derivation in self.stemma.derivations:
            out.setdefault(derivation.copy, []).append(derivation)
        return {copy: tuple(found) for copy, found in out.items()}

    @cached_property
    def entity_at(self) -> dict[str, dict[str, Entity]]:
        """For each report, its mentions' exact text to the entity."""
        out: dict[str, dict[str, Entity]] = {report.id: {} for report in self.reports}
        for entity in self.entities:
            for mention in entity.mentions:
                out.setdefault(mention.report, {}).setdefault(mention.exact, entity)
        return out

    @cached_property
    def names(self) -> dict[str, Entity]:
        """Folded spelling to entity, over all reports; a spelling of two entities leads to neither."""
        out: dict[str, Entity | None] = {}
        for entity in self.entities:
            for name in (entity.name, *entity.names):
                key = fold(name)
                out[key] = entity if out.get(key, entity) == entity else None
        return {name: entity for name, entity in out.items() if entity is not None}

    @cached_property
    def descriptions(self) -> dict[str, frozenset[str]]:
        """For each person's last name, the words that stand in apposition to it anywhere."""
        return describe(self.annotations.values())

    @cached_property
    def roots(self) -> dict[str, str]:
        """What ``root`` has found so far."""
        return {}

    def root(self, report: ReportId) -> str:
        """The text that a copy goes back to; the report itself where it is no copy."""
        if report not in self.roots:
            self.roots[report] = self.followed(report)
        return self.roots[report]

    def followed(self, report: ReportId) -> str:
        """The same, step by step."""
        seen, here = {str(report)}, str(report)
        while here in self.exemplars:
            best = max(self.exemplars[here], key=lambda d: (d.coverage, d.exemplar))
            if best.exemplar in seen:
                break
            here = best.exemplar
            seen.add(here)
        return here

    @cached_property
    def traces(self) -> dict[Anchor, Trace]:
        """What ``trace`` has found so far."""
        return {}

    def trace(self, anchor: Anchor) -> Trace:
        """Lead one anchor back to who told it."""
        if anchor not in self.traces:
            self.traces[anchor] = self.led_back(anchor)
        return self.traces[anchor]

    def led_back(self, anchor: Anchor) -> Trace:
        """The same, step by step."""
        root, at, path = self.descend(anchor)
        voices = self.voices(at)
        if not voices:
            return Trace(anchor.report, root, self.own(at.report, root), path)
        party = self.party(voices[0], at.report, root)
        through = tuple(f"through {name}" for name in voices[1:])
        return Trace(anchor.report, root, party, (*path, *through))

    def descend(self, anchor: Anchor) -> tuple[str, Anchor, tuple[str, ...]]:
        """Follow copied passages up; returns the root text, the anchor in the oldest report we hold, and the steps."""
        at, root = anchor, str(anchor.report)
        path: list[str] = []
        seen = {root}
        while True:
            found = next((d for d in self.exemplars.get(at.report, ()) if covers(d, at)), None)
            if found is None or found.exemplar in seen:
                return root, at, tuple(path)
            root = found.exemplar
            seen.add(root)
            path.append(f"{self.sigil(at.report)} copies {self.sigil(root)}")
            if root.startswith("lost:"):
                return root, at, tuple(path)
            if not found.passages:  # nothing tells where in the exemplar it stands: the whole text is copied
                return self.root(at.report), at, tuple(path)
            at = mapped(found, at)

    def sigil(self, report: str) -> str:
        """The letter of a report; a lost text goes by its name."""
        held = self.by_id.get(report)
        return held.sigil if held else report.removeprefix("lost:")

    def voices(self, at: Anchor) -> tuple[str, ...]:
        """Whose word a passage is, nearest first: claims' voices, else the quotation's speaker, else the credit."""
        held = self.annotations[at.report]
        claim = max(
            (c for c in held.claims if shared(c, at) > 0 and c.voices), key=lambda c: tightness(c, at), default=None
        )
        if claim is not None and tightness(claim, at) >= COVERED and self.heard(claim.voices[0], at):
            return claim.voices
        quotation = min((q for q in held.quotations if q.speaker_name and quotes(q, at)), key=length, default=None)
        if quotation is not None and quotation.speaker_name and self.heard(quotation.speaker_name, at):
            return (quotation.speaker_name,)
        credit = self.credit(at) or self.afterthought(at)
        if credit is not None:
            return (credit.origin,)
        counter = self.counter(at)
        return (counter,) if counter else ()

    def counter(self, at: Anchor) -> str | None:
        """Who counts or estimates what the passage says ("the coastguard has counted 327"), though nobody is quoted."""
        held = self.annotations[at.report]
        told = (c for c in held.claims if c.subject and c.predicate and c.quantities and tightness(c, at) >= COVERED)
        claim = max(told, key=lambda c: tightness(c, at), default=None)
        if claim is None or claim.subject is None or claim.predicate is None:
            return None
        counting = COUNTING.search(claim.predicate.exact)
        return claim.subject.exact if counting and is_body(claim.subject.exact) else None

    def heard(self, voice: str, at: Anchor) -> bool:
        """Whether the voice is named in the anchor's paragraph, or the passage is marked as somebody's; else it is a guess."""
        text = self.by_id[at.report].text
        start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
        paragraph = text[start : end if end >= 0 else len(text)]
        words = telling(voice)
        return not words or words[-1] in fold(paragraph) or bool(SPEECH.search(paragraph))

    def credit(self, at: Anchor) -> Credit | None:
        """The credit in the anchor's sentence that stands nearest to it."""
        held = self.annotations[at.report]
        sentence = next((s for s in held.sentences if s.start <= at.start < s.end), None)
        if sentence is None:
            return None
        inside = [c for c in held.credits if sentence.start <= c.start < sentence.end and c.kind != "own"]
        return min(inside, key=lambda c: (abs(c.start - at.start), c.start), default=None)

    def afterthought(self, at: Anchor) -> Credit | None:
        """The credit of the next sentence where that one speaks of the figure just given ("X gave that figure")."""
        held = self.annotations[at.report]
        k = next((i for i, s in enumerate(held.sentences) if s.start <= at.start < s.end), None)
        if k is None or k + 1 == len(held.sentences) or held.sentences[k + 1].paragraph != held.sentences[k].paragraph:
            return None
        following = held.sentences[k + 1]
        if not BACK.search(following.exact):
            return None
        return next((c for c in held.credits if following.start <= c.start < following.end and c.kind != "own"), None)

    def own(self, report: ReportId, root: str) -> Party:
        """The report's own word, or that of the agency it says all of it is from."""
        wire = self.wire(report)
        if wire is not None:
            return self.party(wire.origin, report, root, kind=wire.kind)
        held = self.by_id.get(root)
        name = (held.publisher or held.sigil) if held else root.removeprefix("lost:")
        return Party(name, "own", telling(name), frozenset(), None, root)

    def wire(self, report: ReportId) -> Credit | None:
        """The agency or outlet named on a line of its own, which speaks for the whole report."""
        text = self.by_id[report].text
        for credit in self.annotations[report].credits:
            start, end = text.rfind("\n", 0, credit.start) + 1, text.find("\n", credit.end)
            line = text[start : end if end >= 0 else len(text)]
            if credit.kind in ("agency", "outlet") and len(line.split()) <= STANDALONE:
                return credit
        return None

    def party(self, name: str, report: ReportId, root: str, *, kind: str | None = None) -> Party:
        """The party that a voice or credit of a report names."""
        entity = self.entity_at.get(report, {}).get(name) or self.names.get(fold(name))
        words = telling(entity.name if entity else name)
        sort = next((c.kind for c in self.annotations[report].credits if c.origin == name), None)
        kinds = kind or sort or guess_kind(name, entity)
        if kinds == "anonymous" and is_body(name):
            kinds = "organisation"
        ties = self.descriptions.get(words[-1], frozenset()) if words and kinds == "person" else frozenset()
        ties |= frozenset(telling(name)) - frozenset(words)
        return Party(name, kinds, words, ties, entity.id if entity else None, root)  # type: ignore[arg-type]

    def count(self, anchors: Iterable[Anchor]) -> Support:
        """How many independent origins stand behind these anchors, at least and at most."""
        traces = collapse([self.trace(anchor) for anchor in anchors], self)
        return support(traces, self)


def collapse(traces: Sequence[Trace], provenance: Provenance) -> list[Trace]:
    """Leave out copies whose exemplar is there, and a report's own word where it names somebody for the same."""
    roots = {trace.report for trace in traces if trace.root == trace.report} | {
        t.root for t in traces if t.root != t.report
    }
    kept = [
        t
        for t in traces
        if t.root != t.report or provenance.root(t.report) == t.report or provenance.root(t.report) not in roots
    ]
    crediting = {t.report for t in kept if t.party.kind != "own"}
    kept = [t for t in kept if t.party.kind != "own" or t.report not in crediting]
    return [t for t in kept if not retold(t, kept, provenance)]


def retold(trace: Trace, traces: Sequence[Trace], provenance: Provenance) -> bool:
    """Whether the trace ends at an agency or outlet whose own text is among the others and says from whom it has it."""
    if trace.party.kind in ("person", "anonymous", "own"):
        return False
    return any(
        other.root != trace.root and other.party != trace.party and published(provenance, other, trace.party)
        for other in traces
    )


def published(provenance: Provenance, trace: Trace, party: Party) -> bool:
    """Whether the party put out the text that the trace goes back to: its publisher, its agency, a lost text's name."""
    held = provenance.by_id.get(trace.root)
    names = [held.publisher or "" if held else trace.root.removeprefix("lost:")]
    wire = provenance.wire(trace.report)
    names += [wire.origin] if wire else []
    return any(_one(telling(name), party.words) for name in names)


def _one(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(words and name) and (
        set(name) <= set(words) or set(words) <= set(name) or initials(name, words) or initials(words, name)
    )


def support(traces: Sequence[Trace], provenance: Provenance) -> Support:
    """Count the parties of collapsed traces: at most all that are not surely one, at least those surely apart."""
    distinct: list[Party] = []
    homes: list[set[str]] = []
    for trace in sorted(traces, key=lambda t: (provenance.sigil(t.report), t.party.name)):
        known = [i for i, party in enumerate(distinct) if compare(trace.party, party) == "same"]
        if not known:
            distinct.append(trace.party)
            homes.append(set())
        for i in known or [-1]:
            homes[i].add(trace.root)
    families = {trace.root for trace in traces}
    most = min(len(distinct), len(families))
    least = min(most, max(1, apart(distinct, homes))) if distinct else 0
    return Support(Independent(least, most), tuple(distinct), tuple(dict.fromkeys(path(t, provenance) for t in traces)))


def apart(parties: Sequence[Party], homes: Sequence[set[str]]) -> int:
    """The largest set found of parties that are certainly not one another; ``homes`` are the texts that name each.

    Two people whom only one text names are no two witnesses for the others: it is that text alone that has it.
    """
    best = 0
    for first in range(len(parties)):
        chosen = [first]
        for i, party in enumerate(parties):
            if all(compare(party, parties[k]) == "apart" and len(homes[i] | homes[k]) > 1 for k in chosen):
                chosen.append(i)
        best = max(best, len(chosen))
    return best


def path(trace: Trace, provenance: Provenance) -> str:
    """The way from a report to its origin in words."""
    end = "its own word, no source named" if trace.party.kind == "own" else trace.party.name
    return ", ".join((f"{provenance.sigil(trace.report)}: {end}", *trace.path))
