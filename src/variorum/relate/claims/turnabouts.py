"""Turnabouts: places where a report says itself that somebody takes back, gives up or no longer says what was said before.

"The board, which on Friday had said that …, now says …"; "We said … That was wrong"; "has retracted the comment";
"conceded that …". What was said before is looked for in earlier reports; this is the later side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.data import word_sets
from variorum.relate.claims.deeds import phrases
from variorum.relate.claims.frames import Opened, antecedent
from variorum.relate.claims.tree import SUBJECTS, VERBAL
from variorum.text import fold
from variorum.types import Anchor, Sentence

COMPLETED = frozenset({"ccomp", "xcomp", "dobj", "prep", "pcomp"})
SELF = frozenset({"i", "we"})
POINTING = frozenset({"that", "this", "it", "i", "we", "they", "he", "she"})


@dataclass(frozen=True, slots=True)
class Turnabout:
    """``speaker`` is an entity or noun class; ``before`` the stretch that recounts what was said or else what is said
    now, ``recounts`` telling which; ``now`` the clause or sentence that turns."""

    speaker: str | None
    before: Anchor
    recounts: bool
    now: Anchor
    why: str


def turnabouts(view: Opened) -> list[Turnabout]:
    """The turnabouts that a report tells of, in text order."""
    found = [turn for i, t in enumerate(view.tree.tokens) if t.pos in VERBAL for turn in of_verb(view, i)]
    return sorted(found, key=lambda turn: (turn.now.start, not turn.recounts, turn.before.start))


def of_verb(view: Opened, i: int) -> Iterator[Turnabout]:
    """What a verb tells: that it was said before, that it is taken back, given up, conceded or called wrong."""
    yield from recounted(view, i)
    yield from retracted(view, i)
    yield from wrong(view, i)
    yield from conceded(view, i)


def recounted(view: Opened, i: int) -> Iterator[Turnabout]:
    """ "X, who had said P, …": what the sentence's main verb says of X is what holds now."""
    tokens, words = view.tree.tokens, word_sets("turnabouts")
    if tokens[i].dep != "relcl" or tokens[i].lemma not in words["asserting"] or not said_before(view, i):
        return
    subject = view.tree.argument(i, SUBJECTS)
    holder = antecedent(view, subject)
    if subject is None or holder is None or tokens[subject].tag not in ("WDT", "WP"):
        return
    top = top_of_name(view, holder)
    main = tokens[top].head
    content = content_of(view, i)
    denied = negative(view, i, content)
    says = tokens[main].lemma in words["asserting"] or tokens[main].lemma in words["conceding"]
    if content and tokens[top].dep in ("nsubj", "nsubjpass") and tokens[main].pos in VERBAL and (denied or says):
        rest = [k for k in view.tree.below(main) if k > main or k in view.tree.children[main]]
        now = view.span([k for k in rest if k not in set(view.tree.below(top))] + [main])
        yield Turnabout(
            view.key(holder), view.span(content), True, now, "the report itself recounts what was said before"
        )


def retracted(view: Opened, i: int) -> Iterator[Turnabout]:
    """ "has retracted the comment", "apologised for the statement"."""
    tokens, words = view.tree.tokens, word_sets("turnabouts")
    if not {tokens[i].lemma, *phrases(view, i)} & words["retracting"]:
        return
    nouns = [k for k in view.tree.children[i] if tokens[k].dep in ("dobj", "nsubjpass")]
    nouns += [j for k in view.tree.children[i] if tokens[k].dep == "prep" for j in view.tree.children[k]]
    stand = next((k for k in nouns if tokens[k].lemma in words["stands"]), None)
    here = view.tree.sentence(tokens[i].start)
    if stand is not None and here is not None and owned(view, stand):
        content = view.span(view.tree.below(stand))
        yield Turnabout(speaker(view, i), content, True, plain(here), "what was demanded or threatened is given up")
        return
    if not any(tokens[k].lemma in words["statements"] for k in nouns):
        return
    sentence, before = around(view, i)
    told = [
        j for k in nouns for j in view.tree.children[k] if tokens[j].dep in ("acl", "ccomp") and tokens[j].pos in VERBAL
    ]
    if sentence is not None and told:
        content = view.span(view.tree.below(told[0]))
        yield Turnabout(speaker(view, i), content, True, plain(sentence), "what was said is taken back")
    elif sentence is not None:
        yield Turnabout(speaker(view, i), before or sentence, False, plain(sentence), "what was said is taken back")


def owned(view: Opened, noun: int) -> bool:
    """Whether somebody's own is meant ("its threat", "his demand")."""
    return any(view.tree.tokens[k].dep == "poss" for k in view.tree.children[noun])


def wrong(view: Opened, i: int) -> Iterator[Turnabout]:
    """ "We said that … That was wrong": the sentence before recounts what was said."""
    tokens, words = view.tree.tokens, word_sets("turnabouts")
    said = {tokens[k].lemma for k in view.tree.children[i] if tokens[k].dep in ("acomp", "attr")}
    subject = view.tree.argument(i, SUBJECTS)
    if tokens[i].lemma != "be" or not said & words["wrong"] or subject is None:
        return
    if tokens[subject].exact.casefold() not in POINTING and tokens[subject].lemma not in words["statements"]:
        return
    sentence, before = around(view, i)
    if sentence is None or before is None:
        return
    told = own_words(view, before)
    if told is not None:
        both = Anchor(before.report, before.start, sentence.end, view.report.text[before.start : sentence.end])
        yield Turnabout(speaker(view, i), told, True, both, "what was said is called wrong")
        return
    if any(
        word.casefold() in SELF | {"said", "had"} for word in before.exact.replace("“", " ").replace('"', " ").split()
    ):
        both = Anchor(before.report, before.start, sentence.end, view.report.text[before.start : sentence.end])
        yield Turnabout(speaker(view, i), before, True, both, "what was said is called wrong")


