"""The frame of a clause: its verb, who and what hang on it, how it is said. What two clauses are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from variorum.relate.claims.tree import OBJECTS, SUBJECTS, VERBAL, ClauseTree, tree
from variorum.relate.claims.words import CONTENT, Lexicon, lexicon
from variorum.text import fold
from variorum.types import Anchor, Annotations, Entity, Report, ReportId

MODALS = {
    "can": "may",
    "ca": "may",
    "could": "may",
    "may": "may",
    "might": "may",
    "should": "must",
    "must": "must",
    "will": "will",
    "would": "would",
    "shall": "will",
    "'ll": "will",
    "’ll": "will",
    "'d": "would",
    "’d": "would",
}
# modalities by how far they stand off from fact: what is to be is not compared with what is
FACT = {"": "fact", "will": "plan", "would": "plan", "must": "must", "may": "may", "if": "if", "seek": "plan"}
KNOWING = frozenset({"confirm", "verify", "establish", "see", "count"})  # what one could confirm is no mere chance
CAUSING = frozenset({"begin", "start", "manage", "have", "order", "force", "make", "help", "cause", "lead", "get"})
INFINITIVES = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl"})
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "second",
        "morning",
        "evening",
        "afternoon",
        "night",
        "noon",
        "midnight",
    ]
)


@dataclass(frozen=True)
class Opened:
    """One report with all that comparing needs at hand; ``called`` leads folded spellings to the entities."""

    report: Report
    annotations: Annotations
    tree: ClauseTree
    names: Mapping[int, str]
    people: frozenset[str]
    places: frozenset[str]
    called: Mapping[str, str]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The word lists."""
        return lexicon()

    @cached_property
    def frames(self) -> dict[int, Frame]:
        """Frames already made, by their verb."""
        return {}

    def key(self, i: int) -> str | None:
        """What token ``i`` stands for in a comparison: an entity, a class of words, a lemma; None for small words."""
        token = self.tree.tokens[i]
        if i in self.names:
            return self.names[i]
        if token.pos == "NOUN" and token.exact[0].isupper() and fold(token.exact) in self.called:
            return self.called[fold(token.exact)]  # a name that the parse took for a noun
        if token.pos not in CONTENT or token.pos == "NUM" or len(token.lemma) < 2 or not token.exact[0].isalpha():
            return None
        if token.pos == "ADV" and token.lemma not in self.lexicon.scope:
            return None
        key = self.lexicon.canonical(token.lemma)
        return None if key in self.lexicon.light or key in self.lexicon.generic or key in DAYS else key

    def keys(self, tokens: list[int]) -> frozenset[str]:
        """The keys of these tokens."""
        return frozenset(key for i in tokens if (key := self.key(i)))

    def modifiers(self, tokens: list[int]) -> frozenset[tuple[str, str]]:
        """Which noun is narrowed by which adjective or noun ("marijuana", "medical")."""
        held = self.tree.tokens
        pairs = ((held[held[i].head].lemma, held[i].lemma) for i in tokens if held[i].dep in ("amod", "compound"))
        return frozenset(pairs)

    def lemmas(self, tokens: list[int]) -> list[str]:
        """Lower-case lemmas in text order."""
        return [self.tree.tokens[i].lemma.casefold() for i in tokens]

    def span(self, tokens: list[int]) -> Anchor:
        """The stretch from the first to the last of these tokens, marks at its ends left out."""
        marks = ("PUNCT", "SPACE")
        words = [i for i in tokens if self.tree.tokens[i].pos not in marks] or tokens
        start, end = self.tree.tokens[min(words)].start, self.tree.tokens[max(words)].end
        return Anchor(self.report.id, start, end, self.report.text[start:end])


@dataclass(frozen=True, slots=True)
class Frame:
    """``verb`` heads the clause (a token index); ``modal`` is "" where the clause states a fact."""

    verb: int
    tokens: tuple[int, ...]
    predicate: str
    subject: int | None
    object: int | None
    negated: bool
    modal: str
    past: bool


def view(report: Report, annotations: Annotations, entities: tuple[Entity, ...]) -> Opened:
    """The report opened for comparing, names led to their entities."""
    shape = tree(annotations)
    names: dict[int, str] = {}
    for entity in entities:
        for mention in entity.mentions:
            if mention.report == report.id:
                names |= {
                    i: f"@{entity.id}"
                    for i in shape.inside(mention.start, mention.end)
                    if shape.tokens[i].pos in ("PROPN", "PRON")
                }
    people = frozenset(f"@{entity.id}" for entity in entities if entity.type == "PER")
    places = frozenset(f"@{entity.id}" for entity in entities if entity.type in ("GPE", "LOC", "FAC"))
    called = {fold(name): f"@{entity.id}" for entity in entities for name in (*entity.names, entity.name)}
    return Opened(report, annotations, shape, names, people, places, called)


