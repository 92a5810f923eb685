"""What may become a credit: a source, the words that name it, and what it is a source of."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.types import OriginKind


@dataclass(frozen=True, slots=True)
class Lead:
    """``key`` is the same for the same source in one report; of several leads the one with the highest ``weight`` is kept.

    ``by_name`` says that the words name the source; a pronoun's do not. Weight 0 is no source of facts (an opinion, a refusal); 1 words in quotation marks only; 2 and more something
    that the report itself passes on.
    """

    key: str
    name: str
    kind: OriginKind
    start: int
    end: int
    weight: int
    by_name: bool = True
