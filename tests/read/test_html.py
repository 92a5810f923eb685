"""Web pages to reports."""

from __future__ import annotations

import socket

import pytest

from variorum.errors import ReadError
from variorum.read import Source, parse
from variorum.types import Report

PARAGRAPHS = (
    (
        "The bridge over the Ree was closed on Monday after a crack was found in one of its piers, the county said, and nobody "
        "could say for how long."
    ),
    (
        "Engineers worked through the night. They have not said what they found, but the county has sent for a diver from the "
        "coast to look at the rest of the piers."
    ),
    "“We heard it before we saw it,” said Ilse Brandt, who keeps the ferry below the bridge. “It was like a shot.”",
    (
        "The bridge carries nine thousand cars a day, and the next one is twenty miles away, so that drivers were told to stay "
        "at home if they could."
    ),
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
{"@type": ["NewsArticle"], "headline": "Bridge at Corley closed", "datePublished": "2025-03-03T21:05:00+01:00",
"dateModified": "2025-03-04T09:10:00Z", "author": [{"@type": "Person", "name": "Marit Olden"}, {"name": "Sam Quay"}],
"publisher": {"@type": "Organization", "name": "The Corley Argus"}}]}</script>"""


def page(*, head: str = "", body: str = BODY, around: str = "") -> bytes:
    """A page with this head, body and furniture."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Bridge at Corley closed | The Corley Argus</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/roads'>Roads</a></nav><main><article><h1>Bridge at Corley closed</h1>{body}"
        f"</article></main>{around}<footer>About us</footer></body></html>"
    ).encode()


def read(data: bytes, *, url: str | None = None) -> Report:
    """The report in a page."""
    return parse(Source("bridge.html", "html", data, None, url))[0]


def test_paragraphs_are_lines_below_the_headline() -> None:
    """The text is the headline and one line a paragraph, without the page's furniture."""
    assert read(page()).text.split("\n") == ["Bridge at Corley closed", *PARAGRAPHS]


def test_json_ld_says_who_and_when() -> None:
    """Headline, authors, outlet and both days come from schema.org's NewsArticle, also inside a graph."""
    report = read(page(head=LD))
    assert report.headline == "Bridge at Corley closed"
    assert report.byline == "Marit Olden and Sam Quay"
    assert report.publisher == "The Corley Argus"
    assert (report.published, report.modified) == ("2025-03-03", "2025-03-04")


def test_meta_elements_say_it_where_json_ld_does_not() -> None:
    """Open Graph and the like."""
    head = """<meta property="og:site_name" content="The Corley Argus"><meta property="og:title" content="Bridge at Corley closed">
    <meta property="article:published_time" content="2025-03-03T21:05:00Z"><meta name="author" content="By Marit Olden">"""
    report = read(page(head=head))
    assert (report.publisher, report.byline, report.published) == ("The Corley Argus", "Marit Olden", "2025-03-03")


@pytest.mark.parametrize("script", ["{", "[]", '{"@type": 5}', '{"@graph": {"@graph": [1, null]}}', "[" * 5000, '{"@type": "NewsArticle", "author": [[]], "publisher": {"name": {"a": 1}}, "headline": 3, "datePublished": []}'])  # fmt: skip
def test_broken_json_ld_is_passed_over(script: str) -> None:
    """Whatever a page's script holds, the article is still read."""
    report = read(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert PARAGRAPHS[0] in report.text


def test_site_name_is_no_part_of_the_headline() -> None:
    """ "… | The Corley Argus" in the title loses the outlet."""
    assert read(page()).headline == "Bridge at Corley closed"


def test_headline_is_not_put_twice() -> None:
    """A body that begins with the headline is left as it is."""
    report = read(page(head=LD))
    assert report.text.count("Bridge at Corley closed") == 1


def test_date_in_the_address() -> None:
    """An address with a whole date in it gives the day where the page does not."""
    report = read(page(), url="https://argus.example/2025/03/03/bridge")
    assert (report.published, report.url) == ("2025-03-03", "https://argus.example/2025/03/03/bridge")


def test_the_outlets_own_day_counts() -> None:
    """A story of Sunday night that universal time puts on Monday keeps the day in its address; a later one does not."""
    assert read(page(head=LD), url="https://argus.example/2025/03/02/bridge").published == "2025-03-02"
    assert read(page(head=LD), url="https://argus.example/2024/03/02/bridge").published == "2025-03-03"


def test_a_date_in_the_words_is_not_the_page_s() -> None:
    """A date that the article speaks of is not taken for its own."""
    assert (
        read(page(body=f"{BODY}<p>It was opened on 4 May 1961 by the old queen, who came by boat.</p>")).published
        is None
    )


def test_article_cut_in_pieces_is_whole() -> None:
    """A page that puts advertisements between parts of one class gives all parts, in order."""
    parts = [
        "".join(
            f"<p>Part {part}, sentence {n}: the county said that the bridge would be looked at again soon.</p>"
            for n in range(6)
        )
        for part in range(3)
    ]
    body = "".join(f"<div class='ad'><p>Buy now</p></div><div class='piece'>{part}</div>" for part in parts)
    found = [line[5] for line in read(page(body=body)).text.split("\n") if line.startswith("Part ")]
    assert found == ["0"] * 6 + ["1"] * 6 + ["2"] * 6


def test_broken_markup_is_mended() -> None:
    """Unclosed and crossed elements lose no words."""
    text = read(page(body=f"<p>{PARAGRAPHS[0]}<p><b>{PARAGRAPHS[1]}<i></b><div><p>{PARAGRAPHS[3]}")).text
    assert all(paragraph in text for paragraph in (PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]))


def test_a_piece_of_a_page_is_read() -> None:
    """A file with paragraphs and no page around them, as people copy them, is a report."""
    assert read(f"<p>{PARAGRAPHS[0]}</p>".encode()).text == PARAGRAPHS[0]
    assert read(BODY.encode()).text.split("\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", b"just words", b"<!DOCTYPE html>", b"<div>" * 50_000])  # fmt: skip
def test_a_page_without_an_article_says_so(data: bytes) -> None:
    """One clear line, and what to do."""
    with pytest.raises(ReadError, match=r"^bridge\.html: (no article text|this is no HTML page)") as caught:
        read(data)
    assert caught.value.advice.startswith("save the page")


def test_markup_in_words_stays_words() -> None:
    """Escaped markup in an article is text, and a script is none."""
    report = read(
        page(
            body=f"{BODY}<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall of the pier, the county said.</p><script>x()</script>"
        )
    )
    assert "<script>alert(1)</script>" in report.text
    assert "x()" not in report.text


def test_reading_a_page_touches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither trafilatura nor what it stands on opens a connection, for scripts, pictures or lists of domains."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<link rel='canonical' href='https://argus.example/a'><link rel='stylesheet' href='https://x.example/a.css'>"
    report = read(
        page(head=head + LD, around="<img src='https://x.example/a.png'><script src='https://x.example/a.js'></script>")
    )
    assert report.url == "https://argus.example/a"


def test_the_same_page_in_two_files_is_one_report() -> None:
    """A page that names its own address keeps its id under another file name."""
    data = page(head="<link rel='canonical' href='https://argus.example/a'>")
    ids = {parse(Source(name, "html", data))[0].id for name in ("a.html", "b.html")}
    assert len(ids) == 1
