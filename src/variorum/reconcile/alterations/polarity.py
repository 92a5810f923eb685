"""Statements that a copy turned round: opposite particles, a negation put in or left out, an opposite word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from variorum.models.wordnet import SYNONYM, likeness, opposed
from variorum.reconcile.alterations.opposites import opposites, words
from variorum.reconcile.alterations.passage import Found, Half, Passage
from variorum.relate.spelling import key
from variorum.relate.view import WEIGHTS
from variorum.types import Token

PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il")
EMPTY = frozenset({"be", "have", "do", "say", "tell", "make", "get", "take", "go", "come"})
SURE = 0.6  # likeness from which two single sentences are surely made from one another
PHRASE = re.compile(
    r"\b(?:by no means|in no way|at no time|on no account|under no circumstances|in no case)\b", re.IGNORECASE
)
AROUND = 3  # tokens on either side in which a neighbour of a word is looked for


def polarity(passage: Passage) -> Iterator[Found]:
    """At most one change of a passage: the surest that is found."""
    for search in (particles, exchanged, contraries, negation):
        found = next(search(passage), None)
        if found:
            yield found
            return


def particles(passage: Passage) -> Iterator[Found]:
    """One verb with opposite particles ("talked into", "talked out of"); a copy may put it a sentence further on."""
    yield from turned_about(passage, alone=True)
    yield from turned_about(replace(passage, b=passage.b.widened), alone=False)
    yield from turned_about(replace(passage, a=passage.a.widened), alone=False)


def turned_about(passage: Passage, *, alone: bool) -> Iterator[Found]:
    """The same, inside one passage; where that is not ``alone`` its words, the verbs must have a neighbour in common."""
    table = opposites("particles")
    for verb, there in same_lemmas(passage, {"VERB"}):
        if not alone and not shared_company(passage, verb, there):
            continue
        mine, theirs = companions(passage.a, verb), companions(passage.b, there)
        for one in mine:
            for other in theirs:
                turned = other.lemma in table.get(one.lemma, ())
                if turned and not both_ways(passage, verb, one.lemma, other.lemma):
                    verb_a, verb_b = at(passage.a, verb), at(passage.b, there)
                    reason = f"“{verb_a.exact} … {one.exact}” became “{verb_b.exact} … {other.exact}”"
                    yield Found("polarity", spread(verb_a, one), spread(verb_b, other), reason, 0.95)


def both_ways(passage: Passage, verb: int, one: str, other: str) -> bool:
    """Whether either report has the verb with the other's particle close by as well: then nothing was turned about."""
    lemma = key(at(passage.a, verb).lemma)
    for half, particle in ((passage.a.widened, other), (passage.b.widened, one)):
        same = [n for n in half.numbers if key(at(half, n).lemma) == lemma]
        if any(t.lemma == particle for n in same for t in companions(half, n)):
            return True
    return False


def negation(passage: Passage) -> Iterator[Found]:
    """One word that is denied on one side only, where nothing else in the other side's clause denies anything."""
    if phrased(passage.a) != phrased(passage.b):
        return
    for word, there in same_lemmas(passage, {"VERB", "ADJ", "NOUN"}):
        mine, theirs = at(passage.a, word), at(passage.b, there)
        if mine.lemma in EMPTY or not (in_one_place(passage, word, there) or shared_company(passage, word, there)):
            continue
        nots, nays = denied(passage.a, word), denied(passage.b, there)
        side, its = (passage.b, there) if nots else (passage.a, word)
        if bool(nots) != bool(nays) and not negatives(side, its, but={mine.lemma.casefold()}):
            no = (nots or nays)[0]
            said = (
                at(side, n) for n in side.numbers if at(side, n).dep != "neg" or governor(side, n) in above(side, its)
            )
            if any(likeness(no.lemma, t.lemma) >= SYNONYM for t in said):
                continue
            verb_of = "drops" if nots else "adds"
            a = spread(mine, no) if nots else (mine.start, mine.end)
            b = spread(theirs, no) if nays else (theirs.start, theirs.end)
            yield Found("polarity", a, b, f"the copy {verb_of} “{no.exact}” at “{mine.exact}”", 0.8)


