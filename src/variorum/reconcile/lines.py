"""What of a sentence can stand alone as a line: full, closed, and pointing back to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum import text
from variorum.types import Anchor, Annotations, Report, Sentence, Token

SHORT, LONG = 7, 45  # words of a line
OPENERS = frozenset({"PRON", "CCONJ", "SCONJ", "INTJ", "PUNCT"})
BACK = frozenset(
    {
        "also",
        "however",
        "instead",
        "otherwise",
        "meanwhile",
        "both",
        "these",
        "those",
        "this",
        "that",
        "such",
        "then",
        "there",
        "here",
    }
)
TIES = (
    "in return",
    "in turn",
    "in response",
    "in addition",
    "as a result",
    "for his part",
    "for her part",
    "for its part",
    "for their part",
)
"""How a sentence that goes on from the one before begins."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "prep"})
LESSER = frozenset({"relcl", "acl", "advcl", "pcomp", "appos", "poss"})
CLOSING = frozenset({"”", "»", ")", "’", '"'})
DASHES = frozenset({"-", "–", "—", "--"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
FIGURES = re.compile(r"\d{4}(?:-\d\d)*|-?\d\d|\d{4}-\d\d-\d\d")
VAGUE = frozenset({"something", "somebody", "someone", "anything", "sort"})
SPEAKER = frozenset({"i", "we", "you", "my", "our", "your", "us", "me"})


def printed(report: Report, held: Annotations, sentence: Sentence) -> Anchor | None:
    """The stretch to print: the sentence, a long one up to an aside that ends it, else what it reports somebody to say; None where
    neither stands alone. What is told in the tense of indirect speech needs whoever says so.
    """
    stretches = [(sentence.start, sentence.end)]
    for quotation in held.quotations:
        inside = [c for c in quotation.content if sentence.start <= c.start and c.end <= sentence.end]
        if quotation.type == "indirect" and len(inside) == 1 and 2 * len(inside[0].exact) >= len(sentence.exact):
            stretches.append((inside[0].start, inside[0].end))
            break
    for start, end in stretches:
        words = trimmed(
            [t for t in held.tokens[sentence.first : sentence.last] if start <= t.start and t.end <= end], held
        )
        if stands_alone(words, held) and (start == sentence.start or not shifted(words, held.tokens)):
            return text.anchor(report.id, report.text, words[0].start, words[-1].end)
    return None


def shifted(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the main verb has "had" or "would", as only what somebody said has."""
    places = {t.start for t in words}
    top = next((t for t in words if tokens[t.head] == t or tokens[t.head].start not in places), None)
    return any(t.exact.lower() in {"had", "would"} for t in words if top is not None and tokens[t.head] == top)


def trimmed(words: list[Token], held: Annotations) -> list[Token]:
    """Without "that" before it, marks after it, and of a long stretch the aside that ends it."""
    while words and words[0].lemma == "that" and words[0].pos == "SCONJ":
        words = words[1:]
    words = words[stamp(words) :]
    words = words[dateline(words) :]
    if len(words) > LONG:
        cuts = [i for i in range(SHORT, LONG) if words[i].exact == "," and aside(words[i + 1 :], held)]
        words = words[: max(cuts)] if cuts else words
    while words and words[-1].pos == "PUNCT" and words[-1].exact not in CLOSING:
        words = words[:-1]
    return words


def stamp(words: Sequence[Token]) -> int:
    """How many words at the beginning are a label and a date in figures that a page left in the text ("date 2031-05-30")."""
    last = next((i for i, t in enumerate(words[:8]) if FIGURES.fullmatch(t.exact)), None)
    if last is None or not words[0].exact.islower():
        return 0
    return next((i for i, t in enumerate(words[:10]) if i > 0 and t.exact[:1].isupper()), 0)


def dateline(words: Sequence[Token]) -> int:
    """How many words before a dash are only the place, day and agency that a report opens with."""
    dash = next((i for i, t in enumerate(words[:14]) if t.exact in DASHES), None)
    if (
        dash is None
        or any(t.pos not in {"PROPN", "NUM", "PUNCT", "NOUN"} for t in words[:dash])
        or not words[0].exact.isupper()
    ):
        return 0
    return dash + 1


def aside(words: Sequence[Token], held: Annotations) -> bool:
    """Whether the words to the end are one aside: all hang on a word that is in apposition, a relative or another lesser clause."""
    places = {t.start for t in words}
    tops = [t for t in words if held.tokens[t.head].start not in places and t.pos != "PUNCT"]
    return len(tops) == 1 and tops[0].dep in ASIDES


def stands_alone(words: Sequence[Token], held: Annotations) -> bool:
    """It has a statement and a length to read, points back to nothing, asks nothing, and is not somebody's own words."""
    if not SHORT <= len(words) <= LONG or not states(words, held.tokens):
        return False
    first = words[0]
    if first.pos in OPENERS or {t.lemma for t in words[:3]} & BACK or first.lemma in SPEAKER or words[-1].exact == "?":
        return False
    if " ".join(t.exact.lower() for t in words[:3]).startswith(TIES) or any(t.lemma == "however" for t in words):
        return False
    start, end = first.start, words[-1].end
    spoken = sum(
        max(0, min(c.end, end) - max(c.start, start))
        for q in held.quotations
        if q.type != "indirect"
        for c in q.content
    )
    whole = not dangling(words, held) and closed([t.exact for t in words]) and not VAGUE & {t.lemma for t in words}
    return whole and 3 * spoken < end - start and not SPEAKER & {t.lemma for t in words}


def dangling(words: Sequence[Token], held: Annotations) -> bool:
    """Whether a pronoun comes before anybody it could stand for, "and that …" goes on what was cut off, or the subject has no noun."""
    for i, token in enumerate(words):
        if token.exact == "that" and token.pos == "SCONJ" and i and words[i - 1].exact in {"and", "but", "or"}:
            return True
        back = (i < 5 and token.lemma in {"later", "earlier", "afterwards"}) or token.lemma == "then"
        counted = [t.exact for t in words[i + 1 : i + 2]] == ["of"]
        bare = token.dep in SUBJECTS and token.pos in {"ADJ", "NUM"} and all(t.pos != "NOUN" for t in words[:i])
        if points(token, words, i) or of_nobody_else(token, words, held.tokens) or named_before(token, words, i, held):
            return True
        if back or (not counted and (bare or (token.exact.lower() == "one" and token.dep in {"dobj", "pobj"}))):
            return True
        if token.tag not in {"PRP", "PRP$"} or (
            token.exact.lower() == "it" and token.dep in {"expl", "nsubj"} and i == 0
        ):
            continue
        earlier = words[:i]
        if token.exact.lower() in PERSONAL:
            people = any(
                m.type == "PER" and m.level != "PRO" and words[0].start <= m.start < token.start for m in held.mentions
            )
            if not people and not any(t.pos == "PROPN" for t in earlier):
                return True
        elif not any(t.pos in {"NOUN", "PROPN"} for t in earlier):
            return True
    return False


def of_nobody_else(token: Token, words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a pronoun is an object and nothing but its own subject stands before it: "the judge will sentence him"."""
    if token.tag != "PRP" or token.dep != "dobj" or token.exact.lower().endswith(("self", "selves")):
        return False
    verb = tokens[token.head]
    subject = next((t for t in words if t.dep in SUBJECTS and tokens[t.head] == verb), None)
    nouns = [t for t in words if t.start < token.start and t.pos in {"NOUN", "PROPN"}]
    return subject is not None and all(under(t, subject, tokens) for t in nouns)


def under(token: Token, top: Token, tokens: Sequence[Token]) -> bool:
    """Whether the word is the other or hangs on it."""
    for _ in range(12):
        if token == top:
            return True
        if tokens[token.head] == token:
            return False
        token = tokens[token.head]
    return False


def named_before(token: Token, words: Sequence[Token], at: int, held: Annotations) -> bool:
    """Whether "that system" speaks of one that the line has not named; "this week" needs no name."""
    if token.exact.lower() not in {"that", "this", "these", "those"} or token.dep != "det":
        return False
    noun = held.tokens[token.head]
    timed = any(t.start <= noun.start < t.end for t in held.times)
    return not timed and all(t.lemma != noun.lemma for t in words[:at])


def points(token: Token, words: Sequence[Token], at: int) -> bool:
    """Whether the word points to what another sentence tells: "this was compensation", "240 flats there"."""
    word = token.exact.lower()
    if (
        at == 0
        and word == "the"
        and len(words) > 2
        and words[1].dep == "nsubj"
        and words[2].lemma in {"come", "follow"}
    ):
        return True  # "the move came hours after …"
    if word == "there":
        return token.dep == "advmod" and (at == len(words) - 1 or not any(t.pos == "PROPN" for t in words[:at]))
    return word in {"this", "that"} and token.tag == "DT" and token.dep in {*SUBJECTS, "dobj"}


def closed(words: Sequence[str]) -> bool:
    """Whether every quotation mark that opens is closed."""
    line = " ".join(words)
    paired = all(line.count(a) == line.count(b) for a, b in (("“", "”"), ("«", "»"), ("(", ")")))
    return paired and line.count('"') % 2 == 0


def states(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the stretch hangs on a finite verb with a subject: "the gate failed", and not "for the gate to fail"."""
    places = {t.start for t in words}
    top = next((t for t in words if tokens[t.head] == t or tokens[t.head].start not in places), None)
    if top is None:
        return False
    below = [t for t in words if tokens[t.head] == top and t != top]
    finite = any(t.tag in FINITE for t in (top, *(t for t in below if t.dep in ("aux", "auxpass"))))
    return finite and any(t.dep in SUBJECTS for t in below)


def lesser(position: int, anchor: Anchor, tokens: Sequence[Token]) -> bool:
    """Whether the word at the position stands in a relative or another lesser clause of the line."""
    token = next((t for t in tokens if t.start >= position), None)
    while token is not None and anchor.start <= token.start < anchor.end:
        if token.dep in LESSER:
            return True
        head = tokens[token.head]
        token = None if head == token else head
    return False
