"""Reprints of a text that nobody supplied: two copies that name the same agency, neither of them the agency's own issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from variorum.relate.derivations.naming import agencies, issues, same_name
from variorum.relate.derivations.parents import Edge
from variorum.relate.view import View
from variorum.types import LOST


def common_agency(a: View, b: View) -> str | None:
    """The agency both credit without being it, by its longest name; None where there is none.

    A byline may name an agency too; it takes the other report's credit to know that it does.
    """
    for one, other in (*product(agencies(a), sources(b)), *product(sources(a), agencies(b))):
        if same_name(one, other) and not issues(a, one) and not issues(b, one):
            return max(one, other, key=len)
    return None


def sources(side: View) -> tuple[str, ...]:
    """The agencies a report credits, and whoever its byline names."""
    byline = side.report.byline
    return (*agencies(side), byline) if byline else agencies(side)


def common_exemplars(edges: Iterable[Edge], views: Sequence[View]) -> dict[int, tuple[str, int]]:
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


def supplied(edge: Edge, name: str, present: Sequence[Edge], views: Sequence[View]) -> bool:
    """Whether the agency's text, or an exemplar of both reprints without its credit, is in the pile."""
    above = [{e.exemplar for e in present if e.copy == at} for at in (edge.copy, edge.exemplar)]
    if any(issues(views[at], name) for at in above[0] | above[1]):
        return True
    return any(not any(same_name(name, own) for own in sources(views[at])) for at in above[0] & above[1])
