"""The edition as one file: whole, safe, and every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest

from variorum.judged import judged, judgement
from variorum.present.html import to_html
from variorum.present.json import anchors
from variorum.types import Anchor, Story

ELEMENTS_WITHOUT_END = {"meta", "link", "input", "br", "img", "hr"}


class Page(HTMLParser):
    """The elements of a page in order, the text below each id, and what stands in style and script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, str | None]] = []
        self.below: dict[str, str] = {}
        self.raw: dict[str, str] = {"style": "", "script": ""}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens."""
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in ELEMENTS_WITHOUT_END:
            self.open.append((tag, found.get("id") or found.get("data-of")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self.open and self.open[-1][0] in self.raw:
            self.raw[self.open[-1][0]] += data
        for ident in {ident for _, ident in self.open if ident}:
            self.below[ident] = self.below.get(ident, "") + data

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """The attributes of every element of a kind."""
        return (attrs for name, attrs in self.elements if name == tag)


@pytest.fixture(scope="module")
def text(story: Story) -> str:
    return to_html(story)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def digest(content: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"


def test_elements_nest_and_are_all_closed(page: Page) -> None:
    """The page is whole."""
    assert not page.open


def test_ids_are_given_once(page: Page) -> None:
    """A link leads to one place."""
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_an_element(page: Page) -> None:
    """Inside the file, or by http to the page a report came from; nowhere else."""
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    hrefs = {attrs["href"] for attrs in page.all("a")}
    inside = {href.removeprefix("#") for href in hrefs if href.startswith("#")}
    assert inside <= ids
    assert {href for href in hrefs if not href.startswith("#")} == {f"https://{s}.example/bridge" for s in "abd"}


def test_every_linked_stretch_shows_its_exact_words(story: Story, page: Page) -> None:
    """#r-SIGLUM-START-END holds text[start:end] of that report, emoji and markup before it or not."""
    texts = {report.sigil: report.text for report in story.reports}
    places = {attrs["href"][1:] for attrs in page.all("a") if attrs["href"].startswith("#r-")}
    assert len(places) > 20
    for place in places:
        _, sigil, start, end = place.split("-")
        assert page.below[place] == texts[sigil][int(start) : int(end)]


def test_every_line_of_the_story_has_its_link(story: Story, page: Page) -> None:
    """What is said to differ, to be altered, to have happened or to be planned leads to the words it rests on."""
    sigla = {report.id: report.sigil for report in story.reports}
    hrefs = {attrs["href"] for attrs in page.all("a")}
    # A cell with one reading has the places of its row.
    plans = [replace(p, cells=tuple(c for c in p.cells if len(c.readings) > 1)) for p in story.plans]
    shown = (story.brief, story.variants, story.quotation_links, story.timeline, story.positions, tuple(plans))
    found = [anchor for _, anchor in anchors(shown, "") if isinstance(anchor, Anchor)]
    firsts = {(a.report, a.start, a.end) for a in found}
    missing = [f for f in firsts if f"#r-{sigla[f[0]]}-{f[1]}-{f[2]}" not in hrefs]
    assert not missing


def test_nothing_is_loaded(page: Page) -> None:
    """No element that fetches, and a style sheet that names no address."""
    fetching = {"link", "img", "iframe", "object", "embed", "audio", "video", "source", "base", "form"}
    assert not [name for name, attrs in page.elements if name in fetching or "src" in attrs or "srcset" in attrs]
    assert not re.search(r"url\((?!#)|@import|https?:", page.raw["style"] + page.raw["script"])


