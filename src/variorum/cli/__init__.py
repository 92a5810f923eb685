"""The command line: thin, and quick to start."""

from __future__ import annotations

from variorum.cli import commands as _commands  # so that they are there
from variorum.cli.app import app
from variorum.errors import VariorumError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; a Variorum error is one line and exit status 1."""
    try:
        app()
    except VariorumError as error:
        raise SystemExit(f"variorum: {error}") from error


del _commands
