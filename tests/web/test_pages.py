"""Every page answers, and every link on it leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from variorum.judged import judgement
from variorum.kept import keep_story, state
from variorum.present.json import to_json
from variorum.types import ReportId, Story
from variorum.web import Desk, create_app
from variorum.workspace import Workspace

PAGES = ("/", "/report/A", "/report/C", "/differences", "/quotations", "/timeline", "/positions", "/origins", "/entities",
         "/compare?a=A&b=B", "/search", "/search?q=bridge", "/judgements")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_page_is_there_with_its_one_heading(client: TestClient, path: str) -> None:
    """A whole page of our own, with a heading of the first rank and the way to the others."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.startswith("<!DOCTYPE html>")
    assert answer.text.count("<h1") == 1
    assert 'href="/differences"' in answer.text


def hrefs(text: str) -> Iterator[str]:
    return (unescape(href) for href in re.findall(r'<a[^>]* href="([^"]*)"', text))


def test_every_link_of_every_page_leads_to_an_element(client: TestClient) -> None:
    """Followed from the first page and a search on: each address answers, and has the id that the link names."""
    waiting, seen, pages = ["/", "/search?q=bridge", "/search"], {"/"}, dict[str, str]()
    while waiting:
        path, _, ident = waiting.pop().partition("#")
        if path not in pages:
            answer = client.get(path)
            assert answer.status_code == 200, path
            pages[path] = answer.text
            for href in hrefs(answer.text):
                link = path + href if href.startswith("#") else href
                if link not in seen and not link.startswith("https://"):
                    seen.add(link)
                    waiting.append(link)
        assert not ident or f' id="{ident}"' in pages[path], (path, ident)
    assert {page for page in PAGES if page != "/"} <= set(pages)
    assert len(seen) > 40


def test_story_json_is_the_contract(client: TestClient, story: Story) -> None:
    """The same bytes as the export."""
    answer = client.get("/story.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == to_json(story)


@pytest.mark.parametrize(
    "path",
    ["/report/Z", "/report/", "/nothing", "/compare?a=A&b=Z", "/compare?a=A&b=B&c=<b>",
     "/static/nothing.css", "/static/../page.py", "/static/%2e%2e/page.py"],
)  # fmt: skip
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    """Status 404 and a page that leads back, without the address in it."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text
    assert "&lt;b&gt;" not in answer.text


def test_report_text_is_never_markup(client: TestClient) -> None:
    """The hostile report is shown as text on its page."""
    text = client.get("/report/C").text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<img" not in text
    assert "<script>" not in text
    assert 'href="javascript' not in text


def test_a_speaker_who_says_nothing_here_changes_nothing(client: TestClient) -> None:
    """Nor does one with markup for a name."""
    for name in ("Nobody Atall", "<b>"):
        assert client.get("/report/A", params={"speaker": name}).text.count(' class="quote') == client.get(
            "/report/A"
        ).text.count(' class="quote')


def test_compare_shows_what_changed(client: TestClient) -> None:
    """Shared passages word by word; the rest of each report as its own."""
    text = client.get("/compare?a=A&b=B").text
    assert "<del>resolve</del>" in text
    assert "<ins>determination</ins>" in text
    assert "Subscribe to the Kestrel newsletter" in text


def test_compare_the_other_way_round(client: TestClient) -> None:
    """The first named is on the left."""
    text = client.get("/compare?a=B&b=A").text
    assert "<del>determination</del>" in text


@pytest.mark.parametrize("query", ["", "?a=A", "?a=A&b=A", "?a=&b="])
def test_compare_with_too_few_asks_for_more(client: TestClient, query: str) -> None:
    """A form that needs no script, with all reports to choose from."""
    text = client.get(f"/compare{query}").text
    assert "Choose two to four reports" in text
    assert text.count('<select name="') == 4
    assert '<option value="D">D, Harbour Gazette</option>' in text


def test_compare_four(client: TestClient) -> None:
    """A column each; one can be left out, and with three, one added."""
    four = client.get("/compare?a=A&b=B&c=D&d=C").text
    assert four.count('<th scope="col">') == 4
    assert 'href="/compare?a=A&amp;b=D&amp;c=C"' in four
    three = client.get("/compare?a=A&b=B&c=&d=D").text
    assert three.count('<th scope="col">') == 3
    assert 'href="/compare?a=A&amp;b=B&amp;c=D&amp;d=C"' in three


def test_a_report_added_by_another_program_is_seen_at_once(desk: Desk, writer: TestClient, story: Story) -> None:
    """What is served is never older than the request: the new story shows as soon as it is kept."""
    assert "4 reports, " in writer.get("/").text
    fresh = replace(story.reports[0], id=ReportId("e0" * 8), text="A fifth report.")
    with Workspace(desk.workspace.path) as other:
        (added,) = other.add("e.txt", "e", b"", (fresh,))
        larger = replace(story, reports=(*story.reports, added))
        keep_story(other, larger, version="1", given=state(other.ids(), ()))
    assert "5 reports, " in writer.get("/").text


def test_an_unchanged_story_is_loaded_once(desk: Desk) -> None:
    """As long as nothing was kept, no page takes the story out again; a judgement does."""
    first = desk.edition()
    assert desk.edition() is first
    desk.judge(judgement("variant:v-day", "accept", by="Ada Roe"))
    assert desk.edition() is not first


def test_every_address_is_in_the_reference(desk: Desk) -> None:
    """The reference of the pages names every address that is answered."""
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "pages.md").read_text(encoding="utf-8")
    app = create_app(desk)
    paths = [route.path for route in app.routes if isinstance(route, Route) and not route.path.startswith("/static")]
    assert len(paths) == 20
    assert not [path for path in paths if f"`{path}`" not in reference]
