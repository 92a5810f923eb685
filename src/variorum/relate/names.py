"""How likely two names name the same person, body or place, over spellings, alphabets, initials and legal forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from variorum.annotate.mentions.lexicon import bodies, countries, cue, lines, titles, word_list
from variorum.relate.transliterate import latin, skeleton, sound
from variorum.types import MentionType

WORDS_IN_A_SIGN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts in which one sign changed is another name."""
PARTS = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*", re.UNICODE)
SAME = 0.7
"""At and above this score two names are taken for one; found on name pairs, see the decision note on names."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A score in 0…1 with what it rests on."""

    score: float
    reasons: tuple[str, ...]


def name_score(a: str, b: str, kind: MentionType) -> float:
    """How likely the names are one, 0…1."""
    return compare_names(a, b, kind).score


@lru_cache(maxsize=65536)
def compare_names(a: str, b: str, kind: MentionType) -> NameMatch:
    """Score with reasons; symmetric. ``PER`` compares as people's names, all else as names of bodies and places."""
    first, second = sorted((a, b))
    if latin(first) == latin(second):
        return NameMatch(1.0, ("same spelling",))
    return compare_people(first, second) if kind == "PER" else compare_bodies(first, second)


def compare_people(a: str, b: str) -> NameMatch:
    """People: parts aligned, in any order; both having a part of their own speaks against."""
    left, right = person_parts(a), person_parts(b)
    if not left or not right:
        return NameMatch(0.0, ("nothing to compare",))
    if sorted(left) == sorted(right) and left != right and fathers(a) and fathers(b):
        return NameMatch(0.4, ("father and son change places",))
    if "".join(PARTS.findall(latin(a))) == "".join(PARTS.findall(latin(b))):
        return NameMatch(0.97, ("same letters, spaced otherwise",))
    return spaced_otherwise(left, right) or aligned(left, right, person=True)


def fathers(name: str) -> bool:
    """Whether the name says whose child its bearer is, so that the order of its parts tells people apart."""
    return bool(set(PARTS.findall(latin(name))) & {"bin", "ibn", "ben", "bint"})


