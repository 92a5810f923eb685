"""Speakers looked up among the people and bodies of the whole story."""

from __future__ import annotations

from variorum.reconcile.speakers import name_speakers
from variorum.types import Anchor, Entity, EntityId, Quotation, QuotationId, ReportId


def at(report: str, start: int, exact: str) -> Anchor:
    return Anchor(ReportId(report), start, start + len(exact), exact)


def person(name: str, *mentions: Anchor) -> Entity:
    return Entity(EntityId(name), name, "PER", (name,), mentions)


def said(source: str) -> Quotation:
    """A quotation in report A whose source stands at 50."""
    content = (at("A", 0, "The force leaves in March"),)
    return Quotation(
        QuotationId("q"), ReportId("A"), "indirect", content, None, at("A", 50, f"the {source}"), None, source
    )


VELL = person("Tamis Vell", at("A", 200, "Tamis Vell"), at("B", 0, "Tamis Vell"), at("B", 12, "the defence minister"))


def test_an_office_that_another_report_gives_to_one_person_is_that_person() -> None:
    """The defence minister of one report is whom another calls so, where the first one names them as well."""
    (found,) = name_speakers([said("defence minister")], [VELL])
    assert (found.speaker, found.speaker_name) == (VELL.id, "Tamis Vell")


def test_an_office_of_two_people_is_nobodys() -> None:
    """Two defence ministers in the story: the description stays."""
    other = person("Ann Roe", at("A", 300, "Ann Roe"), at("C", 0, "The defence minister"))
    (found,) = name_speakers([said("defence minister")], [VELL, other])
    assert found.speaker_name == "defence minister"


def test_a_report_that_does_not_name_the_holder_keeps_its_description() -> None:
    """Whom the report never names may be somebody else."""
    elsewhere = person("Tamis Vell", at("B", 0, "Tamis Vell"), at("B", 12, "the defence minister"))
    (found,) = name_speakers([said("defence minister")], [elsewhere])
    assert found.speaker_name == "defence minister"


def test_one_of_many_is_no_office() -> None:
    """An official of one report is not the only person that another calls an official."""
    official = person("Tamis Vell", at("A", 200, "Tamis Vell"), at("B", 12, "an official"))
    (found,) = name_speakers([said("an official")], [official])
    assert found.speaker_name == "an official"
