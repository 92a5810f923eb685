"""Which pieces of speech in unrelated reports are one utterance.

Nothing but the words, the meaning and the speaker can show it, and one speech holds many like sentences; so much is asked.
Pieces are looked up by the weighty words they share, so the work grows with the pieces and not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from variorum.relate.quotations.crowds import thinned, uncrowded
from variorum.relate.quotations.pairing import Pair, common, weights
from variorum.relate.quotations.retold import by_meaning
from variorum.relate.quotations.utterances import Piece, meaning, surname
from variorum.relate.view import WEIGHTS, Prepared
from variorum.relate.wording import edits, kept, keys

SHARED = 2.4  # weight of shared words at least
MOST, PART = 0.6, 0.85  # of the longer piece, or of the shorter
REPORTED = 0.9  # of the shorter, where one stands without marks
NEAR = 0.5  # cosine of the sentences, where nobody is named and one piece is a part of the other
RETOLD = frozenset({"say", "tell"})
ECHO, HALF, NEARLY = 1.8, 0.5, 0.65  # weight shared, of the longer, and cosine, by one speaker in marks in both …
LENGTH = 0.8  # … and words of the shorter, as a share of the longer
ROW = 5  # words in a row
TERM, PHRASE = 4, 5  # words of a piece at least, and of one without marks or a part of the other
IN_ROW = 0.8  # share of the shorter piece that the other has in order
COMMON = 150  # pieces; a word that more of them have tells nothing
ALIKE_NAMES = 80.0
Numbers = NDArray[np.int64]


def among_strangers(
    said: Sequence[Sequence[Piece]],
    views: Sequence[Prepared],
    kin: Collection[tuple[int, int]],
    foreign: Sequence[bool],
    own: Collection[tuple[int, int]] = (),
) -> list[Pair]:
    """Matches between reports that do not copy each other; each piece has at most one partner in another report.

    ``own``: report and start of pieces that have nothing to do with the kinship of their report.
    """
    flat, repeats = uncrowded([piece for side in said for piece in side], views)
    chosen: dict[tuple[int, int], tuple[float, int]] = {}
    meant = set(by_meaning(flat, views, foreign))
    for i, j in sorted(meant | set(by_words(flat))):
        a, b = flat[i], flat[j]
        if a.report == b.report or not (a.marked or b.marked) or retells(a) != retells(b):
            continue
        if akin(a, b, kin, own):
            continue
        cosine = float(views[a.report].vectors[a.sentence] @ views[b.report].vectors[b.sentence])
        if (i, j) not in meant and not one_utterance(a, b, cosine):
            continue
        same = float(meaning(a, views[a.report]) @ meaning(b, views[b.report]))
        fit = common(a.words, b.words)[1] + same + 0.3 * (a.marked and b.marked)
        chosen[i, b.report] = max(chosen.get((i, b.report), (0.0, -1)), (fit, j))
        chosen[j, a.report] = max(chosen.get((j, a.report), (0.0, -1)), (fit, i))
    pairs = {(min(i, j), max(i, j)) for (i, report), (_, j) in chosen.items() if chosen[j, flat[i].report][1] == i}
    found = thinned([(flat[i], flat[j]) for i, j in sorted(pairs)], views)
    return found + [(a, b) for a, b in repeats if not akin(a, b, kin, own)]


def akin(a: Piece, b: Piece, kin: Collection[tuple[int, int]], own: Collection[tuple[int, int]]) -> bool:
    """Whether two pieces stand in reports of one family, in what these have of it."""
    related = (a.report, b.report) in kin or (b.report, a.report) in kin
    return related and (a.report, a.start) not in own and (b.report, b.start) not in own


def by_words(flat: Sequence[Piece]) -> Iterable[tuple[int, int]]:
    """Pairs of pieces that share words of a weight of at least ``ECHO``, common words left out."""
    postings: dict[str, list[int]] = defaultdict(list)
    weight: dict[str, float] = {}
    for number, piece in enumerate(flat):
        for lemma, some in weights(piece.words).items():
            postings[lemma].append(number)
            weight[lemma] = some
    codes, shares = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for lemma, numbers in postings.items():
        if 1 < len(numbers) <= COMMON:
            codes.append(pair_codes(np.array(numbers, dtype=np.int64), len(flat)))
            shares.append(np.full(codes[-1].size, weight[lemma]))
    found, where = np.unique(np.concatenate(codes), return_inverse=True)
    total = np.bincount(where, weights=np.concatenate(shares), minlength=found.size)
    kept = found[total >= ECHO - 1e-6]
    return zip((kept // max(1, len(flat))).tolist(), (kept % max(1, len(flat))).tolist(), strict=True)


def pair_codes(numbers: Numbers, base: int) -> Numbers:
    """Every pair of some numbers, each pair as one number."""
    one, other = np.triu_indices(numbers.size, 1)
    return numbers[one] * base + numbers[other]


def retells(piece: Piece) -> bool:
    """Whether somebody tells there what they said at another time ("I said that …"), which is an utterance of its own."""
    first = piece.words[:2]
    return len(first) == 2 and first[0].key in ("i", "we") and first[1].lemma in RETOLD


def one_utterance(a: Piece, b: Piece, cosine: float) -> bool:
    """Whether two pieces in unrelated reports are one utterance."""
    known = same_speaker(a, b)
    if known is False:
        return a.marked and b.marked and reprinted(a, b)
    if min(len(a.words), len(b.words)) < (TERM if a.marked and b.marked else PHRASE):
        return False
    shared, part, most = common(a.words, b.words)
    plain = shared >= SHARED and saying(a, b)
    if a.marked and b.marked:
        if known and shared >= ECHO and cosine >= NEARLY and echoes(a, b):
            return True
        return plain and (most >= MOST or (part >= PART and in_row(a, b)))
    if not plain or part < (REPORTED if not known else PART if not phrase(a, b) else HALF):
        return False
    return (
        most >= MOST or (cosine >= NEAR and shared >= 1.2 * SHARED) or (bool(known) and (in_row(a, b) or phrase(a, b)))
    )


def reprinted(a: Piece, b: Piece) -> bool:
    """Whether the words are so much the same that two people will not have said them: one report is wrong about who did."""
    low, high = sorted((len(a.words), len(b.words)))
    return low > PHRASE and saying(a, b) and kept(keys(a.words), keys(b.words)) >= PART * high


def echoes(a: Piece, b: Piece) -> bool:
    """Whether the one is a part of the other, or both are of a length and share half of their weight."""
    _, part, most = common(a.words, b.words)
    low, high = sorted((len(a.words), len(b.words)))
    return part >= PART or (most >= HALF and low >= LENGTH * high)


def phrase(a: Piece, b: Piece) -> bool:
    """Whether so many words in a row are the same that one speaker will not have said them twice."""
    return any(edit.change == "equal" and edit.a2 - edit.a1 >= ROW for edit in edits(keys(a.words), keys(b.words)))


def saying(a: Piece, b: Piece) -> bool:
    """Whether they share more than names and titles."""
    here = {w.lemma for w in a.words if w.pos in WEIGHTS and w.pos != "PROPN"}
    return any(w.lemma in here for w in b.words if w.pos in WEIGHTS and w.pos != "PROPN")


def in_row(a: Piece, b: Piece) -> bool:
    """Whether most words of the shorter stand, in order, in the longer: a part of it, and no slogan it echoes."""
    least = min(len(a.words), len(b.words))
    return least >= PHRASE and kept(keys(a.words), keys(b.words)) >= IN_ROW * least


def same_speaker(a: Piece, b: Piece) -> bool | None:
    """Whether both name one speaker; None where one of them names nobody."""
    one, other = surname(a.name), surname(b.name)
    if not one or not other:
        return None
    return ratio(one, other) >= ALIKE_NAMES
