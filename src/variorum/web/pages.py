"""What answers each address: a page of the edition, its style and script, or the story itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from variorum.errors import SinceError
from variorum.present import words
from variorum.present.hits import found
from variorum.present.html.fresh import VISIT, days, fresh_since, reports
from variorum.present.html.page import compare_page, missing_page, page, report_page, static
from variorum.present.html.selection import selection
from variorum.present.html.site import Site
from variorum.present.json import to_json
from variorum.present.judgements import history, to_lines
from variorum.types import Report
from variorum.web.desk import Desk
from variorum.web.jobs import Job, State, job

STATIC = {"edition.css": "text/css", "edition.js": "text/javascript"}
MOST_HITS = 50  # reports
SIDES = ("a", "b", "c", "d")

Answer = Callable[[Request], Response]


class Pages:
    """The functions that answer; these run in worker threads."""

    def __init__(self, desk: Desk, token: str) -> None:
        self.desk = desk
        self.token = token

    def site(self, request: Request) -> Site:
        """What a served page needs besides the edition; asked for after the edition, which may set the worker going."""
        asked = [(name, value) for name, value in request.query_params.multi_items() if name != "judge"]
        here = request.url.path + (f"?{urlencode(asked)}" if asked else "")
        busy = self.desk.worker.state.stage if self.desk.worker and self.desk.worker.state.running else None
        token, judging = (self.token if self.desk.writable else None), request.query_params.get("judge", "")
        return Site(token, self.desk.by, here, busy, self.desk.current, judging)

    def chapter(self, name: str) -> Answer:
        """What answers for a chapter."""
        return lambda request: self.shown(request, name)

    def shown(self, request: Request, name: str, **context: object) -> Response:
        """A page of the edition as it is now."""
        current = self.desk.edition()
        return answer(request, page(current, name, self.site(request), **context))

    def story(self, request: Request) -> Response:
        """The story, and what is new in it since the person was here last."""
        self.desk.edition()
        return self.shown(request, "story", fresh=self.desk.new)

    def news(self, request: Request) -> Response:
        """What is new: ``?since=`` a day, a report's siglum or "visit", the person's last."""
        story = self.desk.edition().story
        points = days(story)
        known = request.query_params.get("since") or (VISIT if self.desk.new else points[-1].value if points else "")
        try:
            found = self.desk.new if known == VISIT else fresh_since(story, known) if known else None
        except SinceError:
            return self.missing(request)
        visit = self.desk.visit and words.moment(self.desk.visit.at)
        return self.shown(
            request, "news", fresh=found, known=known, days=points, upto=reports(story), visit=visit, VISIT=VISIT
        )

    def differences(self, request: Request) -> Response:
        """The differences, or some of them: ``?kind=&relation=&entity=&report=&page=``."""
        asked = request.query_params
        return self.shown(request, "differences", selection=selection(self.desk.edition(), asked))

    def report(self, request: Request) -> Response:
        """One report, by its siglum; ``?q=`` marks the words that were searched for, ``?at=84-147`` is a place to be led to,
        ``?speaker=`` somebody whose words alone are shaded.
        """
        current = self.desk.edition()
        report = current.report(request.path_params["sigil"])
        if report is None:
            return self.missing(request)
        query = request.query_params.get("q", "")
        hits = self.desk.search(query, limit=len(current.reports)) if query else ()
        places = next((hit.places for hit in hits if hit.report == report.id), ())
        led = at(request.query_params.get("at", ""), report)
        speaker = request.query_params.get("speaker", "")
        body = report_page(current, report, self.site(request), places=places, led=led, speaker=speaker)
        return answer(request, body)

    def compare(self, request: Request) -> Response:
        """Two to four reports side by side: ``?a=A&b=B&c=C&d=D``; without, what there is to choose from."""
        current = self.desk.edition()
        asked = dict.fromkeys(sigil for side in SIDES if (sigil := request.query_params.get(side)))
        reports = [report for sigil in asked if (report := current.report(sigil))]
        if len(reports) < len(asked):
            return self.missing(request)
        return answer(request, compare_page(current, reports, self.site(request)))

    def search(self, request: Request) -> Response:
        """Every report with the words of ``?q=``, in context."""
        query = request.query_params.get("q", "").strip()
        hits = self.desk.search(query, limit=MOST_HITS)
        return self.shown(request, "search", query=query, hits=found(self.desk.edition().reports, hits))

    def judgements(self, request: Request) -> Response:
        """Everything that people decided, withdrew and noted."""
        known = history(self.desk.judgements(), self.desk.edition().story)
        return self.shown(request, "judgements", history=known)

    def judgement_lines(self, request: Request) -> Response:
        """The same to take along, as JSON lines."""
        return answer(request, to_lines(self.desk.judgements()), kind="application/jsonl")

    def add(self, request: Request) -> Response:
        """Where reports are added; while that runs, how far it is: ``?order=`` what was added at one time."""
        if self.desk.worker is None:
            return self.missing(request)
        return self.shown(request, "add", job=self.job(request))

    def progress(self, request: Request) -> Response:
        """How far it is, for the script."""
        return answer(request, msgspec.json.encode(self.job(request)).decode(), kind="application/json")

    def job(self, request: Request) -> Job:
        """How far it is with what a page waits for."""
        number = request.query_params.get("order", "")
        state = self.desk.worker.state if self.desk.worker else State()
        return job(state, int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None)

    def story_json(self, request: Request) -> Response:
        """The contract."""
        return answer(request, to_json(self.desk.edition().story), kind="application/json")

    def static(self, request: Request) -> Response:
        """Our own style sheet and script."""
        name = request.path_params["name"]
        return answer(request, static(name), kind=STATIC[name]) if name in STATIC else self.missing(request)

    def missing(self, request: Request, error: Exception | None = None) -> Response:
        """There is nothing at this address; the page says what there is."""
        body = missing_page(self.desk.edition(), self.site(request))
        return Response(body, status_code=404, media_type="text/html")


def at(asked: str, report: Report) -> tuple[int, int] | None:
    """A place in a report that an address asks for, if it is there."""
    start, _, end = asked.partition("-")
    if not (asked.isascii() and start.isdecimal() and end.isdecimal() and len(asked) < 20):
        return None
    return (int(start), int(end)) if int(start) < int(end) <= len(report.text) else None


def answer(request: Request, body: str, *, kind: str = "text/html") -> Response:
    """The body, or 304 where the browser has it already; browsers always ask again, so no page is out of date."""
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
