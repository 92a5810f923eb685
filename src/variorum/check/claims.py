"""The statements of a draft against those of the reports: told at all, turned round, made surer or less sure, given to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.check.evidence import Desk, Place
from variorum.check.found import as_reported, at, inside_marks, overlaps
from variorum.check.speakers import cast, same_speaker, words
from variorum.check.statements import EMPTY, Carrier, bearing, carriers, particle
from variorum.relate.claims.words import lexicon
from variorum.relate.view import WEIGHTS
from variorum.types import Anchor, CheckKind, Finding, Quotation

TOLD = 0.42  # score of the best place below which no report tells a sentence
ALIKE = 0.55  # score from which a place is near enough to be compared word by word
SAID = 0.6  # score from which a place says what somebody is said to have said
MEANT = 0.58  # cosine to the best place from which a sentence is told there, whatever its words
UNHEARD = 0.5  # share of a sentence's weight that no near place has, above which no report tells it
VERBLESS = frozenset({"VERB", "AUX"})


def claims(desk: Desk) -> Iterator[Finding]:
    """Findings on the sentences that are the draft's own: at most one of each kind a sentence, or that it stands."""
    for number, sentence in enumerate(desk.draft.sentences):
        tokens = desk.draft.annotations.tokens[sentence.first : sentence.last]
        says = any(token.pos in VERBLESS for token in tokens) and not sentence.exact.rstrip("”’»\"' ").endswith("?")
        quoted = sum(word.quoted for word in desk.draft.words[number])
        if not says or quoted * 2 > len(desk.draft.words[number]):
            continue
        places = desk.places[number]
        here = desk.cut(sentence.start, sentence.end)
        if not places or places[0].score < TOLD or unheard_of(desk, number):
            yield Finding("claim", "in none", here, (), (), ("no report says this",))
            continue
        found = [f for f in (turned(desk, number), surer(desk, number)) if f is not None]
        found += attributed(desk, number)
        yield from found or [Finding("claim", "as reported", here, (places[0].anchor,), (), ())]


def unheard_of(desk: Desk, number: int) -> bool:
    """Whether most of what a sentence says stands in none of its near places, in other words neither."""
    best = desk.places[number][0]
    if float(desk.draft.vectors[number] @ best.side.vectors[best.number]) >= MEANT:
        return False
    return unheard_share(desk, number) > UNHEARD


def unheard_share(desk: Desk, number: int) -> float:
    """The part of a sentence's weight, names, numbers, dates and speakers left out, that none of its near places has."""
    notes = desk.draft.annotations
    sources = (part for q in notes.quotations for part in (q.source, q.cue) if part is not None)
    judged = (*(m for m in notes.mentions if m.level == "NAM"), *notes.quantities, *notes.times, *sources)
    said = {
        lexicon().canonical(word.lemma): WEIGHTS[word.pos]
        for word in desk.draft.words[number]
        if word.pos in WEIGHTS and not word.quoted and word.lemma not in EMPTY
        if not any(item.start <= word.start < item.end for item in judged)
    }
    told = {
        lexicon().canonical(word.lemma)
        for place in desk.near(number)
        for some in place.side.words[max(0, place.number - 1) : place.number + 2]
        for word in some
    }
    told |= {lexicon().canonical(word) for word in cast(desk)}
    return sum(weight for word, weight in said.items() if word not in told) / max(1e-6, sum(said.values()))


def compared(desk: Desk, number: int) -> Iterator[tuple[Carrier, list[tuple[Carrier, Place]]]]:
    """Each word that carries the draft's statement, with those of the reports that it can be held against."""
    places = [place for place in desk.near(number) if place.score >= ALIKE]
    theirs = [(c, place) for place in places for c in (*carriers(place.side, place.sentence), *beside(place))]
    for mine in carriers(desk.draft, desk.draft.sentences[number]):
        if inside_marks(desk, mine.token):
            continue
        least = 2 if mine.lemma in EMPTY else 1
        held = [(c, p) for c, p in theirs if bearing(mine, c) is not None and len(mine.company & c.company) >= least]
        if held:
            yield mine, held


