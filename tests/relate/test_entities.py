"""Entities over reports: one for one thing over all its names, and namesakes kept apart."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.mentions import find_mentions
from variorum.models import Language
from variorum.relate.entities import relate_entities
from variorum.types import Annotations, Entity, Mention, MentionType, Report, ReportId


def report_of(name: str, text: str) -> Report:
    return Report(ReportId(name), name, f"{name}.txt", None, None, None, None, None, "en", None, None, None, text)


def annotations_of(report: Report, mentions: Sequence[Mention]) -> Annotations:
    return Annotations(report.id, (), (), (), tuple(mentions), (), (), (), (), (), b"", b"", b"")


def related(language: Language, *texts: str) -> tuple[Entity, ...]:
    """The entities of a story of these texts."""
    reports = [report_of(f"r{i}", text) for i, text in enumerate(texts)]
    docs = language([report.text for report in reports])
    notes = {
        report.id: annotations_of(report, find_mentions(report, doc, ()))
        for report, doc in zip(reports, docs, strict=True)
    }
    return relate_entities(reports, notes)


def by_name(entities: Sequence[Entity], spelling: str) -> list[Entity]:
    return [entity for entity in entities if spelling in entity.names]


def one(entities: Sequence[Entity], *spellings: str) -> Entity:
    """The single entity that has all these names."""
    found = [entity for entity in entities if set(spellings) <= set(entity.names)]
    assert len(found) == 1, [entity.names for entity in entities]
    return found[0]


def test_spellings_of_a_person_are_one(language: Language) -> None:
    """Transliterations in three reports are one person, named by the commonest full spelling."""
    entities = related(
        language,
        "General Ostap Verhunskyi signed the papers. Verhunskyi thanked France.",
        "The commander Ostap Verhunski spoke on Monday.",
        "Ostap Werhunski wrote that he had signed.",
    )
    person = one(entities, "Ostap Verhunskyi", "Ostap Verhunski", "Ostap Werhunski")
    assert person.type == "PER"
    assert {mention.report for mention in person.mentions} == {"r0", "r1", "r2"}


def test_descriptions_and_pronouns_come_with_their_chain(language: Language) -> None:
    """An entity's mentions hold the words that stand for it, not only its names."""
    entities = related(language, "The captain, Joren Aas, was the last to leave. He counted the passengers.")
    assert {"The captain", "Joren Aas", "He"} <= {mention.exact for mention in one(entities, "Joren Aas").mentions}


def test_a_surname_alone_finds_its_full_name_in_another_report(language: Language) -> None:
    """Within one story an unrivalled surname is the person whose full name another report gives."""
    entities = related(
        language, "Chancellor Torfeld met the unions.", "Sabine Torfeld met the unions on Friday. Torfeld was pleased."
    )
    assert one(entities, "Torfeld", "Sabine Torfeld").name == "Sabine Torfeld"


def test_namesakes_stay_apart(language: Language) -> None:
    """Two people under one surname are two, and a bare surname goes to neither."""
    entities = related(
        language,
        "Anna Brandt, a nurse, was praised. Brandt smiled.",
        "Peter Brandt, a fireman, was praised.",
        "Brandt was praised by everybody.",
    )
    anna, peter = one(entities, "Anna Brandt"), one(entities, "Peter Brandt")
    assert anna.id != peter.id
    assert all(mention.report != "r2" for mention in (*anna.mentions, *peter.mentions))


def test_an_acronym_in_one_report_is_the_name_in_another(language: Language) -> None:
    """CAIB in one report is the board spelled out in another."""
    entities = related(
        language, "The Coastal Accident Inquiry Board sent four experts.", "The CAIB declined to comment."
    )
    assert one(entities, "CAIB", "Coastal Accident Inquiry Board").name == "Coastal Accident Inquiry Board"


def test_a_country_is_its_people_and_its_acting_capital(language: Language) -> None:
    """Names, demonyms and capitals that act are one country; the capital as a place stays a city."""
    entities = related(
        language,
        "Paris hopes to lead a coalition.",
        "The French president left. France will pay.",
        "A man was arrested near Paris.",
    )
    country = one(entities, "France", "French", "Paris")
    assert (country.name, country.type) == ("France", "GPE")
    assert "r2" not in {mention.report for mention in country.mentions}


def test_a_ministry_is_one_in_any_word_order(language: Language) -> None:
    """Field and country make the ministry, and the same field of another country is another."""
    entities = related(
        language,
        "Latvia's Defence Ministry offered a clarification.",
        "The Ministry of Defense of Latvia denied it.",
        "The Norwegian Ministry of Defence confirmed it.",
    )
    assert (
        one(entities, "Latvia's Defence Ministry", "Ministry of Defense of Latvia").id
        != one(entities, "Norwegian Ministry of Defence").id
    )


