"""annotate: what one report says, and where, before any other report is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from variorum.annotate import boilerplate as _boilerplate
from variorum.annotate import claims as _claims
from variorum.annotate import credits as _credits
from variorum.annotate import mentions as _mentions
from variorum.annotate import parse as _parse
from variorum.annotate import published as _published
from variorum.annotate import quantities as _quantities
from variorum.annotate import quotations as _quotations
from variorum.annotate import times as _times
from variorum.annotate import vectors as _vectors
from variorum.annotate.vectors import with_vectors
from variorum.contained import Contained
from variorum.types import Annotations, Report, ReportId, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from variorum.models import Encoder

Times = tuple[TimeExpression, ...]
STEPS = (_parse, _boilerplate, _mentions, _times, _quantities, _quotations, _credits, _claims, _vectors, _published)
VERSION = ".".join(str(step.VERSION) for step in STEPS)

__all__ = ["VERSION", "annotate", "by_rules", "date_reports", "with_vectors"]


def annotate(report: Report, doc: Doc, encoder: Encoder) -> Annotations:
    """Everything read in one report; ``doc`` is the language pipeline's parse of ``report.text``."""
    (found,) = with_vectors((report,), (by_rules(report, doc),), encoder)
    return found


def by_rules(report: Report, doc: Doc) -> Annotations:
    """What is read in one report without the encoder: all but the vectors."""
    boilerplate = _boilerplate.find_boilerplate(report)
    mentions = _mentions.find_mentions(report, doc, boilerplate)
    times = _times.find_times(report, doc, boilerplate)
    quantities = _quantities.find_quantities(report, doc, times)
    quotations = _quotations.find_quotations(report, doc, mentions, boilerplate)
    credits = _credits.find_credits(report, doc, mentions, quotations, boilerplate)
    claims = _claims.find_claims(report, doc, mentions, quotations, times, quantities, boilerplate)
    tokens = _parse.tokens(report, doc)
    sentences = _parse.sentences(report, doc, boilerplate)
    found = (boilerplate, tokens, sentences, mentions, times, quantities, quotations, credits, claims)
    return Annotations(report.id, *found, b"", b"", b"")


def date_reports(
    reports: Sequence[Report], annotations: Mapping[ReportId, Annotations], contained: Contained | None = None
) -> tuple[tuple[Report, ...], dict[ReportId, Annotations]]:
    """Give each report without a date the range of days it may be of, and its times what they then may mean.

    This needs the whole pile: a report's own words bound its date, and so do the dates of the others. A report over
    which it trips stays without a range, and ``contained`` notes it.
    """
    contained = contained or Contained()
    held = [(report, annotations[report.id].times) for report in reports]
    dated: list[Report] = []
    resolved = dict(annotations)
    for report, times in held:
        if report.published is None:
            others = [other for other in held if other[0].id != report.id]
            part = f"The days on which {report.sigil} may have appeared"
            report, times = contained.instead(part, partial(bounded, report, times, others), (report, times))
            resolved[report.id] = replace(annotations[report.id], times=times)
        dated.append(report)
    return tuple(dated), resolved


def bounded(report: Report, times: Times, others: Sequence[tuple[Report, Times]]) -> tuple[Report, Times]:
    """A report without a date with the days it may be of, and its times as those days have them."""
    days, _ = _published.infer_published_range(report, times, others)
    report = replace(report, published_range=days)
    return report, _published.resolve(report, times)
