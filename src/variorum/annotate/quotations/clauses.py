"""Indirect speech and thought: a verb of saying, thinking or wanting and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.quotations import tree
from variorum.annotate.quotations.content import FINITE, clause_after, phrase_after, polished
from variorum.annotate.quotations.lexicon import lexicon
from variorum.annotate.quotations.marks import Marked
from variorum.annotate.quotations.model import Attribution, Stretch
from variorum.annotate.quotations.postposed import behind, documented, postposed
from variorum.annotate.quotations.reading import Reading
from variorum.types import QuotationType

if TYPE_CHECKING:
    from spacy.tokens import Token

LONG = 25
LONG_OBJECT = 7
SCARE = 2
ISSUING = frozenset(
    ("issue", "release", "publish", "post", "send", "put", "write", "circulate", "give", "sign", "read", "tweet")
)
SAYING = frozenset(
    ("say", "state", "claim", "note", "add", "argue", "allege", "insist", "assert", "reckon", "believe", "think")
)
ASKING = frozenset(("ask", "enquire", "inquire", "wonder"))


def find_indirect(reading: Reading, taken: frozenset[int]) -> Iterator[Attribution]:
    """What every verb and adjective attributes; ``taken`` are the cues of direct speech."""
    for token in reading.doc:
        if token.i in taken or reading.hidden[token.i]:
            continue
        if tree.is_verb(token):
            yield from verb_contents(reading, token)
        elif token.pos_ == "ADJ":
            yield from adjective_contents(reading, token)


def verb_contents(reading: Reading, verb: Token) -> Iterator[Attribution]:
    """The constructions in order of how much they say; the first that fits is taken."""
    for construction in (postposed, clause, passive, infinitive, predicate, prepositional, direct_object):
        content = construction(reading, verb)
        if content:
            found = attribution(reading, verb, content)
            brief = construction is direct_object
            if not hypothetical(reading, verb, found) and not (
                brief and (idle_deed(verb) or not somebody(reading, verb, found))
            ):
                yield found
            return


def hypothetical(reading: Reading, verb: Token, found: Attribution) -> bool:
    """Whether the reader is meant (if you want to know) or advice is given (they may want to think twice)."""
    if found.source_head is not None and reading.doc[found.source_head].lower_ == "you":
        return True
    if tree.lemma(verb) == "want":
        return any(c.lower_ in ("may", "might") for c in verb.children)
    return False


def idle_deed(verb: Token) -> bool:
    """A mere object of a deed that is only thought of: would welcome it, may back it, a plan to defend it."""
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return True
    return any(c.dep_ == "aux" and c.lower_ in ("would", "may", "might") for c in verb.children)


def somebody(reading: Reading, verb: Token, found: Attribution) -> bool:
    """Whether a participle with a mere object has a subject that can speak (the habit of praising oneself has none)."""
    if verb.tag_ != "VBG":
        return True
    source = found.source_head
    return source is not None and (reading.can_speak(source) or tree.lemma(reading.doc[source]) in lexicon().document)


def clause(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The pilot said that the sea was rough."""
    if tree.lemma(verb) not in lexicon().clause:
        return ()
    if behind(verb):
        return ()
    for c in verb.children:
        if c.i > verb.i and (
            c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.tag_ == "VBG" and tree.lemma(verb) != "continue")
        ):
            return clause_after(reading, verb, c)
        if (
            c.i > verb.i
            and c.dep_ == "advcl"
            and tree.lemma(verb) in ASKING
            and c.left_edge.lower_ in ("if", "whether")
        ):
            return clause_after(reading, verb, c)
    return strayed(reading, verb) or lost_clause(reading, verb)


