"""The application that the commands belong to, and the arguments they share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from variorum import __version__

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads a pile of reports on one event and gives back the story: who copied whom, what was altered,"
    " where reports differ, and how many independent origins stand behind it.",
    epilog="Start with: `variorum read REPORTS/ -o story.html`",
)


def print_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        typer.echo(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def variorum(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


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
