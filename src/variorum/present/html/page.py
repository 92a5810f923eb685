"""The templates put to use: a page of the served edition, or all chapters in one file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from variorum.judged import DERIVATION, ENTITY, QUOTATION, VARIANT
from variorum.judged.places import here, holder, stretch, there
from variorum.present import words
from variorum.present.family import lost_name
from variorum.present.html.calendar import span
from variorum.present.html.compare import compared
from variorum.present.html.edition import Edition
from variorum.present.html.layers import first_in_each
from variorum.present.html.links import FileLinks, Links, SiteLinks, place_id
from variorum.present.html.reading import reading
from variorum.present.html.selection import whole
from variorum.present.html.site import Site
from variorum.present.html.snippets import Snippet, snippet
from variorum.present.html.tree import drawing
from variorum.present.html.utterances import holders
from variorum.present.plans import shown, tables
from variorum.present.sides import sides
from variorum.present.words import sigil_order
from variorum.types import Anchor, Judgement, Report, ReportId

FEW = 12  # of each thing on the story page; the chapters have all
BLANK = re.compile(r"_{2,}")


@cache
def environment() -> Environment:
    """The templates; every value is escaped unless it is Markup already."""
    made = Environment(
        loader=PackageLoader("variorum.present.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": words.day,
        "days": lambda value: words.days(value.begin, value.end),
        "stretch": lambda value: span(value.begin, value.end),
        "published": words.published,
        "who": words.who,
        "percent": words.percent,
        "independent": words.independent,
        "holders": holders,
        "lost_name": lost_name,
        "blanked": blanked,
        "web": web,
        "shown": shown,
    }
    made.globals |= {"words": words, "FEW": FEW, "plan_tables": tables, "plan_sides": sides}
    return made


def static(name: str) -> str:
    """A style sheet or script of ours."""
    return resources.files("variorum.present.html").joinpath("static", name).read_text(encoding="utf-8")


def page(edition: Edition, name: str, site: Site, **context: object) -> str:
    """One page of the served edition; ``name`` is the chapter's."""
    return rendered("page.html", edition, SiteLinks(edition.sigla), chapter=name, level=1, site=site, **context)


def report_page(
    edition: Edition,
    report: Report,
    site: Site,
    *,
    places: Sequence[tuple[int, int]] = (),
    led: tuple[int, int] | None = None,
    speaker: str = "",
) -> str:
    """The page of one report; ``places`` in it were searched for, ``led`` is one that the address leads to, ``speaker`` one
    whose words alone are asked for.
    """
    return page(edition, "report", site, reading=reading(edition, report, places=places, led=led, speaker=speaker))


def compare_page(edition: Edition, reports: Sequence[Report], site: Site) -> str:
    """The page of two to four reports side by side; with fewer, there is nothing on it but the choice."""
    return page(edition, "compare", site, comparison=compared(edition, *reports) if len(reports) > 1 else None)


def missing_page(edition: Edition, site: Site) -> str:
    """The page for an address where nothing is."""
    return page(edition, "missing", site)


def file_page(edition: Edition) -> str:
    """Every chapter in one file with its own style and script, which a policy in the file names by their hashes."""
    style, script = static("edition.css"), static("edition.js")
    return rendered(
        "file.html",
        edition,
        FileLinks(edition.sigla),
        chapter="file",
        level=2,
        site=None,
        selection=whole(edition),
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
        readings=[reading(edition, report) for report in edition.story.reports],
        comparisons=[compared(edition, a, b) for a, b in copies(edition)],
    )


