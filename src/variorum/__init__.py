"""Variorum reads several reports on one event and gives back the story.

    >>> import variorum
    >>> story = variorum.read(["reports/"])

The five verbs are the packages ``variorum.read``, ``annotate``, ``relate``, ``reconcile`` and ``present``; the function
``read`` here runs them all.
"""

from __future__ import annotations

import variorum.read as _verb  # so that the name below is bound after the package of the same name, for good
from variorum.types import Story
from variorum.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Story", "Workspace", "__version__", "read"]


def read(paths: list[str], *, save: str | None = None) -> Story:
    """The story that these files, folders and URLs tell.

    With ``save``, everything is kept in that workspace, and reports already in it count too.

    Raises:
        ExceptionGroup: of ReadError, where something could not be read. To go on without it, use ``variorum.build``.
    """
    from variorum.build import add, build
    from variorum.workspace import MEMORY

    with Workspace(save or MEMORY) as workspace:
        _, errors = add(workspace, paths)
        if errors:
            raise ExceptionGroup("not everything could be read", list(errors))
        return build(workspace)


def _repr_html_(story: Story) -> str:
    """The story in a notebook; bound here, since the vocabulary imports nothing that presents it."""
    from variorum.present.notebook import to_notebook

    return to_notebook(story)


Story._repr_html_ = _repr_html_  # type: ignore[attr-defined]  # notebooks look for it on the class
del _repr_html_, _verb
