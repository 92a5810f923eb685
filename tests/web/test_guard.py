"""What keeps other machines, other sites and hostile text out."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from variorum.web.server import listening

PATHS = ("/", "/report/C", "/story.json", "/static/edition.css", "/static/edition.js", "/nothing")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    """Style and script from here alone, nothing inline, no frames, no sniffing."""
    headers = client.get(path).headers
    rules = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/report/C", "/differences"])
def test_pages_need_no_inline_style_or_script(client: TestClient, path: str) -> None:
    """Or the policy would break them."""
    text = client.get(path).text
    assert "<style" not in text
    assert ' style="' not in text
    assert text.count("<script") == text.count('<script src="/static/') == 1


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8123", 200),
        ("localhost:8123", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:80", 400),
        ("10.0.0.1", 400),
        ("", 400),
    ],
)
def test_only_this_machines_names_are_answered(client: TestClient, host: str, status: int) -> None:
    """A site that points its own name here (DNS rebinding) gets nothing, and the policy even so."""
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == status
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    """The pages are for reading."""
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize("path", PATHS[:5])
def test_a_browser_that_has_the_page_gets_no_second_copy(client: TestClient, path: str) -> None:
    """The tag comes back as 304; another tag gets the page; nothing is kept without asking."""
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    assert first.headers["cache-control"] == "no-cache"


def test_listens_on_the_loopback_address_only() -> None:
    """No other machine can connect; port 0 is a free port."""
    with listening(0) as place:
        host, port = place.getsockname()
    assert host == "127.0.0.1"
    assert port > 0


def test_a_taken_port_is_named() -> None:
    """One line that says what to do."""
    with listening(0) as place, pytest.raises(SystemExit, match=r"port \d+ cannot be used .*--port 0"):
        listening(place.getsockname()[1])
