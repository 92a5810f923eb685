"""What changes something: judgements, and reports to add. Every form carries the run's token and comes from this page."""

from __future__ import annotations

import hmac
import re
from collections.abc import AsyncIterator, Iterator

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from variorum.errors import ContractError, JudgementError
from variorum.judged import judgement
from variorum.present.judgements import from_lines
from variorum.types import Judgement
from variorum.web.desk import Desk
from variorum.web.jobs import Order

LARGEST_FIELD = 20_000_000  # bytes of pasted text, as of a file
MOST_FILES = 1000
LONGEST_NOTE = 10_000
AT_ONCE = 3.0  # seconds that a judgement's answer waits for the story made anew
OWN_PAGE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
WEB = re.compile(r"https?://", re.IGNORECASE)


class Refused(Exception):
    """A form that is not followed, with the status and the line that says why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Writing:
    """The functions that answer a form."""

    def __init__(self, desk: Desk, token: str) -> None:
        self.desk = desk
        self.token = token

    async def judge(self, request: Request) -> Response:
        """Keep a judgement on one thing or on several, or its withdrawal, and go back to where it was passed."""
        try:
            form = await self.form(request)
            judgements = judgements_in(form, self.desk.by)
            await run_in_threadpool(self.desk.judge, *judgements)
        except JudgementError as error:
            return refused(Refused(400, f"Nothing was changed: {error}."))
        except Refused as refusal:
            return refused(refusal)
        await run_in_threadpool(self.settle)
        return back(field(form, "next"))

    async def import_judgements(self, request: Request) -> Response:
        """Keep a colleague's judgements."""
        try:
            form = await self.form(request)
            judgements = await uploaded_judgements(form)
        except Refused as refusal:
            return refused(refusal)
        await run_in_threadpool(self.desk.take, *judgements)
        await run_in_threadpool(self.settle)
        return back("/judgements")

    async def add(self, request: Request) -> Response:
        """Have reports read, and show how far it is."""
        try:
            form = await self.form(request)
        except Refused as refusal:
            return refused(refusal)
        order = Order(urls=tuple(addresses(form)), files=(*pasted(form), *[file async for file in uploads(form)]))
        if self.desk.worker is None or order == Order():
            return back("/add")
        return back(f"/add?order={self.desk.worker.add(order)}")

    async def seen(self, request: Request) -> Response:
        """The person has seen what is new."""
        try:
            form = await self.form(request)
        except Refused as refusal:
            return refused(refusal)
        await run_in_threadpool(self.desk.remember_visit)
        return back(field(form, "next"))

    async def form(self, request: Request) -> FormData:
        """The form, if it was sent from a page of this run.

        Raises:
            Refused: from another site, or without the token.
        """
        if request.headers.get("origin") != f"http://{request.headers.get('host')}":
            raise Refused(403, "This form was sent from another site, so nothing was changed.")
        form = await request.form(max_files=MOST_FILES, max_part_size=LARGEST_FIELD)
        if not hmac.compare_digest(field(form, "token").encode(), self.token.encode()):
            raise Refused(403, "This page is of an earlier run, so nothing was changed; reload it and try again.")
        return form

    def settle(self) -> None:
        """Where the story has to be made anew for a judgement, wait a moment for it."""
        self.desk.edition()
        if self.desk.worker and not self.desk.current:
            self.desk.worker.wait(AT_ONCE)


def field(form: FormData, name: str) -> str:
    """A text field, empty where it is not there."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def judgements_in(form: FormData, by: str) -> list[Judgement]:
    """What a person decided, now; what a verdict that ends in a colon names is in a field of its own.

    Raises:
        JudgementError: it cannot be passed.
    """
    verdict, note, withdrawn = (
        field(form, "verdict"),
        field(form, "note")[:LONGEST_NOTE],
        field(form, "withdrawn") == "1",
    )
    if verdict.endswith(":"):
        verdict += " ".join(field(form, "value").split())
    subjects = [subject for subject in form.getlist("subject") if isinstance(subject, str)]
    if not subjects:
        raise JudgementError("nothing was chosen to decide on")
    return [judgement(subject, verdict, by=by, note=note, withdrawn=withdrawn) for subject in subjects]


async def uploaded_judgements(form: FormData) -> tuple[Judgement, ...]:
    """The judgements in an uploaded file.

    Raises:
        Refused: no file was sent, or a line of it is no judgement.
    """
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise Refused(400, "No file was chosen; nothing was changed.")
    try:
        return from_lines((await file.read()).decode())
    except (ContractError, UnicodeDecodeError) as error:
        raise Refused(400, f"{file.filename}: {error}; nothing was changed.") from error


def addresses(form: FormData) -> Iterator[str]:
    """The URLs, one a line; what has no scheme is taken for one without it, and never for a file on this disk."""
    for line in field(form, "urls").split():
        yield line if WEB.match(line) else f"https://{line}"


def pasted(form: FormData) -> Iterator[tuple[str, bytes]]:
    """The pasted text under the name that the person gave it, or its first line."""
    text = field(form, "text").strip()
    if text:
        name = " ".join((field(form, "name").strip() or text.split("\n")[0])[:80].split()).replace("/", "-").rstrip(".")
        yield f"{name}.txt", text.encode("utf-8", "replace")


async def uploads(form: FormData) -> AsyncIterator[tuple[str, bytes]]:
    """The uploaded files by name."""
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            yield file.filename.replace("\\", "/").rpartition("/")[2], await file.read()


def back(address: str) -> Response:
    """On to a page of ours, asked for with GET."""
    return RedirectResponse(address if OWN_PAGE.fullmatch(address) else "/", status_code=303)


def refused(refusal: Refused) -> Response:
    """One line that says why."""
    return PlainTextResponse(refusal.reason + "\n", status_code=refusal.status)
