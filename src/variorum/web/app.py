"""The pages as a Starlette application: what each address answers, and what stands before it."""

from __future__ import annotations

import secrets

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from variorum.web.desk import Desk
from variorum.web.guard import GuardMiddleware
from variorum.web.pages import Pages
from variorum.web.writing import Writing

HOSTS = ("127.0.0.1", "localhost")
CHAPTERS = ("quotations", "timeline", "positions", "origins", "entities")


def create_app(desk: Desk, *, token: str | None = None) -> Starlette:
    """The application. Whoever writes needs the token, which is made anew for each run and stands in the forms."""
    token = token or secrets.token_urlsafe(32)
    pages = Pages(desk, token)
    return Starlette(
        routes=[*reading(pages), *(writing(Writing(desk, token)) if desk.writable else ())],
        exception_handlers={404: pages.missing},
        middleware=[
            Middleware(GuardMiddleware),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=2000),
        ],
    )


def reading(pages: Pages) -> list[Route]:
    """Everything that only shows."""
    return [
        Route("/", pages.story),
        *(Route(f"/{name}", pages.chapter(name)) for name in CHAPTERS),
        Route("/differences", pages.differences),
        Route("/news", pages.news),
        Route("/report/{sigil}", pages.report),
        Route("/compare", pages.compare),
        Route("/search", pages.search),
        Route("/judgements", pages.judgements),
        Route("/judgements.jsonl", pages.judgement_lines),
        Route("/add", pages.add),
        Route("/progress", pages.progress),
        Route("/story.json", pages.story_json),
        Route("/static/{name}", pages.static),
    ]


def writing(forms: Writing) -> list[Route]:
    """Everything that changes something."""
    return [
        Route("/judge", forms.judge, methods=["POST"]),
        Route("/judgements", forms.import_judgements, methods=["POST"]),
        Route("/add", forms.add, methods=["POST"]),
        Route("/seen", forms.seen, methods=["POST"]),
    ]
