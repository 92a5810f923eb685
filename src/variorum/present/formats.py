"""Which formats there are, and what writes each; the module is loaded when its format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import cast

from variorum.types import Story


class Format(StrEnum):
    """What a story can be exported to."""

    json = "json"
    html = "html"
    md = "md"
    csv = "csv"
    annotations = "annotations"
    claimreview = "claimreview"
    timelinejs = "timelinejs"
    ftm = "ftm"
    tei = "tei"
    ninjs = "ninjs"


FOLDERS = frozenset({Format.csv, Format.ninjs})  # several files each
MODULES = {Format.md: "markdown"}  # where it is not called as the format is


def render(story: Story, to: Format, *, reviewer: str = "") -> str:
    """The story as text in a format that is one file; ``reviewer`` is who signs a claim review."""
    if to is Format.claimreview:
        from variorum.present.claimreview import to_claimreview

        return to_claimreview(story, reviewer=reviewer)
    return cast("Callable[[Story], str]", writer(to))(story)


def render_folder(story: Story, to: Format) -> Mapping[str, str]:
    """The texts by file name, in a format that is a folder."""
    return cast("Callable[[Story], Mapping[str, str]]", writer(to))(story)


def writer(to: Format) -> object:
    """The format's function, ``to_csv`` of ``variorum.present.csv``."""
    name = MODULES.get(to, to.value)
    return getattr(import_module(f"variorum.present.{name}"), f"to_{name}")
