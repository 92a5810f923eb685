"""Runs what is missing: reads sources into a workspace and makes its story, keeping results by stage, version and input."""

from __future__ import annotations

import gc
import logging
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

import msgspec

from variorum.annotate import VERSION as ANNOTATE_VERSION
from variorum.annotate import by_rules, date_reports, with_vectors
from variorum.contained import Contained
from variorum.corrected import corrected
from variorum.errors import ReadError
from variorum.judged import before_counting, judged
from variorum.kept import keep_story, kept_story, state
from variorum.models import Encoder, Language
from variorum.models.language import edition, installed
from variorum.read import gather, parse
from variorum.read.sources import Source, gather_bytes
from variorum.reconcile import VERSION as RECONCILE_VERSION
from variorum.reconcile import reconcile
from variorum.relate import VERSION as RELATE_VERSION
from variorum.relate import Weighed, relate
from variorum.relate.derivations.evidence import Evidence
from variorum.text import digest
from variorum.types import Annotations, Relations, Report, ReportId, Story
from variorum.workspace import Workspace

BATCH = 8  # reports annotated, and kept, at a time
WORTH_PROCESSES = 24  # reports to annotate from which a second process repays the time it takes to start

Pairs = tuple[tuple[ReportId, ReportId, Evidence | None], ...]
Kept = TypeVar("Kept", Annotations, Relations)
if TYPE_CHECKING:
    from spacy.tokens import Doc

LOG = logging.getLogger(__name__)
ODD = "%s: could not be annotated and is shown as plain text; please report this"
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """No progress shown."""


@cache
def annotate_version() -> str:
    """What annotations depend on besides the report: the program's rules, and the language pipeline with its version."""
    return f"{ANNOTATE_VERSION}/{edition(installed())}"


def relations_version() -> str:
    """What relations depend on besides the reports."""
    return f"{annotate_version()}/{RELATE_VERSION}"


def add(
    workspace: Workspace,
    names: Sequence[str],
    *,
    files: Iterable[tuple[str, bytes]] = (),
    progress: Progress = silent,
) -> tuple[tuple[Report, ...], tuple[ReadError, ...]]:
    """Read files, folders and URLs into the workspace, and files that are not on this disk as names and bytes.

    Returns the reports that are new, and one error for each thing that could not be read; the others are read all the
    same.
    """
    sources, errors = gather(names)
    for found in (found for name, data in files for found in gather_bytes(name, data)):
        sources.append(found) if isinstance(found, Source) else errors.append(found)
    added: list[Report] = []
    for done, source in enumerate(sorted(sources, key=lambda source: (source.name, source.data))):
        progress("Reading", done, len(sources))
        try:
            reports = parse(source)
        except ReadError as error:
            errors.append(error)
            continue
        except Exception as error:  # whatever it is, one odd source must not cost a person all the others
            LOG.exception("%s: could not be read; please report this", source.name)
            errors.append(ReadError(source.name, f"it could not be read ({error})", "please report this"))
            continue
        mark = digest(source.name, source.data.hex(), size=64)
        added += workspace.add(source.name, mark, source.data, reports)
    progress("Reading", len(sources), len(sources))
    return tuple(added), tuple(errors)


def build(workspace: Workspace, *, progress: Progress = silent) -> Story:
    """The workspace's story, made anew only where a report, a judgement or the program has changed."""
    version = f"{relations_version()}/{RECONCILE_VERSION}"
    kept = kept_story(workspace, version=version)
    if kept is not None:
        return kept
    reports, judgements = workspace.reports(), workspace.judgements()
    given = state([report.id for report in reports], judgements)
    contained = Contained()
    reports, annotations = date_reports(reports, annotate_all(workspace, reports, progress), contained)
    progress("Relating", 0, 1)
    relations = relate_all(workspace, reports, annotations)
    progress("Reconciling", 0, 1)
    decided = before_counting(judgements)
    story = reconcile(reports, *corrected(reports, annotations, relations, decided), decided)
    story = replace(story, notices=(*unread(reports, annotations), *contained.notices, *story.notices))
    progress("Reconciling", 1, 1)
    keep_story(workspace, story, version=version, given=given)
    return judged(story, judgements)


def unread(reports: Iterable[Report], annotations: Mapping[ReportId, Annotations]) -> Iterator[str]:
    """A notice for each report that could not be annotated."""
    for report in reports:
        if report.text.strip() and not annotations[report.id].tokens:
            yield f"{report.sigil} is plain text only: the program tripped while reading {report.name}"


