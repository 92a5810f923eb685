"""The story as TEI P5: every report as a witness with its text, and the differences as a critical apparatus.

The apparatus is location-referenced and stands apart from the texts (``standOff``): each reading names its witnesses, and by
``corresp`` the spans it is found at, whose ends are anchors inside the texts. A character that XML 1.0 forbids is shown as
U+FFFD, so that nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from variorum.present import words
from variorum.present.characters import allowed
from variorum.present.family import lost, lost_name
from variorum.types import Anchor, Reading, Report, ReportId, Story, Variant

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ID, LANG = "xml:id", "xml:lang"  # that prefix is bound in every XML document

Sigla = Mapping[ReportId, str]


def to_tei(story: Story) -> str:
    """One TEI document."""
    found = places(story)
    texts = block("group", *(witness_text(report, points(report, found)) for report in story.reports))
    return written(block("TEI", header(story), *stand_off(story, found), block("text", texts), xmlns=NAMESPACE))


def written(root: ET.Element) -> str:
    """The document as text; a carriage return is escaped, since it would be read as a line feed."""
    content = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'


def element(tag: str, *content: str | ET.Element, **attributes: str) -> ET.Element:
    """An element with text and elements in it."""
    made = ET.Element(tag, {key: allowed(value) for key, value in attributes.items()})
    for part in content:
        if isinstance(part, ET.Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + allowed(part)
        else:
            made.text = (made.text or "") + allowed(part)
    return made


def block(tag: str, *children: ET.Element, **attributes: str) -> ET.Element:
    """An element of elements, each on a line of its own."""
    made = element(tag, "\n", **attributes)
    for child in children:
        child.tail = "\n"
        made.append(child)
    return made


def named(made: ET.Element, **attributes: str | None) -> ET.Element:
    """The element with xml:id and xml:lang, which are no Python names."""
    for key, value in attributes.items():
        if value:
            made.set(f"xml:{key}", allowed(value))
    return made


def header(story: Story) -> ET.Element:
    """Title, how it was made, the witnesses, and how the apparatus is tied to them."""
    made = (
        f"Made by Variorum {story.variorum} from the reports listed below. Whoever published a report holds its rights."
    )
    return block(
        "teiHeader",
        block(
            "fileDesc",
            block("titleStmt", element("title", words.counts(story))),
            block("publicationStmt", element("p", made)),
            block("sourceDesc", block("listWit", *witnesses(story))),
        ),
        block("encodingDesc", element("variantEncoding", method="location-referenced", location="external")),
    )


def witnesses(story: Story) -> Iterator[ET.Element]:
    """The reports by their sigla, then the texts that nobody supplied."""
    headings = words.headings(story)
    for report in story.reports:
        content: list[str | ET.Element] = [
            f"{words.who(report)}: ",
            element("title", words.one_line(headings[report.id])),
        ]
        if report.published:
            content += [", ", element("date", words.day(report.published), when=report.published[:10])]
        yield named(element("witness", *content), id=report.sigil)
    for name, key in lost_witnesses(story).items():
        yield named(element("witness", f"{lost_name(name)}, which is not among the reports"), id=key)


def lost_witnesses(story: Story) -> dict[str, str]:
    """The xml:id of every text that nobody supplied."""
    names = dict.fromkeys(d.exemplar for d in story.derivations if lost(d.exemplar))
    return {name: f"lost.{i}" for i, name in enumerate(names, start=1)}


def stand_off(story: Story, found: Iterable[Anchor]) -> Iterator[ET.Element]:
    """Who was made from whom, the apparatus, and the places it points to; nothing where there is none of it."""
    parts = [*relations(story), *apparatus(story), *spans(found, story)]
    if parts:
        yield block("standOff", *parts)


def relations(story: Story) -> Iterator[ET.Element]:
    """The family tree: the active text was made from the passive one."""
    keys = {**{str(r.id): r.sigil for r in story.reports}, **lost_witnesses(story)}
    found = [
        element("relation", name="copy", active=f"#{keys[d.copy]}", passive=f"#{keys[d.exemplar]}", subtype=d.type,
                type=f"direction-{d.direction}")
        for d in story.derivations
    ]  # fmt: skip
    if found:
        yield block("listRelation", *found, type="stemma")


def apparatus(story: Story) -> Iterator[ET.Element]:
    """Every difference; those that a person set aside in a list of their own."""
    sigla = {report.id: report.sigil for report in story.reports}
    for kind, variants in (("differences", story.variants), ("dismissed", story.dismissed)):
        entries = [entry(variant, f"{kind}.{i}", story, sigla) for i, variant in enumerate(variants, start=1)]
        if entries:
            yield block("listApp", *entries, type=kind)


def entry(variant: Variant, key: str, story: Story, sigla: Sigla) -> ET.Element:
    """A place of variation: its question, its readings, its reasons, and what people said of it."""
    notes = [element("note", reason, type="reason") for reason in variant.reasons]
    said = [j for j in story.judgements if j.subject == f"variant:{variant.id}"]
    notes += [
        element("note", f"{j.by}: {': '.join(filter(None, (words.verdict(j), j.note)))}", type="judgement")
        for j in said
    ]
    question = element("note", words.one_line(variant.question), type="question")
    groups = (part for reading in variant.readings for part in group(reading, sigla))
    made = block("app", question, *groups, *notes, type=variant.kind, subtype=variant.relation, n=variant.id)
    return named(made, id=key)


def group(reading: Reading, sigla: Sigla) -> Iterator[ET.Element]:
    """One answer, ``n``, in every wording that it has, and how many independent origins stand behind it."""
    wordings: dict[str, list[Anchor]] = {}
    for anchor in reading.anchors:
        wordings.setdefault(anchor.exact, []).append(anchor)
    readings = (rdg(exact, anchors, sigla) for exact, anchors in wordings.items())
    yield block("rdgGrp", *readings, type="reading", n=words.one_line(reading.value))
    yield element("note", words.independent(reading.independent), type="independent")


def rdg(exact: str, anchors: Iterable[Anchor], sigla: Sigla) -> ET.Element:
    """A wording, its witnesses, and its places."""
    ordered = sorted(anchors, key=lambda a: (words.sigil_order(sigla[a.report]), a.start))
    wit = " ".join(dict.fromkeys(f"#{sigla[a.report]}" for a in ordered))
    return element("rdg", exact, wit=wit, corresp=" ".join(dict.fromkeys(f"#{span_id(a, sigla)}" for a in ordered)))


def span_id(anchor: Anchor, sigla: Sigla) -> str:
    """The xml:id of a place: siglum, start and end."""
    return f"{sigla[anchor.report]}.{anchor.start}-{anchor.end}"


def places(story: Story) -> list[Anchor]:
    """Every place that the apparatus points to, once, in the order of the texts."""
    order = {report.id: i for i, report in enumerate(story.reports)}
    variants = (*story.variants, *story.dismissed)
    found = {Anchor(a.report, a.start, a.end, a.exact) for v in variants for r in v.readings for a in r.anchors}
    return sorted(found, key=lambda a: (order[a.report], a.start, a.end))


def spans(found: Iterable[Anchor], story: Story) -> Iterator[ET.Element]:
    """The places as spans between two anchors."""
    sigla = {report.id: report.sigil for report in story.reports}
    made = [
        named(element("span", **{"from": f"#{sigla[a.report]}.{a.start}", "to": f"#{sigla[a.report]}.{a.end}"}),
              id=span_id(a, sigla))
        for a in found
    ]  # fmt: skip
    if made:
        yield block("spanGrp", *made, type="places")


def points(report: Report, found: Iterable[Anchor]) -> list[int]:
    """Where places begin and end in a report."""
    return sorted({point for a in found if a.report == report.id for point in (a.start, a.end)})


def witness_text(report: Report, points: Iterable[int]) -> ET.Element:
    """A report's whole text, a paragraph a line, with an anchor wherever a place begins or ends."""
    paragraphs = [part for start, end in lines(report.text) for part in paragraph(report, start, end, points)]
    body = block("body", *(paragraphs or [element("p")]))
    return named(block("text", body, n=report.sigil), id=f"text.{report.sigil}", lang=report.language)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line, empty ones too."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def paragraph(report: Report, start: int, end: int, points: Iterable[int]) -> Iterator[ET.Element]:
    """A line as a paragraph; of an empty line only the anchors are left."""
    inside = [point for point in points if start <= point <= end]
    anchors = {point: named(element("anchor"), id=f"{report.sigil}.{point}") for point in inside}
    if not report.text[start:end].strip():
        yield from anchors.values()
        return
    content: list[str | ET.Element] = []
    last = start
    for point, anchor in anchors.items():
        content += [report.text[last:point], anchor]
        last = point
    yield element("p", *content, report.text[last:end])
