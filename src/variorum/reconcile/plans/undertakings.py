"""What the steps are steps of: "the training mission", "the strike".

Steps whose clauses mean alike, that somebody does or that speak of one thing belong together; so do those that go by a plain "the plan" or "the project", which can
only be the one that the reports are about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from variorum.data import word_sets
from variorum.models import DIMENSIONS, unpack
from variorum.models.encoder import Vectors
from variorum.reconcile.plans.kinship import kinship
from variorum.reconcile.plans.merge import Group, sentence_of
from variorum.reconcile.plans.steps import Step
from variorum.types import Annotations, PlanSlot, Report, ReportId, Sentence, Token

ALIKE = 0.08
"""Mean kinship of two undertakings' steps from which they are one."""
NEVER = -9.0
EMPTY = frozenset({"", "it", "that", "this", "they", "he", "she", "something", "anything", "everything"})
"""Objects that do not say what is to be done."""
DETAILS: tuple[PlanSlot, ...] = ("quantity", "place", "begin", "end", "purpose", "condition")
JOINS = frozenset({"join", "participate", "take part"})
Named = tuple[str, list[Group]]
Notes = Mapping[ReportId, Annotations]


def undertakings(groups: Sequence[Group], reports: Sequence[Report], annotations: Notes) -> list[Named]:
    """Undertakings with their steps, most steps first; steps in the order of their days, the undated as they are told."""
    rank = {report.id: i for i, report in enumerate(reports)}
    kept = [group for group in groups if not meager(group)]
    named = [(name(cluster, annotations), cluster) for cluster in with_joiners(clusters(kept, annotations))]
    joined: dict[str, list[Group]] = {}
    for label, cluster in named:
        joined.setdefault(label, []).extend(cluster)
    for label in sorted(joined, key=lambda n: (len(n), n)):
        longer = [other for other in joined if other != label and set(label.split()) < set(other.split())]
        if longer:
            joined[max(longer, key=lambda n: (len(joined[n]), n))] += joined.pop(label)
    worth = {label: members for label, members in joined.items() if len(members) > 1 or telling(members[0])}
    ordered = sorted(worth.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(label, sorted(members, key=lambda g: order(g, rank))) for label, members in ordered]


def with_joiners(found: list[list[Group]]) -> list[list[Group]]:
    """Who only says that they take part, of nothing in particular, takes part in what most is said of."""
    lone = [c for c in found if len(c) == 1 and all(s.lemma in JOINS and not s.matter for s in c[0].steps)]
    others = [c for c in found if c not in lone]
    if not others:
        return found
    most = max(others, key=len)
    most += [group for cluster in lone for group in cluster]
    return others


def clusters(groups: Sequence[Group], annotations: Notes) -> list[list[Group]]:
    """Groups joined, the nearest two at a time, while their steps are kin on average (average link)."""
    if not groups:
        return []
    near = kinship(groups, vectors(groups, annotations))
    np.fill_diagonal(near, NEVER)
    found = [[i] for i in range(len(groups))]
    while float(near.max()) >= ALIKE:
        a, b = sorted(divmod(int(near.argmax()), len(groups)))
        joined = (near[a] * len(found[a]) + near[b] * len(found[b])) / (len(found[a]) + len(found[b]))
        near[a], near[:, a] = joined, joined
        near[b], near[:, b], near[a, a] = NEVER, NEVER, NEVER
        found[a], found[b] = sorted(found[a] + found[b]), []
    return [[groups[i] for i in cluster] for cluster in found if cluster]


def vectors(groups: Sequence[Group], annotations: Notes) -> Vectors:
    """For each group the unit mean of the vectors of its steps' sentences; zeros where there are none."""
    kept = {report: unpack(notes.sentence_vectors) for report, notes in annotations.items() if notes.sentence_vectors}
    found = np.zeros((len(groups), DIMENSIONS), dtype=np.float32)
    for i, group in enumerate(groups):
        for step in group.steps:
            notes = annotations[step.where.report]
            sentence = sentence_of(step, notes)
            if sentence is not None and step.where.report in kept:
                found[i] += kept[step.where.report][notes.sentences.index(sentence)]
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), dtype=np.float32)


