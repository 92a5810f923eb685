"""One thing in two states: what has become of it since, or a contradiction where both are told of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.frames import FACT, Opened, narrowed_apart
from variorum.relate.claims.states import State, processes, states
from variorum.types import ReportId, Variant, VariantRelation

MOST = 60  # states of one thing compared
SCORE = 0.65


def state_variants(
    opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Updates and conflicts of state, one a thing and process."""
    held: defaultdict[tuple[str, str], list[State]] = defaultdict(list)
    for report in sorted(opened):
        for state in states(opened[report]):
            held[state.process, state.thing].append(state)
    for key in sorted(held):
        yield from compare(held[key][:MOST], days, provenance)


def compare(found: Sequence[State], days: Mapping[ReportId, Days], provenance: Provenance) -> Iterator[Variant]:
    """The variants of one thing in one process: at most one conflict and one update."""
    links: defaultdict[VariantRelation, list[State]] = defaultdict(list)
    for a, b in combinations(found, 2):
        relation = related(a, b, days)
        if relation and provenance.root(a.report) != provenance.root(b.report):
            links[relation] += [one for one in (a, b) if one not in links[relation]]
    for relation, told in links.items():
        yield made(relation, told, days, provenance)


def related(a: State, b: State, days: Mapping[ReportId, Days]) -> VariantRelation | None:
    """conflict, update or None."""
    if a.report == b.report or narrowed_apart(a.narrowed, b.narrowed):
        return None
    one, two = shown(a), shown(b)
    if one == two:
        return None
    first, last = (b, a) if days[b.report].before(days[a.report]) else (a, b)
    states = processes()[a.process]
    if a.negated != b.negated and frozenset((a.name, b.name)) in states.clash:
        return None  # not gone, and in post
    ordered = days[first.report].before(days[last.report])
    if ordered and never(first, last):
        return "conflict"
    if ordered and not states.past and not any({a.name, b.name} <= pair for pair in states.lasting):
        return "update" if FACT[last.mode] == "fact" or FACT[first.mode] == "plan" else None
    if FACT[a.mode] != FACT[b.mode]:
        return None
    denied = a.name == b.name and a.negated != b.negated
    clash = frozenset((a.name, b.name)) in states.clash and not (a.negated or b.negated)
    return "conflict" if denied or clash else None


def never(first: State, last: State) -> bool:
    """Whether the later report has it that what the earlier one tells of never happened."""
    return first.name == last.name and last.negated and first.event and last.event and first.mode == last.mode == ""


def shown(state: State) -> str:
    """The state in words."""
    return f"not {state.name}" if state.negated else state.name


def made(
    relation: VariantRelation, found: Sequence[State], days: Mapping[ReportId, Days], provenance: Provenance
) -> Variant:
    """The variant with a reading for each state, in the order in which they are told."""
    by_state: dict[str, list[State]] = {}
    for state in sorted(found, key=lambda s: (days[s.report].first, s.report, s.claim.start)):
        by_state.setdefault(shown(state), []).append(state)
    told = [Told(name, tuple(dict.fromkeys(s.anchor for s in held))) for name, held in by_state.items()]
    last = " ".join(next(reversed(by_state.values()))[0].anchor.exact.split())
    question = f"What has become of it: {last}" if relation == "update" else f"How does it stand: {last}"
    reasons = [f"one thing in two states: {', '.join(by_state)}"]
    return variant("status", relation, question[:160], told, SCORE, reasons, provenance)