def test_a_newspaper_is_not_its_town(language: Language) -> None:
    """A place whose name begins a newspaper's is no short form of it, though the paper's last word is."""
    entities = related(
        language,
        "The Eastford Gazette saw the letter. The Gazette published it.",
        "The fire broke out in Eastford on Friday.",
    )
    assert one(entities, "Eastford Gazette", "Gazette").id != one(entities, "Eastford").id


def test_a_company_by_its_first_word(language: Language) -> None:
    """Marlow in one report is Marlow Shipping in another."""
    entities = related(
        language, "Marlow Shipping said two people had died.", "Marlow said the ferry had been inspected."
    )
    assert one(entities, "Marlow", "Marlow Shipping").type == "ORG"


def test_a_mistaken_type_does_not_split(language: Language) -> None:
    """Where one report's names are typed otherwise, the name holds them together and the majority types them."""
    made = [named("a", "Velm", "GPE"), named("b", "Velm", "GPE"), named("c", "Velm", "PER")]
    entities = relate_entities([report for report, _ in made], {report.id: notes for report, notes in made})
    assert [(entity.name, entity.type) for entity in entities] == [("Velm", "GPE")]


def named(report: str, name: str, kind: MentionType) -> tuple[Report, Annotations]:
    """A report of one name."""
    made = report_of(report, name)
    return made, annotations_of(made, [Mention(made.id, 0, len(name), name, kind, "NAM", 0)])


def test_names_are_sorted_by_frequency(language: Language) -> None:
    """The commonest spelling comes first."""
    entities = related(language, "Olga Marchenko won. Marchenko wept. Marchenko left.")
    assert one(entities, "Olga Marchenko").names == ("Marchenko", "Olga Marchenko")


def test_no_reports_no_entities() -> None:
    """An empty story has none."""
    assert relate_entities([], {}) == ()


POOL = [
    "Anna Brandt",
    "Brandt",
    "Peter Brandt",
    "Ostap Verhunskyi",
    "Ostap Werhunski",
    "Marlow Shipping",
    "Marlow",
    "France",
    "French",
    "CAIB",
    "Coastal Accident Inquiry Board",
]
KINDS: dict[str, MentionType] = {
    "Marlow Shipping": "ORG",
    "Marlow": "ORG",
    "France": "GPE",
    "French": "NORP",
    "CAIB": "ORG",
    "Coastal Accident Inquiry Board": "ORG",
}


@settings(max_examples=60, deadline=None)
@given(names=st.lists(st.sampled_from(POOL), min_size=1, max_size=9), seed=st.integers(0, 99))
def test_the_order_of_reports_makes_no_difference(names: list[str], seed: int) -> None:
    """The same entities with the same ids, however the reports are ordered, and every named mention in exactly one."""
    made = [named(f"r{i}", name, KINDS.get(name, "PER")) for i, name in enumerate(names)]
    notes = {report.id: note for report, note in made}
    straight = relate_entities([report for report, _ in made], notes)
    random.Random(seed).shuffle(made)
    assert relate_entities([report for report, _ in made], notes) == straight
    anchors = [mention for entity in straight for mention in entity.mentions]
    assert sorted(anchor.report for anchor in anchors) == sorted(notes)
    assert len({entity.id for entity in straight}) == len(straight)


@pytest.mark.parametrize("count", [100])
def test_a_hundred_reports_take_no_two_seconds(count: int) -> None:
    """Blocking keeps thousands of names from being compared pair by pair."""
    rng = random.Random(7)
    syllables = ["ba", "kor", "lin", "ve", "sta", "mir", "do", "gan", "pel", "ri"]
    people = [
        f"{''.join(rng.choices(syllables, k=2)).title()} {''.join(rng.choices(syllables, k=3)).title()}"
        for _ in range(600)
    ]
    reports, notes = [], {}
    for i in range(count):
        names = rng.sample(people, 40)
        text = "\n".join(names)
        report = report_of(f"r{i:03}", text)
        mentions = [
            Mention(report.id, at := text.index(name), at + len(name), name, "PER", "NAM", n)
            for n, name in enumerate(names)
        ]
        reports.append(report)
        notes[report.id] = annotations_of(report, sorted(mentions, key=lambda m: m.start))
    begun = time.process_time()
    assert relate_entities(reports, notes)
    assert time.process_time() - begun < 2.0


def test_a_name_in_a_thousand_reports_is_one_entity() -> None:
    """A name that every report has is not lost for being common."""
    made = [named(f"r{i:04}", name, "PER") for i, name in enumerate(["Anna Brandt", "Brandt"] * 500)]
    begun = time.process_time()
    entities = relate_entities([report for report, _ in made], {report.id: notes for report, notes in made})
    assert [entity.names for entity in entities] == [("Anna Brandt", "Brandt")]
    assert time.process_time() - begun < 2.0
