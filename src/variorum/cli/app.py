"""The application that the commands belong to, and the arguments they share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads a pile of reports on one event and gives back the story: who copied whom, what was altered,"
    " where reports differ, and how many independent origins stand behind it.",
    epilog="Start with: `variorum read REPORTS/ -o story.html`",
)


class NewsFormat(StrEnum):
    """How news is printed."""

    text = "text"
    md = "md"
    json = "json"


class CheckFormat(StrEnum):
    """How a check is printed."""

    text = "text"
    json = "json"


Sources = Annotated[list[str], typer.Argument(help="Files (.txt .md .html .jsonl .json), folders, or http(s) URLs.")]
StoryFile = Annotated[Path, typer.Argument(help="A workspace (.vrm) or a story.json.")]
