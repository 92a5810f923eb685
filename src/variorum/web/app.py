"""The pages as a Starlette application; it reads the story and writes nothing."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from variorum.types import Story
from variorum.web.guard import GuardMiddleware
from variorum.web.pages import Pages

HOSTS = ("127.0.0.1", "localhost")


def create_app(load_story: Callable[[], Story]) -> Starlette:
    """The application; ``load_story`` is called for every page, so that none is older than the request."""
    pages = Pages(load_story)
    chapters = ("differences", "quotations", "timeline", "positions", "origins", "entities")
    return Starlette(
        routes=[
            Route("/", pages.chapter("story")),
            *(Route(f"/{name}", pages.chapter(name)) for name in chapters),
            Route("/report/{sigil}", pages.report),
            Route("/compare", pages.compare),
            Route("/story.json", pages.story_json),
            Route("/static/{name}", pages.static),
        ],
        exception_handlers={404: pages.missing},
        middleware=[
            Middleware(GuardMiddleware),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=2000),
        ],
    )