def exchanged(passage: Passage) -> Iterator[Found]:
    """ "a wish, not an order" that has become "an order, not a wish"."""
    both = list(same_lemmas(passage, {"NOUN", "ADJ", "PROPN"}))
    mine = [(a, b) for a, b in both if refused(passage.a, a) and not refused(passage.b, b)]
    theirs = [(a, b) for a, b in both if refused(passage.b, b) and not refused(passage.a, a)]
    for a, b in mine:
        for c, d in theirs:
            first, second = (at(passage.a, a), at(passage.a, c)), (at(passage.b, b), at(passage.b, d))
            reason = f"“not” has gone from “{first[0].exact}” to “{second[1].exact}”"
            yield Found("polarity", spread(*first), spread(*second), reason, 0.85)


def refused(half: Half, number: int) -> bool:
    """Whether "not", with no more than an article between, stands before the word."""
    before = [at(half, n) for n in range(max(half.numbers.start, number - 3), number)]
    while before and before[-1].pos in ("DET", "ADJ"):
        before.pop()
    return bool(before) and before[-1].lemma.casefold() in ("not", "n't")


def contraries(passage: Passage) -> Iterator[Found]:
    """A word in the exemplar and its opposite in the copy, said of the same thing, and neither word on the other side."""
    table = opposites("words")
    here = {t.lemma for t in passage.a.tokens}
    there = {t.lemma for t in passage.b.tokens}
    for i in passage.a.numbers:
        one = at(passage.a, i)
        against = () if one.lemma in there else table.get(one.lemma, ())
        for j in passage.b.numbers if against else ():
            other = at(passage.b, j)
            if other.lemma not in against or other.lemma in here:
                continue
            if negatives(passage.a, i, but=here & set(table)) or negatives(passage.b, j, but=there & set(table)):
                continue
            least = (1 if one.pos == "VERB" else 2) - surely(passage)
            if one.pos == other.pos and shared_company(passage, i, j, least=least):
                reason = f"“{one.exact}” became “{other.exact}”"
                yield Found("polarity", (one.start, one.end), (other.start, other.end), reason, 0.7)


def at(half: Half, number: int) -> Token:
    """The report's token of that number."""
    return half.side.annotations.tokens[number]


def same_lemmas(passage: Passage, kinds: set[str]) -> Iterator[tuple[int, int]]:
    """Numbers of tokens with one lemma on both sides, where each side has the lemma once."""
    mine, theirs = (by_lemma(half, kinds) for half in (passage.a, passage.b))
    for lemma, numbers in mine.items():
        if len(numbers) == 1 == len(theirs.get(lemma, ())):
            yield numbers[0], theirs[lemma][0]


def by_lemma(half: Half, kinds: set[str]) -> dict[str, list[int]]:
    """The tokens of some parts of speech by the key of their lemma."""
    found: dict[str, list[int]] = {}
    for number in half.numbers:
        if at(half, number).pos in kinds:
            found.setdefault(key(at(half, number).lemma), []).append(number)
    return found


def children(half: Half, number: int) -> Iterator[Token]:
    """The tokens whose head is that token."""
    numbers = half.numbers
    for other, token in enumerate(half.tokens, start=numbers.start):
        if token.head == number and other != number:
            yield token


def companions(half: Half, verb: int) -> list[Token]:
    """A verb's particles and prepositions."""
    return [t for t in children(half, verb) if t.dep in ("prt", "prep", "advmod") and t.lemma in opposites("particles")]


def denied(half: Half, number: int) -> list[Token]:
    """The negations of a word, its own or those of its subject and object."""
    own = [t for t in children(half, number) if t.dep == "neg" or t.lemma in ("never", "nobody", "none", "nothing")]
    word, above = at(half, number), half.side.annotations.tokens[at(half, number).head]
    refused = word.dep == "xcomp" and above.lemma in words("refusals")
    if refused and not any(t.dep == "neg" for t in children(half, word.head)):
        own.append(above)
    if word.dep == "pobj" and above.lemma == "without":
        own.append(above)
    return own or [
        t
        for argument in half.numbers
        if at(half, argument).head == number and at(half, argument).dep in ("nsubj", "nsubjpass", "dobj")
        for t in children(half, argument)
        if t.lemma == "no"
    ]


