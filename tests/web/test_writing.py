"""Judgements and reports that come in by the pages, and what is not let in."""

from __future__ import annotations

import re
import subprocess
import sys
import threading

import pytest
from starlette.testclient import TestClient

from variorum.judged import judged, judgement
from variorum.types import Story
from variorum.web import Desk, create_app, desk_of_story
from variorum.workspace import Workspace

TOKEN = "the token of this run"
BASE = "http://127.0.0.1:8000"


def form(subject: str = "variant:v-day", verdict: str = "accept", **more: str) -> dict[str, str]:
    return {"token": TOKEN, "subject": subject, "verdict": verdict, "next": "/differences#v-v-day", **more}


def test_a_judgement_is_kept_and_shown(desk: Desk, writer: TestClient) -> None:
    """With who and when; the answer leads back to where it was passed."""
    answer = writer.post("/judge", data=form(note="asked the harbour office <b>"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/differences#v-v-day")
    (kept,) = desk.judgements()
    assert (kept.subject, kept.verdict, kept.by) == ("variant:v-day", "accept", "Ada Roe")
    page = writer.get("/differences").text
    assert '<b>accepted</b> “<bdi class="words">asked the harbour office &lt;b&gt;</bdi>”' in page
    assert "accepted" in writer.get("/judgements").text


def test_dismissed_and_withdrawn(writer: TestClient) -> None:
    """A dismissed difference moves to a part of its own and off the story page; withdrawn, it is back."""
    before = writer.get("/").text
    writer.post("/judge", data=form(verdict="dismiss"))
    page = writer.get("/differences").text
    assert page.index("Dismissed <span") < page.index('id="v-v-day"')
    assert "v-v-day" not in writer.get("/").text
    writer.post("/judge", data=form(verdict="dismiss", withdrawn="1"))
    assert writer.get("/").text == before


def test_the_page_offers_to_withdraw_only_ones_own(desk: Desk, writer: TestClient) -> None:
    """Ben's judgement shows without the button."""
    writer.post("/judge", data=form())
    assert 'value="1">withdraw' in writer.get("/differences").text
    desk.by = "Ben Lund"
    assert 'value="1">withdraw' not in writer.get("/differences").text


@pytest.mark.parametrize("token", ["", "another", None])
def test_without_the_token_nothing_is_written(desk: Desk, writer: TestClient, token: str | None) -> None:
    """Also where a page of an earlier run is still open."""
    data = {**form(), "token": token} if token is not None else {k: v for k, v in form().items() if k != "token"}
    for path in ("/judge", "/judgements", "/add"):
        assert writer.post(path, data=data).status_code == 403
    assert desk.judgements() == ()


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:8000", "http://127.0.0.1:9999", ""]
)
def test_another_site_cannot_write(desk: Desk, writer: TestClient, origin: str) -> None:
    """Even with the token: the Origin has to be the very address that is served."""
    for path in ("/judge", "/judgements", "/add"):
        assert writer.post(path, data=form(), headers={"origin": origin}).status_code == 403
    assert desk.judgements() == ()


def test_another_name_for_this_machine_cannot_write(desk: Desk, writer: TestClient) -> None:
    """A Host that is not ours is turned away before anything is read."""
    headers = {"host": "evil.example", "origin": "http://evil.example"}
    assert writer.post("/judge", data=form(), headers=headers).status_code == 400
    assert desk.judgements() == ()


@pytest.mark.parametrize("path", ["/judge", "/add", "/judgements"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_only_post_writes(writer: TestClient, path: str, method: str) -> None:
    """No other method is known."""
    assert writer.request(method, path).status_code == 405


def test_nothing_is_written_by_get(desk: Desk, writer: TestClient) -> None:
    """An address alone changes nothing."""
    assert writer.get("/judge", params=form()).status_code == 405
    assert desk.judgements() == ()


def test_two_people_who_disagree_are_both_shown(desk: Desk, writer: TestClient) -> None:
    """The later judgement counts, and the page says so of the earlier one."""
    writer.post("/judge", data=form(verdict="dismiss"))
    desk.by = "Ben Lund"
    writer.post("/judge", data=form(verdict="update"))
    page = writer.get("/differences").text
    assert "Dismissed <span" not in page
    assert 'class="judged over"><b>dismissed</b>' in page
    assert "a later judgement counts" in page
    assert "<b>called a later change</b>" in page
    assert "a later judgement counts" in writer.get("/judgements").text


def test_what_a_verdict_names_comes_in_a_field_of_its_own(desk: Desk, writer: TestClient) -> None:
    """As from a list or a box to write in; several things may be judged at once, all or none."""
    writer.post("/judge", data={**form(), "verdict": "hold:", "value": " 97 "})
    assert [j.verdict for j in desk.judgements()] == ["hold:97"]
    bad = {**form(), "subject": ["variant:v-day", "variant:gone"], "verdict": "accept"}
    answer = writer.post("/judge", data=bad)
    assert (answer.status_code, len(desk.judgements())) == (400, 1)
    assert "the story has no variant:gone" in answer.text


def test_a_story_json_is_for_reading(story: Story) -> None:
    """No form, and no address that takes one."""
    client = TestClient(create_app(desk_of_story(story), token=TOKEN), base_url=BASE, headers={"origin": BASE})
    assert 'method="post"' not in client.get("/differences").text
    assert client.post("/judge", data=form()).status_code in {404, 405}
    assert client.get("/add").status_code == 404


def test_a_story_json_shows_what_was_judged(story: Story) -> None:
    """Who decided what is in the exported story, and so on its pages; there is nothing to withdraw it with."""
    known = judged(story, [judgement("variant:v-day", "dismiss", by="Ada Roe", note="seen")])
    client = TestClient(create_app(desk_of_story(known)), base_url=BASE)
    page = client.get("/judgements").text
    assert '<b>dismissed</b> “<bdi class="words">seen</bdi>”' in page
    assert "withdraw</button>" not in page
    assert "Dismissed <span" in client.get("/differences").text


@pytest.mark.parametrize(
    "next_", ["//evil.example", "https://evil.example", "/\\evil.example", "/\n/evil", "", "javascript:x"]
)
def test_the_way_back_is_never_off_this_site(writer: TestClient, next_: str) -> None:
    """No form leads a browser elsewhere."""
    assert writer.post("/judge", data={**form(), "next": next_}).headers["location"] == "/"


def test_what_cannot_be_said_is_refused(desk: Desk, writer: TestClient) -> None:
    """One line says why."""
    answer = writer.post("/judge", data=form(verdict="burn"))
    assert (answer.status_code, desk.judgements()) == (400, ())
    assert "'burn' cannot be said of" in answer.text


def test_judgements_are_exchanged(desk: Desk, writer: TestClient) -> None:
    """What one downloads the other uploads; twice is as good as once, and a bad file changes nothing."""
    writer.post("/judge", data=form(note="seen"))
    lines = writer.get("/judgements.jsonl").text
    assert len(lines.splitlines()) == 1
    theirs = lines.replace("Ada Roe", "Ben Lund")
    for text, status in ((theirs, 303), (theirs, 303), (theirs + "{", 400)):
        files = {"file": ("theirs.jsonl", text.encode())}
        assert writer.post("/judgements", data={"token": TOKEN}, files=files).status_code == status
    assert [j.by for j in desk.judgements()] == ["Ada Roe", "Ben Lund"]


def test_two_tabs_and_the_command_line_write_at_once(desk: Desk, writer: TestClient) -> None:
    """Nothing is lost, and the page shows all of it."""
    program = f"""
from variorum.judged import judgement
from variorum.workspace import Workspace
with Workspace({str(desk.workspace.path)!r}) as workspace:
    for n in range(20):
        workspace.judge(judgement("variant:v-day", "note", by="the command line", note=f"line {{n}}"))
"""
    other = subprocess.Popen([sys.executable, "-c", program])

    def tab(name: str) -> None:
        for n in range(20):
            assert writer.post("/judge", data=form(verdict="note", note=f"{name} {n}")).status_code == 303

    tabs = [threading.Thread(target=tab, args=(name,)) for name in ("left", "right")]
    for each in tabs:
        each.start()
    for each in tabs:
        each.join()
    assert other.wait(timeout=60) == 0
    assert len(desk.judgements()) == 60
    assert len(re.findall(r'class="judged"', writer.get("/differences").text)) == 60


def test_a_workspace_opened_and_closed_by_others_stays_readable(desk: Desk, writer: TestClient) -> None:
    """The command line folds its log back on closing; the page goes on all the same."""
    for n in range(5):
        with Workspace(desk.workspace.path) as other:
            other.keep("x", "1", str(n), b"")
        assert writer.get("/").status_code == 200