def strayed(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """A that-clause that the parse hung on a verb between: told the board before he left that the keys were lost."""
    if tree.lemma(verb) not in SAYING | tree.TELLING:
        return ()
    for t in reading.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if t.dep_ in ("ccomp", "relcl", "advcl") and t.left_edge.lower_ == "that" and t.head.i > verb.i:
            between = t.head
            if tree.is_verb(between) and tree.lemma(between) not in lexicon().clause and t.left_edge.i > between.i:
                return clause_after(reading, verb, t)
    return ()


def lost_clause(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """A clause that the parse took for the object of "said": said 40 percent of those asked agreed."""
    what = tree.child(verb, "dobj")
    if what is None or what.i < verb.i or tree.lemma(verb) not in SAYING:
        return ()
    finite = any(t.tag_ in FINITE and t.dep_ != "relcl" and not reading.inside[t.i] for t in what.subtree)
    if not finite and (tree.lemma(verb) != "say" or what.right_edge.i - what.left_edge.i < LONG_OBJECT):
        return ()
    return clause_after(reading, verb, what)


def infinitive(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The pilot hopes to sail; she urged them to wait (the content takes the one urged in)."""
    if tree.lemma(verb) not in lexicon().infinitive:
        return ()
    for c in verb.children:
        if c.i < verb.i or not has_to(c) or c.i - verb.i > LONG:
            continue
        if c.dep_ in ("xcomp", "ccomp") or (c.dep_ == "advcl" and addressed(verb, c) is not None):
            urged = addressed(verb, c)
            return clause_after(reading, verb, c, urged.left_edge.i if urged is not None else None)
    return ()


def addressed(verb: Token, clause: Token) -> Token | None:
    """The one urged or called on, between the verb and what is wanted of him."""
    for c in verb.children:
        if verb.i < c.i < clause.i:
            if c.dep_ == "dobj":
                return c
            if c.dep_ == "prep" and c.lower_ in ("on", "for"):
                return tree.child(c, "pobj")
    return None


def passive(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The ship is said to have sunk, is expected to sail: the content is ship and sinking."""
    name = tree.lemma(verb)
    if verb.tag_ != "VBN" or (name not in lexicon().passive and name not in lexicon().infinitive):
        return ()
    who = tree.child(verb, "nsubjpass")
    what = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and has_to(c)), None)
    if what is None or who is None or who.i > verb.i:
        return ()
    return (*polished(reading, *tree.subtree(who)), *clause_after(reading, verb, what))


def predicate(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """She called the plan a disaster; he described it as a triumph."""
    name = tree.lemma(verb)
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and tree.child(verb, "agent") is None:
        return ()  # a band called …: that is its name
    part = tree.child(verb, "oprd") if name in lexicon().predicate else None
    if part is None and name in lexicon().predicate:
        part = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and not has_to(c) and c.i > verb.i), None)
    if part is None and name in lexicon().predicate_as:
        part = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
    if part is None and name in lexicon().predicate:
        part = marked_name(reading, verb)
    if part is None:
        return ()
    called = tree.child(verb, "dobj", "nsubjpass")
    ahead: tuple[Stretch, ...] = ()
    if called is not None and called.i < verb.i and (called.tag_ in ("WDT", "WP") or called.dep_ == "nsubjpass"):
        ahead = polished(reading, *tree.subtree(called))
    return (*ahead, *phrase_after(reading, verb, (called, part)))


def marked_name(reading: Reading, verb: Token) -> Token | None:
    """What something was called, between marks, that the parse took for another name of it: called the figures “an auction”."""
    called = tree.child(verb, "dobj")
    name = tree.child(called, "appos") if called is not None and called.i > verb.i else None
    return name if name is not None and reading.inside[name.i] and not reading.inside[verb.i] else None


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.children)


