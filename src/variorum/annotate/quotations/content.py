"""Where what is said begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.model import Stretch
from variorum.annotate.quotations.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BREAKS = frozenset((",", "—", "–", "-", "--", ";"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LEAD_IN = 3
OCCASIONS = frozenset(("during", "since", "despite", "via"))
PLACES = frozenset(("in", "on", "at"))
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
CONTRAST = frozenset(("while", "whereas", "though", "although"))
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def clause_after(reading: Reading, cue: Token, clause: Token, start: int | None = None) -> tuple[Stretch, ...]:
    """A clause behind its cue, with "that", to where the next cue of the sentence or its end comes.

    ``start`` is the token to begin at where more than the clause belongs to it (urged *them* to go).
    """
    first = max(clause.left_edge.i, cue.i + 1) if start is None else start
    end = min(max(clause.right_edge.i + 1, tail(cue, clause)), tree.sentence(cue)[1])
    return closed(reading, polished(reading, first, next_voice(reading, cue, clause, end)))


def next_voice(reading: Reading, cue: Token, clause: Token, end: int) -> int:
    """Where inside a clause another voice takes over.

    …, adding that …; …, according to …; … and called it a day; …, while the other said …
    """
    for i in range(clause.i + 1, end - 1):
        if reading.inside[i]:
            continue
        token, after = reading.doc[i], reading.doc[i + 1]
        if token.text == "," and (after.lower_ == "according" or (after.tag_ == "VBG" and speaks(after))):
            return i
        if token.dep_ == "cc" and goes_on_telling(reading, cue, i, end):
            return i
        if token.lower_ in CONTRAST and token.head.i > i and speaks(token.head) and tree.child(token.head, "nsubj"):
            return i
    return end


def speaks(verb: Token) -> bool:
    """A verb of saying."""
    return tree.lemma(verb) in lexicon().parenthesis


def goes_on_telling(reading: Reading, cue: Token, conjunction: int, end: int) -> bool:
    """Whether after "and" or "but" the same speaker does something else with words: and called it a day."""
    head = reading.doc[conjunction].head
    for verb in tree.conjoined(head):
        if conjunction < verb.i < min(conjunction + 4, end) and verb.tag_ == cue.tag_ and not tree.child(verb, "nsubj"):
            name = tree.lemma(verb)
            return name in lexicon().parenthesis or name in lexicon().object or name in lexicon().predicate
    return False


def closed(reading: Reading, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Content that ends inside marks it opened goes on to where they close."""
    if not content:
        return content
    start, end = content[-1]
    for m in reading.marked:
        if m.depth == 0 and (start <= m.outer[0] < end < m.end or (start < m.outer[0] and end == m.end)):
            stop = m.outer[1] if m.outer[0] > start else m.end
            return (*content[:-1], (start, stop))
    return content


def tail(cue: Token, clause: Token) -> int:
    """How far what follows the clause still belongs to it: adverbial clauses that the parse hung on the cue."""
    end = clause.right_edge.i + 1
    for c in cue.children:
        if c.i < end or c.dep_ not in ("advcl", "prep", "npadvmod", "advmod", "dep", "ccomp", "punct"):
            continue
        if c.dep_ == "punct" and c.text not in tree.MARKS:
            continue
        if c.left_edge.i > end + 1 or another_cue(c):
            break
        end = c.right_edge.i + 1
    return end


def another_cue(token: Token) -> bool:
    """Whether a dependent goes on with saying: …, adding that …; …, according to …"""
    name = tree.lemma(token)
    return name in lexicon().parenthesis or name in lexicon().clause or token.lower_ == "according"


def phrase_after(reading: Reading, cue: Token, parts: tuple[Token | None, ...]) -> tuple[Stretch, ...]:
    """From the first of a cue's complements to the end of the last."""
    present = [p for p in parts if p is not None and p.i > cue.i]
    if not present:
        return ()
    start = max(cue.i + 1, min(p.left_edge.i for p in present))
    end = max(p.right_edge.i + 1 for p in present)
    for c in cue.children:
        if c.dep_ == "prep" and c.left_edge.i == end and not occasion(c):
            end = c.right_edge.i + 1
    return closed(reading, polished(reading, start, next_voice(reading, cue, present[-1], end)))


def occasion(preposition: Token) -> bool:
    """Whether a phrase tells when or where the saying happened: during a debate, on Friday, in an interview."""
    of = tree.child(preposition, "pobj", "pcomp")
    if preposition.lower_ in OCCASIONS or of is None:
        return preposition.lower_ in OCCASIONS
    return preposition.lower_ in PLACES and (tree.lemma(of) in lexicon().occasion or of.ent_type_ in ("DATE", "TIME"))


