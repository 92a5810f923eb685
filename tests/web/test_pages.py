"""Every page answers, and every link on it leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from variorum.present.json import to_json
from variorum.types import Story
from variorum.web import create_app

PAGES = ("/", "/report/A", "/report/C", "/differences", "/quotations", "/timeline", "/origins", "/entities",
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
    """Without a stamp each page asks for the story; with one, only when the stamp has changed."""
    loaded: list[int] = []
    stamp = [1]

    def load() -> Story:
        loaded.append(1)
        return story if len(loaded) == 1 else replace(story, reports=story.reports[:1], families=(), derivations=(),
            boilerplate=(), entities=(), times=(), quantities=(), credits=(), quotations=(), quotation_links=(),
            claims=(), origins=(), variants=(), corroboration=(), timeline=(), positions=(), plans=(), brief=())  # fmt: skip

    client = TestClient(create_app(load, stamp=lambda: stamp[0]), base_url="http://localhost")
    assert "4 reports, " in client.get("/").text
    assert "4 reports, " in client.get("/timeline").text
    stamp[0] = 2
    assert "1 report, " in client.get("/").text
    assert len(loaded) == 2


def test_each_request_loads_without_a_stamp(story: Story) -> None:
    """What is served is never older than the request."""
    loaded: list[int] = []

    def load() -> Story:
        loaded.append(1)
        return story

    client = TestClient(create_app(load), base_url="http://localhost")
    client.get("/")
    client.get("/")
    assert len(loaded) == 2