def name(cluster: Sequence[Group], annotations: Notes) -> str:
    """The commonest noun phrase for an undertaking in the steps' sentences; else what most steps act on."""
    steps = [step for group in cluster for step in group.steps]
    heads: Counter[str] = Counter()
    phrases: Counter[tuple[str, str]] = Counter()
    for step in steps:
        notes = annotations[step.where.report]
        found = sentence_of(step, notes)
        for head, phrase in phrases_in(notes.tokens, found) if found else ():
            heads[head] += 1
            phrases[head, phrase] += 1
    plain = word_sets("plans")["undertakings.shells"]
    telling_heads = {h: c for h, c in heads.items() if h not in plain} or dict(heads)
    if telling_heads:
        head = max(telling_heads, key=lambda h: (telling_heads[h], h))
        best = max(
            (p for p in phrases if p[0] == head), key=lambda p: (len(p[1].split()) > 1, phrases[p], -len(p[1]), p[1])
        )
        return f"the {best[1]}"
    return steps[0].action


def phrases_in(tokens: Sequence[Token], sentence: Sentence) -> list[tuple[str, str]]:
    """Undertaking nouns of a sentence, each with itself and the plain words that stand right before it."""
    nouns = word_sets("plans")["undertakings.nouns"]
    found: list[tuple[str, str]] = []
    for i in range(sentence.first, sentence.last):
        head = tokens[i]
        if head.pos != "NOUN" or head.lemma.lower() not in nouns or head.dep == "compound":
            continue
        first = i
        while (
            first > sentence.first
            and tokens[first - 1].head == i
            and tokens[first - 1].dep in {"compound", "amod"}
            and tokens[first - 1].pos in {"NOUN", "ADJ"}
        ):
            first -= 1
        words = [
            t.exact.lower()
            for t in tokens[first:i]
            if t.lemma.lower() not in {"own", "new", "such", "other", "first", "second"}
        ]
        found.append(
            (head.lemma.lower(), " ".join([*words, head.lemma.lower() if head.tag == "NN" else head.exact.lower()]))
        )
    return found


def telling(group: Group) -> bool:
    """Whether a step that stands alone says more than that somebody will do something."""
    for step in group.steps:
        intended = step.get("actor") is not None and (known_deed(step) or step.matter not in EMPTY)
        if (
            detailed(step)
            or intended
            or step.status == "dropped"
            or step.named
            or step.matter in word_sets("plans")["undertakings.nouns"]
        ):
            return True
    return False


def known_deed(step: Step) -> bool:
    """Whether the verb says all ("will resign", "is to join"), whatever stands beside it."""
    lists = word_sets("plans")
    return (
        step.lemma in lists["words.joining"] | lists["words.agentive"]
        or step.lemma in word_sets("deeds")["same.resign"]
    )


def detailed(step: Step) -> bool:
    """Whether it says how many, where, when, what for or on what condition."""
    return any(step.get(slot) for slot in DETAILS)


def meager(group: Group) -> bool:
    """Whether one report alone says it, without detail, and as a mere wish, of nobody in particular, or between quotation marks."""
    if len({step.where.report for step in group.steps}) > 1:
        return False
    if all(step.spoken and not (step.get("begin") or step.get("end") or bound(step)) for step in group.steps):
        return True
    joins = any((known_deed(step) and not wished(step)) or step.named or step.demanded for step in group.steps)
    bare = not any(detailed(step) for step in group.steps)
    if all(ownerless(step) for step in group.steps):
        return True
    if bare and not joins and all(len(step.action.split()) == 1 and step.status != "dropped" for step in group.steps):
        return True
    lists = word_sets("plans")
    events = lists["undertakings.nouns"] | lists["undertakings.demanded"] | word_sets("deeds")["events.nouns"]
    named = any(step.get("actor") or step.matter in events for step in group.steps)
    wish = all(step.status == "proposed" and step.matter not in events for step in group.steps)
    return bare and not joins and (wish or (not named and not any(step.status == "dropped" for step in group.steps)))


def ownerless(step: Step) -> bool:
    """Whether somebody does it whom nothing names, nowhere and on no day ("… offered them a deal")."""
    told = any(step.get(slot) for slot in ("actor", "place", "begin", "end", "quantity"))
    return step.active and not told and step.status != "dropped"


def bound(step: Step) -> bool:
    """Whether a speaker binds himself to a deed of a body on a condition ("if …, we'll pay for it")."""
    return step.get("condition") is not None and step.get("actor") is not None


def wished(step: Step) -> bool:
    """Whether it is only wished of others ("wants the ministry to pay")."""
    lists = word_sets("plans")
    own = lists["words.joining"] | word_sets("deeds")["same.resign"]
    return step.status == "proposed" and step.lemma in lists["words.agentive"] - own


def order(group: Group, rank: Mapping[ReportId, int]) -> tuple[str, int, int]:
    """Sort key: the first known day, then the place in the reports."""
    days = [s.day for s in group.steps if s.day]
    lead = group.steps[0].where
    return min(days) if days else "9999", rank[lead.report], lead.start
