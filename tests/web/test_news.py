"""What is new since a day, a report, or the person's last visit."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from variorum.kept import keep_story, state
from variorum.types import Story
from variorum.web import Desk, create_app, desk_of_workspace
from variorum.web.visit import last_visit
from variorum.workspace import Workspace

TOKEN = "the token of this run"
BASE = "http://127.0.0.1:8000"


def browser(desk: Desk) -> TestClient:
    """A browser's requests to a desk's pages."""
    return TestClient(create_app(desk, token=TOKEN), base_url=BASE, headers={"origin": BASE}, follow_redirects=False)


def part_of(story: Story, path: Path, number: int) -> None:
    """A workspace that keeps the story of so many of its reports, as if the others had not come in yet."""
    with Workspace(path) as workspace:
        for report in story.reports[:number]:
            workspace.add(report.name, report.id, b"", [report])
        keep_story(workspace, story, version="1", given=state(workspace.ids(), ()))


def test_news_can_be_asked_for_without_a_script(client: TestClient) -> None:
    """By a form that lists the days and the reports; each line leads to its words, which are marked there."""
    page = client.get("/news?since=A").text
    assert '<option value="A" selected>' in page
    address = re.search(r'href="(/report/\w\?at=(\d+)-(\d+)#[^"]+)"', page)
    assert address, "no line of news"
    report = client.get(address[1].partition("#")[0]).text
    assert f'id="r-{address[1].rpartition("#r-")[2]}"' in report


def test_nothing_is_asked_of_a_report_that_is_not_there(client: TestClient) -> None:
    """Nor of a place outside the text."""
    assert client.get("/news?since=Q").status_code == 404
    for at in ("0-999999", "9-4", "-1-4", "x", "٣-٤"):
        assert client.get("/report/A", params={"at": at}).status_code == 200


def test_what_came_in_since_the_last_visit(story: Story, tmp_path: Path) -> None:
    """Nothing is new on the first visit; on the next one it is what came in between; what was seen is new no longer."""
    path = tmp_path / "story.vrm"
    part_of(story, path, 4)
    first = desk_of_workspace(path, by="Ada Roe")
    assert "New since" not in browser(first).get("/").text
    with Workspace(path) as workspace:
        workspace.keep(
            "visit", "1", "Ada Roe", b'{"at":"2031-03-05T09:00+00:00","reports":["%s"]}' % story.reports[0].id.encode()
        )
    desk = desk_of_workspace(path, by="Ada Roe")
    tab = browser(desk)
    page = tab.get("/").text
    assert "New since your last visit" in page
    assert "5 March 2031, 09:00 UTC" in page
    assert "New since" not in browser(desk_of_workspace(path, by="Ben Lund")).get("/").text
    assert "your last visit" in tab.get("/news").text
    assert tab.post("/seen", data={"token": "another", "next": "/"}).status_code == 403
    assert "New since" in tab.get("/").text
    assert tab.post("/seen", data={"token": TOKEN, "next": "/"}).status_code == 303
    assert "New since" not in tab.get("/").text
    visit = last_visit(desk.workspace, "Ada Roe")
    assert visit
    assert set(visit.reports) == {report.id for report in story.reports}


def test_who_leaves_has_seen_what_was_there(story: Story, tmp_path: Path) -> None:
    """Only where there was something to see."""
    path = tmp_path / "story.vrm"
    part_of(story, path, 4)
    desk = desk_of_workspace(path, by="Ada Roe")
    desk.remember_visit()
    assert last_visit(desk.workspace, "Ada Roe") is None
    desk.edition()
    desk.remember_visit()
    assert last_visit(desk.workspace, "Ada Roe") is not None