def test_policy_lets_in_our_own_style_and_script_alone(page: Page) -> None:
    """The Content-Security-Policy names the hashes of the one style and the one script that are there."""
    metas = list(page.all("meta"))
    policy = next(attrs["content"] for attrs in metas if attrs.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": digest(page.raw["style"]),
        "script-src": digest(page.raw["script"]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert [name for name, _ in page.elements].count("script") == 1
    assert not [attrs for _, attrs in page.elements if "style" in attrs or any(key.startswith("on") for key in attrs)]


def test_report_text_is_never_markup(text: str, page: Page) -> None:
    """The hostile report's tags are shown as text, wherever its words appear."""
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "<b>opposes" not in text
    assert "<i>" not in text
    assert "javascript:" not in text
    assert "<script>alert('C')</script> row" in page.below["report-C"]


def test_directions_cannot_leak_out_of_a_report(text: str) -> None:
    """Every line of a report and every quoted word of it is a bidirectional isolate."""
    around = re.findall(r"<([a-z0-9]+)[^<>]*>(?:[^<>]|<span[^<>]*>|</span>)*\u202e", text)
    assert len(around) >= 2
    assert set(around) <= {"bdi", "p", "h3"}


def test_readable_without_javascript(page: Page) -> None:
    """The chapters and every word of every report are in the page itself."""
    ids = {attrs.get("id") for _, attrs in page.elements}
    assert {"story", "reports", "differences", "quotations", "timeline", "positions", "origins", "entities"} <= ids
    assert "display: none" not in page.raw["style"].split("@media print")[0]


def test_whole_reports_are_shown(story: Story, page: Page) -> None:
    """Boilerplate included: nothing is cut."""
    for report in story.reports:
        shown = re.sub(r"\s+", "", page.below[f"report-{report.sigil}"])
        for line in report.text.splitlines():
            assert re.sub(r"\s+", "", line) in shown


def test_a_report_without_a_headline_still_has_a_heading(story: Story) -> None:
    """Its text begins where it begins, and who listens to the page hears which report it is."""
    bare = tuple(replace(report, headline=None) for report in story.reports)
    text = to_html(replace(story, reports=bare))
    assert [text.count(f">Report {sigil}</h3>") for sigil in "ABCD"] == [1, 1, 1, 1]


def test_tree_is_described_in_words(page: Page) -> None:
    """Who does not see the drawing is told the same."""
    assert "A, Kestrel Wire: made from Coastline Press, excerpt, 20 % of its text" in page.below["tree-desc"]


def test_changes_are_marked_by_elements(text: str) -> None:
    """Deleted and inserted words are del and ins, so that colour is not all that tells them apart."""
    assert "I <del>am certain</del> that our <del>resolve</del> will" in text
    assert "I <ins>believe</ins> that our <ins>determination</ins> will" in text


def test_plain_words_for_readers(page: Page) -> None:
    """The pages speak of copies and differences; the scholars' terms are for code and docs."""
    shown = " ".join(page.below.values()).casefold()
    assert not [word for word in ("stemma", "apparatus", "witness", "exemplar") if word in shown]


def test_same_story_same_bytes(story: Story, text: str) -> None:
    """Made again, the file is identical, and small."""
    assert to_html(story) == text
    assert len(text.encode()) < 100_000


def test_an_empty_story_says_so(story: Story) -> None:
    """Every chapter explains why there is nothing in it."""
    names = (field.name for field in fields(Story) if field.name != "variorum")
    empty = Page(to_html(replace(story, **dict.fromkeys(names, ()))))  # type: ignore[arg-type]
    notes = [attrs for attrs in empty.all("p") if attrs.get("class") == "none"]
    assert not empty.open
    assert len(notes) >= 6


def test_what_people_judged_is_in_the_file(story: Story) -> None:
    """Who, what and why, also on what was dismissed, which has its place at the end; and nothing that could be sent."""
    said = [
        judgement("variant:v-day", "dismiss", by="Ada <Roe>", note="counted & counted"),
        judgement("variant:v-bolts", "hold:61 <i>", by="Ben Lund"),
        judgement(f"derivation:{story.reports[0].id}>{story.reports[1].id}", "confirm", by="Ben Lund"),
    ]
    text = to_html(judged(story, said))
    assert '<b>dismissed</b> “<bdi class="words">counted &amp; counted</bdi>”' in text
    assert "<bdi>Ada &lt;Roe&gt;</bdi>" in text
    assert "<b>holds 61 &lt;i&gt;</b>" in text
    assert "<b>confirmed</b>" in text
    assert text.index("Dismissed <span") < text.index('id="v-v-day"')
    assert "<form" not in text
    page = Page(text)
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    links = {attrs["href"][1:] for tag, attrs in page.elements if tag == "a" and attrs["href"].startswith("#")}
    assert links <= ids