def beside(place: Place) -> Iterator[Carrier]:
    """The particles of the sentences next to a place: one report says in two sentences what another says in one."""
    for number in (place.number - 1, place.number + 1):
        if 0 <= number < len(place.side.sentences):
            yield from (c for c in carriers(place.side, place.side.sentences[number]) if particle(c.token))


def turned(desk: Desk, number: int) -> Finding | None:
    """What the draft says and every near place denies, or the other way round."""
    for mine, held in compared(desk, number):
        same = [(other, place) for other, place in held if bearing(mine, other)]
        if not same and not supported(desk, number, mine):
            return altered(desk, "polarity", mine, *held[0])
        if not same:
            continue
        spots = [
            Anchor(place.side.report.id, other.token.start, other.token.end, other.token.exact) for other, place in same
        ]
        found = as_reported(desk, "polarity", at(desk, mine.token), spots)
        if found.status == "differs":
            return found
    return None


def supported(desk: Desk, number: int, mine: Carrier) -> bool:
    """Whether another place, or a sentence next to one, has the very word, said or denied alike.

    A sentence of a draft may put together what the reports say in several.
    """
    for place in desk.places[number]:
        for n in (place.number - 1, place.number, place.number + 1):
            if 0 <= n < len(place.side.sentences):
                found = carriers(place.side, place.side.sentences[n])
                if any(c.lemma == mine.lemma and bearing(mine, c) and mine.company & c.company for c in found):
                    return True
    return False


def surer(desk: Desk, number: int) -> Finding | None:
    """What is possible in the draft and sure in every near place, or the other way round."""
    for mine, held in compared(desk, number):
        same = [(other, place) for other, place in held if other.lemma == mine.lemma]
        doubt = {"possible", "open"}
        if same and all((mine.sureness in doubt) != (other.sureness in doubt) for other, _ in same):
            return altered(desk, "certainty", mine, *same[0])
    return None


def altered(desk: Desk, kind: CheckKind, mine: Carrier, theirs: Carrier, place: Place) -> Finding:
    """A word of the draft with the report's sentence that says otherwise."""
    reason = f"“{theirs.token.exact}” in the reports"
    where = next((n for n, s in enumerate(place.side.sentences) if s.start <= theirs.token.start < s.end), place.number)
    return Finding(kind, "altered", at(desk, mine.token), (replace(place, number=where).anchor,), (), (reason,))


def attributed(desk: Desk, number: int) -> Iterator[Finding]:
    """Indirect quotations that the reports give to somebody else."""
    sentence = desk.draft.sentences[number]
    for quotation in desk.draft.annotations.quotations:
        if quotation.type != "indirect" or quotation.source is None or not quotation.speaker_name:
            continue
        content = max(quotation.content, key=lambda part: part.end - part.start)
        if (
            not overlaps(sentence, quotation.source)
            or len(content.exact.split()) < 4
            or not words(quotation.speaker_name)
        ):
            continue
        others = rival_speakers(desk, number, quotation)
        if others:
            places = tuple(place.anchor for place, _ in others[:1])
            reason = f"said by {' '.join(others[0][1].split())} in the reports"
            yield Finding("attribution", "altered", at(desk, quotation.source), places, (), (reason,))


def rival_speakers(desk: Desk, number: int, quotation: Quotation) -> list[tuple[Place, str]]:
    """Who says it in the near places, where each of them has a speaker and none is the draft's."""
    found: list[tuple[Place, str]] = []
    for place in desk.near(number):
        if place.score < SAID:
            continue
        theirs = speakers(place)
        names = [quotation.speaker_name or ""]
        names += [quotation.source.exact] if quotation.source and words(quotation.source.exact) else []
        if not theirs or any(same_speaker(desk, mine, name) for mine in names for name in theirs):
            return []
        found.append((place, theirs[0]))
    return found


def speakers(place: Place) -> list[str]:
    """Whom a sentence of a report lets speak, or names at all."""
    quoted = [
        q.speaker_name
        for q in place.side.annotations.quotations
        if q.speaker_name and any(overlaps(place.sentence, part) for part in q.content)
    ]
    return [name for name in quoted if words(name)]
