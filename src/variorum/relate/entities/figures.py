"""What one report says of one thing: its names, what it is called besides, and where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.annotate.mentions.lexicon import bodies, countries, cue, known_names
from variorum.annotate.mentions.namesakes import SMALL
from variorum.relate.names import body_parts, person_parts
from variorum.relate.transliterate import latin
from variorum.text import fold
from variorum.types import Annotations, Mention, MentionType, Report, ReportId

Names = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One named chain of one report. ``parts`` are the words of its fullest name, as names are compared by."""

    report: ReportId
    chain: int
    type: MentionType
    names: Names
    parts: tuple[str, ...]
    land: str | None
    ministry: tuple[str, ...] | None
    called: frozenset[str]
    gender: str
    mentions: tuple[Mention, ...]

    @property
    def initials(self) -> frozenset[str]:
        """The acronyms that its names of several words can be cut down to."""
        return frozenset(short for name, _ in self.names for short in acronyms(name))

    @property
    def fullest(self) -> str:
        """The name with most words, of those the most frequent."""
        return max(self.names, key=lambda item: (len(item[0].split()), item[1], item[0]))[0]


def figures(reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]) -> list[Figure]:
    """The named chains of all reports, in an order that does not depend on the order of the reports."""
    found = []
    for report in sorted(reports, key=lambda report: report.id):
        chains: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in annotations[report.id].mentions:
            chains[mention.chain].append(mention)
        found += [figure(report.id, chain, mentions) for chain, mentions in sorted(chains.items()) if named(mentions)]
    return found


def named(mentions: Sequence[Mention]) -> bool:
    """Whether the chain has a name at all."""
    return any(mention.level == "NAM" for mention in mentions)


def figure(report: ReportId, chain: int, mentions: Sequence[Mention]) -> Figure:
    """The chain as a figure."""
    counted = Counter(tidy(mention.exact) for mention in mentions if mention.level == "NAM")
    names = tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    kind = chain_type(mentions)
    longest = max(counted, key=lambda name: (len(name.split()), counted[name], name))
    parts = person_parts(longest) if kind == "PER" else body_parts(longest) or tuple(latin(longest).split())
    called = frozenset(
        word for mention in mentions if mention.level == "NOM" for word in fold(mention.exact).split() if len(word) > 2
    )
    return Figure(
        report, chain, kind, names, parts, land(mentions), ministry(longest), called, gender(mentions), tuple(mentions)
    )


def tidy(name: str) -> str:
    """The name on one line; a shouted name as it would be written ("ELDWICK" in a dateline)."""
    name = " ".join(name.split())
    return name.title() if name.isupper() and len(name) > 6 else name


def chain_type(mentions: Sequence[Mention]) -> MentionType:
    """The type that most names of the chain have; a country's demonyms do not make it a people."""
    counted = Counter(mention.type for mention in mentions if mention.level == "NAM")
    if counted["GPE"] and counted.keys() <= {"GPE", "NORP", "ORG"} and land(mentions):
        return "GPE"
    return max(sorted(counted), key=lambda kind: counted[kind])


def land(mentions: Sequence[Mention]) -> str | None:
    """The country that the chain names, describes, or means by its capital or seat of government."""
    for mention in mentions:
        found = countries().get(fold(" ".join(mention.exact.split()))) if mention.level == "NAM" else None
        if found is not None and (found.use != "capital" or mention.type == "ORG"):
            return found.code
    return None


def ministry(name: str) -> tuple[str, ...] | None:
    """(country or "", field …) of a ministry's or department's name, so that its word order does not matter."""
    words = fold(name).replace("’", "'").replace("'s", "").split()
    if not {"ministry", "department"} & set(words):
        return None
    codes = [countries()[word].code for word in words if word in countries()]
    fields = [
        FIELDS.get(word, word)
        for word in words
        if word not in ("ministry", "department", "of", "the", "for", "and") and word not in countries()
    ]
    return (codes[0] if codes else "", *sorted(fields)) if fields else None


FIELDS = {
    "defense": "defence", "labor": "labour", "external": "foreign", "interior": "home", "internal": "home",
    "treasury": "finance", "economic": "economy", "economics": "economy", "transportation": "transport", "affairs": "",
}  # fmt: skip


def gender(mentions: Sequence[Mention]) -> str:
    """m, f or -, by the pronouns of the chain."""
    counted = Counter(mention.exact.lower() for mention in mentions if mention.level == "PRO")
    men = sum(counted[word] for word in ("he", "him", "his", "himself"))
    women = sum(counted[word] for word in ("she", "her", "hers", "herself"))
    return "-" if men == women else "m" if men > women else "f"


def acronyms(name: str) -> tuple[str, ...]:
    """The initials of a name's words, with and without the small ones, save where they are a state's ("N.Y.")."""
    words = [word for word in re.split(r"[^\w]+", fold(name)) if word and word != "s"]
    if len(words) < 2:
        return ()
    found = "".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL)
    return tuple(short for short in found if ".".join(short) + "." not in known_names())


def media(parts: Sequence[str]) -> bool:
    """Whether the name is a newspaper's or station's, which is called by its last word."""
    return bool(parts) and bool(bodies().get(parts[-1], frozenset()) & {"media", "media-name"})


def vague(parts: Sequence[str]) -> bool:
    """Whether a lone word is too general to name a body by itself ("Council")."""
    return len(parts) == 1 and (parts[0] in cue("generic") or parts[0] in bodies())