def before_cue(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The sentence around a cue in parenthesis: what comes before, and what goes on behind."""
    first, last = tree.sentence(verb)
    start, end = parenthesis(reading, verb, first, last)
    left = polished(reading, first, start)
    right = closed(reading, polished(reading, end, last)) if goes_on(reading, start, end, last) else ()
    if right and start - first <= LEAD_IN and not any(t.dep_ in SUBJECTS for t in reading.doc[first:start]):
        return right
    return (*left, *right)


def parenthesis(reading: Reading, verb: Token, first: int, last: int) -> tree.Range:
    """The cue's own clause: its subject, its adverbs, up to the commas around them."""
    source = tree.child(verb, "nsubj") or tree.inverted(verb) or tree.adjacent(verb)
    start = min([verb.i, *tree.verb_group(verb)[:1], *([source.left_edge.i] if source is not None else [])])
    end = max([verb.i + 1, *([source.right_edge.i + 1] if source is not None else [])])
    while start > first and not sets_off(reading.doc[start - 1]):
        start -= 1
    while end < last and not sets_off(reading.doc[end]):
        end += 1
    return start, end


def sets_off(token: Token) -> bool:
    """A comma, a dash, a semicolon or a quotation mark."""
    return token.text in BREAKS or token.text in tree.MARKS


def goes_on(reading: Reading, start: int, end: int, last: int) -> bool:
    """Whether the sentence behind the cue's clause is still what was said, and no adverb of the saying."""
    if last - end < 3 or not sets_off(reading.doc[end]):
        return False
    after = reading.doc[end + 1]
    if reading.doc[end].text == ";" and after.pos_ == "PRON" and tells_on(reading.doc[end + 2 : end + 5]):
        return False
    if after.text in tree.MARKS or reading.doc[end].text in tree.MARKS or reading.doc[end].text == ";":
        return True
    if after.pos_ == "ADP" and (after.head.i < start or reading.doc[max(0, start - 2)].tag_ in FINITE):
        return True
    if after.tag_ in ("VBG", "WDT", "WP", "WP$") or after.pos_ == "ADP" or after.lower_ in ("who", "which", "where"):
        return False
    if after.tag_ in FINITE or after.pos_ in ("CCONJ", "SCONJ", "PART", "AUX"):
        return True
    return any(t.tag_ in FINITE and t.dep_ not in ("relcl",) for t in reading.doc[end + 1 : last])


def tells_on(words: Span) -> bool:
    """Whether words after "he" or "she" tell of the speaker again: …; he declined to say more."""
    return any(tree.is_verb(t) and (speaks(t) or tree.lemma(t) in ("decline", "refuse")) for t in words)


def polished(reading: Reading, start: int, end: int) -> tuple[Stretch, ...]:
    """The range as characters, without furniture, stops and lone marks at its ends; nothing where nothing is left."""
    doc = reading.doc
    while start < end and reading.hidden[start]:
        start += 1
    end = without_aside(reading, start, end)
    while True:
        before = (start, end)
        start, end = tree.trim(doc, start, end)
        if start < end and doc[start].text in tree.MARKS and not closes_later(reading, start, end):
            start += 1
        if start < end and doc[end - 1].text in tree.MARKS and not opened_before(reading, start, end):
            end -= 1
        if before == (start, end):
            break
    return (reading.stretch(start, end),) if start < end else ()


def without_aside(reading: Reading, start: int, end: int) -> int:
    """Where a closing relative clause behind a comma begins: it is as a rule the report's own addition."""
    for i in range(start + 3, end - 2):
        if reading.doc[i].text == "," and not reading.inside[i]:
            after = reading.doc[i + 1]
            if after.tag_ in RELATIVE and after.head.dep_ == "relcl" and after.head.right_edge.i >= end - 2:
                return i
    return end


def closes_later(reading: Reading, start: int, end: int) -> bool:
    """Whether the marks that open here close inside the range, and more comes after them."""
    at = reading.doc[start].idx
    stop = reading.stretch(start, end)[1]
    return any(m.outer[0] == at and m.outer[1] < stop for m in reading.marked)


def opened_before(reading: Reading, start: int, end: int) -> bool:
    """Whether the marks that close here open inside the range, with something before them."""
    stop = reading.stretch(start, end)[1]
    at = reading.doc[start].idx
    return any(m.outer[1] == stop and m.outer[0] > at for m in reading.marked)
