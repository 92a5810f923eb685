"""The vocabulary: one frozen value per thing, named as in textual criticism and the annotation standards.

These values are the story.json contract as well: a field here is a key there, in this order. Offsets are Unicode
code points into ``Report.text``, half-open; ``text[start:end] == exact`` always. Dates are ISO 8601 strings, cut to
the precision that is known ("2024", "2024-05", "2024-05-26", "2024-05-26T22:15"). Scores lie in 0…1, and whatever is
scored carries its reasons, short enough to show a reporter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

ReportId = NewType("ReportId", str)
EntityId = NewType("EntityId", str)
ClaimId = NewType("ClaimId", str)
QuotationId = NewType("QuotationId", str)

BoilerplateKind = Literal["subscribe", "caption", "credit", "navigation", "metadata", "repeated"]
MentionType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"]
MentionLevel = Literal["NAM", "NOM", "PRO"]
QuotationType = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Change = Literal["=", "~", "<", ">"]
OriginKind = Literal["agency", "outlet", "anonymous", "person", "organisation", "document", "own"]
Polarity = Literal["+", "-", "u"]
Certainty = Literal["CT", "PR", "PS", "U"]
Status = Literal["proposed", "under discussion", "decided", "signed", "begun", "done", "dropped", "denied"]
PlanSlot = Literal["actor", "action", "quantity", "place", "begin", "end", "purpose", "condition", "status"]
DerivationType = Literal["verbatim", "excerpt", "rewrite"]
Direction = Literal["certain", "likely", "unknown"]
Alteration = Literal["verbatim", "trimmed", "reworded", "reattributed", "marks_lost", "marks_gained", "translated"]
VariantKind = Literal[
    "quantity", "date", "name", "place", "agent", "polarity", "certainty", "status", "attribution", "wording"
]
VariantRelation = Literal["agree", "refine", "update", "conflict"]
Stance = Literal["for", "against", "conditional", "open", "denies"]
Precision = Literal["day", "month", "year", "range"]

LOST = "lost:"
"""What the name of an exemplar nobody supplied begins with."""
CheckKind = Literal["quotation", "quantity", "date", "name", "place", "attribution", "polarity", "certainty", "claim"]
CheckStatus = Literal["as reported", "altered", "differs", "in none"]


@dataclass(frozen=True, slots=True)
class Report:
    """One witness: a text as somebody published it.

    ``sigil`` is the letter it goes by in one story ("A" … "Z", "AA" …); ``id`` comes from its content and never changes.
    ``published_range`` holds the first and last possible day where no publication date is known.
    """

    id: ReportId
    sigil: str
    name: str
    publisher: str | None
    url: str | None
    headline: str | None
    byline: str | None
    dateline: str | None
    language: str | None
    published: str | None
    published_range: tuple[str, str] | None
    modified: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of one report (W3C TextPositionSelector and TextQuoteSelector in one)."""

    report: ReportId
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Boilerplate(Anchor):
    """Page furniture inside a report's text: marked, kept, and left out of every comparison."""

    kind: BoilerplateKind


