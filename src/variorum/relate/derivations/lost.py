"""Reprints of a text that nobody supplied: two copies that name the same agency, neither of them the agency's own issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from variorum.relate.derivations.naming import agencies, issues, same_name, sources
from variorum.relate.derivations.parents import Edge
from variorum.relate.view import Prepared
from variorum.types import LOST


def common_agency(a: Prepared, b: Prepared) -> str | None:
    """The agency both credit without being it, by its longest name; None where there is none.

    One of the two must give it the whole text, in a byline, a signature or a line of its own: a report that credits an
    agency with one fact, and its copy, are not two reprints of that agency.
    """
    for one, other in (*product(sources(a), credited(b)), *product(credited(a), sources(b))):
        if same_name(one, other) and not issues(a, one) and not issues(b, one):
            return max(one, other, key=len)
    return None


def credited(side: Prepared) -> tuple[str, ...]:
    """Whoever a report credits with anything, by the names of agencies, or whom its byline names."""
    return tuple(dict.fromkeys((*agencies(side), *sources(side))))


def common_exemplars(edges: Iterable[Edge], views: Sequence[Prepared]) -> dict[int, tuple[str, int]]:
    """For each report that reprints a lost text: the text's name, and another reprint to show the shared passages by.

    Nothing is lost where the agency's own issue is in the pile and related, or where both reprints come from a report
    that credits the agency no more.
    """
    found: dict[int, tuple[str, int]] = {}
    present = list(edges)
    for edge in present:
        name = common_agency(views[edge.exemplar], views[edge.copy])
        if not name or not edge.evidence.runs or supplied(edge, name, present, views):
            continue
        found.setdefault(edge.copy, (LOST + name, edge.exemplar))
        found.setdefault(edge.exemplar, (LOST + name, edge.copy))
    return found


def supplied(edge: Edge, name: str, present: Sequence[Edge], views: Sequence[Prepared]) -> bool:
    """Whether the agency's text, or an exemplar of both reprints without its credit, is in the pile."""
    above = [{e.exemplar for e in present if e.copy == at} for at in (edge.copy, edge.exemplar)]
    if any(issues(views[at], name) for at in above[0] | above[1]):
        return True
    return any(not any(same_name(name, own) for own in credited(views[at])) for at in above[0] & above[1])
