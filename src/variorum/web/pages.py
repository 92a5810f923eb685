"""What answers each address: a page of the edition, its style and script, or the story itself."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from variorum.present.html.edition import Edition, edition
from variorum.present.html.page import compare_page, missing_page, page, report_page, static
from variorum.present.json import to_json
from variorum.types import Story

STATIC = {"edition.css": "text/css", "edition.js": "text/javascript"}

Answer = Callable[[Request], Response]


class Pages:
    """The edition that is served now, and the functions that answer with it; these run in worker threads."""

    def __init__(self, load_story: Callable[[], Story]) -> None:
        self.load_story = load_story
        self.lock = threading.Lock()
        self.last: Edition | None = None

    def edition(self) -> Edition:
        """The story as it is now, with the last one's indexes where nothing has changed."""
        with self.lock:
            story = self.load_story()
            if self.last is None or self.last.story != story:
                self.last = edition(story)
            return self.last

    def chapter(self, name: str) -> Answer:
        """What answers for a chapter."""
        return lambda request: answer(request, page(self.edition(), name))

    def report(self, request: Request) -> Response:
        """One report, by its siglum."""
        current = self.edition()
        report = current.report(request.path_params["sigil"])
        return answer(request, report_page(current, report)) if report else self.missing(request)

    def compare(self, request: Request) -> Response:
        """Two reports side by side: ``?a=A&b=B``."""
        current = self.edition()
        a, b = (current.report(request.query_params.get(side, "")) for side in ("a", "b"))
        if a is None or b is None or a == b:
            return self.missing(request)
        return answer(request, compare_page(current, a, b))

    def story_json(self, request: Request) -> Response:
        """The contract."""
        return answer(request, to_json(self.edition().story), kind="application/json")

    def static(self, request: Request) -> Response:
        """Our own style sheet and script."""
        name = request.path_params["name"]
        return answer(request, static(name), kind=STATIC[name]) if name in STATIC else self.missing(request)

    def missing(self, request: Request, error: Exception | None = None) -> Response:
        """There is nothing at this address; the page says what there is."""
        return Response(missing_page(self.edition()), status_code=404, media_type="text/html")


def answer(request: Request, body: str, *, kind: str = "text/html") -> Response:
    """The body, or 304 where the browser has it already; browsers always ask again, so no page is out of date."""
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