def prepositional(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The union called for talks; he warned of floods; she accused them of lying."""
    for c in verb.children:
        if c.dep_ == "prep" and c.i > verb.i and f"{tree.lemma(verb)} {c.lower_}" in lexicon().preposition:
            what = tree.child(c, "pobj", "pcomp")
            if what is not None:
                blamed = tree.child(verb, "dobj") if tree.lemma(verb) not in tree.TELLING else None
                return phrase_after(reading, verb, (blamed, what))
    return ()


def direct_object(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The minister rejected the offer, played down the risk, ruled out a sale."""
    particle = tree.child(verb, "prt")
    if particle is not None and f"{tree.lemma(verb)} {particle.lower_}" in lexicon().particle:
        what = next((c for c in verb.children if c.i > particle.i and (c.dep_ == "dobj" or c.tag_ == "VBG")), None)
        return phrase_after(reading, verb, (what,))
    name = tree.lemma(verb)
    if tree.child(verb, "auxpass"):
        return suffered(reading, verb) if name in lexicon().object else ()
    if name not in lexicon().object and not (name in lexicon().evidence and documented(verb)):
        return ()
    what = next((c for c in verb.children if c.dep_ == "dobj" or (c.dep_ == "xcomp" and c.tag_ == "VBG")), None)
    if what is None or what.i < verb.i or (what.pos_ == "PRON" and what.tag_ != "WP"):
        return ()
    return phrase_after(reading, verb, (what,))


def suffered(reading: Reading, verb: Token) -> tuple[Stretch, ...]:
    """The offer was rejected by the union."""
    what = tree.child(verb, "nsubjpass")
    if what is None or what.i > verb.i or tree.child(verb, "agent") is None:
        return ()
    return polished(reading, *tree.subtree(what))


def adjective_contents(reading: Reading, adjective: Token) -> Iterator[Attribution]:
    """The captain was confident that …; she is critical of …"""
    name = tree.lemma(adjective)
    copula = adjective.head
    if adjective.dep_ not in ("acomp", "ccomp", "ROOT", "oprd", "conj", "amod", "acl", "advcl"):
        return
    content: tuple[Stretch, ...] = ()
    for c in adjective.children:
        if (c.dep_ == "ccomp" and c.i > adjective.i and name in lexicon().adjective_clause) or (
            c.dep_ == "xcomp" and name in lexicon().adjective_infinitive
        ):
            content = clause_after(reading, adjective, c)
        elif c.dep_ == "prep" and f"{name} {c.lower_}" in lexicon().adjective_preposition:
            what = tree.child(c, "pobj", "pcomp")
            content = phrase_after(reading, adjective, (what,)) if what is not None else ()
        if content:
            break
    source = tree.subject(copula) if copula.pos_ in ("AUX", "VERB") else None
    if content and source is not None and source.lower_ not in ("it", "that", "this", "there"):
        span = reading.stretch(copula.i, adjective.i + 1) if copula.i < adjective.i < copula.i + 8 else None
        yield typed(reading, content, span or reading.stretch(adjective.i, adjective.i + 1), adjective.i, source)


def attribution(reading: Reading, verb: Token, content: tuple[Stretch, ...]) -> Attribution:
    """The attribution a verb makes, with the subject it has or shares."""
    return typed(reading, content, reading.stretch(*tree.verb_group(verb)), verb.i, speaker(reading, verb))


def speaker(reading: Reading, verb: Token) -> Token | None:
    """The verb's subject.

    Where a participle hangs on a clause about a thing, the subject of the whole sentence; behind a statement that is
    put out, the one who puts it out.
    """
    source = told_of(reading, verb) or tree.subject(verb)
    if source is None:
        return None
    if verb.dep_ == "acl" and source.i == verb.head.i:
        return issuer(source) or source
    if verb.dep_ != "advcl" or reading.can_speak(source.i):
        return source
    main = tree.child(verb.sent.root, "nsubj", "nsubjpass")
    return main if main is not None and reading.can_speak(main.i) else source


def told_of(reading: Reading, verb: Token) -> Token | None:
    """Whom a relative clause describes, where the parse drew the verb behind it in: a pilot who saw the lock said …"""
    relative = verb.head
    if verb.dep_ != "ccomp" or relative.dep_ != "relcl" or tree.lemma(relative) in lexicon().clause:
        return None
    who = tree.child(relative, "nsubj")
    drawn_in = tree.child(verb, "nsubj")
    if who is None or who.lower_ != "who" or drawn_in is None or drawn_in.pos_ == "PRON":
        return None
    return reading.who(relative.head) if who.i < relative.i < drawn_in.i < verb.i and verb.tag_ in FINITE else None


def issuer(paper: Token) -> Token | None:
    """Who issues, sends or posts a document."""
    verb = paper.head if paper.dep_ == "dobj" else paper.head.head if paper.dep_ == "pobj" else paper
    if tree.lemma(paper) not in lexicon().document or not tree.is_verb(verb) or tree.lemma(verb) not in ISSUING:
        return None
    return tree.subject(verb)


def typed(reading: Reading, content: tuple[Stretch, ...], cue: Stretch, head: int, source: Token | None) -> Attribution:
    """Mixed where some of the content stands between marks and is no mere name, else indirect."""
    kind: QuotationType = "mixed" if any(quotes(reading, *stretch) for stretch in content) else "indirect"
    span = None if source is None else source_span(reading, source, cue)
    return Attribution(kind, content, cue, head, span, source.i if source is not None else None)


def source_span(reading: Reading, source: Token, cue: Stretch) -> Stretch:
    """The source with its modifiers, but without a cue that is one of them (a letter saying …)."""
    first, last = tree.phrase(source)
    at = reading.token_at(cue[0])
    for c in source.subtree:
        if c.dep_ in ("acl", "relcl") and source.i < c.left_edge.i <= at <= c.right_edge.i:
            last = min(last, c.left_edge.i)
    if reading.doc[first].idx < cue[0]:
        last = max(source.i + 1, min(last, reading.first_token(cue[0])))
    return reading.stretch(*tree.trim(reading.doc, first, last))


def quotes(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch of content holds marked words that somebody said: no title, no name, no scare quotes."""
    for m in reading.marked:
        if m.depth == 0 and start <= m.start and m.end <= end + 1:
            words = reading.text[m.start : m.end].split()
            if not all(w[:1].isupper() for w in words) and not (len(words) <= SCARE and labels(reading, m)):
                return True
    return False


def labels(reading: Reading, m: Marked) -> bool:
    """Whether marked words are the noun of a phrase that begins before them: a second "night crew".

    What somebody or something is called is no label: a "disaster", "extremely careless".
    """
    first, last = reading.tokens(m.start, m.end)
    before = reading.first_token(m.outer[0]) - 1
    if before < 0 or first >= last or reading.doc[first:last].root.dep_ in ("attr", "oprd", "acomp", "conj", "appos"):
        return False
    return reading.doc[before].pos_ in ("DET", "ADJ", "PRON", "NOUN", "PROPN", "PART")