def relate_all(
    workspace: Workspace, reports: Sequence[Report], annotations: Mapping[ReportId, Annotations]
) -> Relations:
    """The relations, from the workspace or made now: no judgement changes them, so that one needs no model."""
    given = digest(*(report.id for report in reports))
    kept = workspace.result("relate", relations_version(), given)
    if kept is not None:
        return unfreeze(kept, Relations)
    relations = relate(
        reports, annotations, before=weighed_before(workspace), keep=lambda found: keep_weighed(workspace, found)
    )
    workspace.keep("relate", relations_version(), given, freeze(relations), of=given)
    return relations


def weighed_before(workspace: Workspace) -> Weighed:
    """What pairs of reports were found to share in the run before, so that only a new report's pairs are weighed."""
    kept = workspace.result("pairs", relations_version(), "all")
    try:
        pairs = () if kept is None else msgspec.msgpack.decode(zlib.decompress(kept), type=Pairs)
    except msgspec.DecodeError:  # kept by a program whose evidence had another shape
        pairs = ()
    return {(a, b): evidence for a, b, evidence in pairs}


def keep_weighed(workspace: Workspace, found: Weighed) -> None:
    """Keep what pairs of reports share, in place of what was kept before."""
    pairs = tuple((a, b, evidence) for (a, b), evidence in found.items())
    workspace.keep("pairs", relations_version(), "all", zlib.compress(msgspec.msgpack.encode(pairs), level=1))


def annotate_all(workspace: Workspace, reports: Sequence[Report], progress: Progress) -> dict[ReportId, Annotations]:
    """The annotations of every report, from the workspace or made now; each batch is kept as soon as it is done."""
    version = annotate_version()
    found = {report.id: workspace.result("annotate", version, report.id) for report in reports}
    missing = [report for report in reports if found[report.id] is None]
    done = len(reports) - len(missing)
    progress("Annotating", done, len(reports))
    for batch in annotated(missing):
        for report, data in batch:
            found[report] = data
            workspace.keep("annotate", version, report, data)
        done += len(batch)
        progress("Annotating", done, len(reports))
    return {report: unfreeze(data, Annotations) for report, data in found.items() if data is not None}


def annotated(reports: Sequence[Report]) -> Iterator[list[tuple[ReportId, bytes]]]:
    """Frozen annotations, batch by batch, in order; by several processes where there is enough to do."""
    batches = [list(reports[start : start + BATCH]) for start in range(0, len(reports), BATCH)]
    cores = os.cpu_count() or 1
    if len(reports) < WORTH_PROCESSES or cores < 2:
        yield from map(annotate_batch, batches)
        return
    with ProcessPoolExecutor(min(cores, len(batches)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(annotate_batch, batches)


def annotate_batch(reports: Iterable[Report]) -> list[tuple[ReportId, bytes]]:
    """Annotate a few reports with this process's models."""
    reports = list(reports)
    language, encoder = models()
    read = [unless_odd(report, doc) for report, doc in zip(reports, parsed(reports, language), strict=True)]
    return [(found.report, freeze(found)) for found in encoded(reports, read, encoder)]


def parsed(reports: Sequence[Report], language: Language) -> list[Doc | None]:
    """The parses, in order; where the language pipeline trips, report by report, and none for the odd one."""
    try:
        return list(language([report.text for report in reports]))
    except Exception:  # whatever it is, one odd report must not cost a person all the others
        if len(reports) == 1:
            LOG.exception(ODD, reports[0].name)
            return [None]
    return [doc for report in reports for doc in parsed([report], language)]


def unless_odd(report: Report, doc: Doc | None) -> Annotations:
    """The report's annotations; none where a stage trips over it, which is logged and leaves the other reports alone."""
    if doc is None:
        return plain(report)
    try:
        return by_rules(report, doc)
    except Exception:  # as above
        LOG.exception(ODD, report.name)
        return plain(report)


def encoded(reports: Sequence[Report], read: Sequence[Annotations], encoder: Encoder) -> tuple[Annotations, ...]:
    """The annotations with their vectors; where the encoder trips, report by report, and none for the odd one."""
    try:
        return with_vectors(reports, read, encoder)
    except Exception:  # as above
        if len(reports) == 1:
            LOG.exception(ODD, reports[0].name)
            return (plain(reports[0]),)
    alone = [encoded([report], [found], encoder) for report, found in zip(reports, read, strict=True)]
    return tuple(found for (found,) in alone)


def plain(report: Report) -> Annotations:
    """No annotations."""
    return Annotations(report.id, (), (), (), (), (), (), (), (), (), b"", b"", b"")


@cache
def models() -> tuple[Language, Encoder]:
    """This process's models, loaded once; the garbage collector need not look at what stays for good."""
    loaded = Language().load(), Encoder().load()
    gc.freeze()
    return loaded


def freeze(value: Annotations | Relations) -> bytes:
    """A value as compressed MessagePack."""
    return zlib.compress(msgspec.msgpack.encode(value), level=1)


def unfreeze(data: bytes, kind: type[Kept]) -> Kept:
    """What ``freeze`` froze."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