def own_words(view: Opened, sentence: Anchor) -> Anchor | None:
    """What "I said that …" in a sentence has the speaker say before."""
    tokens = view.tree.tokens
    for k in view.tree.inside(sentence.start, sentence.end):
        subject = view.tree.argument(k, SUBJECTS) if tokens[k].lemma in word_sets("turnabouts")["asserting"] else None
        if subject is not None and tokens[subject].exact.casefold() in SELF and tokens[k].tag in ("VBD", "VBN"):
            content = next((j for j in view.tree.children[k] if tokens[j].dep == "ccomp"), None)
            if content is not None:
                return view.span(view.tree.below(content))
    return None


def conceded(view: Opened, i: int) -> Iterator[Turnabout]:
    """ "acknowledged that …", "gave ground on …": the speaker's earlier word on it is looked for."""
    tokens, words = view.tree.tokens, word_sets("turnabouts")
    sentence = view.tree.sentence(tokens[i].start)
    if sentence is None:
        return
    content = [k for k in view.tree.children[i] if tokens[k].dep == "ccomp"]
    if tokens[i].lemma in words["conceding"] and content:
        yield Turnabout(
            speaker(view, i), view.span(view.tree.below(content[0])), False, plain(sentence), "it is conceded"
        )
    elif set(phrases(view, i)) & words["yielding"]:
        after = next((s for s in view.tree.sentences if s.start >= sentence.end), None)
        same = after is not None and after.paragraph == sentence.paragraph
        now = (
            Anchor(sentence.report, after.start, after.end, after.exact)
            if same and after is not None
            else plain(sentence)
        )
        yield Turnabout(speaker(view, i), plain(sentence), False, now, "the speaker gives ground")


def said_before(view: Opened, i: int) -> bool:
    """Whether the verb is in the past perfect, or its clause says "earlier", "last week", "on Friday"."""
    tokens = view.tree.tokens
    if any(tokens[k].dep == "aux" and tokens[k].exact.casefold() in ("had", "'d") for k in view.tree.children[i]):
        return True
    own = [tokens[k].lemma for k in view.tree.below(i, cut=frozenset({"ccomp"}))]
    return tokens[i].tag == "VBD" and bool(set(own) & word_sets("turnabouts")["earlier"])


def negative(view: Opened, i: int, content: list[int]) -> bool:
    """Whether what was said before is a denial, so that doing it is a turn."""
    tokens = view.tree.tokens
    return tokens[i].lemma in ("deny", "dismiss", "reject") or any(tokens[k].dep == "neg" for k in content)


def content_of(view: Opened, i: int) -> list[int]:
    """The tokens of what is said: the clause that completes the verb, else its object."""
    tokens = view.tree.tokens
    for dep in ("ccomp", "xcomp", "dobj", "prep"):
        found = [k for k in view.tree.children[i] if tokens[k].dep == dep]
        if found:
            return view.tree.below(found[-1])
    return []


def top_of_name(view: Opened, i: int) -> int:
    """The word that a name in apposition hangs on ("its chairman, Ann Roe, who …")."""
    tokens = view.tree.tokens
    while tokens[i].dep == "appos" and tokens[i].head != i:
        i = tokens[i].head
    return i


def speaker(view: Opened, i: int) -> str | None:
    """Whose word it is: the verb's subject where that is no pointing word; else the voice of the claim."""
    subject = view.tree.argument(i, SUBJECTS)
    if subject is not None and (view.names.get(subject) or view.tree.tokens[subject].pos != "PRON"):
        beside = [k for k in view.tree.children[subject] if view.tree.tokens[k].dep == "appos" and k in view.names]
        return view.names[beside[0]] if beside and subject not in view.names else view.key(subject)
    start = view.tree.tokens[i].start
    holding = [c for c in view.annotations.claims if c.start <= start < c.end and c.voices]
    best = min(holding, key=lambda c: c.end - c.start, default=None)
    return voice(view, best.voices[0]) if best else None


def voice(view: Opened, name: str) -> str:
    """The entity of a voice's name; the name itself where it is none's."""
    return view.called.get(fold(name), fold(name))


def around(view: Opened, i: int) -> tuple[Sentence | None, Anchor | None]:
    """The token's sentence, and the one before it in the paragraph."""
    here = view.tree.sentence(view.tree.tokens[i].start)
    if here is None:
        return None, None
    at = view.tree.sentences.index(here)
    before = view.tree.sentences[at - 1] if at else None
    return here, plain(before) if before is not None and before.paragraph == here.paragraph else None


def plain(sentence: Sentence) -> Anchor:
    """The sentence as an anchor."""
    return Anchor(sentence.report, sentence.start, sentence.end, sentence.exact)
