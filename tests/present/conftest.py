"""An invented story for the tests: four short reports, one of them hostile, and everything a story can hold."""

from __future__ import annotations

import pytest

from variorum.types import (
    Alignment,
    Anchor,
    Boilerplate,
    BriefLine,
    Cell,
    Claim,
    ClaimId,
    Corroboration,
    Credit,
    Derivation,
    Entity,
    EntityId,
    Event,
    Independent,
    Origin,
    Plan,
    PlanSlot,
    Position,
    Quantity,
    Quotation,
    QuotationId,
    QuotationLink,
    Reading,
    Report,
    ReportId,
    Story,
    TimeExpression,
    Variant,
)

TEXTS = {
    "A": (
        "Melby bridge shut as divers look for cracks\n"
        "PORT MELBY, 4 March 2031 (Kestrel Wire)\n"
        "The swing bridge at Port Melby was closed to lorries on Tuesday after 97 bolts were found broken, the harbour"
        " office said.\n"
        "“I am certain that our resolve will bring other ports to join this inspection,” said Ines Vollan, the harbour"
        " master.\n"
        "Divers will go down on Thursday, and the bridge could open again on 20 March, according to Coastline Press.\n"
        "Subscribe to the Kestrel newsletter\n"
    ),
    "B": (
        "Port Melby closes its bridge\n"
        "Lorries have not been let onto Port Melby’s swing bridge since Tuesday, when nearly a hundred bolts turned out"
        " to be broken.\n"
        "“I believe that our determination will bring other ports to join this big inspection,” harbour master I."
        " Vollan remarked.\n"
        "The bridge could open again on 20 March.\n"
    ),
    "C": (
        "🦊🦊 Bridge <script>alert('C')</script> row \u202ereversed\u202c & more\n"
        "🦊 The town council’s Tomas Reke <b>opposes</b> the closing: “It\u200b is not our bridge & never was,” he wrote"
        " in a letter dated 3 March.\n"
        '🦊 He counted 61 bolts. <img src=x onerror=alert(1)> "]{}|`*_# The closing ‘came on Monday’, he said.\n'
    ),
    "D": (
        "Bridge could reopen on 20 March\n"
        "Divers will go down on Thursday, and the bridge could open again on 20 March.\n"
        "The harbour office declined to say who pays.\n"
    ),
}
IDS = {sigil: ReportId(f"{sigil.lower()}0" * 8) for sigil in TEXTS}


