"""How far one deed has come, as different reports have it: planned here and done there, ruled out and under way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.reconcile.apparatus.asof import Days
from variorum.reconcile.apparatus.build import Told, variant
from variorum.reconcile.provenance import Provenance
from variorum.relate.claims.deeds import Deed, deeds
from variorum.relate.claims.frames import Opened, narrowed_apart
from variorum.relate.claims.standing import Stage, words
from variorum.types import ReportId, Variant, VariantRelation

AHEAD: dict[Stage, int] = {"excluded": 0, "open": 0, "wanted": 1, "planned": 2, "decided": 3, "begun": 4, "done": 5}
"""How far each stage is on the way; what was dropped or put off may follow any that is not done."""
FALLEN = frozenset({"dropped", "deferred"})
SHOWN: dict[Stage, str] = {
    "excluded": "ruled out",
    "not done": "not so",
    "wanted": "wanted, not decided",
    "kept": "not dropped",
}
SCORE = 0.7
ONLY = frozenset({"only", "all", "just", "merely", "solely"})
MOST = 40  # deeds of one block compared


def deed_variants(
    opened: Mapping[ReportId, Opened], days: Mapping[ReportId, Days], provenance: Provenance
) -> Iterator[Variant]:
    """Conflicts and updates over how far one deed has come, each deed once."""
    found = [deed for report in sorted(opened) for deed in deeds(opened[report])]
    pairs = [(a, b, related(a, b, days)) for a, b in candidates(found, provenance)]
    for group, relations in joined([(a, b, relation) for a, b, relation in pairs if relation]):
        yield made("conflict" if "conflict" in relations else "update", group, days, provenance)


def candidates(found: Sequence[Deed], provenance: Provenance) -> Iterator[tuple[Deed, Deed]]:
    """Pairs of deeds of unrelated reports that share a name with a target or actor, or a narrowed event."""
    blocks: defaultdict[tuple[str, ...], list[Deed]] = defaultdict(list)
    for deed in found:
        for key in keys(deed):
            blocks[key].append(deed)
    seen: set[tuple[int, int]] = set()
    for held in blocks.values():
        for a, b in combinations(held[:MOST], 2):
            mark = (id(a), id(b))
            if a.report != b.report and mark not in seen and provenance.root(a.report) != provenance.root(b.report):
                seen.add(mark)
                yield a, b


def keys(deed: Deed) -> Iterator[tuple[str, ...]]:
    """What makes two deeds one: its name with what it is done to, or by whom; a noun with what narrows it."""
    for one in deed.things:
        if one != deed.name:
            yield ("to", deed.name, one)
    for who in (*((deed.actor,) if deed.actor else ()), *sorted(deed.also)):
        yield ("by", deed.name, who)
    for noun, other in deed.narrowed:
        yield ("so", noun, other)
    if (not deed.verbal and deed.definite) or deed.name in words().deeds:
        yield ("the", deed.name)


def related(a: Deed, b: Deed, days: Mapping[ReportId, Days]) -> VariantRelation | None:
    """Whether two clauses on one deed contradict each other, or one tells what has become of it since the other."""
    if not one_deed(a, b):
        return None
    first, last = (b, a) if days[b.report].before(days[a.report]) else (a, b)
    ordered = days[first.report].before(days[last.report])
    if ordered:
        return "update" if follows(first, last) else "conflict" if undone(first, last) else None
    if opposed(a, b):
        return "conflict"
    return "update" if carried_out(a, b, days) or carried_out(b, a, days) else None


def one_deed(a: Deed, b: Deed) -> bool:
    """Whether name, target and doer fit: nothing differs, and what is the same tells enough."""
    if narrowed_apart(a.narrowed, b.narrowed) or names_apart(a, b) or (a.target and b.target and a.target != b.target):
        return False
    if a.name != b.name:
        return any(noun in (a.name, b.name) and noun in words().deeds for noun, _ in a.narrowed & b.narrowed)
    one_actor = a.actor is not None and (a.actor == b.actor or a.actor in b.also or b.actor in a.also)
    if a.actor and b.actor and not one_actor and not impersonal(a, b):
        return False
    stages = {a.standing.stage, b.standing.stage}
    if stages & (FALLEN | {"kept"}) and not a.verbal and not b.verbal and a.definite and b.definite:
        return True
    if threat_dropped(a, b) or threat_dropped(b, a):
        return True
    if a.narrowed & b.narrowed or (a.things & b.things) - {a.name}:
        return True
    return one_actor and (a.verbal or b.verbal)


def threat_dropped(a: Deed, b: Deed) -> bool:
    """Whether somebody gives up what the other clause has nobody named about to do ("her members will strike")."""
    planned = b.standing.stage in ("planned", "wanted") and not (b.actor or "").startswith("@")
    return a.standing.stage == "dropped" and a.standing.held and planned and a.name in words().deeds


def names_apart(a: Deed, b: Deed) -> bool:
    """Whether both name people, bodies or places, and none of them in common."""
    one, two = ({thing for thing in deed.things if thing.startswith("@")} for deed in (a, b))
    return bool(one and two) and not one & two


def impersonal(a: Deed, b: Deed) -> bool:
    """Whether whose word it is does not matter: one only wants what another does, or nobody is said to have done it."""
    stages = {a.standing.stage, b.standing.stage}
    return bool(stages & {"wanted"}) and bool(stages & {"decided", "begun", "done", "planned"})


def opposed(a: Deed, b: Deed) -> bool:
    """Whether both cannot be true of one day."""
    for x, y in ((a, b), (b, a)):
        if x.standing.stage == "not done" and y.standing.stage in ("done", "begun", "under way"):
            return denies(x, y)
        if x.standing.stage in FALLEN and y.standing.stage == "kept":
            return True
        if x.standing.stage == "excluded" and y.standing.stage in ("planned", "decided", "begun", "under way"):
            return ((x.actor is None and not x.verbal) or x.actor == y.actor) and denies(x, y)
    return False


def denies(no: Deed, yes: Deed) -> bool:
    """Whether all that limits the denial holds of what is affirmed: not to have ruled on one thing is not to have ruled."""
    if bounded(no, yes) or no.clausal:
        return False
    return no.things <= yes.things and (no.actor is None or no.actor == yes.actor)


def bounded(a: Deed, b: Deed) -> bool:
    """Whether one clause speaks of this "only", or of "all", so that what it denies or affirms is something else."""
    return bool(ONLY & {*a.claim.exact.casefold().split(), *b.claim.exact.casefold().split()})


def follows(first: Deed, last: Deed) -> bool:
    """Whether the later clause tells a further stage, or another stand of the same one."""
    one, two = first.standing, last.standing
    if one.stage == two.stage:
        return one.conditional and not two.conditional and one.actor == two.actor is not None
    if two.stage in FALLEN:
        return one.stage in ("wanted", "planned", "decided", "begun", "kept")
    if one.stage in FALLEN:
        return two.stage in ("planned", "decided", "begun", "done")
    if one.stage in ("done", "begun") and two.stage in ("excluded", "open"):
        return False
    if one.stage in ("excluded", "open") or two.stage in ("excluded", "open"):
        if one.stage == "excluded" != two.stage and not denies(first, last):
            return False
        if one.stage == "open" and two.actor is None and first.narrowed & last.narrowed:
            return two.stage in ("decided", "planned", "excluded")
        return one.actor == two.actor is not None and two.stage != "done" and not bounded(first, last)
    if one.stage == "not done":
        return two.stage in ("begun", "done")
    return two.stage in AHEAD and one.stage in AHEAD and AHEAD[one.stage] < AHEAD[two.stage]


def undone(first: Deed, last: Deed) -> bool:
    """Whether what was done is later said not to have been."""
    return first.standing.stage in ("done", "begun") and last.standing.stage == "not done" and denies(last, first)


def carried_out(plan: Deed, deed: Deed, days: Mapping[ReportId, Days]) -> bool:
    """Whether, of reports that may be of one day, one tells the plan and the other that it was carried out or dropped."""
    settled = deed.standing.stage == "done" or deed.standing.stage in FALLEN
    return plan.standing.stage == "planned" and settled and not days[deed.report].before(days[plan.report])


def made(
    relation: VariantRelation,
    group: Sequence[Deed],
    days: Mapping[ReportId, Days],
    provenance: Provenance,
) -> Variant:
    """The variant with one reading a stage, in the order in which they are told."""
    by_stage: dict[Stage, list[Deed]] = {}
    for deed in sorted(group, key=lambda d: (days[d.report].first, d.report, d.claim.start)):
        by_stage.setdefault(deed.standing.stage, []).append(deed)
    told = [
        Told(SHOWN.get(stage, stage), tuple(dict.fromkeys(d.anchor for d in held))) for stage, held in by_stage.items()
    ]
    yes = max(group, key=lambda d: (d.standing.stage not in ("not done", "excluded"), d.claim.start, d.report))
    clause = " ".join(yes.anchor.exact.split())
    denied = set(by_stage) <= {"done", "not done", "begun", "under way"}
    question = f"Is it so that {clause}?" if denied else f"How far is it: {clause}"
    reasons = [f"one deed: {yes.name}", f"said to be {', '.join(SHOWN.get(stage, stage) for stage in by_stage)}"]
    return variant("polarity" if denied else "status", relation, question[:160], told, SCORE, reasons, provenance)


def joined(links: Sequence[tuple[Deed, Deed, VariantRelation]]) -> list[tuple[list[Deed], set[VariantRelation]]]:
    """Deeds linked by pairs, in groups, each with the relations in it."""
    group: dict[Deed, list[Deed]] = {}
    for a, b, _ in links:
        one, two = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is not two:
            one += two
            group |= dict.fromkeys(two, one)
    held = {id(members): (members, set[VariantRelation]()) for members in group.values()}
    for a, _, relation in links:
        held[id(group[a])][1].add(relation)
    return list(held.values())
