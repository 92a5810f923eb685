"""JSON for other programs: what is not known is left out, and the text can stand inside a page's script element."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

Json = dict[str, object]
ESCAPED = re.compile("[<\ud800-\udfff]")  # the halves alone cannot be written as UTF-8


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
    """JSON with escapes for "<" and for halves of surrogate pairs, both of which can only be inside a string."""
    return ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", text)
