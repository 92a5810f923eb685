"""Every page answers, and every link on it leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from html import unescape
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from variorum.present.json import to_json
from variorum.types import Story
from variorum.web import create_app
from variorum.web.pages import Pages

PAGES = ("/", "/report/A", "/report/C", "/differences", "/quotations", "/timeline", "/positions", "/origins", "/entities",
         "/compare?a=A&b=B")  # fmt: skip


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
    """Followed from the first page on: each address answers, and has the id that the link names."""
    waiting, seen, pages = ["/"], {"/"}, dict[str, str]()
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
    ["/report/Z", "/report/", "/nothing", "/compare", "/compare?a=A", "/compare?a=A&b=A", "/compare?a=A&b=<b>",
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


def test_a_changed_story_is_shown_at_once(story: Story) -> None:
    """What is served is never older than the request."""
    names = (field.name for field in fields(Story) if field.name not in {"variorum", "reports"})
    smaller = replace(story, reports=story.reports[:1], **dict.fromkeys(names, ()))  # type: ignore[arg-type]
    current = [story]
    client = TestClient(create_app(lambda: current[0]), base_url="http://localhost")
    assert "4 reports, " in client.get("/").text
    current[0] = smaller
    assert "1 report, " in client.get("/").text


def test_an_unchanged_story_is_indexed_once(story: Story) -> None:
    """An equal story keeps the indexes of the one before."""
    pages = Pages(lambda: replace(story))
    assert pages.edition() is pages.edition()


def test_every_address_is_in_the_reference() -> None:
    """The reference of the pages names every address that is answered."""
    reference = (Path(__file__).parents[2] / "docs" / "reference" / "pages.md").read_text(encoding="utf-8")
    app = create_app(lambda: pytest.fail("no page was asked for"))
    paths = [route.path for route in app.routes if isinstance(route, Route) and not route.path.startswith("/static")]
    assert len(paths) == 10
    assert not [path for path in paths if f"`{path}`" not in reference]
