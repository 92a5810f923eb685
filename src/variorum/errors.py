"""The errors Variorum raises, all under one root; each is also the builtin a caller would expect.

    VariorumError
    ├── ReadError (ValueError)         one report could not be read; the others still are
    │   └── FetchError (OSError)       a URL could not be fetched, or may not be
    ├── ModelError (RuntimeError)      a model is missing, damaged, or not the one expected
    ├── WorkspaceError (OSError)       the workspace file cannot be used
    ├── SinceError (ValueError)        no report has that name or sigil, and it is no date
    ├── JudgementError (ValueError)    a judgement that cannot be passed
    └── ContractError (ValueError)     a story.json does not follow the contract

The library raises; only the command line exits.
"""

from __future__ import annotations


class VariorumError(Exception):
    """Root of every error Variorum raises on purpose."""


class ReadError(VariorumError, ValueError):
    """One report could not be read: which one, why, and what the person can do about it."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(f"{name}: {reason}; {advice}")
        self.name = name
        self.reason = reason
        self.advice = advice


class FetchError(ReadError, OSError):
    """A URL failed, went on too long, or points where Variorum does not go."""


class ModelError(VariorumError, RuntimeError):
    """A language model or encoder cannot be loaded."""


class WorkspaceError(VariorumError, OSError):
    """A workspace file cannot be opened, is of a later version, or is no workspace."""


class ContractError(VariorumError, ValueError):
    """A story.json lacks a key, or holds a value the contract does not allow."""


class SinceError(VariorumError, ValueError):
    """What the news should start from is neither a date nor a report of the story."""


class JudgementError(VariorumError, ValueError):
    """A verdict that cannot be passed on its subject, or a note without words."""