@dataclass(frozen=True, slots=True)
class Token(Anchor):
    """One word or mark as the language pipeline sees it.

    ``pos`` is the Universal Dependencies part of speech, ``tag`` the Penn Treebank one, ``dep`` the ClearNLP relation
    to ``head``, an index into the report's tokens (its own index for the root of a sentence).
    """

    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence(Anchor):
    """A sentence, never running over a line break; ``first`` and ``last`` are token indices, half-open."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention(Anchor):
    """A place where a report speaks of somebody or something (ACE).

    Mentions of one report with the same ``chain`` speak of the same thing.
    """

    type: MentionType
    level: MentionLevel
    chain: int


@dataclass(frozen=True, slots=True)
class TimeExpression(Anchor):
    """A TIMEX3 expression: normal ``value``, ``mod`` (BEFORE, AFTER, START, MID, END, APPROX, LESS_THAN, MORE_THAN …).

    ``begin`` and ``until`` are the first and last day, or minute, it may mean, both included; None where it has no
    place on the calendar (a bare duration, a set) or where that would need a date nobody gave.
    """

    type: TimeType
    value: str
    mod: str | None
    begin: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Quantity(Anchor):
    """A number with what it counts or measures (the terms are those of CQE).

    "=" exact, "~" about, "<" at most, ">" at least. A range has ``value`` and ``upper``; every bounded or vague value
    means an interval, see ``variorum.annotate.quantities.interval``. ``unit`` is a normal unit name ("euro", "percent",
    "kilometre") or None for counted things; ``concept`` is what is counted, as lower-case lemmas ("special force
    member").
    """

    change: Change
    value: float
    upper: float | None
    unit: str | None
    concept: str | None


@dataclass(frozen=True, slots=True)
class Credit(Anchor):
    """A place where a report says where it got something from."""

    origin: str
    kind: OriginKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech or thought (PARC3, PolNeAR): ``content`` said by ``source``, introduced by ``cue``.

    ``content`` has one anchor per unbroken stretch, without the quotation marks. ``source`` is the speaker's span in
    the report; ``speaker_name`` the fullest name or description found for that speaker, ``speaker`` the entity.
    """

    id: QuotationId
    report: ReportId
    type: QuotationType
    content: tuple[Anchor, ...]
    cue: Anchor | None
    source: Anchor | None
    speaker: EntityId | None
    speaker_name: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that says something, with the voices it comes through, nearest first (FactBank).

    No voice means that the report says it itself. Certainty: CT certain, PR probable, PS possible, U unknown or
    uncommitted. ``status`` is how far a plan or deed has come where the clause says so. ``predicate`` is the verb group
    or predicate noun; ``subject`` and ``object`` are what the parse gives for its main arguments.
    """

    id: ClaimId
    report: ReportId
    start: int
    end: int
    exact: str
    voices: tuple[str, ...]
    polarity: Polarity
    certainty: Certainty
    status: Status | None
    subject: Anchor | None
    predicate: Anchor | None
    object: Anchor | None
    times: tuple[Anchor, ...]
    quantities: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything read in one report, before any other report is looked at.

    The vectors are unit float16 rows of ``variorum.models.DIMENSIONS`` each, one per sentence, claim and quantity
    clause (the clause without the number), in the order of those tuples; ``variorum.models.unpack`` opens them.
    ``speech`` are the starts and ends of the stretches of speech, in marks or reported, cut at sentence ends;
    ``speech_vectors`` have a row for each.
    """

    report: ReportId
    boilerplate: tuple[Boilerplate, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    quotations: tuple[Quotation, ...]
    credits: tuple[Credit, ...]
    claims: tuple[Claim, ...]
    sentence_vectors: bytes
    claim_vectors: bytes
    quantity_vectors: bytes
    speech: tuple[tuple[int, int], ...] = ()
    speech_vectors: bytes = b""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place of the story over all its spellings."""

    id: EntityId
    name: str
    type: MentionType
    names: tuple[str, ...]
    mentions: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two stretches that say the same in two reports."""

    a: Anchor
    b: Anchor
    score: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """``copy`` was made from ``exemplar``: a report's id, or "lost:NAME" for a text nobody supplied.

    ``coverage`` is the share of the copy's own text that comes from the exemplar; ``passages`` have the exemplar's
    stretch as ``a``.
    """

    exemplar: str
    copy: ReportId
    type: DerivationType
    coverage: float
    score: float
    direction: Direction
    reasons: tuple[str, ...]
    passages: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class QuotationLink:
    """One utterance in two reports, and what became of it; ``a`` is the earlier or the exemplar where known."""

    a: Anchor
    b: Anchor
    relation: Alteration
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of several reports that answer the same question (a place of variation); at least two claims."""

    claims: tuple[ClaimId, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Inference:
    """How likely two claims of two reports say the same, or contradict each other; 0…1, what is left is neither."""

    a: ClaimId
    b: ClaimId
    entails: float
    contradicts: float


@dataclass(frozen=True, slots=True)
class Relations:
    """What holds between reports, before it is reconciled into one story; ``notices`` as in the story."""

    derivations: tuple[Derivation, ...]
    entities: tuple[Entity, ...]
    quotation_links: tuple[QuotationLink, ...]
    claim_groups: tuple[ClaimGroup, ...]
    inferences: tuple[Inference, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stemma:
    """The family tree: no cycles; ``lost`` names the exemplars nobody supplied; ``families`` are sorted ids."""

    witnesses: tuple[ReportId, ...]
    derivations: tuple[Derivation, ...]
    lost: tuple[str, ...]
    families: tuple[tuple[ReportId, ...], ...]


@dataclass(frozen=True, slots=True)
class Independent:
    """How many independent origins stand behind something: at least and at most. 0 ≤ min ≤ max ≤ reports."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody or something that reports got their information from."""

    id: str
    name: str
    kind: OriginKind
    reports: tuple[ReportId, ...]
    credits: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the values that reports give at a place of variation (TEI rdg).

    ``reasons`` are the ways down to its origins: "B: the county, B copies A".
    """

    value: str
    anchors: tuple[Anchor, ...]
    independent: Independent
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where reports differ, or only seem to (TEI app).

    ``question`` is a clause with a blank or a short question. ``within_family`` marks what a copy did to its own
    exemplar, which is an alteration and no second opinion.
    """

    id: str
    kind: VariantKind
    relation: VariantRelation
    question: str
    readings: tuple[Reading, ...]
    score: float
    reasons: tuple[str, ...]
    within_family: bool


@dataclass(frozen=True, slots=True)
class Corroboration:
    """A claim and how many independent origins stand behind it, with the path down to them as reasons."""

    claim: str
    anchors: tuple[Anchor, ...]
    origins: tuple[str, ...]
    independent: Independent
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a date. ``planned``: it lay ahead when the report was written."""

    begin: str
    end: str | None
    precision: Precision
    text: str
    anchors: tuple[Anchor, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands on a proposal."""

    actor: str
    proposal: str
    stance: Stance
    date: str | None
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot of a step as all its reports fill it: the best supported reading first.

    ``differs`` marks readings that cannot all hold: other days, other numbers, denied here and decided there. Readings
    that only word or specify it otherwise do not differ.
    """

    slot: PlanSlot
    readings: tuple[Reading, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """One step of an undertaking that is said to lie ahead; every slot in the words of a report.

    The slots hold the first readings of ``cells``, which has every filled slot in the order of the fields.
    """

    undertaking: str
    actor: str | None
    action: str
    quantity: str | None
    place: str | None
    begin: str | None
    end: str | None
    purpose: str | None
    condition: str | None
    status: Status
    anchors: tuple[Anchor, ...]
    independent: Independent
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One clause of the story told in ten seconds, as a report has it."""

    text: str
    anchor: Anchor
    independent: Independent


@dataclass(frozen=True, slots=True)
class Story:
    """The edition: everything the reports say, related and reconciled. Its fields are the keys of story.json.

    ``judgements`` are those of people that stand; ``dismissed`` are the differences that they set aside. ``notices`` say what is
    missing from the story because the program tripped over it; mostly there are none.
    """

    variorum: str
    reports: tuple[Report, ...]
    boilerplate: tuple[Boilerplate, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    credits: tuple[Credit, ...]
    quotations: tuple[Quotation, ...]
    quotation_links: tuple[QuotationLink, ...]
    claims: tuple[Claim, ...]
    derivations: tuple[Derivation, ...]
    families: tuple[tuple[ReportId, ...], ...]
    origins: tuple[Origin, ...]
    variants: tuple[Variant, ...]
    corroboration: tuple[Corroboration, ...]
    timeline: tuple[Event, ...]
    positions: tuple[Position, ...]
    plans: tuple[Plan, ...]
    brief: tuple[BriefLine, ...]
    dismissed: tuple[Variant, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided; kept for ever, withdrawn by a later entry, and stronger than the machine.

    ``subject`` names what is judged, "derivation:EXEMPLAR>COPY", "variant:ID", "entity:ID" or "quotation:ID"; ``at`` is an
    ISO 8601 date and time. ``places`` are where it stood then ("REPORT:START-END"), by which it is found again when later
    reports give it another id. ``variorum.judged`` has the verdicts and which of them stand and rule.
    """

    subject: str
    verdict: str
    by: str
    at: str
    note: str
    withdrawn: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that later reports give anew; ``before`` and ``after`` are the readings of known and of later reports."""

    variant: str
    kind: VariantKind
    question: str
    before: tuple[Reading, ...]
    after: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class NewClaim:
    """What no known report says, in the words of the first later report that says it; ``voices`` as for a claim."""

    text: str
    voices: tuple[str, ...]
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody stands now; ``before`` is the same actor's known position on the proposal, if there is one."""

    before: Position | None
    after: Position


@dataclass(frozen=True, slots=True)
class Settlement:
    """A known difference that later reports speak to; ``readings`` are those of its values that they give."""

    variant: Variant
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What a reader of the ``known`` reports has to learn from the ``later`` ones, ``copies`` being those of them that
    were made from another report and bring nothing of their own.
    """

    since: str
    known: tuple[ReportId, ...]
    later: tuple[ReportId, ...]
    copies: tuple[ReportId, ...]
    changes: tuple[ChangedValue, ...]
    claims: tuple[NewClaim, ...]
    positions: tuple[Turn, ...]
    origins: tuple[Origin, ...]
    settled: tuple[Settlement, ...]
    opened: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of a draft against the reports.

    ``anchor`` is the item in the draft. ``places`` are where reports have it; where it is altered, the words of a
    report in whose place it stands. ``readings`` are what the reports give where they differ.
    """

    kind: CheckKind
    status: CheckStatus
    anchor: Anchor
    places: tuple[Anchor, ...]
    readings: tuple[Reading, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A draft and what the reports say to each of its items, in the order of the draft."""

    draft: Report
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """What most reports tell and a few leave out; ``anchors`` are where it is told, ``missing`` the reports without it."""

    claim: str
    anchors: tuple[Anchor, ...]
    missing: tuple[ReportId, ...]
    independent: Independent
