"""JSON for other programs: what is not known is left out, and the text can stand inside a page's script element."""

from __future__ import annotations

import json
from collections.abc import Mapping

Json = dict[str, object]


def known(values: Mapping[str, object]) -> Json:
    """An object without the keys that have nothing to say."""
    return {key: value for key, value in values.items() if value is not None and value != "" and value != []}


def dump(value: object) -> str:
    """Indented JSON with a newline at its end."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def line(value: object) -> str:
    """JSON on one line, with a newline at its end."""
    return escaped(json.dumps(value, ensure_ascii=False)) + "\n"


def escaped(text: str) -> str:
    """JSON in which "<" is written as an escape; it can only be inside a string."""
    return text.replace("<", "\\u003c")
