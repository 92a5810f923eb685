"""Characters that a format forbids."""

from __future__ import annotations

import re

# The complement of Char in XML 1.0; RFC 4180 allows still fewer, but every reader of CSV takes these.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """The text with U+FFFD for every character that XML 1.0 forbids, one for one, so that offsets still hold."""
    return FORBIDDEN.sub("\ufffd", text)
