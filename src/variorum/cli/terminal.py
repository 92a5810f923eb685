"""What a person sees while a command runs and at its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.text import Text

    from variorum.build import Progress
    from variorum.errors import ReadError
    from variorum.types import Story


def print_summary(story: Story) -> None:
    """Print the summary, in colour and to measure on a terminal; 100 columns wide in a pipe."""
    from rich.console import Console

    from variorum.present.summary import summary

    console = Console(highlight=False)
    if console.is_terminal:
        shown = summary(story, width=console.width, height=max(24, min(45, console.height - 4)))
    else:
        shown = summary(story)
    console.print(shown, soft_wrap=True)


def show_text(text: Text) -> None:
    """Print text made for a terminal; in colour only there."""
    from rich.console import Console

    Console(highlight=False).print(text, soft_wrap=True)


def complain(errors: Sequence[ReadError]) -> None:
    """One line on standard error for each thing that could not be read."""
    for error in errors:
        typer.echo(f"{error}", err=True)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error where that is a terminal; nothing where it is not."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        yield advance(bar.add_task("Reading", total=None), bar.update)


def advance(task: int, update: Callable[..., None]) -> Progress:
    """A progress function that moves one task of a bar."""

    def move(stage: str, done: int, total: int) -> None:
        update(task, description=stage, completed=done, total=total)

    return move
