"""Word lists, each with its source and licence in its first line, and the one way to read them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_sets(name: str) -> dict[str, frozenset[str]]:
    """The arrays of ``NAME.toml`` by key; a table's arrays are keyed "table.key"."""
    loaded = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    sets: dict[str, frozenset[str]] = {}
    for key, value in loaded.items():
        inner = value.items() if isinstance(value, dict) else ()
        sets |= {f"{key}.{part}": frozenset(words) for part, words in inner}
        if not isinstance(value, dict):
            sets[key] = frozenset(value)
    return sets
