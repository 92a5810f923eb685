"""Why two reports are held to share an author, in words for a reporter."""

from __future__ import annotations

from variorum.relate.derivations.evidence import Evidence
from variorum.relate.view import RUN, Prepared


def likeness_reasons(exemplar: Prepared, copy: Prepared, evidence: Evidence) -> tuple[str, ...]:
    """The measures that decided, the strongest first."""
    linked = {link.b for link in evidence.links}
    straight = {link.b for link in evidence.links if not link.moved}
    total, here, there = len(copy.sentences), copy.report.sigil, exemplar.report.sigil
    found = [f"{len(straight)} of {total} sentences of {here} follow {there} in order"]
    if len(linked) > len(straight):
        found.append(f"{len(linked) - len(straight)} more have moved")
    if evidence.runs:
        found.append(f"{evidence.runs} runs of {RUN} own words are the same")
    if evidence.b.details >= 0.4:
        found.append(
            f"{round(100 * evidence.b.details)} % of the weighty words of {here} stand at the same place in {there}"
        )
    return tuple(found)
