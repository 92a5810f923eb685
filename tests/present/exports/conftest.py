"""The invented story with a report that attacks every format, and with what people decided."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.types import (
    Anchor,
    Claim,
    ClaimId,
    Credit,
    Entity,
    EntityId,
    Event,
    Independent,
    Judgement,
    Origin,
    Plan,
    Position,
    Quotation,
    QuotationId,
    Reading,
    Report,
    ReportId,
    Story,
    Variant,
)

ATTACK = "=cmd|' /C calc'!A0 \x00\x0b\x1b[31m ]]> </script><script>alert(1)</script> <!-- &amp; \ufffe\udc80 \u202e, \"q\"\r\n@x"
TEXT = f"{ATTACK}\n\n🦊 {ATTACK}\n"
ID = ReportId("e0" * 8)
PLACE = Anchor(ID, 0, len(ATTACK), ATTACK)
ONE = Independent(1, 1)


@pytest.fixture(scope="session")
def hostile(story: Story) -> Story:
    """The story with one more report, whose every word is hostile, as is all that was found in it."""
    report = Report(ID, "E", ATTACK, ATTACK, f"https://e.example/{ATTACK}", ATTACK, ATTACK, ATTACK, "en", "2031-03-06",
                    None, None, TEXT)  # fmt: skip
    speaker = EntityId("e9")
    quotation = Quotation(QuotationId("q9"), ID, "direct", (PLACE,), PLACE, PLACE, speaker, ATTACK)
    readings = (Reading(ATTACK, (PLACE,), ONE), Reading("other", (Anchor(ID, 2, 5, TEXT[2:5]),), ONE))
    variant = Variant("v-attack", "wording", "conflict", f"{ATTACK} ___", readings, 1.0, (ATTACK,), False)
    return replace(
        story,
        reports=(*story.reports, report),
        entities=(*story.entities, Entity(speaker, ATTACK, "PER", (ATTACK, "x"), (PLACE,))),
        credits=(*story.credits, Credit(ID, 0, len(ATTACK), ATTACK, ATTACK, "person")),
        quotations=(*story.quotations, quotation),
        claims=(*story.claims, Claim(ClaimId("c9"), ID, 0, len(ATTACK), ATTACK, (ATTACK,), "-", "U", "decided", None,
                                     None, None, (), ())),
        variants=(*story.variants, variant),
        timeline=(*story.timeline, Event("2031-03-06", None, "day", ATTACK, (PLACE,), False)),
        positions=(*story.positions, Position(ATTACK, ATTACK, "for", None, PLACE)),
        plans=(*story.plans, Plan(ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, None, None, ATTACK, ATTACK, "decided",
                                  (PLACE,), ONE)),
        origins=(*story.origins, Origin("o9", ATTACK, "person", (ID,), (PLACE,))),
        judgements=(Judgement("variant:v-attack", f"hold:{ATTACK}", ATTACK, "2031-03-07T10:00:00+00:00", ATTACK, False),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def judged(story: Story) -> Story:
    """One person holds a reading, one accepts a difference, one leaves a note, and one difference is set aside."""
    agree, day, bolts, resolve = story.variants
    at = "2031-03-07T10:00:00+00:00"
    return replace(
        story,
        variants=(agree, day, bolts),
        dismissed=(resolve,),
        judgements=(
            Judgement("variant:v-day", "hold:Monday 3 March", "Kim Aster", at, "the log says so", False),
            Judgement("variant:v-bolts", "accept", "Lee Hart", at, "", False),
            Judgement("variant:v-agree", "note", "Lee Hart", at, "ask the office", False),
            Judgement("variant:v-resolve", "dismiss", "Lee Hart", at, "", False),
        ),
    )
