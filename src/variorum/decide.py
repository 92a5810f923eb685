"""A judgement passed from outside the pages: what it is on is looked up in the story, and then it is kept."""

from __future__ import annotations

from variorum.errors import JudgementError
from variorum.judged import anchored, judgement, standing, with_ids
from variorum.judged.standing import withdraws
from variorum.kept import kept_story
from variorum.types import Judgement
from variorum.workspace import Workspace


def judge(
    workspace: Workspace, subject: str, verdict: str, *, by: str, note: str = "", withdrawn: bool = False
) -> Judgement:
    """Keep what somebody decides now, or takes back; the story has it from the next ``build`` on.

    Subject and verdict are those of ``variorum.judged.verdicts``; reports may be named by their sigla, entities by a name,
    quotations by their place ("quotation:A-84-147").

    Raises:
        JudgementError: the verdict is none that can be passed on the subject, the story has no such subject, or there is
            nothing of theirs to take back.
    """
    from variorum.build import build

    story, known = kept_story(workspace) or build(workspace), workspace.judgements()
    if not any(
        (j.subject, j.verdict) == (subject, verdict) for j in known
    ):  # ids of what is merged by now stay as they are
        subject, verdict = with_ids(subject, verdict, story)
    said = anchored(judgement(subject, verdict, by=by, note=note, withdrawn=withdrawn), story, known)
    if withdrawn and not any(withdraws(said, other) for other in standing(known)):
        raise JudgementError(f"{by} has not said {verdict!r} of {subject!r}, so there is nothing to take back")
    workspace.judge(said)
    return said