def spaced_otherwise(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch | None:
    """A match where only the spaces differ, or hardly more ("SergeiLavrov")."""
    a, b = "".join(left), "".join(right)
    one = min(len(left), len(right)) == 1 and min(len(a), len(b)) >= 10
    if len(left) != len(right) and (a == b or (one and closeness(a, b) >= 0.93)):
        return NameMatch(0.97 if a == b else 0.85, ("same letters, spaced otherwise",))
    return None


def compare_bodies(a: str, b: str) -> NameMatch:
    """Bodies: legal forms apart; every part that tells bodies apart must have its partner."""
    left, right = body_parts(a), body_parts(b)
    if not left or not right:
        left, right = tuple(PARTS.findall(latin(a))), tuple(PARTS.findall(latin(b)))
    if acronym(left, right) or acronym(right, left):
        return NameMatch(0.85, ("initials of the longer name",))
    return spaced_otherwise(left, right) or aligned(left, right, person=False)


def person_parts(name: str) -> tuple[str, ...]:
    """Parts of a person's name without titles and small words; a doubled part once."""
    parts = [part for part in split_initials(PARTS.findall(latin(name))) if part not in titles() or len(part) == 1]
    small = cue("particle") | {"jr", "sr", "junior", "senior", "ii", "iii"}
    kept = [part for i, part in enumerate(parts) if part not in small or (part == "ben" and i == 0)] or parts
    return tuple(dict.fromkeys(kept))


def split_initials(parts: list[str]) -> list[str]:
    """Two letters without a vowel are two initials ("jc")."""
    out: list[str] = []
    for part in parts:
        out.extend(part if len(part) == 2 and not set(part) & set("aeiouy") else [part])
    return out


def body_parts(name: str) -> tuple[str, ...]:
    """Parts of a body's name without articles and legal forms; letters set apart by full stops are one word."""
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", latin(name)).replace("&", " and ").replace(".", "")
    plain = f" {' '.join(PARTS.findall(plain))} "
    for form in legal_forms():
        plain = plain.replace(f" {form} ", " ")
    plain = lands_as_codes(plain)
    return tuple(part for part in plain.split() if part not in ("the", "of", "and", "for", "de", "et", "und", "y"))


def lands_as_codes(text: str) -> str:
    """Names and demonyms of countries as one word each: "US Air Force" and "United States Air Force" are one."""
    words = text.split()
    out: list[str] = []
    while words:
        for size in (3, 2, 1):
            land = countries().get(" ".join(words[:size])) if len(words) >= size else None
            if land is not None and land.use in ("name", "demonym") and len(words) + len(out) > size:
                out.append(land.code.lower())
                words = words[size:]
                break
        else:
            out.append(words.pop(0))
    return " ".join(out)


@cache
def legal_forms() -> tuple[str, ...]:
    """Legal forms, longest first, in Latin letters."""
    forms = {latin(form) for form in word_list("legal_forms.txt")["form"]}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the one word is made of the other's initials."""
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(part[0] for part in long)


def aligned(left: tuple[str, ...], right: tuple[str, ...], *, person: bool) -> NameMatch:
    """Parts matched best first; what is left over on both sides counts as contradiction, on one side as silence."""
    pairs = sorted(
        ((part_score(a, b, person=person), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda pair: (-pair[0], pair[1] != pair[2], pair[1], pair[2]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    score, matched = 0.0, []
    for value, i, j in pairs:
        if value < 0.5 or i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        score += value
        matched.append((value, left[i], right[j]))
    spare_a = [part for i, part in enumerate(left) if i not in used_a]
    spare_b = [part for j, part in enumerate(right) if j not in used_b]
    for torn, whole in ((spare_a, spare_b), (spare_b, spare_a)):
        mended = next((part for part in whole if len(torn) > 1 and closeness("".join(torn), part) >= 0.85), None)
        if mended is not None:
            score, matched = score + 0.9, [*matched, (0.9, "".join(torn), mended)]
            torn.clear()
            whole.remove(mended)
    return weigh(score, matched, spare_a, spare_b, person=person)


def weigh(
    score: float, matched: list[tuple[float, str, str]], spare_a: list[str], spare_b: list[str], *, person: bool
) -> NameMatch:
    """One number for matched and spare parts."""
    if not matched:
        return NameMatch(0.0, ("no part in common",))
    mean = score / len(matched)
    reasons = tuple(f"{a} = {b}" if value == 1 else f"{a} ~ {b} {value:.2f}" for value, a, b in matched)
    weakest = min(value for value, _, _ in matched)
    if spare_a and spare_b:
        return NameMatch(
            round(0.45 * mean * len(matched) / (len(matched) + min(len(spare_a), len(spare_b))), 4),
            (*reasons, f"{' '.join(spare_a)} against {' '.join(spare_b)}"),
        )
    spare = spare_a or spare_b
    if not spare:
        return NameMatch(round(0.5 * mean + 0.5 * weakest, 4), reasons)
    lone = 0.25 if len(matched) == 1 else 0.0
    penalty = 0.08 * len(spare) + lone if person else sum(spare_body(part, len(matched)) for part in spare)
    return NameMatch(
        round(max(0.0, 0.5 * mean + 0.5 * weakest - penalty), 4), (*reasons, f"{' '.join(spare)} only once")
    )


@lru_cache(maxsize=65536)
def part_score(a: str, b: str, *, person: bool) -> float:
    """How likely two parts of names are one word."""
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return 0.85 if person and a[0] == b[0] else 0.0
    if variants().get(a, frozenset()) & variants().get(b, frozenset()):
        return 0.92
    heard_a, heard_b = sound(a), sound(b)
    if heard_a == heard_b:
        return 0.95
    if a.isdigit() or b.isdigit():
        return 0.0
    return spelled_alike(a, b, heard_a, heard_b)


def spelled_alike(a: str, b: str, heard_a: str, heard_b: str) -> float:
    """By letters changed against length, the kinder of writing and sound; one skeleton earns a little more.

    Two letters changed in longer words of one length and first letter are a slip that may be one name and may be two.
    """
    if WORDS_IN_A_SIGN.search(a + b):
        return 0.0
    near = max(closeness(a, b), closeness(heard_a, heard_b))
    if len(heard_a) >= 4 and skeleton(a) == skeleton(b) and near >= 0.5:
        return max(near, 0.85)
    slip = len(a) == len(b) >= 5 and a[0] == b[0] and DamerauLevenshtein.distance(a, b) <= 2
    return near if near >= (0.72 if max(len(a), len(b)) > 4 else 0.75) or slip else 0.0


def closeness(a: str, b: str) -> float:
    """1 less the share of letters changed; swapped neighbours are one change."""
    return 1.0 - DamerauLevenshtein.distance(a, b) / max(len(a), len(b), 1)


@cache
def variants() -> dict[str, frozenset[int]]:
    """Folded spelling of a given name or place → the numbers of the groups of spellings it stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("name_variants.txt")):
        for word in line.partition(":")[2].split():
            plain = latin(word.replace("_", " "))
            found[plain] = found.get(plain, frozenset()) | {number}
    return found


def spare_body(part: str, matched: int) -> float:
    """What a word that only one name has takes off: little for "company", more for "union", else most."""
    kinds = bodies().get(part, frozenset())
    if "company" in kinds:
        return 0.1
    return 0.15 if kinds and matched >= 3 else 0.32