def phrased(half: Half) -> bool:
    """Whether it denies by a phrase ("by no means"), which the parse hangs now on this word, now on that."""
    return PHRASE.search(half.side.report.text, half.start, half.end) is not None


def surely(passage: Passage) -> bool:
    """Whether it is one sentence on either side, and the one was made from the other."""
    return len(passage.a.chosen) == 1 == len(passage.b.chosen) and passage.score >= SURE


def in_one_place(passage: Passage, one: int, other: int) -> bool:
    """Whether two words of such sentences hang on one word, by whatever preposition, or have one particle."""
    if not surely(passage):
        return False
    mine, theirs = at(passage.a, holder(passage.a, one)), at(passage.b, holder(passage.b, other))
    return key(mine.lemma) == key(theirs.lemma) or bool(particle(passage.a, one) & particle(passage.b, other))


def particle(half: Half, verb: int) -> set[str]:
    """The verb's particle, which with it makes one word ("rule out")."""
    return {token.lemma for token in children(half, verb) if token.dep == "prt"}


def holder(half: Half, number: int) -> int:
    """What the word hangs on, prepositions stepped over."""
    tokens = half.side.annotations.tokens
    number = tokens[number].head
    while tokens[number].pos == "ADP" and tokens[number].head != number:
        number = tokens[number].head
    return number


def governor(half: Half, number: int) -> int:
    """The nearest verb above the token; its own number for a verb, and the root where there is none."""
    tokens = half.side.annotations.tokens
    while tokens[number].pos not in ("VERB", "AUX") and tokens[number].head != number:
        number = tokens[number].head
    return number


def above(half: Half, number: int) -> set[int]:
    """The word and all that it hangs on."""
    tokens = half.side.annotations.tokens
    found = {number}
    while tokens[number].head not in found:
        number = tokens[number].head
        found.add(number)
    return found


def negatives(half: Half, word: int, but: Iterable[str] = ()) -> bool:
    """Whether anything in the word's clause, or in those that it hangs on, denies: a negative word or prefix."""
    spared, clauses = set(but), above(half, word)
    for number in half.numbers:
        token = at(half, number)
        plain = token.lemma.casefold()
        if by_no_means(half, number):
            return True
        if plain in spared or governor(half, number) not in clauses:
            continue
        if token.dep == "neg" or plain in words("negations"):
            return True
        if token.pos in ("ADJ", "ADV", "VERB") and turned(plain):
            return True
    return False


def by_no_means(half: Half, number: int) -> bool:
    """Whether "by no means" or "in no way" begins here, which the parse hangs where it likes."""
    words = [at(half, n).exact.casefold() for n in range(number, min(number + 3, half.numbers.stop))]
    return words in (["by", "no", "means"], ["in", "no", "way"])


def turned(lemma: str) -> bool:
    """Whether a prefix makes the word the opposite of another ("unable"; in "indicate" it makes none)."""
    prefix = next((p for p in PREFIXES if lemma.startswith(p)), "")
    return bool(prefix) and opposed(lemma, lemma[len(prefix) :])


def shared_company(passage: Passage, one: int, other: int, least: int = 1) -> bool:
    """Whether words next to the one, in the sentence's tree or in its row, stand next to the other as well."""
    return len(company(passage.a, one) & company(passage.b, other)) >= least


def company(half: Half, number: int) -> set[str]:
    """Lemma keys of weighty words near a token: its head, its children and theirs, the words beside it."""
    tokens = half.side.annotations.tokens
    near = {tokens[number].head, *range(number - AROUND, number + AROUND + 1)}
    near |= {n for n in half.numbers if tokens[n].head == number}
    near |= {n for n in half.numbers if tokens[n].head in near and tokens[tokens[n].head].head == number}
    chosen = [tokens[n] for n in near if n in half.numbers and n != number]
    return {key(t.lemma) for t in chosen if t.pos in WEIGHTS and t.lemma not in EMPTY}


def spread(one: Token, other: Token) -> tuple[int, int]:
    """From the first to the last of two tokens."""
    return min(one.start, other.start), max(one.end, other.end)
