"""What a served page knows and the one file does not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """The run that serves a page.

    ``token`` goes with every form, None where nothing can be changed; ``by`` is the person; ``here`` the page's own path
    and query; ``busy`` the stage of a run that is going on. Where not ``current``, reports or judgements have come in since.
    ``judging`` is the id of the entity, quotation or difference that the person is about to decide on.
    """

    token: str | None
    by: str
    here: str
    busy: str | None
    current: bool
    judging: str = ""
