"""The family tree, laid out as rows: which report was made from which, and from what that nobody supplied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.present import words
from variorum.types import LOST, Derivation, Report, ReportId, Story


@dataclass(frozen=True, slots=True)
class Node:
    """One text of the tree. ``report`` is None for a text nobody supplied.

    ``parent`` is how it came from the node above; ``others`` are the sigla or names of further texts it was made from.
    """

    name: str
    report: Report | None
    parent: Derivation | None
    others: tuple[str, ...]
    children: tuple[Node, ...]


def forest(story: Story) -> tuple[Node, ...]:
    """The trees in the order of their first sigla; a report that is no copy and has none is a tree of one."""
    reports = {report.id: report for report in story.reports}
    above = parents(story)
    below: dict[str, list[str]] = {}
    for copy, made in above.items():
        below.setdefault(made[0].exemplar, []).append(copy)
    roots = [name for name in dict.fromkeys([*below, *reports]) if name not in above]
    trees = [grown(root, reports, above, below) for root in roots]
    return tuple(sorted(trees, key=first_sigil))


def parents(story: Story) -> dict[str, list[Derivation]]:
    """What each copy was made from, the largest share first; what would close a circle is left out."""
    above: dict[str, list[Derivation]] = {}
    for derivation in sorted(story.derivations, key=lambda d: (d.copy, lost(d.exemplar), -d.coverage, d.exemplar)):
        if derivation.copy not in ancestors(derivation.exemplar, above):
            above.setdefault(derivation.copy, []).append(derivation)
    return above


def ancestors(name: str, above: Mapping[str, Sequence[Derivation]]) -> set[str]:
    """The text itself and everything it goes back to."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(derivation.exemplar for derivation in above.get(current, ()))
    return found


def grown(
    name: str,
    reports: Mapping[ReportId, Report],
    above: Mapping[str, Sequence[Derivation]],
    below: Mapping[str, Sequence[str]],
) -> Node:
    """The tree that hangs below one text."""
    made = above.get(name, ())
    children = sorted((grown(child, reports, above, below) for child in below.get(name, ())), key=first_sigil)
    return Node(
        name, reports.get(ReportId(name)), made[0] if made else None, others(made[1:], reports), tuple(children)
    )


def others(made: Iterable[Derivation], reports: Mapping[ReportId, Report]) -> tuple[str, ...]:
    """What the exemplars of some derivations are called."""
    found = ((d.exemplar, reports.get(ReportId(d.exemplar))) for d in made)
    return tuple(report.sigil if report else lost_name(name) for name, report in found)


def first_sigil(node: Node) -> tuple[int, str]:
    """Where a tree stands among others: by the first siglum in it ("Z" before "AA")."""
    own = [words.sigil_order(node.report.sigil)] if node.report else []
    return min([*own, *map(first_sigil, node.children)], default=(0, node.name))


def alone(trees: Iterable[Node]) -> tuple[Report, ...]:
    """The reports that are copies of nothing and have no copies."""
    return tuple(tree.report for tree in trees if tree.report and not tree.children)


def lost(name: str) -> bool:
    """Whether a name stands for a text nobody supplied."""
    return name.startswith(LOST)


def lost_name(name: str) -> str:
    """What a text nobody supplied is called."""
    return name.removeprefix(LOST)