def copies(edition: Edition) -> list[tuple[Report, Report]]:
    """Each exemplar with its copy, where both are there: the pairs that the one file shows side by side."""
    return [
        (edition.reports[ReportId(d.exemplar)], edition.reports[d.copy])
        for d in edition.story.derivations
        if d.exemplar in edition.reports and d.passages
    ]


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets nothing in but the style and the script with these texts."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """A text's hash as a Content-Security-Policy writes it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def rendered(template: str, edition: Edition, links: Links, **context: object) -> str:
    """A template with the edition and its links at hand."""

    def around(anchor: Anchor) -> Snippet:
        return snippet(edition.reports[anchor.report].text, anchor)

    def firsts(anchors: Iterable[Anchor]) -> list[Anchor]:
        return sorted(first_in_each(anchors), key=lambda anchor: sigil_order(edition.sigla[anchor.report]))

    def ident(anchor: Anchor) -> str:
        return place_id(anchor, edition.sigla[anchor.report])

    def about(subject: str) -> tuple[str, str | None]:
        return described(subject, edition, links)

    def concerning(judgement: Judgement) -> tuple[str, str | None]:
        return concerned(judgement, edition, links)

    def said(judgement: Judgement) -> str:
        return words.verdict(
            judgement, one=at_place(here(judgement), edition), other=at_place(there(judgement), edition)
        )

    fixed = {"edition": edition, "story": edition.story, "links": links, "tree": drawing(edition.trees)}
    return (
        environment()
        .get_template(template)
        .render(
            fixed,
            around=around,
            firsts=firsts,
            place_id=ident,
            about=about,
            concerning=concerning,
            said=said,
            **context,
        )
    )


def described(subject: str, edition: Edition, links: Links) -> tuple[str, str | None]:
    """What a judgement is about, in words, and where it is; nowhere where the story has it no longer."""
    story, ident = edition.story, subject.partition(":")[2]
    if subject.startswith(VARIANT):
        variant = next((v for v in (*story.variants, *story.dismissed) if v.id == ident), None)
        return (variant.question, links.variant(ident)) if variant else ("A difference that is no longer found", None)
    if subject.startswith(ENTITY):
        name = next((entity.name for entity in story.entities if entity.id == ident), None)
        return (
            (name, links.chapter("entities", f"e-{ident}")) if name else ("Somebody or something merged or split", None)
        )
    if subject.startswith(QUOTATION):
        quotation = next((q for q in story.quotations if q.id == ident and q.content), None)
        text = f"“{words.one_line(quotation.content[0].exact)}”" if quotation else ""
        return (text, links.place(quotation.content[0])) if quotation else ("A quotation that is no longer found", None)
    return derived(subject, edition, links)


def derived(subject: str, edition: Edition, links: Links) -> tuple[str, str | None]:
    """A derivation in words, and the copy's page."""
    exemplar, _, copy = subject.removeprefix(DERIVATION).rpartition(">")
    report = edition.reports.get(ReportId(copy))
    above = edition.sigla.get(ReportId(exemplar)) or (lost_name(exemplar) if exemplar.startswith("lost:") else None)
    if report is None or above is None:
        return "A report that is not in this story", None
    return f"{report.sigil} was made from {above}", links.report(report.id)


def concerned(judgement: Judgement, edition: Edition, links: Links) -> tuple[str, str | None]:
    """What a judgement is about; an entity by the name that it was judged by, and where it is now."""
    text, address = described(judgement.subject, edition, links)
    called = at_place(here(judgement), edition)
    if address or not called or not judgement.subject.startswith(ENTITY):
        return text, address
    ident = holder(here(judgement), edition.story.entities)
    return called, links.chapter("entities", f"e-{ident}") if ident else None


def at_place(places: Iterable[str], edition: Edition) -> str:
    """The words of a report at the first of some places; empty where none of its reports is there."""
    for report, start, end in map(stretch, places):
        if report in edition.reports:
            return words.one_line(edition.reports[report].text[start:end])
    return ""


def blanked(question: str) -> Markup:
    """A question with its blank drawn as a line."""
    return Markup('<span class="blank" role="img" aria-label="blank"></span>').join(
        escape(part) for part in BLANK.split(question)
    )


def web(url: str | None) -> str | None:
    """A URL that a link may lead to; None for what is no web address."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None
