"""Subjects and verdicts as people write them: reports by their sigla, entities by their names, quotations by their place."""

from __future__ import annotations

import re

from variorum.errors import JudgementError
from variorum.judged.places import most
from variorum.judged.verdicts import DERIVATION, ENTITY, MERGE, QUOTATION
from variorum.types import Entity, Story

PLACE = re.compile(r"(?:r-)?(?P<sigil>[A-Z]+)-(?P<start>\d+)-(?P<end>\d+)")


def with_ids(subject: str, verdict: str, story: Story) -> tuple[str, str]:
    """A subject and a verdict with the ids of what they name; what has its id already stays.

    "derivation:A>B" names reports by sigla, "entity:Ada Roe" and its "merge:A. Roe" entities by a spelling, "quotation:A-84-147"
    a quotation by a place in a report, as the pages' links do.

    Raises:
        JudgementError: nothing has that name, or more than one thing has.
    """
    if subject.startswith(DERIVATION):
        return derivation(subject, story), verdict
    if subject.startswith(QUOTATION):
        return quotation(subject, story), verdict
    if subject.startswith(ENTITY) and subject != ENTITY:
        subject = ENTITY + entity(subject.removeprefix(ENTITY), story).id
        if verdict.startswith(MERGE) and verdict != MERGE:
            verdict = MERGE + entity(verdict.removeprefix(MERGE), story).id
    return subject, verdict


def derivation(subject: str, story: Story) -> str:
    """With the ids of reports named by their sigla."""
    ids = {report.sigil: report.id for report in story.reports}
    exemplar, arrow, copy = subject.removeprefix(DERIVATION).rpartition(">")
    return f"{DERIVATION}{ids.get(exemplar) or exemplar}>{ids.get(copy) or copy}" if arrow else subject


def entity(name: str, story: Story) -> Entity:
    """The entity with an id, a name or, failing that, a spelling.

    Raises:
        JudgementError: none has it, or several have.
    """
    for called in (by_ident, by_name, by_spelling):
        found = [entity for entity in story.entities if called(entity, name.casefold())]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(f"{entity.id} ({len(entity.mentions)} mentions)" for entity in found)
            raise JudgementError(f"{name!r} may be several; give the id of one: {ids}")
    raise JudgementError(f"nobody and nothing in this story is called {name!r}; see its people and places")


def by_ident(entity: Entity, name: str) -> bool:
    """By its id."""
    return entity.id == name


def by_name(entity: Entity, name: str) -> bool:
    """By the name that the story calls it."""
    return entity.name.casefold() == name


def by_spelling(entity: Entity, name: str) -> bool:
    """By one of the names that reports call it."""
    return name in {spelling.casefold() for spelling in entity.names}


def quotation(subject: str, story: Story) -> str:
    """With the id of the quotation that holds the most of a place.

    Raises:
        JudgementError: nobody is quoted there.
    """
    named = PLACE.fullmatch(subject.removeprefix(QUOTATION))
    report = next((report for report in story.reports if named and report.sigil == named["sigil"]), None)
    if named is None or report is None:
        return subject
    place = f"{report.id}:{named['start']}-{named['end']}"
    found = most([place], ((q.id, q.content) for q in story.quotations))
    if found is None:
        raise JudgementError(f"nobody is quoted at {named[0]}; see the quotations")
    return QUOTATION + found
