"""The desk check from end to end: a draft is read, annotated as a report is, and laid beside a workspace's reports."""

from __future__ import annotations

from variorum.annotate import annotate, date_reports
from variorum.build import Progress, annotate_all, build, models, silent
from variorum.check import check, dated
from variorum.errors import ReadError
from variorum.judged import ENTITY, QUOTATION, before_counting
from variorum.read import gather, parse
from variorum.reconcile.respoken import respeak
from variorum.types import Check, Report
from variorum.workspace import Workspace


def check_draft(workspace: Workspace, name: str, *, progress: Progress = silent) -> Check:
    """A draft, which does not join the workspace, against the workspace's reports.

    Raises:
        ReadError: the draft cannot be read, or is more than one text.
    """
    draft = one_report(name)
    story = build(workspace, progress=progress)
    _, annotations = date_reports(workspace.reports(), annotate_all(workspace, workspace.reports(), progress))
    decided = [j for j in before_counting(workspace.judgements()) if j.subject.startswith((ENTITY, QUOTATION))]
    annotations = respeak(annotations, story.entities, decided) if decided else annotations
    draft = dated(draft, story)
    language, encoder = models()
    return check(draft, annotate(draft, next(iter(language([draft.text]))), encoder), story, annotations)


def one_report(name: str) -> Report:
    """The single text that a file or URL holds.

    Raises:
        ReadError: it cannot be read, or holds several.
    """
    sources, errors = gather([name])
    if errors:
        raise errors[0]
    reports = [report for source in sources for report in parse(source)]
    if len(reports) != 1:
        raise ReadError(name, f"holds {len(reports)} texts", "give one draft at a time")
    return reports[0]