def at(sigil: str, exact: str, nth: int = 0) -> Anchor:
    """The anchor of the nth place where a report has these words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[sigil].index(exact, start + 1)
    return Anchor(IDS[sigil], start, start + len(exact), exact)


def only(slot: PlanSlot, anchor: Anchor, value: str | None = None) -> Cell:
    """A slot of a plan with one reading."""
    return Cell(slot, (Reading(value or anchor.exact, (anchor,), Independent(1, 1)),), differs=False)


def parts(sigil: str, exact: str, nth: int = 0) -> tuple[ReportId, int, int, str]:
    """The same as the four values that the kinds of anchor begin with."""
    found = at(sigil, exact, nth)
    return found.report, found.start, found.end, found.exact


def report(sigil: str, name: str, publisher: str | None, headline: str, published: str | None) -> Report:
    return Report(
        id=IDS[sigil],
        sigil=sigil,
        name=name,
        publisher=publisher,
        url=f"https://{sigil.lower()}.example/bridge" if sigil != "C" else "javascript:alert(2)",
        headline=headline,
        byline=None,
        dateline=None,
        language="en",
        published=published,
        published_range=None if published else ("2031-03-04", "2031-03-06"),
        modified=None,
        text=TEXTS[sigil],
    )


REPORTS = (
    report("A", "a.txt", "Kestrel Wire", "Melby bridge shut as divers look for cracks", "2031-03-04"),
    report("B", "b.txt", "The Lowland Post", "Port Melby closes its bridge", "2031-03-05"),
    report("C", "<c>.txt", None, "🦊🦊 Bridge <script>alert('C')</script> row \u202ereversed\u202c & more", None),
    report("D", "d.txt", "Harbour Gazette", "Bridge could reopen on 20 March", "2031-03-04T18:30"),
)

VOLLAN_A = at("A", "I am certain that our resolve will bring other ports to join this inspection,")
VOLLAN_B = at("B", "I believe that our determination will bring other ports to join this big inspection,")
REKE_C = at("C", "It\u200b is not our bridge & never was,")
CLOSED_C = at("C", "The closing ‘came on Monday’")

QUOTATIONS = (
    Quotation(QuotationId("q1"), IDS["A"], "direct", (VOLLAN_A,), at("A", "said", 1), at("A", "Ines Vollan"),
              EntityId("e1"), "Ines Vollan"),
    Quotation(QuotationId("q2"), IDS["B"], "direct", (VOLLAN_B,), at("B", "remarked"), at("B", "I. Vollan"),
              EntityId("e1"), "I. Vollan"),
    Quotation(QuotationId("q3"), IDS["C"], "direct", (REKE_C,), at("C", "wrote"), at("C", "he"),
              EntityId("e2"), "Tomas Reke"),
    Quotation(QuotationId("q4"), IDS["C"], "mixed", (CLOSED_C,), None, None, None, None),
)  # fmt: skip

DERIVATIONS = (
    Derivation(
        exemplar=IDS["A"], copy=IDS["B"], type="rewrite", coverage=0.93, score=0.9, direction="certain",
        reasons=("every sentence aligned, in order", "published a day later"),
        passages=(
            Alignment(at("A", "The swing bridge at Port Melby was closed to lorries on Tuesday after 97 bolts were found"
                              " broken"),
                      at("B", "Lorries have not been let onto Port Melby’s swing bridge since Tuesday, when nearly a"
                              " hundred bolts turned out to be broken"), 0.83),
            Alignment(VOLLAN_A, VOLLAN_B, 0.91),
            Alignment(at("A", "the bridge could open again on 20 March"), at("B", "The bridge could open again on 20 March"),
                      0.99),
        ),
    ),
    Derivation("lost:Coastline Press", IDS["A"], "excerpt", 0.2, 0.6, "likely", ("credited",), ()),
    Derivation("lost:Coastline Press", IDS["D"], "excerpt", 0.7, 0.6, "unknown", ("same sentence, word for word",), ()),
)  # fmt: skip

VARIANTS = (
    Variant("v-agree", "quantity", "agree", "How many bolts were broken?",
            (Reading("97", (at("A", "97 bolts"),), Independent(1, 1)),
             Reading("nearly a hundred", (at("B", "nearly a hundred bolts"),), Independent(0, 1))), 0.9, (), True),
    Variant("v-day", "date", "conflict", "The bridge was closed on ___",
            (Reading("Tuesday 4 March", (at("A", "Tuesday"), at("B", "Tuesday")), Independent(1, 1)),
             Reading("Monday 3 March", (at("C", "Monday"),), Independent(1, 1))), 0.8, ("different days",), False),
    Variant("v-bolts", "quantity", "update", "How many bolts?",
            (Reading("97", (at("A", "97 bolts"),), Independent(1, 1)),
             Reading("61 <i>", (at("C", "61 bolts"),), Independent(1, 1))), 0.7, (), False),
    Variant("v-resolve", "wording", "refine", "our ___ will bring other ports",
            (Reading("resolve", (at("A", "resolve"),), Independent(1, 1)),
             Reading("determination", (at("B", "determination"),), Independent(0, 0))), 0.6, (), True),
)  # fmt: skip


@pytest.fixture(scope="session")
def story() -> Story:
    return Story(
        variorum="0.1.0",
        reports=REPORTS,
        boilerplate=(Boilerplate(*parts("A", "Subscribe to the Kestrel newsletter"), "subscribe"),),
        entities=(
            Entity(EntityId("e1"), "Ines Vollan", "PER", ("I. Vollan", "Ines Vollan"),
                   (at("A", "Ines Vollan"), at("B", "I. Vollan"))),
            Entity(EntityId("e2"), "Tomas Reke", "PER", ("Tomas Reke",), (at("C", "Tomas Reke"),)),
            Entity(EntityId("e3"), "Port Melby", "GPE", ("Port Melby",), (at("A", "Port Melby"), at("B", "Port Melby"))),
        ),
        times=(TimeExpression(*parts("A", "Thursday"), "DATE", "2031-03-06", None, "2031-03-06", "2031-03-06"),),
        quantities=(Quantity(*parts("A", "97 bolts"), "=", 97.0, None, None, "bolt"),
                    Quantity(*parts("B", "nearly a hundred bolts"), "~", 100.0, None, None, "bolt")),
        credits=(Credit(*parts("A", "according to Coastline Press"), "Coastline Press", "agency"),),
        quotations=QUOTATIONS,
        quotation_links=(QuotationLink(VOLLAN_A, VOLLAN_B, "reworded", 0.91, ("two words changed",)),),
        claims=(Claim(ClaimId("c1"), *parts("C", "He counted 61 bolts"), ("Tomas Reke",), "+", "CT", None, at("C", "He"),
                      at("C", "counted"), at("C", "61 bolts"), (), (at("C", "61 bolts"),)),),
        derivations=DERIVATIONS,
        families=((IDS["A"], IDS["B"], IDS["D"]), (IDS["C"],)),
        origins=(
            Origin("o1", "Coastline Press", "agency", (IDS["A"],), (at("A", "according to Coastline Press"),)),
            Origin("o2", "harbour office", "organisation", (IDS["A"],), (at("A", "the harbour office said"),)),
            Origin("o3", "diplomats <b>", "anonymous", (IDS["C"],), ()),
        ),
        variants=VARIANTS,
        corroboration=(
            Corroboration("The bridge could open again on 20 March",
                          (at("A", "the bridge could open again on 20 March"),
                           at("D", "the bridge could open again on 20 March")),
                          ("o1",), Independent(1, 2), ("A and D both go back to Coastline Press",)),
        ),
        timeline=(
            Event("2031-03-03", None, "day", "letter dated 3 March", (at("C", "letter dated 3 March"),), False),
            Event("2031-03-04", None, "day", "The swing bridge at Port Melby was closed to lorries",
                  (at("A", "The swing bridge at Port Melby was closed to lorries"),), False),
            Event("2031-03", "2031-04", "range", "Divers will go down", (at("D", "Divers will go down"),), True),
        ),
        positions=(Position("Tomas Reke", "the closing", "against", "2031-03-03",
                            at("C", "Tomas Reke <b>opposes</b> the closing")),),
        plans=(Plan("the inspection", "Divers", "go down", None, None, "2031-03-06", None, None, None, "decided",
                    (at("A", "Divers will go down on Thursday"),), Independent(1, 1),
                    (only("actor", at("A", "Divers")), only("action", at("A", "go down")),
                     Cell("begin", (Reading("2031-03-06", (at("A", "Thursday"),), Independent(1, 1)),
                                    Reading("2031-04", (at("D", "Divers will go down"),), Independent(1, 1))), True),
                     only("status", at("A", "Divers will go down on Thursday"), "decided"))),),
        brief=(BriefLine("The swing bridge at Port Melby was closed to lorries on Tuesday",
                         at("A", "The swing bridge at Port Melby was closed to lorries on Tuesday"), Independent(1, 1)),
               BriefLine("Tomas Reke <b>opposes</b> the closing", at("C", "Tomas Reke <b>opposes</b> the closing"),
                         Independent(1, 1))),
    )  # fmt: skip