def views(
    reports: tuple[Report, ...], annotations: Mapping[ReportId, Annotations], entities: tuple[Entity, ...]
) -> dict[ReportId, Opened]:
    """Every report opened, by id."""
    mine: dict[ReportId, list[Entity]] = {report.id: [] for report in reports}
    for entity in entities:
        for report_id in sorted({mention.report for mention in entity.mentions}):
            mine.setdefault(report_id, []).append(entity)
    return {r.id: view(r, annotations[r.id], tuple(mine[r.id])) for r in reports}


def frame(opened: Opened, i: int) -> Frame:
    """The frame of the clause that token ``i`` stands in; made once a clause."""
    verb = opened.tree.governor(i)
    if verb not in opened.frames:
        opened.frames[verb] = _frame(opened, verb)
    return opened.frames[verb]


def _frame(opened: Opened, verb: int) -> Frame:
    shape = opened.tree
    return Frame(
        verb=verb,
        tokens=tuple(shape.clause(verb)),
        predicate=predicate(opened, verb),
        subject=antecedent(opened, shape.argument(verb, SUBJECTS)),
        object=next((k for k in shape.children[verb] if shape.tokens[k].dep in OBJECTS), None),
        negated=negated(opened, verb),
        modal=modality(opened, verb),
        past=shape.tokens[verb].tag in ("VBD", "VBN"),
    )


def antecedent(opened: Opened, subject: int | None) -> int | None:
    """What "who" or "which" stands for; any other subject as it is."""
    tokens = opened.tree.tokens
    if subject is None or tokens[subject].tag not in ("WDT", "WP"):
        return subject
    verb = tokens[subject].head
    return tokens[verb].head if tokens[verb].dep == "relcl" else None


def bearer(opened: Opened, i: int) -> int:
    """The name that stands in apposition to a title or a role ("the trainer, Ann Roe"); any other token as it is."""
    tokens = opened.tree.tokens
    if i in opened.names or tokens[i].pos not in ("NOUN", "PROPN"):
        return i
    beside = (k for k in opened.tree.children[i] if tokens[k].dep == "appos" and opened.names.get(k) in opened.people)
    return next(beside, i)


def predicate(opened: Opened, verb: int) -> str:
    """The verb's class; for a light verb with an adjective or noun after it, that one's."""
    shape, words = opened.tree, opened.lexicon
    lemma = words.canonical(shape.tokens[verb].lemma)
    if lemma in words.light and shape.tokens[verb].pos in VERBAL:
        for k in shape.children[verb]:
            if shape.tokens[k].dep in ("acomp", "attr", "oprd") and shape.tokens[k].pos in ("ADJ", "VERB", "NOUN"):
                return words.canonical(shape.tokens[k].lemma)
    return lemma


def negated(opened: Opened, verb: int) -> bool:
    """Whether the clause says that something is not so ("no", "never", "nobody" count as "not" does)."""
    shape = opened.tree
    for k in shape.children[verb]:
        if shape.tokens[k].dep == "neg" or shape.tokens[k].lemma in ("nobody", "none", "nothing", "neither"):
            return True
        arguments = shape.children[k] if shape.tokens[k].dep in SUBJECTS | OBJECTS else []
        if any(shape.tokens[j].lemma in ("no", "none", "neither") for j in arguments):
            return True
    return False


def finite(opened: Opened, verb: int) -> bool:
    """Whether the verb is tensed, by itself or by an auxiliary."""
    tokens = opened.tree.tokens
    helpers = (tokens[k].tag for k in opened.tree.children[verb] if tokens[k].dep in ("aux", "auxpass"))
    found = (tokens[verb].tag, *helpers)
    if any(tag in TENSED for tag in found):
        return True
    bare = tokens[verb].dep == "ROOT" and found == ("VBN",)  # "left by consent": a past tense taken for a participle
    return bare and any(tokens[k].dep in SUBJECTS and k < verb for k in opened.tree.children[verb])


def modality(opened: Opened, verb: int) -> str:
    """ "" for a stated fact; else may, must, will, would, if, seek: how the clause stands off from fact."""
    shape = opened.tree
    words = [
        shape.tokens[k].exact.casefold()
        for k in shape.children[verb]
        if shape.tokens[k].dep in ("aux", "mark", "advmod")
    ]
    if any(word in CONDITIONS for word in words):
        return "if"
    token = shape.tokens[verb]
    if token.lemma in KNOWING:
        return ""
    for word in words:
        if word in MODALS:
            return MODALS[word]
    done = any(shape.tokens[k].lemma == "do" for k in shape.children[verb] if shape.tokens[k].dep == "aux")
    if token.dep in INFINITIVES and token.tag == "VB" and not done:
        return "" if shape.tokens[token.head].lemma in CAUSING else "seek"
    return ""


def narrowed_apart(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> bool:
    """Whether one noun is narrowed in both, by different words ("medical marijuana", "recreational marijuana")."""
    for noun in {noun for noun, _ in a} & {noun for noun, _ in b}:
        if not {word for held, word in a if held == noun} & {word for held, word in b if held == noun}:
            return True
    return False
