"""Sources that speak: a noun, a verb of telling, and something told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.listeners import press, reporters
from variorum.annotate.credits.sources import Source, key_of, source
from variorum.annotate.hearsay import hearsay
from variorum.annotate.quotations import tree
from variorum.data import word_sets
from variorum.types import Mention, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 8
SHY = 3
REPRINTED = 2
"""Paragraphs of one quotation from which a body's words are a text of its own."""
ADDRESS = frozenset({"say", "tell", "inform", "report", "announce", "speak", "declare", "state"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
Stretch = tuple[int, int]
MARKS = frozenset('“”‘«»"')
HIDDEN = re.compile(
    r"not to be (?:named|identified)|anonym|unwilling to be|not (?:authori[sz]ed|permitted|allowed|cleared)|un(?:named|identified)"
    r"|whose name|without (?:a )?name|condition that"
)
PLAIN_SELF = frozenset({"i", "it", "they", "we"})
AS = frozenset({"as", "how", "so"})
SELF = frozenset({"i", "he", "she", "it", "they", "we"})


def spoken(doc: Doc, mentions: Sequence[Mention], quotations: Sequence[Quotation], publisher: str) -> Iterator[Lead]:
    """One lead for each verb of telling with somebody who tells; what was told to the ``publisher`` weighs most."""
    direct = [
        (part.start, part.end)
        for q in quotations
        if q.type == "direct" and not reprinted(q, mentions)
        for part in q.content
    ]
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or passive(verb) or any(s <= verb.idx < e for s, e in direct):
            continue
        for speaker in tellers(verb):
            found = None if hearsay(speaker) else source(speaker, mentions)
            if found is not None:
                yield from leads(verb, speaker, found, direct, publisher)
                break


def reprinted(q: Quotation, mentions: Sequence[Mention]) -> bool:
    """Whether paragraphs of another paper are quoted, with whom that paper cites: much said by somebody who is no person."""
    at = q.source
    if at is None or len(q.content) < REPRINTED:
        return False
    return not any(m.type == "PER" and m.start < at.end and at.start < m.end for m in mentions)


def tellers(verb: Token) -> list[Token]:
    """The subjects; with a verb of telling that has none what follows it (", confirms the embassy")."""
    speakers = [child for child in verb.children if child.dep_ in SUBJECTS]
    if speakers:
        return [child for child in speakers if child.tag_ not in {"WDT", "WP"}]
    tells = verb.lemma_.lower() in word_sets("credits")["tells"] and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
    after_comma = bool(verb.i) and (verb.nbor(-1).text == "," or verb.nbor(-1).lower_ in AS)
    joined = (verb.dep_ in {"conj", "xcomp", "advcl", "acl", "relcl"} and not after_comma) or any(
        c.dep_ in {"aux", "auxpass"} for c in verb.children
    )
    after = follower(verb) if tells and not joined else None
    after = after or (tree.adjacent(verb) if tells else None)
    return [after] if after is not None else []


def follower(verb: Token) -> Token | None:
    """The noun phrase right after the verb, also where the parser made it the subject of something else."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in {"dobj", "attr", "oprd", "npadvmod"}:
            return child
        if child.dep_ == "ccomp":
            return next((c for c in child.children if c.dep_ in SUBJECTS and c.left_edge.i == verb.i + 1), None)
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive: its subject tells nothing."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


def leads(verb: Token, speaker: Token, found: Source, direct: Sequence[Stretch], publisher: str) -> Iterator[Lead]:
    """The speaker as a source, or the paper that it speaks through ("said in a statement")."""
    start, end = extent(verb, speaker)
    paper = carrier(verb)
    if paper is not None and paper.i > verb.i and not again(paper):
        edge = max(end, paper.idx + len(paper))
        key = f"{found.key} {paper.lower_}" if found.kind == "organisation" else found.key
        yield Lead(key, f"{found.name} ({paper.lower_})", "document", start, edge, 6)
        return
    weight = worth(verb, speaker, found, direct, publisher) if paper is None else None
    if weight is not None:
        shy = SHY if hides(speaker) else 0
        yield Lead(found.key, found.name, found.kind, start, end, weight + shy, by_name=found.clear)


def puts_it(verb: Token) -> bool:
    """ "as one diplomat put it", but not "put it at nine"."""
    return (
        verb.lemma_ == "put" and any(c.dep_ == "dobj" and c.lower_ == "it" for c in verb.children) and not figure(verb)
    )


def again(paper: Token) -> bool:
    """Whether the paper has been spoken of before ("the statement")."""
    return any(child.dep_ == "det" and child.lower_ in {"the", "that", "this"} for child in paper.children)


def hides(speaker: Token) -> bool:
    """Whether the words say that the speaker would not be named."""
    return HIDDEN.search(" ".join(t.lower_ for t in speaker.subtree)) is not None


def worth(verb: Token, speaker: Token, found: Source, direct: Sequence[Stretch], publisher: str) -> int | None:
    """The lead's weight; None where the verb tells nothing."""
    words = word_sets("credits")
    lemma = verb.lemma_.lower()
    if puts_it(verb):
        return 1
    if found.kind == "document":
        return 3 if lemma in words["documents_say"] and not nested(verb) else None
    if not asserted(verb):
        return None
    if found.kind in {"agency", "outlet"} and lemma in words["publishes"]:
        return 3
    if press(verb, publisher):
        by_name = any(child.pos_ == "PROPN" and child.dep_ in {"dobj", "dative"} for child in verb.children)
        return 4 if by_name and found.kind == "person" else 5
    if lemma in words["figures"] and figure(verb):
        return 4
    return told(verb, speaker, found, direct) if lemma in words["tells"] else None


def asserted(verb: Token) -> bool:
    """Whether the telling took place: no negation, no modal, no condition."""
    return not any(
        child.dep_ == "neg" or child.tag_ == "MD" or (child.dep_ == "mark" and child.lower_ in {"if", "unless"})
        for child in verb.children
    )


def told(verb: Token, speaker: Token, found: Source, direct: Sequence[Stretch]) -> int | None:
    """What is told decides: a fact, a number, only words in quotation marks, nothing."""
    matter = content(verb)
    if matter is not None and declined(matter):
        return None
    if matter is None:
        return speaks(verb, speaker, found, direct)
    if inside(matter, direct):
        return 2 if reporters(verb) else 1
    if verb.lemma_.lower() in word_sets("credits")["argues"]:
        return 1
    if found.kind == "person" and (to_somebody(verb) or not factual(matter, speaker, named=True)):
        return 1
    if not factual(matter, speaker, named=False):
        return 1
    return 4 if numbered(matter) else 3


def declined(matter: Token) -> bool:
    """Whether what is told is that nothing is told: it did not comment."""
    silent = matter.lemma_.lower() in word_sets("credits")["declines"]
    return silent and any(child.dep_ == "neg" for child in matter.children)


def to_somebody(verb: Token) -> bool:
    """Whether the words went to a listener who is not the press ("told the board")."""
    return verb.lemma_.lower() in {"tell", "inform"} and not reporters(verb)


def speaks(verb: Token, speaker: Token, found: Source, direct: Sequence[Stretch]) -> int | None:
    """The worth of a telling without a clause: a number, words that stand beside it."""
    if any(child.dep_ == "dobj" and child.like_num for child in verb.children):
        return 3
    start, end = extent(verb, speaker)
    if reporters(verb):
        return 3 if aside(verb) and not quoted(start, end, direct) else 2
    if speaker.i > verb.i and bool(set(key_of(found.name).split()) & word_sets("credits")["shy"]):
        return 2
    return 1 if quoted(start, end, direct) or aside(verb) else None


def quoted(start: int, end: int, direct: Sequence[Stretch]) -> bool:
    """Whether words in quotation marks stand right before or behind."""
    return any(0 <= start - e <= 4 or 0 <= s - end <= 4 for s, e in direct)


def content(verb: Token) -> Token | None:
    """The verb of what is told; the clause that an aside (", she said,") stands in."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
            return child
    return verb.head if verb.dep_ in {"parataxis", "dep"} and verb.head.pos_ in {"VERB", "AUX"} else None


def aside(verb: Token) -> bool:
    """Whether the verb of telling ends a sentence after a comma: what is told stands before it."""
    tellers = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
    start = tellers[-1].left_edge if tellers else verb.left_edge
    if start.i > start.sent.start and verb.doc[start.i - 1].lower_ in AS:
        start = verb.doc[start.i - 1]
    return start.i > start.sent.start and verb.doc[start.i - 1].text in {",", "”", "’", '"', "»"}


def factual(matter: Token, speaker: Token, *, named: bool) -> bool:
    """Whether what is told is more than the speaker's mood, plan, silence or view, or somebody else's telling."""
    subject = next((child for child in matter.children if child.dep_ in SUBJECTS), None)
    own = subject is not None and subject.lower_ in (SELF if named or speaker.pos_ == "PROPN" else PLAIN_SELF)
    ahead = any(child.lower_ in {"will", "would", "shall", "’ll", "'ll"} for child in matter.children)
    unnamed = named and speaker.pos_ == "PRON"
    if (ahead or negative(matter, subject)) and (own or unnamed):
        return False
    if subject is not None and not own and matter.lemma_.lower() in {"tell", "say", "inform"} and not passive(matter):
        return False
    words = {child.lower_ for child in matter.children if child.dep_ in {"acomp", "attr"}}
    if any(token.text in MARKS for token in matter.subtree) or words & {"possible", "likely", "open"}:
        return False
    return not (
        own and subject is not None and subject.lower_ != "it" and matter.lemma_ in {"be", "feel", "want", "hope"}
    )


def negative(matter: Token, subject: Token | None) -> bool:
    """Whether the clause says that something is not so."""
    return any(child.dep_ == "neg" for child in matter.children) or (subject is not None and subject.lower_ == "nobody")


def numbered(matter: Token) -> bool:
    """Whether the clause brings a number."""
    return any(token.dep_ == "nummod" and token.head.ent_type_ not in {"DATE", "TIME"} for token in matter.subtree)


def nested(verb: Token) -> bool:
    """Whether the clause is itself what somebody tells."""
    up = verb
    while up.dep_ in {"conj", "ccomp"} and up.head.i != up.i:
        if up.dep_ == "ccomp" and up.head.lemma_.lower() in word_sets("credits")["tells"]:
            return True
        up = up.head
    return False


def figure(verb: Token) -> bool:
    """Whether the verb's object is a figure ("put the toll at nine", "gave that number", "counts twelve dead")."""
    words = word_sets("credits")
    counts = verb.lemma_.lower() in words["counts"]
    if verb.lemma_ == "put" and any(c.lower_ == "at" and any(x.like_num for x in c.subtree) for c in verb.children):
        return True
    return any(
        child.lemma_.lower() in words["figure_nouns"] or (counts and any(c.dep_ == "nummod" for c in child.children))
        for child in verb.children
        if child.dep_ == "dobj"
    )


def carrier(verb: Token) -> Token | None:
    """The paper in "said in a statement"."""
    words = word_sets("credits")["carriers"]
    for prep in (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "in"):
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is not None and noun.lemma_.lower() in words:
            return noun
    return None


def inside(matter: Token, direct: Sequence[Stretch]) -> bool:
    """Whether the words told stand in quotation marks."""
    return any(start <= matter.idx < end for start, end in direct)


def with_listener(verb: Token, last: int) -> int:
    """The last token of whom it was told to, where and when, as far as that follows at once."""
    for child in verb.children if verb.lemma_.lower() in ADDRESS else ():
        listener = child.dep_ in {"dobj", "dative"} and verb.lemma_.lower() in {"tell", "inform"}
        short = child.right_edge.i - child.left_edge.i < LONGEST
        if short and child.left_edge.i == last + 1 and (listener or child.dep_ in {"prep", "npadvmod", "dative"}):
            last = child.right_edge.i
    return last


def extent(verb: Token, speaker: Token) -> tuple[int, int]:
    """From the source to the verb, both whole."""
    first = min(speaker.left_edge.i, verb.i)
    last = max(speaker.right_edge.i, verb.i)
    doc = verb.doc
    last = max(last, with_listener(verb, last))
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])
