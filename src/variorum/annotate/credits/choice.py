"""One credit for each source: its clearest place, not every "he said"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.annotate.credits.leads import Lead
from variorum.annotate.credits.sources import key_of
from variorum.data import word_sets
from variorum.types import OriginKind

PLACED = ("line ", "unnamed ", "told ", "from ")
"""Keys of leads that stand for their place in the text, and so for themselves."""
UNNAMED = 2
"""What a lead loses as its source's place where a pronoun stands for the name."""
BARE = 2
"""Words in a name that says only what somebody is."""
FLOOR: dict[OriginKind, int] = {
    "agency": 1,
    "outlet": 1,
    "anonymous": 2,
    "person": 2,
    "organisation": 1,
    "document": 2,
    "own": 1,
}


def choose(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """One lead of each source with one that passes its kind's floor; none within another.

    The weightiest comes first, and of equals the first; one that names its source comes before a weightier "she said".
    """
    best: dict[str, Lead] = {}
    found = sorted((lead for lead in leads if lead.weight), key=lambda x: (-x.weight, x.start, x.end))
    passing = {same_body(lead, found) for lead in found if lead.weight >= floor(lead)}
    for lead in sorted(found, key=place):
        best.setdefault(same_body(lead, found), lead)
    kept: list[Lead] = []
    for key, lead in sorted(best.items(), key=lambda x: (-x[1].weight, x[1].start)):
        if key in passing and not any(same_place(lead, other) and not passed(lead, other) for other in kept):
            kept.append(lead)
    return tuple(sorted(kept, key=lambda x: (x.start, x.end)))


def place(lead: Lead) -> tuple[bool, int, int, int, int]:
    """Which of a source's leads is its clearest place."""
    clear = lead.weight if lead.by_name else lead.weight - UNNAMED
    return (lead.weight < floor(lead), -clear, -lead.weight, lead.start, lead.end)


def floor(lead: Lead) -> int:
    """Who will not be named ("a source") is a source by its words alone; a spokeswoman only by a fact."""
    shy = bool(set(key_of(lead.name).split()) & word_sets("credits")["shy"])
    return 1 if shy and lead.kind == "anonymous" else FLOOR[lead.kind]


def same_body(lead: Lead, leads: Sequence[Lead]) -> str:
    """The lead's key; a bare "their union" or "the official" goes by the key of the one source whose name has that word."""
    words = key_of(lead.name).split()
    if lead.key.startswith(PLACED) or lead.name.lower().startswith(("a ", "an ", "another ")):
        return lead.key
    named = min((x.key for x in leads if x.kind == lead.kind and key_of(x.name) == key_of(lead.name)), default=lead.key)
    if not words or any(word[:1].isupper() for word in lead.name.split()[1:]) or len(words) > BARE:
        return named
    longer = {
        x.key
        for x in leads
        if x.kind == lead.kind
        and not x.key.startswith(PLACED)
        and len(key_of(x.name)) > len(key_of(lead.name))
        and words[-1] in key_of(x.name).split()
    }
    return min(longer) if len(longer) == 1 else named


def passed(inner: Lead, outer: Lead) -> bool:
    """Whether an outlet passes on what a source told it ("the daily, citing two officers, reported")."""
    return outer.kind in {"outlet", "agency"} and inner.kind not in {"outlet", "agency"}


def same_place(a: Lead, b: Lead) -> bool:
    """Whether two leads share most of the shorter."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0.5 * min(a.end - a.start, b.end - b.start)
