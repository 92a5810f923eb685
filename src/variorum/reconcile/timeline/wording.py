"""How an event reads: in the report's words, with the subject that the clause leans on put back."""

from __future__ import annotations

import re

from variorum.data import word_sets
from variorum.reconcile.timeline.telling import predicate_lemmas, predicate_tokens
from variorum.reconcile.timeline.whom import antecedent_subject
from variorum.text import anchor
from variorum.types import Anchor, Annotations, Claim, Report, Sentence, TimeExpression, Token

SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
SAYING = re.compile(
    r",? (?:saying|claiming|adding|arguing|insisting|noting|telling|writing|calling|asking|declaring|stating)$"
)
LONGEST = 240
RELATIVE = frozenset({"who", "which", "that"})
NOUN_PARTS = frozenset({"det", "compound", "amod", "poss", "nummod"})
SHORT_SPEECH = 80
HOST = 160
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
UNFINISHED = frozenset({"IN", "DT", "CC", "TO", "PRP$", "POS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def holder(time: TimeExpression, annotations: Annotations) -> Claim | None:
    """The shortest claim that holds the time; for a bare participle the clause around it, unless that is long."""
    holding = sorted(
        (c for c in annotations.claims if c.start <= time.start and time.end <= c.end), key=lambda c: c.end - c.start
    )
    if len(holding) > 1 and not tensed(annotations, holding[0]) and alone(annotations, holding[1], time):
        return holding[1]
    return holding[0] if holding else None


def tensed(annotations: Annotations, claim: Claim) -> bool:
    """Whether the clause has a finite verb."""
    return any(token.tag in FINITE for token in predicate_tokens(annotations, claim))


def alone(annotations: Annotations, claim: Claim, time: TimeExpression) -> bool:
    """Whether the clause is short and holds no other date that its verb could belong to."""
    others = [t for t in annotations.times if claim.start <= t.start and t.end <= claim.end and t.begin and t != time]
    return claim.end - claim.start <= HOST and not others


def wording(report: Report, annotations: Annotations, claim: Claim, time: TimeExpression) -> tuple[str, Anchor]:
    """The event's text and its stretch of the report."""
    aside = apposition(report, annotations, claim, time) or verbless_aside(report, annotations, claim, time)
    if aside is not None:
        return squeeze(aside.exact), aside
    where = anchor(report.id, report.text, claim.start, claim.end)
    denied = sentence_denied(annotations, claim)
    if denied is not None:
        return squeeze(denied.exact), anchor(report.id, report.text, denied.start, denied.end)
    described = antecedent(report, annotations, claim)
    if described is not None:
        return squeeze(described.exact), described
    cut = cut_short(annotations, claim)
    if cut is not None:
        return squeeze(cut.exact), anchor(report.id, report.text, cut.start, cut.end)
    subject, speech = antecedent_subject(report, annotations, claim), whole_speech(annotations, claim)
    if speech is None and subject is not None and subject.end <= claim.start:
        return squeeze(f"{subject.exact} {without_relative(annotations, claim)}"), where
    return squeeze(speech or claim.exact), where


def cut_short(annotations: Annotations, claim: Claim) -> Sentence | None:
    """The whole sentence, where the clause breaks off before what its last word asks for ("cleared the sale of"), or within a name at either end."""
    at = next((i for i, t in enumerate(annotations.tokens) if t.start < claim.end <= t.end), None)
    if at is None:
        return None
    last, following = annotations.tokens[at], annotations.tokens[at + 1 : at + 2]
    first = next((i for i, t in enumerate(annotations.tokens) if t.start >= claim.start), 0)
    opening = annotations.tokens[max(0, first - 1) : first + 1]
    unfinished = last.tag in UNFINISHED and last.dep != "prt"
    within = last.tag == "NNP" and any(t.exact[:1].isupper() and t.start == last.end + 1 for t in following)
    torn = len(opening) == 2 and all(t.tag == "NNP" for t in opening) and opening[0].end + 1 == opening[1].start
    if not unfinished and not within and not torn and not missing_object(annotations, claim):
        return None
    sentence = next((s for s in annotations.sentences if s.start <= claim.start and claim.end <= s.end), None)
    return sentence if sentence is not None and sentence.end - sentence.start <= LONGEST else None


def missing_object(annotations: Annotations, claim: Claim) -> bool:
    """Whether what the clause's verb says or is done to stands behind the clause ("his office denied" that he had said it)."""
    tokens = annotations.tokens
    verbs = {t.start for t in predicate_tokens(annotations, claim) if t.pos in {"VERB", "AUX"}}
    below = [t for t in tokens if tokens[t.head].start in verbs and t.dep in {"ccomp", "xcomp", "dobj"}]
    return bool(below) and all(t.start >= claim.end for t in below)


def sentence_denied(annotations: Annotations, claim: Claim) -> Sentence | None:
    """The whole sentence, where the clause alone would lose a "not" that stands before it ("not to drink or wash in it")."""
    bare = any(t.dep == "conj" and t.tag == "VB" for t in predicate_tokens(annotations, claim))
    sentence = next((s for s in annotations.sentences if s.start <= claim.start < s.end), None)
    if not bare or sentence is None or sentence.end - sentence.start > LONGEST:
        return None
    lost = any(t.dep == "neg" and sentence.start <= t.start < claim.start for t in annotations.tokens)
    return sentence if lost else None


def antecedent(report: Report, annotations: Annotations, claim: Claim) -> Anchor | None:
    """The noun with its clause, where the clause has only a relative pronoun or nothing for it ("a paper dated last Friday")."""
    tokens = annotations.tokens
    verb = next((t for t in predicate_tokens(annotations, claim) if t.dep in {"relcl", "acl"}), None)
    if verb is None or tokens[verb.head].start >= claim.start or tokens[verb.head].pos not in {"NOUN", "PROPN"}:
        return None
    relative = {"WDT", "WP", "WP$", "IN"} if verb.dep == "relcl" else {"WDT", "WP", "WP$"}
    leads = any(t.start == claim.start and t.tag in relative for t in tokens)
    owned = claim.subject is not None and claim.subject.end <= claim.start
    if owned or not (leads or verb.dep == "acl"):
        return None
    noun = verb.head
    first = min([noun, *(i for i, t in enumerate(tokens) if t.head == noun and t.dep in NOUN_PARTS and i < noun)])
    if claim.end - tokens[first].start > LONGEST:
        return None
    return anchor(report.id, report.text, tokens[first].start, claim.end)


def without_relative(annotations: Annotations, claim: Claim) -> str:
    """The clause without the relative pronoun that its subject replaces."""
    first, _, rest = claim.exact.partition(" ")
    starts = claim.predicate is not None and claim.predicate.start <= claim.start + len(first) + 1
    return rest if first.lower() in RELATIVE and rest and starts else claim.exact


def whole_speech(annotations: Annotations, claim: Claim) -> str | None:
    """The whole sentence, where the claim only says that somebody said something."""
    spoke = predicate_lemmas(annotations, claim) & word_sets("claims")["report.says"]
    if not spoke or claim.end - claim.start >= SHORT_SPEECH:
        return None
    for sentence in annotations.sentences:
        if sentence.start <= claim.start and claim.end <= sentence.end:
            return sentence.exact if sentence.end - sentence.start <= LONGEST else content(annotations, sentence)
    return None


def content(annotations: Annotations, sentence: Sentence) -> str | None:
    """The longest stretch of a long sentence that is what somebody says without quotation marks."""
    parts = [
        part.exact
        for quotation in annotations.quotations
        if quotation.type == "indirect"
        for part in quotation.content
        if sentence.start <= part.start
        and part.end <= sentence.end
        and SHORT_SPEECH / 3 < part.end - part.start <= LONGEST
    ]
    return max(parts, key=len, default=None)


def apposition(report: Report, annotations: Annotations, claim: Claim, time: TimeExpression) -> Anchor | None:
    """The noun with its apposition, where the time belongs to that and not to the verb ("chief executive since May")."""
    tokens = annotations.tokens
    index = next((i for i, t in enumerate(tokens) if t.start >= time.start), None)
    steps = 0
    while index is not None and tokens[index].head != index and steps < 12:
        token = tokens[index]
        if claim.predicate and claim.predicate.start <= token.start < claim.predicate.end:
            return None
        if token.dep == "appos" and tokens[token.head].start >= claim.start:
            if tokens[token.head].dep == "attr":  # "turnout was 61 percent, the highest since 1998" is told whole
                return None
            return around(report, annotations, token.head, index)
        noun = tokens[token.head].pos in {"NOUN", "PROPN"} and tokens[token.head].start >= claim.start
        noun = noun and tokens[token.head].dep != "pobj"
        if token.dep == "prep" and noun and SINCE.search(report.text[max(0, time.start - 8) : time.start]):
            return around(report, annotations, token.head, index)
        index, steps = token.head, steps + 1
    return None


def verbless_aside(report: Report, annotations: Annotations, claim: Claim, time: TimeExpression) -> Anchor | None:
    """The noun with the aside between commas that holds the time and no verb ("the chair, in office since 2029,")."""
    if not SINCE.search(report.text[max(0, time.start - 8) : time.start]):
        return None
    tokens = [t for t in annotations.tokens if claim.start <= t.start and t.end <= claim.end]
    left = max((i for i, t in enumerate(tokens) if t.exact == "," and t.start < time.start), default=0)
    right = next((i for i, t in enumerate(tokens) if t.exact == "," and t.start >= time.end), len(tokens))
    if not left or tokens[left + 1].end >= time.start or any(t.pos in {"VERB", "AUX"} for t in tokens[left:right]):
        return None
    if tokens[left - 1].pos not in NOUNS or tokens[left + 1].pos not in {"ADP", "NOUN", "PROPN", "ADJ"}:
        return None
    first = left - 1
    while first > 0 and (tokens[first - 1].pos in {*NOUNS, "DET"} or tokens[first - 1].exact == "-"):
        first -= 1
    return anchor(report.id, report.text, tokens[first].start, tokens[right - 1].end)


def around(report: Report, annotations: Annotations, head: int, apposed: int) -> Anchor:
    """From the first name before the head to the last word of the apposition."""
    tokens = annotations.tokens
    first = min((i for i, t in enumerate(tokens) if t.head == head and t.dep in {"compound", "det"}), default=head)
    last = apposed
    for i in range(apposed, min(len(tokens), apposed + 20)):
        if below(tokens, i, apposed) and tokens[i].pos not in {"PUNCT", "SPACE"}:
            last = i
    return anchor(report.id, report.text, tokens[min(first, head)].start, tokens[last].end)


def below(tokens: tuple[Token, ...], index: int, top: int) -> bool:
    """Whether the word depends on ``top``."""
    for _ in range(12):
        if index == top:
            return True
        if tokens[index].head == index:
            return False
        index = tokens[index].head
    return False


def squeeze(text: str) -> str:
    """White space made single spaces, without a "saying" at the end whose words stand behind it."""
    return SAYING.sub("", " ".join(text.split()))
